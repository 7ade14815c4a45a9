// What the registers of risks, issues and changes say about themselves.

#include "core/rules/risks.h"

#include "core/registers/approval.h"
#include "core/registers/change_effect.h"
#include "core/registers/escalation.h"
#include "core/registers/risk.h"
#include "core/rules/changes.h"
#include "core/rules/issues.h"
#include "tests/core/rules/expect.h"
#include "tests/core/rules/office.h"

using namespace pmo;
using namespace pmo::tests;
using pmo::test::fires;
using pmo::test::silent;
namespace r = pmo::registers;

namespace {

std::vector<rules::Hit> of(Office const& office, std::string_view key) {
    Derived const derived(office.store);
    rules::Facts const facts{office.store, derived, office.today};
    auto const* record = office.store.find(id_from_key(key));
    REQUIRE(record);
    if (&record->type() == &r::risk::kType) return rules::risk_hits(facts, *record);
    if (&record->type() == &r::issue::kType) return rules::issue_hits(facts, *record);
    return rules::change_hits(facts, *record);
}

std::vector<rules::Hit> of_risk(std::vector<Given> cells, std::vector<Given> const& more = {}) {
    Office office;
    cells.push_back({"project", "p"});
    for (auto const& cell : more) {
        std::erase_if(cells, [&](Given const& old) { return old.field == cell.field; });
        cells.push_back(cell);
    }
    office.add(r::risk::kType, "risk", cells);
    return of(office, "risk");
}

}  // namespace

TEST_CASE("a risk has an owner who works here, is reviewed in time, and its trigger is looked at") {
    std::vector<Given> const fine{{"status", "monitoring"}, {"owner", "wang"}, {"strategy", "mitigate"}, {"next_review", "2026-10-18"}, {"probability", "2"}, {"impact", "2"}, {"residual_probability", "1"}, {"residual_impact", "2"}};
    CHECK(of_risk(fine).empty());
    fires(of_risk(fine, {{"owner", "nobody"}}), "risk.no_owner");
    silent(of_risk(fine), "risk.no_owner");
    fires(of_risk(fine, {{"next_review", "2026-09-17"}}), "risk.review_overdue");
    silent(of_risk(fine, {{"next_review", "2026-09-18"}}), "risk.review_overdue");
    fires(of_risk(fine, {{"next_review", "2026-09-25"}}), "risk.review_due");
    silent(of_risk(fine, {{"next_review", "2026-09-26"}}), "risk.review_due");
    fires(of_risk(fine, {{"trigger_on", "2026-09-18"}}), "risk.trigger_due");
    silent(of_risk(fine, {{"trigger_on", "2026-09-19"}}), "risk.trigger_due");
    fires(of_risk(fine, {{"trigger_met", "true"}}), "risk.trigger_reached");
    silent(of_risk(fine, {{"trigger_met", "true"}, {"status", "closed"}}), "risk.trigger_reached");
    fires(of_risk(fine, {{"exposure_to", "2026-09-17"}}), "risk.window_passed");
    silent(of_risk(fine, {{"exposure_to", "2026-09-18"}}), "risk.window_passed");
    fires(of_risk(fine, {{"probability", "3"}, {"residual_probability", "3"}}), "risk.residual_not_lower");
    silent(of_risk(fine, {{"probability", "3"}, {"residual_probability", "3"}, {"strategy", "accept"}}), "risk.residual_not_lower");
}

TEST_CASE("a high threat has somebody working on it, and the work shows") {
    Office office;
    office.add(r::risk::kType, "risk", {{"project", "p"}, {"status", "responding"}, {"owner", "wang"}, {"strategy", "mitigate"}, {"probability", "4"}, {"impact", "4"}, {"residual_probability", "2"}, {"residual_impact", "4"}});
    fires(of(office, "risk"), "risk.high_without_action");
    office.add(r::risk_action::kType, "action", {{"risk", "risk"}, {"status", "planned"}, {"due", "2026-09-18"}});
    silent(of(office, "risk"), "risk.high_without_action");
    silent(of(office, "risk"), "risk.action_overdue");
    office.add(r::risk_action::kType, "late", {{"risk", "risk"}, {"status", "planned"}, {"due", "2026-09-17"}});
    fires(of(office, "risk"), "risk.action_overdue");
    auto const review = [&](std::string_view on, std::string_view probability) { office.add(r::risk_review::kType, on, {{"risk", "risk"}, {"on", on}, {"probability", probability}, {"impact", "4"}}); };
    review("2026-09-04", "4");
    review("2026-08-21", "4");
    silent(of(office, "risk"), "risk.response_without_effect");
    review("2026-08-07", "3");
    fires(of(office, "risk"), "risk.response_without_effect");
    review("2026-09-17", "3");
    silent(of(office, "risk"), "risk.response_without_effect");

    office.add(r::risk::kType, "closed", {{"project", "p"}, {"status", "closed"}});
    silent(of(office, "closed"), "risk.closed_with_actions");
    office.add(r::risk_action::kType, "left", {{"risk", "closed"}, {"status", "in_progress"}});
    fires(of(office, "closed"), "risk.closed_with_actions");
}

TEST_CASE("the path of an issue upwards goes by severity and age") {
    CHECK(rules::due_level("critical", 0) == -1);
    CHECK(rules::due_level("critical", 3) == 1);
    CHECK(rules::due_level("critical", 14) == 3);
    CHECK(rules::due_level("high", 13) == 1);
    CHECK(rules::due_level("medium", 400) == 2);
    CHECK(rules::due_level("low", 30) == 1);
    CHECK(rules::due_level("", 400) == -1);

    Office office;
    office.add(r::issue::kType, "i", {{"project", "p"}, {"owner", "wang"}, {"status", "in_progress"}, {"severity", "high"}, {"raised_on", "2026-09-10"}, {"due", "2026-09-18"}, {"impact_days", "5"}});
    fires(of(office, "i"), "issue.escalation_due");
    silent(of(office, "i"), "issue.overdue");
    silent(of(office, "i"), "issue.no_owner");
    fires(of(office, "i"), "issue.needs_change");
    silent(of(office, "i"), "issue.escalation_unanswered");
    office.add(r::escalation::kType, "step", {{"subject", "i"}, {"level", "pmo"}, {"to", "lin"}, {"on", "2026-09-11"}, {"due", "2026-09-17"}, {"status", "open"}});
    silent(of(office, "i"), "issue.escalation_due");
    fires(of(office, "i"), "issue.escalation_unanswered");

    office.add(r::issue::kType, "late", {{"project", "p"}, {"owner", "nobody"}, {"status", "open"}, {"due", "2026-09-17"}, {"change", "change"}, {"impact_days", "9"}});
    office.add(r::change_request::kType, "change", {{"project", "p"}});
    fires(of(office, "late"), "issue.overdue");
    fires(of(office, "late"), "issue.no_owner");
    silent(of(office, "late"), "issue.needs_change");
    office.add(r::issue::kType, "done", {{"project", "p"}, {"status", "resolved"}, {"due", "2026-09-01"}, {"severity", "critical"}, {"raised_on", "2026-01-01"}});
    CHECK(of(office, "done").empty());
}

TEST_CASE("a change waits, is computed, and is carried out in time") {
    Office office;
    office.task("a", {{"duration", "4800"}});
    office.add(r::change_request::kType, "c", {{"project", "p"}, {"status", "board"}, {"board_date", "2026-09-17"}, {"impact_days", "5"}});
    fires(of(office, "c"), "change.board_overdue");
    fires(of(office, "c"), "change.no_effects");
    silent(of(office, "c"), "change.vote_missing");
    office.add(r::approval::kType, "vote", {{"subject", "c"}, {"approver", "lin"}, {"decision", "pending"}});
    fires(of(office, "c"), "change.vote_missing");
    office.add(r::change_effect::kType, "effect", {{"change", "c"}, {"title", "longer"}, {"kind", "duration"}, {"task", "a"}, {"minutes", "2400"}});
    silent(of(office, "c"), "change.no_effects");
    silent(of(office, "c"), "change.impact_differs");
    silent(of(office, "c"), "change.effect_impossible");
    office.add(r::change_effect::kType, "more", {{"change", "c"}, {"title", "longer"}, {"kind", "duration"}, {"task", "a"}, {"minutes", "480"}});
    fires(of(office, "c"), "change.impact_differs");
    office.add(r::change_effect::kType, "nothing", {{"change", "c"}, {"title", "gone"}, {"kind", "duration"}, {"task", "nobody"}, {"minutes", "480"}});
    fires(of(office, "c"), "change.effect_impossible");

    office.add(r::change_request::kType, "new", {{"project", "p"}, {"status", "assessing"}, {"requested_on", "2026-09-07"}});
    fires(of(office, "new"), "change.waiting_long");
    silent(of(office, "new"), "change.board_overdue");
    office.add(r::change_request::kType, "fresh", {{"project", "p"}, {"status", "submitted"}, {"requested_on", "2026-09-08"}});
    silent(of(office, "fresh"), "change.waiting_long");

    office.add(r::change_request::kType, "yes", {{"project", "p"}, {"status", "approved"}, {"due", "2026-09-17"}});
    fires(of(office, "yes"), "change.implementation_overdue");
    silent(of(office, "yes"), "change.not_applied");
    office.add(r::change_effect::kType, "open", {{"change", "yes"}, {"title", "longer"}, {"kind", "duration"}, {"task", "a"}, {"minutes", "480"}});
    fires(of(office, "yes"), "change.not_applied");
    office.add(r::change_request::kType, "time", {{"project", "p"}, {"status", "approved"}, {"due", "2026-09-18"}});
    silent(of(office, "time"), "change.implementation_overdue");
}

TEST_CASE("whole registers: of a project, of all running ones, and of none") {
    Office office;
    office.add(r::risk::kType, "risk", {{"project", "p"}, {"status", "identified"}});
    office.add(r::issue::kType, "issue", {{"project", "p"}, {"status", "open"}});
    office.add(r::change_request::kType, "change", {{"project", "p"}, {"status", "approved"}, {"due", "2026-01-01"}});
    Derived const derived(office.store);
    rules::Facts const facts{office.store, derived, office.today};
    CHECK(rules::register_hits(facts, office.project) == rules::register_hits(facts, kNoId));
    CHECK(rules::issue_register_hits(facts, office.project) == rules::issue_register_hits(facts, kNoId));
    CHECK(rules::change_register_hits(facts, office.project).size() == 1);
    CHECK(rules::register_hits(facts, id_from_key("nobody")).empty());
}

TEST_CASE("a review meeting goes through what is due, what has no date and what was looked at today") {
    Office office;
    auto const risk = [&](std::string_view key, std::vector<Given> cells) {
        cells.insert(cells.end(), {{"project", "p"}, {"title", key}, {"probability", "2"}, {"impact", "2"}});
        return office.add(r::risk::kType, key, cells);
    };
    auto const overdue = risk("overdue", {{"status", "monitoring"}, {"next_review", "2026-09-17"}});
    risk("soon", {{"status", "monitoring"}, {"next_review", "2026-09-25"}});
    risk("later", {{"status", "monitoring"}, {"next_review", "2026-09-26"}});
    risk("undated", {{"status", "identified"}});
    risk("triggered", {{"status", "monitoring"}, {"next_review", "2026-12-01"}, {"trigger_met", "true"}});
    risk("closed", {{"status", "closed"}, {"next_review", "2026-09-01"}});
    auto const done = risk("done", {{"status", "monitoring"}, {"next_review", "2026-12-01"}});
    office.add(r::risk_review::kType, "review", {{"risk", "done"}, {"on", "2026-09-18"}});
    Derived const derived(office.store);
    rules::Facts const facts{office.store, derived, office.today};
    auto const pack = rules::review_pack(facts, office.project);
    REQUIRE(pack.size() == 5);
    CHECK(pack.front().risk->id() == overdue);
    CHECK(pack.front().overdue_days == 1);
    CHECK(pack.back().risk->id() == done);
    CHECK(pack.back().done);
    CHECK(rules::review_pack(facts, kNoId).size() == 5);
    CHECK(rules::review_pack(facts, id_from_key("nowhere")).empty());
}
