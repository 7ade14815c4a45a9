// Working time: a calendar in the compiled form that the engines ask.
//
// A calendar turns instants into counted working minutes and back. `WorkingTime` holds, for a span of days, how many working
// minutes lie before each day, and repeats the weekly pattern outside of that span; so every question is a table look-up and
// no question loops over days. It is not the calendar a person edits (core/engine/calendar.h) and knows no names or holidays.
//
//     WorkingTime const office = compile(calendars, 0);
//     Minute const finish = office.add(office.next_start(start), 480);   // 17:00 stays 17:00, a start moves to 08:00
//
// Everything is one idea: `work_before(t)` is the number of working minutes before t, counted from an arbitrary origin.
// Two instants with the same count differ only by non-working time, for example 17:00 and 08:00 of the next day: a finish
// takes the earlier one, a start the later one.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace pmo::engine {

// Whole minutes since 1970-01-01T00:00 in local project time, no zone. Also used for lengths in minutes.
using Minute = std::int64_t;

// Days since 1970-01-01.
using Day = std::int32_t;

// "There is no such instant." Smaller than every instant, so that taking a maximum ignores it.
inline constexpr Minute kNoTime = std::numeric_limits<Minute>::min();

inline constexpr Minute kMinutesPerDay = 1440;
inline constexpr Minute kMinutesPerWeek = 10080;

constexpr Day day_of(Minute t) noexcept
{
    return static_cast<Day>(t >= 0 ? t / kMinutesPerDay : -((-t + kMinutesPerDay - 1) / kMinutesPerDay));
}

// A stretch of working time in minutes after midnight, from < to. `to` up to 2880 lets a night shift end the next morning.
struct Shift {
    std::int32_t from = 0;
    std::int32_t to = 0;
    friend bool operator==(Shift const&, Shift const&) = default;
    friend auto operator<=>(Shift const&, Shift const&) = default;
};

class WorkingTime {
public:
    // Around the clock: elapsed time.
    WorkingTime();

    // Days first, first + 1, ... with their shifts, each within 0..1440, sorted and apart. The first seven days repeat
    // before the span and the last seven behind it, so a span has at least seven days.
    WorkingTime(Day first, std::span<std::vector<Shift> const> days);

    // True when there is working time for ever in both directions. Where it is false the functions below may answer kNoTime,
    // and schedules report the calendar as a problem.
    bool endless() const noexcept { return m_head_work > 0 && m_tail_work > 0; }

    // Working minutes before t. Grows with t.
    Minute work_before(Minute t) const noexcept;

    // The instant at which working minute number `work` begins; kNoTime when the calendar runs out of working time.
    Minute start_at(Minute work) const noexcept;

    // The instant at which working minute number `work - 1` ends; kNoTime as above.
    Minute finish_at(Minute work) const noexcept;

    // The first instant at or after t at which work can go on.
    Minute next_start(Minute t) const noexcept { return start_at(work_before(t)); }

    // The last instant at or before t at which work can have ended.
    Minute previous_finish(Minute t) const noexcept { return finish_at(work_before(t)); }

    bool is_working(Minute t) const noexcept { return work_before(t + 1) != work_before(t); }

    // t moved by working minutes: forwards the answer is a finish, backwards a start, by 0 it is t itself.
    Minute add(Minute t, Minute minutes) const noexcept { return minutes == 0 ? t : moved(t, work_before(t), minutes); }

    // The same for one who has counted the working minutes before t.
    Minute moved(Minute t, Minute work, Minute minutes) const noexcept
    {
        if (minutes == 0)
            return t;
        return minutes > 0 ? finish_at(work + minutes) : start_at(work + minutes);
    }

    // Working minutes from a to b, negative when b is before a.
    Minute between(Minute a, Minute b) const noexcept { return work_before(b) - work_before(a); }

    // Days of the explicit span, for combining calendars and for drawing them.
    Day first_day() const noexcept { return m_first; }
    Day last_day() const noexcept { return m_first + static_cast<Day>(m_days.size()) - 1; }

    // The shifts of any day, each within 0..1440.
    std::span<Shift const> shifts_on(Day day) const noexcept;

    // Same working time over the same span.
    friend bool operator==(WorkingTime const&, WorkingTime const&) = default;

private:
    // The first two shifts of a day: morning and afternoon, which is all that most days have.
    struct Halves {
        std::int16_t from[2]{}, to[2]{};
        friend bool operator==(Halves const&, Halves const&) = default;
    };
    // Each kind of day keeps its shifts once, closed by two that never come; the halves are with the day, where a question finds them
    // without a second look-up.
    struct DayRecord {
        std::int32_t before = 0;      // working minutes of the span before this day
        Halves halves{};
        std::uint32_t first_shift = 0;
        friend bool operator==(DayRecord const&, DayRecord const&) = default;
    };
    struct WorkDay { // a day with working time
        std::int32_t before = 0;
        std::int32_t begin = 0;       // minutes from the begin of the span
        Halves halves{};
        std::uint32_t first_shift = 0;
        friend bool operator==(WorkDay const&, WorkDay const&) = default;
    };

    Day m_first = 0;
    Minute m_begin = 0;                       // first minute of the span
    Minute m_end = 0;                         // the minute after the span
    Minute m_total = 0;                       // working minutes in the span
    Minute m_head_work = 0;                   // working minutes of the first seven days
    Minute m_tail_work = 0;                   // working minutes of the last seven days
    Minute m_per_head_work = 0;               // for dividing by them, which would be the slowest part of a question about
    Minute m_per_tail_work = 0;               // a day outside of the span
    std::vector<DayRecord> m_days;        // every day of the span
    std::vector<WorkDay> m_work_days;     // closed by one more with before = m_total
    std::vector<std::uint32_t> m_bucket;  // work / 256 -> index into m_work_days
    std::vector<Shift> m_shifts;
};

// Time that is working in both calendars, for example of a task and of the resource on it. May have no working time at all.
WorkingTime intersect(WorkingTime const& a, WorkingTime const& b);

} // namespace pmo::engine
