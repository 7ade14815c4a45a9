#include "core/rules/contracts.h"

#include <algorithm>

#include "core/base/sort.h"
#include "core/base/sums.h"
#include "core/project/payment_plan.h"
#include "core/registers/action_item.h"
#include "core/registers/contract.h"
#include "core/registers/contract_milestone.h"
#include "core/registers/cost_entry.h"
#include "core/registers/payment.h"
#include "core/registers/risk.h"
#include "core/registers/supplier.h"

namespace pmo::rules {

namespace con = registers::contract;
namespace mil = registers::contract_milestone;
namespace pay = registers::payment;
using registers::is;
using registers::is_open;

namespace {

class Finder {
public:
    Finder(Facts const& facts, std::vector<Hit>& hits) : m_facts(facts), m_hits(hits) {}

    void contract(Record const& record) {
        m_contract = &record;
        m_milestones = m_facts.store.referrers(mil::kType, mil::contract, record.id());
        m_payments = m_facts.store.referrers(pay::kType, pay::contract, record.id());
        for (auto const* payment : m_payments) paid_without_acceptance(*payment);
        if (!contract_running(record)) return;
        legal();
        ends();
        for (auto const* milestone : m_milestones) promise(*milestone);
        for (auto const* payment : m_payments) money(*payment);
        value();
        others();
    }

private:
    void hit(std::string_view rule, Record const& subject, std::vector<std::string> args, std::vector<Id> evidence = {}) {
        m_hits.push_back({rule, find_rule(rule)->severity, subject.id(), m_contract->get(con::project), std::move(args), std::move(evidence)});
    }
    int days_until(Date day) const { return day.day - m_facts.today.day; }
    static std::string number(std::int64_t n) { return std::to_string(n); }

    void legal() {
        auto const& c = *m_contract;
        if (is(c, con::status, "signed", "in_force", "closing") && !legally_cleared(c)) hit("contract.legal_missing", c, {}, {c.get(con::legal_reviewer)});
        bool const waiting = !legally_cleared(c) && !is(c, con::legal_result, "refused");
        if (waiting && c.has(con::legal_due) && days_until(c.get(con::legal_due)) < 0)
            hit("contract.legal_overdue", c, {to_text(c.get(con::legal_due)), number(-days_until(c.get(con::legal_due)))}, {c.get(con::legal_reviewer)});
        if (!is(c, con::legal_result, "conditional") || !is(c, con::status, "signed", "in_force", "closing")) return;
        std::vector<Id> open;
        for (auto const* item : m_facts.store.referrers(registers::action_item::kType, registers::action_item::source, c.id()))
            if (is_open(*item)) open.push_back(item->id());
        if (!open.empty()) hit("contract.legal_conditions_open", c, {number(static_cast<std::int64_t>(open.size()))}, open);
    }

    void ends() {
        auto const& c = *m_contract;
        if (c.has(con::warranty_until) && days_until(c.get(con::warranty_until)) >= 0 && days_until(c.get(con::warranty_until)) <= kWarrantyWithin)
            hit("contract.warranty_ends", c, {to_text(c.get(con::warranty_until)), number(days_until(c.get(con::warranty_until)))});
        if (!c.has(con::ends) || !is(c, con::status, "signed", "in_force")) return;
        auto const left = days_until(c.get(con::ends));
        std::vector<Id> open;
        for (auto const* milestone : m_milestones)
            if (is_open(*milestone)) open.push_back(milestone->id());
        for (auto const* payment : m_payments)
            if (is_open(*payment)) open.push_back(payment->id());
        if (left < 0) hit("contract.expired", c, {to_text(c.get(con::ends)), number(-left)}, open);
        else if (left <= kExpiresWithin && !open.empty()) hit("contract.expires_open", c, {to_text(c.get(con::ends)), number(left), number(static_cast<std::int64_t>(open.size()))}, open);
        auto const notice = notice_day(c);
        if (notice && left >= 0 && days_until(*notice) <= kNoticeWithin && !renewed()) hit("contract.notice_due", c, {to_text(*notice), to_text(c.get(con::ends))});
    }

    // A contract below this one that goes on after its end.
    bool renewed() const {
        auto const after = m_facts.store.referrers(con::kType, con::parent, m_contract->id());
        return std::ranges::any_of(after, [&](Record const* other) { return other->id() != m_contract->id() && other->get(con::ends) > m_contract->get(con::ends) && !is(*other, con::status, "terminated"); });
    }

    void promise(Record const& milestone) {
        if (!is_open(milestone) || !milestone.has(mil::due) || days_until(milestone.get(mil::due)) >= 0) return;
        hit("contract.milestone_late", milestone, {to_text(milestone.get(mil::due)), number(-days_until(milestone.get(mil::due)))}, {m_contract->id()});
    }

    void paid_without_acceptance(Record const& payment) {
        if (!is(payment, pay::status, "paid") || accepted(payment, m_facts.store) != std::optional(false)) return;
        hit("contract.paid_unaccepted", payment, {to_text(payment.get(pay::paid_on))}, {payment.get(pay::contract_milestone), m_contract->id()});
    }

    void money(Record const& payment) {
        auto const state = payment_state(payment, m_facts.today);
        if (state == PaymentState::overdue && !is(*m_contract, con::direction, "receive"))
            hit("contract.payment_overdue", payment, {to_text(payment.get(pay::due)), number(-days_until(payment.get(pay::due)))}, {m_contract->id()});
        if (is(payment, pay::status, "requested") && accepted(payment, m_facts.store) == std::optional(false))
            hit("contract.asked_unaccepted", payment, {}, {payment.get(pay::contract_milestone), m_contract->id()});
    }

    void value() {
        auto const& c = *m_contract;
        if (m_payments.empty()) {
            if (is(c, con::status, "signed", "in_force") && !is(c, con::kind, "framework", "confidentiality") && c.get(con::value).minor > 0) hit("contract.no_payment_plan", c, {});
            return;
        }
        if (!c.has(con::value) || is(c, con::kind, "framework")) return;
        auto const sum = contract_money(c, m_facts.store, m_facts.today);
        auto const most = std::max({sum.planned.minor, sum.paid.minor, sum.actual.minor});
        if (most <= sum.value.minor) return;
        std::vector<Id> evidence;
        for (auto const* payment : m_payments) evidence.push_back(payment->id());
        hit("contract.value_exceeded", c, {number(sum.value.minor > 0 ? scale({minus(most, sum.value.minor), {}}, 100, sum.value.minor).minor : 100)}, std::move(evidence));
    }

    void others() {
        auto const& c = *m_contract;
        auto const* company = registers::linked(c, m_facts.store, con::supplier);
        if (company && company->has(registers::supplier::qualified_until) && company->get(registers::supplier::qualified_until) < m_facts.today)
            hit("contract.supplier_unqualified", c, {to_text(company->get(registers::supplier::qualified_until))}, {company->id()});
        if (c.has(con::risk_note) && !registers::linked(c, m_facts.store, con::risk)) hit("contract.risk_unlinked", c, {});
    }

    Facts const& m_facts;
    std::vector<Hit>& m_hits;
    Record const* m_contract = nullptr;
    std::vector<Record const*> m_milestones, m_payments;
};

}  // namespace

std::vector<Hit> contract_hits(Facts const& facts, Id project) {
    std::vector<Hit> hits;
    Finder finder(facts, hits);
    if (project) {
        for (auto const* contract : facts.store.referrers(con::kType, con::project, project)) finder.contract(*contract);
    } else {
        for (auto const& contract : facts.store.table(con::kType).rows())
            if (!contract.deleted()) finder.contract(contract);
    }
    sort_stably(hits, std::greater{}, &Hit::severity);
    return hits;
}

}  // namespace pmo::rules
