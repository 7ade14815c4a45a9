#include "core/actions/pay.h"

#include "core/project/payment_plan.h"
#include "core/registers/payment.h"

namespace pmo {

namespace reg = registers::payment;
using registers::is;

namespace {

Record const* payment_of(Store const& store, Id id) {
    auto const* record = store.live(id);
    return record && &record->type() == &reg::kType ? record : nullptr;
}

Edit named(char const* code, Record const& payment) { return Edit(Label{code, {std::string(title_of(payment))}}); }

}  // namespace

PayFault pay_fault(Store const& store, Id payment) {
    auto const* record = payment_of(store, payment);
    if (!record) return PayFault::no_payment;
    if (is(*record, reg::status, "paid", "cancelled")) return PayFault::settled;
    return accepted(*record, store) == std::optional(false) ? PayFault::not_accepted : PayFault::none;
}

Edit request_payment(EditContext const& context, Id payment) {
    if (pay_fault(context.store, payment) != PayFault::none) return Edit("payment.request");
    auto const& record = *context.store.live(payment);
    if (is(record, reg::status, "requested")) return Edit("payment.request");
    auto edit = named("payment.request", record);
    edit.set(payment, reg::status, "requested");
    edit.set(payment, reg::requested_on, context.today);
    return edit;
}

Edit record_payment(EditContext const& context, Id payment) {
    if (pay_fault(context.store, payment) != PayFault::none) return Edit("payment.pay");
    auto const& record = *context.store.live(payment);
    auto edit = named("payment.pay", record);
    edit.set(payment, reg::status, "paid");
    edit.set(payment, reg::paid_on, context.today);
    if (record.has(reg::amount)) edit.set(payment, reg::paid_amount, record.get(reg::amount));
    return edit;
}

Edit withhold(EditContext const& context, Id payment) {
    auto const fault = pay_fault(context.store, payment);
    if (fault != PayFault::none && fault != PayFault::not_accepted) return Edit("payment.withhold");
    auto const& record = *context.store.live(payment);
    auto edit = named("payment.withhold", record);
    edit.set(payment, reg::status, "withheld");
    return edit;
}

Edit release(EditContext const& context, Id payment) {
    auto const* record = payment_of(context.store, payment);
    if (!record || !is(*record, reg::status, "withheld")) return Edit("payment.release");
    auto edit = named("payment.release", *record);
    edit.set(payment, reg::status, "planned");
    return edit;
}

}  // namespace pmo
