// Small pieces of XML as text, between the reader, the writer and the cells that carry what no field holds. Only elements and
// text, no attributes, prefixes, comments: that is all Microsoft Project's files say anything with.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pmo::mspdi {

// Text between tags: escaped, without the characters that XML forbids, a carriage return as a reference so that it survives.
void append_text(std::string& out, std::string_view text);

// <name>content</name>; the content is XML already.
void append_element(std::string& out, std::string_view name, std::string_view content);

// A letter or underscore, then letters, digits, '_', '-', '.', all ASCII.
bool is_plain_name(std::string_view name);

// The next top element of XML that append_element and the reader have written, taken from the front of `xml`; false at the end and
// at what is not such XML.
struct Piece {
    std::string_view name;
    std::string_view content;
    std::string_view whole;
};
bool next_piece(std::string_view& xml, Piece& piece);

// The same without the top elements of that name.
std::string without(std::string_view xml, std::string_view name);

} // namespace pmo::mspdi
