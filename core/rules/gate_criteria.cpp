#include "core/rules/gate_criteria.h"

#include <algorithm>

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
#include "core/registers/project.h"
#include "core/registers/proposal.h"
#include "core/registers/requirement.h"
#include "core/registers/resource_request.h"
#include "core/registers/risk.h"
#include "core/registers/risk_action.h"
#include "core/registers/rules.h"
#include "core/registers/trace.h"
#include "core/rules/tolerances.h"

namespace pmo::rules {

namespace {

using namespace registers;

using Records = std::vector<Record const*>;

constexpr std::size_t kMostEvidence = 8;
constexpr std::int64_t kHighScore = 15;              // of 25: what the risk matrix calls very high

struct Question {
    Facts const& facts;
    Id project;
    Record const* gate;
    Store const& store() const { return facts.store; }
    Records all(TypeDef const& type, Field<Id> link) const { return store().referrers(type, link, project); }
    // Due by the gate; without a date or without a gate it is.
    bool by_gate(Record const& record, Field<Date> due) const {
        return !gate || !gate->has(gate::planned_on) || !record.has(due) || record.get(due) <= gate->get(gate::planned_on);
    }
    bool overdue(Record const& record, Field<Date> due) const { return is_open(record) && record.has(due) && record.get(due) < facts.today; }
};

Evaluation answer(Verdict verdict, std::size_t wrong, std::size_t total, Records const& telling) {
    Evaluation out{.verdict = verdict, .rule = {}, .args = {std::to_string(wrong), std::to_string(total)}};
    out.args.push_back(telling.empty() ? std::string{} : std::string(title_of(*telling.front())));
    for (std::size_t i = 0; i < std::min(telling.size(), kMostEvidence); ++i) out.evidence.push_back(telling[i]->id());
    return out;
}

// None of the records may be wrong; nothing to look at is unknown, or met where the absence is what is wanted.
template <class Wrong>
Evaluation none(Records const& looked_at, Wrong wrong, Verdict when_empty = Verdict::unknown) {
    Records bad;
    for (auto const* record : looked_at)
        if (wrong(*record)) bad.push_back(record);
    if (!bad.empty()) return answer(Verdict::failed, bad.size(), looked_at.size(), bad);
    return answer(looked_at.empty() ? when_empty : Verdict::met, 0, looked_at.size(), looked_at);
}

// At least one record fulfils it.
template <class Good>
Evaluation some(Records const& looked_at, Good good) {
    Records found;
    for (auto const* record : looked_at)
        if (good(*record)) found.push_back(record);
    return answer(found.empty() ? Verdict::failed : Verdict::met, found.empty() ? 1 : 0, looked_at.size(), found.empty() ? looked_at : found);
}

template <class Keep>
Records only(Records records, Keep keep) {
    std::erase_if(records, [&](Record const* record) { return !keep(*record); });
    return records;
}

Evaluation sponsor_and_manager_named(Question const& q) {
    auto const* project = q.store().live(q.project);
    if (!project) return {};
    Records named;
    for (auto const field : {project::sponsor, project::manager})
        if (auto const* person = linked(*project, q.store(), field)) named.push_back(person);
    return answer(named.size() == 2 ? Verdict::met : Verdict::failed, 2 - named.size(), 2, named);
}

// The economic assessment of the proposal that the project came from.
Evaluation business_case_checked(Question const& q) {
    Records assessments;
    for (auto const* proposal : q.all(proposal::kType, proposal::project))
        for (auto const* row : q.store().referrers(feasibility::kType, feasibility::proposal, proposal->id()))
            if (is(*row, feasibility::dimension, "economic")) assessments.push_back(row);
    if (assessments.empty()) return {};
    return some(assessments, [](Record const& row) { return is(row, feasibility::status, "done") && is(row, feasibility::verdict, "feasible", "conditional"); });
}

Evaluation charter_approved(Question const& q) {
    return some(q.all(charter::kType, charter::project), [](Record const& row) { return is(row, charter::status, "approved"); });
}

Evaluation budget_approved(Question const& q) {
    return some(q.all(budget_version::kType, budget_version::project), [](Record const& row) { return is(row, budget_version::status, "approved"); });
}

// The project names the baseline that counts.
Evaluation baseline_set(Question const& q) {
    auto const* project = q.store().live(q.project);
    auto const* baseline = project ? linked(*project, q.store(), project::baseline) : nullptr;
    bool const ours = baseline && &baseline->type() == &baseline::kType && baseline->get(baseline::project) == q.project;
    return ours ? answer(Verdict::met, 0, 1, {baseline}) : answer(Verdict::failed, 1, 1, {});
}

Evaluation plan_has_no_errors(Question const& q) {
    auto const& plan = q.facts.derived.plan(q.project);
    if (plan.rows.empty()) return answer(Verdict::failed, 0, 0, {});
    Records wrong;
    for (auto const& problem : plan.problems)
        if (auto const* record = problem.severity == Severity::error ? q.store().live(problem.record) : nullptr) wrong.push_back(record);
    return answer(wrong.empty() ? Verdict::met : Verdict::failed, wrong.size(), plan.rows.size(), wrong);
}

bool binding(Record const& row) { return is(row, requirement::priority, "must") && !is(row, requirement::status, "rejected", "deferred"); }

Evaluation requirements_agreed(Question const& q) {
    return none(only(q.all(requirement::kType, requirement::project), binding), [](Record const& row) { return !row.has(requirement::status) || is(row, requirement::status, "proposed", "analysed"); });
}

Evaluation requirements_traced(Question const& q) {
    return none(only(q.all(requirement::kType, requirement::project), binding), [&](Record const& row) {
        auto const traces = q.store().referrers(trace::kType, trace::requirement, row.id());
        return std::ranges::none_of(traces, [&](Record const* trace) { return linked(*trace, q.store(), trace::target) != nullptr; });
    });
}

Evaluation deliverables_accepted(Question const& q) {
    return none(only(q.all(deliverable::kType, deliverable::project), [&](Record const& row) { return q.by_gate(row, deliverable::due); }),
                [](Record const& row) { return !is(row, deliverable::status, "accepted"); });
}

Evaluation documents_approved(Question const& q) {
    return none(only(q.all(document::kType, document::project), [&](Record const& row) { return row.get(document::required_by_method) && q.by_gate(row, document::due); }),
                [](Record const& row) { return !is(row, document::state, "approved", "archived"); });
}

Evaluation no_overdue_critical_finding(Question const& q) {
    return none(only(q.all(finding::kType, finding::project), [](Record const& row) { return is(row, finding::severity, "critical"); }),
                [&](Record const& row) { return q.overdue(row, finding::due); }, Verdict::met);
}

Evaluation no_open_critical_issue(Question const& q) {
    return none(only(q.all(issue::kType, issue::project), [](Record const& row) { return is(row, issue::severity, "critical"); }), [](Record const& row) { return is_open(row); }, Verdict::met);
}

Evaluation risk_reviews_done(Question const& q) {
    return none(only(q.all(risk::kType, risk::project), [](Record const& row) { return is_open(row); }),
                [&](Record const& row) { return row.has(risk::next_review) && row.get(risk::next_review) < q.facts.today; });
}

// A threat of very high score has a strategy, and unless it is accepted something is being done.
Evaluation high_risks_answered(Question const& q) {
    auto const high = only(q.all(risk::kType, risk::project), [](Record const& row) { return is_open(row) && !is(row, risk::kind, "opportunity") && risk::score(row) >= kHighScore; });
    return none(high, [&](Record const& row) {
        if (!row.has(risk::strategy)) return true;
        return !is(row, risk::strategy, "accept") && !row.has(risk::response) && q.store().referrers(risk_action::kType, risk_action::risk, row.id()).empty();
    }, Verdict::met);
}

Evaluation no_overdue_action(Question const& q) {
    return none(q.all(action_item::kType, action_item::project), [&](Record const& row) { return q.overdue(row, action_item::due); }, Verdict::met);
}

// Conditions are action items whose source is the gate; a conditional gate without any has promised nothing that can be checked.
Evaluation conditions_met(Question const& q) {
    Records conditional, wrong;
    std::size_t conditions = 0;
    for (auto const* gate : q.all(gate::kType, gate::project)) {
        if (gate == q.gate || !is(*gate, gate::decision, "conditional")) continue;
        conditional.push_back(gate);
        auto const actions = q.store().referrers(action_item::kType, action_item::source, gate->id());
        conditions += actions.size();
        if (actions.empty()) wrong.push_back(gate);
        for (auto const* action : actions)
            if (is_open(*action)) wrong.push_back(action);
    }
    if (!wrong.empty()) return answer(Verdict::failed, wrong.size(), std::max(conditions, wrong.size()), wrong);
    return answer(Verdict::met, 0, conditions, conditional);
}

Evaluation contracts_signed(Question const& q) {
    return none(only(q.all(contract::kType, contract::project), [](Record const& row) { return !is(row, contract::status, "terminated"); }),
                [](Record const& row) { return !row.has(contract::status) || is(row, contract::status, "draft", "legal_review", "negotiation"); });
}

Evaluation compliance_passed(Question const& q) {
    return none(only(q.all(compliance_check::kType, compliance_check::project), [&](Record const& row) { return q.by_gate(row, compliance_check::due); }),
                [](Record const& row) { return is_open(row); });
}

Evaluation tolerances_kept(Question const& q) {
    Records looked_at, broken;
    for (auto const& state : tolerance_states(q.facts, q.project)) {
        if (state.level == ToleranceLevel::unknown) continue;
        looked_at.push_back(state.tolerance);
        if (state.level == ToleranceLevel::broken) broken.push_back(state.tolerance);
    }
    if (looked_at.empty()) return {};
    return answer(broken.empty() ? Verdict::met : Verdict::failed, broken.size(), looked_at.size(), broken.empty() ? looked_at : broken);
}

// Requests for people that are needed by the gate and have been neither granted nor given up.
Evaluation resources_committed(Question const& q) {
    auto const wanted = only(q.all(resource_request::kType, resource_request::project), [&](Record const& row) { return !is(row, resource_request::status, "cancelled") && q.by_gate(row, resource_request::from); });
    return none(wanted, [](Record const& row) { return !is(row, resource_request::status, "approved", "fulfilled"); });
}

template <class... Kinds>
Evaluation closing(Question const& q, Kinds... kinds) {
    return none(only(q.all(closing_item::kType, closing_item::project), [&](Record const& row) { return is(row, closing_item::kind, kinds...); }), [](Record const& row) { return is_open(row); });
}
Evaluation handed_over(Question const& q) { return closing(q, "hand_over"); }
Evaluation archived(Question const& q) { return closing(q, "archive"); }

Evaluation lessons_recorded(Question const& q) {
    return some(q.all(lesson::kType, lesson::project), [](Record const& row) { return is(row, lesson::status, "published"); });
}

struct Criterion {
    std::string_view id, rule;
    Evaluation (*ask)(Question const&);
};
#define PMO_CRITERION(name) Criterion{#name, "criterion." #name, name}
constexpr Criterion kCriteria[] = {
    PMO_CRITERION(sponsor_and_manager_named), PMO_CRITERION(business_case_checked), PMO_CRITERION(charter_approved), PMO_CRITERION(budget_approved),
    PMO_CRITERION(baseline_set), PMO_CRITERION(plan_has_no_errors), PMO_CRITERION(requirements_agreed), PMO_CRITERION(requirements_traced),
    PMO_CRITERION(deliverables_accepted), PMO_CRITERION(documents_approved), PMO_CRITERION(no_overdue_critical_finding), PMO_CRITERION(no_open_critical_issue),
    PMO_CRITERION(risk_reviews_done), PMO_CRITERION(high_risks_answered), PMO_CRITERION(no_overdue_action), PMO_CRITERION(conditions_met),
    PMO_CRITERION(contracts_signed), PMO_CRITERION(compliance_passed), PMO_CRITERION(tolerances_kept), PMO_CRITERION(resources_committed),
    PMO_CRITERION(handed_over), PMO_CRITERION(archived), PMO_CRITERION(lessons_recorded)};
#undef PMO_CRITERION

}  // namespace

Evaluation evaluate(Facts const& facts, std::string_view computed, Id project, Record const* gate) {
    auto const found = std::ranges::find(kCriteria, computed, &Criterion::id);
    if (found == std::end(kCriteria)) return {};
    auto evaluation = facts.store.live(project) ? found->ask({facts, project, gate}) : Evaluation{};
    evaluation.rule = found->rule;
    return evaluation;
}

Evaluation evaluate(Facts const& facts, Record const& criterion) {
    auto const* gate = linked(criterion, facts.store, gate_criterion::gate);
    if (!gate || &gate->type() != &gate::kType) return {};
    return evaluate(facts, criterion.get(gate_criterion::computed), gate->get(gate::project), gate);
}

}  // namespace pmo::rules
