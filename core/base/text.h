#pragma once
// UTF-8 text: validity, folding for search, trimming. Not a collation and not a translation.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pmo {

bool valid_utf8(std::string_view text);
std::string repair_utf8(std::string_view text);               // invalid bytes become U+FFFD
char32_t next_code_point(std::string_view& text);             // consumes one; U+FFFD and one byte when invalid
void append_code_point(std::string& text, char32_t c);
std::size_t code_points(std::string_view text);
std::string_view first_code_points(std::string_view text, std::size_t n);

// For comparing what people type: ASCII and Latin letters in lower case without accents, full-width forms narrow,
// Chinese punctuation as ASCII, white space as one blank.
std::string fold(std::string_view text);
std::string_view trim(std::string_view text);                 // ASCII white space and U+3000
std::vector<std::string_view> split(std::string_view text, char separator);

// "{0} of {1}" with arguments; a placeholder without an argument stays as it is.
std::string fill(std::string_view pattern, std::vector<std::string> const& args);

}  // namespace pmo
