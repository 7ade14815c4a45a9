#include "core/actions/estimate_tasks.h"

#include <string>

#include "core/registers/task.h"

namespace pmo {

namespace {

namespace tsk = registers::task;

Field<std::int64_t> field_of(EstimatePoint point) {
    return point == EstimatePoint::optimistic ? tsk::estimate_low : point == EstimatePoint::likely ? tsk::estimate_likely : tsk::estimate_high;
}

Minute share_of(Minute duration, int percent) { return (duration * percent + 50) / 100; }

Record const* task_of(Store const& store, Id id) {
    auto const* task = store.live(id);
    return task && &task->type() == &tsk::kType ? task : nullptr;
}

}  // namespace

std::string_view estimate_fault(Store const& store, Id id, EstimatePoint point, Minute minutes) {
    if (minutes < 0) return "estimate.negative";
    auto const* task = task_of(store, id);
    if (!task) return {};
    Minute last = 0;
    for (auto const each : {EstimatePoint::optimistic, EstimatePoint::likely, EstimatePoint::pessimistic}) {
        auto const field = field_of(each);
        if (each != point && !task->has(field)) continue;
        auto const value = each == point ? minutes : task->get(field);
        if (value < last) return "estimate.order";
        last = value;
    }
    return {};
}

std::optional<Edit> set_estimate(Store const& store, Id id, EstimatePoint point, std::optional<Minute> minutes) {
    auto const* task = task_of(store, id);
    if (!task || (minutes && !estimate_fault(store, id, point, *minutes).empty())) return std::nullopt;
    auto const field = field_of(point);
    if (minutes ? task->has(field) && task->get(field) == *minutes : !task->has(field)) return std::nullopt;
    Edit edit(Label{"estimate.set", {std::string(title_of(*task))}});
    if (minutes) edit.set(id, field, *minutes);
    else edit.clear(id, field);
    return edit;
}

std::optional<Edit> fill_estimates(std::span<TaskEstimate const> tasks, int below, int above) {
    if (below < 0 || below > 100 || above < 0 || above > 1000 || (below == 0 && above == 0)) return std::nullopt;
    std::int64_t count = 0;
    for (auto const& task : tasks) count += !task.estimated();
    if (count == 0) return std::nullopt;
    Edit edit(Label{"estimate.fill", {std::to_string(count)}});
    for (auto const& task : tasks) {
        if (task.estimated()) continue;
        auto const likely = task.likely.value_or(task.duration);
        edit.set(task.task, tsk::estimate_low, share_of(likely, 100 - below));
        edit.set(task.task, tsk::estimate_likely, likely);
        edit.set(task.task, tsk::estimate_high, share_of(likely, 100 + above));
    }
    return edit;
}

}  // namespace pmo
