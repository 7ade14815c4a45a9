#include "core/actions/decide_gate.h"

#include <doctest/doctest.h>

#include "core/model/workspace.h"
#include "core/registers/action_item.h"
#include "core/registers/approval.h"
#include "core/registers/communication_item.h"
#include "core/registers/decision.h"
#include "core/registers/gate.h"
#include "core/registers/gate_criterion.h"
#include "core/registers/phase.h"
#include "core/registers/project.h"
#include "tests/core/registers/book.h"

using namespace pmo;
using namespace pmo::tests;
namespace r = pmo::registers;

namespace {

Id id(std::string_view key) { return id_from_key(key); }
Date const kDay = *parse_date("2026-09-18");

Book project_book(std::string_view status = "active") {
    Book book;
    book.add(r::project::kType, "p", {{"name", "Bridge"}, {"status", status}, {"stage", "planning"}, {"phase", "p1"}});
    book.add(r::phase::kType, "p1", {{"project", "p"}, {"name", "Plan"}, {"kind", "planning"}, {"status", "active"}, {"place", "a"}, {"actual_start", "2026-03-01"}});
    book.add(r::phase::kType, "p2", {{"project", "p"}, {"name", "Build"}, {"kind", "execution"}, {"status", "planned"}, {"place", "b"}});
    book.add(r::gate::kType, "g1", {{"project", "p"}, {"name", "Start"}, {"code", "G1"}, {"phase", "p1"}, {"status", "ready"}, {"owner", "ann"}, {"chair", "ben"}, {"planned_on", "2026-09-20"}});
    book.add(r::gate::kType, "g2", {{"project", "p"}, {"name", "End"}, {"phase", "p2"}, {"status", "planned"}});
    book.add(r::gate_criterion::kType, "k1", {{"gate", "g1"}, {"title", "Charter"}, {"kind", "must_meet"}, {"met", "met"}, {"place", "a"}});
    book.add(r::gate_criterion::kType, "k2", {{"gate", "g1"}, {"title", "Budget"}, {"kind", "must_meet"}, {"met", "failed"}, {"place", "b"}});
    book.add(r::approval::kType, "a2", {{"project", "p"}, {"subject", "g2"}, {"title", "Go?"}, {"approver", "ben"}, {"decision", "pending"}});
    book.add(r::communication_item::kType, "c", {{"project", "p"}, {"title", "Report"}, {"status", status == "on_hold" ? "paused" : "active"}});
    return book;
}

struct Desk {
    Workspace workspace;
    IdSource ids{3, 4};
    explicit Desk(Book book) : workspace({id("w"), "W", 0}, std::move(book.store), {}, 9) {}
    bool decide(GateDecision decision) {
        decision.held_on = kDay;
        Edit edit("test");
        Adding adding(edit, {workspace.store(), ids, id("p"), id("me"), kDay});
        decide_gate(adding, id("g1"), decision);
        if (edit.empty()) return false;
        REQUIRE(workspace.commit(edit, 1000).ok());
        return true;
    }
    Record const& at(std::string_view key) const { return *workspace.store().find(id(key)); }
};

}  // namespace

TEST_CASE("go: the phase is done, the next one begins, the decision is logged") {
    Desk desk(project_book());
    REQUIRE(desk.decide({.outcome = "go", .reason = "Fine", .log = "Go on"}));
    CHECK(desk.at("g1").get(r::gate::decision) == "go");
    CHECK(desk.at("g1").get(r::gate::status) == "held");
    CHECK(desk.at("g1").get(r::gate::held_on) == kDay);
    CHECK(desk.at("p1").get(r::phase::status) == "done");
    CHECK(desk.at("p1").get(r::phase::actual_finish) == kDay);
    CHECK(desk.at("p2").get(r::phase::status) == "active");
    CHECK(desk.at("p").get(r::project::phase) == id("p2"));
    CHECK(desk.at("p").get(r::project::stage) == "execution");
    auto const log = desk.workspace.store().referrers(r::decision::kType, r::decision::subject, id("g1"));
    REQUIRE(log.size() == 1);
    CHECK(log[0]->get(r::decision::title) == "G1 Start");
    CHECK(log[0]->get(r::decision::outcome) == "Go on");
    CHECK(log[0]->get(r::decision::decided_by) == id("ben"));
    desk.workspace.undo(2000);
    CHECK(desk.at("g1").get(r::gate::decision).empty());
    CHECK(desk.at("p1").get(r::phase::status) == "active");
    CHECK(desk.at("p").get(r::project::stage) == "planning");
    CHECK(desk.workspace.store().referrers(r::decision::kType, r::decision::subject, id("g1")).empty());
}

TEST_CASE("a phase with another gate to pass is not done yet") {
    auto book = project_book();
    book.add(r::gate::kType, "g1b", {{"project", "p"}, {"name", "Second"}, {"phase", "p1"}, {"status", "planned"}});
    Desk desk(std::move(book));
    REQUIRE(desk.decide({.outcome = "go", .reason = ""}));
    CHECK(desk.at("p1").get(r::phase::status) == "active");
    CHECK(desk.at("p").get(r::project::phase) == id("p1"));
}

TEST_CASE("conditional: each condition becomes somebody's action item") {
    Desk desk(project_book());
    REQUIRE(desk.decide({.outcome = "conditional", .reason = "", .conditions = {{"Sign", id("cy"), {kDay.day + 5}}, {"", kNoId, {kDay.day + 90}}, {"Check", kNoId, {kDay.day + 9}}}}));
    auto const actions = desk.workspace.store().referrers(r::action_item::kType, r::action_item::source, id("g1"));
    REQUIRE(actions.size() == 2);
    CHECK(actions[0]->get(r::action_item::owner) == id("cy"));
    CHECK(actions[1]->get(r::action_item::owner) == id("ann"));          // the gate's owner
    CHECK(actions[0]->get(r::action_item::assigned_by) == id("ben"));
    CHECK(desk.at("g1").get(r::gate::conditions) == "Sign\nCheck");
    CHECK(desk.at("g1").get(r::gate::conditions_due).day == kDay.day + 9);
    CHECK(desk.at("p2").get(r::phase::status) == "active");
}

TEST_CASE("hold: the project waits, and goes on with the next go") {
    Desk desk(project_book());
    REQUIRE(desk.decide({.outcome = "hold", .reason = "No money"}));
    CHECK(desk.at("p").get(r::project::status) == "on_hold");
    CHECK(desk.at("c").get(r::communication_item::status) == "paused");
    CHECK(desk.at("p1").get(r::phase::status) == "active");
    Desk waiting(project_book("on_hold"));
    REQUIRE(waiting.decide({.outcome = "go", .reason = ""}));
    CHECK(waiting.at("p").get(r::project::status) == "active");
    CHECK(waiting.at("c").get(r::communication_item::status) == "active");
}

TEST_CASE("recycle: a new gate with what was met") {
    Desk desk(project_book());
    REQUIRE(desk.decide({.outcome = "recycle", .reason = "Unclear", .again = {kDay.day + 30}}));
    Record const* again = nullptr;
    for (auto const* gate : desk.workspace.store().referrers(r::gate::kType, r::gate::project, id("p")))
        if (gate->id() != id("g1") && gate->get(r::gate::code) == "G1") again = gate;
    REQUIRE(again != nullptr);
    CHECK(again->get(r::gate::planned_on).day == kDay.day + 30);
    CHECK(again->get(r::gate::decision) == "none");
    auto const criteria = desk.workspace.store().referrers(r::gate_criterion::kType, r::gate_criterion::gate, again->id());
    REQUIRE(criteria.size() == 2);
    CHECK(criteria[0]->get(r::gate_criterion::met) == "met");
    CHECK(criteria[1]->get(r::gate_criterion::met) == "open");
    CHECK(desk.at("p").get(r::project::phase) == id("p1"));
    CHECK(desk.at("p").get(r::project::status) == "active");
}

TEST_CASE("stop: the project is stopped everywhere") {
    Desk desk(project_book());
    REQUIRE(desk.decide({.outcome = "stop", .reason = "Pointless"}));
    CHECK(desk.at("p").get(r::project::status) == "stopped");
    CHECK(desk.at("g2").get(r::gate::status) == "cancelled");
    CHECK(desk.at("a2").get(r::approval::decision) == "withdrawn");
    CHECK(desk.at("c").get(r::communication_item::status) == "ended");
    desk.workspace.undo(2000);
    CHECK(desk.at("p").get(r::project::status) == "active");
    CHECK(desk.at("g2").get(r::gate::status) == "planned");
}

TEST_CASE("a decision that says too little is refused") {
    Desk desk(project_book());
    auto const& store = desk.workspace.store();
    CHECK(refuse_decision(store, id("g1"), {.outcome = "", .reason = ""}) == "no_outcome");
    CHECK(refuse_decision(store, id("g1"), {.outcome = "none", .reason = ""}) == "no_outcome");
    CHECK(refuse_decision(store, id("g1"), {.outcome = "stop", .reason = ""}) == "no_reason");
    CHECK(refuse_decision(store, id("g1"), {.outcome = "conditional", .reason = "", .conditions = {{"", kNoId, {}}}}) == "no_condition");
    CHECK(refuse_decision(store, id("g1"), {.outcome = "recycle", .reason = "x", .again = kDay, .held_on = kDay}) == "no_day");
    CHECK(refuse_decision(store, id("nobody"), {.outcome = "go", .reason = ""}) == "no_project");
    CHECK(refuse_decision(store, id("p"), {.outcome = "go", .reason = ""}) == "no_project");
    CHECK_FALSE(desk.decide({.outcome = "stop", .reason = ""}));
    REQUIRE(desk.decide({.outcome = "go", .reason = ""}));
    CHECK(refuse_decision(store, id("g1"), {.outcome = "go", .reason = ""}) == "decided");
    CHECK_FALSE(desk.decide({.outcome = "go", .reason = ""}));
}
