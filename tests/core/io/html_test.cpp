#include "core/io/html.h"

#include <doctest/doctest.h>

using namespace pmo;

TEST_CASE("text in HTML stays text") {
    CHECK(html_text("<script>alert('x')</script> & \"y\"") == "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;y&quot;");
    CHECK(html_text("a\nb") == "a b");
    CHECK(html_lines("a\nb") == "a<br>b");
    CHECK(html_text(std::string("a\0\x01" "b", 4)) == "ab");
    CHECK(html_text("章程\xFF") == "章程\xEF\xBF\xBD");
    CHECK(html_text("").empty());
}
