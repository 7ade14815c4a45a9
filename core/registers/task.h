#pragma once
// A line of a project's work breakdown structure: work, milestone or summary (whoever has children), on the Gantt chart and on the board
// (D1–D6). Holds what people and progress say; dates, slack and earned value are computed (core/project/derived.h).

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/base/money.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/model/store.h"
#include "core/registers/person.h"
#include "core/registers/plan_rules.h"
#include "core/registers/project.h"
#include "core/registers/rules.h"

namespace pmo::registers::task {

inline constexpr std::string_view kTaskType[] = {"fixed_units", "fixed_duration", "fixed_work"};
inline constexpr std::string_view kMode[] = {"auto", "manual"};
inline constexpr std::string_view kConstraint[] = {"asap", "alap", "mso", "mfo", "snet", "snlt", "fnet", "fnlt"};
inline constexpr std::string_view kBoardState[] = {"todo", "doing", "review", "done", "blocked"};
inline constexpr std::string_view kItemType[] = {"task", "story", "bug", "spike", "epic"};
inline constexpr std::string_view kDistribution[] = {"triangular", "pert", "uniform", "normal", "lognormal"};
inline constexpr std::string_view kValueMethod[] = {"percent", "physical", "fifty_fifty", "zero_hundred", "effort"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = required | listed, .target = "project"},
    {.id = "place", .kind = Kind::place},
    {.id = "wbs", .kind = Kind::text, .flags = searched | listed},
    {.id = "name", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "uid", .kind = Kind::number, .flags = hidden},
    {.id = "milestone", .kind = Kind::flag},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "department", .kind = Kind::link, .target = "department"},
    {.id = "phase", .kind = Kind::link, .target = "phase"},
    {.id = "deliverable", .kind = Kind::link, .target = "deliverable"},
    {.id = "duration", .kind = Kind::number, .flags = listed, .unit = Unit::minutes, .min = 0},
    {.id = "duration_elapsed", .kind = Kind::flag},
    {.id = "estimated", .kind = Kind::flag},
    {.id = "effort", .kind = Kind::number, .flags = listed, .unit = Unit::minutes, .min = 0},
    {.id = "remaining_effort", .kind = Kind::number, .unit = Unit::minutes, .min = 0},
    {.id = "actual_effort", .kind = Kind::number, .unit = Unit::minutes, .min = 0},
    {.id = "task_type", .kind = Kind::choice, .options = kTaskType},
    {.id = "effort_driven", .kind = Kind::flag},
    {.id = "mode", .kind = Kind::choice, .options = kMode},
    {.id = "inactive", .kind = Kind::flag},
    {.id = "start_on", .kind = Kind::moment, .flags = listed},
    {.id = "finish_on", .kind = Kind::moment, .flags = listed},
    {.id = "constraint", .kind = Kind::choice, .options = kConstraint},
    {.id = "constraint_on", .kind = Kind::moment},
    {.id = "deadline", .kind = Kind::moment},
    {.id = "priority", .kind = Kind::number, .min = 0, .max = 1000},
    {.id = "calendar", .kind = Kind::link, .target = "calendar"},
    {.id = "ignore_resource_calendar", .kind = Kind::flag},
    {.id = "percent_complete", .kind = Kind::number, .flags = listed, .unit = Unit::percent, .min = 0, .max = 100},
    {.id = "percent_work", .kind = Kind::number, .unit = Unit::percent, .min = 0, .max = 100},
    {.id = "physical_percent", .kind = Kind::number, .unit = Unit::percent, .min = 0, .max = 100},
    {.id = "actual_start", .kind = Kind::moment},
    {.id = "actual_finish", .kind = Kind::moment},
    {.id = "remaining_duration", .kind = Kind::number, .unit = Unit::minutes, .min = 0},
    {.id = "stop", .kind = Kind::moment},
    {.id = "resume", .kind = Kind::moment},
    {.id = "level_delay", .kind = Kind::number, .unit = Unit::minutes, .min = 0},
    {.id = "budget", .kind = Kind::money},
    {.id = "fixed_cost", .kind = Kind::money},
    {.id = "cost_planned", .kind = Kind::money},
    {.id = "actual_cost", .kind = Kind::money},
    {.id = "value_method", .kind = Kind::choice, .options = kValueMethod},
    {.id = "sprint", .kind = Kind::link, .target = "sprint"},
    {.id = "item_type", .kind = Kind::choice, .options = kItemType},
    {.id = "board_state", .kind = Kind::choice, .options = kBoardState},
    {.id = "board_rank", .kind = Kind::text, .flags = hidden},
    {.id = "blocked_reason", .kind = Kind::text, .flags = searched},
    {.id = "story_points", .kind = Kind::number, .unit = Unit::points, .scale = 1, .min = 0},
    {.id = "estimate_low", .kind = Kind::number, .unit = Unit::minutes, .min = 0},
    {.id = "estimate_likely", .kind = Kind::number, .unit = Unit::minutes, .min = 0},
    {.id = "estimate_high", .kind = Kind::number, .unit = Unit::minutes, .min = 0},
    {.id = "distribution", .kind = Kind::choice, .options = kDistribution},
    {.id = "cause", .kind = Kind::note, .flags = searched},
    {.id = "correction", .kind = Kind::note, .flags = searched},
    {.id = "tags", .kind = Kind::text, .flags = searched},
    {.id = "external", .kind = Kind::text, .flags = hidden},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto place = handle<Place>(kFields, "place");
inline constexpr auto wbs = handle<std::string>(kFields, "wbs");
inline constexpr auto name = handle<std::string>(kFields, "name");
inline constexpr auto uid = handle<std::int64_t>(kFields, "uid");
inline constexpr auto milestone = handle<bool>(kFields, "milestone");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto department = handle<Id>(kFields, "department");
inline constexpr auto phase = handle<Id>(kFields, "phase");
inline constexpr auto deliverable = handle<Id>(kFields, "deliverable");
inline constexpr auto duration = handle<std::int64_t>(kFields, "duration");
inline constexpr auto duration_elapsed = handle<bool>(kFields, "duration_elapsed");
inline constexpr auto estimated = handle<bool>(kFields, "estimated");
inline constexpr auto effort = handle<std::int64_t>(kFields, "effort");
inline constexpr auto remaining_effort = handle<std::int64_t>(kFields, "remaining_effort");
inline constexpr auto actual_effort = handle<std::int64_t>(kFields, "actual_effort");
inline constexpr auto task_type = handle<std::string>(kFields, "task_type");
inline constexpr auto effort_driven = handle<bool>(kFields, "effort_driven");
inline constexpr auto mode = handle<std::string>(kFields, "mode");
inline constexpr auto inactive = handle<bool>(kFields, "inactive");
inline constexpr auto start_on = handle<Moment>(kFields, "start_on");
inline constexpr auto finish_on = handle<Moment>(kFields, "finish_on");
inline constexpr auto constraint = handle<std::string>(kFields, "constraint");
inline constexpr auto constraint_on = handle<Moment>(kFields, "constraint_on");
inline constexpr auto deadline = handle<Moment>(kFields, "deadline");
inline constexpr auto priority = handle<std::int64_t>(kFields, "priority");
inline constexpr auto calendar = handle<Id>(kFields, "calendar");
inline constexpr auto ignore_resource_calendar = handle<bool>(kFields, "ignore_resource_calendar");
inline constexpr auto percent_complete = handle<std::int64_t>(kFields, "percent_complete");
inline constexpr auto percent_work = handle<std::int64_t>(kFields, "percent_work");
inline constexpr auto physical_percent = handle<std::int64_t>(kFields, "physical_percent");
inline constexpr auto actual_start = handle<Moment>(kFields, "actual_start");
inline constexpr auto actual_finish = handle<Moment>(kFields, "actual_finish");
inline constexpr auto remaining_duration = handle<std::int64_t>(kFields, "remaining_duration");
inline constexpr auto stop = handle<Moment>(kFields, "stop");
inline constexpr auto resume = handle<Moment>(kFields, "resume");
inline constexpr auto level_delay = handle<std::int64_t>(kFields, "level_delay");
inline constexpr auto budget = handle<Money>(kFields, "budget");
inline constexpr auto fixed_cost = handle<Money>(kFields, "fixed_cost");
inline constexpr auto cost_planned = handle<Money>(kFields, "cost_planned");
inline constexpr auto actual_cost = handle<Money>(kFields, "actual_cost");
inline constexpr auto value_method = handle<std::string>(kFields, "value_method");
inline constexpr auto sprint = handle<Id>(kFields, "sprint");
inline constexpr auto item_type = handle<std::string>(kFields, "item_type");
inline constexpr auto board_state = handle<std::string>(kFields, "board_state");
inline constexpr auto board_rank = handle<std::string>(kFields, "board_rank");
inline constexpr auto blocked_reason = handle<std::string>(kFields, "blocked_reason");
inline constexpr auto story_points = handle<std::int64_t>(kFields, "story_points");
inline constexpr auto estimate_low = handle<std::int64_t>(kFields, "estimate_low");
inline constexpr auto estimate_likely = handle<std::int64_t>(kFields, "estimate_likely");
inline constexpr auto estimate_high = handle<std::int64_t>(kFields, "estimate_high");
inline constexpr auto distribution = handle<std::string>(kFields, "distribution");
inline constexpr auto cause = handle<std::string>(kFields, "cause");
inline constexpr auto correction = handle<std::string>(kFields, "correction");
inline constexpr auto tags = handle<std::string>(kFields, "tags");
inline constexpr auto external = handle<std::string>(kFields, "external");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

inline constexpr auto title = name;   // another word for it

inline void check_progress(Record const& task, Store const& store, Problems& problems) {
    bool const complete = task.get(percent_complete) >= 100;
    expect_moments(task, start_on, finish_on, problems, "task.finish_before_start");
    expect_moments(task, actual_start, actual_finish, problems, "task.actual_finish_before_start");
    expect_moments(task, stop, resume, problems, "task.resume_before_stop");
    if (task.has(actual_finish) && !complete)
        problems.add(task, percent_complete.slot, Severity::warning, "task.finished_not_complete",
                     {std::to_string(task.get(percent_complete))});
    if (task.has(actual_finish)) expect(task, actual_start, problems, Severity::warning, "task.finish_without_start");
    else if (complete) problems.add(task, actual_finish.slot, Severity::hint, "task.complete_without_finish");
    else if (task.get(percent_complete) > 0) expect(task, actual_start, problems, Severity::hint, "task.progress_without_start");
    auto const* owner_project = store.live(task.get(project));
    if (!owner_project || !owner_project->has(project::status_date)) return;
    auto const until = owner_project->get(project::status_date);
    for (auto const field : {actual_start, actual_finish})
        if (task.has(field) && date_of(task.get(field)) > until) {
            problems.add(task, field.slot, Severity::warning, "task.actual_in_future", {to_text(task.get(field)), to_text(until)});
            return;
        }
}

inline void check_planning(Record const& task, Problems& problems) {
    if (task.has(constraint) && !is(task, constraint, "asap", "alap"))
        expect(task, constraint_on, problems, Severity::error, "task.constraint_without_date");
    if (is(task, mode, "manual")) expect(task, start_on, problems, Severity::hint, "task.manual_without_start");
    if (task.get(milestone) && task.get(duration) > 0) problems.add(task, duration.slot, Severity::hint, "task.milestone_with_duration");
    auto const low = task.get(estimate_low), likely = task.get(estimate_likely), high = task.get(estimate_high);
    bool const wrong = (task.has(estimate_low) && task.has(estimate_likely) && low > likely) ||
                       (task.has(estimate_likely) && task.has(estimate_high) && likely > high) ||
                       (task.has(estimate_low) && task.has(estimate_high) && low > high);
    if (wrong) problems.add(task, estimate_likely.slot, Severity::error, "task.estimate_order");
    if (is(task, board_state, "blocked")) expect(task, blocked_reason, problems, Severity::hint, "task.blocked_without_reason");
    if (is(task, board_state, "done") && task.get(percent_complete) < 100)
        problems.add(task, percent_complete.slot, Severity::hint, "task.board_done", {std::to_string(task.get(percent_complete))});
}

inline void check(Record const& task, Store const& store, Problems& problems) {
    check_progress(task, store, problems);
    check_planning(task, problems);
    for (auto const amount : {budget, fixed_cost, cost_planned, actual_cost})
        project::expect_project_currency(task, store, project, amount, problems);
    for (auto const link : {sprint, deliverable, phase}) expect_same_project(task, store, project, link, problems);
    auto const* parent = store.live(task.get(place).parent());
    if (parent && &parent->type() == &task.type() && parent->get(project) != task.get(project))
        problems.add(task, place.slot, Severity::error, "task.parent_elsewhere", {std::string(title_of(*parent))});
    if (task.get(percent_complete) < 100 && !task.get(inactive)) expect_stays(task, store, owner, problems);
}

inline constexpr TypeDef kType{.id = "task", .prefix = "", .area = Area::schedule, .fields = kFields, .check = check};

}  // namespace pmo::registers::task
