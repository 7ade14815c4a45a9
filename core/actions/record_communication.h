#pragma once
// Saying what became of a message of the communication plan: sent, skipped or missed. The occurrence becomes a record, and its line of the plan
// moves on to the next date. The evidence (a report, the meeting) can be linked.

#include <optional>
#include <string>
#include <string_view>

#include "core/actions/new_record.h"

namespace pmo {

struct CommunicationOutcome {
    Id item;
    Id event;                            // kNoId: nothing recorded yet, an event is made
    Date planned;                        // the day by the rhythm, for the event that is made and for the next date
    std::optional<Date> due{};           // moved to a working day; default: planned
    std::optional<Date> on{};            // the day it was sent; default: today
    std::string_view outcome = "sent";   // of communication_event::kState: sent, missed, cancelled; due takes it back
    std::string comment{};
    Id evidence{};
};

// Nothing: the line of the plan is gone, or the outcome is none.
std::optional<Edit> record_communication(EditContext const& context, CommunicationOutcome const& what);

// The answer to feedback: text, day, status "answered". Nothing: it is gone, or the text is empty.
std::optional<Edit> answer_feedback(EditContext const& context, Id feedback, std::string_view answer);

}  // namespace pmo
