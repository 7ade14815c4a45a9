#pragma once
// The letters of a PDF file: each character that is asked for gets a place in a Type 3 font of 256 places; its glyph is a stream of its outline, once for all
// places that look the same. ToUnicode maps say which character a place is.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/outlines.h"
#include "core/io/pdf_file.h"

namespace pmo::pdf {

// The characters of a text that take a place on paper: line ends and tabs are blanks; control characters, marks of direction, joiners and variation
// selectors are none.
std::u32string drawn_characters(std::string_view utf8);

class Fonts {
public:
    static constexpr std::uint32_t kPlaces = 256;
    struct Place {
        std::uint32_t font = 0, code = 0;
        int advance = 0;                             // thousandths of the em
    };

    Fonts(GlyphOutlines const& outlines, File& file) : m_outlines(outlines), m_file(file) {}
    Place place(char32_t character, bool bold);      // writes the glyph when it is new
    std::string resources();                         // writes the fonts; the dictionary that names them: /F0, /F1 …

private:
    struct Bounds { int left = 0, bottom = 0, right = 0, top = 0; };
    struct Glyph { char32_t character = 0; int stream = 0, advance = 0; Bounds bounds{}; };
    void add(char32_t character, GlyphOutline const& outline);
    int write_font(std::size_t first, std::size_t last);
    std::string unicodes(std::size_t first, std::size_t last) const;

    GlyphOutlines const& m_outlines;
    File& m_file;
    std::vector<Glyph> m_glyphs;                     // place n is code n % 256 of font n / 256
    std::map<std::uint32_t, std::uint32_t> m_places; // by character and weight
    std::map<std::string, int> m_streams;            // of outlines that are written
};

}  // namespace pmo::pdf
