#pragma once
// What the office ought to look at among the people whom a project touches: engagement below what is wanted, key players who are not won, people
// on opposite sides, assessments that have become old. Who they are is core/registers/stakeholder.h; whether anybody talks to them is
// core/rules/communication.h.

#include <string_view>
#include <vector>

#include "core/rules/rule.h"

namespace pmo::rules {

inline constexpr Rule kStakeholderRules[] = {
    {"stakeholder.key_not_won", Severity::error},      // {0} now, {1} wanted: to manage closely, wanted as a supporter and not one yet
    {"stakeholder.gap", Severity::warning},            // {0} now, {1} wanted, {2} steps between them
    {"stakeholder.no_strategy", Severity::warning},    // {0} steps; a gap and no word on how to close it
    {"stakeholder.opposed", Severity::warning},        // {0} who is in favour, {1} how many are; evidence: they, the most powerful first
    {"stakeholder.conflict_noted", Severity::hint},    // {0} the conflict as somebody wrote it down
    {"stakeholder.review_overdue", Severity::hint},    // {0} day, {1} days late
    {"stakeholder.no_owner", Severity::warning},       // to manage closely, and nobody keeps the relation
};

// Of one project, or of all running ones (kNoId); the gravest first.
std::vector<Hit> stakeholder_hits(Facts const& facts, Id project);

// The running projects' stakeholders that are active, in order of arrival. `project` kNoId: of all running projects.
std::vector<Record const*> active_stakeholders(Facts const& facts, Id project);

// What closes a gap, as a code for words "engage.<code>": inform, listen, involve, delegate, ease (more engaged than is wanted), keep,
// assess (not known yet).
std::string_view engagement_advice(Record const& stakeholder);

}  // namespace pmo::rules
