// From a warning to a risk, from a risk to an issue, up the escalation path, and looking at a risk again: each one undoable step.

#include "core/actions/accept_warning.h"
#include "core/actions/convert_issue.h"
#include "core/actions/convert_risk.h"
#include "core/actions/review_risk.h"
#include "core/registers/change_effect.h"
#include "core/registers/change_request.h"
#include "core/registers/escalation.h"
#include "core/registers/risk.h"
#include "core/registers/warning_answer.h"
#include "core/rules/warnings.h"
#include "tests/core/actions/worked.h"

using namespace pmo;
using namespace pmo::tests;
namespace r = pmo::registers;

namespace {

Office office_with_task() {
    Office office(std::vector<Given>{{"sponsor", "boss"}});
    office.add(r::person::kType, "boss", {{"name", "Boss"}});
    office.task("a", {{"duration", "7200"}, {"actual_start", "2026-09-01T08:00"}, {"percent_complete", "50"}, {"owner", "wang"}}, "2026-09-15T17:00");
    return office;
}

}  // namespace

TEST_CASE("a warning that is accepted becomes a risk with its evidence, and is answered as long as the risk is open") {
    Worked work(office_with_task());
    auto const facts = [&] { return rules::Facts{work.store(), work.derived(), work.today}; };
    auto const hits = rules::project_warnings(facts(), id_from_key("p"));
    REQUIRE(!hits.empty());
    Id made;
    work.commit(accept_warning(work.context(), hits[0], WarningAs::risk, {"Late", "Because"}, made));
    auto const& risk = work.the(made);
    CHECK(risk.type().id == "risk");
    CHECK(risk.get(r::risk::title) == "Late");
    CHECK(risk.get(r::risk::cause) == "Because");
    CHECK(risk.get(r::risk::owner) == id_from_key("wang"));
    CHECK(risk.get(r::risk::task) == id_from_key("a"));
    CHECK(r::risk::score(risk) == 16);
    CHECK(rules::standing_answer(work.store(), hits[0], work.today) != nullptr);
    Edit close("close");
    close.set(made, r::risk::status, "closed");
    work.commit(close);
    CHECK(rules::standing_answer(work.store(), hits[0], work.today) == nullptr);
    work.undo();
    work.undo();
    CHECK(work.store().live(made) == nullptr);
    CHECK(rules::standing_answer(work.store(), hits[0], work.today) == nullptr);
}

TEST_CASE("a warning becomes an issue, or is set aside for weeks and opened again") {
    Worked work(office_with_task());
    auto const hit = rules::project_warnings({work.store(), work.derived(), work.today}, id_from_key("p")).at(0);
    Id issue;
    work.commit(accept_warning(work.context(), hit, WarningAs::issue, {"Late", "Because"}, issue));
    CHECK(work.the(issue).get(r::issue::severity) == "high");
    CHECK(work.the(issue).get(r::issue::due).day == work.today.day + 7);
    work.undo();
    work.commit(dismiss_warning(work.context(), hit, "Late", "Agreed", 2));
    auto const* answer = rules::standing_answer(work.store(), hit, work.today);
    REQUIRE(answer);
    CHECK(answer->get(r::warning_answer::until).day == work.today.day + 14);
    CHECK(rules::standing_answer(work.store(), hit, Date{work.today.day + 15}) == nullptr);
    work.commit(reopen_warning(work.store(), answer->id()));
    CHECK(rules::standing_answer(work.store(), hit, work.today) == nullptr);
    CHECK(reopen_warning(work.store(), id_from_key("nobody")).empty());
}

TEST_CASE("a risk that occurred becomes an issue once") {
    auto office = office_with_task();
    office.add(r::risk::kType, "risk", {{"project", "p"}, {"title", "Storm"}, {"status", "responding"}, {"owner", "wang"}, {"impact", "5"}, {"probability", "3"}, {"event", "Rain"}, {"effect", "Flood"}, {"impact_cost", "500 CNY"}, {"impact_days", "4"}, {"task", "a"}});
    Worked work(std::move(office));
    Id issue;
    auto edit = convert_risk(work.context(), id_from_key("risk"), issue);
    REQUIRE(edit);
    work.commit(*edit);
    auto const& made = work.the(issue);
    CHECK(made.get(r::issue::severity) == "critical");
    CHECK(made.get(r::issue::description) == "Rain\nFlood");
    CHECK(made.get(r::issue::impact_cost).minor == 50000);
    CHECK(made.get(r::issue::risk) == id_from_key("risk"));
    CHECK(work.the("risk").get(r::risk::status) == "occurred");
    CHECK(work.the("risk").get(r::risk::issue) == issue);
    Id other;
    CHECK_FALSE(convert_risk(work.context(), id_from_key("risk"), other));
    CHECK_FALSE(convert_risk(work.context(), id_from_key("a"), other));
    work.undo();
    CHECK(work.the("risk").get(r::risk::status) == "responding");
    CHECK(work.store().live(issue) == nullptr);
}

TEST_CASE("an issue becomes a change whose effects can be computed") {
    auto office = office_with_task();
    office.add(r::issue::kType, "issue", {{"project", "p"}, {"title", "Rework"}, {"status", "open"}, {"task", "a"}, {"impact_days", "3"}, {"impact_cost", "600 CNY"}, {"cause", "Drawing"}});
    Worked work(std::move(office));
    Id change;
    auto edit = convert_issue(work.context(), id_from_key("issue"), {"Days", "Money"}, change);
    REQUIRE(edit);
    work.commit(*edit);
    CHECK(work.the(change).get(r::change_request::reason) == "Drawing");
    CHECK(work.the("issue").get(r::issue::change) == change);
    auto const effects = work.store().referrers(r::change_effect::kType, r::change_effect::change, change);
    REQUIRE(effects.size() == 2);
    CHECK(effects[0]->get(r::change_effect::minutes) == 3 * 480);
    CHECK(effects[1]->get(r::change_effect::amount).minor == 60000);
    Id again;
    CHECK_FALSE(convert_issue(work.context(), id_from_key("issue"), {"Days", "Money"}, again));
    work.undo();
    CHECK(work.store().live(change) == nullptr);
    CHECK_FALSE(work.the("issue").has(r::issue::change));
}

TEST_CASE("an escalation goes to the person of the level") {
    auto office = office_with_task();
    office.add(r::issue::kType, "issue", {{"project", "p"}, {"title", "Stuck"}, {"status", "open"}, {"severity", "critical"}});
    office.add(r::issue::kType, "done", {{"project", "p"}, {"title", "Done"}, {"status", "closed"}});
    Worked work(std::move(office));
    CHECK(escalation_person(work.store(), id_from_key("p"), "project_manager") == id_from_key("lin"));
    CHECK(escalation_person(work.store(), id_from_key("p"), "sponsor") == id_from_key("boss"));
    CHECK(escalation_person(work.store(), id_from_key("p"), "steering") == id_from_key("boss"));
    CHECK(escalation_person(work.store(), id_from_key("nobody"), "sponsor") == kNoId);
    Id step;
    auto edit = escalate_issue(work.context(), id_from_key("issue"), "sponsor", id_from_key("boss"), "Why", step);
    REQUIRE(edit);
    work.commit(*edit);
    CHECK(work.the("issue").get(r::issue::status) == "escalated");
    CHECK(work.the("issue").get(r::issue::escalated_to) == id_from_key("boss"));
    CHECK(work.the(step).get(r::escalation::due).day == work.today.day + 3);
    CHECK(work.the(step).get(r::escalation::by) == id_from_key("lin"));
    CHECK_FALSE(escalate_issue(work.context(), id_from_key("issue"), "nowhere", kNoId, {}, step));
    CHECK_FALSE(escalate_issue(work.context(), id_from_key("done"), "sponsor", kNoId, {}, step));
    work.undo();
    CHECK(work.the("issue").get(r::issue::status) == "open");
}

TEST_CASE("a review moves assessment, trend, percentage and the next look") {
    auto office = office_with_task();
    office.add(r::risk::kType, "risk", {{"project", "p"}, {"title", "Storm"}, {"status", "monitoring"}, {"probability", "3"}, {"impact", "4"}, {"probability_percent", "55"}, {"impact_cost", "1000 CNY"}, {"review_every_days", "14"}});
    Worked work(std::move(office));
    auto edit = review_risk(work.context(), id_from_key("risk"), {4, 4, "Worse"});
    REQUIRE(edit);
    work.commit(*edit);
    auto const& risk = work.the("risk");
    CHECK(risk.get(r::risk::trend) == "up");
    CHECK(risk.get(r::risk::probability_percent) == 70);
    CHECK(risk.get(r::risk::next_review).day == work.today.day + 14);
    auto const reviews = work.store().referrers(r::risk_review::kType, r::risk_review::risk, risk.id());
    REQUIRE(reviews.size() == 1);
    CHECK(reviews[0]->get(r::risk_review::exposure).minor == 70000);
    CHECK(reviews[0]->get(r::risk_review::comment) == "Worse");
    work.commit(*review_risk(work.context(), id_from_key("risk"), {4, 4, {}}));
    CHECK(work.the("risk").get(r::risk::trend) == "same");
    CHECK_FALSE(review_risk(work.context(), id_from_key("risk"), {0, 4, {}}));
    CHECK_FALSE(review_risk(work.context(), id_from_key("risk"), {6, 4, {}}));
    work.undo();
    work.undo();
    CHECK(work.the("risk").get(r::risk::probability_percent) == 55);
}

TEST_CASE("a risk is closed with a reason, once, in one step") {
    Office office;
    office.add(r::risk::kType, "risk", {{"project", "p"}, {"title", "R"}, {"status", "monitoring"}, {"probability", "2"}, {"impact", "3"}, {"next_review", "2026-09-18"}});
    Worked closing(std::move(office));
    auto const id = id_from_key("risk");
    CHECK_FALSE(close_risk(closing.context(), id, "  "));
    CHECK_FALSE(close_risk(closing.context(), id_from_key("p"), "Over"));
    auto const edit = close_risk(closing.context(), id, " Over ");
    REQUIRE(edit);
    closing.commit(*edit);
    CHECK(closing.the(id).get(r::risk::status) == "closed");
    CHECK(to_text(closing.the(id).get(r::risk::closed_on)) == "2026-09-18");
    CHECK_FALSE(closing.the(id).has(r::risk::next_review));
    auto const lines = closing.store().referrers(r::risk_review::kType, r::risk_review::risk, id);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0]->get(r::risk_review::comment) == "Over");
    CHECK_FALSE(close_risk(closing.context(), id, "Again"));
    closing.undo();
    CHECK(closing.the(id).get(r::risk::status) == "monitoring");
    CHECK(closing.store().referrers(r::risk_review::kType, r::risk_review::risk, id).empty());
}
