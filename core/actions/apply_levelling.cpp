#include "core/actions/apply_levelling.h"

#include "core/registers/task.h"

namespace pmo {

namespace {

namespace tsk = registers::task;

// A delay of 0 is an empty cell, as in a plan that was never levelled.
void set_delay(Edit& edit, Record const& task, Minute delay) {
    if (task.get(tsk::level_delay) == delay) return;
    if (delay > 0) edit.set(task.id(), tsk::level_delay, delay);
    else edit.clear(task.id(), tsk::level_delay);
}

std::optional<Edit> named(Edit edit, std::string_view code) {
    if (edit.empty()) return std::nullopt;
    Edit out(Label{std::string(code), {std::to_string(edit.operations().size())}});
    out.append(edit);
    return out;
}

}  // namespace

std::optional<Edit> apply_levelling(Store const& store, LevelResult const& result) {
    Edit edit("level.apply");
    for (auto const& shift : result.tasks)
        if (auto const* task = store.live(shift.task); task && !shift.stays) set_delay(edit, *task, shift.delay);
    return named(std::move(edit), "level.apply");
}

std::optional<Edit> clear_levelling(Store const& store, std::span<Id const> projects) {
    Edit edit("level.clear");
    for (auto const& project : projects)
        for (auto const* task : store.referrers(tsk::kType, tsk::project, project))
            if (!task->has(tsk::actual_start)) set_delay(edit, *task, 0);
    return named(std::move(edit), "level.clear");
}

std::optional<Edit> delay_within_slack(Store const& store, SlackMove const& move) {
    auto const* task = store.live(move.task);
    if (!task || &task->type() != &tsk::kType || task->has(tsk::actual_start)) return std::nullopt;
    Edit edit(Label{"level.slack", {std::string(task->get(tsk::name))}});
    set_delay(edit, *task, move.delay);
    return edit.empty() ? std::nullopt : std::optional(std::move(edit));
}

}  // namespace pmo
