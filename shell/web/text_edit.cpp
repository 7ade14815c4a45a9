#include "shell/web/text_edit.h"

#include <algorithm>

namespace pmo::shell {
namespace {

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

std::size_t units(char lead)   // UTF-16 units of the character that begins with this byte
{
    return static_cast<unsigned char>(lead) >= 0xF0 ? 2 : 1;
}

}  // namespace

Replacement difference(std::string_view before, std::string_view now, std::size_t caret)
{
    std::size_t const shorter = std::min(before.size(), now.size());
    std::size_t suffix = 0;
    std::size_t const behind_caret = caret <= now.size() ? now.size() - caret : 0;
    while (suffix < std::min(shorter, behind_caret) && before[before.size() - 1 - suffix] == now[now.size() - 1 - suffix]) ++suffix;
    std::size_t prefix = 0;
    while (prefix < shorter - suffix && before[prefix] == now[prefix]) ++prefix;
    while (suffix < shorter - prefix && before[before.size() - 1 - suffix] == now[now.size() - 1 - suffix]) ++suffix;
    // Whole characters only.
    while (prefix > 0 && ((prefix < before.size() && continues(before[prefix])) || (prefix < now.size() && continues(now[prefix])))) --prefix;
    while (suffix > 0 && (continues(before[before.size() - suffix]) || continues(now[now.size() - suffix]))) --suffix;
    return {prefix, before.size() - suffix, std::string(now.substr(prefix, now.size() - suffix - prefix))};
}

std::size_t utf16_length(std::string_view utf8)
{
    std::size_t length = 0;
    for (char c : utf8) if (!continues(c)) length += units(c);
    return length;
}

std::size_t utf8_offset(std::string_view utf8, std::size_t utf16_units)
{
    std::size_t at = 0, seen = 0;
    while (at < utf8.size() && seen < utf16_units) {
        seen += units(utf8[at]);
        do ++at; while (at < utf8.size() && continues(utf8[at]));
    }
    return at;
}

std::string with_ascii_numerals(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        std::string_view const three = text.substr(i, 3);
        if (three == "\xE3\x80\x82" || three == "\xEF\xBD\xA1") { out += '.'; i += 3; continue; }    // 。 and its half-width form
        if (three.size() == 3 && three[0] == '\xEF' && (three[1] == '\xBC' || three[1] == '\xBD')) {
            unsigned const code = 0xF000U | (unsigned(three[1] & 0x3F) << 6) | unsigned(three[2] & 0x3F);
            if (code >= 0xFF01 && code <= 0xFF5E) { out += char(code - 0xFF01 + '!'); i += 3; continue; }
        }
        out += text[i++];
    }
    return out;
}

}  // namespace pmo::shell
