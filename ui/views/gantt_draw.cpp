// Painting the Gantt chart: header, free days, links, baselines, bars, labels, the line of the data date. What the pointer does is
// gantt_input.cpp, where things are is gantt_layout.cpp.

#include <cmath>
#include <limits>

#include "core/project/cross_links.h"
#include "core/registers/task.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/views/gantt_canvas.h"
#include "ui/widgets/hot.h"

namespace pmo::ui {

namespace gantt {

namespace {

constexpr float kPlate = 224;                // 88 % of a surface, behind labels
constexpr int kVeil = 178;                   // 70 % of a surface, over what is not marked

// ---------------------------------------------------------------------------------------------- background

void paint_shades(Canvas const& c) {
    auto const pen = c.pen();
    std::vector<Holiday> named;
    named.reserve(c.screen.holidays.size());
    for (auto const& holiday : c.screen.holidays) named.push_back({holiday.from, holiday.to, holiday.name});
    auto const& calendar = c.plan.calendars[0];
    auto const found = shades(c.axis, calendar, named);
    for (auto const& shade : found) {
        float const x0 = c.axis.px(shade.from), x1 = c.axis.px(shade.to);
        pen.fill(Box{x0, c.body.y, x1 - x0, c.body.h}.clipped(c.body), shade.holiday ? c.theme().shade_hol : c.theme().shade);
    }
    for (auto const& cell : header_row(c.axis, 1))
        if (auto const x = c.axis.px(cell.from); x > c.body.x && c.axis.px(cell.to) - x > 12) pen.line_v(x, c.body.y, c.body.bottom(), c.theme().grid);
}

void paint_holiday_names(Canvas const& c) {
    auto const pen = c.pen();
    float free_from = c.body.x;
    for (auto const& holiday : c.screen.holidays) {
        float const middle = (c.axis.px(holiday.from) + c.axis.px(holiday.to + 1)) * 0.5f, wide = c.axis.px(holiday.to + 1) - c.axis.px(holiday.from);
        if (middle < c.body.x || middle > c.body.right() || wide < 8) continue;
        float const width = pen.width(Type::small, holiday.name);
        float const x = std::round(std::max(middle - width * 0.5f, free_from));
        if (x - (middle - width * 0.5f) > 12) continue;
        Box const plate{x - 4, c.body.bottom() - 20, width + 8, 16};
        pen.fill(plate, with_alpha(c.theme().surface, static_cast<int>(kPlate)), 3);
        pen.text(x, plate.cy(), c.theme().text3, Type::small, holiday.name);
        free_from = plate.right() + 3;
    }
}

void paint_rows(Canvas const& c) {
    auto const pen = c.pen();
    for (auto line = c.first; line <= c.last; ++line) {
        Box const strip{c.body.x, c.top(line), c.body.w, c.events.row_height};
        bool const hovered = c.screen.table.hovered_row == line;
        if (c.heading(line)) pen.fill(strip, c.theme().sunken);
        else if (c.screen.table.is_selected(row_key(c.row(line).task))) pen.fill(strip, with_alpha(hovered ? c.theme().selected_hover : c.theme().selected, 190));
        else if (hovered) pen.fill(strip, with_alpha(c.theme().hover, 150));
        pen.line_h(strip.x, strip.right(), strip.bottom() - 1, c.theme().grid);
    }
}

std::string header_words(HeaderCell const& cell, float width) {
    auto const civil = civil_from_days(cell.from);
    switch (cell.unit) {
        case HeaderUnit::year: return std::to_string(civil.year);
        case HeaderUnit::quarter: {
            auto const quarter = std::to_string((civil.month + 2) / 3);
            return width > 76 ? tr("plan.quarter_year", {std::to_string(civil.year), quarter}) : tr("plan.quarter", {quarter});
        }
        case HeaderUnit::month:
            // The year stands where it begins, and wherever there is a lot of room.
            return width > 300 || (civil.month == 1 && width > 84) ? format_month(civil.year, civil.month) : format_month_short(civil.month);
        case HeaderUnit::week:
        case HeaderUnit::day: break;
    }
    return std::to_string(civil.day);
}

void paint_header(Canvas const& c) {
    auto const pen = c.pen();
    auto const& theme = c.theme();
    pen.fill(c.header, theme.sunken);
    float const middle = c.header.y + c.header.h * 0.5f;
    for (int row = 0; row < 2; ++row) {
        float const y = row == 0 ? c.header.y : middle;
        float const height = c.header.h * 0.5f;
        for (auto const& cell : header_row(c.axis, row)) {
            float const x0 = c.axis.px(cell.from), x1 = c.axis.px(cell.to);
            if (x0 > c.header.x) pen.line_v(x0, y, y + height, row == 0 ? theme.line_strong : theme.line);
            // The cell that the left edge cuts keeps its words as long as they fit.
            float const left = std::max(x0, c.header.x) + (cell.unit == HeaderUnit::day ? 2.0f : 5.0f);
            auto const words = header_words(cell, x1 - x0);
            auto const type = row == 0 ? Type::small : Type::micro;
            bool const rest_day = cell.unit == HeaderUnit::day && c.plan.calendars[0].shifts_on(cell.from).empty();
            if (left + pen.width(type, words) <= x1 - 1)
                pen.text(left, y + height * 0.5f, row == 0 ? theme.text2 : rest_day ? theme.disabled : theme.text3, type, words);
        }
    }
    pen.line_h(c.header.x, c.header.right(), middle - 1, theme.line);
    pen.line_h(c.header.x, c.header.right(), c.header.bottom() - 1, theme.line);
}

void paint_today(Canvas const& c) {
    auto const pen = c.pen();
    float const x = std::round(c.axis.px(c.plan.status_date.day + 1));
    if (x < c.body.x || x > c.body.right()) return;
    bool const today = c.plan.status_date.day == c.frame.today.day || c.plan.status_date.day == c.frame.ui.today;
    auto const words = tr(today ? Msg{"plan.today_label"} : Msg{"plan.data_date_label"}, {format_date_short(c.plan.status_date.day)});
    float const width = std::ceil(pen.width(Type::small, words)) + 12;
    Box label{std::round(x - width * 0.5f), c.header.y + 2, width, 17};
    label.x = std::clamp(label.x, c.header.x + 2, std::max(c.header.x + 2, c.header.right() - width - 2));
    pen.fill({x - 1, label.bottom(), 2, c.body.bottom() - label.bottom()}, c.theme().accent);
    pen.fill(label, c.theme().accent, metric::radius_badge);
    pen.text(label, c.theme().on_accent, Type::small, words, Align::centre);
    say(c.frame.ui, {.id = "plan.today_line", .role = sem::Role::img, .name = words, .at = label});
}

// ---------------------------------------------------------------------------------------------- links

void arrow(Pen const& pen, Route const& way, ImU32 color) {
    ImVec2 const tip = way.points[way.count - 1];
    auto const triangle = [&](ImVec2 a, ImVec2 b) { pen.list->AddTriangleFilled({tip.x + 0.5f, tip.y}, {a.x + 0.5f, a.y}, {b.x + 0.5f, b.y}, color); };
    switch (way.head) {
        case Route::Head::down: triangle({tip.x - 3, tip.y - 4}, {tip.x + 3, tip.y - 4}); break;
        case Route::Head::up: triangle({tip.x + 3, tip.y + 4}, {tip.x - 3, tip.y + 4}); break;
        case Route::Head::right: triangle({tip.x - 4, tip.y + 3}, {tip.x - 4, tip.y - 3}); break;
        case Route::Head::left: triangle({tip.x + 4, tip.y - 3}, {tip.x + 4, tip.y + 3}); break;
    }
}

void paint_links(Canvas const& c) {
    if (c.last < c.first) return;
    auto const pen = c.pen();
    auto const& lines = c.screen.lines;
    // Far above or below the view the height does not matter, only the side; dashes over a million pixels would.
    auto const bounded = [&](std::int32_t line) { return std::clamp(c.top(line), c.body.y - 64, c.body.bottom() + 64); };
    auto const bar_at = [&](std::int32_t line) { return c.visible(line) ? c.bar(line) : bar_of(c.plan, lines.row(line), c.axis); };
    auto const paint = [&](std::int32_t index, bool red) {
        auto const& link = c.plan.links[static_cast<std::size_t>(index)];
        bool const is_red = link.critical && c.screen.critical;
        if (is_red != red) return;
        auto const from_line = lines.line(link.from), to_line = lines.line(link.to);
        if (from_line < 0 || to_line < 0) return;                     // an end is folded away
        if (std::max(from_line, to_line) < c.first || std::min(from_line, to_line) > c.last) return;
        auto const from = bar_at(from_line), to = bar_at(to_line);
        if ((from.left_of(c.axis) && to.left_of(c.axis)) || (from.right_of(c.axis) && to.right_of(c.axis))) return;
        auto const way = route(link.type, from, bounded(from_line), to, bounded(to_line), c.shape);
        bool const marked = c.screen.marks.link(index);
        ImU32 const color = marked ? c.theme().accent : red ? c.theme().link_crit : c.theme().link;
        float const thick = marked ? 2.0f : red ? 1.5f : 1.0f;
        if (link.lag) pen.polyline(way.points, way.count, color, thick, 3, 3);
        else pen.polyline(way.points, way.count, color, thick);
        arrow(pen, way, color);
    };
    // In groups the rows of the plan stand in another order: the span of those in view.
    std::int32_t first = std::numeric_limits<std::int32_t>::max(), last = -1;
    for (auto const line : c.tasks) first = std::min(first, lines.row(line)), last = std::max(last, lines.row(line));
    for (bool const red : {false, true}) c.screen.links.touching(first, last, [&](std::int32_t index) { paint(index, red); });
}

// ---------------------------------------------------------------------------------------------- bars

void paint_baseline(Canvas const& c, std::int32_t line) {
    auto const& bar = c.bar(line);
    if (!c.screen.baseline || !bar.based) return;
    auto const pen = c.pen();
    float const y = c.top(line);
    if (bar.kind == BarKind::milestone) {
        float const cy = y + c.shape.bar_top + c.shape.bar_height * 0.5f;
        if (std::abs(bar.base0 - bar.x0) < 1 || bar.base0 < c.body.x - 20) return;
        float const a = std::min(bar.base0, bar.x0) + 7, b = std::max(bar.base0, bar.x0) - 8;
        if (b > a) pen.dashed({a, std::round(cy)}, {b, std::round(cy)}, c.theme().baseline, 2, 2);
        pen.diamond({bar.base0, cy}, 10, c.theme().surface);
        pen.diamond_outline({bar.base0, cy}, 10, c.theme().baseline, 1.25f);
        return;
    }
    Box box{bar.base0, y + c.shape.baseline_top, bar.base1 - bar.base0, c.shape.baseline_height};
    box = box.clipped({c.body.x - 4, c.body.y - 40, c.body.w + 8, c.body.h + 80});
    pen.fill(box, c.theme().baseline, 1.5f);
}

void paint_summary(Canvas const& c, Bar const& bar, float y) {
    auto const pen = c.pen();
    float const x0 = std::max(bar.x0, c.body.x - 8), x1 = std::min(bar.x1, c.body.right() + 8);
    if (x1 <= x0) return;
    ImU32 const color = bar.inactive ? c.theme().grey : c.theme().bar_summary;
    Box const box{x0, y + c.shape.bar_top, x1 - x0, c.shape.summary_height};
    pen.fill(box, color);
    float const tip = std::min(5.0f, box.w * 0.5f);
    auto const end = [&](float x, float inward) {
        pen.list->AddTriangleFilled({std::round(x), box.bottom() - 1}, {std::round(x + inward), box.bottom() - 1}, {std::round(x), box.bottom() + 4}, color);
    };
    end(bar.x0, tip);
    end(bar.x1, -tip);
}

void paint_bar(Canvas const& c, std::int32_t line) {
    auto const& bar = c.bar(line);
    auto const& theme = c.theme();
    auto const pen = c.pen();
    float const y = c.top(line);
    bool const red = c.critical(line);
    bool const chosen = c.frame.session.selected() == c.row(line).task;
    if (bar.kind == BarKind::summary) {
        paint_summary(c, bar, y);
        return;
    }
    if (bar.kind == BarKind::milestone) {
        ImVec2 const at{std::round(bar.x0), y + c.shape.bar_top + c.shape.bar_height * 0.5f};
        if (at.x < c.body.x - 10 || at.x > c.body.right() + 10) return;
        if (chosen) pen.diamond_outline(at, 20, theme.accent, 1.5f);
        pen.diamond(at, 14, bar.inactive ? theme.grey : red ? theme.bar_crit_done : theme.bar_summary);
        return;
    }
    Box box{bar.x0, y + c.shape.bar_top, bar.x1 - bar.x0, c.shape.bar_height};
    if (box.right() < c.body.x - 20 || box.x > c.body.right() + 20) return;
    if (bar.inactive) {
        pen.dashed_outline(box, theme.grey);
        return;
    }
    paint_work(c, c.screen.lines.row(line), bar, box, red);
    if (chosen) {
        pen.outline({box.x - 2, box.y - 2, box.w + 4, box.h + 4}, theme.accent, 3, 1.5f);
        ImVec2 const knob{std::round(bar.x1 + 2), box.cy()};
        pen.circle(knob, 3.5f, theme.surface);
        pen.circle_outline(knob, 3.5f, theme.accent, 1.5f);
    }
}

void paint_deadline(Canvas const& c, std::int32_t line) {
    auto const* task = c.frame.store.find(c.row(line).task);
    if (!task || !task->has(registers::task::deadline)) return;
    Minute const t = task->get(registers::task::deadline).minute;
    float const x = std::round(c.axis.px(visual_day(c.plan.calendars[0], t)));
    bool const missed = c.placed(line).finish > t;
    c.pen().triangle_down({x, c.top(line) + c.shape.bar_top + 3}, 9, 7, missed ? c.theme().red : c.theme().green);
}

// A short arrow from outside into the bar, or out of it: another project is at its other end.
void paint_cross(Canvas const& c, std::int32_t line) {
    bool in = false, out = false;
    for (auto const& tie : cross_links(c.frame.store, c.frame.derived, c.row(line).task)) (tie.before ? in : out) = true;
    if (!in && !out) return;
    auto const& bar = c.bar(line);
    auto const pen = c.pen();
    float const cy = std::round(c.top(line) + c.shape.bar_top + c.shape.bar_height * 0.5f);
    auto const arrow_at = [&](float x) {
        pen.dashed({x, cy}, {x + 10, cy}, c.theme().c3, 3, 2, 1.5f);
        pen.list->AddTriangleFilled({x + 14, cy}, {x + 9, cy - 4}, {x + 9, cy + 4}, c.theme().c3);
    };
    if (in) arrow_at(std::round(bar.x0) - 15);
    if (out) arrow_at(std::round(bar.x1) + 2);
}

// What is not part of the marked chain or path steps back.
void paint_marks(Canvas const& c) {
    auto const& marks = c.screen.marks;
    if (marks.rows.empty()) return;
    for (auto const line : c.tasks)
        if (!marks.row(c.screen.lines.row(line))) c.pen().fill({c.body.x, c.top(line), c.body.w, c.events.row_height - 1}, with_alpha(c.theme().surface, kVeil));
}

// ---------------------------------------------------------------------------------------------- labels

void plate(Canvas const& c, float x, float cy, std::string_view words, ImU32 color) {
    auto const pen = c.pen();
    float const width = std::ceil(pen.width(Type::small, words));
    pen.fill({x - 3, cy - 8, width + 6, 16}, with_alpha(c.theme().surface, static_cast<int>(kPlate)), 2);
    pen.text(x, cy, color, Type::small, words);
}

// Work that lies outside the view is said at the edge where it went.
void paint_outside(Canvas const& c, std::int32_t line, bool left) {
    auto const& bar = c.bar(line);
    auto const& row = c.row(line);
    auto const pen = c.pen();
    float const cy = c.top(line) + c.shape.bar_top + c.shape.bar_height * 0.5f + 1;
    auto const date = plan_date(c.plan, left ? c.placed(line).finish : c.placed(line).start);
    std::string words = date;
    if (left && bar.done) words = tr(row.summary ? Msg{"plan.label.done_summary"} : Msg{"plan.label.done"}, {date});
    else if (left && !row.milestone) words = date + "  " + std::to_string(row.percent) + "%";
    ImU32 const color = left && !bar.done ? c.theme().amber_text : c.theme().text3;
    if (left) {
        float const x = c.body.x + 8;
        pen.list->AddTriangleFilled({x - 3, cy}, {x + 2, cy - 4}, {x + 2, cy + 4}, color);
        plate(c, c.body.x + 16, cy, words, color);
    } else {
        float const x = c.body.right() - 8;
        pen.list->AddTriangleFilled({x + 3, cy}, {x - 2, cy + 4}, {x - 2, cy - 4}, color);
        plate(c, c.body.right() - 16 - std::ceil(pen.width(Type::small, words)), cy, words, color);
    }
}

void paint_label(Canvas const& c, std::int32_t line) {
    auto const& bar = c.bar(line);
    auto const& row = c.row(line);
    // A bar whose end is outside, and one that is hidden as a whole, differ: the first keeps its label as long as it has room.
    if (bar.x1 < c.body.x + 1) return paint_outside(c, line, true);
    if (bar.x0 > c.body.right() - 1) return paint_outside(c, line, false);
    std::string words;
    ImU32 color = c.theme().text2;
    float gap = 12;
    if (row.milestone) {
        words = task_name(c.frame, row.task) + ' ' + plan_date(c.plan, c.placed(line).finish);
        color = c.theme().text1;
        gap = 13;
    } else if (row.summary) {
        words = std::to_string(row.percent) + "%";
        gap = 8;
    } else {
        words = person_name(c.frame, row.owner);
        if (row.percent > 0 && row.percent < 100) words += (words.empty() ? "" : " ") + std::to_string(row.percent) + "%";
    }
    if (words.empty()) return;
    float const width = std::ceil(c.pen().width(Type::small, words));
    float const cy = c.top(line) + c.shape.bar_top + c.shape.bar_height * 0.5f + 1;
    float x = bar.x1 + gap;
    if (x + width > c.body.right() - 4) x = (c.screen.baseline && bar.based ? std::min(bar.x0, row.milestone ? bar.base0 : bar.x0) : bar.x0) - gap - width;
    if (x < c.body.x + 4) {
        if (bar.x1 > c.body.right()) return;                          // the bar fills the view
        x = c.body.right() - 8 - width;
    }
    plate(c, x, cy, words, color);
}

// A group's stretch of time, with how much work it is.
void paint_heading(Canvas const& c, std::int32_t line) {
    auto const& bar = c.bar(line);
    auto const& group = c.screen.groups[static_cast<std::size_t>(c.screen.lines.heading(line))];
    if (bar.x1 <= c.body.x || bar.x0 >= c.body.right()) return;
    auto const pen = c.pen();
    float const y = std::round(c.top(line) + c.events.row_height / 2 - 3), x0 = std::max(bar.x0, c.body.x - 8), x1 = std::min(bar.x1, c.body.right() + 8);
    pen.fill({x0, y, x1 - x0, 6}, c.theme().line_strong, 3);
    auto const words = group_figures(c.plan, group);
    float const width = std::ceil(pen.width(Type::small, words)), x = std::clamp(bar.x1 + 8, c.body.x + 8, std::max(c.body.x + 8, c.body.right() - width - 8));
    pen.fill({x - 3, y - 5, width + 6, 16}, with_alpha(c.theme().sunken, static_cast<int>(kPlate)), 2);
    pen.text(x, y + 3, c.theme().text2, Type::small, words);
}

}  // namespace

void paint_work(Canvas const& c, std::int32_t row, Bar const& bar, Box box, bool red) {
    auto const& theme = c.theme();
    auto const pen = c.pen();
    auto const piece = [&](Box const& at) {
        pen.fill(at, red ? theme.bar_crit : theme.bar_normal, metric::radius_bar);
        Box done = at;
        done.w = std::min(at.w, bar.progress_x - at.x);
        if (done.w >= 1) pen.fill(done, red ? theme.bar_crit_done : theme.bar_normal_done, metric::radius_bar);
        if (red) pen.outline(at, theme.bar_crit_done, metric::radius_bar);
    };
    auto const pieces = bar_pieces(c.plan, row, c.axis);
    if (pieces.empty()) piece(box);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        piece({pieces[i].x0, box.y, pieces[i].x1 - pieces[i].x0, box.h});
        // Where the work rests only a dotted line goes on.
        float const from = std::max(i == 0 ? pieces[i].x0 : pieces[i - 1].x1, c.body.x - 8), to = std::min(pieces[i].x0, c.body.right() + 8);
        if (i > 0 && from < to) pen.dashed({from, std::round(box.cy())}, {to, std::round(box.cy())}, red ? theme.bar_crit_done : theme.bar_normal_done, 2, 2, 1.0f);
    }
}

void paint_time(Canvas const& c) {
    ImGui::PushClipRect(c.body.min(), c.body.max(), true);
    paint_shades(c);
    paint_holiday_names(c);
    ImGui::PopClipRect();
    ImGui::PushClipRect(c.header.min(), {c.body.right(), c.body.bottom()}, true);
    paint_header(c);
    paint_today(c);
    ImGui::PopClipRect();
}

}  // namespace gantt

void draw_gantt(Frame& frame, PlanScreen& screen, Plan const& plan, Box at, TableEvents const& events) {
    using namespace gantt;
    Box header = at.cut_top(40);
    Canvas c{.frame = frame, .screen = screen, .plan = plan, .events = events, .header = header, .body = at, .axis = {}, .shape = row_shape(events.row_height), .bars = {}};
    RegionScope const region{frame.ui, {.id = "plan.chart", .role = sem::Role::region, .name = tr("plan.chart"), .at = {header.x, header.y, header.w, header.h + at.h}}};
    read_pointer(c);
    c.axis = {.left_day = screen.left_day, .px_per_day = screen.px_per_day, .x = c.body.x, .w = c.body.w};
    c.first = static_cast<std::int32_t>(std::max<std::int64_t>(0, events.first_row));
    c.last = static_cast<std::int32_t>(std::min<std::int64_t>(events.last_row, screen.lines.count() - 1));
    for (auto line = c.first; line <= c.last; ++line) {
        auto const group = screen.lines.heading(line);
        c.bars.push_back(group < 0 ? bar_of(plan, screen.lines.row(line), c.axis) : bar_of(plan, screen.groups[static_cast<std::size_t>(group)], c.axis));
        if (group < 0) c.tasks.push_back(line);
    }

    auto const pen = frame.ui.pen();
    pen.fill(c.body, c.theme().surface);
    ImGui::PushClipRect(c.body.min(), c.body.max(), true);
    paint_shades(c);
    paint_rows(c);
    paint_holiday_names(c);
    paint_links(c);
    for (auto line = c.first; line <= c.last; ++line)
        if (c.heading(line)) paint_heading(c, line);
    for (auto const line : c.tasks) paint_baseline(c, line);
    for (auto const line : c.tasks) paint_bar(c, line);
    for (auto const line : c.tasks) paint_deadline(c, line);
    for (auto const line : c.tasks) paint_cross(c, line);
    paint_marks(c);
    for (auto const line : c.tasks) paint_label(c, line);
    ImGui::PopClipRect();
    ImGui::PushClipRect(c.header.min(), {c.body.right(), c.body.bottom()}, true);
    paint_header(c);
    paint_today(c);
    ImGui::PopClipRect();
    ImGui::PushClipRect(c.body.min(), c.body.max(), true);
    handle_bars(c);
    paint_drag(c);
    ImGui::PopClipRect();
}

}  // namespace pmo::ui
