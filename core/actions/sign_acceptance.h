#pragma once
// Signing an acceptance: who, when, with which words, under which conditions; and what follows from it. The deliverable takes over the decision, a
// payment that waits for it becomes due, a condition becomes somebody's action. Later, the condition is met.

#include <optional>
#include <string>

#include "core/actions/new_record.h"

namespace pmo {

struct Signing {
    Id acceptance;
    std::string decision;                            // accepted, conditional, rejected
    std::string wording;                             // what is signed
    Id signed_by;                                    // of our side
    std::string customer_signatory;
    Date signed_on{};
    std::string conditions{};                        // conditional: what, and by when
    Date conditions_due{};
    std::string action_title{};                      // conditional: what the action is called; empty: none is made
};

// Why it cannot be signed, as a code; empty: it can. unknown, already_signed, no_decision, no_signatory, no_date, no_criteria, no_conditions,
// before_submission {the day}.
std::string_view signing_fault(Store const& store, Signing const& signing);

// Nothing when there is a fault.
std::optional<Edit> sign_acceptance(EditContext const& context, Signing const& signing);

// The conditions are met today: accepted, and with it the deliverable. Nothing for an acceptance that is not conditional.
std::optional<Edit> meet_conditions(EditContext const& context, Id acceptance);

}  // namespace pmo
