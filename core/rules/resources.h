#pragma once
// What somebody ought to look at in bookings: too much or too little work, work during leave, bookings that nobody confirmed, requests without an answer,
// working time that was not reported, people who left, equipment promised twice, supply plans that are due.

#include "core/project/resource_load.h"
#include "core/rules/rule.h"

namespace pmo::rules {

inline constexpr int kFullLoad = 1000;               // permille of the capacity of a week: more is too much …
inline constexpr int kHeavyLoad = 1150;              // … and more than this is severe
inline constexpr int kIdleLoad = 400;                // permille over the next weeks
inline constexpr int kIdleWeeks = 4;
inline constexpr int kLoadWeeks = 16;                // that are looked at, from the week of the data date on
inline constexpr int kConfirmDays = 14;              // a booking ought to be firm that long before it begins
inline constexpr int kRequestDays = 21;              // a request ought to have a name
inline constexpr int kSheetDays = 5;                 // an approval may wait
inline constexpr std::int64_t kSheetWork = 480;      // minutes planned in a week that ought to be reported

inline constexpr Rule kResourceRules[] = {
    {"resource.overloaded", Severity::error},
    {"resource.over_full", Severity::warning},
    {"resource.double_booked", Severity::error},
    {"resource.person_left", Severity::error},
    {"resource.on_leave", Severity::warning},
    {"resource.not_confirmed", Severity::warning},
    {"resource.demand_open", Severity::warning},
    {"resource.request_overdue", Severity::error},
    {"resource.request_unanswered", Severity::warning},
    {"resource.sheet_missing", Severity::warning},
    {"resource.sheet_waits", Severity::hint},
    {"resource.supply_overdue", Severity::warning},
    {"resource.idle", Severity::hint},
};

// The subject is the person or the equipment (load, sheets), the assignment, the request or the supply risk. `load`: by weeks, from the week of the day on.
std::vector<Hit> resource_hits(Facts const& facts, ResourceLoad const& load);
std::vector<Hit> resource_hits(Facts const& facts);

}  // namespace pmo::rules
