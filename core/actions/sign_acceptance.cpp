#include "core/actions/sign_acceptance.h"

#include "core/base/text.h"
#include "core/registers/acceptance.h"
#include "core/registers/action_item.h"
#include "core/registers/deliverable.h"
#include "core/registers/payment.h"

namespace pmo {

namespace {

namespace acc = registers::acceptance;
namespace act = registers::action_item;
namespace dlv = registers::deliverable;
namespace pay = registers::payment;
using registers::is;

Record const* acceptance_of(Store const& store, Id id) {
    auto const* record = id ? store.live(id) : nullptr;
    return record && &record->type() == &acc::kType ? record : nullptr;
}

Record const* part_of(Record const& acceptance, Store const& store) {
    auto const* part = registers::linked(acceptance, store, acc::deliverable);
    return part && &part->type() == &dlv::kType ? part : nullptr;
}

bool has_criteria(Record const& acceptance, Store const& store) {
    auto const* part = part_of(acceptance, store);
    return acceptance.has(acc::criteria) || (part && part->has(dlv::quality_criteria));
}

// The deliverable follows the decision; one that is accepted needs its day and its receiver.
void take_over(Edit& edit, Record const& part, std::string_view decision, Date on, Id by, std::string_view conditions) {
    edit.set(part.id(), dlv::status, decision);
    if (decision == "rejected") return;
    if (decision == "conditional") { edit.set(part.id(), dlv::conditions, conditions); return; }
    edit.set(part.id(), dlv::accepted_on, on);
    auto const receiver = by && by != part.get(dlv::owner) ? by : part.get(dlv::receiver);
    if (receiver) edit.set(part.id(), dlv::accepted_by, receiver);
}

void release_payment(Edit& edit, Record const& acceptance, Store const& store) {
    auto const* payment = registers::linked(acceptance, store, acc::payment);
    if (payment && &payment->type() == &pay::kType && is(*payment, pay::status, "planned")) edit.set(payment->id(), pay::status, "due");
}

void demand(Edit& edit, EditContext const& context, Record const& acceptance, Signing const& signing) {
    if (signing.action_title.empty()) return;
    auto own = context;
    own.project = acceptance.get(acc::project);
    auto const id = add_record(edit, own, {.type = act::kType});
    edit.set(id, act::title, signing.action_title);
    edit.set(id, act::source, acceptance.id());
    edit.set(id, act::due, signing.conditions_due);
    auto const* part = part_of(acceptance, context.store);
    if (auto const owner = part && part->has(dlv::owner) ? part->get(dlv::owner) : acceptance.get(acc::owner)) edit.set(id, act::owner, owner);
}

}  // namespace

std::string_view signing_fault(Store const& store, Signing const& signing) {
    auto const* acceptance = acceptance_of(store, signing.acceptance);
    if (!acceptance) return "unknown";
    if (is(*acceptance, acc::decision, "accepted", "rejected")) return "already_signed";
    if (signing.decision != "accepted" && signing.decision != "conditional" && signing.decision != "rejected") return "no_decision";
    if (!has_criteria(*acceptance, store)) return "no_criteria";
    if (!signing.signed_by || !store.live(signing.signed_by)) return "no_signatory";
    if (signing.signed_on == Date{}) return "no_date";
    auto const* part = part_of(*acceptance, store);
    if (part && part->has(dlv::submitted_on) && signing.signed_on < part->get(dlv::submitted_on)) return "before_submission";
    if (signing.decision == "conditional" && (trim(signing.conditions).empty() || signing.conditions_due == Date{})) return "no_conditions";
    return {};
}

std::optional<Edit> sign_acceptance(EditContext const& context, Signing const& signing) {
    if (!signing_fault(context.store, signing).empty()) return std::nullopt;
    auto const& acceptance = *acceptance_of(context.store, signing.acceptance);
    auto const id = acceptance.id();
    Edit edit(Label{"quality.sign_" + signing.decision, {std::string(title_of(acceptance))}});
    edit.set(id, acc::decision, signing.decision);
    edit.set(id, handle<std::string>(acc::kFields, "wording"), signing.wording);
    edit.set(id, acc::signed_by, signing.signed_by);
    edit.set(id, acc::customer_signatory, signing.customer_signatory);
    edit.set(id, acc::signed_on, signing.signed_on);
    if (!acceptance.has(acc::meeting_on)) edit.set(id, acc::meeting_on, signing.signed_on);
    if (signing.decision == "conditional") {
        edit.set(id, acc::conditions, signing.conditions);
        edit.set(id, acc::conditions_due, signing.conditions_due);
        demand(edit, context, acceptance, signing);
    }
    if (auto const* part = part_of(acceptance, context.store)) take_over(edit, *part, signing.decision, signing.signed_on, signing.signed_by, signing.conditions);
    if (signing.decision == "accepted") release_payment(edit, acceptance, context.store);
    return edit;
}

std::optional<Edit> meet_conditions(EditContext const& context, Id id) {
    auto const* acceptance = acceptance_of(context.store, id);
    if (!acceptance || !is(*acceptance, acc::decision, "conditional")) return std::nullopt;
    Edit edit(Label{"quality.conditions_met", {std::string(title_of(*acceptance))}});
    edit.set(id, acc::conditions_met_on, context.today);
    edit.set(id, acc::decision, "accepted");
    if (auto const* part = part_of(*acceptance, context.store)) take_over(edit, *part, "accepted", context.today, acceptance->get(acc::signed_by), {});
    for (auto const* action : context.store.referrers(act::kType, act::source, id)) {
        if (!registers::is_open(*action)) continue;
        edit.set(action->id(), act::status, "done");
        edit.set(action->id(), act::done_on, context.today);
    }
    release_payment(edit, *acceptance, context.store);
    return edit;
}

}  // namespace pmo
