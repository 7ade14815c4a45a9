#include "core/actions/interrupt_work.h"

#include <algorithm>

#include "core/registers/interruption.h"
#include "core/registers/task.h"

namespace pmo {

namespace {

namespace irr = registers::interruption;
namespace tsk = registers::task;

bool can_rest(Record const& task, PlanRow const& row) {
    return !row.summary && !row.milestone && row.duration > 1 && task.get(tsk::mode) != "manual" && !task.has(tsk::actual_finish);
}

}  // namespace

bool can_be_interrupted(Store const& store, Plan const& plan, Id task) {
    auto const index = plan.row_of(task);
    auto const* record = store.live(task);
    return index >= 0 && record && can_rest(*record, plan.rows[static_cast<std::size_t>(index)]);
}

std::optional<Edit> set_interruption(Store const& store, Id interruption, engine::Minute length) {
    auto const* record = store.live(interruption);
    if (!record || &record->type() != &irr::kType || record->get(irr::length) == length) return std::nullopt;
    if (length <= 0) {
        Edit edit{"plan.no_interrupt"};
        edit.remove(interruption);
        return edit;
    }
    Edit edit{"plan.interrupt"};
    edit.set(interruption, irr::length, length);
    return edit;
}

std::optional<Edit> interrupt_work(Store const& store, Plan const& plan, Id task, engine::Minute from, engine::Minute to, IdSource& ids) {
    auto const index = plan.row_of(task);
    auto const* record = store.live(task);
    if (index < 0 || !record) return std::nullopt;
    auto const& row = plan.rows[static_cast<std::size_t>(index)];
    auto const length = plan.calendars[static_cast<std::size_t>(row.calendar)].between(from, to);
    auto const after = work_until(plan, index, from);
    if (!can_rest(*record, row) || length <= 0 || after <= 0 || after >= row.duration) return std::nullopt;
    for (auto i = row.first_gap; i < row.first_gap + row.gap_count; ++i)
        if (plan.gaps[static_cast<std::size_t>(i)].after == after) return std::nullopt;
    Edit edit{"plan.interrupt"};
    auto const id = ids.next();
    edit.add(irr::kType, id);
    edit.set(id, irr::project, plan.project);
    edit.set(id, irr::task, task);
    edit.set(id, irr::after, after);
    edit.set(id, irr::length, length);
    return edit;
}

std::optional<Piece> proposed_interruption(Store const& store, Plan const& plan, Id task) {
    auto const index = plan.row_of(task);
    auto const* record = store.live(task);
    if (index < 0 || !record) return std::nullopt;
    auto const& row = plan.rows[static_cast<std::size_t>(index)];
    auto const& placed = plan.schedule.placed[static_cast<std::size_t>(index)];
    auto const& calendar = plan.calendars[static_cast<std::size_t>(row.calendar)];
    if (!can_rest(*record, row)) return std::nullopt;
    bool const running = plan.status > placed.start && plan.status < placed.finish;
    auto from = running ? calendar.next_start(plan.status) : placed.start;
    // In the middle of the longest piece, so that a second one finds a place of its own.
    if (!running || work_until(plan, index, from) >= row.duration) {
        auto const pieces = pieces_of(plan, index);
        auto const longest = *std::ranges::max_element(pieces, {}, [&](Piece const& piece) { return calendar.between(piece.from, piece.to); });
        from = calendar.add(longest.from, calendar.between(longest.from, longest.to) / 2);
    }
    return Piece{from, calendar.add(from, plan.minutes_per_day)};
}

}  // namespace pmo
