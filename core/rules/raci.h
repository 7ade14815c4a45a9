#pragma once
// What is wrong with a responsibility matrix (A3): in itself, and against what really happens in a project. Hits are about activities, about
// columns (their subject is then the party), and about gates. The matrix as values: core/rules/raci_matrix.h; repairs: core/actions/raci_edits.h.

#include <vector>

#include "core/rules/raci_matrix.h"
#include "core/rules/rule.h"

namespace pmo::rules {

inline constexpr Rule kRaciRules[] = {
    {"raci.no_accountable", Severity::error},        // nobody answers
    {"raci.many_accountable", Severity::error},      // {0} how many
    {"raci.no_responsible", Severity::warning},      // nobody does it
    {"raci.many_consulted", Severity::hint},         // {0} how many, {1} limit
    {"raci.empty", Severity::hint},                  // no letter at all
    {"raci.doubled", Severity::warning},             // {0} party: several letters after a merge
    {"raci.party_gone", Severity::warning},          // {0} party that is deleted, inactive or has left
    {"raci.overloaded", Severity::warning},          // of a column: {0} A, {1} R, {2} activities
    {"raci.idle", Severity::hint},                   // of a column: {0} C, {1} I, no R and no A
    {"raci.unplanned", Severity::warning},           // of a column: {0} phase, {1} activities with R, nobody has a task
    {"raci.approver_without_a", Severity::warning},  // of a gate: {0} approver, {1} phase
    {"raci.uninformed", Severity::hint},             // of a column: {0} activities with I, no line of the communication plan
};

// A column carries too much when it answers for more than kMostAccountable percent of the activities or does more than kMostResponsible percent,
// in a matrix of at least kJudgedFrom activities; smaller ones say nothing about load.
inline constexpr std::int32_t kMostAccountable = 60, kMostResponsible = 75, kJudgedFrom = 8;

// In the order of the matrix: activities first, then columns.
std::vector<Hit> check_raci(Facts const& facts, RaciMatrix const& matrix);

// The same letters against a project's plan, gates and communication plan. `matrix` is the project's own or its method's. Phases that are done or skipped
// are left alone, and so is the plan of a project that has none yet.
std::vector<Hit> check_raci_reality(Facts const& facts, Id project, RaciMatrix const& matrix);

// The phase of that project in which a row of the matrix happens: the row's own, the copy of it, else the first of its kind. kNoId: none.
Id phase_in_project(Store const& store, Id project, Id phase);

}  // namespace pmo::rules
