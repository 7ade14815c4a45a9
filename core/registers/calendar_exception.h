#pragma once
// Days on which a calendar differs: a public holiday, a make-up working day, a shutdown (D2).

#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/model/store.h"
#include "core/registers/calendar.h"
#include "core/registers/rules.h"

namespace pmo::registers::calendar_exception {

inline constexpr FieldDef kFields[] = {
    {.id = "calendar", .kind = Kind::link, .flags = required | listed, .target = "calendar"},
    {.id = "name", .kind = Kind::text, .flags = searched | listed | title},
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

inline Date last_day(Record const& exception) { return exception.has(to) ? exception.get(to) : exception.get(from); }

inline void check(Record const& row, Store const& store, Problems& problems) {
    expect_order(row, from, to, problems, "calendar_exception.to_before_from");
    bool const understood = calendar::expect_hours(row, hours, problems);
    if (understood && !row.get(working) && calendar::parse_hours(row.get(hours))->count > 0)
        problems.add(row, working.slot, Severity::warning, "calendar_exception.hours_without_work", {std::string(row.get(hours))});
    if (row.get(working) && row.get(hours) == calendar::kNoWork)
        problems.add(row, hours.slot, Severity::warning, "calendar_exception.no_hours");
    if (!row.has(from) || row.has(recurrence)) return;
    auto const meets = [&](Record const& other) { return other.get(from) <= last_day(row) && row.get(from) <= last_day(other); };
    for (auto const* other : store.referrers(row.type(), calendar, row.get(calendar)))
        if (other->id() != row.id() && other->has(from) && !other->has(recurrence) && meets(*other)) {
            problems.add(row, from.slot, Severity::warning, "calendar_exception.overlap",
                         {std::string(title_of(*other)), to_text(other->get(from))});
            return;
        }
}

inline constexpr TypeDef kType{.id = "calendar_exception", .prefix = "", .area = Area::schedule, .fields = kFields, .check = check};

}  // namespace pmo::registers::calendar_exception
