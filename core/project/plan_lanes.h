#pragma once
// A plan in swim lanes: its tasks by owner, department, part of the breakdown or state, packed into as few tracks of a lane as their dates allow. Rows and
// tracks only; where a track stands on the screen is the screen's matter.

#include <cstdint>
#include <vector>

#include "core/project/derived.h"

namespace pmo {

enum class LaneBy : std::uint8_t { owner, department, part, state };
enum class LaneState : std::uint8_t { late, running, planned, done };

struct LaneBar { std::int32_t row = 0, track = 0; };
struct Lane {
    Id key;                                  // person, department or summary; kNoId: nobody, none
    LaneState state = LaneState::planned;    // of LaneBy::state
    std::vector<LaneBar> bars;               // by start
    std::int32_t tracks = 0;
    std::int32_t open = 0;                   // tasks that are not finished
};

// Lanes in the order in which the plan first names them, states from late to done; what has no key comes last. `gap`: minutes of the clock kept free after
// each bar for its label. `keep` by row; empty: all.
std::vector<Lane> plan_lanes(Store const& store, Plan const& plan, LaneBy by, Minute gap, std::vector<bool> const& keep = {});

}  // namespace pmo
