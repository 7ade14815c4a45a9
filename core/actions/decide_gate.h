#pragma once
// A gate is held: the decision, and what follows from it in the project, as one edit.
//
//   go           the gate's phase is done, the next one begins, a project that waited runs again
//   conditional  the same, and each condition becomes an action item of its owner whose source is the gate
//   recycle      the project stays in its phase; a new gate of the same name is planned with a copy of the criteria: what was met stays met
//   hold         the project is on hold and its communication is paused until a gate lets it go on
//   stop         the project is stopped: gates that were to come are cancelled, what was still to be approved for them is withdrawn, communication ends
//
// Every decision is also an entry of the decision log. Closing a project is not a gate's matter.

#include <string>
#include <vector>

#include "core/actions/new_record.h"

namespace pmo {

struct GateCondition {
    std::string text;
    Id owner;                                        // kNoId: the gate's owner
    Date due;
};

struct GateDecision {
    std::string outcome;                             // an option of gate.decision, not "none"
    std::string reason;
    std::vector<GateCondition> conditions{};         // of "conditional"; empty texts are left out
    Date again{};                                    // of "recycle": the day of the next attempt
    std::string log{};                               // the decision in words, for the decision log
    Date held_on{};
    Id decided_by{};                                 // kNoId: the gate's chair, else the person of the context
};

// Why it cannot be decided so: an id for the words "gates.refused.<id>"; empty: it can. no_outcome, decided (already), no_project, no_reason (hold,
// recycle, stop), no_condition (conditional), no_day (recycle).
std::string_view refuse_decision(Store const& store, Id gate, GateDecision const& decision);

// Nothing happens when the decision is refused.
void decide_gate(Adding& adding, Id gate, GateDecision const& decision);

}  // namespace pmo
