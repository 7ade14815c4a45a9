#pragma once
// One task at the right of the plan: its progress, people, money, links and notes as a form. Each field is one edit. What the table and the
// chart do to a task is in plan_edits.h; this uses the same functions.

#include <cstdint>
#include <string>
#include <vector>

#include "ui/frame.h"
#include "ui/i18n/tr.h"
#include "ui/views/gantt_layout.h"
#include "ui/widgets/combo.h"

namespace pmo::ui {

struct TaskInspector {
    int tab = 0;
    // People and tasks to choose from; made anew when the store has changed.
    std::uint64_t built_for = 0;
    Id project;
    Language tongue = Language::zh;
    std::vector<Id> people, tasks;
    std::vector<std::string> words;
    std::vector<Option> people_options, task_options;
    std::string link_problem;               // why the last wanted link cannot be
    std::string duration_problem;           // what was typed is no duration
    Id problem_of;                          // the task that both belong to
};

// The whole panel: header, title, tabs, form, footer. `lines`: what "next" and "previous" mean; may be null.
void draw_task_inspector(Frame& frame, TaskInspector& state, Plan const& plan, Record const& task, gantt::Lines const* lines, Box at);

}  // namespace pmo::ui
