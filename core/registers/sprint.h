#pragma once
// A stretch of time in which a team finishes what it took from the backlog (D5).

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::sprint {

inline constexpr std::string_view kStatus[] = {"planned", "active", "done", "cancelled"};
inline constexpr std::string_view kStatusClosed[] = {"done", "cancelled"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = required | listed, .target = "project"},
    {.id = "code", .kind = Kind::text, .flags = searched | listed | code},
    {.id = "name", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "goal", .kind = Kind::note, .flags = searched},
    {.id = "start", .kind = Kind::date, .flags = listed},
    {.id = "finish", .kind = Kind::date, .flags = listed | due},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "capacity", .kind = Kind::number, .flags = listed, .unit = Unit::points, .scale = 1, .min = 0},
    {.id = "retrospective", .kind = Kind::note, .flags = searched},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto code = handle<std::string>(kFields, "code");
inline constexpr auto name = handle<std::string>(kFields, "name");
inline constexpr auto goal = handle<std::string>(kFields, "goal");
inline constexpr auto start = handle<Date>(kFields, "start");
inline constexpr auto finish = handle<Date>(kFields, "finish");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto capacity = handle<std::int64_t>(kFields, "capacity");
inline constexpr auto retrospective = handle<std::string>(kFields, "retrospective");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

inline void check(Record const& sprint, Store const& store, Problems& problems) {
    expect_order(sprint, start, finish, problems, "sprint.finish_before_start");
    if (is(sprint, status, "active")) {
        expect(sprint, finish, problems, Severity::warning, "sprint.active_without_end");
        expect_unique(sprint, store, project, problems, "sprint.two_active", [](Record const& other) {
            return is(other, status, "active");
        });
    }
    expect_present(sprint, store, owner, finish, problems);
}

inline constexpr TypeDef kType{.id = "sprint", .prefix = "S", .area = Area::schedule, .fields = kFields, .check = check};

}  // namespace pmo::registers::sprint
