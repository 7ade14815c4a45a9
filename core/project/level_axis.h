#pragma once
// The time on which a portfolio is levelled: the minutes in which anybody works, one after the other, so that nights and weekends do not exist. Instants
// become places on this axis and back. Calendars become lists of working intervals on it; one that works whenever anybody works needs none.

#include <span>
#include <vector>

#include "core/engine/working_time.h"
#include "core/levelling/problem.h"

namespace pmo {

class LevelAxis {
public:
    // Covers the days from `from` to `to`; after them every minute counts. All given calendars have working time.
    LevelAxis(std::span<engine::WorkingTime const* const> calendars, engine::Minute from, engine::Minute to);

    levelling::Time place_of(engine::Minute instant) const;          // working minutes of anybody before it, 0 before the axis
    engine::Minute start_of(levelling::Time place) const;            // where that minute begins: Monday 08:00
    engine::Minute finish_of(levelling::Time place) const;           // where the one before ends: Friday 17:00

    levelling::Calendar const& calendar(std::size_t i) const { return m_calendars[i]; }
    bool always(std::size_t i) const;                                // works wherever the axis is
    levelling::Time length() const { return m_length; }

private:
    struct Stretch {
        engine::Minute from = 0, to = 0;
        levelling::Time place = 0;
    };
    std::vector<Stretch> m_stretches;
    std::vector<std::uint32_t> m_of_day;             // from the axis' first day to the one after its last: the first stretch that begins on it or later
    std::vector<levelling::Calendar> m_calendars;
    engine::Minute m_from = 0;
    levelling::Time m_length = 0;
};

}  // namespace pmo
