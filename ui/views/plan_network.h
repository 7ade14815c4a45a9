#pragma once
// The network diagram of a plan: one box for each task with its early and late dates, duration and float, links by layers from left to right. A part of the
// plan screen (plan_view.cpp).

#include "core/project/network_layout.h"
#include "ui/views/task_why.h"

namespace pmo::ui {

struct PlanNetwork {
    int zoom = 2;                                // 0 marks only, 1 names, 2 everything
    NetworkLayout layout;
    std::uint64_t made_for = 0, narrowed = 0;
    Id project, shown;                           // shown: the task that was brought into view last
    float from_x = 0, from_y = 0;                // scroll when the empty area was grabbed
};
inline constexpr int kNetworkZooms = 3;
void zoom_network(PlanNetwork& network, int step);

struct PlanScreen;
void draw_network(Frame& frame, PlanScreen& screen, Plan const& plan, Box at);

}  // namespace pmo::ui
