#pragma once
// From records to a plan: the only place that knows both registers and the schedule engine.

#include <functional>

#include "core/project/derived.h"

namespace pmo {

// Compiled calendars by record id; kNoId is the standard week.
using CalendarSource = std::function<engine::WorkingTime const&(Id)>;

// What the schedule of a plan is computed from: activities by row, links by Plan::links, calendars are Plan::calendars.
struct PlanNetwork {
    std::vector<engine::Activity> activities;
    std::vector<engine::Link> links;
    std::vector<engine::Part> parts;
    struct Outside { Id predecessor; engine::Link link; };   // from a task of another project; link.from is not set
    std::vector<Outside> outside;
    bool constraints_win = true;
};

// The project's work breakdown structure, schedule and earned value. A project that does not exist gives an empty plan. `network` receives what the
// dates came from, for engines that go on from there.
std::unique_ptr<Plan> make_plan(Store const& store, Id project, CalendarSource const& calendars, PlanNetwork* network = nullptr);

}  // namespace pmo
