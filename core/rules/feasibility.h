#pragma once
// The five sides of a proposal's feasibility, each judged by the department that owns it: what is there, what is missing, late or contradictory.
// It weighs no arguments: an infeasible side forbids nothing, but a decision for the project has to say why.

#include <array>
#include <string_view>
#include <vector>

#include "core/rules/rule.h"

namespace pmo::rules {

inline constexpr Rule kFeasibilityRules[] = {
    {"feasibility.missing", Severity::warning},            // no assessment of a side. {0} side
    {"feasibility.overdue", Severity::warning},            // {0} side, {1} due
    {"feasibility.unfinished", Severity::error},           // to be decided, and a side is not done. {0} side
    {"feasibility.contradictory", Severity::error},        // two assessments of one side disagree. {0} side, {1} {2} verdicts
    {"feasibility.against", Severity::error},              // to be decided or approved, though a side is infeasible. {0} side
    {"feasibility.no_department", Severity::warning},      // {0} side
    {"feasibility.other_department", Severity::hint},      // not the department that owns the side. {0} side, {1} department
    {"feasibility.own_assessment", Severity::warning},     // by the one who asks for the project. {0} side, {1} person
    {"feasibility.dates_tight", Severity::hint},           // schedule judged feasible, and the wanted start has passed or is within a month. {0} start
};

inline constexpr int kFeasibilitySides = 5;
enum class SideState : std::uint8_t { missing, planned, in_progress, overdue, feasible, conditional, infeasible };

struct FeasibilitySide {
    std::string_view dimension;                  // of registers::feasibility::kDimension
    SideState state = SideState::missing;
    Record const* assessment = nullptr;          // the one that counts: finished before unfinished, then the latest; nullptr: missing
    bool done() const { return state >= SideState::feasible; }
};
using FeasibilitySides = std::array<FeasibilitySide, kFeasibilitySides>;          // in the order of kDimension

FeasibilitySides sides_of(Facts const& facts, Id proposal);

// The department that owns a side: by its kind, the one nearest to the top of the tree. nullptr: the office has none.
Record const* owner_of_side(Store const& store, std::string_view dimension);
bool owns_side(Record const& department, std::string_view dimension);
inline std::string side_arg(std::string_view dimension) { return "feasibility.dimension." + std::string(dimension); }

std::vector<Hit> check_feasibility(Facts const& facts, Record const& proposal);
std::vector<Hit> check_feasibility(Facts const& facts);      // of all proposals

}  // namespace pmo::rules
