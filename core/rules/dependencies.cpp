#include "core/rules/dependencies.h"

#include <algorithm>

#include "core/base/sort.h"
#include "core/registers/project.h"
#include "core/registers/project_dependency.h"
#include "core/registers/rules.h"

namespace pmo::rules {

namespace {

namespace dpd = registers::project_dependency;
namespace prj = registers::project;
using registers::is;
using registers::is_open;

// When a task of a project starts or ends as the plan sees it now; nothing when the plan does not have it.
std::optional<engine::Placed> placed(Facts const& facts, Id project, Id task) {
    if (!task || !facts.store.live(project)) return std::nullopt;
    auto const& plan = facts.derived.plan(project);
    auto const at = plan.row_of(task);
    return at < 0 ? std::nullopt : std::optional(plan.schedule.placed[static_cast<std::size_t>(at)]);
}

bool finished(Facts const& facts, Id project, Id task) {
    if (!task || !facts.store.live(project)) return false;
    auto const& plan = facts.derived.plan(project);
    auto const at = plan.row_of(task);
    return at >= 0 && plan.rows[static_cast<std::size_t>(at)].percent >= 100;
}

Id project_or_none(Store const& store, Id id) {
    auto const* record = store.live(id);
    return record && &record->type() == &prj::kType ? id : kNoId;
}

void check_one(Facts const& facts, Record const& row, std::vector<Hit>& hits) {
    if (!is_open(row)) return;
    auto const state = dependency_facts(facts, row);
    auto const say = [&](std::string_view rule, std::vector<std::string> args, std::vector<Id> evidence) {
        hits.push_back({rule, find_rule(rule)->severity, row.id(), row.get(dpd::project), std::move(args), std::move(evidence)});
    };
    auto const provider_task = row.get(dpd::provider_task);
    if (state.state == DependencyState::broken) {
        if (*state.forecast > *state.needed)
            say("dependency.broken", {to_text(*state.forecast), to_text(*state.needed), std::to_string(state.late_days)}, {provider_task, row.get(dpd::task), state.provider});
        if (*state.needed < facts.today) say("dependency.overdue", {to_text(*state.needed)}, {state.provider});
    } else if (state.forecast && row.has(dpd::promised_on) && *state.forecast > row.get(dpd::promised_on)) {
        say("dependency.promise_slips", {to_text(*state.forecast), to_text(row.get(dpd::promised_on))}, {provider_task, state.provider});
    }
    if (state.needed && !row.has(dpd::promised_on) && state.needed->day - facts.today.day <= kPromiseDays && *state.needed >= facts.today)
        say("dependency.no_promise", {to_text(*state.needed)}, {state.provider});
    auto const* provider = facts.store.live(state.provider);
    if (provider && is(*provider, prj::status, "closed", "stopped")) say("dependency.provider_over", {std::string(title_of(*provider))}, {provider->id()});
    if (finished(facts, state.provider, provider_task)) say("dependency.task_finished", {std::string(title_of(*facts.store.live(provider_task)))}, {provider_task});
}

}  // namespace

DependencyFacts dependency_facts(Facts const& facts, Record const& row) {
    DependencyFacts result{.dependency = row.id(), .receiver = project_or_none(facts.store, row.get(dpd::project)), .provider = project_or_none(facts.store, row.get(dpd::provider))};
    if (row.has(dpd::needed_by)) result.needed = row.get(dpd::needed_by);
    if (auto const task = placed(facts, result.receiver, row.get(dpd::task))) {
        auto const start = date_of(Moment{task->start});
        // A task that has begun shows nothing about when it was needed.
        if (start >= facts.today) result.needed = result.needed ? std::min(*result.needed, start) : start;
    }
    if (row.has(dpd::delivered_on)) result.forecast = row.get(dpd::delivered_on);
    else if (auto const task = placed(facts, result.provider, row.get(dpd::provider_task))) result.forecast = date_of(Moment{task->finish});
    else if (row.has(dpd::promised_on)) result.forecast = row.get(dpd::promised_on);
    if (result.needed && result.forecast) result.late_days = result.forecast->day - result.needed->day;
    if (is(row, dpd::status, "delivered")) result.state = DependencyState::delivered;
    else if (is(row, dpd::status, "cancelled")) result.state = DependencyState::cancelled;
    else if (result.needed && ((result.forecast && result.late_days > 0) || *result.needed < facts.today)) {
        result.state = DependencyState::broken;
        if (!result.forecast) result.forecast = facts.today;
    } else if (is(row, dpd::status, "at_risk") || (result.needed && result.forecast && result.late_days > -5)) {
        result.state = DependencyState::tight;
    }
    return result;
}

std::vector<DependencyFacts> all_dependencies(Facts const& facts) {
    std::vector<DependencyFacts> all;
    for (auto const& row : facts.store.table(dpd::kType).rows())
        if (!row.deleted()) all.push_back(dependency_facts(facts, row));
    return all;
}

std::vector<Hit> check_dependencies(Facts const& facts) {
    std::vector<Hit> hits;
    for (auto const& row : facts.store.table(dpd::kType).rows())
        if (!row.deleted()) check_one(facts, row, hits);
    sort_stably(hits, std::greater{}, &Hit::severity);
    return hits;
}

}  // namespace pmo::rules
