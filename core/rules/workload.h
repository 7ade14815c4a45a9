#pragma once
// What somebody ought to look at in people's work: more roles than one person can fill, overtime, overload that comes back, conflicts and low spirits that
// nobody takes care of; appraisals that are late, missing or at odds with the figures.

#include "core/rules/rule.h"

namespace pmo::rules {

inline constexpr int kFullAllocation = 120;          // percent over all roles on one day
inline constexpr int kOvertimeMinutes = 8 * 60;      // in one week
inline constexpr int kOverload = 110;                // percent of a workload note
inline constexpr int kOverloadWeeks = 3;             // notes of that kind …
inline constexpr int kOverloadSpan = 56;             // … within so many days
inline constexpr int kConflictDays = 10;             // a conflict may stay open
inline constexpr int kLowMood = 2;                   // of 5
inline constexpr int kKpiDifference = 10;            // points between the entered and the computed score
inline constexpr int kKpiEnough = 5;                 // records that a computed score needs to speak against an entered one
inline constexpr int kAppraisalDays = 200;           // a project manager ought to have an appraisal that ended within

inline constexpr Rule kWorkloadRules[] = {
    {"workload.over_allocated", Severity::warning},
    {"workload.overtime", Severity::warning},
    {"workload.overload_returns", Severity::error},
    {"workload.note_overdue", Severity::warning},
    {"workload.conflict_open", Severity::error},
    {"workload.low_mood", Severity::warning},
};
inline constexpr Rule kAppraisalRules[] = {
    {"appraisal.overdue", Severity::error},
    {"appraisal.missing", Severity::hint},
    {"appraisal.kpi_differs", Severity::warning},
    {"appraisal.incentive_against_grade", Severity::warning},
};

// The subject is the person or the note.
std::vector<Hit> workload_hits(Facts const& facts);
// The subject is the appraisal; of the missing one the person.
std::vector<Hit> appraisal_hits(Facts const& facts);

}  // namespace pmo::rules
