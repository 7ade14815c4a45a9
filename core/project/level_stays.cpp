#include "core/project/level_stays.h"

#include <algorithm>
#include <utility>

#include "core/registers/task.h"

namespace pmo {

namespace {

namespace tsk = registers::task;

std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }

LevelStay stay_of(Record const& task, engine::Activity const& a, engine::Direction direction) {
    using engine::Constraint;
    if (a.actual_start != kNoTime) return is_finished(a) ? LevelStay::finished : LevelStay::started;
    if (direction == engine::Direction::from_finish) return LevelStay::from_finish;
    if (a.mode != engine::Mode::automatic) return LevelStay::manual;
    if (task.has(tsk::priority) && task.get(tsk::priority) >= kFixedLevelPriority) return LevelStay::important;
    if (a.constraint == Constraint::as_late_as_possible) return LevelStay::as_late_as_possible;
    bool const dated = a.constraint == Constraint::must_start_on || a.constraint == Constraint::must_finish_on ||
                       a.constraint == Constraint::start_no_later_than || a.constraint == Constraint::finish_no_later_than;
    return dated && a.constraint_date != kNoTime ? LevelStay::dated : LevelStay::moves;
}

}  // namespace

std::vector<LevelStay> staying(PlanInputs const& inputs, PinnedTasks const& pinned, std::span<std::int32_t const> awaited) {
    auto const& rows = inputs.plan->rows;
    std::vector<LevelStay> out(rows.size(), LevelStay::moves);
    std::vector<std::vector<std::int32_t>> before(rows.size());
    for (auto const& link : inputs.links)
        if (link.to >= 0 && link.from >= 0 && at(link.from) < rows.size()) before[at(link.to)].push_back(link.from);
    std::vector<std::size_t> open;
    auto const mark = [&](std::size_t row, LevelStay why) {
        for (auto i = row; i < at(rows[row].end); ++i)
            if (out[i] == LevelStay::moves) out[i] = why, open.push_back(i);
    };
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].summary) continue;
        auto const own = stay_of(*inputs.tasks[i], inputs.activities[i], inputs.direction);
        if (own != LevelStay::moves || pinned.contains(rows[i].task)) mark(i, own != LevelStay::moves ? own : LevelStay::pinned);
    }
    for (auto const row : awaited) mark(at(row), LevelStay::awaited);
    while (!open.empty()) {
        auto const row = open.back();
        open.pop_back();
        if (inputs.activities[row].actual_start != kNoTime && !rows[row].summary) continue;
        for (auto above = static_cast<std::int32_t>(row); above >= 0; above = rows[at(above)].parent)
            for (auto const from : before[at(above)]) mark(at(from), LevelStay::awaited);
    }
    return out;
}

void wait_across(LevelWork const& work, PinnedTasks const& pinned, std::size_t levelled, std::vector<std::vector<LevelStay>>& stays) {
    std::vector<std::vector<std::int32_t>> awaited(levelled);
    auto const waits = [&](LevelTie const& tie) {
        auto const& inputs = work.inputs[at(tie.to_plan)];
        for (auto row = tie.to_row; row < std::max(inputs.plan->rows[at(tie.to_row)].end, tie.to_row + 1); ++row)
            if (!inputs.plan->rows[at(row)].summary && stays[at(tie.to_plan)][at(row)] != LevelStay::moves && inputs.activities[at(row)].actual_start == kNoTime) return true;
        return false;
    };
    for (bool more = true; std::exchange(more, false);)
        for (auto const& tie : work.ties) {
            if (tie.from_plan < 0 || tie.to_plan < 0 || !waits(tie)) continue;
            auto& known = awaited[at(tie.from_plan)];
            if (std::ranges::find(known, tie.from_row) != known.end()) continue;
            known.push_back(tie.from_row);
            stays[at(tie.from_plan)] = staying(work.inputs[at(tie.from_plan)], pinned, known);
            more = true;
        }
}

}  // namespace pmo
