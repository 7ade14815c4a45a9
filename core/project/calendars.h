#pragma once
// Calendar records as the engine's calendars, with their bases and exceptions.

#include "core/engine/calendar.h"
#include "core/model/store.h"

namespace pmo {

// Monday to Friday, 08:00–12:00 and 13:00–17:00: what a plan without a calendar works by (Microsoft Project's "Standard").
engine::Calendar standard_calendar();

// The calendar `id` compiled; the standard week where it does not exist or has no working time for ever.
engine::WorkingTime compile_calendar(Store const& store, Id id);

}  // namespace pmo
