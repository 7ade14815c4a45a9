#include "core/io/html.h"
#include "core/io/html_page.h"

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

TEST_CASE("a page of HTML escapes every text it is given, wherever it stands") {
    std::string const evil = "<b>\"&'";
    HtmlPage page("en", evil);
    page.section(evil);
    page.paragraph(evil + "\nmore");
    page.note(evil);
    std::pair<std::string, std::string> const facts[] = {{evil, evil}, {"left out", ""}};
    page.facts(facts);
    std::string const items[] = {evil};
    page.list(items);
    page.signatures(facts);
    page.table({evil});
    page.row({evil}, true);
    page.end_table();
    auto const html = std::move(page).finish();
    CHECK(html.find("<b>") == std::string::npos);
    CHECK(html.find("&lt;b&gt;&quot;&amp;&#39;<br>more</p>") != std::string::npos);
    std::size_t told = 0;
    for (auto at = html.find("&lt;b&gt;"); at != std::string::npos; at = html.find("&lt;b&gt;", at + 1)) ++told;
    CHECK(told == 12);                                // title, heading, section, paragraph, note, two of facts, item, two of signatures, head, cell
    CHECK(html.find("<th>left out</th>") == std::string::npos);
    CHECK(html.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
    CHECK(html.ends_with("</body>\n</html>\n"));
}
