#pragma once
// What painting the chart (gantt_draw.cpp) and reading the pointer on it (gantt_input.cpp) share in one frame. Not for anyone else.

#include <algorithm>
#include <vector>

#include "ui/views/plan_screen.h"

namespace pmo::ui::gantt {

struct Canvas {
    Frame& frame;
    PlanScreen& screen;
    Plan const& plan;
    TableEvents const& events;
    Box header, body;
    Axis axis;
    RowShape shape;
    std::int32_t first = 0, last = -1;       // lines that are drawn
    std::vector<Bar> bars;                   // of those lines
    std::vector<std::int32_t> tasks{};       // those lines without headings

    Pen pen() const { return frame.ui.pen(); }
    Theme const& theme() const { return frame.ui.theme(); }
    float top(std::int64_t line) const { return row_y(screen.table, events, line); }
    Bar const& bar(std::int32_t line) const { return bars[static_cast<std::size_t>(line - first)]; }
    bool visible(std::int32_t line) const { return line >= first && line <= last; }
    bool heading(std::int32_t line) const { return screen.lines.row(line) < 0; }
    PlanRow const& row(std::int32_t line) const { return plan.rows[static_cast<std::size_t>(screen.lines.row(line))]; }
    engine::Placed const& placed(std::int32_t line) const { return plan.schedule.placed[static_cast<std::size_t>(screen.lines.row(line))]; }
    bool critical(std::int32_t line) const { return screen.critical && bar(line).critical && bar(line).kind != BarKind::summary; }
    // The line under a height; −1: none.
    std::int32_t line_at(float y) const {
        if (y < body.y || y >= body.bottom() || events.row_height <= 0) return -1;
        auto const line = first + static_cast<std::int32_t>((y - top(first)) / events.row_height);
        return line >= 0 && line < screen.lines.count() ? line : -1;
    }
};

void paint_time(Canvas const& canvas);       // free days, header and the line of the data date, for others that stand on the same axis
// The bar of a row at work: its pieces with what is done in them, dotted where the work rests.
void paint_work(Canvas const& canvas, std::int32_t row, Bar const& bar, Box box, bool red);
void read_pointer(Canvas& canvas);           // before painting: panning and zooming show in the same frame
void handle_bars(Canvas& canvas);            // after painting the bars: hit areas, drags, semantic nodes
void paint_drag(Canvas const& canvas);       // the ghost and what it says
Hand hand_of(Canvas const& canvas);

}  // namespace pmo::ui::gantt
