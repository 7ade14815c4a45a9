#include "ui/views/gantt_layout.h"

#include <algorithm>
#include <cmath>

#include "core/project/plan_gaps.h"
#include "ui/i18n/format.h"

namespace pmo::ui::gantt {

namespace {

constexpr double kLadder[] = {0.1, 0.2, 0.35, 0.5, 0.75, 1, 1.5, 2, 3, 4, 6, 8, 12, 16, 24, 36, 60};

std::int32_t floor_day(double day) { return static_cast<std::int32_t>(std::floor(day)); }

std::int32_t monday_of(std::int32_t day) { return day - weekday_of(day); }

// First day of the period that contains `day`, and of the one after it.
std::int32_t period_start(HeaderUnit unit, std::int32_t day) {
    auto const civil = civil_from_days(day);
    switch (unit) {
        case HeaderUnit::year: return days_from_civil({civil.year, 1, 1});
        case HeaderUnit::quarter: return days_from_civil({civil.year, (civil.month - 1) / 3 * 3 + 1, 1});
        case HeaderUnit::month: return days_from_civil({civil.year, civil.month, 1});
        case HeaderUnit::week: return monday_of(day);
        case HeaderUnit::day: break;
    }
    return day;
}

std::int32_t period_end(HeaderUnit unit, std::int32_t start) {
    switch (unit) {
        case HeaderUnit::year: return period_start(unit, start + 370);
        case HeaderUnit::quarter: return period_start(unit, start + 95);
        case HeaderUnit::month: return period_start(unit, start + 31);
        case HeaderUnit::week: return start + 7;
        case HeaderUnit::day: break;
    }
    return start + 1;
}

}  // namespace

Zoom nearest_zoom(double px_per_day) {
    if (px_per_day >= 12) return Zoom::day;
    if (px_per_day >= 2.5) return Zoom::week;
    return px_per_day >= 0.9 ? Zoom::month : Zoom::quarter;
}

double zoom_step(double px_per_day, int step) {
    if (step > 0) {
        for (double const rung : kLadder)
            if (rung > px_per_day * 1.001) return rung;
        return kMaxPixels;
    }
    for (auto it = std::rbegin(kLadder); it != std::rend(kLadder); ++it)
        if (*it < px_per_day * 0.999) return *it;
    return kMinPixels;
}

float Axis::px(double day) const {
    // Far off the view everything is at its edge: floats stay exact where they are seen.
    double const way = std::clamp((day - left_day) * px_per_day, -20000.0, 20000.0);
    return x + static_cast<float>(way);
}

Axis Axis::zoomed(double pixels, float anchor) const {
    Axis out = *this;
    double const day = day_at(anchor);
    out.px_per_day = std::clamp(pixels, kMinPixels, kMaxPixels);
    out.left_day = day - static_cast<double>(anchor - x) / out.px_per_day;
    return out;
}

double visual_day(engine::WorkingTime const& calendar, Minute t) {
    auto const day = engine::day_of(t);
    Minute const begin = static_cast<Minute>(day) * engine::kMinutesPerDay;
    Minute const whole = calendar.between(begin, begin + engine::kMinutesPerDay);
    double const part = whole > 0 ? static_cast<double>(calendar.between(begin, t)) / static_cast<double>(whole)
                                  : static_cast<double>(t - begin) / static_cast<double>(engine::kMinutesPerDay);
    return day + part;
}

std::vector<HeaderCell> header_row(Axis const& axis, int row) {
    HeaderUnit unit = HeaderUnit::year;
    if (axis.px_per_day >= 12) unit = row == 0 ? HeaderUnit::month : HeaderUnit::day;
    else if (axis.px_per_day >= 2.5) unit = row == 0 ? HeaderUnit::month : HeaderUnit::week;
    else if (axis.px_per_day >= 0.9) unit = row == 0 ? HeaderUnit::quarter : HeaderUnit::month;
    else if (axis.px_per_day >= 0.3) unit = row == 0 ? HeaderUnit::year : HeaderUnit::quarter;
    std::vector<HeaderCell> cells;
    auto const last = floor_day(axis.right_day());
    for (auto from = period_start(unit, floor_day(axis.left_day)); from <= last;) {
        auto const to = period_end(unit, from);
        cells.push_back({from, to, unit});
        from = to;
    }
    return cells;
}

std::vector<Shade> shades(Axis const& axis, engine::WorkingTime const& calendar, std::span<Holiday const> holidays) {
    std::vector<Shade> out;
    if (axis.px_per_day < 0.9) return out;
    bool const weekends = axis.px_per_day >= 2;
    auto const first = floor_day(axis.left_day) - 40, last = floor_day(axis.right_day()) + 1;   // a name is drawn once, at the holiday's middle
    std::size_t next = 0;
    while (next < holidays.size() && holidays[next].to < first) ++next;
    for (auto day = first; day <= last; ++day) {
        while (next < holidays.size() && holidays[next].to < day) ++next;
        if (!calendar.shifts_on(day).empty()) continue;
        bool const named = next < holidays.size() && holidays[next].from <= day;
        bool const holiday = named || weekday_of(day) < 5;
        if (!holiday && !weekends) continue;
        auto const name = named ? static_cast<std::int32_t>(next) : -1;
        if (!out.empty() && out.back().to == day && out.back().holiday == holiday && out.back().named == name) out.back().to = day + 1;
        else out.push_back({day, day + 1, holiday, name});
    }
    std::erase_if(out, [&](Shade const& s) { return s.to < axis.left_day; });
    return out;
}

namespace {

// How long that much work takes from the start, the gaps in it included.
Minute with_gaps(Plan const& plan, PlanRow const& row, Minute work) {
    Minute passed = work;
    for (auto i = row.first_gap; i < row.first_gap + row.gap_count; ++i)
        if (plan.gaps[static_cast<std::size_t>(i)].after < work) passed += plan.gaps[static_cast<std::size_t>(i)].length;
    return passed;
}

}  // namespace

Bar bar_of(Plan const& plan, std::int32_t index, Axis const& axis) {
    auto const& row = plan.rows[static_cast<std::size_t>(index)];
    auto const& placed = plan.schedule.placed[static_cast<std::size_t>(index)];
    auto const& calendar = plan.calendars[static_cast<std::size_t>(row.calendar)];
    Bar bar;
    bar.critical = placed.critical && !row.inactive;
    bar.done = row.percent >= 100;
    bar.inactive = row.inactive;
    bar.based = row.baseline_finish != kNoTime;
    if (row.milestone) {
        bar.kind = BarKind::milestone;
        // In the middle of its day: on the line between two days nobody could tell which one is meant.
        bar.x0 = bar.x1 = bar.progress_x = axis.px(engine::day_of(placed.finish) + 0.5);
        if (bar.based) bar.base0 = bar.base1 = axis.px(engine::day_of(row.baseline_finish) + 0.5);
        return bar;
    }
    bar.kind = row.summary ? BarKind::summary : BarKind::task;
    double const start = visual_day(calendar, placed.start), finish = visual_day(calendar, placed.finish);
    bar.x0 = axis.px(start);
    bar.x1 = std::max(axis.px(finish), bar.x0 + 2);
    if (row.percent <= 0) {
        bar.progress_x = bar.x0;
    } else if (bar.done || row.summary) {
        bar.progress_x = bar.x0 + (bar.x1 - bar.x0) * static_cast<float>(row.percent) / 100.0f;
    } else {
        // Done work in working time: progress stands where that much of the calendar lies behind it.
        Minute done = calendar.between(placed.start, placed.finish) * row.percent / 100;
        if (row.gap_count > 0) done = with_gaps(plan, row, row.duration * row.percent / 100);
        bar.progress_x = std::clamp(axis.px(visual_day(calendar, calendar.add(placed.start, done))), bar.x0, bar.x1);
    }
    if (bar.based) {
        bar.base0 = axis.px(visual_day(calendar, row.baseline_start));
        bar.base1 = std::max(axis.px(visual_day(calendar, row.baseline_finish)), bar.base0 + 2);
    }
    return bar;
}

std::vector<BarPiece> bar_pieces(Plan const& plan, std::int32_t index, Axis const& axis) {
    auto const& row = plan.rows[static_cast<std::size_t>(index)];
    std::vector<BarPiece> out;
    if (row.gap_count == 0 || row.milestone) return out;
    auto const& calendar = plan.calendars[static_cast<std::size_t>(row.calendar)];
    for (auto const& piece : pieces_of(plan, index)) {
        float const x0 = axis.px(visual_day(calendar, piece.from));
        out.push_back({x0, std::max(axis.px(visual_day(calendar, piece.to)), x0 + 2)});
    }
    return out;
}

Bar bar_of(Plan const& plan, PlanGroup const& group, Axis const& axis) {
    Bar bar;
    bar.kind = BarKind::heading;
    bar.done = group.open == 0;
    if (group.start == kNoTime) return bar;
    bar.x0 = bar.progress_x = axis.px(visual_day(plan.calendars[0], group.start));
    bar.x1 = std::max(axis.px(visual_day(plan.calendars[0], group.finish)), bar.x0 + 2);
    return bar;
}

void Lines::build_groups(Plan const& plan, std::span<PlanGroup const> groups, std::vector<bool> const& closed) {
    m_rows.clear();
    m_line.assign(plan.rows.size(), -1);
    for (std::size_t g = 0; g < groups.size(); ++g) {
        m_rows.push_back(~static_cast<std::int32_t>(g));
        if (closed[g]) continue;
        for (auto const row : groups[g].rows) {
            m_line[static_cast<std::size_t>(row)] = count();
            m_rows.push_back(row);
        }
    }
}

RowShape row_shape(float row_height) {
    float const slack = std::max(0.0f, std::floor((row_height - 24) / 2));
    return {.bar_top = 4 + slack, .bar_height = 12, .baseline_top = 18 + slack, .baseline_height = 3, .summary_height = 6};
}

Route route(engine::LinkType type, Bar const& from, float from_top, Bar const& to, float to_top, RowShape const& shape) {
    using engine::LinkType;
    bool const leaves_end = type == LinkType::finish_to_start || type == LinkType::finish_to_finish;
    bool const enters_start = type == LinkType::finish_to_start || type == LinkType::start_to_start;
    float const half = 7;                                            // of a milestone's diamond
    auto const edge = [&](Bar const& bar, bool end) {
        if (bar.kind == BarKind::milestone) return end ? bar.x1 + half - 1 : bar.x0 - half + 1;
        return end ? bar.x1 : bar.x0;
    };
    auto const middle = [&](Bar const& bar, float top) {
        return bar.kind == BarKind::summary ? top + shape.bar_top + shape.summary_height * 0.5f : top + shape.bar_top + shape.bar_height * 0.5f;
    };
    float const x0 = edge(from, leaves_end), y0 = middle(from, from_top), y1 = middle(to, to_top);
    bool const below = to_top > from_top;
    Route out;
    auto const go = [&](float x, float y) { out.points[out.count++] = {std::round(x), std::round(y)}; };
    go(x0, y0);

    if (type == LinkType::finish_to_start) {
        // Drop into the successor 6 px inside its start, or into the middle of its diamond.
        float const drop = to.kind == BarKind::milestone ? to.x0 : std::min(to.x0 + 6, (to.x0 + to.x1) * 0.5f + 1);
        float const top = to_top + shape.bar_top + (to.kind == BarKind::milestone ? -1.0f : 0.0f);
        float const bottom = to_top + shape.bar_top + (to.kind == BarKind::summary ? shape.summary_height : shape.bar_height + (to.kind == BarKind::milestone ? 1.0f : 0.0f));
        // A diamond stands in the middle of its day, so a link may step back by half a day without looking like one.
        float const tolerance = to.kind == BarKind::milestone || from.kind == BarKind::milestone ? 14.0f : 1.0f;
        if (drop >= x0 - tolerance) {
            if (drop > x0) go(drop, y0);
            else out.points[0] = {std::round(drop), std::round(below ? y0 + shape.bar_height * 0.5f : y0 - shape.bar_height * 0.5f)};
            go(drop, below ? top : bottom);
            out.head = below ? Route::Head::down : Route::Head::up;
            return out;
        }
    }
    // Around: out of the bar, between the rows, into the side.
    float const out_x = leaves_end ? x0 + 7 : x0 - 7;
    float const x1 = edge(to, !enters_start);
    float const in_x = enters_start ? x1 - 9 : x1 + 9;
    bool const straight = (leaves_end != enters_start);               // SS and FF: both on the same side
    if (straight) {
        float const far_x = leaves_end ? std::max(out_x, in_x) : std::min(out_x, in_x);
        go(far_x, y0);
        go(far_x, y1);
    } else {
        float const gap = below ? to_top : to_top + shape.baseline_top + 5;
        go(out_x, y0);
        go(out_x, gap);
        go(in_x, gap);
        go(in_x, y1);
    }
    go(x1, y1);
    out.head = enters_start ? Route::Head::right : Route::Head::left;
    return out;
}

void LinkIndex::build(Plan const& plan) {
    m_spans.clear();
    m_spans.reserve(plan.links.size());
    for (std::size_t i = 0; i < plan.links.size(); ++i) {
        auto const& link = plan.links[i];
        m_spans.push_back({std::min(link.from, link.to), std::max(link.from, link.to), static_cast<std::int32_t>(i)});
    }
    std::ranges::sort(m_spans, [](Span const& a, Span const& b) { return a.low != b.low ? a.low < b.low : a.link < b.link; });
    m_highest.assign((m_spans.size() + kBlock - 1) / kBlock, 0);
    for (std::size_t i = 0; i < m_spans.size(); ++i) m_highest[i / kBlock] = std::max(m_highest[i / kBlock], m_spans[i].high);
}

}  // namespace pmo::ui::gantt
