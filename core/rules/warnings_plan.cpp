// Early warnings of the schedule: a task's place in the plan against the baseline, the status date and its own progress.

#include <algorithm>

#include "core/registers/task.h"
#include "core/rules/warnings_plan.h"

namespace pmo::rules {

namespace {

namespace tsk = registers::task;
namespace limit = warning_limit;

std::string day_text(Minute finish) { return to_text(date_of(Moment{finish > 0 ? finish - 1 : finish})); }

struct Line {
    PlanRow const& row;
    engine::Placed const& placed;
    Record const& task;
};

// Working days behind the baseline; 0 without one.
std::int32_t slip(Plan const& plan, Line const& line) {
    return line.row.baseline_finish == kNoTime ? 0 : working_days(plan, line.row.baseline_finish, line.placed.finish);
}

std::int32_t slack_days(Plan const& plan, Line const& line) {
    return static_cast<std::int32_t>(line.placed.total_slack / std::max(plan.minutes_per_day, 1));
}

Minute in_days(Looking const& at, std::int32_t days) { return moment_of(Date{at.facts.today.day + days}).minute; }

void warn_of_slip(Looking const& at, Line const& line) {
    auto const late = slip(at.plan, line);
    auto const id = line.row.task;
    if (line.row.milestone) {
        if (late >= limit::kMilestoneSlip && line.placed.finish <= in_days(at, limit::kMilestoneAhead))
            at.hits.add("warning.milestone_slips", id, at.plan.project, {day_text(line.row.baseline_finish), day_text(line.placed.finish), number_text(late)}, {id});
        return;
    }
    if (line.placed.critical) {
        if (late >= limit::kCriticalSlip && line.placed.start <= in_days(at, limit::kCriticalAhead))
            at.hits.add("warning.critical_late", id, at.plan.project, {day_text(line.placed.finish), number_text(late)}, {id});
        return;
    }
    auto const left = slack_days(at.plan, line);
    if (late >= limit::kSlackSlip && left > 0 && late >= left && line.placed.start <= in_days(at, limit::kSlackAhead))
        at.hits.add("warning.slack_eaten", id, at.plan.project, {number_text(late), number_text(left)}, {id});
}

void warn_of_progress(Looking const& at, Line const& line) {
    auto const id = line.row.task;
    auto const status = at.plan.status;
    bool const started = line.task.has(tsk::actual_start) || line.row.percent > 0;
    if (line.row.milestone) return;
    if (!started) {
        auto const days = line.placed.start < status ? working_days(at.plan, line.placed.start + 1, status) : 0;
        if (days > limit::kStartLate) at.hits.add("warning.start_overdue", id, at.plan.project, {to_text(date_of(Moment{line.placed.start})), number_text(days)}, {id});
        return;
    }
    if (line.placed.finish <= status) {
        auto const days = working_days(at.plan, line.placed.finish, status);
        if (days > 0) at.hits.add("warning.task_overrun", id, at.plan.project, {day_text(line.placed.finish), number_text(line.row.percent), number_text(days)}, {id});
        return;
    }
    auto const& time = at.plan.calendars[static_cast<std::size_t>(line.row.calendar)];
    auto const whole = time.between(line.placed.start, line.placed.finish);
    if (whole <= 0 || line.placed.start >= status) return;
    auto const expected = time.between(line.placed.start, status) * 100 / whole;
    if (expected - line.row.percent >= limit::kBehindPoints)
        at.hits.add("warning.progress_behind", id, at.plan.project, {number_text(line.row.percent), number_text(expected)}, {id});
}

void warn_of_deadline(Looking const& at, Line const& line) {
    if (!line.task.has(tsk::deadline) || line.placed.finish <= line.task.get(tsk::deadline).minute) return;
    at.hits.add("warning.deadline_missed", line.row.task, at.plan.project, {day_text(line.placed.finish), day_text(line.task.get(tsk::deadline).minute)}, {line.row.task});
}

}  // namespace

std::int32_t working_days(Plan const& plan, Minute from, Minute to) {
    if (plan.calendars.empty()) return 0;
    auto const minutes = plan.calendars[0].between(moment_of(date_of(Moment{from - 1})).minute, moment_of(date_of(Moment{to - 1})).minute);
    auto const per_day = std::max(plan.minutes_per_day, 1);
    return static_cast<std::int32_t>((minutes + (minutes < 0 ? -per_day / 2 : per_day / 2)) / per_day);
}

void warn_of_tasks(Looking const& at) {
    Line const* worst = nullptr;
    std::vector<Line> negative;
    for (std::size_t i = 0; i < at.plan.rows.size(); ++i) {
        auto const& row = at.plan.rows[i];
        auto const* task = at.facts.store.live(row.task);
        if (!task || row.summary || row.inactive || row.percent >= 100) continue;
        Line const line{row, at.plan.schedule.placed[i], *task};
        warn_of_slip(at, line);
        warn_of_progress(at, line);
        warn_of_deadline(at, line);
        if (line.placed.total_slack < 0) negative.push_back(line);
    }
    for (auto const& line : negative)
        if (!worst || line.placed.total_slack < worst->placed.total_slack) worst = &line;
    if (!worst) return;
    std::vector<Id> evidence{worst->row.task};           // a chain of tasks shares it: one warning, the others are the evidence
    for (auto const& line : negative)
        if (&line != worst) evidence.push_back(line.row.task);
    at.hits.add("warning.negative_slack", worst->row.task, at.plan.project, {number_text(-slack_days(at.plan, *worst)), number_text(static_cast<std::int64_t>(negative.size()))}, std::move(evidence));
}

}  // namespace pmo::rules
