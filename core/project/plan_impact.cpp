#include "core/project/plan_impact.h"

#include <algorithm>

#include "core/project/health.h"
#include "core/project/plan.h"
#include "core/registers/assignment.h"
#include "core/registers/baseline.h"
#include "core/registers/baseline_task.h"
#include "core/registers/budget_line.h"
#include "core/registers/cost_entry.h"
#include "core/registers/dependency.h"
#include "core/registers/interruption.h"
#include "core/registers/person.h"
#include "core/registers/project.h"
#include "core/registers/task.h"

namespace pmo {

namespace {

namespace prj = registers::project;
namespace tsk = registers::task;

// The records that make the plan of a project; calendars stay where they are, the plan asks for them by id.
Store slice_of(Store const& store, Record const& project) {
    Store slice;
    auto const copy_all = [&](TypeDef const& type, std::uint8_t slot) {
        for (auto const* row : store.referrers(type, slot, project.id())) slice.add(*row);
    };
    slice.add(project);
    copy_all(tsk::kType, tsk::project.slot);
    copy_all(registers::assignment::kType, registers::assignment::project.slot);
    copy_all(registers::cost_entry::kType, registers::cost_entry::project.slot);
    copy_all(registers::budget_line::kType, registers::budget_line::project.slot);
    if (auto const current = project.get(prj::baseline))
        for (auto const* row : store.referrers(registers::baseline_task::kType, registers::baseline_task::baseline, current)) slice.add(*row);
    // By the tasks that they belong to: the project of a link or a gap may be empty.
    for (auto const* task : store.referrers(tsk::kType, tsk::project, project.id())) {
        for (auto const* link : store.referrers(registers::dependency::kType, registers::dependency::successor, task->id())) slice.add(*link);
        for (auto const* gap : store.referrers(registers::interruption::kType, registers::interruption::task, task->id())) slice.add(*gap);
    }
    for (auto const& person : store.table(registers::person::kType).rows())
        if (!person.deleted()) slice.add(person);
    return slice;
}

struct After { Store store; std::unique_ptr<Plan> plan; };

bool carry_out(Store const& store, Derived const& derived, Id id, Edit const& edit, After& after) {
    auto const* project = store.live(id);
    if (!project || &project->type() != &prj::kType) return false;
    after.store = slice_of(store, *project);
    auto diff = make_diff(edit, after.store, Stamp{~std::uint64_t{0} >> 1, 1});
    if (!diff.ok()) return false;
    after.store.apply(std::move(*diff));
    // The plans of others are not made again: where one of them holds a task, it goes on holding.
    auto inputs = plan_inputs(after.store, id, [&](Id calendar) -> engine::WorkingTime const& { return derived.working_time(calendar); });
    hold_by_ties(inputs, derived.plan(id));
    inputs.plan->schedule = engine::schedule(inputs.network());
    after.plan = conclude_plan(after.store, inputs);
    return true;
}

std::int32_t days_between(Plan const& plan, Minute from, Minute to) {
    if (plan.calendars.empty() || from == kNoTime || to == kNoTime) return 0;
    auto const minutes = plan.calendars[0].between(moment_of(date_of(Moment{from - 1})).minute, moment_of(date_of(Moment{to - 1})).minute);
    auto const per_day = std::max(plan.minutes_per_day, 1);
    return static_cast<std::int32_t>((minutes + (minutes < 0 ? -per_day / 2 : per_day / 2)) / per_day);
}

void compare_tasks(Plan const& before, Plan const& after, PlanImpact& impact) {
    for (std::size_t i = 0; i < after.rows.size(); ++i) {
        auto const& row = after.rows[i];
        auto const& placed = after.schedule.placed[i];
        auto const at = before.row_of(row.task);
        auto const* old = at < 0 ? nullptr : &before.schedule.placed[static_cast<std::size_t>(at)];
        if (row.summary) continue;
        bool const was = old && old->critical && !before.rows[static_cast<std::size_t>(at)].inactive, now = placed.critical && !row.inactive;
        if (now && !was) impact.joins_critical.push_back(row.task);
        if (was && !now) impact.leaves_critical.push_back(row.task);
        if (!row.inactive && (!old || old->finish != placed.finish)) ++impact.moved;
        if (!row.milestone || row.percent >= 100) continue;
        impact.milestones.push_back({row.task, old ? old->finish : kNoTime, placed.finish, old ? old->total_slack : 0, placed.total_slack});
    }
}

}  // namespace

std::unique_ptr<Plan> plan_after(Store const& store, Derived const& derived, Id project, Edit const& edit) {
    After after;
    return carry_out(store, derived, project, edit, after) ? std::move(after.plan) : nullptr;
}

std::optional<DateEffect> date_effect(Store const& store, Derived const& derived, Id project, Edit const& edit, Id task) {
    auto const plan = plan_after(store, derived, project, edit);
    auto const row = plan ? plan->row_of(task) : -1;
    if (row < 0) return std::nullopt;
    auto const& placed = plan->schedule.placed[static_cast<std::size_t>(row)];
    return DateEffect{placed.start, placed.finish, placed.critical && !plan->rows[static_cast<std::size_t>(row)].inactive, plan->finish};
}

PlanImpact plan_impact(Store const& store, Derived const& derived, Id id, Edit const& edit) {
    PlanImpact impact;
    After after;
    if (!carry_out(store, derived, id, edit, after)) return impact;
    auto const& before = derived.plan(id);
    auto const figures = [](Store const& of, Plan const& plan) { return make_summary(of, plan); };
    auto const now = figures(store, before), then = figures(after.store, *after.plan);
    impact.computed = true;
    impact.currency = before.currency;
    impact.minutes_per_day = before.minutes_per_day;
    impact.finish_before = now.finish;
    impact.finish_after = then.finish;
    impact.finish_days = days_between(before, now.finish, then.finish);
    impact.budget_before = store.live(id)->get(prj::budget).minor;
    impact.budget_after = after.store.live(id)->get(prj::budget).minor;
    impact.reserve_before = store.live(id)->get(prj::reserve).minor;
    impact.reserve_after = after.store.live(id)->get(prj::reserve).minor;
    impact.eac_before = now.eac;
    impact.eac_after = then.eac;
    impact.critical_before = now.critical;
    impact.critical_after = then.critical;
    compare_tasks(before, *after.plan, impact);
    for (auto const& problem : after.plan->problems)
        if (std::ranges::find(before.problems, problem) == before.problems.end()) impact.problems.push_back(problem);
    return impact;
}

}  // namespace pmo
