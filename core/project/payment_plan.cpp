#include "core/project/payment_plan.h"

#include <algorithm>

#include "core/registers/contract.h"
#include "core/registers/contract_milestone.h"
#include "core/registers/cost_entry.h"
#include "core/registers/payment.h"

namespace pmo {

namespace con = registers::contract;
namespace mil = registers::contract_milestone;
namespace pay = registers::payment;
namespace cost = registers::cost_entry;
using registers::is;

namespace {

Money amount_of(Record const& payment) { return payment.get(pay::amount); }
Money really_paid(Record const& payment) { return payment.has(pay::paid_amount) ? payment.get(pay::paid_amount) : amount_of(payment); }

int month_number(Date day) {
    auto const civil = civil_of(day);
    return civil.year * 12 + civil.month - 1;
}

// The day on which the record says that the contract entered the state; nothing: it does not say.
std::optional<Date> entered(Record const& contract, std::string_view status) {
    auto const day = [&](Field<Date> field) { return contract.has(field) ? std::optional(contract.get(field)) : std::nullopt; };
    if (status == "draft") return day(con::drafted_on);
    if (status == "legal_review") return day(con::legal_sent_on);
    if (status == "negotiation") return day(con::legal_reviewed_on);
    if (status == "signed") return day(con::signed_on);
    if (status == "in_force") return day(con::starts);
    if (status == "closing") return day(con::ends);
    return day(con::closed_on);
}

}  // namespace

PaymentState payment_state(Record const& payment, Date today) {
    if (is(payment, pay::status, "paid")) return PaymentState::paid;
    if (is(payment, pay::status, "cancelled")) return PaymentState::cancelled;
    if (is(payment, pay::status, "withheld")) return PaymentState::withheld;
    bool const dated = payment.has(pay::due);
    if (dated && payment.get(pay::due) < today) return PaymentState::overdue;
    if (is(payment, pay::status, "due", "requested")) return PaymentState::due;
    return dated && payment.get(pay::due).day <= today.day + kDueSoonDays ? PaymentState::due : PaymentState::planned;
}

std::optional<bool> accepted(Record const& payment, Store const& store) {
    auto const* milestone = registers::linked(payment, store, pay::contract_milestone);
    if (!milestone || &milestone->type() != &mil::kType) return std::nullopt;
    return is(*milestone, mil::status, "reached");
}

ContractMoney contract_money(Record const& contract, Store const& store, Date today) {
    ContractMoney sum;
    sum.value = contract.get(con::value);
    Money const nothing{0, sum.value.currency};
    sum.planned = sum.invoiced = sum.outstanding = sum.paid = sum.overdue = sum.due = sum.withheld = sum.committed = sum.actual = nothing;
    for (auto const* payment : store.referrers(pay::kType, pay::contract, contract.id())) {
        auto const state = payment_state(*payment, today);
        if (state == PaymentState::cancelled) continue;
        ++sum.payments;
        sum.open += state != PaymentState::paid;
        if (amount_of(*payment).currency != nothing.currency) { ++sum.other_currency; continue; }
        sum.planned = add(sum.planned, amount_of(*payment));
        if (state == PaymentState::paid) sum.invoiced = add(sum.invoiced, really_paid(*payment));
        else if (is(*payment, pay::status, "requested") || payment->has(pay::requested_on) || payment->has(pay::invoice)) sum.invoiced = add(sum.invoiced, amount_of(*payment));
        if (state == PaymentState::paid) sum.paid = add(sum.paid, really_paid(*payment));
        if (state == PaymentState::overdue) sum.overdue = add(sum.overdue, amount_of(*payment));
        if (state == PaymentState::due) sum.due = add(sum.due, amount_of(*payment));
        if (state == PaymentState::withheld) sum.withheld = add(sum.withheld, amount_of(*payment));
    }
    for (auto const* entry : store.referrers(cost::kType, cost::contract, contract.id())) {
        auto const amount = entry->get(cost::amount);
        if (amount.currency != nothing.currency) continue;
        if (is(*entry, cost::kind, "commitment")) sum.committed = add(sum.committed, amount);
        if (is(*entry, cost::kind, "actual")) sum.actual = add(sum.actual, amount);
    }
    if (is(contract, con::status, "signed", "in_force", "closing")) sum.outstanding.minor = std::max(std::int64_t{0}, minus(sum.value.minor, sum.paid.minor));
    return sum;
}

CashPlan cash_plan(Store const& store, Id project, Date from, Date today, int months) {
    CashPlan plan;
    auto const count = std::clamp(months, 1, kCashMonths);
    auto const first = month_number(from);
    for (int i = 0; i < count; ++i) plan.months.push_back({.year = (first + i) / 12, .month = (first + i) % 12 + 1});
    bool currency_known = false;
    auto const take = [&](Record const& payment) {
        auto const* agreement = registers::linked(payment, store, pay::contract);
        if (!agreement || is(*agreement, con::direction, "receive") || is(*agreement, con::status, "terminated")) return;
        auto const state = payment_state(payment, today);
        if (state == PaymentState::cancelled) return;
        bool const paid = state == PaymentState::paid;
        auto const amount = paid ? really_paid(payment) : amount_of(payment);
        if (!currency_known) plan.currency = amount.currency, currency_known = true;
        if (amount.currency != plan.currency) { ++plan.other_currency; return; }
        bool const late = state == PaymentState::overdue || state == PaymentState::withheld;
        auto const day = paid && payment.has(pay::paid_on) ? payment.get(pay::paid_on) : payment.get(pay::due);
        if (!late && !payment.has(pay::due) && !(paid && payment.has(pay::paid_on))) { ++plan.undated; return; }
        auto const at = month_number(late ? std::max(today, day) : day) - first;
        if (at < 0) { if (paid) plan.before = plus(plan.before, amount.minor); return; }
        if (at >= count) { if (!paid) plan.after = plus(plan.after, amount.minor); return; }
        auto& month = plan.months[static_cast<std::size_t>(at)];
        switch (state) {
            case PaymentState::paid: month.paid = plus(month.paid, amount.minor); break;
            case PaymentState::overdue: month.overdue = plus(month.overdue, amount.minor); break;
            case PaymentState::withheld: month.withheld = plus(month.withheld, amount.minor); break;
            case PaymentState::due: month.due = plus(month.due, amount.minor); break;
            case PaymentState::planned: month.planned = plus(month.planned, amount.minor); break;
            case PaymentState::cancelled: break;
        }
    };
    if (project) {
        for (auto const* payment : store.referrers(pay::kType, pay::project, project)) take(*payment);
    } else {
        for (auto const& payment : store.table(pay::kType).rows())
            if (!payment.deleted()) take(payment);
    }
    return plan;
}

std::array<LifeStep, kContractLife.size()> contract_life(Record const& contract, Date today) {
    std::array<LifeStep, kContractLife.size()> steps;
    auto const now = contract.get(con::status);
    auto const at = std::ranges::find(kContractLife, now) - kContractLife.begin();   // behind the last: terminated or without a state
    bool const on_path = at < static_cast<std::ptrdiff_t>(kContractLife.size());
    for (std::size_t i = 0; i < steps.size(); ++i) {
        auto& step = steps[i];
        step.status = kContractLife[i];
        step.current = on_path && static_cast<std::ptrdiff_t>(i) == at;
        auto const day = entered(contract, step.status);
        bool const planned = !on_path || static_cast<std::ptrdiff_t>(i) > at;        // in_force and closing have days ahead of them too
        step.passed = on_path ? static_cast<std::ptrdiff_t>(i) < at : day && *day <= today && step.status != "closing";
        if (day && *day <= today && (!planned || step.passed)) step.from = day;
    }
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (!steps[i].from) continue;
        std::optional<Date> until = steps[i].current ? std::optional(today) : std::nullopt;
        for (auto k = i + 1; k < steps.size() && !until; ++k) until = steps[k].from;
        if (until && steps[i].status != "closed") steps[i].days = std::max(0, until->day - steps[i].from->day);
    }
    return steps;
}

std::optional<Date> notice_day(Record const& contract) {
    if (!contract.has(con::ends) || !contract.has(con::renewal_notice_days)) return std::nullopt;
    auto const days = std::clamp<std::int64_t>(contract.get(con::renewal_notice_days), 0, 36500);
    return Date{contract.get(con::ends).day - static_cast<std::int32_t>(days)};
}

bool legally_cleared(Record const& contract) { return is(contract, con::legal_result, "passed", "conditional"); }
bool contract_running(Record const& contract) { return !contract.deleted() && registers::is_open(contract); }

}  // namespace pmo
