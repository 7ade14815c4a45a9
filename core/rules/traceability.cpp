#include "core/rules/traceability.h"

#include <algorithm>
#include <set>

#include "core/base/sort.h"
#include "core/model/tree.h"
#include "core/registers/acceptance.h"
#include "core/registers/deliverable.h"
#include "core/registers/requirement.h"
#include "core/registers/rules.h"
#include "core/registers/task.h"
#include "core/registers/trace.h"

namespace pmo::rules {

namespace {

namespace req = registers::requirement;
namespace trc = registers::trace;
namespace dlv = registers::deliverable;
namespace tsk = registers::task;
namespace acc = registers::acceptance;
using registers::is;

void add(Coverage& coverage, Id target, std::string_view kind, Id trace = kNoId) {
    for (auto& known : coverage.to)
        if (known.target == target && known.kind == kind) {
            if (trace) known.trace = trace;
            return;
        }
    coverage.to.push_back({target, kind, trace});
}

void note(Coverage& coverage, Record const& target) {
    auto const* type = &target.type();
    if (type == &dlv::kType) {
        coverage.deliverable = true;
        coverage.accepted = coverage.accepted || is(target, dlv::status, "accepted");
    }
    if (type == &tsk::kType) coverage.task = true;
    if (type == &acc::kType) {
        coverage.acceptance = true;
        coverage.accepted = coverage.accepted || is(target, acc::decision, "accepted", "conditional");
    }
}

// What a deliverable brings along: the tasks that make it and the acceptances of it.
void through(Store const& store, Record const& deliverable, Coverage& coverage) {
    if (auto const* task = store.live(deliverable.get(dlv::task)); task && &task->type() == &tsk::kType) add(coverage, task->id(), "implemented_by");
    for (auto const* task : store.referrers(tsk::kType, tsk::deliverable, deliverable.id())) add(coverage, task->id(), "implemented_by");
    for (auto const* acceptance : store.referrers(acc::kType, acc::deliverable, deliverable.id())) add(coverage, acceptance->id(), "accepted_by");
}

struct Check {
    Facts const& facts;
    Id project;
    std::vector<Hit>& hits;
    void say(std::string_view rule, Id subject, std::vector<std::string> args = {}, std::vector<Id> evidence = {}) const {
        hits.push_back({rule, find_rule(rule)->severity, subject, project, std::move(args), std::move(evidence)});
    }

    void requirement(Coverage const& coverage) const {
        auto const& row = *coverage.requirement;
        for (auto const* trace : facts.store.referrers(trc::kType, trc::requirement, row.id()))
            if (trace->has(trc::target) && !facts.store.live(trace->get(trc::target))) say("trace.lost_target", row.id(), {}, {trace->id()});
        if (is(row, req::status, "accepted") && !coverage.accepted) say("trace.not_accepted", row.id());
        if (!coverage.expected) return;
        if (!coverage.deliverable) say("trace.no_deliverable", row.id());
        if (!coverage.task) say("trace.no_task", row.id());
        if (!coverage.acceptance) say("trace.no_acceptance", row.id());
        late(coverage);
    }

    void late(Coverage const& coverage) const {
        auto const& row = *coverage.requirement;
        if (!row.has(req::due)) return;
        auto const& plan = facts.derived.plan(project);
        Minute last = kNoTime;
        Id task;
        for (auto const& to : coverage.to) {
            auto const at = plan.row_of(to.target);
            if (at < 0 || plan.rows[static_cast<std::size_t>(at)].percent >= 100) continue;
            auto const finish = plan.schedule.placed[static_cast<std::size_t>(at)].finish;
            if (task && finish <= last) continue;
            last = finish;
            task = to.target;
        }
        if (!task) return;
        if (auto const day = date_of(Moment{last}); day > row.get(req::due))
            say("trace.late", row.id(), {to_text(day), to_text(row.get(req::due)), std::string(title_of(*facts.store.live(task)))}, {task});
    }
};

}  // namespace

Coverage coverage_of(Store const& store, Record const& requirement) {
    Coverage coverage{.requirement = &requirement};
    coverage.expected = is(requirement, req::status, "agreed", "in_progress", "delivered", "accepted") && !is(requirement, req::priority, "wont");
    for (auto const* trace : store.referrers(trc::kType, trc::requirement, requirement.id()))
        if (store.live(trace->get(trc::target))) add(coverage, trace->get(trc::target), trace->get(trc::kind), trace->id());
    for (auto const* acceptance : store.referrers(acc::kType, acc::requirement, requirement.id())) add(coverage, acceptance->id(), "accepted_by");
    auto const direct = coverage.to.size();
    for (std::size_t i = 0; i < direct; ++i)
        if (auto const* target = store.live(coverage.to[i].target); &target->type() == &dlv::kType) through(store, *target, coverage);
    for (auto const& to : coverage.to)
        if (auto const* target = store.live(to.target); target && to.kind != "derived_from") note(coverage, *target);
    return coverage;
}

Traceability trace_project(Facts const& facts, Id project) {
    Traceability result;
    Check const check{facts, project, result.hits};
    std::set<Id> asked;
    for (auto const& row : make_tree(facts.store, req::kType, req::project, project).rows) {
        auto coverage = coverage_of(facts.store, *row.record);
        check.requirement(coverage);
        for (auto const& to : coverage.to) asked.insert(to.target);
        result.expected += coverage.expected;
        result.complete += coverage.expected && coverage.links() == 3;
        result.rows.push_back(std::move(coverage));
    }
    if (!result.rows.empty())
        for (auto const* deliverable : facts.store.referrers(dlv::kType, dlv::project, project))
            if (!asked.contains(deliverable->id())) check.say("trace.unasked", deliverable->id());
    sort_stably(result.hits, std::greater{}, &Hit::severity);
    return result;
}

}  // namespace pmo::rules
