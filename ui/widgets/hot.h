#pragma once
// An interactive area for what only one screen has: a heat cell, a Gantt bar, a chip in the risk matrix. The screen draws, this
// does hit test, keyboard, focus ring and the semantic node. Use a ready widget where there is one.

#include "ui/widgets/ui.h"

namespace pmo::ui {

struct HotSpec {
    std::string_view id = {};
    std::string_view name = {};                     // never empty
    std::string_view value = {}, description = {};
    sem::Role role = sem::Role::button;
    std::uint32_t state = 0;                   // sem::State bits
    Box at = {};
    float ring_radius = 4;
    bool disabled = false;
    bool arrows = false;                       // takes the arrow keys while it has the keyboard: Hot::dx and dy
    bool drag = false;                         // wants press-move-release; a click is still a click when nothing moved
    bool tab_stop = true;                      // false: not in the Tab order (many cells in one grid)
    bool overlap = false;                      // other hot areas may lie on it
    std::int32_t level = 0, row = 0, rows = 0, column = 0, columns = 0;
    ImGuiMouseCursor cursor = ImGuiMouseCursor_None;   // None: an arrow
};

struct Hot {
    ImGuiID id = 0;
    bool visible = false;                      // inside the clip rectangle: worth drawing
    bool hovered = false, held = false, focused = false;
    bool clicked = false, double_clicked = false, context = false;   // context: right button or the menu key
    bool drag_started = false, dragging = false, dropped = false, cancelled = false;  // Esc cancels a drag
    ImVec2 drag = {0, 0};                      // way since the press
    int dx = 0, dy = 0;                        // arrow keys of this frame: +1 is right and down
    std::optional<int> step = {};                   // +1/-1 from arrows (spinbutton, slider) or assistive technology
};

Hot hot_area(Ui& ui, HotSpec const& spec);

// A node for something drawn that is not interactive: an image with a text summary, a cell.
struct SaySpec {
    std::string_view id = {};
    sem::Role role = sem::Role::text;
    std::string_view name = {}, value = {}, description = {};
    std::uint32_t state = 0;
    Box at = {};
    std::int32_t level = 0, row = 0, rows = 0, column = 0, columns = 0;
};
void say(Ui& ui, SaySpec const& spec);

}  // namespace pmo::ui
