#pragma once
// Arithmetic on two versions of a text: where they differ, and offsets in UTF-8 against UTF-16. No browser, no Dear ImGui.

#include <cstddef>
#include <string>
#include <string_view>

namespace pmo::shell {

// Replacing bytes [begin, end) of the old text by `text` gives the new one.
struct Replacement {
    std::size_t begin = 0, end = 0;
    std::string text;
    bool empty() const { return begin == end && text.empty(); }
};

// `caret` (bytes into `now`) tells where an insertion among equal characters happened: what is behind it was there before.
Replacement difference(std::string_view before, std::string_view now, std::size_t caret);

std::size_t utf16_length(std::string_view utf8);                          // of the whole text
std::size_t utf8_offset(std::string_view utf8, std::size_t utf16_units);  // never inside a character

// What a Chinese input method puts where a number is wanted: 。 is a decimal point, full-width forms are their ASCII twins.
std::string with_ascii_numerals(std::string_view text);

}  // namespace pmo::shell
