#pragma once
// Somebody or something works on a task, with how much of their time and for how much effort (D1, E2). Without a person or resource it is the
// demand for a role (E4).

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/base/money.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/model/store.h"
#include "core/registers/plan_rules.h"
#include "core/registers/project.h"
#include "core/registers/rules.h"

namespace pmo::registers::assignment {

inline constexpr std::string_view kBooking[] = {"committed", "proposed"};
inline constexpr std::string_view kContour[] = {
    "flat", "back_loaded", "front_loaded", "double_peak", "early_peak", "late_peak", "bell", "turtle", "contoured"};
inline constexpr std::string_view kRateTable[] = {"a", "b", "c", "d", "e"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .target = "project"},
    {.id = "task", .kind = Kind::link, .flags = required | listed, .target = "task"},
    {.id = "person", .kind = Kind::link, .flags = listed, .target = "person"},
    {.id = "resource", .kind = Kind::link, .flags = listed, .target = "resource"},
    {.id = "role", .kind = Kind::link, .flags = listed, .target = "role"},
    {.id = "units", .kind = Kind::number, .flags = listed, .unit = Unit::percent, .min = 0},
    {.id = "effort", .kind = Kind::number, .flags = listed, .unit = Unit::minutes, .min = 0},
    {.id = "actual_effort", .kind = Kind::number, .unit = Unit::minutes, .min = 0},
    {.id = "remaining_effort", .kind = Kind::number, .unit = Unit::minutes, .min = 0},
    {.id = "overtime_effort", .kind = Kind::number, .unit = Unit::minutes, .min = 0},
    {.id = "quantity", .kind = Kind::number, .scale = 2, .min = 0},
    {.id = "cost", .kind = Kind::money, .flags = listed},
    {.id = "actual_cost", .kind = Kind::money},
    {.id = "rate_table", .kind = Kind::choice, .options = kRateTable},
    {.id = "booking", .kind = Kind::choice, .flags = listed, .options = kBooking},
    {.id = "contour", .kind = Kind::choice, .options = kContour},
    {.id = "start_on", .kind = Kind::moment},
    {.id = "finish_on", .kind = Kind::moment},
    {.id = "actual_start", .kind = Kind::moment},
    {.id = "actual_finish", .kind = Kind::moment},
    {.id = "delay", .kind = Kind::number, .unit = Unit::minutes},
    {.id = "level_delay", .kind = Kind::number, .unit = Unit::minutes, .min = 0},
    {.id = "note", .kind = Kind::text, .flags = searched | title},
    {.id = "source_uid", .kind = Kind::text, .flags = hidden},
    {.id = "carried", .kind = Kind::text, .flags = hidden},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto task = handle<Id>(kFields, "task");
inline constexpr auto person = handle<Id>(kFields, "person");
inline constexpr auto resource = handle<Id>(kFields, "resource");
inline constexpr auto role = handle<Id>(kFields, "role");
inline constexpr auto units = handle<std::int64_t>(kFields, "units");
inline constexpr auto effort = handle<std::int64_t>(kFields, "effort");
inline constexpr auto actual_effort = handle<std::int64_t>(kFields, "actual_effort");
inline constexpr auto remaining_effort = handle<std::int64_t>(kFields, "remaining_effort");
inline constexpr auto overtime_effort = handle<std::int64_t>(kFields, "overtime_effort");
inline constexpr auto quantity = handle<std::int64_t>(kFields, "quantity");
inline constexpr auto cost = handle<Money>(kFields, "cost");
inline constexpr auto actual_cost = handle<Money>(kFields, "actual_cost");
inline constexpr auto rate_table = handle<std::string>(kFields, "rate_table");
inline constexpr auto booking = handle<std::string>(kFields, "booking");
inline constexpr auto contour = handle<std::string>(kFields, "contour");
inline constexpr auto start_on = handle<Moment>(kFields, "start_on");
inline constexpr auto finish_on = handle<Moment>(kFields, "finish_on");
inline constexpr auto actual_start = handle<Moment>(kFields, "actual_start");
inline constexpr auto actual_finish = handle<Moment>(kFields, "actual_finish");
inline constexpr auto delay = handle<std::int64_t>(kFields, "delay");
inline constexpr auto level_delay = handle<std::int64_t>(kFields, "level_delay");
inline constexpr auto note = handle<std::string>(kFields, "note");
inline constexpr auto source_uid = handle<std::string>(kFields, "source_uid");
inline constexpr auto carried = handle<std::string>(kFields, "carried");

inline void check(Record const& assignment, Store const& store, Problems& problems) {
    bool const somebody = assignment.has(person), something = assignment.has(resource);
    if (!somebody && !something && !assignment.has(role)) problems.add(assignment, person.slot, Severity::error, "assignment.nobody");
    if (somebody && something) problems.add(assignment, resource.slot, Severity::error, "assignment.person_and_resource");
    if (assignment.has(units) && assignment.get(units) == 0) problems.add(assignment, units.slot, Severity::hint, "assignment.no_units");
    expect_moments(assignment, start_on, finish_on, problems, "assignment.finish_before_start");
    expect_moments(assignment, actual_start, actual_finish, problems, "assignment.actual_finish_before_start");
    if (somebody || something)
        expect_unique(assignment, store, task, problems, "assignment.twice", [&](Record const& other) {
            return other.get(person) == assignment.get(person) && other.get(resource) == assignment.get(resource);
        });
    expect_same_project(assignment, store, project, task, problems);
    auto const* worker = store.live(assignment.get(person));
    auto const left = worker ? slot_of(worker->type(), "left") : kNoSlot;
    auto const* leaves = left == kNoSlot ? nullptr : std::get_if<Date>(&worker->value(left));
    if (leaves && assignment.has(finish_on) && date_of(assignment.get(finish_on)) > *leaves && !assignment.has(actual_finish))
        problems.add(assignment, person.slot, Severity::warning, "owner.left", {std::string(title_of(*worker)), to_text(*leaves)});
    project::expect_project_currency(assignment, store, project, cost, problems);
}

inline constexpr TypeDef kType{.id = "assignment", .prefix = "", .area = Area::schedule, .fields = kFields, .check = check};

}  // namespace pmo::registers::assignment
