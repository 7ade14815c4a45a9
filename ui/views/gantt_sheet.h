#pragma once
// The plan as it goes on paper: table and chart of the lines that are shown, the whole time of the plan on the width of a sheet, as many sheets as lines need,
// each with heading, legend and page number. Geometry is that of the screen's chart (gantt_layout.h).

#include <string>
#include <vector>

#include "core/io/drawing.h"
#include "ui/views/plan_screen.h"

namespace pmo::ui {

enum class Paper : std::uint8_t { a4, a3 };       // landscape

std::vector<DrawPage> gantt_sheets(Frame const& frame, PlanScreen const& screen, Plan const& plan, Paper paper);

// The menu "plan.print.menu" of the toolbar: PDF, a document to print, SVG; each becomes a file.
void print_menu(Frame& frame, PlanScreen const& screen, Plan const& plan);

}  // namespace pmo::ui
