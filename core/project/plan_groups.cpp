#include "core/project/plan_groups.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/base/sort.h"
#include "core/registers/assignment.h"
#include "core/registers/person.h"
#include "core/registers/task.h"

namespace pmo {

namespace {

namespace tsk = registers::task;
namespace asg = registers::assignment;

PlanRow const& row_at(Plan const& plan, std::int32_t row) { return plan.rows[static_cast<std::size_t>(row)]; }
engine::Placed const& placed_at(Plan const& plan, std::int32_t row) { return plan.schedule.placed[static_cast<std::size_t>(row)]; }

std::int64_t work_of(Record const& assignment, Minute duration) {
    if (assignment.has(asg::effort)) return assignment.get(asg::effort);
    return duration * (assignment.has(asg::units) ? assignment.get(asg::units) : 100) / 100;
}

Id department_of(Store const& store, Record const* task, Id owner) {
    if (task && task->get(tsk::department)) return task->get(tsk::department);
    auto const* person = store.live(owner);
    return person && &person->type() == &registers::person::kType ? person->get(registers::person::department) : kNoId;
}

Id top_of(Plan const& plan, std::int32_t row) {
    auto top = row_at(plan, row).parent;
    while (top >= 0 && row_at(plan, top).parent >= 0) top = row_at(plan, top).parent;
    return top < 0 ? kNoId : row_at(plan, top).task;
}

// Who does most of the work; of equals the first.
Id worker_of(Store const& store, PlanRow const& row) {
    Id most;
    std::int64_t greatest = -1;
    for (auto const* line : store.referrers(asg::kType, asg::task, row.task)) {
        auto const who = line->get(asg::person) ? line->get(asg::person) : line->get(asg::resource);
        if (auto const work = work_of(*line, row.duration); who && work > greatest) most = who, greatest = work;
    }
    return most;
}

Id key_of(Store const& store, Plan const& plan, std::int32_t row, PlanGroupBy by) {
    auto const& line = row_at(plan, row);
    auto const* task = store.live(line.task);
    switch (by) {
        case PlanGroupBy::owner: return line.owner;
        case PlanGroupBy::department: return department_of(store, task, line.owner);
        case PlanGroupBy::part: return top_of(plan, row);
        case PlanGroupBy::resource: return worker_of(store, line);
        case PlanGroupBy::phase: return task ? task->get(tsk::phase) : kNoId;
        case PlanGroupBy::deliverable: return task ? task->get(tsk::deliverable) : kNoId;
        case PlanGroupBy::state: case PlanGroupBy::critical: break;
    }
    return kNoId;
}

void add(PlanGroup& group, Store const& store, Plan const& plan, std::int32_t row) {
    auto const& placed = placed_at(plan, row);
    group.rows.push_back(row);
    group.open += row_at(plan, row).percent < 100;
    group.work += planned_work(store, plan, row);
    group.start = group.start == kNoTime ? placed.start : std::min(group.start, placed.start);
    group.finish = group.finish == kNoTime ? placed.finish : std::max(group.finish, placed.finish);
}

}  // namespace

std::string_view group_id(PlanGroupBy by) {
    constexpr std::string_view kIds[] = {"owner", "department", "part", "state", "resource", "phase", "deliverable", "critical"};
    return kIds[static_cast<std::size_t>(by)];
}

PlanState state_of(Plan const& plan, std::int32_t row) {
    if (row_at(plan, row).percent >= 100) return PlanState::done;
    if (placed_at(plan, row).finish <= plan.status) return PlanState::late;
    return row_at(plan, row).percent > 0 ? PlanState::running : PlanState::planned;
}

std::int64_t planned_work(Store const& store, Plan const& plan, std::int32_t row) {
    auto const& line = row_at(plan, row);
    auto const* task = store.live(line.task);
    if (task && task->has(tsk::effort)) return task->get(tsk::effort);
    std::int64_t work = 0;
    for (auto const* assignment : store.referrers(asg::kType, asg::task, line.task)) work += work_of(*assignment, line.duration);
    return work;
}

std::int32_t slip_days(Plan const& plan, std::int32_t row) {
    auto const& line = row_at(plan, row);
    if (line.baseline_finish == kNoTime) return 0;
    auto const& calendar = plan.calendars[static_cast<std::size_t>(line.calendar)];
    Minute const minutes = calendar.between(line.baseline_finish, placed_at(plan, row).finish);
    auto const per_day = std::max(plan.minutes_per_day, 1);
    return static_cast<std::int32_t>(minutes >= 0 ? (minutes + per_day / 2) / per_day : -((-minutes + per_day / 2) / per_day));
}

std::vector<PlanGroup> plan_groups(Store const& store, Plan const& plan, PlanGroupBy by, std::vector<bool> const& keep) {
    using Key = std::tuple<Id, PlanState, bool>;
    std::vector<PlanGroup> groups;
    std::map<Key, std::size_t> place;
    for (std::int32_t row = 0; row < static_cast<std::int32_t>(plan.rows.size()); ++row) {
        if (row_at(plan, row).summary || row_at(plan, row).inactive || (!keep.empty() && !keep[static_cast<std::size_t>(row)])) continue;
        auto const named = key_of(store, plan, row, by);
        Key const key{store.live(named) ? named : kNoId, by == PlanGroupBy::state ? state_of(plan, row) : PlanState::planned, by == PlanGroupBy::critical && placed_at(plan, row).critical};
        auto const [at, fresh] = place.emplace(key, groups.size());
        if (fresh) groups.push_back({.key = std::get<0>(key), .state = std::get<1>(key), .critical = std::get<2>(key), .rows = {}});
        add(groups[at->second], store, plan, row);
    }
    if (by == PlanGroupBy::state) sort_stably(groups, {}, &PlanGroup::state);
    else if (by == PlanGroupBy::critical) std::ranges::stable_partition(groups, &PlanGroup::critical);
    else std::ranges::stable_partition(groups, [](PlanGroup const& group) { return bool(group.key); });
    return groups;
}

}  // namespace pmo
