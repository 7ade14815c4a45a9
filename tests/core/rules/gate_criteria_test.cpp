// Each computed criterion: records with which it fails, and the change that makes it pass.

#include "core/rules/gate_criteria.h"

#include "core/registers/action_item.h"
#include "core/registers/baseline.h"
#include "core/registers/budget_version.h"
#include "core/registers/charter.h"
#include "core/registers/closing_item.h"
#include "core/registers/compliance_check.h"
#include "core/registers/contract.h"
#include "core/registers/deliverable.h"
#include "core/registers/document.h"
#include "core/registers/feasibility.h"
#include "core/registers/finding.h"
#include "core/registers/gate.h"
#include "core/registers/gate_criterion.h"
#include "core/registers/issue.h"
#include "core/registers/lesson.h"
#include "core/registers/person.h"
#include "core/registers/project.h"
#include "core/registers/proposal.h"
#include "core/registers/requirement.h"
#include "core/registers/resource_request.h"
#include "core/registers/risk.h"
#include "core/registers/risk_action.h"
#include "core/registers/task.h"
#include "core/registers/tolerance.h"
#include "core/registers/trace.h"
#include "core/rules/gates.h"
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

// A project with a gate on the 30th and one computed must.
struct Case {
    Book book;
    std::string computed;
    explicit Case(std::string_view what, bool staffed = false) : computed(what) {
        if (staffed) book.add(r::person::kType, "ann", {{"name", "Ann"}});
        book.add(r::project::kType, "p", {{"name", "Bridge"}, {"status", "active"}, {"manager", "ann"}, {"sponsor", staffed ? "ann" : ""}, {"baseline", "b"}});
        book.add(r::gate::kType, "g", {{"project", "p"}, {"name", "Gate"}, {"planned_on", "2026-09-30"}, {"status", "preparing"}});
        book.add(r::gate_criterion::kType, "k", {{"gate", "g"}, {"title", "Must"}, {"kind", "must_meet"}, {"computed", what}});
    }
    Case& with(TypeDef const& type, std::string_view key, std::vector<Given> cells) {
        if (slot_of(type, "project") != kNoSlot && &type != &r::project::kType) cells.push_back({"project", "p"});
        book.add(type, key, cells);
        return *this;
    }
    Evaluation ask() const {
        Derived const derived(book.store);
        return evaluate({book.store, derived, kToday}, *book.store.find(id_from_key("k")));
    }
    std::vector<Hit> hits() const {
        Derived const derived(book.store);
        return rehearse({book.store, derived, kToday}, *book.store.find(id_from_key("g")));
    }
};

Id const kCriterion = id_from_key("k");

}  // namespace

TEST_CASE("criteria of authorisation: people, business case, charter, budget, baseline, plan") {
    fires(Case("sponsor_and_manager_named").hits(), "criterion.sponsor_and_manager_named", kCriterion);
    silent(Case("sponsor_and_manager_named", true).hits(), "criterion.sponsor_and_manager_named", kCriterion);

    Case assessed("business_case_checked");
    assessed.with(r::proposal::kType, "d", {{"title", "Demand"}}).with(r::feasibility::kType, "f", {{"proposal", "d"}, {"dimension", "economic"}, {"status", "in_progress"}});
    fires(assessed.hits(), "criterion.business_case_checked", kCriterion);
    assessed.with(r::feasibility::kType, "f2", {{"proposal", "d"}, {"dimension", "economic"}, {"status", "done"}, {"verdict", "conditional"}});
    silent(assessed.hits(), "criterion.business_case_checked", kCriterion);
    CHECK(Case("business_case_checked").ask().verdict == Verdict::unknown);

    fires(Case("charter_approved").with(r::charter::kType, "c", {{"title", "Charter"}, {"status", "in_review"}}).hits(), "criterion.charter_approved", kCriterion);
    silent(Case("charter_approved").with(r::charter::kType, "c", {{"title", "Charter"}, {"status", "approved"}}).hits(), "criterion.charter_approved", kCriterion);

    fires(Case("budget_approved").with(r::budget_version::kType, "v", {{"name", "V1"}, {"status", "submitted"}}).hits(), "criterion.budget_approved", kCriterion);
    silent(Case("budget_approved").with(r::budget_version::kType, "v", {{"name", "V1"}, {"status", "approved"}}).hits(), "criterion.budget_approved", kCriterion);

    fires(Case("baseline_set").hits(), "criterion.baseline_set", kCriterion);
    silent(Case("baseline_set").with(r::baseline::kType, "b", {{"name", "B1"}}).hits(), "criterion.baseline_set", kCriterion);

    fires(Case("plan_has_no_errors").hits(), "criterion.plan_has_no_errors", kCriterion);
    silent(Case("plan_has_no_errors").with(r::task::kType, "t", {{"name", "Build"}, {"duration", "480"}}).hits(), "criterion.plan_has_no_errors", kCriterion);
}

TEST_CASE("criteria of content: requirements, deliverables, documents") {
    Case agreed("requirements_agreed");
    agreed.with(r::requirement::kType, "q", {{"title", "Fast"}, {"priority", "must"}, {"status", "agreed"}}).with(r::requirement::kType, "late", {{"title", "Later"}, {"priority", "must"}, {"status", "deferred"}});
    silent(agreed.hits(), "criterion.requirements_agreed", kCriterion);
    agreed.with(r::requirement::kType, "q2", {{"title", "Safe"}, {"priority", "must"}, {"status", "proposed"}});
    fires(agreed.hits(), "criterion.requirements_agreed", kCriterion);
    CHECK(agreed.ask().args == std::vector<std::string>{"1", "2", "Safe"});

    Case traced("requirements_traced");
    traced.with(r::requirement::kType, "q", {{"title", "Fast"}, {"priority", "must"}, {"status", "agreed"}}).with(r::trace::kType, "x", {{"requirement", "q"}, {"target", "nowhere"}});
    fires(traced.hits(), "criterion.requirements_traced", kCriterion);
    traced.with(r::trace::kType, "y", {{"requirement", "q"}, {"target", "p"}});
    silent(traced.hits(), "criterion.requirements_traced", kCriterion);

    Case delivered("deliverables_accepted");
    delivered.with(r::deliverable::kType, "d", {{"title", "Manual"}, {"status", "accepted"}, {"due", "2026-09-20"}}).with(r::deliverable::kType, "far", {{"title", "Report"}, {"status", "planned"}, {"due", "2026-12-20"}});
    silent(delivered.hits(), "criterion.deliverables_accepted", kCriterion);
    delivered.with(r::deliverable::kType, "d2", {{"title", "Drawing"}, {"status", "conditional"}, {"due", "2026-09-30"}});
    fires(delivered.hits(), "criterion.deliverables_accepted", kCriterion);

    Case documented("documents_approved");
    documented.with(r::document::kType, "d", {{"title", "Plan"}, {"state", "archived"}, {"required_by_method", "true"}}).with(r::document::kType, "own", {{"title", "Memo"}, {"state", "draft"}});
    silent(documented.hits(), "criterion.documents_approved", kCriterion);
    documented.with(r::document::kType, "d2", {{"title", "Design"}, {"state", "in_review"}, {"required_by_method", "true"}});
    fires(documented.hits(), "criterion.documents_approved", kCriterion);
}

TEST_CASE("criteria of control: findings, issues, risks, actions, conditions, tolerances") {
    Case found("no_overdue_critical_finding");
    found.with(r::finding::kType, "f", {{"title", "Crack"}, {"severity", "critical"}, {"status", "open"}, {"due", "2026-09-18"}});
    silent(found.hits(), "criterion.no_overdue_critical_finding", kCriterion);
    found.with(r::finding::kType, "f2", {{"title", "Leak"}, {"severity", "critical"}, {"status", "in_progress"}, {"due", "2026-09-17"}});
    fires(found.hits(), "criterion.no_overdue_critical_finding", kCriterion);

    silent(Case("no_open_critical_issue").with(r::issue::kType, "i", {{"title", "Late"}, {"severity", "critical"}, {"status", "resolved"}}).hits(), "criterion.no_open_critical_issue", kCriterion);
    fires(Case("no_open_critical_issue").with(r::issue::kType, "i", {{"title", "Late"}, {"severity", "critical"}, {"status", "open"}}).hits(), "criterion.no_open_critical_issue", kCriterion);

    Case reviewed("risk_reviews_done");
    CHECK(reviewed.ask().verdict == Verdict::unknown);
    reviewed.with(r::risk::kType, "r", {{"title", "Flood"}, {"status", "monitoring"}, {"next_review", "2026-09-18"}});
    silent(reviewed.hits(), "criterion.risk_reviews_done", kCriterion);
    reviewed.with(r::risk::kType, "r2", {{"title", "Storm"}, {"status", "identified"}, {"next_review", "2026-09-01"}});
    fires(reviewed.hits(), "criterion.risk_reviews_done", kCriterion);

    Case answered("high_risks_answered");
    answered.with(r::risk::kType, "r", {{"title", "Flood"}, {"status", "monitoring"}, {"probability", "4"}, {"impact", "4"}, {"strategy", "mitigate"}});
    fires(answered.hits(), "criterion.high_risks_answered", kCriterion);
    answered.with(r::risk_action::kType, "a", {{"risk", "r"}, {"title", "Dam"}});
    silent(answered.hits(), "criterion.high_risks_answered", kCriterion);

    silent(Case("no_overdue_action").with(r::action_item::kType, "a", {{"title", "Call"}, {"status", "done"}, {"due", "2026-09-01"}}).hits(), "criterion.no_overdue_action", kCriterion);
    fires(Case("no_overdue_action").with(r::action_item::kType, "a", {{"title", "Call"}, {"status", "open"}, {"due", "2026-09-01"}}).hits(), "criterion.no_overdue_action", kCriterion);

    Case conditions("conditions_met");
    silent(conditions.hits(), "criterion.conditions_met", kCriterion);
    conditions.with(r::gate::kType, "before", {{"name", "First"}, {"decision", "conditional"}, {"status", "held"}, {"held_on", "2026-08-01"}});
    fires(conditions.hits(), "criterion.conditions_met", kCriterion);
    conditions.with(r::action_item::kType, "a", {{"title", "Sign"}, {"source", "before"}, {"status", "done"}});
    silent(conditions.hits(), "criterion.conditions_met", kCriterion);

    Case tolerances("tolerances_kept");
    CHECK(tolerances.ask().verdict == Verdict::unknown);
    tolerances.with(r::finding::kType, "f", {{"title", "Crack"}, {"severity", "major"}, {"status", "open"}});
    tolerances.with(r::tolerance::kType, "t", {{"dimension", "quality"}, {"plus", "100"}, {"unit", "items"}, {"status", "active"}});
    silent(tolerances.hits(), "criterion.tolerances_kept", kCriterion);
    tolerances.with(r::finding::kType, "f2", {{"title", "Leak"}, {"severity", "critical"}, {"status", "open"}});
    fires(tolerances.hits(), "criterion.tolerances_kept", kCriterion);
}

TEST_CASE("criteria of others' part: contracts, compliance, people, hand-over, archive, lessons") {
    silent(Case("contracts_signed").with(r::contract::kType, "c", {{"title", "Steel"}, {"status", "in_force"}}).hits(), "criterion.contracts_signed", kCriterion);
    fires(Case("contracts_signed").with(r::contract::kType, "c", {{"title", "Steel"}, {"status", "legal_review"}}).hits(), "criterion.contracts_signed", kCriterion);
    silent(Case("compliance_passed").with(r::compliance_check::kType, "c", {{"title", "Fire"}, {"status", "waived"}}).hits(), "criterion.compliance_passed", kCriterion);
    fires(Case("compliance_passed").with(r::compliance_check::kType, "c", {{"title", "Fire"}, {"status", "non_compliant"}}).hits(), "criterion.compliance_passed", kCriterion);
    silent(Case("resources_committed").with(r::resource_request::kType, "c", {{"title", "Welder"}, {"status", "approved"}, {"from", "2026-09-21"}}).hits(), "criterion.resources_committed", kCriterion);
    fires(Case("resources_committed").with(r::resource_request::kType, "c", {{"title", "Welder"}, {"status", "submitted"}, {"from", "2026-09-21"}}).hits(), "criterion.resources_committed", kCriterion);
    silent(Case("handed_over").with(r::closing_item::kType, "c", {{"title", "Keys"}, {"kind", "hand_over"}, {"status", "done"}}).hits(), "criterion.handed_over", kCriterion);
    fires(Case("handed_over").with(r::closing_item::kType, "c", {{"title", "Keys"}, {"kind", "hand_over"}, {"status", "open"}}).hits(), "criterion.handed_over", kCriterion);
    silent(Case("archived").with(r::closing_item::kType, "c", {{"title", "Files"}, {"kind", "archive"}, {"status", "not_applicable"}}).hits(), "criterion.archived", kCriterion);
    fires(Case("archived").with(r::closing_item::kType, "c", {{"title", "Files"}, {"kind", "archive"}, {"status", "in_progress"}}).hits(), "criterion.archived", kCriterion);
    silent(Case("lessons_recorded").with(r::lesson::kType, "c", {{"title", "Ask early"}, {"status", "published"}}).hits(), "criterion.lessons_recorded", kCriterion);
    fires(Case("lessons_recorded").with(r::lesson::kType, "c", {{"title", "Ask early"}, {"status", "draft"}}).hits(), "criterion.lessons_recorded", kCriterion);
}

TEST_CASE("a criterion of no gate, of a method or of another computation is unknown") {
    Book book;
    Derived const derived(book.store);
    Facts const facts{book.store, derived, kToday};
    CHECK(evaluate(facts, "budget_approved", id_from_key("nobody"), nullptr).verdict == Verdict::unknown);
    CHECK(evaluate(facts, "none", id_from_key("nobody"), nullptr).rule.empty());
    auto const lost = book.add(r::gate_criterion::kType, "k", {{"gate", "gone"}, {"title", "Lost"}, {"computed", "budget_approved"}});
    CHECK(evaluate(facts, *book.store.find(lost)).verdict == Verdict::unknown);
}
