// Payment plans, contract life, supplier scores and the compliance matrix on small records.

#include "core/project/payment_plan.h"

#include "core/project/compliance_matrix.h"
#include "core/project/supplier_score.h"
#include "core/registers/compliance_check.h"
#include "core/registers/contract.h"
#include "core/registers/contract_milestone.h"
#include "core/registers/cost_entry.h"
#include "core/registers/finding.h"
#include "core/registers/payment.h"
#include "core/registers/project.h"
#include "core/registers/supplier.h"
#include "core/registers/supplier_rating.h"
#include "tests/core/registers/book.h"

using namespace pmo;
using namespace pmo::tests;
namespace reg = pmo::registers;

namespace {

Date day(std::string_view text) { return *parse_date(text); }
Date const kDay = day("2026-09-18");

TEST_CASE("a payment's state on a day") {
    struct Case { char const* status; char const* due; PaymentState state; };
    constexpr Case kCases[] = {
        {"planned", "2026-09-17", PaymentState::overdue}, {"planned", "2026-09-18", PaymentState::due}, {"planned", "2026-10-18", PaymentState::due},
        {"planned", "2026-10-19", PaymentState::planned}, {"planned", "", PaymentState::planned}, {"requested", "", PaymentState::due},
        {"requested", "2026-09-01", PaymentState::overdue}, {"due", "2026-12-01", PaymentState::due}, {"paid", "2026-09-01", PaymentState::paid},
        {"withheld", "2026-09-01", PaymentState::withheld}, {"cancelled", "2026-09-01", PaymentState::cancelled}, {"", "2026-09-01", PaymentState::overdue},
    };
    for (auto const& c : kCases) {
        CAPTURE(c.status);
        CAPTURE(c.due);
        Book book;
        auto const id = book.add(reg::payment::kType, "p", {{"status", c.status}, {"due", c.due}});
        CHECK(payment_state(*book.store.live(id), kDay) == c.state);
    }
}

struct Money4 : Book {
    Money4() {
        add(reg::project::kType, "p", {{"code", "P"}, {"name", "P"}});
        add(reg::contract::kType, "k", {{"title", "K"}, {"project", "p"}, {"value", "1000 CNY"}, {"status", "in_force"}});
        pay("a", "200 CNY", "paid", "2026-08-01", {{"paid_on", "2026-08-05"}, {"paid_amount", "210 CNY"}});
        pay("b", "300 CNY", "due", "2026-07-10", {});
        pay("c", "100 CNY", "withheld", "2026-06-10", {});
        pay("d", "150 CNY", "planned", "2026-10-01", {});
        pay("e", "250 CNY", "planned", "2027-12-01", {});
        pay("f", "70 USD", "planned", "2026-10-01", {});
        pay("g", "999 CNY", "cancelled", "2026-10-01", {});
        add(reg::cost_entry::kType, "c1", {{"contract", "k"}, {"kind", "commitment"}, {"amount", "1000 CNY"}});
        add(reg::cost_entry::kType, "c2", {{"contract", "k"}, {"kind", "actual"}, {"amount", "210 CNY"}});
    }
    void pay(std::string_view key, std::string_view amount, std::string_view status, std::string_view due, std::vector<Given> cells) {
        cells.insert(cells.end(), {{"contract", "k"}, {"project", "p"}, {"title", key}, {"amount", amount}, {"status", status}, {"due", due}});
        add(reg::payment::kType, key, cells);
    }
};

TEST_CASE("a contract's money adds up by state, in one currency") {
    Money4 book;
    auto const sum = contract_money(*book.store.live(id_from_key("k")), book.store, kDay);
    CHECK(sum.planned.minor == 100000);
    CHECK(sum.paid.minor == 21000);
    CHECK(sum.overdue.minor == 30000);
    CHECK(sum.withheld.minor == 10000);
    CHECK(sum.due.minor == 15000);
    CHECK(sum.committed.minor == 100000);
    CHECK(sum.actual.minor == 21000);
    CHECK(sum.payments == 6);
    CHECK(sum.open == 5);
    CHECK(sum.other_currency == 1);
    CHECK(sum.paid_permille() == 210);
}

TEST_CASE("money leaves when it is paid, and what is late leaves now") {
    Money4 book;
    for (auto const project : {kNoId, id_from_key("p")}) {
        auto const plan = cash_plan(book.store, project, day("2026-08-01"), kDay, 6);
        REQUIRE(plan.months.size() == 6);
        CHECK(plan.months[0].paid == 21000);
        CHECK(plan.months[1].overdue == 30000);
        CHECK(plan.months[1].withheld == 10000);
        CHECK(plan.months[2].due == 15000);
        CHECK(plan.months[2].month == 10);
        CHECK(plan.months[5].year == 2027);
        CHECK(plan.after == 25000);
        CHECK(plan.before == 0);
        CHECK(plan.other_currency == 1);
    }
    CHECK(cash_plan(book.store, kNoId, day("2026-09-01"), kDay, 3).before == 21000);
    CHECK(cash_plan(book.store, id_from_key("other"), kDay, kDay, 900).months.size() == kCashMonths);
    book.add(reg::payment::kType, "orphan", {{"contract", "gone"}, {"amount", "5 CNY"}, {"due", "2026-09-01"}});
    CHECK(cash_plan(book.store, kNoId, day("2026-08-01"), kDay, 6).months[1].overdue == 30000);
}

TEST_CASE("a contract's path knows the days in each state") {
    Book book;
    auto const id = book.add(reg::contract::kType, "k", {{"title", "K"}, {"status", "in_force"}, {"drafted_on", "2026-05-01"}, {"legal_sent_on", "2026-05-11"}, {"legal_reviewed_on", "2026-05-16"},
                                                         {"signed_on", "2026-06-01"}, {"starts", "2026-06-08"}, {"ends", "2026-12-31"}});
    auto const life = contract_life(*book.store.live(id), kDay);
    CHECK(life[0].days == std::optional(10));
    CHECK(life[1].days == std::optional(5));
    CHECK(life[2].days == std::optional(16));
    CHECK(life[3].days == std::optional(7));
    CHECK(life[4].current);
    CHECK(life[4].days == std::optional(kDay.day - day("2026-06-08").day));
    CHECK_FALSE(life[5].from);
    CHECK_FALSE(life[6].passed);
    auto const bare = book.add(reg::contract::kType, "b", {{"title", "B"}, {"status", "terminated"}});
    for (auto const& step : contract_life(*book.store.live(bare), kDay)) CHECK_FALSE((step.current || step.passed || step.days));
    auto const notice = book.add(reg::contract::kType, "n", {{"title", "N"}, {"ends", "2026-12-31"}, {"renewal_notice_days", "60"}});
    CHECK(notice_day(*book.store.live(notice)) == std::optional(day("2026-11-01")));
    CHECK_FALSE(notice_day(*book.store.live(id)));
}

TEST_CASE("a supplier's score follows its deliveries, findings, prices and ratings") {
    Book book;
    auto const s = book.add(reg::supplier::kType, "s", {{"name", "S"}});
    auto const empty = book.add(reg::supplier::kType, "e", {{"name", "E"}});
    book.add(reg::contract::kType, "k", {{"title", "K"}, {"supplier", "s"}, {"status", "in_force"}});
    book.add(reg::contract_milestone::kType, "m1", {{"contract", "k"}, {"title", "1"}, {"due", "2026-08-01"}, {"done_on", "2026-08-01"}, {"status", "reached"}, {"deliverable", "d"}});
    book.add(reg::contract_milestone::kType, "m2", {{"contract", "k"}, {"title", "2"}, {"due", "2026-08-01"}, {"done_on", "2026-08-09"}, {"status", "reached"}, {"deliverable", "d"}});
    book.add(reg::contract_milestone::kType, "m3", {{"contract", "k"}, {"title", "3"}, {"due", "2026-12-01"}, {"status", "planned"}});
    book.add(reg::finding::kType, "f1", {{"deliverable", "d"}, {"severity", "major"}, {"title", "x"}, {"status", "open"}});
    book.add(reg::finding::kType, "f2", {{"deliverable", "d"}, {"severity", "critical"}, {"title", "y"}, {"status", "rejected"}});
    book.add(reg::payment::kType, "p", {{"contract", "k"}, {"amount", "100 CNY"}, {"paid_amount", "110 CNY"}, {"status", "paid"}});
    auto const before = supplier_score(*book.store.live(s), book.store, kDay);
    CHECK(before.at(SupplierSide::delivery).score == std::optional(50));
    CHECK(before.at(SupplierSide::quality).score == std::optional(90));
    CHECK(before.at(SupplierSide::price).score == std::optional(80));
    CHECK_FALSE(before.at(SupplierSide::service).score);
    CHECK(before.score == std::optional((50 * 40 + 90 * 30 + 80 * 15 + 42) / 85));
    book.add(reg::supplier_rating::kType, "r0", {{"supplier", "s"}, {"on", "2024-01-01"}, {"delivery", "1"}});
    book.add(reg::supplier_rating::kType, "r1", {{"supplier", "s"}, {"on", "2026-09-01"}, {"delivery", "5"}, {"service", "4"}});
    auto const after = supplier_score(*book.store.live(s), book.store, kDay);
    CHECK(after.at(SupplierSide::delivery).rated == std::optional(100));
    CHECK(after.at(SupplierSide::delivery).score == std::optional(75));
    CHECK(after.at(SupplierSide::service).score == std::optional(80));
    CHECK(after.trend == std::vector<int>{100, 450});
    CHECK(after.change == std::optional(350));
    CHECK_FALSE(supplier_score(*book.store.live(empty), book.store, kDay).score);
    auto const all = supplier_scores(book.store, kDay);
    REQUIRE(all.size() == 2);
    CHECK(all[0].supplier == s);
    CHECK(supplier_grade(85) == 'A');
    CHECK(supplier_grade(54) == 'D');
    CHECK(rating_of_score(0) == 1);
    CHECK(rating_of_score(89) == 4);
    CHECK(rating_of_score(90) == 5);
}

TEST_CASE("the compliance matrix shows the worst of each regulation in each project") {
    Book book;
    auto const p = book.add(reg::project::kType, "p", {{"code", "P"}, {"name", "P"}}), q = book.add(reg::project::kType, "q", {{"code", "Q"}, {"name", "Q"}});
    auto const add = [&](std::string_view key, std::string_view project, std::string_view regulation, std::string_view status) {
        book.add(reg::compliance_check::kType, key, {{"project", project}, {"title", key}, {"kind", "security"}, {"regulation", regulation}, {"status", status}, {"checked_on", "2026-09-01"}});
    };
    add("a", "p", "网络安全法", "compliant"), add("b", "p", " 网络安全法 ", "non_compliant"), add("c", "q", "网络安全法", "waived"), add("d", "gone", "数据安全法", "open");
    auto const all = compliance_matrix(book.store, {p, q}, kDay, true);
    REQUIRE(all.regulations.size() == 2);
    REQUIRE(all.rows.size() == 3);
    CHECK(all.checks == 4);
    CHECK(all.settled == 2);
    CHECK(all.violated == 1);
    auto const law = all.regulations[0].name == "网络安全法" ? 0u : 1u;
    CHECK(all.rows[0].cells[law].state == ComplianceState::violated);
    CHECK(all.rows[0].cells[law].checks.size() == 2);
    CHECK(all.rows[1].cells[law].state == ComplianceState::waived);
    CHECK(all.rows[1].cells[1 - law].state == ComplianceState::none);
    CHECK_FALSE(all.rows[2].project);
    CHECK(compliance_matrix(book.store, {q}, kDay, false).checks == 1);
    CHECK(compliance_matrix(book.store, {}, kDay, false).rows.empty());
    auto const monthly = book.add(reg::compliance_check::kType, "m", {{"title", "m"}, {"status", "compliant"}, {"checked_on", "2026-01-31"}, {"repeat_every_months", "1"}});
    CHECK(next_turn(*book.store.live(monthly)) == day("2026-02-28"));
    CHECK(compliance_state(*book.store.live(monthly), day("2026-02-27")) == ComplianceState::compliant);
    CHECK(compliance_state(*book.store.live(monthly), day("2026-02-28")) == ComplianceState::repeat_due);
}

}  // namespace
