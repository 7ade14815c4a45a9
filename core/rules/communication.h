#pragma once
// What the office ought to look at in its communication: messages that were not sent, lines that nobody owns, people whom no line reaches, feedback
// without an answer. When something is due is core/project/communication_calendar.h.

#include <optional>
#include <vector>

#include "core/project/communication_calendar.h"
#include "core/rules/rule.h"

namespace pmo::rules {

inline constexpr Rule kCommunicationRules[] = {
    {"communication.missed", Severity::error},             // {0} day of the latest, {1} days since, {2} how many in the last 60 days; evidence: their events
    {"communication.no_owner", Severity::warning},         // nobody, or somebody who is not there any more
    {"communication.key_not_reached", Severity::error},    // {0} power: a stakeholder with power 4 or 5 whom no line of the plan names
    {"communication.not_reached", Severity::hint},         // the same with less power
    {"communication.feedback_overdue", Severity::warning}, // {0} day by which an answer was due, {1} days since
    {"communication.feedback_no_owner", Severity::warning},// open, and nobody is to answer
};

inline constexpr std::int32_t kMissedWindow = 60;          // days back in which a missed message still matters
inline constexpr std::int32_t kAnswerWithin = 7;           // days to answer feedback that has no date of its own

// Of one project, or of all running ones and the office (kNoId); the gravest first.
std::vector<Hit> communication_hits(Facts const& facts, Id project);

// Whom the plan reaches: by which lines, and when we last spoke with them (a message sent, a meeting they came to).
struct Reach {
    Id stakeholder;
    std::vector<Id> items;                                 // active lines that point at them or name them in their audience
    std::optional<Date> last;
    Id by;                                                 // the record of the last contact
};
std::vector<Reach> reach(Facts const& facts, Id project);

// The day by which feedback is to be answered: its own, else a week after it came; nothing: it has neither.
std::optional<Date> answer_by(Record const& feedback);

}  // namespace pmo::rules
