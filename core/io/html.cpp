#include "core/io/html.h"

#include "core/base/text.h"

namespace pmo {

namespace {

std::string escape(std::string_view text, std::string_view line_end) {
    std::string out;
    for (char const c : repair_utf8(text)) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            case '\n': out += line_end; break;
            default:
                if (static_cast<unsigned char>(c) >= 0x20 || c == '\t') out += c;
        }
    }
    return out;
}

}  // namespace

std::string html_text(std::string_view text) { return escape(text, " "); }
std::string html_lines(std::string_view text) { return escape(text, "<br>"); }

}  // namespace pmo
