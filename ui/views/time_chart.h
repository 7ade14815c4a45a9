#pragma once
// A time axis beside the rows of a table: its head of years, months and weeks as the plan has it, the lines of the status date and of today, moving and
// zooming. What stands on the rows is its user's matter. Not the plan's own chart (gantt_canvas.h), where people edit.

#include <string>
#include <string_view>

#include "ui/frame.h"
#include "ui/views/gantt_layout.h"
#include "ui/widgets/table.h"

namespace pmo::ui {

struct TimeChart {
    gantt::Axis axis;
    bool fit = true;                                 // shows everything, until somebody moves it
    double drag_from = 0;                            // where a drag began
};

// Takes the body's place; while it fits, from the first day to the last with a margin.
void place_time(TimeChart& chart, Box const& body, std::int32_t first_day, std::int32_t last_day);

// One row of cells, two where the head is high enough; their lines go on through the body. Clip to head and body before.
inline constexpr float kTwoRows = 36;
void paint_time_head(Pen const& pen, gantt::Axis const& axis, Box const& head, Box const& body);

// A line at the end of a day with its words at the lower end.
void paint_time_mark(Ui const& ui, gantt::Axis const& axis, std::int32_t day, std::string_view words, bool accent, Box const& body);

// Drag, wheel with Ctrl and arrows move and zoom the axis; the wheel alone scrolls the rows of the table.
struct TimeHands { std::string_view name, summary; float row_height = 28; };
void move_time(Frame& frame, TimeChart& chart, TableState& table, TimeHands const& hands, Box const& body);

// Buttons at the right end of a bar: everything, larger, smaller.
void time_buttons(Frame& frame, TimeChart& chart, Box& bar);

}  // namespace pmo::ui
