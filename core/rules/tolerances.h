#pragma once
// Control by exception: how much of each agreed tolerance the forecast uses up. Time and cost come from the plan (forecast finish against the baseline,
// estimate at completion against the budget), the other dimensions from the registers. A tolerance that the forecast breaks is the next level's
// matter: an exception report. What cannot be measured in the tolerance's unit is unknown, never kept.

#include "core/rules/rule.h"

namespace pmo::rules {

enum class ToleranceLevel : std::uint8_t { unknown, kept, near, broken };   // near: from 80 % of the tolerance on

struct ToleranceState {
    Record const* tolerance = nullptr;
    ToleranceLevel level = ToleranceLevel::unknown;
    std::int64_t deviation = 0;              // hundredths of the tolerance's unit; minor units where the unit is amount. Positive: the bad way
    std::int64_t limit = 0;                  // in the direction of the deviation, in the same unit
    std::int32_t used = 0;                   // permille of the limit, at most 9999; of a limit of nothing 0 or 9999
    std::vector<Id> evidence{};              // what the forecast rests on, the most telling first
};

inline constexpr std::int32_t kNearPermille = 800;

// One tolerance. The deviation is, by dimension and unit:
//   time     working days from baseline finish to forecast finish, of the phase's summary task where the tolerance names a phase; percent: of the baseline's length
//   cost     estimate at completion less budget at completion; percent of the budget
//   scope    approved changes of kind scope; percent: of the requirements
//   risk     amount: exposure of the open threats; percent: of the budget; points: the greatest score; items: threats of score 15 and more
//   quality  open findings of severity critical and major; percent: of all findings
//   benefit  items: benefits missed; percent: the greatest shortfall of a measured benefit on its way from baseline to target
ToleranceState tolerance_state(Facts const& facts, Record const& tolerance);
// The active ones of a project, in the order of dimensions, the lowest level first.
std::vector<ToleranceState> tolerance_states(Facts const& facts, Id project);

// Of one project; of all running ones with kNoId.
std::vector<Hit> tolerance_hits(Facts const& facts, Id project = kNoId);

inline constexpr Rule kToleranceRules[] = {
    {"tolerance.broken", Severity::error},           // subject tolerance; {0} deviation {1} limit {2} option of the unit {3} percent used
    {"tolerance.near", Severity::warning},           // the same
    {"tolerance.no_report", Severity::error},        // broken, and no exception report about it is open
    {"tolerance.report_waiting", Severity::warning}, // subject report; {0} its due day
    {"tolerance.unmeasured", Severity::hint},        // cannot be measured in its unit
    {"tolerance.missing", Severity::hint}};          // subject project: no active tolerance for time or cost; {0} the dimension

}  // namespace pmo::rules
