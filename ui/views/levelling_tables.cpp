// The three tables of levelling, each with its chart at the right, the story of the chosen row and the load of whom it is about below: conflicts, tasks
// before and after, projects before and after.

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/registers/project.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/screens/screens.h"
#include "ui/views/levelling_parts.h"
#include "ui/widgets/card.h"

namespace pmo::ui {

namespace {

constexpr float kBelow = 184, kTableShare = 0.64f;

std::string words_of(Frame const& frame, Id id) {
    auto const* record = frame.store.live(id);
    return record ? record_name(*record) : std::string(tr("levelling.gone"));
}

std::string share(std::int64_t asked, std::int64_t there) { return tr("levelling.share", {format_integer(asked), format_integer(there)}); }

// ---------------------------------------------------------------- conflicts

enum ConflictColumn { kWho, kFrom, kTo, kAsked, kTasks };

class ConflictRows final : public TableSource {
public:
    ConflictRows(Frame const& frame, LevelDesk const& desk) : m_frame(frame), m_desk(desk) {}
    static RowKey key(std::int64_t index) { return {1, static_cast<std::uint64_t>(index) + 1}; }
    std::int64_t rows() const override { return static_cast<std::int64_t>(m_desk.conflicts().size()); }
    std::int64_t find(RowKey wanted) const override { return wanted.low >= 1 && wanted.low <= m_desk.conflicts().size() ? static_cast<std::int64_t>(wanted.low) - 1 : -1; }
    TableRow row(std::int64_t index) const override { return {.key = key(index)}; }
    TableCell cell(std::int64_t index, int column) const override {
        auto const& conflict = m_desk.conflicts()[static_cast<std::size_t>(index)];
        auto const& theme = m_frame.ui.theme();
        switch (column) {
            case kWho: return {.text = words_of(m_frame, conflict.resource), .kind = CellKind::avatar};
            case kFrom: return {.text = level_date(conflict.from)};
            case kTo: return {.text = level_date(conflict.to)};
            case kAsked: return {.text = share(conflict.asked, conflict.there), .color = theme.red_text, .problem = true, .tip = tr("levelling.asked_tip", {format_integer(conflict.asked), format_integer(conflict.there)})};
            case kTasks: return {.text = task_names(conflict)};
        }
        return {};
    }

private:
    std::string task_names(LevelConflict const& conflict) const {
        std::string words = format_integer(static_cast<std::int64_t>(conflict.tasks.size())) + "  ";
        for (std::size_t i = 0; i < conflict.tasks.size() && i < 6; ++i) words += (i ? std::string(tr("levelling.join")) : std::string{}) + words_of(m_frame, conflict.tasks[i]);
        return words;
    }
    Frame const& m_frame;
    LevelDesk const& m_desk;
};

TableEvents conflict_table(Frame& frame, LevelDesk& desk, Box at) {
    Column const columns[] = {
        {.id = "who", .title = tr("levelling.who"), .width = 108, .sortable = false},
        {.id = "from", .title = tr("levelling.from"), .width = 92, .sortable = false},
        {.id = "to", .title = tr("levelling.to"), .width = 92, .sortable = false},
        {.id = "asked", .title = tr("levelling.asked"), .width = 116, .align = Align::right, .sortable = false, .tip = tr("levelling.asked_help")},
        {.id = "tasks", .title = tr("levelling.tasks"), .width = std::max(140.0f, at.w - 108 - 92 - 92 - 116 - 2), .sortable = false},
    };
    auto const& conflicts = desk.conflicts();
    desk.conflict = std::clamp(desk.conflict, 0, std::max(0, static_cast<int>(conflicts.size()) - 1));
    ConflictRows const rows(frame, desk);
    auto const none = desk.after ? tr("levelling.none_left") : tr("levelling.none");
    if (desk.conflict_table.selection.empty() && !conflicts.empty()) desk.conflict_table.selection = {ConflictRows::key(desk.conflict)}, desk.conflict_table.cursor = ConflictRows::key(desk.conflict);
    auto const events = table(frame.ui, {.id = "conflicts", .name = tr("levelling.part_conflicts"), .columns = columns, .at = at, .multi_select = false, .editable = false, .empty_text = none}, rows, desk.conflict_table);
    if (auto const index = rows.find(desk.conflict_table.cursor); index >= 0) {
        desk.conflict = static_cast<int>(index);
        auto const& conflict = conflicts[static_cast<std::size_t>(index)];
        desk.who = conflict.resource;
        if (events.selection_changed || events.cursor_moved) frame.select(conflict.resource);
    }
    return events;
}

LevelSpan span_of_conflict(LevelDesk const& desk, std::size_t row) {
    auto const& conflict = desk.conflicts()[row];
    return {.start_before = conflict.from, .finish_before = conflict.to, .start_after = conflict.from, .finish_after = conflict.to, .conflict = true};
}

// ---------------------------------------------------------------- tasks

enum TaskColumn { kTask, kPin, kMoved, kStartBefore, kStartAfter, kFinishBefore, kFinishAfter, kWhy, kDelay };

std::string days_words(LevelWork const& work, std::size_t task, Minute minutes) {
    return minutes == 0 ? std::string{} : (minutes > 0 ? "+" : "") + format_workdays(minutes, work.inputs[static_cast<std::size_t>(work.tasks[task].plan)].plan->minutes_per_day);
}

// The reason in a few words: who is busy, or what it waits for.
std::string short_cause(Frame const& frame, LevelOutcome& outcome, std::size_t task) {
    if (outcome.result.tasks[task].stays) return std::string(stay_words(outcome.today.work->tasks[task].stay));
    auto const& cause = outcome.cause(task);
    switch (cause.kind) {
        case LevelCause::Kind::resource: return tr("levelling.busy", {words_of(frame, cause.resource)});
        case LevelCause::Kind::link: return tr("levelling.after", {words_of(frame, cause.tasks.front())});
        case LevelCause::Kind::whole: return std::string(tr("levelling.whole"));
        case LevelCause::Kind::nothing: break;
    }
    return {};
}

TableCell task_cell(Frame const& frame, LevelDesk& desk, std::size_t task, int column) {
    auto& outcome = *desk.outcome;
    auto const& shift = outcome.result.tasks[task];
    auto const& theme = frame.ui.theme();
    bool const pinned = is_pinned(desk, shift.task);
    switch (column) {
        case kTask: return {.text = (frame.session.location.project ? std::string{} : project_code(frame, shift.project) + "  ") + words_of(frame, shift.task)};
        case kPin: return {.text = std::string(pinned ? tr("levelling.pinned_cell") : shift.stays ? tr("levelling.stays_cell") : tr("levelling.free_cell")), .kind = CellKind::custom, .tip = std::string(shift.stays && !pinned ? stay_words(outcome.today.work->tasks[task].stay) : tr("levelling.pin_tip"))};
        case kMoved: return {.text = days_words(*outcome.today.work, task, level_moved(*outcome.today.work, outcome.result, task)), .color = shift.start_after > shift.start_before ? theme.amber_text : theme.green_text};
        case kStartBefore: return {.text = level_date(shift.start_before), .color = theme.text3};
        case kStartAfter: return {.text = level_date(shift.start_after)};
        case kFinishBefore: return {.text = level_date(shift.finish_before), .color = theme.text3};
        case kFinishAfter: return {.text = level_date(shift.finish_after)};
        case kWhy: return {.text = short_cause(frame, outcome, task), .color = theme.text2};
        case kDelay: return {.text = shift.delay > 0 ? format_hours(shift.delay) : std::string{}, .color = theme.text3, .tip = std::string(tr("levelling.delay_tip"))};
    }
    return {};
}

Order task_order(LevelOutcome const& outcome, std::size_t task, int column, Frame const& frame) {
    auto const& shift = outcome.result.tasks[task];
    switch (column) {
        case kMoved: return level_moved(*outcome.today.work, outcome.result, task);
        case kStartBefore: return shift.start_before;
        case kStartAfter: return shift.start_after;
        case kFinishBefore: return shift.finish_before;
        case kFinishAfter: return shift.finish_after;
        case kDelay: return shift.delay;
        case kTask: return project_code(frame, shift.project) + words_of(frame, shift.task);
        default: return std::int64_t{0};
    }
}

TableEvents task_table(Frame& frame, LevelDesk& desk, FigureRows& rows, Box at) {
    auto& outcome = *desk.outcome;
    auto const& shown = desk.all_tasks ? outcome.all : outcome.moved;
    Column const columns[] = {
        {.id = "task", .title = tr("levelling.task"), .width = 154},
        {.id = "pin", .title = tr("levelling.pin"), .width = 40, .align = Align::centre, .sortable = false, .tip = tr("levelling.pin_tip")},
        {.id = "moved", .title = tr("levelling.days"), .width = 62, .align = Align::right, .tip = tr("levelling.days_tip")},
        {.id = "start_before", .title = tr("levelling.start_before"), .width = 83},
        {.id = "start_after", .title = tr("levelling.start_after"), .width = 83},
        {.id = "finish_before", .title = tr("levelling.finish_before"), .width = 83},
        {.id = "finish_after", .title = tr("levelling.finish_after"), .width = 83},
        {.id = "why", .title = tr("levelling.why"), .width = 190, .sortable = false},
        {.id = "delay", .title = tr("levelling.delay"), .width = 84, .align = Align::right, .tip = tr("levelling.delay_tip")},
    };
    rows.list.reserve(shown.size());
    for (auto const i : shown) rows.list.push_back({.id = outcome.result.tasks[i].task, .name = {}, .closed = outcome.result.tasks[i].stays});
    rows.make = [&](std::size_t row, int column) { return task_cell(frame, desk, shown[row], column); };
    rows.draw = [&](std::size_t row, int, CellCanvas const& canvas) {
        auto const& shift = outcome.result.tasks[shown[row]];
        bool const pinned = is_pinned(desk, shift.task);
        if (!pinned && !shift.stays && !canvas.hovered) return;
        auto const& theme = frame.ui.theme();
        canvas.pen.icon(std::round(canvas.cell.cx() - 7), canvas.cell.cy(), pinned || shift.stays ? Icon::lock : Icon::lock_open, pinned ? theme.accent : theme.disabled, metric::icon_field);
    };
    rows.order = [&](std::size_t row, int column) { return task_order(outcome, shown[row], column, frame); };
    if (!shown.empty() && std::ranges::find(outcome.result.tasks, id_of_key(desk.task_table.cursor), &LevelShift::task) == outcome.result.tasks.end())
        desk.task_table.cursor = key_of(outcome.result.tasks[shown.front()].task), desk.task_table.selection = {desk.task_table.cursor};
    // Pins are a wish for the next search, not data: they can be set where nothing can be written.
    rows.edits = [&](std::size_t, int column) { return column == kPin ? EditKind::toggle : EditKind::none; };
    auto const events = draw_figures(frame, {.id = "tasks", .name = tr("levelling.part_tasks"), .columns = columns, .at = at, .none = desk.all_tasks ? tr("levelling.no_tasks") : tr("levelling.nothing_moves"), .pressable = true}, rows, desk.task_table);
    if (events.edited && events.edited->column == kPin) set_pinned(desk, id_of_key(events.edited->row), events.edited->checked);
    // The load of whom the chosen task waits for, or works with.
    auto const chosen = std::ranges::find(outcome.result.tasks, id_of_key(desk.task_table.cursor), &LevelShift::task);
    if (chosen != outcome.result.tasks.end() && (events.selection_changed || events.cursor_moved || !desk.who)) {
        auto const task = static_cast<std::size_t>(chosen - outcome.result.tasks.begin());
        auto const& cause = outcome.cause(task);
        auto const& demands = outcome.today.work->problem.activities[static_cast<std::size_t>(outcome.today.work->tasks[task].activity)].demands;
        if (cause.kind == LevelCause::Kind::resource) desk.who = cause.resource;
        else if (!demands.empty()) desk.who = outcome.today.work->resources[static_cast<std::size_t>(demands.front().resource)];
    }
    return events;
}

LevelSpan span_of_task(LevelOutcome const& outcome, std::size_t task) {
    auto const& shift = outcome.result.tasks[task];
    return {shift.start_before, shift.finish_before, shift.start_after, shift.finish_after, shift.stays};
}

// ---------------------------------------------------------------- projects

enum ProjectColumn { kProject, kProjectFinish, kProjectAfter, kSlip, kEarliest, kProjectMoved };

Minute slip_of(LevelOutcome const& outcome, LevelledProject const& project) {
    for (auto const& inputs : outcome.today.work->inputs)
        if (inputs.plan->project == project.project && project.finish_before != kNoTime) return inputs.plan->calendars[0].between(project.finish_before, project.finish_after);
    return 0;
}

TableCell project_cell(Frame const& frame, LevelOutcome const& outcome, LevelledProject const& project, int column) {
    auto const& theme = frame.ui.theme();
    auto const slip = slip_of(outcome, project);
    switch (column) {
        case kProject: return {.text = project_code(frame, project.project) + "  " + words_of(frame, project.project)};
        case kProjectFinish: return {.text = level_date(project.finish_before), .color = theme.text3};
        case kProjectAfter: return {.text = level_date(project.finish_after)};
        case kSlip: return {.text = slip == 0 ? std::string{} : (slip > 0 ? "+" : "") + format_workdays(slip), .color = slip > 0 ? theme.amber_text : theme.green_text};
        case kEarliest: return {.text = level_date(project.earliest), .icon = project.finish_after <= project.earliest ? Icon::check : Icon::none, .icon_color = theme.green_text, .tip = std::string(tr("levelling.earliest_tip"))};
        case kProjectMoved: return {.text = tr("levelling.of", {format_integer(project.moved), format_integer(project.tasks)})};
    }
    return {};
}

TableEvents project_table(Frame& frame, LevelDesk& desk, FigureRows& rows, Box at) {
    auto const& outcome = *desk.outcome;
    auto const& projects = outcome.result.projects;
    Column const columns[] = {
        {.id = "project", .title = tr("levelling.project"), .width = 176},
        {.id = "finish_before", .title = tr("levelling.finish_before"), .width = 86},
        {.id = "finish_after", .title = tr("levelling.finish_after"), .width = 86},
        {.id = "slip", .title = tr("levelling.days"), .width = 68, .align = Align::right, .tip = tr("levelling.slip_tip")},
        {.id = "earliest", .title = tr("levelling.earliest"), .width = 104, .tip = tr("levelling.earliest_tip")},
        {.id = "moved", .title = tr("levelling.moved"), .width = 76, .align = Align::right, .tip = tr("levelling.moved_tip")},
    };
    for (auto const& project : projects) rows.list.push_back({.id = project.project, .name = {}});
    if (!projects.empty() && std::ranges::find(projects, id_of_key(desk.project_table.cursor), &LevelledProject::project) == projects.end())
        desk.project_table.cursor = key_of(projects.front().project), desk.project_table.selection = {desk.project_table.cursor};
    rows.make = [&](std::size_t row, int column) { return project_cell(frame, outcome, projects[row], column); };
    rows.order = [&](std::size_t row, int column) -> Order {
        auto const& project = projects[row];
        switch (column) {
            case kProjectFinish: return project.finish_before;
            case kProjectAfter: return project.finish_after;
            case kSlip: return slip_of(outcome, project);
            case kEarliest: return project.earliest;
            case kProjectMoved: return std::int64_t{project.moved};
            default: return project_code(frame, project.project);
        }
    };
    return draw_figures(frame, {.id = "projects", .name = tr("levelling.part_projects"), .columns = columns, .at = at, .none = tr("levelling.no_projects")}, rows, desk.project_table);
}

LevelSpan span_of_project(LevelledProject const& project) { return {project.start_before, project.finish_before, project.start_after, project.finish_after}; }

}  // namespace

void draw_level_part(Frame& frame, LevelDesk& desk, Box area) {
    if (!desk.outcome) desk.part = LevelPart::conflicts;
    Box below = area.cut_bottom(std::min(kBelow, std::max(0.0f, area.h - 140)), metric::space);
    Box const left = area.cut_left(std::round(area.w * kTableShare));
    IdScope const scope{"levelling.part"};
    FigureRows rows;
    switch (desk.part) {
        case LevelPart::conflicts: {
            auto const events = conflict_table(frame, desk, left);
            draw_level_chart(frame, desk, events, desk.conflict_table, [&](std::size_t row) { return span_of_conflict(desk, row); }, area);
            break;
        }
        case LevelPart::tasks: {
            auto const& shown = desk.all_tasks ? desk.outcome->all : desk.outcome->moved;
            auto const events = task_table(frame, desk, rows, left);
            draw_level_chart(frame, desk, events, desk.task_table, [&](std::size_t row) { return span_of_task(*desk.outcome, shown[rows.at(static_cast<std::int64_t>(row))]); }, area);
            break;
        }
        case LevelPart::projects: {
            auto const events = project_table(frame, desk, rows, left);
            draw_level_chart(frame, desk, events, desk.project_table, [&](std::size_t row) { return span_of_project(desk.outcome->result.projects[rows.at(static_cast<std::int64_t>(row))]); }, area);
            break;
        }
    }
    if (below.h < 80) return;
    Box const story = below.cut_left(std::round(below.w * 0.48f), metric::space);
    switch (desk.part) {
        case LevelPart::conflicts: tell_level_conflict(frame, desk, story); break;
        case LevelPart::tasks: tell_level_task(frame, desk, story); break;
        case LevelPart::projects: tell_level_project(frame, desk, story); break;
    }
    draw_level_load(frame, desk, below);
}

}  // namespace pmo::ui
