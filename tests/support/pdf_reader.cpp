#include "tests/support/pdf_reader.h"

#include <cstdlib>
#include <set>
#include <sstream>

#include "core/base/text.h"

namespace pmo::test {

namespace {

std::string_view between(std::string_view text, std::string_view open, std::string_view close) {
    auto const from = text.find(open);
    if (from == std::string_view::npos) return {};
    text.remove_prefix(from + open.size());
    return text.substr(0, text.find(close));
}

std::vector<std::string> words(std::string_view text) {
    std::istringstream in{std::string(text)};
    std::vector<std::string> out;
    for (std::string word; in >> word;) out.push_back(word);
    return out;
}

double number(std::string const& word) { return std::strtod(word.c_str(), nullptr); }
unsigned hex(std::string_view digits) { return static_cast<unsigned>(std::strtoul(std::string(digits).c_str(), nullptr, 16)); }

std::string from_utf16(std::string_view digits) {
    std::string out;
    for (std::size_t i = 0; i + 4 <= digits.size(); i += 4) {
        char32_t c = hex(digits.substr(i, 4));
        if (c >= 0xD800 && c < 0xDC00 && i + 8 <= digits.size()) c = 0x10000 + ((c - 0xD800) << 10) + (hex(digits.substr(i += 4, 4)) - 0xDC00);
        append_code_point(out, c);
    }
    return out;
}

}  // namespace

PdfReader::PdfReader(std::string_view bytes) : m_bytes(bytes) {
    if (!bytes.starts_with("%PDF-1.4\n%\xE2\xE3\xCF\xD3\n")) fault("no header");
    read_table();
    auto const catalog = object(reference(m_trailer, "/Root "));
    m_language = between(catalog, "/Lang(", ")");
    m_title = from_utf16(between(object(reference(m_trailer, "/Info ")), "/Title<FEFF", ">"));
    auto const tree = object(reference(catalog, "/Pages "));
    read_fonts(between(tree, "/Font<<", ">>"));
    auto const kids = words(between(tree, "/Kids[", "]"));
    for (std::size_t i = 0; i + 2 < kids.size(); i += 3) read_page(std::atoi(kids[i].c_str()));
    if (words(between(tree, "/Count ", "/")) != std::vector{std::to_string(m_pages.size())}) fault("the count of pages is wrong");
}

void PdfReader::read_table() {
    auto const start = m_bytes.rfind("startxref\n");
    if (start == std::string_view::npos || !m_bytes.ends_with("\n%%EOF\n")) return fault("no end");
    auto const place = static_cast<std::size_t>(std::strtoul(std::string(m_bytes.substr(start + 10)).c_str(), nullptr, 10));
    if (place >= m_bytes.size() || !m_bytes.substr(place).starts_with("xref\n0 ")) return fault("no table where the end says");
    m_trailer = m_bytes.substr(m_bytes.find("trailer\n", place));
    auto const count = static_cast<int>(number(std::string(m_bytes.substr(place + 7))));
    if (between(m_trailer, "/Size ", "/") != std::to_string(count)) fault("the trailer has another size than the table");
    auto at = m_bytes.find('\n', place + 7) + 1;
    if (m_bytes.substr(at, 20) != "0000000000 65535 f \n") fault("the table does not begin with the free entry");
    for (int n = 1; n < count; ++n) {
        auto const entry = m_bytes.substr(at += 20, 20);
        auto const begin = static_cast<std::size_t>(number(std::string(entry.substr(0, 10))));
        if (!entry.ends_with(" 00000 n \n") || !m_bytes.substr(begin).starts_with(std::to_string(n) + " 0 obj\n")) fault("object " + std::to_string(n) + " is not at its place");
        m_places[n] = begin + std::to_string(n).size() + 7;
    }
    if (m_bytes.substr(at + 20, 8) != "trailer\n") fault("the table is longer than it says");
}

std::string_view PdfReader::object(int n) {
    auto const found = m_places.find(n);
    if (found == m_places.end()) { fault("no object " + std::to_string(n)); return {}; }
    auto const body = m_bytes.substr(found->second);
    return body.substr(0, body.find("endobj\n"));
}

std::string_view PdfReader::stream(int n) {
    auto const body = object(n);
    auto const length = static_cast<std::size_t>(number(std::string(between(body, "<</Length ", ">>"))));
    auto const begin = body.find("stream\n");
    if (begin == std::string_view::npos || body.substr(std::min(body.size(), begin + 7 + length)) != "\nendstream\n") { fault("stream " + std::to_string(n) + " has another length"); return {}; }
    return body.substr(begin + 7, length);
}

int PdfReader::reference(std::string_view body, std::string_view key) {
    auto const found = words(between(body, key, "/"));
    if (found.size() < 3 || !found[2].starts_with("R")) { fault("no reference " + std::string(key)); return 0; }
    return std::atoi(found[0].c_str());
}

void PdfReader::read_fonts(std::string_view resources) {
    auto const parts = words(resources);
    std::string name;
    for (std::size_t i = 0; i + 2 < parts.size(); i += 3) {      // "/F0 9 0 R/F1 12 0 R"
        if (i == 0) { name = parts[0]; }
        auto const n = std::atoi(parts[i + 1].c_str());
        m_fonts[name] = read_font(n);
        auto const& end = parts[std::min(i + 3, parts.size() - 1)];
        name = end.size() > 1 ? end.substr(1) : std::string{};
    }
}

PdfReader::Font PdfReader::read_font(int n) {
    auto const body = object(n);
    Font font;
    for (auto const& word : words(between(body, "/Widths[", "]"))) font.widths.push_back(number(word));
    font.characters.resize(font.widths.size());
    if (font.widths.empty() || font.widths.size() > 256 || number(std::string(between(body, "/LastChar ", "/"))) != static_cast<double>(font.widths.size() - 1)) fault("a font whose widths are not those of its codes");
    auto const streams = between(body, "/CharProcs<<", ">>");
    std::set<int> outlines;
    for (std::size_t code = 0; code < font.widths.size(); ++code) {
        auto const outline = reference(std::string(streams) + "/", "/g" + std::to_string(code) + ' ');
        auto const drawn = stream(outline);
        if (number(std::string(drawn)) != font.widths[code] || drawn.find(" d1\n") == std::string_view::npos) fault("a glyph with another width than its font says");
        outlines.insert(outline);
    }
    m_glyphs += outlines.size();
    for (auto rest = stream(reference(body, "/ToUnicode ")); !rest.empty();) {
        auto const line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        auto const code = hex(between(line, "<", ">"));
        if (line.starts_with("<") && line.find("><") == 3 && line != "<00><FF>" && code < font.characters.size()) font.characters[code] = from_utf16(between(line, "><", ">"));
    }
    return font;
}

void PdfReader::read_page(int n) {
    auto const body = object(n);
    auto const box = words(between(body, "/MediaBox[", "]"));
    if (box.size() != 4) return fault("a page without a size");
    PdfPage page{.width = number(box[2]), .height = number(box[3]), .content = std::string(stream(reference(body, "/Contents "))), .texts = {}};
    read_texts(page);
    m_pages.push_back(std::move(page));
}

void PdfReader::read_texts(PdfPage& page) {
    Font const* font = nullptr;
    std::vector<std::string> before;
    for (auto const& word : words(page.content)) {
        if (word == "BT") page.texts.push_back({.text = {}});
        else if (word == "Tm" && before.size() >= 2) { page.texts.back().y = number(before.back()); page.texts.back().x = number(before[before.size() - 2]); }
        else if (word == "Tf" && before.size() >= 2) {
            auto const found = m_fonts.find(before[before.size() - 2]);
            if (found == m_fonts.end()) fault("no font " + before[before.size() - 2]);
            font = found == m_fonts.end() ? nullptr : &found->second;
            page.texts.back().size = number(before.back());
        } else if (word == "Tj" && font) {
            auto const digits = between(before.back(), "<", ">");
            for (std::size_t i = 0; i + 2 <= digits.size(); i += 2) {
                auto const code = hex(digits.substr(i, 2));
                if (code >= font->characters.size() || font->characters[code].empty()) { fault("a code without a character"); continue; }
                page.texts.back().text += font->characters[code];
                page.texts.back().width += font->widths[code] * page.texts.back().size / 1000;
            }
        }
        before.push_back(word);
    }
}

bool PdfReader::has(std::string_view text) const {
    for (auto const& page : m_pages)
        for (auto const& one : page.texts)
            if (one.text.find(text) != std::string::npos) return true;
    return false;
}

}  // namespace pmo::test
