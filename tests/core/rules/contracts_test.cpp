// Rules of contracts, payments and compliance: one case where each fires, one where it keeps silent, and records that a merge may leave behind.

#include "core/registers/contract.h"

#include "core/registers/action_item.h"
#include "core/registers/compliance_check.h"
#include "core/registers/contract_milestone.h"
#include "core/registers/payment.h"
#include "core/registers/project.h"
#include "core/registers/risk.h"
#include "core/registers/supplier.h"
#include "core/rules/compliance.h"
#include "core/rules/contracts.h"
#include "tests/core/registers/book.h"
#include "tests/core/rules/expect.h"

using namespace pmo;
using namespace pmo::test;
using pmo::tests::Book;
using pmo::tests::Given;
namespace reg = pmo::registers;

namespace {

Date const kDay = *parse_date("2026-09-18");

struct Office : Book {
    Office() { add(reg::project::kType, "p", {{"code", "P-1"}, {"name", "MES"}, {"status", "active"}}); }
    Id contract(std::vector<Given> cells) {
        for (auto const& cell : std::vector<Given>{{"project", "p"}, {"title", "K"}, {"direction", "pay"}, {"kind", "service"}, {"value", "1000 CNY"}, {"legal_result", "passed"}, {"status", "in_force"}})
            if (std::ranges::find(cells, cell.field, &Given::field) == cells.end()) cells.push_back(cell);
        return add(reg::contract::kType, "k", cells);
    }
    Id payment(std::string_view key, std::vector<Given> cells) {
        cells.push_back({"contract", "k"});
        cells.push_back({"title", key});
        return add(reg::payment::kType, key, cells);
    }
    std::vector<rules::Hit> contracts(Id project = kNoId) const { return rules::contract_hits({store, derived, kDay}, project); }
    std::vector<rules::Hit> checks(Id project = kNoId) const { return rules::compliance_hits({store, derived, kDay}, project); }
    Derived derived{store};
};

TEST_CASE("a signed contract has legal's consent, and legal answers in time") {
    Office bad;
    auto const k = bad.contract({{"legal_result", "pending"}, {"legal_due", "2026-09-10"}});
    fires(bad.contracts(), "contract.legal_missing", k);
    fires(bad.contracts(), "contract.legal_overdue", k);
    CHECK(bad.contracts(id_from_key("p")).size() == bad.contracts().size());
    CHECK(bad.contracts(id_from_key("other")).empty());
    for (auto const* result : {"passed", "conditional"}) {
        Office good;
        auto const fine = good.contract({{"legal_result", result}, {"legal_due", "2026-09-10"}});
        silent(good.contracts(), "contract.legal_missing", fine);
        silent(good.contracts(), "contract.legal_overdue", fine);
    }
    Office draft;                                                                     // not signed yet, and its day has not come
    auto const early = draft.contract({{"status", "draft"}, {"legal_result", ""}, {"legal_due", "2026-09-18"}});
    silent(draft.contracts(), "contract.legal_missing", early);
    silent(draft.contracts(), "contract.legal_overdue", early);
    Office over;                                                                      // a closed contract is nobody's work any more
    auto const closed = over.contract({{"status", "terminated"}, {"legal_result", "pending"}, {"legal_due", "2026-01-01"}});
    silent(over.contracts(), "contract.legal_overdue", closed);
}

TEST_CASE("the conditions of legal are met, not only read") {
    Office office;
    auto const k = office.contract({{"legal_result", "conditional"}});
    silent(office.contracts(), "contract.legal_conditions_open", k);
    office.add(reg::action_item::kType, "a", {{"title", "补充违约条款"}, {"source", "k"}, {"status", "open"}});
    fires(office.contracts(), "contract.legal_conditions_open", k);
}

TEST_CASE("an end comes into sight: expired, with open work, with notice to give, with a warranty") {
    Office office;
    auto const k = office.contract({{"ends", "2026-10-01"}, {"renewal_notice_days", "30"}, {"warranty_until", "2026-11-01"}});
    silent(office.contracts(), "contract.expires_open", k);                           // nothing is open
    fires(office.contracts(), "contract.notice_due", k);
    fires(office.contracts(), "contract.warranty_ends", k);
    office.add(reg::contract_milestone::kType, "m", {{"contract", "k"}, {"title", "验收"}, {"due", "2026-09-25"}, {"status", "planned"}});
    fires(office.contracts(), "contract.expires_open", k);
    silent(office.contracts(), "contract.expired", k);
    office.add(reg::contract::kType, "next", {{"title", "续约"}, {"parent", "k"}, {"ends", "2027-10-01"}, {"status", "draft"}});
    silent(office.contracts(), "contract.notice_due", k);
    Office late;
    auto const gone = late.contract({{"ends", "2026-09-17"}, {"warranty_until", "2027-09-01"}});
    fires(late.contracts(), "contract.expired", gone);
    silent(late.contracts(), "contract.warranty_ends", gone);
    Office far;
    auto const open = far.contract({{"ends", "2027-09-17"}, {"renewal_notice_days", "-5"}});
    for (auto const* rule : {"contract.expired", "contract.expires_open", "contract.notice_due"}) CHECK_FALSE(rules::has_hit(far.contracts(), rule, open));
}

TEST_CASE("a contract that is its own parent does not renew itself") {
    Office office;
    auto const k = office.contract({{"ends", "2026-10-01"}, {"renewal_notice_days", "30"}, {"parent", "k"}});
    fires(office.contracts(), "contract.notice_due", k);
}

TEST_CASE("promises and payments keep their days, and money follows acceptance") {
    Office office;
    office.contract({});
    auto const m = office.add(reg::contract_milestone::kType, "m", {{"contract", "k"}, {"title", "到货"}, {"due", "2026-09-01"}, {"status", "missed"}});
    auto const done = office.add(reg::contract_milestone::kType, "d", {{"contract", "k"}, {"title", "安装"}, {"due", "2026-09-01"}, {"status", "reached"}});
    auto const overdue = office.payment("p1", {{"amount", "100 CNY"}, {"due", "2026-09-17"}, {"status", "due"}});
    auto const today = office.payment("p2", {{"amount", "100 CNY"}, {"due", "2026-09-18"}, {"status", "due"}});
    auto const held = office.payment("p3", {{"amount", "100 CNY"}, {"due", "2026-09-01"}, {"status", "withheld"}});
    auto const early = office.payment("p4", {{"amount", "100 CNY"}, {"due", "2026-09-01"}, {"status", "paid"}, {"paid_on", "2026-09-01"}, {"contract_milestone", "m"}});
    auto const asked = office.payment("p5", {{"amount", "100 CNY"}, {"due", "2026-10-01"}, {"status", "requested"}, {"contract_milestone", "m"}});
    auto const right = office.payment("p6", {{"amount", "100 CNY"}, {"due", "2026-09-01"}, {"status", "paid"}, {"contract_milestone", "d"}});
    auto const dangling = office.payment("p7", {{"amount", "100 CNY"}, {"due", "2026-09-01"}, {"status", "paid"}, {"contract_milestone", "gone"}});
    auto const hits = office.contracts();
    fires(hits, "contract.milestone_late", m);
    silent(hits, "contract.milestone_late", done);
    fires(hits, "contract.payment_overdue", overdue);
    silent(hits, "contract.payment_overdue", today);
    silent(hits, "contract.payment_overdue", held);
    fires(hits, "contract.paid_unaccepted", early);
    silent(hits, "contract.paid_unaccepted", right);
    silent(hits, "contract.paid_unaccepted", dangling);
    fires(hits, "contract.asked_unaccepted", asked);
    silent(hits, "contract.asked_unaccepted", early);
    Office sales;
    sales.contract({{"direction", "receive"}});
    auto const theirs = sales.payment("p1", {{"amount", "100 CNY"}, {"due", "2026-09-01"}, {"status", "due"}});
    silent(sales.contracts(), "contract.payment_overdue", theirs);
}

TEST_CASE("the value suffices, and a signed contract has a payment plan") {
    Office bare;
    auto const k = bare.contract({});
    fires(bare.contracts(), "contract.no_payment_plan", k);
    bare.payment("p1", {{"amount", "1200 CNY"}, {"due", "2026-12-01"}, {"status", "planned"}});
    silent(bare.contracts(), "contract.no_payment_plan", k);
    fires(bare.contracts(), "contract.value_exceeded", k);
    Office frame;
    auto const f = frame.contract({{"kind", "framework"}});
    frame.payment("p1", {{"amount", "1200 CNY"}, {"status", "planned"}});
    silent(frame.contracts(), "contract.value_exceeded", f);
    Office whole;
    auto const w = whole.contract({});
    whole.payment("p1", {{"amount", "1000 CNY"}, {"status", "planned"}});
    whole.payment("p2", {{"amount", "900 CNY"}, {"status", "cancelled"}});
    silent(whole.contracts(), "contract.value_exceeded", w);
}

TEST_CASE("a supplier stays qualified, and what a contract risks is a risk of the project") {
    Office office;
    auto const k = office.contract({{"supplier", "s"}, {"risk_note", "再授权范围未谈定"}});
    office.add(reg::supplier::kType, "s", {{"name", "锐通"}, {"qualified_until", "2026-09-17"}});
    fires(office.contracts(), "contract.supplier_unqualified", k);
    fires(office.contracts(), "contract.risk_unlinked", k);
    Office good;
    auto const g = good.contract({{"supplier", "s"}, {"risk_note", "有"}, {"risk", "r"}});
    good.add(reg::supplier::kType, "s", {{"name", "锐通"}, {"qualified_until", "2026-09-18"}});
    good.add(reg::risk::kType, "r", {{"project", "p"}, {"title", "法律"}, {"status", "monitoring"}});
    silent(good.contracts(), "contract.supplier_unqualified", g);
    silent(good.contracts(), "contract.risk_unlinked", g);
}

TEST_CASE("compliance: violations are risks, checks keep their day, are begun in time and repeated") {
    Office office;
    auto const add = [&](std::string_view key, std::vector<Given> cells) {
        cells.push_back({"project", "p"});
        cells.push_back({"title", key});
        return office.add(reg::compliance_check::kType, key, cells);
    };
    office.add(reg::risk::kType, "open", {{"project", "p"}, {"title", "r"}, {"status", "monitoring"}});
    office.add(reg::risk::kType, "shut", {{"project", "p"}, {"title", "r"}, {"status", "closed"}});
    auto const bare = add("v1", {{"status", "non_compliant"}});
    auto const treated = add("v2", {{"status", "non_compliant"}, {"risk", "open"}, {"due", "2026-10-01"}});
    auto const shut = add("v3", {{"status", "non_compliant"}, {"risk", "shut"}});
    auto const late = add("late", {{"status", "in_progress"}, {"due", "2026-09-17"}});
    auto const soon = add("soon", {{"status", "open"}, {"due", "2026-09-25"}});
    auto const begun = add("begun", {{"status", "in_progress"}, {"due", "2026-09-25"}});
    auto const again = add("again", {{"status", "compliant"}, {"checked_on", "2025-09-18"}, {"repeat_every_months", "12"}});
    auto const fresh = add("fresh", {{"status", "compliant"}, {"checked_on", "2026-09-01"}, {"repeat_every_months", "12"}});
    auto const hits = office.checks();
    fires(hits, "compliance.violated_without_risk", bare);
    fires(hits, "compliance.violated_without_risk", shut);
    silent(hits, "compliance.violated_without_risk", treated);
    fires(hits, "compliance.violated", treated);
    silent(hits, "compliance.violated", bare);
    fires(hits, "compliance.overdue", late);
    silent(hits, "compliance.overdue", soon);
    fires(hits, "compliance.not_begun", soon);
    silent(hits, "compliance.not_begun", begun);
    fires(hits, "compliance.repeat_due", again);
    silent(hits, "compliance.repeat_due", fresh);
    silent(hits, "compliance.no_check", id_from_key("p"));
    CHECK(hits.front().severity == Severity::error);
    Office bare_office;
    fires(bare_office.checks(), "compliance.no_check", id_from_key("p"));
    CHECK(bare_office.checks(id_from_key("nothing")).empty());
}

}  // namespace
