#include "ui/views/gantt_drag.h"

#include <algorithm>
#include <cmath>

#include "core/actions/interrupt_work.h"
#include "ui/views/plan_edits.h"

namespace pmo::ui::gantt {

namespace {

Minute minute_of(double day) { return static_cast<Minute>(std::floor(day * static_cast<double>(engine::kMinutesPerDay))); }
Minute start_of_day(engine::Day day) { return static_cast<Minute>(day) * engine::kMinutesPerDay; }
Minute to_hour(Minute t) {
    Minute const rest = ((t % 60) + 60) % 60;
    return t - rest + (rest >= 30 ? 60 : 0);
}

// The instant at which that share of the day's pixels is worked; on a free day its beginning.
Minute worked_instant(engine::WorkingTime const& calendar, double day) {
    Minute const begin = minute_of(std::floor(day));
    Minute const whole = calendar.between(begin, begin + engine::kMinutesPerDay);
    auto const part = static_cast<Minute>(static_cast<double>(whole) * (day - std::floor(day)));
    return part > 0 ? calendar.add(begin, part) : begin;
}

// What is dragged.
struct Dragged {
    Plan const& plan;
    std::int32_t index;
    PlanRow const& row;
    engine::Placed const& placed;
    engine::WorkingTime const& calendar;
    std::vector<PlanGap> gaps;           // as the drag would have them
};

// Where work goes on that has been pulled from an instant at which it is done: the same time of day where that day is worked, else the beginning of the next one.
Minute pulled(engine::WorkingTime const& calendar, Minute from, Drag const& drag, Hand const& hand) {
    double const way = hand.day - drag.grabbed_day;
    if (hand.fine) return calendar.next_start(to_hour(from + minute_of(way)));
    Minute const wished = from + static_cast<Minute>(std::llround(way)) * engine::kMinutesPerDay;
    return calendar.next_start(calendar.shifts_on(engine::day_of(wished)).empty() ? start_of_day(engine::day_of(wished)) : wished);
}

void move(Preview& out, engine::WorkingTime const& calendar, Drag const& drag, Hand const& hand, bool milestone) {
    double const way = hand.day - drag.grabbed_day;
    Minute const old_start = out.start;
    if (hand.fine) {
        out.start = calendar.next_start(to_hour(old_start + minute_of(way)));
    } else {
        auto const days = static_cast<Minute>(std::llround(way));
        if (days == 0) return;
        Minute const wished = old_start + days * engine::kMinutesPerDay;
        // The same time of day where that day is worked, else the beginning of the next working day. A milestone may stand at a day's end.
        bool const edge = milestone && calendar.previous_finish(wished) == wished;
        out.start = edge ? wished : calendar.next_start(calendar.shifts_on(engine::day_of(wished)).empty() ? start_of_day(engine::day_of(wished)) : wished);
    }
    out.finish = milestone ? out.start : calendar.add(out.start, out.duration);
    out.changed = out.start != old_start;
}

// Working minutes from the start to an instant, the gaps between them aside.
Minute worked(Dragged const& bar, Minute instant) {
    if (bar.gaps.empty()) return bar.calendar.between(bar.placed.start, instant);
    return work_until(bar.plan, bar.index, instant) + std::max<Minute>(0, bar.calendar.between(bar.placed.finish, instant));
}

void stretch(Preview& out, Dragged const& bar, Hand const& hand) {
    auto const& calendar = bar.calendar;
    Minute const old = out.duration;
    if (hand.fine) {
        out.duration = std::max<Minute>(60, worked(bar, calendar.previous_finish(std::max(to_hour(minute_of(hand.day)), out.start))));
    } else {
        // Half a day before the line counts as that day: the edge follows the pointer, not the day it is in.
        auto const day = std::max(engine::day_of(out.start), static_cast<engine::Day>(std::llround(hand.day)) - 1);
        out.duration = worked(bar, start_of_day(day + 1));
        // The first working day at least: a bar cannot be pulled to nothing.
        if (out.duration <= 0) out.duration = worked(bar, start_of_day(engine::day_of(calendar.next_start(out.start)) + 1));
    }
    out.finish = calendar.add(out.start, out.duration);
    out.changed = out.duration != old;
}

void progress(Preview& out, Dragged const& bar, Hand const& hand) {
    auto const old = out.percent;
    Minute const done = worked(bar, worked_instant(bar.calendar, hand.day));
    Minute const whole = std::max<Minute>(1, worked(bar, out.finish));
    auto percent = static_cast<std::int32_t>(std::clamp<Minute>((done * 100 + whole / 2) / whole, 0, 100));
    if (!hand.fine) percent = percent >= 98 ? 100 : (percent + 2) / 5 * 5;      // steps of five; Alt: of one
    out.percent = std::clamp(percent, 0, 100);
    out.changed = out.percent != old;
}

// By whole days from the day that was pressed, the second of the task at the earliest; by the hour where that leaves no work behind it.
Minute split_from(Dragged const& bar, Drag const& drag, Hand const& hand) {
    if (!hand.fine) {
        auto const day = std::max(static_cast<engine::Day>(std::floor(drag.grabbed_day)), engine::day_of(bar.placed.start) + 1);
        auto const from = bar.calendar.next_start(start_of_day(day));
        if (auto const work = work_until(bar.plan, bar.index, from); work > 0 && work < bar.row.duration) return from;
    }
    return bar.calendar.next_start(to_hour(worked_instant(bar.calendar, drag.grabbed_day)));
}

void split(Preview& out, Dragged& bar, Drag const& drag, Hand const& hand) {
    auto const from = split_from(bar, drag, hand);
    auto const to = pulled(bar.calendar, from, drag, hand);
    out.gap_from = from;
    out.gap_to = std::max(from, to);
    auto const length = bar.calendar.between(from, to), after = work_until(bar.plan, bar.index, from);
    auto const next = std::ranges::lower_bound(bar.gaps, after, {}, &PlanGap::after);
    if (length <= 0) return;
    if (!drag.can_rest) out.refused = "plan.refused.rest";
    else if (next != bar.gaps.end() && next->after == after) out.refused = "plan.refused.rests_there";
    else if (after <= 0 || after >= out.duration) out.refused = "plan.refused.no_work";
    else if (after < out.duration * out.percent / 100) out.refused = "plan.refused.done_work";
    if (!out.refused.empty()) return;
    bar.gaps.insert(next, {kNoId, after, length});
    out.changed = true;
}

void pull_piece(Preview& out, Dragged& bar, Drag const& drag, Hand const& hand) {
    auto const gap = std::ranges::find(bar.gaps, drag.interruption, &PlanGap::interruption);
    auto const index = bar.row.first_gap + static_cast<std::int32_t>(gap - bar.gaps.begin());
    auto const pieces = pieces_of(bar.plan, bar.index);
    auto const piece = std::ranges::find(pieces, index, &Piece::gap);
    if (gap == bar.gaps.end() || piece == pieces.begin() || piece == pieces.end()) return;
    out.gap_from = (piece - 1)->to;
    auto const still = !hand.fine && std::llround(hand.day - drag.grabbed_day) == 0;
    out.gap_to = still ? piece->from : std::max(out.gap_from, pulled(bar.calendar, piece->from, drag, hand));
    auto const length = bar.calendar.between(out.gap_from, out.gap_to);
    out.changed = !still && length != gap->length;
    if (!out.changed) return;
    if (length > 0) gap->length = length;
    else bar.gaps.erase(gap);
}

// The finish of a bar that has gaps, or had them, and the pieces between them.
void lay_pieces(Preview& out, Dragged const& bar) {
    if (bar.gaps.empty() && bar.row.gap_count == 0) return;
    Minute work = out.duration, before = 0;
    for (auto const& gap : gaps_of(bar.plan, bar.row)) before += gap.after < bar.row.duration ? gap.length : 0;
    for (auto const& gap : bar.gaps) work += gap.after < out.duration ? gap.length : 0;
    // People on other hours need longer than the duration says: they keep that.
    auto const longer = bar.calendar.between(bar.placed.start, bar.placed.finish) - bar.row.duration - before;
    out.finish = bar.calendar.add(out.start, work + std::max<Minute>(0, longer));
    if (!bar.gaps.empty()) out.pieces = pieces_between(bar.calendar, out.start, out.finish, bar.gaps);
}

void connect(Preview& out, Plan const& plan, Drag const& drag, Hand const& hand, std::int32_t row) {
    out.target = hand.row;
    if (hand.row < 0 || hand.row == row) return;
    using engine::LinkType;
    out.type = drag.from_end ? (hand.at_end ? LinkType::finish_to_finish : LinkType::finish_to_start)
                             : (hand.at_end ? LinkType::start_to_finish : LinkType::start_to_start);
    out.refused = plan_edits::refuse_link(plan, row, hand.row);
    out.changed = out.refused.empty();
}

}  // namespace

Grip grip_at(float x, float x0, float x1, float progress, bool movable_ends, bool done) {
    if (x < x0 - 3 || x > x1 + 14) return Grip::none;
    if (x > x1 + 4) return Grip::link;
    if (!movable_ends) return Grip::body;
    float const width = x1 - x0;
    float const reach = std::min(5.0f, width / 4);
    if (x >= x1 - reach) return Grip::finish;
    // Progress that has not begun is pulled from the very left edge.
    if (!done && std::abs(x - progress) <= std::min(4.0f, width / 5)) return Grip::progress;
    return Grip::body;
}

Preview preview(Plan const& plan, Drag const& drag, Hand const& hand) {
    Preview out;
    auto const index = plan.row_of(drag.task);
    if (index < 0 || !drag.active()) return out;
    auto const& row = plan.rows[static_cast<std::size_t>(index)];
    auto const gaps = gaps_of(plan, row);
    Dragged bar{plan, index, row, plan.schedule.placed[static_cast<std::size_t>(index)], plan.calendars[static_cast<std::size_t>(row.calendar)], {gaps.begin(), gaps.end()}};
    out.start = bar.placed.start;
    out.finish = bar.placed.finish;
    out.duration = row.summary ? bar.calendar.between(out.start, out.finish) : row.duration;
    out.percent = row.percent;
    switch (drag.grip) {
        case Grip::body: move(out, bar.calendar, drag, hand, row.milestone); break;
        case Grip::finish: stretch(out, bar, hand); break;
        case Grip::progress: progress(out, bar, hand); break;
        case Grip::link: connect(out, plan, drag, hand, index); break;
        case Grip::split: split(out, bar, drag, hand); break;
        case Grip::piece: pull_piece(out, bar, drag, hand); break;
        case Grip::none: break;
    }
    if (out.changed && drag.grip != Grip::progress && drag.grip != Grip::link) lay_pieces(out, bar);
    if (out.changed && drag.grip == Grip::body && row.percent >= 100 && !row.summary) {
        out.refused = "plan.refused.finished";
        out.changed = false;
    }
    return out;
}

std::optional<Edit> edit_of(Store const& store, Plan const& plan, Drag const& drag, Preview const& result, IdSource& ids) {
    if (!result.changed || !result.refused.empty() || plan.row_of(drag.task) < 0) return std::nullopt;
    plan_edits::Context const on{store, plan};
    switch (drag.grip) {
        case Grip::body: {
            Edit edit{"plan.move"};
            edit.append(plan_edits::set_start(on, drag.task, Moment{result.start}));
            return edit;
        }
        case Grip::finish: return plan_edits::set_duration(on, drag.task, result.duration);
        case Grip::progress: return plan_edits::set_percent(on, drag.task, result.percent);
        case Grip::link: {
            auto const target = plan.rows[static_cast<std::size_t>(result.target)].task;
            return plan_edits::link(on, drag.task, target, result.type, ids);
        }
        case Grip::split: return interrupt_work(store, plan, drag.task, result.gap_from, result.gap_to, ids);
        case Grip::piece: return set_interruption(store, drag.interruption, plan.calendars[static_cast<std::size_t>(plan.rows[static_cast<std::size_t>(plan.row_of(drag.task))].calendar)].between(result.gap_from, result.gap_to));
        case Grip::none: break;
    }
    return std::nullopt;
}

}  // namespace pmo::ui::gantt
