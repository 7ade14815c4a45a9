#pragma once
// Days on which a calendar differs: a holiday, or a make-up working Saturday with hours of its own (D2).

#include <cstdint>
#include <string_view>

#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/model/store.h"
#include "core/registers/rules.h"
#include "core/registers/calendar.h"

namespace pmo::registers::calendar_exception {

inline constexpr FieldDef kFields[] = {
    {.id = "calendar", .kind = Kind::link, .flags = required | listed, .target = "calendar"},
    {.id = "name", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "from", .kind = Kind::date, .flags = required | listed},
    {.id = "to", .kind = Kind::date, .flags = listed},
    {.id = "working", .kind = Kind::flag, .flags = listed},
    {.id = "hours", .kind = Kind::text, .flags = listed},
    {.id = "recurrence", .kind = Kind::text, .flags = hidden},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto calendar = handle<Id>(kFields, "calendar");
inline constexpr auto name = handle<std::string>(kFields, "name");
inline constexpr auto from = handle<Date>(kFields, "from");
inline constexpr auto to = handle<Date>(kFields, "to");
inline constexpr auto working = handle<bool>(kFields, "working");
inline constexpr auto hours = handle<std::string>(kFields, "hours");
inline constexpr auto recurrence = handle<std::string>(kFields, "recurrence");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

inline void check(Record const& record, Store const&, Problems& problems) {
    expect_order(record, from, to, problems, "calendar_exception.order");
    if (record.has(hours) && !calendar::parse_hours(record.get(hours))) problems.add(record, hours.slot, Severity::error, "calendar.hours", {std::string(record.get(hours))});
}

inline constexpr TypeDef kType{.id = "calendar_exception", .prefix = "", .area = Area::schedule, .fields = kFields, .check = check};

}  // namespace pmo::registers::calendar_exception
