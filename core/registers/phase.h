#pragma once
// A phase or stage of a project, or of a method as a pattern (C4, C5).

#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/choices.h"
#include "core/registers/rules.h"

namespace pmo::registers::phase {

inline constexpr std::string_view kStatus[] = {"planned", "active", "done", "skipped"};
inline constexpr std::string_view kStatusClosed[] = {"done", "skipped"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = listed, .target = "project"},
    {.id = "method", .kind = Kind::link, .flags = listed, .target = "method"},
    {.id = "place", .kind = Kind::place},
    {.id = "name", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "name_en", .kind = Kind::text, .flags = searched},
    {.id = "kind", .kind = Kind::choice, .flags = listed, .options = kLifePhase},
    {.id = "goal", .kind = Kind::note, .flags = searched},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "start", .kind = Kind::date, .flags = listed},
    {.id = "finish", .kind = Kind::date, .flags = listed | due},
    {.id = "actual_start", .kind = Kind::date},
    {.id = "actual_finish", .kind = Kind::date},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "task", .kind = Kind::link, .target = "task"},
    {.id = "origin", .kind = Kind::link, .target = "phase"},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto method = handle<Id>(kFields, "method");
inline constexpr auto place = handle<Place>(kFields, "place");
inline constexpr auto name = handle<std::string>(kFields, "name");
inline constexpr auto name_en = handle<std::string>(kFields, "name_en");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto goal = handle<std::string>(kFields, "goal");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto start = handle<Date>(kFields, "start");
inline constexpr auto finish = handle<Date>(kFields, "finish");
inline constexpr auto actual_start = handle<Date>(kFields, "actual_start");
inline constexpr auto actual_finish = handle<Date>(kFields, "actual_finish");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto task = handle<Id>(kFields, "task");
inline constexpr auto origin = handle<Id>(kFields, "origin");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

inline void check(Record const& phase, Store const& store, Problems& problems) {
    if (!phase.has(project) && !phase.has(method)) problems.add(phase, project.slot, Severity::warning, "phase.nowhere");
    expect_order(phase, start, finish, problems, "phase.finish_before_start");
    expect_order(phase, actual_start, actual_finish, problems, "phase.actual_finish_before_start");
    if (is(phase, status, "active", "done")) expect(phase, actual_start, problems, Severity::hint, "phase.started_without_date");
    if (is(phase, status, "done")) expect(phase, actual_finish, problems, Severity::warning, "phase.done_without_date");
    expect_other_than_itself(phase, origin, problems, "phase.own_origin");
    expect_same_project(phase, store, project, task, problems);
    expect_present(phase, store, owner, finish, problems);
}

inline constexpr TypeDef kType{.id = "phase", .prefix = "", .area = Area::definition, .fields = kFields, .check = check};

}  // namespace pmo::registers::phase
