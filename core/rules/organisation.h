#pragma once
// The organisation as it stands (A1, A2, A4): departments without a head or a purpose, trees that a merge has bent, roles that nobody fills, hand-overs
// between departments that are late or unanswered, and what a department owes and waits for.

#include <cstdint>
#include <vector>

#include "core/rules/rule.h"

namespace pmo::rules {

inline constexpr Rule kOrganisationRules[] = {
    {"organisation.circle", Severity::error},                // of a department that was cut from a circle
    {"organisation.stray", Severity::warning},               // the one above is deleted
    {"organisation.no_head", Severity::warning},             // nobody, or somebody who has left
    {"organisation.no_mandate", Severity::hint},
    {"organisation.role_vacant", Severity::warning},         // of a role: {0} places, {1} people who hold it
    {"organisation.hand_over_late", Severity::warning},      // {0} days late, {1} the department that has to act
    {"organisation.hand_over_unanswered", Severity::hint},   // {0} days since it was asked, {1} the department that was asked
};

// A request that nobody has accepted for longer than this is worth a call. Calendar days.
inline constexpr std::int32_t kHandOverAnswerDays = 7;

std::vector<Hit> check_organisation(Facts const& facts);
std::vector<Hit> check_hand_overs(Facts const& facts);

// Who has to act on an open hand-over: the department that was asked, until it has delivered; then the one that asked, until it has received.
Id acting_department(Record const& hand_over);
// Days past the due date of an open hand-over; negative: days that are left. 0 without a due date.
std::int32_t late_days(Record const& hand_over, Date today);

// The open hand-overs of a department and those below it, most urgent first (due date, those without one last).
struct Collaboration {
    std::vector<Record const*> owes, waits;                  // it has to act; somebody else has to act for it
    std::int32_t owes_late = 0, waits_late = 0;
};
Collaboration collaboration_of(Store const& store, Id department, Date today);

// People who are there today and whose role it is, or who were given it in a project that is running.
std::vector<Record const*> holders_of(Facts const& facts, Id role);
// People who work in that department itself, without those below it, today.
std::vector<Record const*> people_of(Store const& store, Id department, Date today);

}  // namespace pmo::rules
