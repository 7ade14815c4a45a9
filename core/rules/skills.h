#pragma once
// What somebody ought to look at in skills and training: heads that are missing, knowledge that one person holds alone, certificates that run out,
// sessions that stay empty, trainings that changed nothing, requests to the PMO that wait.

#include "core/rules/rule.h"

namespace pmo::rules {

inline constexpr int kCertificateWithin = 90;        // days before a certificate runs out
inline constexpr int kSessionWithin = 21;            // days before a session in which it ought to be filled
inline constexpr int kCoachingWaits = 5;             // days that a request may stay unanswered

inline constexpr Rule kSkillRules[] = {
    {"skill.gap", Severity::error},
    {"skill.single_holder", Severity::warning},
    {"skill.certificate_expired", Severity::error},
    {"skill.certificate_expiring", Severity::warning},
    {"training.without_effect", Severity::warning},
    {"training.not_measured", Severity::hint},
    {"training.few_enrolled", Severity::warning},
    {"training.session_not_closed", Severity::warning},
    {"training.coaching_overdue", Severity::warning},
    {"training.coaching_waits", Severity::hint},
};

// The subject is the skill (gap, single holder: the evidence begins with the holder) or the person whose certificate it is.
std::vector<Hit> skill_hits(Facts const& facts);
// The subject is the training, the session or the request.
std::vector<Hit> training_hits(Facts const& facts);

}  // namespace pmo::rules
