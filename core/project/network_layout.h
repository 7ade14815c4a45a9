#pragma once
// Where the boxes of a network diagram stand: layers from left to right by the longest way from a start, slots from top to bottom so that links cross
// little. Whole numbers only; how large a box is and what is in it is the screen's matter. Deterministic, and quick for some thousand boxes.

#include <cstdint>
#include <vector>

#include "core/project/derived.h"

namespace pmo {

struct NetworkBox { std::int32_t row = 0, layer = 0, slot = 0; };

struct NetworkLayout {
    std::vector<NetworkBox> boxes;               // by layer, then slot
    std::vector<std::int32_t> box_of;            // by row of the plan; −1: no box
    std::vector<std::int32_t> links;             // of Plan::links between boxes
    std::int32_t layers = 0, slots = 0;
};

// Boxes for tasks and milestones, and for summaries that links hang on. `keep` by row; empty: all. Links of a circle are drawn but give no layer.
NetworkLayout lay_out_network(Plan const& plan, std::vector<bool> const& keep = {});

}  // namespace pmo
