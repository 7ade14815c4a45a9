#pragma once
// How many tasks and points stood in each state at the end of a day: what burn-down and cumulative flow are drawn from (D5, M3).

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::board_snapshot {

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = required | listed, .target = "project"},
    {.id = "sprint", .kind = Kind::link, .flags = listed, .target = "sprint"},
    {.id = "date", .kind = Kind::date, .flags = required | listed},
    {.id = "todo", .kind = Kind::number, .flags = listed, .min = 0},
    {.id = "doing", .kind = Kind::number, .flags = listed, .min = 0},
    {.id = "review", .kind = Kind::number, .flags = listed, .min = 0},
    {.id = "done", .kind = Kind::number, .flags = listed, .min = 0},
    {.id = "blocked", .kind = Kind::number, .flags = listed, .min = 0},
    {.id = "points_open", .kind = Kind::number, .flags = listed, .unit = Unit::points, .scale = 1, .min = 0},
    {.id = "points_done", .kind = Kind::number, .flags = listed, .unit = Unit::points, .scale = 1, .min = 0},
    {.id = "effort_left", .kind = Kind::number, .unit = Unit::minutes, .min = 0},
    {.id = "note", .kind = Kind::text, .flags = searched | title},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto sprint = handle<Id>(kFields, "sprint");
inline constexpr auto date = handle<Date>(kFields, "date");
inline constexpr auto todo = handle<std::int64_t>(kFields, "todo");
inline constexpr auto doing = handle<std::int64_t>(kFields, "doing");
inline constexpr auto review = handle<std::int64_t>(kFields, "review");
inline constexpr auto done = handle<std::int64_t>(kFields, "done");
inline constexpr auto blocked = handle<std::int64_t>(kFields, "blocked");
inline constexpr auto points_open = handle<std::int64_t>(kFields, "points_open");
inline constexpr auto points_done = handle<std::int64_t>(kFields, "points_done");
inline constexpr auto effort_left = handle<std::int64_t>(kFields, "effort_left");
inline constexpr auto note = handle<std::string>(kFields, "note");

inline void check(Record const& row, Store const& store, Problems& problems) {
    expect_same_project(row, store, project, sprint, problems);
}

inline constexpr TypeDef kType{.id = "board_snapshot", .prefix = "", .area = Area::schedule, .fields = kFields, .check = check};

}  // namespace pmo::registers::board_snapshot
