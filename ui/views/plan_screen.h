#pragma once
// The memory of the plan screen and the parts that share it: table, Gantt chart, toolbar. View state only; the plan itself is derived from
// records and is looked up anew in every frame. For ui/views/plan_*.cpp and gantt_draw.cpp, not for other screens.

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/project/plan_filter.h"
#include "core/project/plan_groups.h"
#include "core/project/plan_impact.h"
#include "ui/frame.h"
#include "ui/views/gantt_drag.h"
#include "ui/views/gantt_layout.h"
#include "ui/views/plan_network.h"
#include "ui/views/plan_swim.h"
#include "ui/views/task_why.h"
#include "ui/widgets/table.h"

namespace pmo::ui {

struct NamedHoliday { std::int32_t from = 0, to = 0; std::string name; };

struct PlanScreen {
    Id project;
    // Rebuilt when the store or what is closed or filtered has changed.
    gantt::Lines lines;
    gantt::LinkIndex links;
    std::vector<NamedHoliday> holidays;
    std::uint64_t built_for = 0;
    bool stale = true;

    TableState table;
    std::vector<Column> columns;           // made anew in every frame: titles follow the language
    std::set<Id> closed;                   // summaries and headings whose rows are folded away
    PlanFilter filter;
    PlanMatch match;                       // of the filter
    std::uint64_t narrowed = 0;            // counts changes of the match: diagram and lanes follow it
    std::optional<PlanGroupBy> group;      // nothing: the work breakdown structure
    std::vector<PlanGroup> groups;
    std::string filter_name;               // while one is being saved
    std::vector<Id> seen_selection;        // the session's, as it was when the two were last made equal
    Id name_wanted;                        // a task just added: its name is edited as soon as it is there
    Id reveal;                             // bring its bar into view

    double px_per_day = 4, left_day = 0;
    bool placed = false;                   // left_day has been chosen
    float chart_width = 640;               // as drawn last
    float split = 396;
    bool critical = true, baseline = true;
    PlanMarks marks;
    enum class Look : std::uint8_t { gantt, network, swim } look = Look::gantt;
    PlanNetwork network;
    PlanSwim swim;

    gantt::Drag drag;
    bool splitting = false;                // the next drag on a bar opens a gap in it
    struct DragEffect {                    // what letting go would do to the plan, for one preview
        gantt::Preview of;
        std::uint64_t revision = 0;
        std::optional<DateEffect> dates;
    };
    std::optional<DragEffect> drag_effect;
    double pan_from = 0;                   // left_day when the empty area was grabbed
    double wheel_rest = 0;

    // For status(): of the last frame.
    std::int32_t rows = 0, shown = 0, critical_rows = 0;

    std::vector<bool> const& kept_tasks() const { return filter.active() ? match.matches : kAllTasks; }   // empty: all
    static inline std::vector<bool> const kAllTasks;
};

// Makes lines, links and holidays fit the plan; cheap when nothing has changed.
void refresh(Frame& frame, PlanScreen& screen, Plan const& plan);

// The table at the left. Edits and selection are asked for here; the events are what the chart follows.
TableEvents draw_plan_table(Frame& frame, PlanScreen& screen, Plan const& plan, Box at);
std::span<Column const> plan_columns(Frame const& frame, PlanScreen& screen, Plan const& plan);      // for the menu of columns

// The chart at the right, header included.
void draw_gantt(Frame& frame, PlanScreen& screen, Plan const& plan, Box at, TableEvents const& events);

// The 40 px above both.
void draw_plan_toolbar(Frame& frame, PlanScreen& screen, Plan const& plan, Box at, float chart_width);

// Filter and groups (plan_filter_bar.cpp): the toolbar's two buttons with what they open, and a strip that says what is left out. The strip is there only
// while something narrows or groups the plan, and cuts itself off the top of `area`.
void draw_filter_panel(Frame& frame, PlanScreen& screen, Plan const& plan);
void draw_group_menu(Frame& frame, PlanScreen& screen);
void group_plan(Frame& frame, PlanScreen& screen, std::optional<PlanGroupBy> by);       // and remembers it in this browser
void draw_filter_strip(Frame& frame, PlanScreen& screen, Plan const& plan, Box& area);

// What the toolbar, the keys and the table ask for in the same way.
enum class PlanAct : std::uint8_t { add, insert, indent, outdent, up, down, link, unlink, remove, split };   // split: a day's rest in each chosen task, where that is proposed
void act(Frame& frame, PlanScreen& screen, Plan const& plan, PlanAct what);
void zoom(PlanScreen& screen, double px_per_day, float anchor_share);            // share of the chart's width that stays, 0 to 1
void show_today(PlanScreen& screen, Plan const& plan);

// Words for a task wherever it is named.
std::string task_name(Frame const& frame, Id task);
std::string person_name(Frame const& frame, Id person);
std::string plan_date(Plan const& plan, Minute t);                               // 09-24; with the year when the plan spans several
std::string group_name(Frame const& frame, PlanGroupBy by, PlanGroup const& group);
std::string group_figures(Plan const& plan, PlanGroup const& group);             // "5 tasks · 32 d"
std::string gaps_text(Plan const& plan, PlanRow const& row);                      // "2 interruptions, 3 d"; empty without any
Id heading_id(PlanGroupBy by, PlanGroup const& group);                           // of its line in the table; no record has it
RowKey row_key(Id id);
Id id_of(RowKey key);

}  // namespace pmo::ui
