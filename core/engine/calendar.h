// Calendars as people define them, and their compilation into WorkingTime.
//
// A calendar is a weekly pattern, weeks that differ in a range of dates, and exceptions: holidays, make-up working
// Saturdays, recurring days. It may stand on a base calendar and then says only what differs. These are plain values: no
// names, no records, no text. The meaning follows Microsoft Project, so that its files keep their dates.
//
// On one day the first that says something wins: own exceptions, the base's exceptions, own work weeks, the base's work
// weeks, own weekly pattern, the base's weekly pattern. Among the exceptions of one calendar a plain range of dates beats a
// recurring one, then the one listed first wins.
#pragma once

#include "core/engine/working_time.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace pmo::engine {

// What a calendar says of one day of the week.
struct DayRule {
    enum class Kind : std::uint8_t { from_base, non_working, working };
    Kind kind = Kind::from_base;
    std::vector<Shift> shifts{}; // for `working`, any order; overlaps count once

    static DayRule day_off() { return {Kind::non_working, {}}; }
    static DayRule hours(std::vector<Shift> shifts) { return {Kind::working, std::move(shifts)}; }
};

using WeekPattern = std::array<DayRule, 7>; // 0 Monday ... 6 Sunday

// A weekly pattern of its own from one day to another, both included.
struct WorkWeek {
    Day from = 0;
    Day to = 0;
    WeekPattern week{};
};

enum class Repeat : std::uint8_t {
    every_day,        // each day of the range
    days,             // every `every` days
    weeks,            // every `every` weeks on the days in `weekday_mask`; weeks begin on Sunday
    month_day,        // every `every` months on day `month_day`
    month_position,   // every `every` months on the `position`-th `item`
    year_day,         // every year on `month_day` of `month`
    year_position,    // every year on the `position`-th `item` of `month`
    weekdays,         // `occurrences` days from Monday to Friday, one after the other
};

// What a position counts: any day, Monday to Friday, Saturday and Sunday, or one day of the week.
enum class PositionItem : std::uint8_t { day, weekday, weekend_day, sunday, monday, tuesday, wednesday, thursday, friday, saturday };

struct CalendarException {
    Day from = 0;
    Day to = 0;                      // included; ignored where occurrences > 0 and the days recur
    Repeat repeat = Repeat::every_day;
    std::int32_t every = 1;          // >= 1
    std::int32_t occurrences = 0;    // 0: as many as fit until `to`
    std::uint8_t weekday_mask = 0;   // bit 0 Sunday ... bit 6 Saturday
    std::uint8_t month = 1;          // 1-12
    std::uint8_t month_day = 1;      // 1-31; a month without that day is skipped
    std::uint8_t position = 1;       // 1 first ... 4 fourth, 5 last
    PositionItem item = PositionItem::day;
    std::vector<Shift> shifts{};     // empty: nobody works on those days
};

struct Calendar {
    std::int32_t base = -1;          // index of the base calendar, -1 none
    WeekPattern week{};              // days that say `from_base` without a base do not work
    std::vector<WorkWeek> work_weeks{};
    std::vector<CalendarException> exceptions{};
};

// Days outside of these (1900-01-01 to 2200-12-31) take the plain weekly pattern: it bounds memory against odd files.
inline constexpr Day kFirstExceptionDay = -25567;
inline constexpr Day kLastExceptionDay = 84370;

// The days of one exception in ascending order, within the bounds above.
std::vector<Day> days_of(CalendarException const& exception);

// The compiled calendar. Bases may be missing or form a circle: then the chain ends there. The index must be valid.
// A result with endless() == false has no working time at all or none beyond some exceptions.
WorkingTime compile(std::span<Calendar const> calendars, std::int32_t index);

} // namespace pmo::engine
