#include <string>
#include <vector>

#include "core/registers/approval.h"
#include "core/registers/charter.h"
#include "core/registers/deliverable.h"
#include "core/registers/deviation.h"
#include "core/registers/gate.h"
#include "core/registers/goal.h"
#include "core/registers/method.h"
#include "core/registers/person.h"
#include "core/registers/phase.h"
#include "core/registers/project.h"
#include "core/registers/requirement.h"
#include "core/registers/task.h"
#include "tests/core/registers/book.h"

using namespace pmo;
using namespace pmo::tests;
namespace r = pmo::registers;

TEST_CASE("a charter is complete when it is approved") {
    auto const& type = r::charter::kType;
    rule(type, "charter.finish_before_start", {{"target_start", "2026-03-02"}, {"target_finish", "2026-03-01"}}, {{"target_finish", "2026-12-31"}});
    rule(type, "charter.approved_before_submitted", {{"submitted_on", "2026-03-02"}, {"approved_on", "2026-03-01"}}, {{"approved_on", "2026-03-05"}});
    rule(type, "charter.negative_budget", {{"budget_frame", "-1 CNY"}}, {{"budget_frame", "1 CNY"}});
    rule(type, "charter.approved_without_date", {{"status", "approved"}}, {{"approved_on", "2026-03-05"}});
    rule(type, "charter.approved_without_date", {{"status", "approved"}}, {{"status", "in_review"}});
    rule(type, "charter.approved_by_nobody", {{"status", "approved"}}, {{"approved_by", "qin"}});
    rule(type, "charter.no_scope", {{"status", "approved"}}, {{"scope_in", "Three lines"}});
    rule(type, "charter.no_scope_out", {{"status", "approved"}}, {{"scope_out", "Warehouse"}});
}

TEST_CASE("a project has one approved charter, with its budget") {
    Book book;
    book.add(r::project::kType, "mes", {{"name", "MES"}, {"budget", "12800000 CNY"}});
    auto const one = book.add(r::charter::kType, "one", {{"project", "mes"}, {"title", "V1"}, {"status", "approved"}, {"budget_frame", "12000000 CNY"}});
    CHECK(book.args(one, "charter.budget_differs") == std::vector<std::string>{"12000000.00 CNY", "12800000.00 CNY"});
    CHECK_FALSE(book.says(one, "charter.two_approved"));
    auto const two = book.add(r::charter::kType, "two", {{"project", "mes"}, {"title", "V2"}, {"status", "approved"}, {"budget_frame", "12800000 CNY"}});
    CHECK_FALSE(book.says(two, "charter.budget_differs"));
    CHECK(book.args(two, "charter.two_approved") == std::vector<std::string>{"V1"});
    auto const foreign = book.add(r::charter::kType, "three", {{"project", "mes"}, {"budget_frame", "5 EUR"}});
    CHECK(book.says(foreign, "project.other_currency"));
}

TEST_CASE("an approval is dated, reasoned and not one's own") {
    auto const& type = r::approval::kType;
    rule(type, "approval.decided_without_date", {{"decision", "approved"}}, {{"decided_on", "2026-09-18"}});
    rule(type, "approval.date_without_decision", {{"decision", "pending"}, {"decided_on", "2026-09-18"}}, {{"decision", "rejected"}});
    rule(type, "approval.no_conditions", {{"decision", "conditional"}}, {{"conditions", "After the audit"}});
    rule(type, "approval.no_comment", {{"decision", "rejected"}}, {{"comment", "Scope unclear"}});
    rule(type, "approval.decided_before_asked", {{"asked_on", "2026-09-18"}, {"decided_on", "2026-09-17"}}, {{"decided_on", "2026-09-18"}});
    rule(type, "approval.own_request", {{"approver", "qin"}, {"asked_by", "qin"}}, {{"asked_by", "chen"}});
    Book book;
    book.add(r::gate::kType, "g1", {{"project", "erp"}, {"name", "G1"}});
    auto const one = book.add(type, "one", {{"project", "erp"}, {"subject", "g1"}, {"approver", "qin"}});
    book.add(type, "other", {{"project", "erp"}, {"subject", "g1"}, {"approver", "lin"}});
    book.add(type, "earlier", {{"project", "erp"}, {"subject", "g1"}, {"approver", "qin"}, {"decision", "rejected"}, {"decided_on", "2026-09-01"}});
    CHECK(book.problems(one).empty());
    auto const two = book.add(type, "two", {{"project", "mes"}, {"subject", "g1"}, {"approver", "qin"}});
    CHECK(book.says(one, "approval.twice"));
    CHECK(book.says(two, "link.other_project"));
}

TEST_CASE("an agreed goal answers the five questions") {
    auto const& type = r::goal::kType;
    Book book;
    auto const goal = book.add(type, "goal", {{"status", "agreed"}, {"specific", "OEE of line A"}, {"measure", "OEE"}, {"target", "82 %"}, {"due", "2027-03-31"}});
    CHECK(book.args(goal, "goal.not_smart") == std::vector<std::string>{"3"});
    rule(type, "goal.not_smart",
         {{"status", "agreed"}, {"specific", "OEE"}, {"measurable", "Counter"}, {"achievable", "Pilot did it"}, {"time_bound", "Before the audit"}},
         {{"objective", "efficiency"}});
    rule(type, "goal.not_smart", {{"status", "agreed"}}, {{"status", "draft"}});
    rule(type, "goal.no_result", {{"status", "missed"}}, {{"result", "79 %"}});
}

TEST_CASE("an agreed requirement can be accepted and is fulfilled somewhere") {
    auto const& type = r::requirement::kType;
    rule(type, "requirement.no_criteria", {{"status", "agreed"}}, {{"acceptance_criteria", "Within two seconds"}});
    rule(type, "requirement.wont_in_work", {{"status", "in_progress"}, {"priority", "wont"}}, {{"priority", "could"}});
    Book book;
    book.add(r::deliverable::kType, "report", {{"project", "mes"}, {"title", "Report"}});
    book.add(r::deliverable::kType, "foreign", {{"project", "erp"}, {"title", "Ledger"}});
    auto const requirement = book.add(type, "req", {{"project", "mes"}, {"status", "agreed"}, {"acceptance_criteria", "Daily"}});
    CHECK(book.says(requirement, "requirement.not_traced"));
    auto const trace = book.add(r::trace::kType, "trace", {{"requirement", "req"}, {"kind", "satisfied_by"}, {"target", "report"}});
    CHECK(book.problems(requirement).empty());
    CHECK(book.problems(trace).empty());
    auto const wrong = book.add(r::trace::kType, "wrong", {{"requirement", "req"}, {"kind", "satisfied_by"}, {"target", "foreign"}});
    CHECK(book.args(wrong, "link.other_project") == std::vector<std::string>{"Ledger"});
    book.add(r::trace::kType, "again", {{"requirement", "req"}, {"kind", "satisfied_by"}, {"target", "report"}});
    CHECK(book.says(trace, "trace.twice"));
    auto const circle = book.add(r::trace::kType, "circle", {{"requirement", "req"}, {"kind", "derived_from"}, {"target", "req"}});
    CHECK(book.says(circle, "trace.itself"));
}

TEST_CASE("a deliverable is accepted by somebody else, by criteria, with a date") {
    auto const& type = r::deliverable::kType;
    rule(type, "deliverable.nowhere", {{"title", "Plan"}}, {{"project", "mes"}});
    rule(type, "deliverable.nowhere", {{"title", "Plan"}}, {{"method", "standard"}});
    rule(type, "deliverable.no_criteria", {{"status", "submitted"}}, {{"quality_criteria", "Signed"}});
    rule(type, "deliverable.accepted_without_date", {{"status", "accepted"}}, {{"accepted_on", "2026-09-18"}});
    rule(type, "deliverable.accepted_by_nobody", {{"status", "accepted"}}, {{"accepted_by", "qin"}});
    rule(type, "deliverable.no_conditions", {{"status", "conditional"}}, {{"conditions", "Two defects"}});
    rule(type, "deliverable.own_acceptance", {{"owner", "wang"}, {"accepted_by", "wang"}}, {{"accepted_by", "qin"}});
    rule(type, "deliverable.accepted_before_submitted", {{"submitted_on", "2026-09-18"}, {"accepted_on", "2026-09-17"}}, {{"accepted_on", "2026-09-18"}});
    Book book;
    book.add(r::task::kType, "task", {{"project", "erp"}, {"name", "Write"}});
    auto const plan = book.add(type, "plan", {{"project", "mes"}, {"task", "task"}});
    CHECK(book.says(plan, "link.other_project"));
}

TEST_CASE("methods are not based on themselves") {
    rule(r::method::kType, "method.own_base", {{"base", "wrong"}}, {{"base", "standard"}});
    Book book;
    auto const a = book.add(r::method::kType, "a", {{"base", "b"}});
    book.add(r::method::kType, "b", {{"base", "a"}});
    CHECK(book.says(a, "method.base_circle"));
    CHECK_FALSE(book.says(a, "method.own_base"));
}

TEST_CASE("a phase belongs somewhere and its dates are in order") {
    auto const& type = r::phase::kType;
    rule(type, "phase.nowhere", {{"name", "Planning"}}, {{"method", "standard"}});
    rule(type, "phase.finish_before_start", {{"start", "2026-03-02"}, {"finish", "2026-03-01"}}, {{"finish", "2026-03-02"}});
    rule(type, "phase.actual_finish_before_start", {{"actual_start", "2026-03-02"}, {"actual_finish", "2026-03-01"}}, {{"actual_finish", "2026-03-02"}});
    rule(type, "phase.started_without_date", {{"status", "active"}}, {{"actual_start", "2026-03-02"}});
    rule(type, "phase.done_without_date", {{"status", "done"}}, {{"actual_finish", "2026-05-02"}});
    rule(type, "phase.own_origin", {{"origin", "wrong"}}, {{"origin", "pattern"}});
}

TEST_CASE("a gate is decided with a date, a reason and its conditions") {
    auto const& type = r::gate::kType;
    rule(type, "gate.nowhere", {{"name", "G1"}}, {{"project", "mes"}});
    rule(type, "gate.decided_without_date", {{"decision", "go"}}, {{"held_on", "2026-03-20"}});
    rule(type, "gate.decided_without_date", {{"decision", "go"}}, {{"decision", "none"}});
    rule(type, "gate.held_without_decision", {{"status", "held"}, {"decision", "none"}}, {{"decision", "hold"}});
    rule(type, "gate.decided_not_held", {{"project", "mes"}, {"status", "ready"}, {"decision", "go"}}, {{"status", "held"}});
    rule(type, "gate.no_conditions", {{"decision", "conditional"}}, {{"conditions", "Contract signed"}});
    rule(type, "gate.no_conditions_date", {{"decision", "conditional"}}, {{"conditions_due", "2026-04-20"}});
    rule(type, "gate.no_reason", {{"decision", "recycle"}}, {{"decision_reason", "No blueprint"}});
    rule(type, "gate.conditions_before_decision", {{"held_on", "2026-04-20"}, {"conditions_due", "2026-04-19"}}, {{"conditions_due", "2026-04-30"}});
}

TEST_CASE("a gate is passed when everything that must be met is met") {
    Book book;
    auto const gate = book.add(r::gate::kType, "g2", {{"project", "mes"}, {"status", "held"}, {"decision", "go"}, {"held_on", "2026-05-26"}});
    CHECK(book.says(gate, "gate.no_criteria"));
    book.add(r::gate_criterion::kType, "a", {{"gate", "g2"}, {"kind", "must_meet"}, {"met", "met"}});
    book.add(r::gate_criterion::kType, "b", {{"gate", "g2"}, {"kind", "should_meet"}, {"met", "open"}});
    CHECK(book.problems(gate).empty());
    book.add(r::gate_criterion::kType, "c", {{"gate", "g2"}, {"kind", "must_meet"}, {"met", "failed"}});
    CHECK(book.args(gate, "gate.must_meet_open") == std::vector<std::string>{"1"});
    book.add(r::gate_criterion::kType, "d", {{"gate", "g2"}, {"kind", "must_meet"}, {"met", "open"}, {"computed", "charter_approved"}});
    CHECK(book.args(gate, "gate.must_meet_open") == std::vector<std::string>{"1"});      // the data answered it on the day
    book.add(r::gate_criterion::kType, "e", {{"gate", "g2"}, {"kind", "must_meet"}, {"met", "failed"}, {"computed", "budget_approved"}});
    CHECK(book.args(gate, "gate.must_meet_open") == std::vector<std::string>{"2"});
    auto const& type = r::gate_criterion::kType;
    rule(type, "gate_criterion.no_evidence", {{"met", "met"}}, {{"evidence", "Minutes"}});
    rule(type, "gate_criterion.no_evidence", {{"met", "met"}}, {{"evidence_record", "minutes"}});
    rule(type, "gate_criterion.waived_without_reason", {{"met", "waived"}}, {{"comment", "Not applicable here"}});
}

TEST_CASE("a deviation names what it departs from and why") {
    auto const& type = r::deviation::kType;
    rule(type, "deviation.no_item", {{"kind", "omitted"}}, {{"method_item", "g3"}});
    rule(type, "deviation.no_item", {{"kind", "omitted"}}, {{"kind", "added"}});
    rule(type, "deviation.decided_without_date", {{"status", "approved"}}, {{"decided_on", "2026-03-20"}});
    rule(type, "deviation.no_reason", {{"status", "approved"}}, {{"reason", "Small project"}});
    Book book;
    book.add(r::person::kType, "qin", {{"name", "Qin"}});
    book.add(r::gate::kType, "g3", {{"name", "G3"}});
    auto const odd = book.add(type, "odd", {{"kind", "omitted"}, {"method_item", "qin"}});
    CHECK(book.args(odd, "deviation.item") == std::vector<std::string>{"person"});
    auto const fine = book.add(type, "fine", {{"kind", "omitted"}, {"method_item", "g3"}});
    CHECK_FALSE(book.says(fine, "deviation.item"));
}
