#include <string>
#include <vector>

#include "core/registers/benefit.h"
#include "core/registers/cash_flow.h"
#include "core/registers/contribution.h"
#include "core/registers/criterion.h"
#include "core/registers/feasibility.h"
#include "core/registers/objective.h"
#include "core/registers/person.h"
#include "core/registers/programme.h"
#include "core/registers/project.h"
#include "core/registers/project_dependency.h"
#include "core/registers/proposal.h"
#include "core/registers/roadmap_item.h"
#include "core/registers/scenario.h"
#include "core/registers/scenario_item.h"
#include "core/registers/score.h"
#include "core/registers/selection_rule.h"
#include "core/registers/task.h"
#include "tests/core/registers/book.h"

using namespace pmo;
using namespace pmo::tests;
namespace r = pmo::registers;

TEST_CASE("an active objective has an owner and can be measured") {
    auto const& type = r::objective::kType;
    rule(type, "objective.no_owner", {{"status", "active"}}, {{"owner", "qin"}});
    rule(type, "objective.no_owner", {{"status", "active"}}, {{"status", "draft"}});
    rule(type, "objective.not_measurable", {{"status", "active"}, {"measure", "OEE"}}, {{"target", "85 %"}});
    rule(type, "objective.no_result", {{"status", "achieved"}}, {{"actual", "86 %"}});
}

TEST_CASE("a contribution comes from a project or a proposal, once") {
    auto const& type = r::contribution::kType;
    rule(type, "contribution.nobody", {{"objective", "growth"}}, {{"project", "mes"}});
    rule(type, "contribution.nobody", {{"objective", "growth"}}, {{"proposal", "crm"}});
    Book book;
    auto const one = book.add(type, "one", {{"objective", "growth"}, {"project", "mes"}});
    book.add(type, "other", {{"objective", "growth"}, {"project", "erp"}});
    CHECK(book.problems(one).empty());
    book.add(type, "again", {{"objective", "growth"}, {"project", "mes"}});
    CHECK(book.says(one, "contribution.twice"));
}

TEST_CASE("a programme and a roadmap item have dates in order") {
    rule(r::programme::kType, "programme.finish_before_start", {{"start", "2026-03-02"}, {"finish", "2026-03-01"}}, {{"finish", "2026-12-31"}});
    rule(r::programme::kType, "programme.negative_budget", {{"budget", "-1 CNY"}}, {{"budget", "1 CNY"}});
    rule(r::programme::kType, "programme.no_manager", {{"status", "active"}}, {{"manager", "chen"}});
    rule(r::roadmap_item::kType, "roadmap_item.finish_before_start", {{"start", "2026-03-02"}, {"finish", "2026-03-01"}}, {{"finish", "2026-12-31"}});
    rule(r::roadmap_item::kType, "roadmap_item.no_date", {{"title", "Release"}}, {{"finish", "2026-12-31"}});
    Book book;
    book.add(r::person::kType, "chen", {{"name", "Chen"}, {"left", "2026-09-30"}});
    auto const late = book.add(r::programme::kType, "late", {{"manager", "chen"}, {"finish", "2026-10-31"}});
    CHECK(book.says(late, "owner.left"));
    auto const closed = book.add(r::programme::kType, "closed", {{"manager", "chen"}, {"finish", "2026-10-31"}, {"status", "closed"}});
    CHECK_FALSE(book.says(closed, "owner.left"));
}

TEST_CASE("a dependency between projects joins two, in time, with their own tasks") {
    auto const& type = r::project_dependency::kType;
    rule(type, "project_dependency.itself", {{"project", "mes"}, {"provider", "mes"}}, {{"provider", "erp"}});
    rule(type, "project_dependency.promised_late", {{"needed_by", "2026-10-01"}, {"promised_on", "2026-10-15"}}, {{"promised_on", "2026-10-01"}});
    rule(type, "project_dependency.promised_late", {{"needed_by", "2026-10-01"}, {"promised_on", "2026-10-15"}}, {{"status", "cancelled"}});
    rule(type, "project_dependency.delivered_without_date", {{"status", "delivered"}}, {{"delivered_on", "2026-10-01"}});
    rule(type, "project_dependency.agreed_without_date", {{"status", "agreed"}}, {{"promised_on", "2026-10-01"}});
    Book book;
    book.add(r::task::kType, "mes.task", {{"project", "mes"}, {"name", "Wait"}});
    book.add(r::task::kType, "erp.task", {{"project", "erp"}, {"name", "Deliver"}});
    auto const right = book.add(type, "right", {{"project", "mes"}, {"provider", "erp"}, {"task", "mes.task"}, {"provider_task", "erp.task"}});
    CHECK(book.problems(right).empty());
    auto const wrong = book.add(type, "wrong", {{"project", "mes"}, {"provider", "erp"}, {"provider_task", "mes.task"}});
    CHECK(book.args(wrong, "link.other_project") == std::vector<std::string>{"Wait"});
}

TEST_CASE("a proposal is decided with a cost, a date, a reason and by somebody else") {
    auto const& type = r::proposal::kType;
    rule(type, "proposal.finish_before_start", {{"target_start", "2027-03-01"}, {"target_finish", "2027-02-01"}}, {{"target_finish", "2027-12-01"}});
    rule(type, "proposal.decided_before_requested", {{"requested_on", "2026-09-01"}, {"decided_on", "2026-08-01"}}, {{"decided_on", "2026-09-10"}});
    rule(type, "proposal.negative_cost", {{"cost", "-5 CNY"}}, {{"cost", "5 CNY"}});
    rule(type, "proposal.no_cost", {{"stage", "decision"}}, {{"cost", "1200000 CNY"}});
    rule(type, "proposal.decided_without_date", {{"stage", "parked"}}, {{"decided_on", "2026-09-10"}});
    rule(type, "proposal.no_reason", {{"stage", "rejected"}}, {{"decision_reason", "No capacity"}});
    rule(type, "proposal.no_project", {{"stage", "approved"}}, {{"project", "mes"}});
    rule(type, "proposal.project_not_approved", {{"stage", "analysis"}, {"project", "mes"}}, {{"stage", "approved"}});
    rule(type, "proposal.own_decision", {{"requester", "qin"}, {"decided_by", "qin"}}, {{"decided_by", "lin"}});
}

TEST_CASE("a feasibility study ends with a verdict and says why") {
    auto const& type = r::feasibility::kType;
    rule(type, "feasibility.no_verdict", {{"status", "done"}}, {{"verdict", "feasible"}});
    rule(type, "feasibility.no_conditions", {{"verdict", "conditional"}}, {{"conditions", "With a second supplier"}});
    rule(type, "feasibility.no_finding", {{"verdict", "infeasible"}}, {{"finding", "No licence"}});
    Book book;
    auto const one = book.add(type, "one", {{"proposal", "crm"}, {"dimension", "legal"}});
    book.add(type, "other", {{"proposal", "crm"}, {"dimension", "technical"}});
    CHECK(book.problems(one).empty());
    book.add(type, "again", {{"proposal", "crm"}, {"dimension", "legal"}});
    CHECK(book.says(one, "feasibility.twice"));
}

TEST_CASE("criteria have a weight and a scale, scores a subject and one author") {
    rule(r::criterion::kType, "criterion.no_weight", {{"weight", "0"}}, {{"weight", "20"}});
    rule(r::criterion::kType, "criterion.no_weight", {{"weight", "0"}}, {{"inactive", "true"}});
    rule(r::criterion::kType, "criterion.no_scale", {{"scale_low", "None"}}, {{"scale_high", "Whole group"}});
    Book book;
    book.add(r::proposal::kType, "crm", {{"title", "CRM"}});
    book.add(r::person::kType, "qin", {{"name", "Qin"}});
    auto const one = book.add(r::score::kType, "one", {{"subject", "crm"}, {"criterion", "fit"}, {"scorer", "qin"}, {"value", "80"}});
    book.add(r::score::kType, "other", {{"subject", "crm"}, {"criterion", "fit"}, {"scorer", "lin"}, {"value", "60"}});
    CHECK(book.problems(one).empty());
    book.add(r::score::kType, "again", {{"subject", "crm"}, {"criterion", "fit"}, {"scorer", "qin"}, {"value", "70"}});
    CHECK(book.says(one, "score.twice"));
    auto const odd = book.add(r::score::kType, "odd", {{"subject", "qin"}, {"criterion", "fit"}});
    CHECK(book.args(odd, "score.subject") == std::vector<std::string>{"person"});
}

TEST_CASE("a selection rule names what it needs and contradicts no other") {
    auto const& type = r::selection_rule::kType;
    rule(type, "selection_rule.no_other", {{"kind", "exclusive"}, {"subject", "a"}}, {{"other", "b"}});
    rule(type, "selection_rule.needless_other", {{"kind", "must_do"}, {"subject", "a"}, {"other", "b"}}, {{"kind", "prerequisite"}});
    rule(type, "selection_rule.itself", {{"kind", "exclusive"}, {"subject", "a"}, {"other", "a"}}, {{"other", "b"}});
    Book book;
    book.add(r::programme::kType, "programme", {{"name", "P"}});
    auto const odd = book.add(type, "odd", {{"kind", "must_do"}, {"subject", "programme"}});
    CHECK(book.says(odd, "selection_rule.subject"));
    auto const in = book.add(type, "in", {{"kind", "must_do"}, {"subject", "a"}});
    book.add(type, "asleep", {{"kind", "force_out"}, {"subject", "a"}, {"inactive", "true"}});
    CHECK_FALSE(book.says(in, "selection_rule.contradiction"));
    auto const out = book.add(type, "out", {{"kind", "force_out"}, {"subject", "a"}});
    CHECK(book.says(in, "selection_rule.contradiction"));
    CHECK(book.says(out, "selection_rule.contradiction"));
}

TEST_CASE("a scenario has a period, and each project in it once") {
    rule(r::scenario::kType, "scenario.period_order", {{"period_from", "2027-01-01"}, {"period_to", "2026-12-31"}}, {{"period_to", "2027-12-31"}});
    rule(r::scenario::kType, "scenario.negative_budget", {{"budget", "-1 CNY"}}, {{"budget", "1 CNY"}});
    rule(r::scenario::kType, "scenario.approved_without_date", {{"status", "approved"}}, {{"decided_on", "2026-12-01"}});
    Book book;
    book.add(r::project::kType, "mes", {{"name", "MES"}});
    book.add(r::person::kType, "qin", {{"name", "Qin"}});
    auto const one = book.add(r::scenario_item::kType, "one", {{"scenario", "base"}, {"subject", "mes"}, {"choice", "in"}});
    CHECK(book.problems(one).empty());
    book.add(r::scenario_item::kType, "two", {{"scenario", "base"}, {"subject", "mes"}, {"choice", "out"}});
    CHECK(book.says(one, "scenario_item.twice"));
    auto const odd = book.add(r::scenario_item::kType, "odd", {{"scenario", "base"}, {"subject", "qin"}});
    CHECK(book.says(odd, "scenario_item.subject"));
}

TEST_CASE("a cash flow has an owner, a direction without a sign, and the project's currency") {
    auto const& type = r::cash_flow::kType;
    rule(type, "cash_flow.nobody", {{"amount", "5 CNY"}}, {{"proposal", "crm"}});
    rule(type, "cash_flow.negative", {{"amount", "-5 CNY"}}, {{"amount", "5 CNY"}});
    rule(type, "cash_flow.category", {{"kind", "cost"}, {"category", "saving"}}, {{"kind", "benefit"}});
    rule(type, "cash_flow.category", {{"kind", "benefit"}, {"category", "investment"}}, {{"kind", "cost"}});
    Book book;
    book.add(r::project::kType, "mes", {{"name", "MES"}, {"budget", "100 CNY"}});
    auto const foreign = book.add(type, "foreign", {{"project", "mes"}, {"amount", "5 USD"}});
    CHECK(book.args(foreign, "project.other_currency") == std::vector<std::string>{"USD", "CNY"});
    auto const own = book.add(type, "own", {{"project", "mes"}, {"amount", "5 CNY"}});
    CHECK(book.problems(own).empty());
}

TEST_CASE("a benefit goes in its direction and is measured before it is concluded") {
    auto const& type = r::benefit::kType;
    rule(type, "benefit.nobody", {{"name", "OEE"}}, {{"project", "mes"}});
    rule(type, "benefit.nobody", {{"name", "OEE"}}, {{"programme", "smart"}});
    rule(type, "benefit.direction", {{"baseline", "6800"}, {"target", "6800"}}, {{"target", "8200"}});
    rule(type, "benefit.direction", {{"direction", "lower"}, {"baseline", "350"}, {"target", "400"}}, {{"target", "200"}});
    rule(type, "benefit.not_measurable", {{"status", "tracking"}, {"baseline", "100"}}, {{"target", "200"}});
    rule(type, "benefit.due_before_baseline", {{"baseline_on", "2026-09-01"}, {"due", "2026-08-01"}}, {{"due", "2027-08-01"}});
    Book book;
    auto const benefit = book.add(type, "oee", {{"project", "mes"}, {"status", "realised"}, {"baseline", "6800"}, {"target", "8250"}});
    CHECK(book.says(benefit, "benefit.not_measured"));
    auto const first = book.add(r::benefit_measurement::kType, "first", {{"benefit", "oee"}, {"date", "2027-03-31"}, {"value", "8300"}});
    CHECK(book.problems(benefit).empty());
    CHECK(book.problems(first).empty());
    book.add(r::benefit_measurement::kType, "again", {{"benefit", "oee"}, {"date", "2027-03-31"}, {"value", "8200"}});
    CHECK(book.says(first, "benefit_measurement.twice"));
    auto const falling = book.add(type, "falling", {{"baseline", "6800"}, {"target", "6250"}});
    CHECK(book.args(falling, "benefit.direction") == std::vector<std::string>{"62.5", "68"});
}
