#include "core/io/pdf_file.h"

#include "core/base/text.h"

namespace pmo::pdf {

namespace {

std::string padded(std::size_t value, std::size_t width) {
    auto digits = std::to_string(value);
    return std::string(width > digits.size() ? width - digits.size() : 0, '0') + digits;
}

}  // namespace

// The second line tells programs that carry files that these are bytes, not text.
File::File() : m_bytes("%PDF-1.4\n%\xE2\xE3\xCF\xD3\n") {}

int File::reserve() {
    m_places.push_back(0);
    return static_cast<int>(m_places.size());
}

void File::begin(int number) {
    m_places[static_cast<std::size_t>(number - 1)] = m_bytes.size();
    m_bytes += std::to_string(number) + " 0 obj\n";
}

void File::object(int number, std::string_view body) {
    begin(number);
    m_bytes.append(body).append("\nendobj\n");
}

void File::stream(int number, std::string_view data) {
    begin(number);
    m_bytes += "<</Length " + std::to_string(data.size()) + ">>stream\n";
    m_bytes.append(data).append("\nendstream\nendobj\n");
}

std::string File::finish(int catalog, int info) && {
    auto const table = m_bytes.size();
    auto const size = std::to_string(m_places.size() + 1);
    m_bytes += "xref\n0 " + size + "\n0000000000 65535 f \n";
    for (auto const place : m_places) m_bytes += padded(place, 10) + " 00000 n \n";      // twenty bytes each, by the format
    m_bytes += "trailer\n<</Size " + size + "/Root " + reference(catalog) + "/Info " + reference(info) + ">>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
    return std::move(m_bytes);
}

std::string reference(int number) { return std::to_string(number) + " 0 R"; }

void append_hex(std::string& out, unsigned value, int digits) {
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) out += "0123456789ABCDEF"[(value >> shift) & 15];
}

void append_utf16(std::string& hex, char32_t c) {
    if (c < 0x10000) return append_hex(hex, c, 4);
    append_hex(hex, 0xD800 + ((c - 0x10000) >> 10), 4);
    append_hex(hex, 0xDC00 + ((c - 0x10000) & 0x3FF), 4);
}

std::string text_string(std::string_view utf8) {
    std::string hex = "<FEFF";
    while (!utf8.empty()) append_utf16(hex, next_code_point(utf8));
    return hex + '>';
}

}  // namespace pmo::pdf
