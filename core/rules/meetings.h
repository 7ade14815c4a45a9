#pragma once
// What the office ought to look at after and before its meetings: promises that are late, meetings without minutes, decisions that nobody carries
// out. What to talk about next is core/project/agenda.h.

#include <vector>

#include "core/rules/rule.h"

namespace pmo::rules {

inline constexpr Rule kMeetingRules[] = {
    {"meeting.action_overdue", Severity::warning},      // {0} due day, {1} days late; error from two weeks on. Evidence: where it was promised
    {"meeting.not_closed", Severity::warning},          // {0} the day it was planned for: nobody has said whether it took place
    {"meeting.without_minutes", Severity::warning},     // {0} the day it was held, {1} days since
    {"meeting.minutes_not_sent", Severity::hint},       // {0} the day it was held, {1} days since, from the fourth day on
    {"meeting.no_agenda", Severity::warning},           // {0} the day, {1} days until then, from three days before
    {"meeting.decision_no_owner", Severity::warning},   // a decision of a meeting that nobody is to carry out. Evidence: the meeting
};

// Of one project, or of all running ones and the office (kNoId); the gravest first.
std::vector<Hit> meeting_hits(Facts const& facts, Id project);

}  // namespace pmo::rules
