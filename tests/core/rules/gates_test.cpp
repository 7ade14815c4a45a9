#include "core/rules/gates.h"

#include "core/registers/action_item.h"
#include "core/registers/approval.h"
#include "core/registers/gate.h"
#include "core/registers/gate_criterion.h"
#include "core/registers/person.h"
#include "core/registers/project.h"
#include "core/registers/task.h"
#include "tests/core/registers/book.h"
#include "tests/core/rules/expect.h"

using namespace pmo;
using namespace pmo::tests;
using namespace pmo::rules;
using pmo::test::fires;
using pmo::test::silent;
namespace r = pmo::registers;

namespace {

Date const kToday = *parse_date("2026-09-18");
Id const kGate = id_from_key("g"), kCriterion = id_from_key("k");

struct Case {
    Book book;
    explicit Case(std::vector<Given> gate = {}, std::string_view status = "active") {
        book.add(r::person::kType, "ann", {{"name", "Ann"}});
        book.add(r::person::kType, "gone", {{"name", "Gone"}, {"left", "2026-09-01"}});
        book.add(r::project::kType, "p", {{"name", "Bridge"}, {"status", status}, {"start", "2026-09-14T08:00"}});
        gate.push_back({"project", "p"});
        gate.push_back({"name", "Gate"});
        book.add(r::gate::kType, "g", gate);
    }
    Case& with(TypeDef const& type, std::string_view key, std::vector<Given> const& cells) { book.add(type, key, cells); return *this; }
    Case& criterion(std::vector<Given> cells) {
        cells.push_back({"gate", "g"});
        cells.push_back({"title", "Criterion"});
        book.add(r::gate_criterion::kType, "k", cells);
        return *this;
    }
    std::vector<Hit> hits() const {
        Derived const derived(book.store);
        return gate_hits({book.store, derived, kToday});
    }
    GateState state() const {
        Derived const derived(book.store);
        return gate_state({book.store, derived, kToday}, *book.store.find(kGate));
    }
};

Case gated(std::vector<Given> gate, std::string_view status = "active") { return Case(std::move(gate), status); }

std::vector<Given> const kPrepared = {{"planned_on", "2026-09-25"}, {"status", "preparing"}};

}  // namespace

TEST_CASE("what fails today is named with who owns it") {
    fires(Case(kPrepared).criterion({{"kind", "must_meet"}, {"met", "open"}, {"owner", "ann"}}).hits(), "gate.must_open", kCriterion);
    silent(Case(kPrepared).criterion({{"kind", "must_meet"}, {"met", "met"}, {"owner", "ann"}}).hits(), "gate.must_open", kCriterion);
    fires(Case(kPrepared).criterion({{"kind", "must_meet"}, {"met", "failed"}}).hits(), "gate.must_failed", kCriterion);
    silent(Case(kPrepared).criterion({{"kind", "must_meet"}, {"met", "waived"}}).hits(), "gate.must_failed", kCriterion);
    fires(Case(kPrepared).criterion({{"kind", "should_meet"}, {"met", "open"}}).hits(), "gate.should_open", kCriterion);
    silent(Case(kPrepared).criterion({{"kind", "should_meet"}, {"met", "met"}}).hits(), "gate.should_open", kCriterion);
    fires(Case(kPrepared).criterion({{"met", "open"}, {"due", "2026-09-17"}}).hits(), "gate.criterion_overdue", kCriterion);
    silent(Case(kPrepared).criterion({{"met", "open"}, {"due", "2026-09-18"}}).hits(), "gate.criterion_overdue", kCriterion);
    fires(Case(kPrepared).criterion({{"met", "open"}, {"owner", "gone"}}).hits(), "gate.no_owner", kCriterion);
    fires(Case(kPrepared).criterion({{"met", "open"}, {"owner", "never heard of"}}).hits(), "gate.no_owner", kCriterion);
    silent(Case(kPrepared).criterion({{"met", "open"}, {"owner", "ann"}}).hits(), "gate.no_owner", kCriterion);
    fires(Case(kPrepared).criterion({{"met", "met"}}).hits(), "gate.no_evidence", kCriterion);
    silent(Case(kPrepared).criterion({{"met", "met"}, {"evidence", "Minutes"}}).hits(), "gate.no_evidence", kCriterion);
    fires(Case(kPrepared).criterion({{"met", "met"}, {"computed", "charter_approved"}}).hits(), "gate.contradicted", kCriterion);
    silent(Case(kPrepared).criterion({{"met", "open"}, {"computed", "charter_approved"}}).hits(), "gate.contradicted", kCriterion);
}

TEST_CASE("who answers for what fails: the criterion's owner, who owns the failing record, the gate's owner, the project's manager") {
    auto const owner = [](Case const& at, std::vector<Id> evidence = {}) {
        Derived const derived(at.book.store);
        return owner_of({at.book.store, derived, kToday}, {.rule = "gate.must_open", .subject = kCriterion, .project = id_from_key("p"), .evidence = std::move(evidence)});
    };
    auto const ann = id_from_key("ann");
    CHECK(owner(Case(kPrepared).criterion({{"owner", "ann"}})) == ann);
    CHECK_FALSE(owner(Case(kPrepared).criterion({{"owner", "gone"}})));                              // who left answers for nothing
    CHECK(owner(Case(kPrepared).criterion({}).with(r::action_item::kType, "a", {{"title", "A"}, {"owner", "ann"}}), {id_from_key("nothing"), id_from_key("a")}) == ann);
    CHECK(owner(Case(std::vector<Given>{{"owner", "ann"}}).criterion({})) == ann);
    Case managed(kPrepared);
    managed.criterion({}).with(r::project::kType, "other", {{"name", "Other"}, {"manager", "ann"}});
    CHECK_FALSE(owner(managed));
    CHECK(owner(managed, {id_from_key("other")}) == ann);
    Derived const derived(managed.book.store);
    CHECK_FALSE(owner_of({managed.book.store, derived, kToday}, {.rule = "gate.overdue", .subject = id_from_key("gone already"), .project = kNoId}));
    CHECK(owner_of({managed.book.store, derived, kToday}, {.rule = "gate.overdue", .subject = kGate, .project = id_from_key("other")}) == ann);
}

TEST_CASE("how a gate is prepared: day, approvers, milestone, order") {
    fires(gated({{"planned_on", "2026-09-10"}, {"status", "preparing"}}).hits(), "gate.overdue", kGate);
    silent(gated({{"planned_on", "2026-09-10"}, {"status", "cancelled"}}).hits(), "gate.overdue", kGate);
    silent(gated({{"planned_on", "2026-09-10"}, {"status", "preparing"}}, "on_hold").hits(), "gate.overdue", kGate);
    fires(Case(kPrepared).hits(), "gate.no_approver", kGate);
    silent(gated({{"planned_on", "2026-10-20"}, {"status", "planned"}}).hits(), "gate.no_approver", kGate);
    auto asked = Case(kPrepared);
    asked.with(r::approval::kType, "a", {{"project", "p"}, {"subject", "g"}, {"title", "Go?"}, {"approver", "ann"}, {"decision", "pending"}});
    silent(asked.hits(), "gate.no_approver", kGate);
    fires(asked.hits(), "gate.approval_open", kGate);
    auto signed_off = Case(kPrepared);
    signed_off.with(r::approval::kType, "a", {{"project", "p"}, {"subject", "g"}, {"title", "Go?"}, {"approver", "ann"}, {"decision", "approved"}});
    silent(signed_off.hits(), "gate.approval_open", kGate);
    auto planned = gated({{"planned_on", "2026-09-25"}, {"status", "preparing"}, {"task", "t"}});
    planned.with(r::task::kType, "t", {{"project", "p"}, {"name", "Gate"}, {"duration", "14400"}});
    fires(planned.hits(), "gate.date_differs", kGate);
    auto close = gated({{"planned_on", "2026-09-25"}, {"status", "preparing"}, {"task", "t"}});
    close.with(r::task::kType, "t", {{"project", "p"}, {"name", "Gate"}, {"duration", "3840"}});
    silent(close.hits(), "gate.date_differs", kGate);
    fires(Case(kPrepared).with(r::gate::kType, "later", {{"project", "p"}, {"name", "Later"}, {"held_on", "2026-09-26"}, {"decision", "go"}, {"status", "held"}}).hits(), "gate.skipped", kGate);
    silent(Case(kPrepared).with(r::gate::kType, "before", {{"project", "p"}, {"name", "Before"}, {"held_on", "2026-09-01"}, {"decision", "go"}, {"status", "held"}}).hits(), "gate.skipped", kGate);
}

TEST_CASE("what was decided is followed up") {
    std::vector<Given> const conditional = {{"held_on", "2026-08-01"}, {"decision", "conditional"}, {"status", "held"}, {"conditions", "Sign"}, {"conditions_due", "2026-09-10"}};
    fires(Case(conditional).hits(), "gate.conditions_untracked", kGate);
    auto tracked = Case(conditional);
    tracked.with(r::action_item::kType, "a", {{"project", "p"}, {"title", "Sign"}, {"source", "g"}, {"status", "open"}, {"due", "2026-09-10"}});
    silent(tracked.hits(), "gate.conditions_untracked", kGate);
    fires(tracked.hits(), "gate.conditions_overdue", kGate);
    auto closed = Case(conditional);
    closed.with(r::action_item::kType, "a", {{"project", "p"}, {"title", "Sign"}, {"source", "g"}, {"status", "done"}, {"due", "2026-09-10"}});
    silent(closed.hits(), "gate.conditions_overdue", kGate);
    fires(gated({{"held_on", "2026-08-01"}, {"decision", "stop"}, {"status", "held"}}).hits(), "gate.state_differs", kGate);
    silent(gated({{"held_on", "2026-08-01"}, {"decision", "stop"}, {"status", "held"}}, "stopped").hits(), "gate.state_differs", kGate);
}

TEST_CASE("readiness: every must, and sixty percent of the shoulds by weight") {
    CHECK(Case(kPrepared).state().readiness == Readiness::no_criteria);
    CHECK(Case(kPrepared).criterion({{"kind", "must_meet"}, {"met", "open"}}).state().readiness == Readiness::not_ready);
    auto weighed = Case(kPrepared);
    weighed.criterion({{"kind", "must_meet"}, {"met", "waived"}});
    weighed.with(r::gate_criterion::kType, "s1", {{"gate", "g"}, {"title", "A"}, {"kind", "should_meet"}, {"weight", "50"}, {"met", "met"}});
    weighed.with(r::gate_criterion::kType, "s2", {{"gate", "g"}, {"title", "B"}, {"kind", "should_meet"}, {"weight", "50"}, {"met", "open"}});
    auto const state = weighed.state();
    CHECK(state.should_permille == 500);
    CHECK(state.permille == 750);                    // two for the must, one of two shoulds
    CHECK(state.readiness == Readiness::nearly);
    auto scored = Case(kPrepared);
    scored.with(r::gate_criterion::kType, "s1", {{"gate", "g"}, {"title", "A"}, {"kind", "should_meet"}, {"weight", "100"}, {"met", "open"}, {"score", "70"}});
    CHECK(scored.state().should_permille == 700);
    CHECK(scored.state().readiness == Readiness::ready);
}

TEST_CASE("gates stand in the order of their days; the next one is the first undecided") {
    auto book = gated({{"planned_on", "2026-12-01"}, {"status", "planned"}});
    book.with(r::gate::kType, "first", {{"project", "p"}, {"name", "First"}, {"held_on", "2026-03-01"}, {"planned_on", "2026-12-24"}, {"decision", "go"}, {"status", "held"}});
    book.with(r::gate::kType, "no day", {{"project", "p"}, {"name", "Some day"}});
    auto const gates = gates_of(book.book.store, id_from_key("p"));
    REQUIRE(gates.size() == 3);
    CHECK(gates[0]->id() == id_from_key("first"));
    CHECK(gates[2]->id() == id_from_key("no day"));
    CHECK(next_gate(book.book.store, id_from_key("p"))->id() == kGate);
    CHECK(next_gate(book.book.store, id_from_key("nobody")) == nullptr);
}
