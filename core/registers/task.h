#pragma once
// A task, summary or milestone of a project's work breakdown structure (D1, D2). A task with tasks below it is a summary: its dates come from them. What is
// stored is what people decide: duration, constraint, progress, actual dates. Computed dates and slack are never stored. Durations are working minutes of its
// calendar, efforts are working minutes of people.

#include <cstdint>
#include <string_view>

#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/model/store.h"
#include "core/registers/rules.h"

namespace pmo::registers::task {

inline constexpr std::string_view kTaskType[] = {"fixed_units", "fixed_duration", "fixed_work"};
inline constexpr std::string_view kMode[] = {"auto", "manual"};
inline constexpr std::string_view kConstraint[] = {"asap", "alap", "mso", "mfo", "snet", "snlt", "fnet", "fnlt"};
inline constexpr std::string_view kBoard[] = {"todo", "doing", "review", "blocked", "done"};
inline constexpr std::string_view kDistribution[] = {"triangular", "pert", "uniform", "normal", "lognormal"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = required | listed, .target = "project"},
    {.id = "place", .kind = Kind::place, .flags = plain},
    {.id = "wbs", .kind = Kind::text, .flags = searched},
    {.id = "name", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "milestone", .kind = Kind::flag, .flags = plain},
    {.id = "duration", .kind = Kind::number, .flags = listed, .unit = Unit::minutes, .min = 0},
    {.id = "duration_elapsed", .kind = Kind::flag, .flags = plain},
    {.id = "estimated", .kind = Kind::flag, .flags = plain},
    {.id = "percent_complete", .kind = Kind::number, .flags = listed, .unit = Unit::percent, .min = 0, .max = 100},
    {.id = "start_on", .kind = Kind::moment, .flags = plain},
    {.id = "finish_on", .kind = Kind::moment, .flags = plain},
    {.id = "mode", .kind = Kind::choice, .flags = plain, .options = kMode},
    {.id = "constraint", .kind = Kind::choice, .flags = plain, .options = kConstraint},
    {.id = "constraint_on", .kind = Kind::moment, .flags = plain},
    {.id = "deadline", .kind = Kind::moment, .flags = plain},
    {.id = "actual_start", .kind = Kind::moment, .flags = plain},
    {.id = "actual_finish", .kind = Kind::moment, .flags = plain},
    {.id = "remaining_duration", .kind = Kind::number, .flags = plain, .unit = Unit::minutes, .min = 0},
    {.id = "resume", .kind = Kind::moment, .flags = plain},
    {.id = "stop", .kind = Kind::moment, .flags = plain},
    {.id = "percent_work", .kind = Kind::number, .flags = plain, .unit = Unit::percent, .min = 0, .max = 100},
    {.id = "physical_percent", .kind = Kind::number, .flags = plain, .unit = Unit::percent, .min = 0, .max = 100},
    {.id = "effort", .kind = Kind::number, .flags = plain, .unit = Unit::minutes, .min = 0},
    {.id = "actual_effort", .kind = Kind::number, .flags = plain, .unit = Unit::minutes, .min = 0},
    {.id = "remaining_effort", .kind = Kind::number, .flags = plain, .unit = Unit::minutes, .min = 0},
    {.id = "task_type", .kind = Kind::choice, .flags = plain, .options = kTaskType},
    {.id = "effort_driven", .kind = Kind::flag, .flags = plain},
    {.id = "priority", .kind = Kind::number, .flags = plain, .min = 0, .max = 1000},
    {.id = "calendar", .kind = Kind::link, .flags = plain, .target = "calendar"},
    {.id = "ignore_resource_calendar", .kind = Kind::flag, .flags = plain},
    {.id = "inactive", .kind = Kind::flag, .flags = plain},
    {.id = "level_delay", .kind = Kind::number, .flags = plain, .unit = Unit::minutes, .min = 0},
    {.id = "budget", .kind = Kind::money, .flags = listed},
    {.id = "fixed_cost", .kind = Kind::money, .flags = plain},
    {.id = "actual_cost", .kind = Kind::money, .flags = plain},
    {.id = "deliverable", .kind = Kind::link, .flags = plain, .target = "deliverable"},
    {.id = "gate", .kind = Kind::link, .flags = plain, .target = "gate"},
    {.id = "sprint", .kind = Kind::link, .flags = plain, .target = "sprint"},
    {.id = "board_state", .kind = Kind::choice, .options = kBoard},
    {.id = "story_points", .kind = Kind::number, .flags = plain, .unit = Unit::points, .min = 0},
    {.id = "estimate_low", .kind = Kind::number, .flags = plain, .unit = Unit::minutes, .min = 0},
    {.id = "estimate_likely", .kind = Kind::number, .flags = plain, .unit = Unit::minutes, .min = 0},
    {.id = "estimate_high", .kind = Kind::number, .flags = plain, .unit = Unit::minutes, .min = 0},
    {.id = "distribution", .kind = Kind::choice, .flags = plain, .options = kDistribution},
    {.id = "cause", .kind = Kind::note, .flags = searched},
    {.id = "correction", .kind = Kind::note, .flags = searched},
    {.id = "uid", .kind = Kind::number, .flags = hidden},
    {.id = "source", .kind = Kind::text, .flags = hidden},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto place = handle<Place>(kFields, "place");
inline constexpr auto wbs = handle<std::string>(kFields, "wbs");
inline constexpr auto name = handle<std::string>(kFields, "name");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto milestone = handle<bool>(kFields, "milestone");
inline constexpr auto duration = handle<std::int64_t>(kFields, "duration");
inline constexpr auto duration_elapsed = handle<bool>(kFields, "duration_elapsed");
inline constexpr auto estimated = handle<bool>(kFields, "estimated");
inline constexpr auto percent_complete = handle<std::int64_t>(kFields, "percent_complete");
inline constexpr auto start_on = handle<Moment>(kFields, "start_on");
inline constexpr auto finish_on = handle<Moment>(kFields, "finish_on");
inline constexpr auto mode = handle<std::string>(kFields, "mode");
inline constexpr auto constraint = handle<std::string>(kFields, "constraint");
inline constexpr auto constraint_on = handle<Moment>(kFields, "constraint_on");
inline constexpr auto deadline = handle<Moment>(kFields, "deadline");
inline constexpr auto actual_start = handle<Moment>(kFields, "actual_start");
inline constexpr auto actual_finish = handle<Moment>(kFields, "actual_finish");
inline constexpr auto remaining_duration = handle<std::int64_t>(kFields, "remaining_duration");
inline constexpr auto resume = handle<Moment>(kFields, "resume");
inline constexpr auto stop = handle<Moment>(kFields, "stop");
inline constexpr auto percent_work = handle<std::int64_t>(kFields, "percent_work");
inline constexpr auto physical_percent = handle<std::int64_t>(kFields, "physical_percent");
inline constexpr auto effort = handle<std::int64_t>(kFields, "effort");
inline constexpr auto actual_effort = handle<std::int64_t>(kFields, "actual_effort");
inline constexpr auto remaining_effort = handle<std::int64_t>(kFields, "remaining_effort");
inline constexpr auto task_type = handle<std::string>(kFields, "task_type");
inline constexpr auto effort_driven = handle<bool>(kFields, "effort_driven");
inline constexpr auto priority = handle<std::int64_t>(kFields, "priority");
inline constexpr auto calendar = handle<Id>(kFields, "calendar");
inline constexpr auto ignore_resource_calendar = handle<bool>(kFields, "ignore_resource_calendar");
inline constexpr auto inactive = handle<bool>(kFields, "inactive");
inline constexpr auto level_delay = handle<std::int64_t>(kFields, "level_delay");
inline constexpr auto budget = handle<Money>(kFields, "budget");
inline constexpr auto fixed_cost = handle<Money>(kFields, "fixed_cost");
inline constexpr auto actual_cost = handle<Money>(kFields, "actual_cost");
inline constexpr auto deliverable = handle<Id>(kFields, "deliverable");
inline constexpr auto gate = handle<Id>(kFields, "gate");
inline constexpr auto sprint = handle<Id>(kFields, "sprint");
inline constexpr auto board_state = handle<std::string>(kFields, "board_state");
inline constexpr auto story_points = handle<std::int64_t>(kFields, "story_points");
inline constexpr auto estimate_low = handle<std::int64_t>(kFields, "estimate_low");
inline constexpr auto estimate_likely = handle<std::int64_t>(kFields, "estimate_likely");
inline constexpr auto estimate_high = handle<std::int64_t>(kFields, "estimate_high");
inline constexpr auto distribution = handle<std::string>(kFields, "distribution");
inline constexpr auto cause = handle<std::string>(kFields, "cause");
inline constexpr auto correction = handle<std::string>(kFields, "correction");
inline constexpr auto uid = handle<std::int64_t>(kFields, "uid");
inline constexpr auto source = handle<std::string>(kFields, "source");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

inline void check(Record const& record, Store const& store, Problems& problems) {
    if (record.has(actual_start) && record.has(actual_finish) && record.get(actual_finish) < record.get(actual_start))
        problems.add(record, actual_finish.slot, Severity::error, "task.actual_order", {to_text(record.get(actual_finish)), to_text(record.get(actual_start))});
    if (record.has(actual_finish) && record.get(percent_complete) < 100) problems.add(record, percent_complete.slot, Severity::warning, "task.finished_not_complete");
    if (record.has(start_on) && record.has(finish_on) && record.get(finish_on) < record.get(start_on))
        problems.add(record, finish_on.slot, Severity::error, "task.order", {to_text(record.get(finish_on)), to_text(record.get(start_on))});
    if (record.has(constraint) && !is(record, constraint, "asap", "alap")) expect(record, constraint_on, problems, Severity::error, "task.constraint_date");
    if (record.has(estimate_low) && record.has(estimate_high) && record.get(estimate_high) < record.get(estimate_low))
        problems.add(record, estimate_high.slot, Severity::error, "task.estimates");
    auto const* above = store.live(record.get(place).parent());
    if (above && &above->type() == &record.type() && above->value(project.slot) != record.value(project.slot))
        problems.add(record, place.slot, Severity::error, "task.parent_elsewhere");
}

inline constexpr TypeDef kType{.id = "task", .prefix = "T", .area = Area::schedule, .fields = kFields, .check = check};

}  // namespace pmo::registers::task
