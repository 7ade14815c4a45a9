#pragma once
// Where the project office ends and the project management department begins (A3): of every phase of a project's life, what each side decides, does and
// supports, read from the responsibility matrix by departments and from the duties of departments. The rules find overlaps and gaps.

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/rules/raci_matrix.h"
#include "core/rules/rule.h"

namespace pmo::rules {

inline constexpr Rule kBoundaryRules[] = {
    {"boundary.both_decide", Severity::error},           // both are accountable for one activity
    {"boundary.both_do", Severity::warning},             // both do the same activity
    {"boundary.judge_and_doer", Severity::warning},      // the office decides and does, the department has neither letter
    {"boundary.same_output", Severity::warning},         // {0} output, {1} the other activity: two sides answer for the same result
    {"boundary.no_decision", Severity::warning},         // of a phase: neither of the two decides anything
    {"boundary.unseen", Severity::hint},                 // of a phase: the office has no letter at all
    {"boundary.phase_without_activity", Severity::hint}, // of a phase
    {"boundary.duty_without_letter", Severity::hint},    // of a department: {0} phase, {1} the duty
    {"boundary.letter_without_duty", Severity::hint},    // of a department: {0} phase, {1} R and A
};

// A department belongs to the office or to project management when it or one above it is of that kind.
enum class Side : std::uint8_t { office, project, functional };
inline constexpr std::size_t kSides = 3;
Side side_of(Store const& store, Id department);

struct BoundaryEntry { Id activity, department; Duty duty = Duty::none; };

struct BoundarySide {
    std::vector<BoundaryEntry> decides, does, supports;  // A; R; C and I
    std::vector<Id> duties;                              // department_duty of that phase
    std::int32_t informed = 0;                           // of `supports`: those that are only told
};

struct BoundaryPhase {
    std::string_view life;                               // an option of phase.kind; empty: activities without a phase
    std::vector<Id> phases;                              // of the scope, of that kind
    std::int32_t activities = 0;
    std::array<BoundarySide, kSides> sides;
};

struct Boundary {
    Id scope;
    std::vector<BoundaryPhase> phases;                   // the life of a project in its order; one without a phase only when there is something in it
};

// `matrix` must be one of departments.
Boundary boundary_of(Store const& store, RaciMatrix const& matrix);
std::vector<Hit> check_boundary(Facts const& facts, Boundary const& boundary);

}  // namespace pmo::rules
