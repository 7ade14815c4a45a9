#include "ui/views/gantt_drag.h"

#include <algorithm>
#include <cmath>

#include "ui/views/plan_edits.h"

namespace pmo::ui::gantt {

namespace {

Minute minute_of(double day) { return static_cast<Minute>(std::floor(day * static_cast<double>(engine::kMinutesPerDay))); }
Minute start_of_day(engine::Day day) { return static_cast<Minute>(day) * engine::kMinutesPerDay; }
Minute to_hour(Minute t) {
    Minute const rest = ((t % 60) + 60) % 60;
    return t - rest + (rest >= 30 ? 60 : 0);
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

void stretch(Preview& out, engine::WorkingTime const& calendar, Hand const& hand) {
    Minute const old = out.duration;
    if (hand.fine) {
        out.finish = calendar.previous_finish(std::max(to_hour(minute_of(hand.day)), out.start));
        out.duration = std::max<Minute>(60, calendar.between(out.start, out.finish));
    } else {
        // Half a day before the line counts as that day: the edge follows the pointer, not the day it is in.
        auto const day = std::max(engine::day_of(out.start), static_cast<engine::Day>(std::llround(hand.day)) - 1);
        out.duration = calendar.between(out.start, start_of_day(day + 1));
        // The first working day at least: a bar cannot be pulled to nothing.
        if (out.duration <= 0) out.duration = calendar.between(out.start, start_of_day(engine::day_of(calendar.next_start(out.start)) + 1));
    }
    out.finish = calendar.add(out.start, out.duration);
    out.changed = out.duration != old;
}

void progress(Preview& out, engine::WorkingTime const& calendar, Hand const& hand) {
    auto const old = out.percent;
    Minute const begin = minute_of(std::floor(hand.day));
    // Inside a day the share of its pixels is the share of its work.
    Minute const day_work = calendar.between(begin, begin + engine::kMinutesPerDay);
    Minute const done = calendar.between(out.start, begin) + static_cast<Minute>(static_cast<double>(day_work) * (hand.day - std::floor(hand.day)));
    Minute const whole = std::max<Minute>(1, calendar.between(out.start, out.finish));
    auto percent = static_cast<std::int32_t>(std::clamp<Minute>((done * 100 + whole / 2) / whole, 0, 100));
    if (!hand.fine) percent = percent >= 98 ? 100 : (percent + 2) / 5 * 5;      // steps of five; Alt: of one
    out.percent = std::clamp(percent, 0, 100);
    out.changed = out.percent != old;
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
    auto const& placed = plan.schedule.placed[static_cast<std::size_t>(index)];
    auto const& calendar = plan.calendars[static_cast<std::size_t>(row.calendar)];
    out.start = placed.start;
    out.finish = placed.finish;
    out.duration = row.summary ? calendar.between(placed.start, placed.finish) : row.duration;
    out.percent = row.percent;
    switch (drag.grip) {
        case Grip::body: move(out, calendar, drag, hand, row.milestone); break;
        case Grip::finish: stretch(out, calendar, hand); break;
        case Grip::progress: progress(out, calendar, hand); break;
        case Grip::link: connect(out, plan, drag, hand, index); break;
        case Grip::none: break;
    }
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
        case Grip::none: break;
    }
    return std::nullopt;
}

}  // namespace pmo::ui::gantt
