#pragma once
// The tabs of the task inspector that are lists: links and people. For task_inspector.cpp only.

#include "ui/views/plan_edits.h"
#include "ui/views/task_inspector.h"

namespace pmo::ui {

// A task with everything its form reads.
struct TaskForm {
    Frame& frame;
    TaskInspector& state;
    Plan const& plan;
    Record const& task;
    std::int32_t index = 0;
    PlanRow const& row;
    engine::Placed const& placed;
    plan_edits::Context on() const { return {frame.store, plan}; }
    engine::WorkingTime const& calendar() const { return plan.calendars[static_cast<std::size_t>(row.calendar)]; }
};

void fill_choices(TaskForm const& form);          // people and tasks for the combos
void draw_link_list(TaskForm const& form);        // the section among the attributes
void draw_cross_links(TaskForm const& form);      // below it: ties to other projects
void draw_link_editor(TaskForm const& form);      // the tab
void draw_assignments(TaskForm const& form);      // the tab: type, work, people with units, work and contour
void draw_interruptions(TaskForm const& form);    // the section among the attributes

}  // namespace pmo::ui
