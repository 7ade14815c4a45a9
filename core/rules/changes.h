#pragma once
// What a change board has to look at (G3): requests that wait, that were never assessed against the plan, whose figures no longer fit it, and approved
// ones that nobody carries out.

#include "core/rules/rule.h"

namespace pmo::rules {

inline constexpr Rule kChangeRules[] = {
    {"change.effect_impossible", Severity::error},
    {"change.board_overdue", Severity::warning},
    {"change.waiting_long", Severity::warning},
    {"change.no_effects", Severity::warning},
    {"change.impact_differs", Severity::warning},
    {"change.implementation_overdue", Severity::warning},
    {"change.not_applied", Severity::warning},
    {"change.vote_missing", Severity::hint},
};

namespace change_limit {
inline constexpr std::int32_t kWaiting = 10;             // calendar days between the request and the board
inline constexpr std::int32_t kDays = 1;                 // working days between the stated and the computed impact
}  // namespace change_limit

std::vector<Hit> change_hits(Facts const& facts, Record const& change);
// Of the requests of a project; kNoId: of all running projects. The most severe first.
std::vector<Hit> change_register_hits(Facts const& facts, Id project);

}  // namespace pmo::rules
