#pragma once
// The frame of a PDF file: numbered objects, the table of their places, the trailer. It knows no pages, drawings or fonts.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pmo::pdf {

class File {
public:
    File();
    int reserve();                                   // the number of an object that is written later; each must be
    void object(int number, std::string_view body);
    void stream(int number, std::string_view data);
    int stream(std::string_view data) { auto const number = reserve(); stream(number, data); return number; }
    std::string finish(int catalog, int info) &&;

private:
    void begin(int number);
    std::string m_bytes;
    std::vector<std::size_t> m_places;               // of object n + 1
};

std::string reference(int number);                   // "7 0 R"
void append_utf16(std::string& hex, char32_t c);     // big-endian, as hexadecimal digits
std::string text_string(std::string_view utf8);      // a text for people: UTF-16 with its mark, between < and >
void append_hex(std::string& out, unsigned value, int digits);

}  // namespace pmo::pdf
