#include "core/io/mspdi_xml.h"

namespace pmo::mspdi {

namespace {

bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
}

// U+FFFE and U+FFFF, and surrogates that somebody has written as UTF-8.
bool is_forbidden(std::string_view at)
{
    auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(at[i]); };
    if (at.size() < 3)
        return false;
    return (byte(0) == 0xEF && byte(1) == 0xBF && byte(2) >= 0xBE) || (byte(0) == 0xED && byte(1) >= 0xA0);
}

} // namespace

void append_text(std::string& out, std::string_view text)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        char const c = text[i];
        auto const byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 && is_forbidden(text.substr(i))) {
            i += 2;
            continue;
        }
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '\r': out += "&#13;"; break;
        default:
            if (byte >= 0x20 || c == '\n' || c == '\t')
                out += c;
        }
    }
}

void append_element(std::string& out, std::string_view name, std::string_view content)
{
    out += '<';
    out += name;
    out += '>';
    out += content;
    out += "</";
    out += name;
    out += '>';
}

bool is_plain_name(std::string_view name)
{
    if (name.empty() || name.size() > 128 || !is_letter(name[0]))
        return false;
    for (char const c : name)
        if (!is_letter(c) && !(c >= '0' && c <= '9') && c != '-' && c != '.')
            return false;
    return true;
}

bool next_piece(std::string_view& xml, Piece& piece)
{
    if (xml.size() < 2 || xml[0] != '<')
        return false;
    auto const name_end = xml.find('>');
    if (name_end == std::string_view::npos)
        return false;
    std::string_view const name = xml.substr(1, name_end - 1);
    if (!is_plain_name(name))
        return false;
    // Elements of the same name may lie inside: count them.
    int depth = 1;
    for (std::size_t i = xml.find('<', name_end); i != std::string_view::npos; i = xml.find('<', i + 1)) {
        bool const closing = xml.substr(i + 1).starts_with('/');
        std::string_view const rest = xml.substr(i + (closing ? 2 : 1));
        if (!rest.starts_with(name) || rest.size() <= name.size() || rest[name.size()] != '>')
            continue;
        depth += closing ? -1 : 1;
        if (depth > 0)
            continue;
        auto const end = i + name.size() + 3;
        piece = {name, xml.substr(name_end + 1, i - name_end - 1), xml.substr(0, end)};
        xml.remove_prefix(end);
        return true;
    }
    return false;
}

std::string without(std::string_view xml, std::string_view name)
{
    std::string out;
    for (Piece piece; next_piece(xml, piece);)
        if (piece.name != name)
            out += piece.whole;
    return out;
}

} // namespace pmo::mspdi
