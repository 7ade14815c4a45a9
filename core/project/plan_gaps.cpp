#include "core/project/plan_gaps.h"

#include <algorithm>

#include "core/base/sort.h"
#include "core/engine/parts.h"
#include "core/registers/interruption.h"
#include "core/registers/task.h"

namespace pmo {

namespace {

namespace irr = registers::interruption;
namespace tsk = registers::task;

constexpr Minute kLongestGap = 10'000'000;             // 19 years of minutes: more is a mistake
constexpr std::size_t kMostGaps = 100;                 // of one task; together they stay within what an activity may last

std::size_t at(std::int32_t index) { return static_cast<std::size_t>(index); }

std::vector<PlanGap> planned_gaps(Store const& store, Record const& task, engine::Activity const& a) {
    std::vector<PlanGap> gaps;
    for (auto const* row : store.referrers(irr::kType, irr::task, task.id())) {
        PlanGap const gap{row->id(), row->get(irr::after), std::clamp<Minute>(row->get(irr::length), 0, kLongestGap)};
        if (gap.after > 0 && gap.after < a.duration && gap.length > 0) gaps.push_back(gap);
    }
    sort_stably(gaps, [](PlanGap const& x, PlanGap const& y) { return x.after != y.after ? x.after < y.after : x.interruption < y.interruption; });
    // Two replicas may have entered the same one: the first stands.
    auto const twice = std::ranges::unique(gaps, {}, &PlanGap::after);
    gaps.erase(twice.begin(), twice.end());
    if (gaps.size() > kMostGaps) gaps.resize(kMostGaps);
    return gaps;
}

// The gap in which work that has begun rests now stands for the one that was planned there.
void add_progress(std::vector<PlanGap>& gaps, Record const& task, engine::Activity const& a, engine::WorkingTime const& calendar) {
    if (a.resume == kNoTime || !task.has(tsk::stop)) return;
    auto const length = calendar.between(task.get(tsk::stop).minute, a.resume);
    auto const done = engine::done_of(a);
    if (length <= 0 || done <= 0 || done >= a.duration) return;
    std::erase_if(gaps, [&](PlanGap const& gap) { return gap.after == done; });
    gaps.insert(std::ranges::lower_bound(gaps, done, {}, &PlanGap::after), {kNoId, done, std::min(length, kLongestGap)});
}

}  // namespace

void interrupt(Store const& store, Record const& task, Plan& plan, PlanRow& row, engine::Activity& activity, std::vector<engine::Part>& parts) {
    bool const manual = activity.mode == engine::Mode::manual && !row.inactive;
    if (row.summary || manual || activity.duration <= 0) return;
    auto gaps = planned_gaps(store, task, activity);
    std::vector<engine::Gap> planned;
    for (auto const& gap : gaps) planned.push_back({gap.after, gap.length});
    engine::interrupt(activity, planned, parts);
    add_progress(gaps, task, activity, plan.calendars[at(row.calendar)]);
    row.first_gap = static_cast<std::int32_t>(plan.gaps.size());
    row.gap_count = static_cast<std::int32_t>(gaps.size());
    plan.gaps.insert(plan.gaps.end(), gaps.begin(), gaps.end());
}

std::span<PlanGap const> gaps_of(Plan const& plan, PlanRow const& row) { return std::span(plan.gaps).subspan(at(row.first_gap), at(row.gap_count)); }

std::vector<Piece> pieces_between(engine::WorkingTime const& calendar, Minute start, Minute finish, std::span<PlanGap const> gaps) {
    std::vector<Piece> pieces;
    Piece piece{.from = start, .to = finish};
    Minute rested = 0;
    auto const origin = calendar.work_before(start);
    for (std::size_t i = 0; i < gaps.size(); ++i) {
        auto const& gap = gaps[i];
        auto const stops = calendar.finish_at(origin + gap.after + rested), goes_on = calendar.start_at(origin + gap.after + rested + gap.length);
        if (stops <= piece.from || goes_on >= finish) continue;       // people on other hours are done by then
        piece.to = stops;
        pieces.push_back(piece);
        piece = {goes_on, finish, static_cast<std::int32_t>(i)};
        rested += gap.length;
    }
    pieces.push_back(piece);
    return pieces;
}

std::vector<Piece> pieces_of(Plan const& plan, std::int32_t index) {
    auto const& row = plan.rows[at(index)];
    auto const& placed = plan.schedule.placed[at(index)];
    auto pieces = pieces_between(plan.calendars[at(row.calendar)], placed.start, placed.finish, gaps_of(plan, row));
    for (auto& piece : pieces)
        if (piece.gap >= 0) piece.gap += row.first_gap;
    return pieces;
}

Minute work_until(Plan const& plan, std::int32_t index, Minute instant) {
    auto const& row = plan.rows[at(index)];
    auto const& calendar = plan.calendars[at(row.calendar)];
    Minute work = 0;
    for (auto const& piece : pieces_of(plan, index))
        if (instant > piece.from) work += calendar.between(piece.from, std::min(instant, piece.to));
    return std::clamp<Minute>(work, 0, row.duration);
}

}  // namespace pmo
