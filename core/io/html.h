#pragma once
// Text made safe for HTML, whatever it holds: a name with a script in it stays a name. Not a builder of documents.

#include <string>
#include <string_view>

namespace pmo {

std::string html_text(std::string_view text);        // & < > " ' escaped, control characters dropped, invalid UTF-8 repaired
std::string html_lines(std::string_view text);       // the same, and line ends become <br>

}  // namespace pmo
