#include "core/project/estimates.h"

#include <algorithm>

#include "core/registers/task.h"

namespace pmo {

namespace tsk = registers::task;

namespace {

std::optional<Minute> point(Record const& task, Field<std::int64_t> field) { return task.has(field) ? std::optional(task.get(field)) : std::nullopt; }

bool varies(PlanRow const& row, Record const& task) {
    return !row.summary && !row.inactive && row.duration > 0 && row.percent < 100 && !task.has(tsk::actual_finish) && task.get(tsk::mode) != "manual";
}

}  // namespace

std::vector<TaskEstimate> open_estimates(Store const& store, Derived const& derived, std::span<Id const> projects) {
    std::vector<TaskEstimate> out;
    for (auto const project : projects) {
        auto const& plan = derived.plan(project);
        for (std::size_t i = 0; i < plan.rows.size(); ++i) {
            auto const& row = plan.rows[i];
            auto const* task = store.live(row.task);
            if (!task || !varies(row, *task)) continue;
            auto const& placed = plan.schedule.placed[i];
            out.push_back({.task = row.task, .project = project, .row = static_cast<std::int32_t>(i), .duration = row.duration, .slack = placed.total_slack, .critical = placed.critical,
                           .optimistic = point(*task, tsk::estimate_low), .likely = point(*task, tsk::estimate_likely), .pessimistic = point(*task, tsk::estimate_high)});
        }
    }
    return out;
}

Minute expected_duration(TaskEstimate const& estimate) {
    auto const low = estimate.optimistic.value_or(std::min(estimate.duration, estimate.likely.value_or(estimate.duration)));
    auto const high = estimate.pessimistic.value_or(std::max(estimate.duration, estimate.likely.value_or(estimate.duration)));
    auto const likely = estimate.likely.value_or(std::clamp(estimate.duration, std::min(low, high), std::max(low, high)));
    return (low + 4 * likely + high + 3) / 6;
}

}  // namespace pmo
