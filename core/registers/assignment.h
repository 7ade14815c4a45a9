#pragma once
// Who or what works on a task, with how much of their time (E2).

#include <cstdint>
#include <string_view>

#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/model/store.h"
#include "core/registers/rules.h"

namespace pmo::registers::assignment {

inline constexpr std::string_view kBooking[] = {"proposed", "committed"};
inline constexpr std::string_view kContour[] = {"flat", "back_loaded", "front_loaded", "double_peak", "early_peak", "late_peak", "bell", "turtle", "contoured"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = listed, .target = "project"},
    {.id = "task", .kind = Kind::link, .flags = required | listed, .target = "task"},
    {.id = "person", .kind = Kind::link, .flags = listed, .target = "person"},
    {.id = "resource", .kind = Kind::link, .flags = listed, .target = "resource"},
    {.id = "units", .kind = Kind::number, .flags = listed, .unit = Unit::percent, .min = 0},
    {.id = "effort", .kind = Kind::number, .flags = listed, .unit = Unit::minutes, .min = 0},
    {.id = "actual_effort", .kind = Kind::number, .flags = plain, .unit = Unit::minutes, .min = 0},
    {.id = "remaining_effort", .kind = Kind::number, .flags = plain, .unit = Unit::minutes, .min = 0},
    {.id = "quantity", .kind = Kind::number, .flags = plain, .scale = 2, .min = 0},
    {.id = "cost", .kind = Kind::money, .flags = plain},
    {.id = "actual_cost", .kind = Kind::money, .flags = plain},
    {.id = "booking", .kind = Kind::choice, .flags = listed, .options = kBooking},
    {.id = "contour", .kind = Kind::choice, .flags = plain, .options = kContour},
    {.id = "start_on", .kind = Kind::moment, .flags = plain},
    {.id = "finish_on", .kind = Kind::moment, .flags = plain},
    {.id = "delay", .kind = Kind::number, .flags = plain, .unit = Unit::minutes},
    {.id = "source_uid", .kind = Kind::text, .flags = hidden},
    {.id = "notes", .kind = Kind::text, .flags = searched | title},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto task = handle<Id>(kFields, "task");
inline constexpr auto person = handle<Id>(kFields, "person");
inline constexpr auto resource = handle<Id>(kFields, "resource");
inline constexpr auto units = handle<std::int64_t>(kFields, "units");
inline constexpr auto effort = handle<std::int64_t>(kFields, "effort");
inline constexpr auto actual_effort = handle<std::int64_t>(kFields, "actual_effort");
inline constexpr auto remaining_effort = handle<std::int64_t>(kFields, "remaining_effort");
inline constexpr auto quantity = handle<std::int64_t>(kFields, "quantity");
inline constexpr auto cost = handle<Money>(kFields, "cost");
inline constexpr auto actual_cost = handle<Money>(kFields, "actual_cost");
inline constexpr auto booking = handle<std::string>(kFields, "booking");
inline constexpr auto contour = handle<std::string>(kFields, "contour");
inline constexpr auto start_on = handle<Moment>(kFields, "start_on");
inline constexpr auto finish_on = handle<Moment>(kFields, "finish_on");
inline constexpr auto delay = handle<std::int64_t>(kFields, "delay");
inline constexpr auto source_uid = handle<std::string>(kFields, "source_uid");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

inline void check(Record const& record, Store const& store, Problems& problems) {
    if (!record.has(person) && !record.has(resource)) problems.add(record, person.slot, Severity::warning, "assignment.nobody");
    if (record.has(person) && record.has(resource)) problems.add(record, resource.slot, Severity::error, "assignment.both");
    expect_same_project(record, store, project, task, problems);
}

inline constexpr TypeDef kType{.id = "assignment", .prefix = "", .area = Area::schedule, .fields = kFields, .check = check};

}  // namespace pmo::registers::assignment
