#pragma once
// Early warning (G1): what the live plan, the cost, the people and the contracts of a running project say about trouble that is not yet a risk or an
// issue. A warning is a Hit; whether somebody has answered it (took it over, set it aside for a while) is in the register warning_answer.
// Days are working days of the project's calendar unless they say "calendar days"; indices are hundredths.

#include "core/rules/rule.h"

namespace pmo::rules {

inline constexpr Rule kWarningRules[] = {
    {"warning.critical_late", Severity::error},
    {"warning.deadline_missed", Severity::error},
    {"warning.negative_slack", Severity::error},
    {"warning.task_overrun", Severity::warning},
    {"warning.start_overdue", Severity::warning},
    {"warning.progress_behind", Severity::warning},
    {"warning.slack_eaten", Severity::warning},
    {"warning.milestone_slips", Severity::warning},
    {"warning.finish_slips", Severity::error},
    {"warning.forecast_overrun", Severity::error},
    {"warning.cpi_falling", Severity::warning},
    {"warning.spi_falling", Severity::warning},
    {"warning.reserve_short", Severity::error},
    {"warning.person_overloaded", Severity::warning},
    {"warning.person_leaves", Severity::error},
    {"warning.leave_on_critical", Severity::warning},
    {"warning.contract_expires", Severity::warning},
    {"warning.contract_milestone_late", Severity::warning},
    {"warning.gate_unready", Severity::error},
    {"warning.reviews_overdue", Severity::warning},
    {"warning.actions_overdue", Severity::warning},
};

// The limits that the rules' texts name.
namespace warning_limit {
inline constexpr std::int32_t kCriticalSlip = 3;         // days behind the baseline
inline constexpr std::int32_t kCriticalAhead = 14;       // calendar days: critical tasks that begin later wait for their turn
inline constexpr std::int32_t kStartLate = 3;            // days after the planned start
inline constexpr std::int32_t kBehindPoints = 20;        // percentage points behind the time that has passed
inline constexpr std::int32_t kSlackSlip = 2;            // days; and at least half of the float is gone
inline constexpr std::int32_t kSlackAhead = 30;          // calendar days
inline constexpr std::int32_t kMilestoneSlip = 5, kMilestoneAhead = 60;
inline constexpr std::int32_t kFinishSlip = 5;
inline constexpr std::int32_t kOverrunPercent = 5;       // of the budget at completion
inline constexpr std::int32_t kIndexFall = 3;            // hundredths over three points in time
inline constexpr std::int32_t kLoadPercent = 120, kLoadDays = 28;
inline constexpr std::int32_t kContractDays = 30, kContractMargin = 14;
inline constexpr std::int32_t kGateDays = 14;
inline constexpr std::int32_t kReviews = 2, kActions = 3;
}  // namespace warning_limit

// Working minutes that each person is booked for and has in the coming weeks, over all running projects.
struct PersonLoad { Id person; std::int64_t booked = 0, capacity = 0; };
std::vector<PersonLoad> person_loads(Facts const& facts, std::int32_t days);

// Of one project; the most severe first, then in the order of the table. `loads` are those of person_loads for kLoadDays.
std::vector<Hit> project_warnings(Facts const& facts, Id project, std::span<PersonLoad const> loads);
std::vector<Hit> project_warnings(Facts const& facts, Id project);
// Of all running projects, in their order.
std::vector<Hit> portfolio_warnings(Facts const& facts);

// The answer that stands for a warning: set aside until a day that has not passed, or taken over by a record that is still open. The latest one
// counts; nullptr: it is open.
Record const* standing_answer(Store const& store, Hit const& hit, Date today);

}  // namespace pmo::rules
