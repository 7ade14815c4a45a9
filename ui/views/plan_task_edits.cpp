// The cells of one task: name, dates, progress, constraint. The structure of a plan and its links: plan_edits.cpp.

#include <algorithm>

#include "core/actions/effort_edits.h"
#include "core/registers/assignment.h"
#include "core/registers/task.h"
#include "ui/views/plan_edits.h"

namespace pmo::ui::plan_edits {

namespace {

namespace tsk = registers::task;
namespace asg = registers::assignment;

// The row of a task with its dates and calendar; every edit of dates needs the three together.
struct Line {
    PlanRow const& row;
    engine::Placed const& placed;
    engine::WorkingTime const& calendar;
};

std::optional<Line> line_of(Context const& on, Id task) {
    auto const row = on.plan.row_of(task);
    if (row < 0) return std::nullopt;
    auto const& found = on.plan.rows[static_cast<std::size_t>(row)];
    return Line{found, on.plan.schedule.placed[static_cast<std::size_t>(row)], on.plan.calendars[static_cast<std::size_t>(found.calendar)]};
}

Minute end_of(engine::WorkingTime const& calendar, Date day) { return calendar.previous_finish(moment_of(day).minute + engine::kMinutesPerDay); }

bool ends_late(std::string_view constraint) { return constraint == "mfo" || constraint == "fnet" || constraint == "fnlt"; }

}  // namespace

bool needs_date(std::string_view constraint) { return !constraint.empty() && constraint != "asap" && constraint != "alap"; }

Edit set_name(Id task, std::string_view name) {
    Edit edit{"plan.rename"};
    edit.set(task, tsk::title, name);
    return edit;
}

namespace {

// What a duration moves with it: progress, actual and manual dates.
Edit duration_cells(Context const& on, Id task, Minute duration) {
    Edit edit{"plan.duration"};
    auto const* record = on.store.live(task);
    auto const line = line_of(on, task);
    duration = std::max<Minute>(0, duration);
    edit.set(task, tsk::duration, duration);
    if (!record || !line) return edit;
    if (duration > 0 && record->get(tsk::milestone)) edit.clear(task, tsk::milestone);
    if (record->has(tsk::remaining_duration)) edit.set(task, tsk::remaining_duration, duration * (100 - line->row.percent) / 100);
    if (record->has(tsk::actual_finish)) edit.set(task, tsk::actual_finish, Moment{line->calendar.add(line->placed.start, duration)});
    if (record->get(tsk::mode) == "manual" && record->has(tsk::start_on))
        edit.set(task, tsk::finish_on, Moment{line->calendar.add(record->get(tsk::start_on).minute, duration)});
    return edit;
}

Edit with_duration(Context const& on, Id task, EffortEdit change) {
    if (change.duration) change.edit.append(duration_cells(on, task, *change.duration));
    return std::move(change.edit);
}

Id task_of(Context const& on, Id assignment) {
    auto const* line = on.store.live(assignment);
    return line && &line->type() == &asg::kType ? line->get(asg::task) : kNoId;
}

}  // namespace

Edit set_duration(Context const& on, Id task, Minute duration) {
    auto edit = duration_cells(on, task, duration);
    edit.append(follow_duration(on.store, task, std::max<Minute>(0, duration)).edit);
    return edit;
}

Edit set_work(Context const& on, Id assignment, Minute work) { return with_duration(on, task_of(on, assignment), type_work(on.store, assignment, work)); }
Edit set_units(Context const& on, Id assignment, std::int64_t percent) { return with_duration(on, task_of(on, assignment), type_units(on.store, assignment, percent)); }
Edit set_task_work(Context const& on, Id task, Minute work) { return with_duration(on, task, type_task_work(on.store, task, work)); }
Edit assign(Context const& on, Id task, Id person, IdSource& ids) { return with_duration(on, task, add_worker(on.store, task, person, 100, ids)); }
Edit unassign(Context const& on, Id assignment) { return with_duration(on, task_of(on, assignment), remove_worker(on.store, assignment)); }

Edit set_task_type(Context const& on, Id task, std::string_view option) {
    Edit edit{"plan.task_type"};
    edit.set(task, tsk::task_type, option);
    auto const* record = on.store.live(task);
    if (option == "fixed_work" && record && !record->get(tsk::effort_driven)) edit.set(task, tsk::effort_driven, true);
    return edit;
}

Edit set_effort_driven(Id task, bool driven) {
    Edit edit{"plan.task_type"};
    edit.set(task, tsk::effort_driven, driven);
    return edit;
}

// Whose work has a shape has an amount: else there would be nothing to spread.
Edit set_contour(Context const& on, Id assignment, std::string_view option) {
    Edit edit{"plan.contour"};
    auto const* line = on.store.live(assignment);
    if (!line || &line->type() != &asg::kType) return edit;
    edit.set(assignment, asg::contour, option);
    auto const effort = task_effort(on.store, line->get(asg::task));
    if (!effort) return edit;
    auto const at = std::ranges::find(effort->assignments, assignment);
    if (at == effort->assignments.end()) return edit;
    auto const& own = effort->effort.people[static_cast<std::size_t>(at - effort->assignments.begin())];
    if (!line->has(asg::effort)) edit.set(assignment, asg::effort, own.work);
    if (!line->has(asg::units)) edit.set(assignment, asg::units, own.units / 100);
    return edit;
}

Edit set_start(Context const& on, Id task, Moment start) {
    Edit edit{"plan.start"};
    auto const* record = on.store.live(task);
    auto const line = line_of(on, task);
    if (!record || !line) return edit;
    if (record->get(tsk::mode) == "manual") {
        edit.set(task, tsk::start_on, start);
        edit.set(task, tsk::finish_on, Moment{line->calendar.add(start.minute, line->row.duration)});
    } else if (record->has(tsk::actual_start) && !line->row.summary) {
        edit.set(task, tsk::actual_start, start);                     // work that has begun: the date is a fact, no constraint moves it
        if (record->has(tsk::actual_finish)) edit.set(task, tsk::actual_finish, Moment{line->calendar.add(start.minute, line->row.duration)});
    } else {
        edit.set(task, tsk::constraint, "snet");
        edit.set(task, tsk::constraint_on, start);
    }
    return edit;
}

Edit set_start_day(Context const& on, Id task, Date day) {
    auto const line = line_of(on, task);
    auto const begin = moment_of(day);
    if (line && line->row.milestone) return set_start(on, task, Moment{end_of(line->calendar, day)});
    return set_start(on, task, line ? Moment{line->calendar.next_start(begin.minute)} : begin);
}

std::optional<Edit> set_finish_day(Context const& on, Id task, Date day) {
    auto const* record = on.store.live(task);
    auto const line = line_of(on, task);
    if (!record || !line) return std::nullopt;
    Minute const finish = end_of(line->calendar, day);
    if (line->row.milestone) {
        Edit edit{"plan.finish"};
        edit.append(set_start(on, task, Moment{finish}));
        return edit;
    }
    Minute const duration = line->calendar.between(line->placed.start, finish);
    if (duration <= 0) return std::nullopt;
    Edit edit{"plan.finish"};
    edit.append(set_duration(on, task, duration));
    return edit;
}

Edit set_percent(Context const& on, Id task, std::int32_t percent) {
    Edit edit{"plan.percent"};
    auto const* record = on.store.live(task);
    auto const line = line_of(on, task);
    percent = std::clamp(percent, 0, 100);
    edit.set(task, tsk::percent_complete, std::int64_t{percent});
    if (!record || !line) return edit;
    if (percent == 0) {
        edit.clear(task, tsk::actual_start);
        edit.clear(task, tsk::actual_finish);
        edit.clear(task, tsk::remaining_duration);
        edit.clear(task, tsk::resume);
        return edit;
    }
    if (!record->has(tsk::actual_start)) edit.set(task, tsk::actual_start, Moment{line->placed.start});
    edit.set(task, tsk::remaining_duration, line->row.duration * (100 - percent) / 100);
    if (percent < 100) edit.clear(task, tsk::actual_finish);
    else if (!record->has(tsk::actual_finish)) edit.set(task, tsk::actual_finish, Moment{line->placed.finish});
    return edit;
}

Edit set_constraint(Context const& on, Id task, std::string_view option) {
    Edit edit{"plan.constraint"};
    edit.set(task, tsk::constraint, option);
    auto const* record = on.store.live(task);
    auto const line = line_of(on, task);
    if (!needs_date(option)) edit.clear(task, tsk::constraint_on);
    else if (record && line && (!record->has(tsk::constraint_on) || ends_late(record->get(tsk::constraint)) != ends_late(option)))
        edit.set(task, tsk::constraint_on, Moment{ends_late(option) ? line->placed.finish : line->placed.start});
    return edit;
}

Edit set_constraint_day(Context const& on, Id task, Date day) {
    Edit edit{"plan.constraint"};
    auto const* record = on.store.live(task);
    auto const line = line_of(on, task);
    if (!record || !line) return edit;
    bool const late = ends_late(record->get(tsk::constraint)) || line->row.milestone;
    edit.set(task, tsk::constraint_on, Moment{late ? end_of(line->calendar, day) : line->calendar.next_start(moment_of(day).minute)});
    return edit;
}

Edit set_deadline(Context const& on, Id task, std::optional<Date> day) {
    Edit edit{"plan.deadline"};
    auto const line = line_of(on, task);
    if (!day) edit.clear(task, tsk::deadline);
    else edit.set(task, tsk::deadline, line ? Moment{end_of(line->calendar, *day)} : moment_of(*day, 17 * 60));
    return edit;
}

Edit set_owner(Id task, Id person) {
    Edit edit{"plan.owner"};
    if (person) edit.set(task, tsk::owner, person);
    else edit.clear(task, tsk::owner);
    return edit;
}

Edit set_note(Id task, std::string_view text) {
    Edit edit{"plan.note"};
    edit.set(task, tsk::notes, text);
    return edit;
}

}  // namespace pmo::ui::plan_edits
