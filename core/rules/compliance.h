#pragma once
// What somebody ought to look at in compliance: checks past their day or due again, violations that nobody treats as a risk, projects nobody checks.

#include "core/rules/rule.h"

namespace pmo::rules {

inline constexpr int kCheckWithin = 14;              // days before its day on which a check ought to be under way

inline constexpr Rule kComplianceRules[] = {
    {"compliance.violated", Severity::error},
    {"compliance.violated_without_risk", Severity::error},
    {"compliance.overdue", Severity::error},
    {"compliance.not_begun", Severity::warning},
    {"compliance.repeat_due", Severity::warning},
    {"compliance.no_check", Severity::hint},
};

// Of one project, or kNoId: of all and of checks without a project. The subject is the check, of the last rule the project.
std::vector<Hit> compliance_hits(Facts const& facts, Id project);

}  // namespace pmo::rules
