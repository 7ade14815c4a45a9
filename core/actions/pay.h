#pragma once
// Payments of a contract, written down: asked for, paid, held back. They move no money and book no cost (cost_entry). Each fills one Edit; where it
// cannot be done the edit is empty and pay_fault says why.

#include <string_view>

#include "core/actions/new_record.h"
#include "core/base/money.h"

namespace pmo {

enum class PayFault : std::uint8_t { none, no_payment, settled, not_accepted };
// settled: paid or cancelled. not_accepted: its contract milestone is not reached, so it may be held back, not paid.
PayFault pay_fault(Store const& store, Id payment);

Edit request_payment(EditContext const& context, Id payment);
// Paid today, the whole amount; what was really paid can be corrected in the record.
Edit record_payment(EditContext const& context, Id payment);
// Held back; a payment that is held back goes back to its plan.
Edit withhold(EditContext const& context, Id payment);
Edit release(EditContext const& context, Id payment);

}  // namespace pmo
