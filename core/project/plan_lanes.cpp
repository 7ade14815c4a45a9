#include "core/project/plan_lanes.h"

#include <algorithm>
#include <set>

#include "core/base/sort.h"
#include "core/registers/person.h"
#include "core/registers/task.h"

namespace pmo {

namespace {

namespace tsk = registers::task;

LaneState state_of(Plan const& plan, std::size_t row) {
    if (plan.rows[row].percent >= 100) return LaneState::done;
    if (plan.schedule.placed[row].finish <= plan.status) return LaneState::late;
    return plan.rows[row].percent > 0 ? LaneState::running : LaneState::planned;
}

Id key_of(Store const& store, Plan const& plan, std::size_t row, LaneBy by) {
    auto const& line = plan.rows[row];
    auto const living = [&](Id id) { return store.live(id) ? id : kNoId; };
    switch (by) {
        case LaneBy::owner: return living(line.owner);
        case LaneBy::department: {
            auto const* task = store.live(line.task);
            if (task && task->get(tsk::department)) return living(task->get(tsk::department));
            auto const* owner = store.live(line.owner);
            return owner && &owner->type() == &registers::person::kType ? living(owner->get(registers::person::department)) : kNoId;
        }
        case LaneBy::part: {
            auto top = line.parent;
            while (top >= 0 && plan.rows[static_cast<std::size_t>(top)].parent >= 0) top = plan.rows[static_cast<std::size_t>(top)].parent;
            return top < 0 ? kNoId : plan.rows[static_cast<std::size_t>(top)].task;
        }
        case LaneBy::state: break;
    }
    return kNoId;
}

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

std::vector<Lane> plan_lanes(Store const& store, Plan const& plan, LaneBy by, Minute gap, std::vector<bool> const& keep) {
    std::vector<Lane> lanes;
    for (std::size_t i = 0; i < plan.rows.size(); ++i) {
        if (plan.rows[i].summary || plan.rows[i].inactive || (!keep.empty() && !keep[i])) continue;
        auto const key = key_of(store, plan, i, by);
        auto const state = by == LaneBy::state ? state_of(plan, i) : LaneState::planned;
        auto at = std::ranges::find_if(lanes, [&](Lane const& lane) { return lane.key == key && lane.state == state; });
        if (at == lanes.end()) at = lanes.insert(lanes.end(), Lane{.key = key, .state = state, .bars = {}});
        at->bars.push_back({.row = static_cast<std::int32_t>(i)});
        at->open += plan.rows[i].percent < 100;
    }
    if (by == LaneBy::state) sort_stably(lanes, {}, &Lane::state);
    else std::ranges::stable_partition(lanes, [](Lane const& lane) { return bool(lane.key); });
    for (auto& lane : lanes) pack(lane, plan, gap);
    return lanes;
}

}  // namespace pmo
