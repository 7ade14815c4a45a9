// Checklists, reviews and acceptances: what an edit creates, that undo takes it back in one step, and that nothing happens on bad input.

#include <doctest/doctest.h>

#include "core/actions/quality.h"
#include "core/actions/sign_acceptance.h"
#include "core/registers/acceptance.h"
#include "core/registers/action_item.h"
#include "core/registers/checklist_item.h"
#include "core/registers/deliverable.h"
#include "core/registers/payment.h"
#include "core/registers/person.h"
#include "core/registers/project.h"
#include "core/registers/quality_plan_item.h"
#include "core/registers/quality_standard.h"
#include "core/registers/review.h"
#include "tests/core/actions/bench.h"

namespace {

using namespace pmo;
using namespace pmo::tests;
namespace reg = pmo::registers;
namespace acc = registers::acceptance;
namespace chk = registers::checklist_item;
namespace dlv = registers::deliverable;

TEST_CASE("a point of a checklist is ticked by somebody on a day, and unticked again") {
    Bench bench;
    bench.book.add(chk::kType, "c", {{"title", "点"}, {"subject", "d"}});
    bench.open();
    CHECK_FALSE(tick_checklist(bench.context(), id("c"), false));
    CHECK_FALSE(tick_checklist(bench.context(), id("nobody"), true));
    bench.commit(tick_checklist(bench.context(), id("c"), true));
    CHECK(bench.at("c").get(chk::done));
    CHECK(bench.at("c").get(chk::done_on) == bench.today);
    CHECK(bench.at("c").get(chk::done_by) == id("me"));
    bench.commit(tick_checklist(bench.context(), id("c"), false));
    CHECK_FALSE(bench.at("c").has(chk::done_on));
    bench.undo();
    CHECK(bench.at("c").get(chk::done));
}

TEST_CASE("the points of a standard are taken over once") {
    Bench bench;
    bench.book.add(reg::quality_standard::kType, "s", {{"name", "规范"}});
    bench.book.add(dlv::kType, "d", {{"project", "p"}, {"title", "件"}});
    bench.book.add(chk::kType, "s1", {{"standard", "s"}, {"title", "一"}, {"must", "true"}});
    bench.book.add(chk::kType, "s2", {{"standard", "s"}, {"title", "二"}});
    bench.book.add(chk::kType, "own", {{"subject", "d"}, {"standard", "s"}, {"title", "二"}});
    bench.open();
    CHECK_FALSE(take_checklist(bench.context(), id("d"), id("d")));
    bench.commit(take_checklist(bench.context(), id("s"), id("d")));
    auto const items = bench.store().referrers(chk::kType, chk::subject, id("d"));
    REQUIRE(items.size() == 2);
    CHECK(items[1]->get(chk::must));
    CHECK(items[1]->get(chk::group) == "规范");
    CHECK_FALSE(items[1]->get(chk::done));
    CHECK_FALSE(take_checklist(bench.context(), id("s"), id("d")));
    bench.undo();
    CHECK(bench.store().referrers(chk::kType, chk::subject, id("d")).size() == 1);
}

TEST_CASE("the review of a plan item is called for its day or today") {
    Bench bench;
    bench.book.add(reg::quality_plan_item::kType, "q", {{"project", "p"}, {"title", "走查"}, {"method", "test"}, {"planned_on", "2026-09-01"}, {"deliverable", "d"}, {"checker", "me"}});
    bench.book.add(reg::quality_plan_item::kType, "over", {{"project", "p"}, {"title", "完"}, {"status", "done"}});
    bench.open();
    CHECK_FALSE(call_review(bench.context(), id("over")));
    auto made = call_review(bench.context(), id("q"));
    REQUIRE(made);
    bench.commit(made->edit);
    auto const* review = bench.store().live(made->record);
    REQUIRE(review);
    CHECK(review->get(reg::review::kind) == "acceptance_test");
    CHECK(review->get(reg::review::planned_on) == bench.today);
    CHECK(review->get(reg::review::leader) == id("me"));
    CHECK(review->get(reg::review::project) == id("p"));
    CHECK(bench.at("q").get(reg::quality_plan_item::review) == made->record);
    CHECK_FALSE(call_review(bench.context(), id("q")));
    bench.undo();
    CHECK_FALSE(bench.at("q").has(reg::quality_plan_item::review));
    CHECK_FALSE(bench.store().live(made->record));
}

struct Signature : Bench {
    Signature() {
        book.add(reg::person::kType, "customer", {{"name", "客户"}});
        book.add(dlv::kType, "d", {{"project", "p"}, {"title", "件"}, {"owner", "me"}, {"receiver", "customer"}, {"quality_criteria", "全部通过"}, {"status", "submitted"}, {"submitted_on", "2026-09-10"}});
        book.add(reg::payment::kType, "pay", {{"project", "p"}, {"title", "款"}, {"amount", "100 CNY"}, {"status", "planned"}});
        book.add(acc::kType, "a", {{"project", "p"}, {"title", "验收"}, {"deliverable", "d"}, {"decision", "pending"}, {"payment", "pay"}});
        open();
    }
    Signing signing(std::string decision) const { return {.acceptance = id("a"), .decision = std::move(decision), .wording = "同意", .signed_by = id("customer"), .customer_signatory = "钱", .signed_on = today, .conditions = {}, .conditions_due = {}, .action_title = {}}; }
};

TEST_CASE("a signature decides acceptance, deliverable and payment in one step") {
    Signature bench;
    bench.commit(sign_acceptance(bench.context(), bench.signing("accepted")));
    CHECK(bench.at("a").get(acc::decision) == "accepted");
    CHECK(bench.at("a").get(acc::signed_on) == bench.today);
    CHECK(bench.at("d").get(dlv::status) == "accepted");
    CHECK(bench.at("d").get(dlv::accepted_by) == id("customer"));
    CHECK(bench.at("pay").get(reg::payment::status) == "due");
    CHECK(signing_fault(bench.store(), bench.signing("accepted")) == "already_signed");
    bench.undo();
    CHECK(bench.at("a").get(acc::decision) == "pending");
    CHECK(bench.at("d").get(dlv::status) == "submitted");
    CHECK(bench.at("pay").get(reg::payment::status) == "planned");
}

TEST_CASE("conditions become an action and are met later") {
    Signature bench;
    auto signing = bench.signing("conditional");
    CHECK(signing_fault(bench.store(), signing) == "no_conditions");
    signing.conditions = "补测";
    signing.conditions_due = Date{bench.today.day + 10};
    signing.action_title = "落实验收条件";
    bench.commit(sign_acceptance(bench.context(), signing));
    CHECK(bench.at("d").get(dlv::status) == "conditional");
    CHECK(bench.at("pay").get(reg::payment::status) == "planned");
    auto const actions = bench.store().referrers(reg::action_item::kType, reg::action_item::source, id("a"));
    REQUIRE(actions.size() == 1);
    CHECK(actions[0]->get(reg::action_item::owner) == id("me"));
    CHECK(actions[0]->get(reg::action_item::due) == signing.conditions_due);
    CHECK_FALSE(meet_conditions(bench.context(), id("d")));
    bench.commit(meet_conditions(bench.context(), id("a")));
    CHECK(bench.at("a").get(acc::decision) == "accepted");
    CHECK(bench.at("a").get(acc::conditions_met_on) == bench.today);
    CHECK(bench.at("d").get(dlv::status) == "accepted");
    CHECK(bench.store().referrers(reg::action_item::kType, reg::action_item::source, id("a"))[0]->get(reg::action_item::status) == "done");
    CHECK(bench.at("pay").get(reg::payment::status) == "due");
    CHECK_FALSE(meet_conditions(bench.context(), id("a")));
}

TEST_CASE("what may not be signed says why") {
    Signature bench;
    auto const fault = [&](auto change) {
        auto signing = bench.signing("accepted");
        change(signing);
        CHECK_FALSE(sign_acceptance(bench.context(), signing));
        return std::string(signing_fault(bench.store(), signing));
    };
    CHECK(fault([](Signing& s) { s.acceptance = id("d"); }) == "unknown");
    CHECK(fault([](Signing& s) { s.decision = "pending"; }) == "no_decision");
    CHECK(fault([](Signing& s) { s.signed_by = kNoId; }) == "no_signatory");
    CHECK(fault([](Signing& s) { s.signed_on = {}; }) == "no_date");
    CHECK(fault([](Signing& s) { s.signed_on = *parse_date("2026-09-01"); }) == "before_submission");
    Edit bare("set");
    bare.clear(id("d"), dlv::quality_criteria);
    bench.commit(bare);
    CHECK(fault([](Signing&) {}) == "no_criteria");
}

TEST_CASE("an acceptance is asked for once, with the criteria of the deliverable") {
    Signature bench;
    CHECK_FALSE(ask_acceptance(bench.context(), id("d")));
    bench.commit(sign_acceptance(bench.context(), bench.signing("rejected")));
    CHECK(bench.at("d").get(dlv::status) == "rejected");
    auto made = ask_acceptance(bench.context(), id("d"));
    REQUIRE(made);
    bench.commit(made->edit);
    CHECK(bench.store().live(made->record)->get(acc::criteria) == "全部通过");
    CHECK_FALSE(ask_acceptance(bench.context(), id("a")));
}

}  // namespace
