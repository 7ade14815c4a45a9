#pragma once
// The plan in swim lanes on the chart's time axis: who does what when, one lane for each owner, department, part or state. A part of the plan screen.

#include "core/project/plan_lanes.h"
#include "ui/frame.h"

namespace pmo::ui {

struct PlanScreen;

struct PlanSwim {
    PlanGroupBy by = PlanGroupBy::owner;
    std::vector<Lane> lanes;
    std::uint64_t made_for = 0, narrowed = 0;
    Id project;
    PlanGroupBy made_by = PlanGroupBy::owner;
    double made_px = 0;                          // pixels of a day that the labels' room was reckoned with
    double pan_from = 0;
};

void draw_swim(Frame& frame, PlanScreen& screen, Plan const& plan, Box at);

}  // namespace pmo::ui
