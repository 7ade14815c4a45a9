// Contracts, payments, checks and suppliers: what each action writes, that one undo takes it back, and that nothing happens on bad input.

#include <doctest/doctest.h>

#include "core/actions/check_compliance.h"
#include "core/actions/legal_review.h"
#include "core/actions/pay.h"
#include "core/actions/rate_supplier.h"
#include "core/registers/action_item.h"
#include "core/registers/compliance_check.h"
#include "core/registers/contract.h"
#include "core/registers/contract_milestone.h"
#include "core/registers/department.h"
#include "core/registers/payment.h"
#include "core/registers/person.h"
#include "core/registers/project.h"
#include "core/registers/risk.h"
#include "core/registers/supplier.h"
#include "core/registers/supplier_rating.h"
#include "tests/core/actions/desk_of_actions.h"

using namespace pmo;
using namespace pmo::tests;
namespace con = pmo::registers::contract;
namespace pay_ = pmo::registers::payment;
namespace chk = pmo::registers::compliance_check;
namespace rsk = pmo::registers::risk;
namespace act = pmo::registers::action_item;

namespace {

struct Contracts : ActionDesk {
    Contracts() {
        add(registers::person::kType, "bai", {{"name", "白凌"}});
        add(registers::person::kType, "luo", {{"name", "罗敏"}});
        add(registers::project::kType, "p", {{"code", "P-1"}, {"name", "MES"}});
        add(registers::supplier::kType, "s", {{"name", "锐通"}, {"rating", "5"}});
        add(con::kType, "k", {{"project", "p"}, {"title", "网关采购"}, {"supplier", "s"}, {"owner", "luo"}, {"status", "draft"}, {"starts", "2026-09-25"}, {"risk_note", "独家供货"}});
        add(registers::contract_milestone::kType, "m", {{"contract", "k"}, {"title", "到货"}, {"due", "2026-09-30"}, {"status", "planned"}});
        add(pay_::kType, "y", {{"contract", "k"}, {"title", "货款"}, {"amount", "100 CNY"}, {"status", "planned"}, {"contract_milestone", "m"}});
        start();
    }
    std::string_view state() const { return at("k").get(con::status); }
};

TEST_CASE("a contract goes to legal, is judged, and moves on state by state") {
    Contracts desk;
    auto const k = id_from_key("k");
    CHECK_FALSE(usual_reviewer(desk.store()));
    desk.create(registers::department::kType, {{"name", "法务"}, {"kind", "legal"}, {"head", "bai"}});
    CHECK(usual_reviewer(desk.store()) == id_from_key("bai"));
    CHECK(send_to_legal(desk.context(), k, id_from_key("nobody"), desk.today).empty());
    CHECK(send_to_legal(desk.context(), id_from_key("p"), id_from_key("bai"), desk.today).empty());
    CHECK(advance_fault(desk.store(), k) == AdvanceFault::none);
    desk.commit(send_to_legal(desk.context(), k, id_from_key("bai"), *parse_date("2026-09-25")));
    CHECK(desk.state() == "legal_review");
    CHECK(desk.at("k").get(con::legal_sent_on) == desk.today);
    CHECK(advance_fault(desk.store(), k) == AdvanceFault::in_review);
    CHECK(advance_contract(desk.context(), k).empty());
    CHECK(record_legal_result(desk.context(), k, "maybe", "x").empty());
    desk.commit(record_legal_result(desk.context(), k, "refused", "缺违约条款"));
    CHECK(desk.state() == "draft");
    desk.undo();
    CHECK(desk.state() == "legal_review");
    CHECK_FALSE(desk.at("k").has(con::legal_opinion));
    desk.commit(record_legal_result(desk.context(), k, "conditional", "补充违约条款\n每日千分之一"));
    CHECK(desk.state() == "negotiation");
    auto const conditions = desk.store().referrers(act::kType, act::source, k);
    REQUIRE(conditions.size() == 1);
    CHECK(title_of(*conditions[0]) == "补充违约条款");
    CHECK(conditions[0]->get(act::owner) == id_from_key("luo"));
    CHECK(conditions[0]->get(act::due) == *parse_date("2026-09-25"));
    CHECK(conditions[0]->get(act::project) == id_from_key("p"));
    desk.commit(advance_contract(desk.context(), k));
    CHECK(desk.state() == "signed");
    CHECK(desk.at("k").get(con::signed_on) == desk.today);
    desk.commit(advance_contract(desk.context(), k));
    desk.commit(advance_contract(desk.context(), k));
    CHECK(desk.state() == "closing");
    CHECK(advance_fault(desk.store(), k) == AdvanceFault::open_payments);
    desk.set("y", pay_::status, "cancelled");
    desk.commit(advance_contract(desk.context(), k));
    CHECK(desk.state() == "closed");
    CHECK(desk.at("k").get(con::closed_on) == desk.today);
    CHECK(advance_fault(desk.store(), k) == AdvanceFault::at_end);
    CHECK(record_legal_result(desk.context(), k, "passed", "").empty());
}

TEST_CASE("without legal's consent nothing is signed") {
    Contracts desk;
    desk.set("k", con::status, "negotiation");
    CHECK(advance_fault(desk.store(), id_from_key("k")) == AdvanceFault::not_cleared);
    CHECK(advance_contract(desk.context(), id_from_key("k")).empty());
    CHECK(advance_fault(desk.store(), id_from_key("gone")) == AdvanceFault::no_contract);
}

TEST_CASE("a contract's risk becomes a risk of its project, once") {
    Contracts desk;
    Id made;
    desk.commit(legal_risk(desk.context(), id_from_key("k"), made));
    auto const* risk = desk.store().live(made);
    REQUIRE(risk);
    CHECK(risk->get(rsk::project) == id_from_key("p"));
    CHECK(risk->get(rsk::category) == "legal");
    CHECK(risk->get(rsk::owner) == id_from_key("luo"));
    CHECK(risk->text(slot_of(rsk::kType, "cause")) == "独家供货");
    CHECK(desk.at("k").get(con::risk) == made);
    Id again;
    CHECK(legal_risk(desk.context(), id_from_key("k"), again).empty());
    CHECK_FALSE(again);
    desk.undo();
    CHECK_FALSE(desk.store().live(made));
    CHECK_FALSE(desk.at("k").has(con::risk));
    CHECK(legal_risk(desk.context(), id_from_key("p"), again).empty());
}

TEST_CASE("money is asked for and paid after acceptance, or held back") {
    Contracts desk;
    auto const y = id_from_key("y");
    CHECK(pay_fault(desk.store(), y) == PayFault::not_accepted);
    CHECK(record_payment(desk.context(), y).empty());
    CHECK(request_payment(desk.context(), y).empty());
    desk.commit(withhold(desk.context(), y));
    CHECK(desk.at("y").get(pay_::status) == "withheld");
    desk.commit(release(desk.context(), y));
    CHECK(desk.at("y").get(pay_::status) == "planned");
    CHECK(release(desk.context(), y).empty());
    desk.set("m", registers::contract_milestone::status, "reached");
    desk.commit(request_payment(desk.context(), y));
    CHECK(desk.at("y").get(pay_::requested_on) == desk.today);
    CHECK(request_payment(desk.context(), y).empty());
    desk.commit(record_payment(desk.context(), y));
    CHECK(desk.at("y").get(pay_::status) == "paid");
    CHECK(desk.at("y").get(pay_::paid_on) == desk.today);
    CHECK(desk.at("y").get(pay_::paid_amount) == Money{10000, {}});
    CHECK(pay_fault(desk.store(), y) == PayFault::settled);
    CHECK(withhold(desk.context(), y).empty());
    desk.undo();
    CHECK(desk.at("y").get(pay_::status) == "requested");
    CHECK_FALSE(desk.at("y").has(pay_::paid_amount));
    CHECK(pay_fault(desk.store(), id_from_key("k")) == PayFault::no_payment);
}

TEST_CASE("a check is passed, and its next turn is a record of its own") {
    Contracts desk;
    auto const c = desk.create(chk::kType, {{"project", "p"}, {"title", "等级测评"}, {"regulation", "网络安全法"}, {"owner", "bai"}, {"due", "2026-10-30"}, {"repeat_every_months", "12"}, {"status", "in_progress"}});
    Id made;
    CHECK(next_check(desk.context(), c, made).empty());
    desk.commit(record_check(desk.context(), c, true));
    CHECK(desk.store().live(c)->get(chk::status) == "compliant");
    CHECK(desk.store().live(c)->get(chk::checked_by) == id_from_key("luo"));
    desk.commit(next_check(desk.context(), c, made));
    auto const* next = desk.store().live(made);
    REQUIRE(next);
    CHECK(next->get(chk::due) == *parse_date("2027-09-18"));
    CHECK(next->get(chk::owner) == id_from_key("bai"));
    CHECK(next->get(chk::status) == "open");
    CHECK_FALSE(next->has(chk::checked_on));
    Id more;
    CHECK(next_check(desk.context(), c, more).empty());
    desk.undo();
    CHECK_FALSE(desk.store().live(made));
    desk.commit(record_check(desk.context(), c, false));
    CHECK(desk.store().live(c)->get(chk::status) == "non_compliant");
    CHECK(next_check(desk.context(), c, more).empty());
    CHECK(record_check(desk.context(), id_from_key("k"), true).empty());
}

TEST_CASE("a supplier is rated, and its rating follows what it delivered") {
    Contracts desk;
    auto const s = id_from_key("s");
    CHECK(rate_supplier(desk.context(), {.supplier = s}).empty());
    CHECK(rate_supplier(desk.context(), {.supplier = s, .points = {6, 0, 0, 0}}).empty());
    CHECK(rate_supplier(desk.context(), {.supplier = s, .contract = id_from_key("p"), .points = {3, 0, 0, 0}}).empty());
    CHECK(rate_supplier(desk.context(), {.supplier = id_from_key("k"), .points = {3, 0, 0, 0}}).empty());
    CHECK(adopt_score(desk.context(), s).empty());
    desk.commit(rate_supplier(desk.context(), {.supplier = s, .contract = id_from_key("k"), .points = {2, 3, 0, 2}, .comment = "末批未到"}));
    auto const rows = desk.store().referrers(registers::supplier_rating::kType, registers::supplier_rating::supplier, s);
    REQUIRE(rows.size() == 1);
    CHECK(rows[0]->get(registers::supplier_rating::delivery) == 2);
    CHECK_FALSE(rows[0]->has(registers::supplier_rating::price));
    CHECK(rows[0]->get(registers::supplier_rating::project) == id_from_key("p"));
    CHECK(rows[0]->get(registers::supplier_rating::rater) == id_from_key("luo"));
    desk.commit(adopt_score(desk.context(), s));                                      // (40·40 + 60·30 + 40·15) ÷ 85 = 47
    CHECK(desk.at("s").get(registers::supplier::rating) == 2);
    CHECK(adopt_score(desk.context(), s).empty());
    desk.undo();
    CHECK(desk.at("s").get(registers::supplier::rating) == 5);
    desk.undo();
    CHECK(desk.store().referrers(registers::supplier_rating::kType, registers::supplier_rating::supplier, s).empty());
}

}  // namespace
