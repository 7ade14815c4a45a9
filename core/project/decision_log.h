#pragma once
// What has been decided, and what came of it (G4): the decision register, and the gates, changes, proposals and exception reports that carry their decision
// themselves and have no line in it. A look at the records of this moment: it holds pointers and is not kept across changes. It judges nothing; what is wrong
// with decisions is core/rules/decisions.h.

#include <string_view>
#include <vector>

#include "core/model/store.h"

namespace pmo {

enum class DecisionKind : std::uint8_t { gate, change, proposal, exception, meeting, other };     // what it is about; meeting: taken in one, about nothing else
inline constexpr std::string_view kDecisionKinds[] = {"gate", "change", "proposal", "exception", "meeting", "other"};

struct DecisionEntry {
    DecisionKind kind = DecisionKind::other;
    Record const* record = nullptr;                  // of the register, else the subject itself
    Record const* subject = nullptr;                 // what was decided; nullptr: nothing but the decision
    Record const* meeting = nullptr;                 // in which it was taken
    Id project{}, by{}, owner{};                           // by: who decided; owner: who prepares it, or sees it through
    Date on{}, due{};                                // day 0: none
    std::string_view outcome{}, reason{};                // outcome: a text of the register, else the option that was chosen (`option`)
    std::uint8_t option_slot = kNoSlot;              // of the subject's field when `outcome` is one of its options
    bool open = false;                               // not decided yet
    std::vector<Record const*> actions{};            // action items that it led to, the open ones first
    Record const* founded = nullptr;                 // of a proposal: the project; of an exception report: the change
};

// Open ones first by their day, then decided ones, the latest first. kNoId: of the whole workspace.
std::vector<DecisionEntry> decision_log(Store const& store, Id project = kNoId);

}  // namespace pmo
