#pragma once
// From records to a plan: the only place that knows both registers and the schedule engine.

#include <functional>

#include "core/project/derived.h"

namespace pmo {

// Compiled calendars by record id; kNoId is the standard week.
using CalendarSource = std::function<engine::WorkingTime const&(Id)>;

// The project's work breakdown structure, schedule and earned value. A project that does not exist gives an empty plan.
std::unique_ptr<Plan> make_plan(Store const& store, Id project, CalendarSource const& calendars);

}  // namespace pmo
