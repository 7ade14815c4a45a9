#pragma once
// The first tab of a project: its figures, what comes next, and what needs somebody. Everything is read from the plan and the registers; each
// line leads to its record. It keeps no state.

#include "ui/frame.h"

namespace pmo::ui {

void draw_project_overview(Frame& frame, Box area, Id project);

}  // namespace pmo::ui
