#pragma once
// Problems for the tests of levelling: by hand, from a seed, and a checker that shares nothing with the engine.

#include <cstdint>
#include <string>
#include <vector>

#include "core/levelling/problem.h"
#include "tests/support/random.h"

namespace level_test {

using namespace pmo::levelling;

// Activities in a row of brackets: {duration, units of resource 0}.
inline Problem simple(std::vector<std::pair<Time, std::int32_t>> const& activities, std::int32_t capacity, std::vector<std::pair<int, int>> const& links = {}) {
    Problem problem;
    problem.resources.push_back({{{0, capacity}}});
    for (auto const& [duration, units] : activities) {
        Activity a;
        a.duration = duration;
        a.demands.push_back({0, units});
        problem.activities.push_back(a);
    }
    for (auto const& [from, to] : links) problem.links.push_back({.from = from, .to = to});
    return problem;
}

struct Kind {
    bool lags = false, calendars = false, fixed = false, steps = false, priorities = false, goals = false, rests = false;
    std::size_t resources = 3;
};

inline Problem from_seed(std::uint64_t seed, std::size_t activities, Kind const& kind) {
    pmo::test::Random random(seed);
    auto const number = [&](std::int64_t low, std::int64_t high) { return static_cast<std::int32_t>(random.between(low, high)); };
    Problem problem;
    for (std::size_t r = 0; r < kind.resources; ++r) {
        Resource resource{{{0, number(4, 10)}}};
        if (kind.steps)
            for (Time t = number(5, 20); t < 100; t += number(5, 20)) resource.capacity.push_back({t, number(0, 10)});
        resource.capacity.push_back({200, 10});
        problem.resources.push_back(resource);
    }
    if (kind.calendars)
        for (int c = 0; c < 2; ++c) {
            Calendar calendar;
            for (Time t = number(0, 4); t < 400;) {
                auto const end = t + number(2, 9);
                calendar.work.push_back({t, end});
                t = end + number(1, 6);
            }
            problem.calendars.push_back(calendar);
        }
    auto const any_calendar = [&] { return kind.calendars ? number(-1, 1) : -1; };
    if (kind.goals) problem.goals = {3, 1, 2};
    for (std::size_t i = 0; i < activities; ++i) {
        Activity a;
        a.duration = number(0, 9);
        a.calendar = any_calendar();
        for (std::size_t r = 0; r < kind.resources; ++r)
            if (random.chance(50)) a.demands.push_back({static_cast<std::int32_t>(r), number(1, 4)});
        if (random.chance(10)) a.release = number(0, 30);
        if (kind.fixed && random.chance(8)) a.fixed = number(0, 20);
        if (kind.priorities) a.priority = random.chance(30) ? number(0, 1000) : 500;
        if (kind.goals) a.goal = number(0, 2);
        if (kind.calendars && random.chance(15)) a.parts = {{number(1, 6), 0, any_calendar()}, {number(1, 6), number(0, 3), any_calendar()}};
        if (kind.rests && a.duration > 0 && random.chance(40)) {
            Time t = 0;
            for (int k = number(1, 2); k > 0; --k) {
                Interval const rest{t + number(1, 3), t + number(4, 6)};
                a.duration += rest.to - rest.from;
                for (auto& part : a.parts) part.duration += rest.to - rest.from;
                a.rests.push_back(rest);
                t = rest.to;
            }
        }
        problem.activities.push_back(a);
        for (int k = 0; k < 2 && i > 0; ++k)
            if (random.chance(60)) {
                Link link{.from = number(static_cast<std::int64_t>(i) - std::min<std::int64_t>(static_cast<std::int64_t>(i), 8), static_cast<std::int64_t>(i) - 1), .to = static_cast<std::int32_t>(i)};
                if (kind.lags && random.chance(50)) {
                    link.lag = number(-3, 5);
                    link.type = static_cast<LinkType>(random.below(4));
                    link.calendar = any_calendar();
                }
                problem.links.push_back(link);
            }
    }
    return problem;
}

// The plain textbook definition, for problems without calendars, fixed starts and other links than finish to start: every link, and every
// resource in every period. Empty: feasible.
inline std::string fault_by_hand(Problem const& problem, std::span<Time const> start) {
    auto const n = problem.activities.size();
    if (start.size() != n) return "size";
    Time end = 0;
    for (std::size_t i = 0; i < n; ++i) {
        if (start[i] < 0) return "negative start of " + std::to_string(i);
        end = std::max(end, start[i] + problem.activities[i].duration);
    }
    for (auto const& link : problem.links) {
        auto const from = static_cast<std::size_t>(link.from), to = static_cast<std::size_t>(link.to);
        if (start[to] < start[from] + problem.activities[from].duration + link.lag) return "link to " + std::to_string(to);
    }
    for (std::size_t r = 0; r < problem.resources.size(); ++r)
        for (Time t = 0; t < end; ++t) {
            std::int64_t used = 0, room = 0;
            for (auto const& step : problem.resources[r].capacity)
                if (step.from <= t) room = step.units;
            for (std::size_t i = 0; i < n; ++i)
                for (auto const& demand : problem.activities[i].demands)
                    if (static_cast<std::size_t>(demand.resource) == r && start[i] <= t && t < start[i] + problem.activities[i].duration) used += demand.units;
            if (used > room) return "resource " + std::to_string(r) + " at " + std::to_string(t);
        }
    return {};
}

inline std::vector<Time> list_of(std::span<Time const> starts) { return {starts.begin(), starts.end()}; }

}  // namespace level_test
