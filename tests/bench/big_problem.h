#pragma once
// A portfolio to level as large as one gets: 100 projects of 100 activities, in hours of twelve years, for 300 people and machines whose capacity
// changes, on four calendars. The same on every machine.

#include <algorithm>
#include <cstdint>
#include <initializer_list>

#include "core/levelling/problem.h"
#include "core/levelling/random.h"

namespace pmo::bench {

inline constexpr std::int32_t kBigProjects = 100, kBigActivities = 100, kBigResources = 300;

// Working hours of a week, repeated; every tenth week has a day off when `holidays` is set.
inline levelling::Calendar week_of(std::int32_t days, std::initializer_list<levelling::Interval> hours, bool holidays) {
    levelling::Calendar out;
    for (std::int32_t day = 0; day < 12 * 366; ++day) {
        if (day % 7 >= days || (holidays && day % 70 == 3)) continue;
        for (auto const& hour : hours) out.work.push_back({24 * day + hour.from, 24 * day + hour.to});
    }
    return out;
}

inline levelling::Problem big_problem() {
    using namespace levelling;
    Problem problem;
    Random random(7);
    problem.calendars = {week_of(5, {{8, 12}, {13, 17}}, false), week_of(5, {{8, 12}, {13, 17}}, true), week_of(6, {{6, 22}}, false), week_of(7, {{0, 6}, {20, 23}}, false)};
    for (std::int32_t r = 0; r < kBigResources; ++r) {
        auto const whole = random.chance(800) ? 100 : 100 * random.between(2, 8);
        Resource resource{{{0, whole}}};
        for (Time t = 24 * random.between(10, 90); t < 24 * 1'000; t += 24 * random.between(60, 150)) {
            resource.capacity.push_back({t, random.chance(500) ? 0 : whole / 2});     // away, or for half of the day
            resource.capacity.push_back({t += 24 * random.between(2, 14), whole});
        }
        problem.resources.push_back(std::move(resource));
    }
    for (std::int32_t p = 0; p < kBigProjects; ++p) {
        problem.goals.push_back(random.between(1, 10));
        for (std::int32_t i = 0; i < kBigActivities; ++i) {
            auto const index = static_cast<std::int32_t>(problem.activities.size());
            Activity a;
            a.goal = p;
            a.calendar = random.chance(800) ? random.below(2) : random.between(-1, 3);
            a.duration = random.chance(50) ? 0 : 4 * random.between(1, 20);
            a.release = i < 5 ? 24 * 7 * random.below(100) : 0;
            if (random.chance(20)) a.fixed = 24 * random.below(300) + 8;
            for (std::int32_t k = random.between(0, 2); k > 0; --k) {
                auto const r = random.below(kBigResources);
                auto const whole = problem.resources[static_cast<std::size_t>(r)].last();
                if (std::ranges::find(a.demands, r, &Demand::resource) == a.demands.end()) a.demands.push_back({r, random.chance(600) ? std::min(100, whole) : 50});
            }
            for (std::int32_t k = i == 0 ? 0 : random.between(1, 2); k > 0; --k) {
                auto const from = index - random.between(1, std::min(i, 12));
                Link link{.from = from, .to = index};
                if (random.chance(150)) link.lag = 8 * random.between(-1, 3), link.calendar = a.calendar;
                if (random.chance(100)) link.type = random.chance(500) ? LinkType::start_to_start : LinkType::finish_to_finish;
                problem.links.push_back(link);
            }
            problem.activities.push_back(std::move(a));
        }
    }
    return problem;
}

}  // namespace pmo::bench
