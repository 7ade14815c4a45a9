// Random plans from a seed, for laws and comparisons. Links lead upwards.
#pragma once

#include "tests/core/engine/plan.h"

#include <algorithm>
#include <cstdint>

namespace plan {

struct Random {
    std::uint64_t state;
    std::uint64_t next()
    {
        state += 0x9e3779b97f4a7c15u;
        std::uint64_t z = state;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        return z ^ (z >> 31);
    }
    int below(int n) { return static_cast<int>(next() % static_cast<std::uint64_t>(n)); }
};

struct Mix {
    int activities = 30;
    int calendars = 3;
    bool all_link_types = true;
    bool leads = true;
    bool constraints = false;
    int links_between = 2; // links for each activity
};

inline Plan random_plan(Random& random, Mix const& mix)
{
    Plan p;
    for (int i = 0; i < mix.activities; ++i) {
        Activity a{.duration = random.below(8) == 0 ? 0 : 30 * (1 + random.below(60)), .calendar = random.below(mix.calendars)};
        if (mix.constraints && random.below(4) == 0) {
            a.constraint = random.below(2) == 0 ? Constraint::start_no_earlier_than : Constraint::finish_no_earlier_than;
            a.constraint_date = p.options.start + 60 * random.below(800);
        }
        p.add(a);
    }
    for (int k = 0; k < mix.activities * mix.links_between; ++k) {
        int const to = 1 + random.below(mix.activities - 1);
        int const lag = random.below(3) == 0 ? 60 * (random.below(30) - (mix.leads ? 10 : 0)) : 0;
        p.link(random.below(to), to, mix.all_link_types ? static_cast<LinkType>(random.below(4)) : LinkType::finish_to_start, lag,
               static_cast<LagKind>(random.below(2)));
    }
    return p;
}

// Puts runs of activities into summaries, some of which take part in the logic.
inline void add_summaries(Random& random, Plan& p)
{
    int const count = static_cast<int>(p.activities.size());
    for (int first = 0; first < count; first += 5 + random.below(10)) {
        std::int32_t const summary = p.add(0);
        for (int i = first; i < std::min(count, first + 4); ++i)
            p.activities[static_cast<std::size_t>(i)].parent = summary;
        if (random.below(2) == 0 && first + 8 < count)
            p.link(summary, first + 8, static_cast<LinkType>(random.below(4)));
        if (random.below(3) == 0 && first > 2)
            p.link(0, summary);
        if (random.below(4) == 0) {
            p.activities[static_cast<std::size_t>(summary)].constraint = Constraint::start_no_earlier_than;
            p.activities[static_cast<std::size_t>(summary)].constraint_date = p.options.start + 4320;
        }
    }
}

} // namespace plan
