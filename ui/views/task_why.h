#pragma once
// Why a task begins and ends when it does, as sentences with a way to the task that holds it; and what is marked on the chart for it: the driving chain of
// the chosen task or a path of equal float. For the plan screen and its inspector.

#include <cstdint>
#include <string>
#include <vector>

#include "core/project/plan_why.h"
#include "ui/views/task_inspector_parts.h"

namespace pmo::ui {

void draw_why(TaskForm const& form);              // the lines below the dates
void show_criticality(Frame& frame, Id project, Id task);   // to its row in the risk analysis

std::string why_words(Frame const& frame, Plan const& plan, std::int32_t row, Why const& why, bool finish);

// What the chart marks; everything else fades.
struct PlanMarks {
    enum class What : std::uint8_t { nothing, trace, path };
    What what = What::nothing;
    int path = -1;                                // of `paths`
    std::vector<FloatPath> paths;                 // to the project's finish; made while their panel is open or one is marked
    std::vector<bool> rows, links;                // by index of the plan; empty: nothing is marked
    Id task;                                      // the trace was made for
    std::uint64_t made_for = 0, paths_for = 0;    // revisions of the store
    Id project;
    bool row(std::int32_t index) const { return !rows.empty() && rows[static_cast<std::size_t>(index)]; }
    bool link(std::int32_t index) const { return !links.empty() && links[static_cast<std::size_t>(index)]; }
};
void refresh_marks(Frame& frame, PlanMarks& marks, Plan const& plan);
void toggle_trace(PlanMarks& marks);
void draw_paths_panel(Frame& frame, PlanMarks& marks, Plan const& plan);      // the popup "plan.paths.panel"

}  // namespace pmo::ui
