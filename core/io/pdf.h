#pragma once
// Drawings (core/io/drawing.h) as a PDF 1.4 file: boxes, lines and polygons stay vectors, text is drawn by the outlines that are handed in and can be searched
// and copied. No font file is embedded: every character that occurs becomes one glyph of a Type 3 font, with its Unicode beside it. The same pages give the same
// bytes: there is no date in it. Text is set from left to right, a glyph for each character, as on the screen.

#include <span>
#include <string>
#include <string_view>

#include "core/io/drawing.h"
#include "core/io/outlines.h"

namespace pmo {

struct PdfWords { std::string_view language_tag, title; };

// A sheet for each page, of its size; without a page one empty sheet, since a file without any is none. Text may hold anything: invalid UTF-8 becomes U+FFFD,
// control characters are left out.
std::string to_pdf(std::span<DrawPage const> pages, PdfWords const& words, GlyphOutlines const& outlines);

// What no font has, each character once, in the order of the pages. In the file the sign of a missing character stands for it; copied, it is itself.
std::u32string missing_characters(std::span<DrawPage const> pages, GlyphOutlines const& outlines);

}  // namespace pmo
