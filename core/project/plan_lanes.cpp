#include "core/project/plan_lanes.h"

#include <algorithm>
#include <set>

#include "core/base/sort.h"

namespace pmo {

namespace {

void pack(Lane& lane, Plan const& plan, Minute gap) {
    auto const placed = [&](LaneBar const& bar) -> engine::Placed const& { return plan.schedule.placed[static_cast<std::size_t>(bar.row)]; };
    sort_stably(lane.bars, {}, [&](LaneBar const& bar) { return placed(bar).start; });
    std::set<std::pair<Minute, std::int32_t>> free;    // from when on, track
    for (auto& bar : lane.bars) {
        bar.track = lane.tracks;
        if (!free.empty() && free.begin()->first <= placed(bar).start) {
            bar.track = free.begin()->second;
            free.erase(free.begin());
        } else {
            ++lane.tracks;
        }
        free.emplace(placed(bar).finish + gap, bar.track);
    }
}

}  // namespace

std::vector<Lane> plan_lanes(Store const& store, Plan const& plan, PlanGroupBy by, Minute gap, std::vector<bool> const& keep) {
    std::vector<Lane> lanes;
    for (auto const& group : plan_groups(store, plan, by, keep)) {
        auto& lane = lanes.emplace_back(Lane{.key = group.key, .state = group.state, .bars = {}, .open = group.open});
        for (auto const row : group.rows) lane.bars.push_back({.row = row});
        pack(lane, plan, gap);
    }
    return lanes;
}

}  // namespace pmo
