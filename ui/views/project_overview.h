#pragma once
// The first tab of a project: its figures, what comes next, and what needs somebody. Everything is read from the plan and the registers; each
// line leads to its record. It keeps nothing but what is costly to find.

#include <vector>

#include "core/project/lesson_match.h"
#include "ui/frame.h"
#include "ui/views/remember.h"

namespace pmo::ui {

// Kept by the view from frame to frame.
struct OverviewMemory { Remembered<std::vector<LessonFit>> lessons; };

void draw_project_overview(Frame& frame, Box area, Id project, OverviewMemory& memory);

}  // namespace pmo::ui
