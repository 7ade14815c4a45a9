#pragma once
// The order in which Tab goes through a screen. Dear ImGui goes in the order of drawing, and toolbars are drawn from both ends; people expect the order in
// which they read. So of what is drawn one after the other, whatever stands on one line is sorted from left to right; lines, cards and panels stay in the
// order of drawing. It knows rectangles only; moving the keyboard there is Dear ImGui's matter.

#include <span>
#include <vector>

#include "ui/theme/draw.h"

namespace pmo::ui {

struct TabStop {
    ImGuiID id = 0;
    ImGuiID root = 0;                            // the window with its panels: popups and dialogs have an order of their own
    Box box;
};

// Stops of equal heights, roughly: a tall table beside a button is not a line.
void sort_lines(std::vector<TabStop>& stops);

// The stop after (way 1) or before (-1) `from` among those of its root, round and round; 0: `from` is none of them.
ImGuiID next_stop(std::span<TabStop const> stops, ImGuiID from, int way);

}  // namespace pmo::ui
