#pragma once
// Rules about quality and acceptance: what was to be checked and was not, findings that grow old or come back, signatures without criteria,
// conditions that nobody met, customers whose satisfaction falls. They conclude; the records are changed by the screens.

#include <cstdint>

#include "core/rules/rule.h"

namespace pmo::rules {

inline constexpr std::int32_t kAgedDays = 60;            // an open finding this old is reported even when it is not due
inline constexpr std::int32_t kVerifyDays = 7;           // a corrected finding is verified within
inline constexpr std::int32_t kPlanAheadDays = 45;       // a deliverable due this soon has a planned check
inline constexpr std::int32_t kCriteriaAheadDays = 14;   // an acceptance due this soon has criteria
inline constexpr std::int32_t kChecklistAheadDays = 3;   // a review this near demands the checklist
inline constexpr std::int32_t kRepeatDays = 365;         // the same cause or title within a year is a repetition
inline constexpr std::int64_t kLowScore = 70;            // of 100
inline constexpr std::int64_t kScoreDrop = 8;            // points against the survey before, of the same customer

inline constexpr Rule kQualityRules[] = {
    {"quality.review_missed", Severity::warning},
    {"quality.plan_missed", Severity::warning},
    {"quality.deliverable_unplanned", Severity::hint},
    {"quality.checklist_incomplete", Severity::warning},
    {"quality.finding_overdue", Severity::warning},          // error for critical and major ones
    {"quality.finding_aged", Severity::warning},
    {"quality.finding_not_verified", Severity::warning},
    {"quality.repeat_finding", Severity::warning},
    {"quality.acceptance_no_criteria", Severity::warning},
    {"quality.acceptance_overdue", Severity::warning},
    {"quality.condition_overdue", Severity::error},
    {"quality.accepted_with_findings", Severity::error},
    {"quality.satisfaction_low", Severity::warning},
    {"quality.satisfaction_falling", Severity::warning},
    {"quality.follow_up_overdue", Severity::warning},
};

// Of one project, or with kNoId of all that are not closed or stopped. The gravest first.
std::vector<Hit> check_quality(Facts const& facts, Id project);

}  // namespace pmo::rules
