// The checker of schedules: period by period where it can, and sharing nothing with the generators but the problem itself.

#include <algorithm>
#include <map>

#include "core/levelling/problem.h"

namespace pmo::levelling {

namespace {

std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }

// t moved by working periods of a calendar, period by interval.
Time moved(Problem const& problem, std::int32_t calendar, Time t, Time work) {
    if (calendar < 0 || work == 0) return t + work;
    auto const works = [&](Time period) {
        auto const& list = problem.calendars[at(calendar)].work;
        if (list.empty() || period < list.front().from || period >= list.back().to) return true;
        auto const next = std::ranges::upper_bound(list, period, {}, &Interval::from);
        return period < std::prev(next)->to;
    };
    for (; work > 0; ++t) work -= works(t);
    for (; work < 0; --t) work += works(t - 1);
    return t;
}

// When an activity that is at work from start to finish holds its resources: its rests are counted from its start.
std::vector<Interval> held_of(Problem const& problem, Activity const& a, Time start, Time finish) {
    std::vector<Interval> out;
    Time from = start;
    for (auto const& rest : a.rests) {
        Time const stops = moved(problem, a.calendar, start, rest.from);
        Time const goes_on = moved(problem, a.calendar, moved(problem, a.calendar, start, rest.to), 1) - 1;    // where the next working period begins
        if (stops <= from || goes_on >= finish) continue;
        out.push_back({from, stops});
        from = goes_on;
    }
    out.push_back({from, finish});
    return out;
}

bool can_work(Problem const& problem, Activity const& a, Time start) {
    if (a.parts.empty()) return a.duration == 0 || moved(problem, a.calendar, start, 1) == start + 1;
    return std::ranges::any_of(a.parts, [&](Part const& part) { return moved(problem, part.calendar, start, 1) == start + 1; });
}

class Sweep {
public:
    explicit Sweep(Resource const& resource) {
        std::int32_t before = 0;
        for (auto const& step : resource.capacity) {
            m_changes[step.from].room += step.units - before;
            before = step.units;
        }
    }
    void add(Time start, Time finish, std::int32_t units, bool fixed) {
        if (start >= finish) return;
        (fixed ? m_changes[start].fixed : m_changes[start].chosen) += units;
        (fixed ? m_changes[finish].fixed : m_changes[finish].chosen) -= units;
    }
    // The first time at which what was chosen exceeds what is left; kFree when there is none.
    Time exceeded() const {
        Change now;
        for (auto const& [t, change] : m_changes) {
            now.room += change.room, now.fixed += change.fixed, now.chosen += change.chosen;
            if (now.chosen > std::max<std::int64_t>(0, now.room - now.fixed)) return t;
        }
        return kFree;
    }

private:
    struct Change { std::int64_t room = 0, fixed = 0, chosen = 0; };
    std::map<Time, Change> m_changes;
};

}  // namespace

std::vector<Violation> violations_of(Problem const& problem, std::vector<Time> const& starts) {
    using Kind = Violation::Kind;
    auto const n = problem.activities.size();
    if (starts.size() != n) return {{Kind::wrong_size}};
    std::vector<Violation> out;
    std::vector<Time> finishes;
    for (std::size_t i = 0; i < n; ++i) {
        auto const& a = problem.activities[i];
        auto const index = static_cast<std::int32_t>(i);
        finishes.push_back(finish_of(problem, index, starts[i]));
        if (a.fixed != kFree) {
            if (starts[i] != a.fixed) out.push_back({Kind::moved_fixed, index});
            continue;
        }
        if (starts[i] < a.release) out.push_back({Kind::before_release, index});
        if (!can_work(problem, a, starts[i])) out.push_back({Kind::not_working, index});
    }
    for (std::size_t k = 0; k < problem.links.size(); ++k) {
        auto const& link = problem.links[k];
        if (problem.activities[at(link.to)].fixed != kFree) continue;
        bool const from_finish = link.type == LinkType::finish_to_start || link.type == LinkType::finish_to_finish;
        bool const to_start = link.type == LinkType::finish_to_start || link.type == LinkType::start_to_start;
        Time const bound = moved(problem, link.calendar, from_finish ? finishes[at(link.from)] : starts[at(link.from)], link.lag);
        if ((to_start ? starts : finishes)[at(link.to)] < bound) out.push_back({Kind::link, static_cast<std::int32_t>(k)});
    }
    for (std::size_t r = 0; r < problem.resources.size(); ++r) {
        Sweep sweep(problem.resources[r]);
        for (std::size_t i = 0; i < n; ++i)
            for (auto const& demand : problem.activities[i].demands)
                if (at(demand.resource) == r && finishes[i] > starts[i])
                    for (auto const& held : held_of(problem, problem.activities[i], starts[i], finishes[i])) sweep.add(held.from, held.to, demand.units, problem.activities[i].fixed != kFree);
        if (auto const t = sweep.exceeded(); t != kFree) out.push_back({Kind::capacity, static_cast<std::int32_t>(r), t});
    }
    return out;
}

}  // namespace pmo::levelling
