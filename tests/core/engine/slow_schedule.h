// A second schedule engine for tests: written from the definitions, slow and obvious. A calendar is a list of minutes, a duration is walked
// minute by minute, and dates are pushed until nothing is pushed any more. It shares no arithmetic with the engine.
//
// It knows: weekly patterns, night shifts, ranges of exceptions, work weeks and bases; the four links with working, elapsed and percent lags; all
// constraints but "as late as possible"; deadlines, milestones, manual, inactive, started and finished activities. It does not know
// summaries, parts, levelling, schedules from the finish.
#pragma once

#include "core/engine/calendar.h"
#include "core/engine/schedule.h"

#include <span>
#include <string>
#include <vector>

namespace plan {

using namespace pmo::engine;

// A calendar written out: one mark for each minute from `first` on.
class SlowCalendar {
public:
    SlowCalendar(std::span<Calendar const> calendars, std::int32_t index, Day first, Day last);
    bool works(Minute t) const { return m_works.at(static_cast<std::size_t>(t - m_begin)) != 0; }
    Minute next_start(Minute t) const;
    Minute previous_finish(Minute t) const;
    Minute walk(Minute t, Minute minutes) const;          // forwards to a finish, backwards to a start, by 0 nowhere
    Minute count(Minute from, Minute to) const;           // working minutes, negative backwards

private:
    Minute m_begin;
    std::vector<char> m_works;
};

struct SlowDates {
    Minute early_start = 0, early_finish = 0, late_start = 0, late_finish = 0;
    Minute total_slack = 0;
};

std::vector<SlowDates> slow_schedule(Network const& network, std::vector<SlowCalendar> const& calendars);

} // namespace plan
