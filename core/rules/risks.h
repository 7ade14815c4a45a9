#pragma once
// What a risk register says about itself (G1): reviews that are due, threats that nobody works on, responses that do not work. Days are calendar days.

#include "core/rules/rule.h"

namespace pmo::rules {

inline constexpr Rule kRiskRules[] = {
    {"risk.trigger_reached", Severity::error},
    {"risk.high_without_action", Severity::error},
    {"risk.no_owner", Severity::error},
    {"risk.review_overdue", Severity::warning},
    {"risk.action_overdue", Severity::warning},
    {"risk.trigger_due", Severity::warning},
    {"risk.response_without_effect", Severity::warning},
    {"risk.residual_not_lower", Severity::warning},
    {"risk.window_passed", Severity::warning},
    {"risk.closed_with_actions", Severity::warning},
    {"risk.review_due", Severity::hint},
};

namespace risk_limit {
inline constexpr std::int32_t kDueSoon = 7;              // days ahead that count as due
inline constexpr std::size_t kReviews = 3;               // reviews without a lower score
}  // namespace risk_limit

// Of one risk.
std::vector<Hit> risk_hits(Facts const& facts, Record const& risk);
// Of the risks of a project; kNoId: of all running projects. The most severe first.
std::vector<Hit> register_hits(Facts const& facts, Id project);

// What a review meeting goes through: open risks whose review is due within kDueSoon days, that have never had a date for one or whose trigger has come, and what
// was looked at today already. Overdue ones first, then by score; what is done last.
struct ReviewItem {
    Record const* risk = nullptr;
    std::int32_t overdue_days = 0;               // negative: days until it is due; 0 without a date
    bool done = false;                           // looked at today
    std::vector<Hit> hits{};
};
std::vector<ReviewItem> review_pack(Facts const& facts, Id project);

}  // namespace pmo::rules
