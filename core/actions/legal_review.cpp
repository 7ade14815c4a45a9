#include "core/actions/legal_review.h"

#include <algorithm>

#include "core/project/payment_plan.h"
#include "core/registers/action_item.h"
#include "core/registers/compliance_check.h"
#include "core/registers/contract.h"
#include "core/registers/department.h"
#include "core/registers/payment.h"
#include "core/registers/person.h"
#include "core/registers/risk.h"

namespace pmo {

namespace con = registers::contract;
namespace act = registers::action_item;
namespace chk = registers::compliance_check;
namespace rsk = registers::risk;
using registers::is;

namespace {

constexpr int kConditionDays = 14;

Record const* live_of(Store const& store, Id id, TypeDef const& type) {
    auto const* record = store.live(id);
    return record && &record->type() == &type ? record : nullptr;
}

EditContext in_project(EditContext const& context, Id project, Id person) {
    return {context.store, context.ids, project, person ? person : context.person, context.today};
}

void add_condition(Edit& edit, EditContext const& context, Record const& contract, std::string_view opinion) {
    auto const owner = contract.get(con::owner);
    auto const id = add_record(edit, in_project(context, contract.get(con::project), owner), {.type = act::kType});
    auto const latest = Date{context.today.day + kConditionDays};
    bool const starts_sooner = contract.has(con::starts) && contract.get(con::starts) < latest && contract.get(con::starts) >= context.today;
    auto const first_line = opinion.substr(0, opinion.find('\n'));
    edit.set(id, act::title, first_line);
    edit.set(id, act::source, contract.id());
    edit.set(id, act::due, starts_sooner ? contract.get(con::starts) : latest);
    if (context.person) edit.set(id, act::assigned_by, context.person);
}

}  // namespace

Id usual_reviewer(Store const& store) {
    namespace dep = registers::department;
    for (auto const& department : store.table(dep::kType).rows())
        if (!department.deleted() && is(department, dep::kind, "legal") && live_of(store, department.get(dep::head), registers::person::kType)) return department.get(dep::head);
    return kNoId;
}

Edit send_to_legal(EditContext const& context, Id contract, Id reviewer, Date due) {
    auto const* record = live_of(context.store, contract, con::kType);
    if (!record || !live_of(context.store, reviewer, registers::person::kType) || !is(*record, con::status, "draft", "negotiation", "legal_review")) return Edit("legal.send");
    Edit edit(Label{"legal.send", {std::string(title_of(*record))}});
    edit.set(contract, con::legal_reviewer, reviewer);
    edit.set(contract, con::legal_due, due);
    edit.set(contract, con::legal_result, "pending");
    edit.set(contract, con::legal_sent_on, context.today);
    edit.clear(contract, con::legal_reviewed_on);
    edit.set(contract, con::status, "legal_review");
    return edit;
}

Edit record_legal_result(EditContext const& context, Id contract, std::string_view result, std::string_view opinion) {
    auto const* record = live_of(context.store, contract, con::kType);
    bool const known = result == "passed" || result == "conditional" || result == "refused";
    if (!record || !known || !contract_running(*record)) return Edit("legal.result");
    Edit edit(Label{"legal.result", {std::string(title_of(*record))}});
    edit.set(contract, con::legal_result, result);
    edit.set(contract, con::legal_reviewed_on, context.today);
    if (!opinion.empty()) edit.set(contract, con::legal_opinion, opinion);
    if (!record->has(con::legal_reviewer) && context.person) edit.set(contract, con::legal_reviewer, context.person);
    if (is(*record, con::status, "legal_review")) edit.set(contract, con::status, result == "refused" ? std::string_view("draft") : std::string_view("negotiation"));
    if (result == "conditional" && !opinion.empty()) add_condition(edit, context, *record, opinion);
    return edit;
}

std::string_view next_contract_state(Record const& contract) {
    auto const at = std::ranges::find(kContractLife, contract.get(con::status));
    return at == kContractLife.end() || at + 1 == kContractLife.end() ? std::string_view{} : *(at + 1);
}

AdvanceFault advance_fault(Store const& store, Id contract) {
    auto const* record = live_of(store, contract, con::kType);
    if (!record) return AdvanceFault::no_contract;
    auto const next = next_contract_state(*record);
    if (next.empty()) return AdvanceFault::at_end;
    if (next == "negotiation" && !legally_cleared(*record)) return AdvanceFault::in_review;
    if (next == "signed" && !legally_cleared(*record)) return AdvanceFault::not_cleared;
    if (next != "closed") return AdvanceFault::none;
    auto const payments = store.referrers(registers::payment::kType, registers::payment::contract, contract);
    return std::ranges::any_of(payments, [](Record const* p) { return registers::is_open(*p); }) ? AdvanceFault::open_payments : AdvanceFault::none;
}

Edit advance_contract(EditContext const& context, Id contract) {
    if (advance_fault(context.store, contract) != AdvanceFault::none) return Edit("contract.advance");
    auto const& record = *context.store.live(contract);
    auto const next = next_contract_state(record);
    Edit edit(Label{"contract.advance", {std::string(title_of(record))}});
    edit.set(contract, con::status, next);
    if (next == "legal_review" && !record.has(con::legal_sent_on)) edit.set(contract, con::legal_sent_on, context.today);
    if (next == "signed" && !record.has(con::signed_on)) edit.set(contract, con::signed_on, context.today);
    if (next == "in_force" && !record.has(con::starts)) edit.set(contract, con::starts, context.today);
    if (next == "closed" && !record.has(con::closed_on)) edit.set(contract, con::closed_on, context.today);
    return edit;
}

Edit legal_risk(EditContext const& context, Id record, Id& made) {
    Edit nothing("legal.risk");
    made = kNoId;
    auto const* contract = live_of(context.store, record, con::kType);
    auto const* check = live_of(context.store, record, chk::kType);
    if (!contract && !check) return nothing;
    auto const& source = contract ? *contract : *check;
    auto const link = contract ? con::risk : chk::risk;
    auto const project = source.get(contract ? con::project : chk::project);
    if (!context.store.live(project) || registers::linked(source, context.store, link)) return nothing;
    Edit edit(Label{"legal.risk", {std::string(title_of(source))}});
    auto const owner = source.get(contract ? con::owner : chk::owner);
    made = add_record(edit, in_project(context, project, owner), {.type = rsk::kType});
    edit.set(made, rsk::title, title_of(source));
    edit.set(made, rsk::kind, "threat");
    edit.set(made, rsk::category, contract ? std::string_view("legal") : std::string_view("compliance"));
    auto const cause = contract ? contract->get(con::risk_note) : check->text(slot_of(chk::kType, "rule"));
    if (!cause.empty()) edit.set(made, slot_of(rsk::kType, "cause"), std::string(cause));
    edit.set(record, link, made);
    return edit;
}

}  // namespace pmo
