#pragma once
// Colours and sizes by meaning. A screen takes `theme.red_text`, never a number; two palettes and one pointer make the switch.
// Not a place for drawing (ui/theme/draw.h) or fonts (ui/theme/fonts.h).

#include <cstdint>

#include "imgui.h"

namespace pmo::ui {

struct Theme {
    bool dark = false;
    // Surfaces and lines
    ImU32 canvas, nav, surface, sunken, raised, hover, pressed, selected, selected_hover, nav_selected, line,
        line_strong, grid, field, field_line, scrim, offset;
    // Text and accent
    ImU32 text1, text2, text3, disabled, accent, accent_hover, accent_text, on_accent, accent_soft, accent_line;
    // Status: shape, text, background, border
    ImU32 green, green_text, green_soft, green_line, amber, amber_text, amber_soft, amber_line, red, red_text,
        red_soft, red_line, red_fill, grey, grey_soft, grey_line;
    // Chart series; planned value, earned value, actual cost, forecast
    ImU32 b1, c1, c2, c3, c4, c5, c6, c7, c8, pv, ev, ac, fc;
    // Gantt
    ImU32 bar_normal, bar_normal_done, bar_crit, bar_crit_done, bar_summary, baseline, shade, shade_hol, link,
        link_crit;
    // Heat map and risk matrix
    ImU32 h0, h1, h2, h3, h_amber, h_red, m1, m2, m3, m4;
};

Theme const& light_theme();
Theme const& dark_theme();
Theme strong_contrast(Theme theme);  // the setting: fields and lines get a border of at least 3:1

// Sizes in CSS pixels.
namespace metric {
inline constexpr float gap = 4, space = 8, space_card = 12, space_page = 16, space_wide = 20, space_section = 24;
inline constexpr float radius_bar = 2, radius_cell = 3, radius_badge = 4, radius_field = 5, radius_button = 6, radius_card = 8,
                       radius_modal = 10;
inline constexpr float row_compact = 24, row_default = 28, row_relaxed = 32, row_two_lines = 48;
inline constexpr float control = 28, control_small = 24;
inline constexpr float icon_badge = 12, icon_field = 14, icon_default = 16, icon_rail = 18, icon_modal = 20, icon_empty = 24;
inline constexpr float top_bar = 44, project_header = 40, page_header = 48, tabs = 36, tabs_small = 32, toolbar = 40, card_header = 36,
                       table_header = 28, status_bar = 24;
inline constexpr float nav = 208, nav_rail = 48, inspector = 340, inspector_min = 300, inspector_max = 480;
inline constexpr float form_label = 76, form_gap = 6;
}  // namespace metric

enum class Density : std::uint8_t { compact, standard, relaxed };
float row_height(Density density);

// Fills the style of the current Dear ImGui context. Call at start and when the theme changes.
void apply(Theme const& theme, ImGuiStyle& style);

// A colour with another opacity, 0 to 255.
constexpr ImU32 with_alpha(ImU32 color, int alpha) {
    return (color & ~IM_COL32_A_MASK) | (static_cast<ImU32>(alpha) << IM_COL32_A_SHIFT);
}

// WCAG contrast ratio of two opaque colours; tests and the settings page use it.
float contrast(ImU32 a, ImU32 b);

}  // namespace pmo::ui
