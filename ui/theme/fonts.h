#pragma once
// The three fonts and the text roles. Loading takes the bytes of font files and never fails loudly: a missing or damaged font is
// reported as a value and the program keeps the best it has. All sizes are CSS pixels of the em square; Dear ImGui's own measure
// (ascent minus descent) is evened out when a font is loaded. Drawing is in ui/theme/draw.h.

#include <cstdint>
#include <span>

#include "imgui.h"

namespace pmo::ui {

// What a piece of text is; size and weight follow.
enum class Type : std::uint8_t { kpi, gauge, title, record, body, strong, small, small_strong, micro, micro_strong };

struct Fonts {
    ImFont* regular = nullptr;
    ImFont* medium = nullptr;   // the regular one when there is no medium
    ImFont* icons = nullptr;    // null: icons are not drawn, names still are
    ImFont* of(Type type) const;
    // All of them are drawn as finely as the screen: Dear ImGui tells the screen's density only to the font that is in use. Once a frame.
    void follow_screen() const;
    static float size_of(Type type);    // em in px
    static float line_of(Type type);    // line height in px
};

enum class FontFault : std::uint8_t { none, missing, damaged, refused };

struct FontReport { FontFault regular = FontFault::none, medium = FontFault::none, icons = FontFault::none; };

// A plain look at the tables, within bounds, before a parser that trusts its input sees them.
FontFault check_font(std::span<std::uint8_t const> bytes, int face);

// Adds the fonts to the current context. Faces are used when the file is a collection (2 is Simplified Chinese in Noto CJK).
Fonts load_fonts(std::span<std::uint8_t const> regular, std::span<std::uint8_t const> medium, std::span<std::uint8_t const> icons,
                 FontReport& report, int face = 2);

// The full character set arrived: it becomes a further source of regular and medium. Call between frames; what is on
// screen is drawn again with the next frame, nothing flickers.
FontFault merge_full_font(Fonts const& fonts, std::span<std::uint8_t const> full_regular, int face = 2);

// Draws a few frequent characters' glyphs into the atlas ahead of need; true while there is more to do. For idle time.
bool warm_fonts(Fonts const& fonts, int& position, int how_many);

}  // namespace pmo::ui
