#pragma once
// Random networks with everything the engine knows, for comparing the simulation's pass with it.

#include <cstdint>

#include "core/simulation/simulate.h"
#include "tests/core/engine/plan.h"
#include "tests/support/random.h"

namespace pmo::test {

using engine::Activity;
using engine::Constraint;
using engine::Minute;
using engine::Mode;

inline simulation::Model model_of(plan::Plan const& p) {
    simulation::Model model;
    model.projects = {{.start = p.options.start, .reschedule_after = p.options.reschedule_after, .constraints_win = p.options.constraints_win}};
    model.activities = p.activities;
    model.links = p.links;
    model.calendars = p.calendars;
    model.parts = p.parts;
    return model;
}

inline void add_dates(Activity& a, Random& random, Minute start) {
    auto const day = [&] { return start + random.between(-20, 60) * 1440 + random.between(-8, 15) * 60; };
    switch (random.below(12)) {
        case 0: a.actual_start = day(); a.actual_finish = a.actual_start + random.between(0, 20) * 480; break;
        case 1:
        case 2:
            a.actual_start = day();
            a.remaining = random.between(0, a.duration);
            if (random.chance(30)) a.resume = a.actual_start + random.between(1, 20) * 1440;
            break;
        case 3:
            a.mode = Mode::manual;
            a.manual_start = day();
            if (random.chance(50)) a.manual_finish = a.manual_start + random.between(0, 20) * 480;
            break;
        case 4: a.mode = Mode::inactive; break;
        case 5:
        case 6:
            a.constraint = static_cast<Constraint>(2 + random.below(6));
            a.constraint_date = day();
            break;
        case 7: a.level_delay = random.between(1, 5000); break;
        default: break;
    }
}

// All kinds of activities, links, calendars and summaries.
inline plan::Plan wild_plan(Random& random, int count) {
    plan::Plan p;
    p.options.constraints_win = random.chance(50);
    if (random.chance(30)) p.options.reschedule_after = p.options.start + random.between(0, 20) * 1440 + 600;
    int summary = -1;
    for (int i = 0; i < count; ++i) {
        Activity a{.duration = random.chance(12) ? 0 : random.between(1, 60) * 30, .calendar = static_cast<std::int32_t>(random.chance(60) ? 0 : random.below(3)), .parent = summary};
        if (random.chance(12)) {
            a.parent = summary >= 0 && random.chance(40) ? summary : -1;
            if (random.chance(20)) { a.constraint = Constraint::start_no_earlier_than; a.constraint_date = p.options.start + random.between(0, 30) * 1440; }
            summary = i;
        } else {
            if (random.chance(10)) summary = -1;
            if (random.chance(40)) add_dates(a, random, p.options.start);
            if (random.chance(10) && a.duration > 0) {
                a.first_part = static_cast<std::int32_t>(p.parts.size());
                a.part_count = static_cast<std::int32_t>(random.between(1, 3));
                for (int k = 0; k < a.part_count; ++k)
                    p.parts.push_back({.duration = random.between(0, 40) * 30, .delay = random.chance(30) ? random.between(0, 600) : 0, .calendar = static_cast<std::int32_t>(random.below(3))});
            }
        }
        p.add(a);
    }
    for (int k = 0; k < count * 2; ++k) {
        auto const to = static_cast<std::int32_t>(random.between(1, count - 1));
        auto const kind = random.chance(60) ? engine::LagKind::working : static_cast<engine::LagKind>(random.below(4));
        auto const lag = random.chance(60) ? 0 : kind >= engine::LagKind::percent ? random.between(-50, 120) : 60 * random.between(-10, 20);
        p.link(static_cast<std::int32_t>(random.below(static_cast<std::size_t>(to))), to, random.chance(50) ? engine::LinkType::finish_to_start : static_cast<engine::LinkType>(random.below(4)), static_cast<std::int32_t>(lag), kind);
    }
    return p;
}

}  // namespace pmo::test
