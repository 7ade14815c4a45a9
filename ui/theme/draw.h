#pragma once
// Drawing helpers on ImDrawList: boxes, text by role, icons, status shapes, lines. The calls whose parameters changed between
// Dear ImGui 1.92.2 and 1.92.9 are made here only. Nothing here is interactive and nothing here tells the semantic tree;
// widgets (ui/widgets) do both.

#include <string>
#include <string_view>
#include <vector>

#include "imgui.h"
#include "ui/sem/sem.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

namespace pmo::ui {

// A rectangle with the cuts that layouts are made of. `cut_*` takes a strip off and returns it.
struct Box {
    float x = 0, y = 0, w = 0, h = 0;
    float right() const { return x + w; }
    float bottom() const { return y + h; }
    float cx() const { return x + w * 0.5f; }
    float cy() const { return y + h * 0.5f; }
    ImVec2 min() const { return {x, y}; }
    ImVec2 max() const { return {x + w, y + h}; }
    bool empty() const { return w <= 0 || h <= 0; }
    bool contains(ImVec2 p) const { return p.x >= x && p.y >= y && p.x < x + w && p.y < y + h; }
    Box inset(float all) const { return {x + all, y + all, w - 2 * all, h - 2 * all}; }
    Box inset(float dx, float dy) const { return {x + dx, y + dy, w - 2 * dx, h - 2 * dy}; }
    Box moved(float dx, float dy) const { return {x + dx, y + dy, w, h}; }
    Box clipped(Box const& other) const;
    Box cut_left(float width, float gap = 0);
    Box cut_right(float width, float gap = 0);
    Box cut_top(float height, float gap = 0);
    Box cut_bottom(float height, float gap = 0);
    // The i-th of n equal columns (rows) with a gap between them, on whole pixels.
    Box column(int i, int n, float gap) const;
    Box row(int i, int n, float gap) const;
    bool operator==(Box const&) const = default;
};

sem::Rect to_rect(Box const& box);

enum class Align : std::uint8_t { left, centre, right };

// A target to draw on, with what drawing needs. Cheap to copy.
struct Pen {
    ImDrawList* list = nullptr;
    Theme const* theme = nullptr;
    Fonts fonts;

    // Filled and outlined boxes; coordinates are rounded to whole pixels.
    void fill(Box box, ImU32 color, float radius = 0) const;
    void outline(Box box, ImU32 color, float radius = 0, float thickness = 1) const;
    void panel(Box box, ImU32 background, ImU32 border, float radius) const;
    void floating(Box box, float radius) const;                       // offset rectangle, raised surface, strong border
    void ring(Box box, float radius, float gap, ImU32 color) const;   // 2 px focus or error ring, `gap` outside the box
    void line_h(float x0, float x1, float y, ImU32 color) const;      // 1 px
    void line_v(float x, float y0, float y1, ImU32 color) const;
    void line(ImVec2 a, ImVec2 b, ImU32 color, float thickness = 1) const;
    void dashed(ImVec2 a, ImVec2 b, ImU32 color, float on, float off, float thickness = 1) const;
    void dashed_outline(Box box, ImU32 color, float on = 4, float off = 3) const;
    void polyline(ImVec2 const* points, int count, ImU32 color, float thickness, float on = 0, float off = 0) const;

    // Text. Positions are rounded; `cy` is the centre line of the row the text stands in.
    void text(float x, float cy, ImU32 color, Type type, std::string_view text) const;
    // Within a box, vertically centred, with an ellipsis when it does not fit. Returns true when it was cut.
    bool text(Box const& box, ImU32 color, Type type, std::string_view text, Align align = Align::left) const;
    void lines(float x, float y, ImU32 color, Type type, std::vector<std::string_view> const& lines) const;
    float width(Type type, std::string_view text) const;
    std::vector<std::string_view> wrap(Type type, std::string_view text, float width) const;  // Chinese line-break rules

    void icon(float x, float cy, Icon icon, ImU32 color, float size = metric::icon_default) const;

    // Shapes around a centre.
    enum class Health : std::uint8_t { none, green, amber, red };
    void health(ImVec2 centre, Health health) const;                  // circle, triangle, diamond, ring
    void triangle_up(ImVec2 centre, float width, float height, ImU32 color) const;
    void triangle_down(ImVec2 centre, float width, float height, ImU32 color) const;
    void diamond(ImVec2 centre, float size, ImU32 color) const;
    void diamond_outline(ImVec2 centre, float size, ImU32 color, float thickness = 1) const;
    void circle(ImVec2 centre, float radius, ImU32 color) const;
    void circle_outline(ImVec2 centre, float radius, ImU32 color, float thickness = 1) const;
    void corner_flag(Box const& box, ImU32 color, int which = 0) const;   // a small triangle in the upper right corner
    void hatch(Box const& box, ImU32 color) const;
    void arc(ImVec2 centre, float radius, float from, float to, ImU32 color, float thickness) const;
};

using Health = Pen::Health;

float text_width(Fonts const& fonts, Type type, std::string_view text);
std::string shorten(Fonts const& fonts, Type type, std::string_view text, float width);   // with … at the end if cut
std::vector<std::string_view> wrap_text(Fonts const& fonts, Type type, std::string_view text, float width);

}  // namespace pmo::ui
