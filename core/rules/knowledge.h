#pragma once
// What somebody ought to do about lessons and improvements: write them, review them, answer them, decide, measure.

#include "core/rules/rule.h"

namespace pmo::rules {

namespace knowledge_limits {
inline constexpr int kDraftDays = 30;            // a lesson that waits for its review
inline constexpr int kAnswerDays = 14;           // a proposed lesson that waits for its project
inline constexpr int kDecisionDays = 30;         // a proposal without a decision and without a due date
inline constexpr int kMeasureDays = 90;          // an adopted change without a date to measure it by
}

inline constexpr Rule kKnowledgeRules[] = {
    {"lesson.never_reviewed", Severity::warning},            // {0} written on, {1} days
    {"lesson.review_overdue", Severity::hint},               // {0} review on
    {"lesson.unanswered", Severity::warning},                // {0} lesson, {1} proposed on
    {"lesson.none_at_closing", Severity::warning},           // {0} stage
    {"lesson.not_considered", Severity::warning},            // {0} stage, {1} number that fit
    {"improvement.undecided", Severity::warning},            // {0} proposed on, {1} due or empty
    {"improvement.trial_over", Severity::warning},           // {0} trial until
    {"improvement.nothing_changed", Severity::hint},         // {0} adopted on
    {"improvement.never_measured", Severity::warning},       // {0} adopted on, {1} measure by
};

std::vector<Hit> lesson_hits(Facts const& facts);                // of lessons, their uses and the projects
std::vector<Hit> improvement_hits(Facts const& facts);
Date measure_by(Record const& improvement);                      // what it says, else kMeasureDays after it was adopted

}  // namespace pmo::rules
