#pragma once
// How complete a project's charter is, and whether the project still stands by it: approved before work goes on, forecast within its frame of
// money and time, goals that are SMART. The milestones, the money and the roles of a charter are the plan's, the budget's and the team's.

#include <string_view>
#include <vector>

#include "core/rules/rule.h"

namespace pmo::rules {

inline constexpr Rule kCharterRules[] = {
    {"charter.none", Severity::error},               // a running project without a charter
    {"charter.incomplete", Severity::warning},       // {0} the part that is missing
    {"charter.not_approved", Severity::warning},     // the project is past its initiation. {0} its stage
    {"charter.cost_exceeded", Severity::error},      // {0} estimate at completion, {1} frame, in text
    {"charter.finish_exceeded", Severity::warning},  // {0} forecast, {1} the charter's finish
    {"charter.goals_not_smart", Severity::warning},  // approved with goals that are not. {0} goals, {1} of them
    {"charter.goal_weights", Severity::hint},        // {0} their sum
    {"charter.open_approval", Severity::warning},    // approved although somebody has not decided or refused. {0} person
};

// One part of a charter: a field of it, or what stands for it elsewhere. `id` is a field of the charter, a register, or "register.field".
struct CharterPart { std::string_view id; bool filled = false; };
struct Completeness {
    std::vector<CharterPart> parts;
    int filled = 0;
    int permille() const { return parts.empty() ? 0 : filled * 1000 / static_cast<int>(parts.size()); }
};
Completeness completeness(Facts const& facts, Record const& charter);

// The charter that holds: the approved one, else the latest that was neither refused nor replaced. nullptr: there is none.
Record const* charter_of(Store const& store, Id project);
std::vector<Hit> check_charter(Facts const& facts, Id project);

// Approvals asked for a record, by step.
std::vector<Record const*> approvals_of(Store const& store, Id subject);

}  // namespace pmo::rules
