#pragma once
// A plan in swim lanes: its groups (core/project/plan_groups.h), each packed into as few tracks as the dates of its tasks allow. Rows and tracks only; where a
// track stands on the screen is the screen's matter.

#include <cstdint>
#include <vector>

#include "core/project/plan_groups.h"

namespace pmo {

struct LaneBar { std::int32_t row = 0, track = 0; };
struct Lane {
    Id key;                                  // as PlanGroup
    PlanState state = PlanState::planned;
    std::vector<LaneBar> bars;               // by start
    std::int32_t tracks = 0;
    std::int32_t open = 0;                   // tasks that are not finished
};

// Lanes in the order of the groups. `gap`: minutes of the clock kept free after each bar for its label. `keep` by row; empty: all.
std::vector<Lane> plan_lanes(Store const& store, Plan const& plan, PlanGroupBy by, Minute gap, std::vector<bool> const& keep = {});

}  // namespace pmo
