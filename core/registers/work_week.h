#pragma once
// Other working hours for a while: a summer timetable, three weeks of two shifts (D2). Hours as in calendar; an empty day is as in the calendar.

#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/calendar.h"
#include "core/registers/rules.h"

namespace pmo::registers::work_week {

inline constexpr FieldDef kFields[] = {
    {.id = "calendar", .kind = Kind::link, .flags = required | listed, .target = "calendar"},
    {.id = "name", .kind = Kind::text, .flags = searched | listed | title},
    {.id = "from", .kind = Kind::date, .flags = required | listed},
    {.id = "to", .kind = Kind::date, .flags = required | listed},
    {.id = "monday", .kind = Kind::text, .flags = listed},
    {.id = "tuesday", .kind = Kind::text},
    {.id = "wednesday", .kind = Kind::text},
    {.id = "thursday", .kind = Kind::text},
    {.id = "friday", .kind = Kind::text},
    {.id = "saturday", .kind = Kind::text, .flags = listed},
    {.id = "sunday", .kind = Kind::text, .flags = listed},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto calendar = handle<Id>(kFields, "calendar");
inline constexpr auto name = handle<std::string>(kFields, "name");
inline constexpr auto from = handle<Date>(kFields, "from");
inline constexpr auto to = handle<Date>(kFields, "to");
inline constexpr auto monday = handle<std::string>(kFields, "monday");
inline constexpr auto tuesday = handle<std::string>(kFields, "tuesday");
inline constexpr auto wednesday = handle<std::string>(kFields, "wednesday");
inline constexpr auto thursday = handle<std::string>(kFields, "thursday");
inline constexpr auto friday = handle<std::string>(kFields, "friday");
inline constexpr auto saturday = handle<std::string>(kFields, "saturday");
inline constexpr auto sunday = handle<std::string>(kFields, "sunday");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

inline void check(Record const& week, Store const&, Problems& problems) {
    expect_order(week, from, to, problems, "work_week.to_before_from");
    for (auto const day : {monday, tuesday, wednesday, thursday, friday, saturday, sunday}) calendar::expect_hours(week, day, problems);
}

inline constexpr TypeDef kType{.id = "work_week", .prefix = "", .area = Area::schedule, .fields = kFields, .check = check};

}  // namespace pmo::registers::work_week
