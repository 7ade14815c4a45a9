// A small plan for tests: an office calendar, activities and links by name of nothing but their number.
#pragma once

#include "core/base/date.h"
#include "core/engine/calendar.h"
#include "core/engine/schedule.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace plan {

using namespace pmo::engine;

inline Minute at(std::string const& text)
{
    auto const moment = pmo::parse_moment(text);
    REQUIRE(moment.has_value());
    return moment->minute;
}

inline std::string text(Minute t)
{
    return t == kNoTime ? "none" : pmo::to_text(pmo::Moment{t});
}

inline WorkingTime office()
{
    std::vector<Calendar> set(1);
    for (std::size_t i = 0; i < 5; ++i)
        set[0].week[i] = DayRule::hours({{480, 720}, {780, 1020}});
    return compile(set, 0);
}

// A late shift, also on Saturdays: its hours and days overlap the office only in part.
inline WorkingTime late_shift()
{
    std::vector<Calendar> set(1);
    for (std::size_t i = 0; i < 6; ++i)
        set[0].week[i] = DayRule::hours({{840, 1320}});
    return compile(set, 0);
}

// Monday, 2026-11-23, is the project start. Days are working days of eight hours.
struct Plan {
    std::vector<Activity> activities{};
    std::vector<Link> links{};
    std::vector<WorkingTime> calendars{office(), WorkingTime(), late_shift()};
    std::vector<Part> parts{};
    Network options{.start = at("2026-11-23T08:00")};

    std::int32_t add(Activity a)
    {
        activities.push_back(a);
        return static_cast<std::int32_t>(activities.size()) - 1;
    }
    std::int32_t add(int days, std::int32_t parent = -1) { return add(Activity{.duration = days * 480, .parent = parent}); }
    std::int32_t add(int days, Constraint constraint, std::string const& date)
    {
        return add(Activity{.duration = days * 480, .constraint_date = date.empty() ? kNoTime : at(date), .constraint = constraint});
    }
    void link(std::int32_t from, std::int32_t to, LinkType type = LinkType::finish_to_start, std::int32_t lag = 0, LagKind kind = LagKind::working)
    {
        links.push_back({from, to, lag, type, kind});
    }
    Network network() const
    {
        Network n = options;
        n.activities = activities;
        n.links = links;
        n.calendars = calendars;
        n.parts = parts;
        return n;
    }
    Schedule run() const { return schedule(network()); }
};

inline std::string dates(Placed const& p)
{
    return text(p.start) + " " + text(p.finish);
}

inline std::string late_dates(Placed const& p)
{
    return text(p.late_start) + " " + text(p.late_finish);
}

} // namespace plan
