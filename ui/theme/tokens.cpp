// The two palettes. Every colour of the interface stands here and nowhere else; contrast figures are in the design
// description and checked again by tests/ui/theme_test.cpp.

#include "ui/theme/theme.h"

namespace pmo::ui {
namespace {

constexpr ImU32 rgb(std::uint32_t hex, std::uint32_t alpha = 255) {
    return IM_COL32((hex >> 16) & 255, (hex >> 8) & 255, hex & 255, alpha);
}

constexpr Theme kLight{
    .dark = false,
    .canvas = rgb(0xF3F5F7), .nav = rgb(0xEBEEF2), .surface = rgb(0xFFFFFF), .sunken = rgb(0xF7F8FA), .raised = rgb(0xFFFFFF),
    .hover = rgb(0xF0F3F7), .pressed = rgb(0xE4E8EE), .selected = rgb(0xE5EDFB), .selected_hover = rgb(0xDAE5F8),
    .nav_selected = rgb(0xFFFFFF), .line = rgb(0xE3E6EB), .line_strong = rgb(0xCDD3DB), .grid = rgb(0xEBEDF1),
    .field = rgb(0xFFFFFF), .field_line = rgb(0xBAC2CD), .scrim = rgb(0x141922, 97), .offset = rgb(0x141E32, 26),
    .text1 = rgb(0x1A1F27), .text2 = rgb(0x454E5B), .text3 = rgb(0x5D6775), .disabled = rgb(0x9AA3AF), .accent = rgb(0x2A5DC0),
    .accent_hover = rgb(0x234FA6), .accent_text = rgb(0x2453AE), .on_accent = rgb(0xFFFFFF), .accent_soft = rgb(0xE5EDFB),
    .accent_line = rgb(0xB4C9F0),
    .green = rgb(0x2B8A5B), .green_text = rgb(0x1B6843), .green_soft = rgb(0xE3F2EA), .green_line = rgb(0xB5DCC7),
    .amber = rgb(0xB07605), .amber_text = rgb(0x7A4D00), .amber_soft = rgb(0xFBF0D6), .amber_line = rgb(0xEBCF8E),
    .red = rgb(0xC8413A), .red_text = rgb(0xA52A23), .red_soft = rgb(0xFBE8E6), .red_line = rgb(0xF0BFBA),
    .red_fill = rgb(0xC8413A), .grey = rgb(0x7C8694), .grey_soft = rgb(0xEEF0F3), .grey_line = rgb(0xD3D8DF),
    .b1 = rgb(0x4C7BD4), .c1 = rgb(0x3A6FD0), .c2 = rgb(0x1B8583), .c3 = rgb(0x7B5BBE), .c4 = rgb(0xB0691C),
    .c5 = rgb(0x5E6C80), .c6 = rgb(0xA9487A), .c7 = rgb(0x5F7F1E), .c8 = rgb(0x2F87B8), .pv = rgb(0x626E7F),
    .ev = rgb(0x2A5DC0), .ac = rgb(0xA65A14), .fc = rgb(0xA65A14),
    .bar_normal = rgb(0xBFD0F1), .bar_normal_done = rgb(0x4676CF), .bar_crit = rgb(0xF2C3BE), .bar_crit_done = rgb(0xC4463D),
    .bar_summary = rgb(0x3D4754), .baseline = rgb(0xB3BBC6), .shade = rgb(0xF3F4F7), .shade_hol = rgb(0xEBEDF2),
    .link = rgb(0x98A2B0), .link_crit = rgb(0xC4463D),
    .h0 = rgb(0xF7F8FA), .h1 = rgb(0xE4EDFB), .h2 = rgb(0xC9DAF6), .h3 = rgb(0xA9C4EF), .h_amber = rgb(0xF7DFA6),
    .h_red = rgb(0xF3B7B0), .m1 = rgb(0xE3F2EA), .m2 = rgb(0xFBF0D6), .m3 = rgb(0xF8DDB4), .m4 = rgb(0xF4BDB6),
};

constexpr Theme kDark{
    .dark = true,
    .canvas = rgb(0x13161A), .nav = rgb(0x0F1215), .surface = rgb(0x1A1E24), .sunken = rgb(0x16191E), .raised = rgb(0x21262E),
    .hover = rgb(0x232932), .pressed = rgb(0x2C333E), .selected = rgb(0x1D2C49), .selected_hover = rgb(0x243557),
    .nav_selected = rgb(0x1D232B), .line = rgb(0x2A3039), .line_strong = rgb(0x3A424E), .grid = rgb(0x252B33),
    .field = rgb(0x14181D), .field_line = rgb(0x464F5C), .scrim = rgb(0x040609, 153), .offset = rgb(0x000000, 102),
    .text1 = rgb(0xE4E7EB), .text2 = rgb(0xB3BBC6), .text3 = rgb(0x8F99A7), .disabled = rgb(0x5C6673), .accent = rgb(0x3C6DD6),
    .accent_hover = rgb(0x3564CB), .accent_text = rgb(0x8FB2F8), .on_accent = rgb(0xFFFFFF), .accent_soft = rgb(0x1D2C49),
    .accent_line = rgb(0x34507F),
    .green = rgb(0x45AE7D), .green_text = rgb(0x79CDA4), .green_soft = rgb(0x17302A), .green_line = rgb(0x2A5545),
    .amber = rgb(0xD7A03A), .amber_text = rgb(0xE5BB66), .amber_soft = rgb(0x352A14), .amber_line = rgb(0x5E4A1F),
    .red = rgb(0xE0655D), .red_text = rgb(0xF3988F), .red_soft = rgb(0x3B1F1F), .red_line = rgb(0x6B3431),
    .red_fill = rgb(0xC5483F), .grey = rgb(0x7D8796), .grey_soft = rgb(0x252B33), .grey_line = rgb(0x3A424E),
    .b1 = rgb(0x4C78CC), .c1 = rgb(0x6B9BF2), .c2 = rgb(0x45B3AE), .c3 = rgb(0xA78BE8), .c4 = rgb(0xDB964C),
    .c5 = rgb(0x8F9DB0), .c6 = rgb(0xD97BAB), .c7 = rgb(0x9BBB55), .c8 = rgb(0x5FB3DE), .pv = rgb(0x8F9BAB),
    .ev = rgb(0x7BA5F5), .ac = rgb(0xE09A52), .fc = rgb(0xE09A52),
    .bar_normal = rgb(0x2C4270), .bar_normal_done = rgb(0x5583DA), .bar_crit = rgb(0x5A2C2B), .bar_crit_done = rgb(0xD9645C),
    .bar_summary = rgb(0xA3ADBA), .baseline = rgb(0x566070), .shade = rgb(0x1F242B), .shade_hol = rgb(0x282E37),
    .link = rgb(0x6B7684), .link_crit = rgb(0xE0655D),
    .h0 = rgb(0x16191E), .h1 = rgb(0x1B2740), .h2 = rgb(0x22365E), .h3 = rgb(0x2B477F), .h_amber = rgb(0x4A3A17),
    .h_red = rgb(0x5C2B2A), .m1 = rgb(0x17302A), .m2 = rgb(0x352A14), .m3 = rgb(0x4A3415), .m4 = rgb(0x5A2A29),
};

}  // namespace

Theme const& light_theme() { return kLight; }
Theme const& dark_theme() { return kDark; }

}  // namespace pmo::ui
