#include "core/rules/charter.h"

#include <algorithm>

#include "core/base/sort.h"
#include "core/base/sums.h"
#include "core/registers/approval.h"
#include "core/registers/charter.h"
#include "core/registers/goal.h"
#include "core/registers/project.h"
#include "core/registers/role_assignment.h"
#include "core/registers/rules.h"
#include "core/rules/smart.h"

namespace pmo::rules {

namespace {

namespace cha = registers::charter;
namespace gol = registers::goal;
namespace prj = registers::project;
namespace apr = registers::approval;
namespace rol = registers::role_assignment;
using registers::is;

Hit hit(std::string_view rule, Id subject, Id project, std::vector<std::string> args, std::vector<Id> evidence = {}) {
    return {rule, find_rule(rule)->severity, subject, project, std::move(args), std::move(evidence)};
}

std::vector<Record const*> goals_of(Store const& store, Id project) {
    auto goals = store.referrers(gol::kType, gol::project, project);
    std::erase_if(goals, [](Record const* goal) { return is(*goal, gol::status, "dropped"); });
    return goals;
}

void check_frame(Facts const& facts, Record const& charter, Record const& project, std::vector<Hit>& hits) {
    auto const& summary = facts.derived.summary(project.id());
    auto const frame = charter.get(cha::budget_frame);
    if (charter.has(cha::budget_frame) && summary.eac > frame.minor && summary.currency == frame.currency.text() && summary.value.bac > 0)
        hits.push_back(hit("charter.cost_exceeded", charter.id(), project.id(), {to_text(Money{summary.eac, frame.currency}), to_text(frame)}, {project.id()}));
    if (!charter.has(cha::target_finish) || summary.finish == kNoTime) return;
    if (auto const forecast = date_of(Moment{summary.finish}); forecast > charter.get(cha::target_finish))
        hits.push_back(hit("charter.finish_exceeded", charter.id(), project.id(), {to_text(forecast), to_text(charter.get(cha::target_finish))}, {project.id()}));
}

void check_goals(Facts const& facts, Record const& charter, Id project, std::vector<Hit>& hits) {
    auto const goals = goals_of(facts.store, project);
    std::vector<Id> weak;
    std::int64_t weights = 0;
    bool weighted = false;
    for (auto const* goal : goals) {
        if (smart_letters(smart_marks(facts, *goal)) < 5) weak.push_back(goal->id());
        weighted = weighted || goal->has(gol::weight);
        weights = plus(weights, goal->get(gol::weight));
    }
    if (is(charter, cha::status, "approved") && !weak.empty())
        hits.push_back(hit("charter.goals_not_smart", charter.id(), project, {std::to_string(weak.size()), std::to_string(goals.size())}, weak));
    if (weighted && weights != 100) hits.push_back(hit("charter.goal_weights", charter.id(), project, {std::to_string(weights)}));
}

void check_approvals(Facts const& facts, Record const& charter, Record const& project, std::vector<Hit>& hits) {
    bool const approved = is(charter, cha::status, "approved");
    bool const working = is(project, prj::status, "active") && project.has(prj::stage) && !is(project, prj::stage, "initiation");
    if (!approved && working) hits.push_back(hit("charter.not_approved", project.id(), project.id(), {std::string(project.get(prj::stage))}, {charter.id()}));
    if (!approved) return;
    for (auto const* approval : approvals_of(facts.store, charter.id())) {
        if (!is(*approval, apr::decision, "pending", "rejected")) continue;
        auto const* who = facts.store.live(approval->get(apr::approver));
        hits.push_back(hit("charter.open_approval", charter.id(), project.id(), {who ? std::string(title_of(*who)) : std::string("—")}, {approval->id()}));
    }
}

}  // namespace

std::vector<Record const*> approvals_of(Store const& store, Id subject) {
    auto approvals = store.referrers(apr::kType, apr::subject, subject);
    sort_stably(approvals, {}, [](Record const* approval) { return approval->get(apr::step); });
    return approvals;
}

Record const* charter_of(Store const& store, Id project) {
    Record const* found = nullptr;
    for (auto const* charter : store.referrers(cha::kType, cha::project, project)) {
        if (is(*charter, cha::status, "superseded", "rejected")) continue;
        bool const approved = is(*charter, cha::status, "approved"), before = found && is(*found, cha::status, "approved");
        if (!found || approved > before || (approved == before && charter->get(cha::approved_on) >= found->get(cha::approved_on))) found = charter;
    }
    return found;
}

Completeness completeness(Facts const& facts, Record const& charter) {
    Completeness result;
    auto const add = [&](std::string_view id, bool filled) {
        result.parts.push_back({id, filled});
        result.filled += filled;
    };
    auto const field = [&](auto handle) { add(cha::kFields[handle.slot].id, charter.has(handle)); };
    auto const project = charter.get(cha::project);
    field(cha::background);
    field(cha::purpose);
    add("goal", !goals_of(facts.store, project).empty());
    for (auto const handle : {cha::scope_in, cha::scope_out, cha::success_factors, cha::assumptions, cha::constraints, cha::main_risks}) field(handle);
    auto const& plan = facts.derived.plan(project);
    add("task.milestone", std::ranges::any_of(plan.rows, [](PlanRow const& row) { return row.milestone && !row.inactive; }));
    field(cha::budget_frame);
    add(cha::kFields[cha::target_finish.slot].id, charter.has(cha::target_start) && charter.has(cha::target_finish));
    add(cha::kFields[cha::organisation.slot].id, charter.has(cha::organisation) || !facts.store.referrers(rol::kType, rol::project, project).empty());
    field(cha::authority);
    add("approval", charter.has(cha::approved_by) || !approvals_of(facts.store, charter.id()).empty());
    return result;
}

std::vector<Hit> check_charter(Facts const& facts, Id project_id) {
    std::vector<Hit> hits;
    auto const* project = facts.store.live(project_id);
    if (!project || &project->type() != &prj::kType) return hits;
    bool const running = is(*project, prj::status, "active", "on_hold");
    auto const* charter = charter_of(facts.store, project_id);
    if (!charter) {
        if (running) hits.push_back(hit("charter.none", project_id, project_id, {}));
        return hits;
    }
    for (auto const& part : completeness(facts, *charter).parts)
        if (!part.filled) hits.push_back(hit("charter.incomplete", charter->id(), project_id, {std::string(part.id)}));
    check_approvals(facts, *charter, *project, hits);
    check_frame(facts, *charter, *project, hits);
    check_goals(facts, *charter, project_id, hits);
    sort_stably(hits, std::greater{}, &Hit::severity);
    return hits;
}

}  // namespace pmo::rules
