#pragma once
// When an issue has to go up (G2): by its severity and its age, along the path project manager, PMO, sponsor, steering group, management. Age is
// calendar days since it was raised.

#include <array>

#include "core/rules/rule.h"

namespace pmo::rules {

inline constexpr Rule kIssueRules[] = {
    {"issue.escalation_due", Severity::error},
    {"issue.overdue", Severity::warning},
    {"issue.escalation_unanswered", Severity::warning},
    {"issue.no_owner", Severity::error},
    {"issue.needs_change", Severity::hint},
};

// Days after which an issue of this severity belongs with the project manager, the PMO, the sponsor and the steering group. 0: it never goes there by age.
struct EscalationPath { std::string_view severity; std::array<std::int32_t, 4> days; };
inline constexpr EscalationPath kEscalationPaths[] = {
    {"critical", {1, 3, 7, 14}}, {"high", {3, 7, 14, 30}}, {"medium", {7, 14, 30, 0}}, {"low", {14, 30, 0, 0}},
};
inline constexpr std::int32_t kChangeDays = 5;           // an impact from here on wants a change request

// Steps of the path as in issue.escalation_level: 0 project manager … 4 management; -1: nobody yet.
int due_level(std::string_view severity, std::int32_t age);
int reached_level(Store const& store, Record const& issue);      // by its own field and its escalations that were not withdrawn
std::int32_t age_of(Record const& issue, Date today);            // days from raised_on to the day it was resolved, or today

std::vector<Hit> issue_hits(Facts const& facts, Record const& issue);
// Of the issues of a project; kNoId: of all running projects. The most severe first, among equals the oldest.
std::vector<Hit> issue_register_hits(Facts const& facts, Id project);

}  // namespace pmo::rules
