#pragma once
// The way through the screen by region: content, inspector, navigation, and content again. Not the order of Tab within them.

#include <vector>

#include "ui/sem/sem.h"

namespace pmo::ui::sem {

// What gets the keyboard when somebody asks for the region after the one that has it: the content's grid, else the first thing in the region that can be used.
// 0: there is nowhere to go.
NodeId next_region(std::vector<Node> const& nodes);

}  // namespace pmo::ui::sem
