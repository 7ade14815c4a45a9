#pragma once
// What is wrong with decisions: one that is due and has not been taken, one whose actions are late, one that was to be looked at again, one that was taken and
// that nobody carries out. What counts as a decision is core/project/decision_log.h.

#include "core/project/decision_log.h"
#include "core/rules/rule.h"

namespace pmo::rules {

inline constexpr Rule kDecisionRules[] = {
    {"decision.overdue", Severity::error},               // to be taken by a day that has passed. {0} day, {1} days since
    {"decision.actions_overdue", Severity::warning},     // {0} how many of its action items are late, {1} of how many
    {"decision.review_due", Severity::hint},             // {0} day on which it was to be looked at again
    {"decision.nobody_decides", Severity::warning},      // open, and nobody prepares it and no meeting is to take it
};

std::vector<Hit> decision_hits(Facts const& facts, DecisionEntry const& entry);
// Of a project, of the workspace with kNoId; the most severe first.
std::vector<Hit> decision_hits(Facts const& facts, Id project = kNoId);

}  // namespace pmo::rules
