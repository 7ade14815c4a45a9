#pragma once
// A contract on its way: sent to legal, judged by legal, then from state to state; and a legal matter made a risk of its project. Each function reads the
// store and fills one Edit; where it cannot be done the edit is empty and the fault says why. They sign nothing: they write down what people did.

#include <string>
#include <string_view>

#include "core/actions/new_record.h"

namespace pmo {

// Who reviews contracts unless somebody is named: the head of the first department of kind "legal"; kNoId: there is none.
Id usual_reviewer(Store const& store);

// Draft or negotiated contracts go to legal: reviewer, day by which legal answers, state legal_review, result pending. Without a live reviewer, or for a
// contract in another state, the edit is empty.
Edit send_to_legal(EditContext const& context, Id contract, Id reviewer, Date due);

// The answer of legal: passed, conditional, refused. A contract in legal_review moves on to negotiation, when refused back to draft. An opinion that is
// not empty replaces the one before; with a conditional result it also becomes an action of the contract's owner, due before the contract starts (at
// the latest in two weeks), so that the condition is met and not only read.
Edit record_legal_result(EditContext const& context, Id contract, std::string_view result, std::string_view opinion);

enum class AdvanceFault : std::uint8_t { none, no_contract, at_end, in_review, not_cleared, open_payments };
// Why the contract cannot go to its next state: legal has not answered or not cleared it, payments are open at the end.
AdvanceFault advance_fault(Store const& store, Id contract);
std::string_view next_contract_state(Record const& contract);      // option of contract.status; empty: there is none
// Into the next state, with its day: signed_on, closed_on where they are empty.
Edit advance_contract(EditContext const& context, Id contract);

// A contract's risk note, or a violated compliance check, as a risk of its project: category legal or compliance, owner, cause; linked to both ways round
// where the record has a field for it. Empty: no project, or a live risk is linked already.
Edit legal_risk(EditContext const& context, Id record, Id& made);

}  // namespace pmo
