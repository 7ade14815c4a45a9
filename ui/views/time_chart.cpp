#include "ui/views/time_chart.h"

#include <algorithm>
#include <cmath>

#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/views/page.h"
#include "ui/widgets/button.h"
#include "ui/widgets/hot.h"

namespace pmo::ui {

namespace {

using gantt::HeaderCell;
using gantt::HeaderUnit;

constexpr double kMostPixels = 24;               // of a day, when everything is shown
constexpr double kBefore = 3, kAfter = 4;        // days of margin

std::string header_words(HeaderCell const& cell, float width) {
    auto const civil = civil_from_days(cell.from);
    switch (cell.unit) {
        case HeaderUnit::year: return std::to_string(civil.year);
        case HeaderUnit::quarter: {
            auto const quarter = std::to_string((civil.month + 2) / 3);
            return width > 84 ? tr("plan.quarter_year", {std::to_string(civil.year), quarter}) : tr("plan.quarter", {quarter});
        }
        case HeaderUnit::month: return width > 76 ? format_month(civil.year, civil.month) : format_month_short(civil.month);
        case HeaderUnit::week:
        case HeaderUnit::day: break;
    }
    return std::to_string(civil.day);
}

void paint_row(Pen const& pen, gantt::Axis const& axis, int row, Box const& at, Box const& body, bool through) {
    auto const& theme = *pen.theme;
    for (auto const& cell : header_row(axis, row)) {
        float const x0 = axis.px(cell.from), x1 = axis.px(cell.to);
        if (x0 > at.x) pen.line_v(x0, at.y + (through ? 4.0f : 0.0f), through ? body.bottom() : at.bottom(), through ? theme.grid : theme.line_strong);
        // The cell that the left edge cuts keeps its words as long as they fit.
        float const left = std::max(x0, at.x) + 4;
        auto const words = header_words(cell, x1 - x0);
        if (left + pen.width(Type::micro, words) <= std::min(x1, at.right())) pen.text(left, at.cy(), through ? theme.text3 : theme.text2, Type::micro, words);
    }
}

}  // namespace

void place_time(TimeChart& chart, Box const& body, std::int32_t first_day, std::int32_t last_day) {
    chart.axis.x = body.x;
    chart.axis.w = body.w;
    if (!chart.fit || first_day > last_day) return;
    double const first = static_cast<double>(first_day) - kBefore, last = static_cast<double>(last_day) + kAfter;
    chart.axis.left_day = first;
    chart.axis.px_per_day = std::clamp(static_cast<double>(body.w) / std::max(1.0, last - first), gantt::kMinPixels, kMostPixels);
}

void paint_time_head(Pen const& pen, gantt::Axis const& axis, Box const& head, Box const& body) {
    auto const& theme = *pen.theme;
    pen.fill(head, theme.sunken);
    if (head.h < kTwoRows) {
        paint_row(pen, axis, axis.px_per_day >= 2.5 ? 0 : 1, head, body, true);
    } else {
        Box lower = head;
        Box const upper = lower.cut_top(std::floor(head.h / 2));
        paint_row(pen, axis, 0, upper, body, false);
        pen.line_h(head.x, head.right(), lower.y, theme.line);
        paint_row(pen, axis, 1, lower, body, true);
    }
    pen.line_h(head.x, head.right(), head.y, theme.line);
    pen.line_h(head.x, head.right(), head.bottom() - 1, theme.line);
}

void paint_time_mark(Ui const& ui, gantt::Axis const& axis, std::int32_t day, std::string_view words, bool accent, Box const& body) {
    auto const pen = ui.pen();
    auto const& theme = ui.theme();
    float const x = std::round(axis.px(day + 1));
    if (x <= body.x || x >= body.right()) return;
    auto const color = accent ? theme.accent : theme.text3;
    if (accent) pen.line({x, body.y}, {x, body.bottom()}, color, 1.5f);
    else pen.dashed({x, body.y}, {x, body.bottom()}, color, 4, 3, 1.5f);
    if (words.empty()) return;
    float const width = std::ceil(pen.width(Type::micro, words)) + 8;
    Box const label{std::clamp(x - width / 2, body.x, std::max(body.x, body.right() - width)), body.bottom() - 17, width, 15};
    pen.fill(label, accent ? theme.accent : theme.grey_soft, 3);
    pen.text(label.x + 4, label.cy(), accent ? theme.on_accent : theme.text2, Type::micro, words);
}

void move_time(Frame& frame, TimeChart& chart, TableState& table, TimeHands const& hands, Box const& body) {
    auto const hot = hot_area(frame.ui, {.id = "chart", .name = hands.name, .value = hands.summary, .description = tr("levelling.chart_keys"), .role = sem::Role::group, .at = body, .arrows = true, .drag = true});
    auto const move = [&](double day) { chart.fit = false, chart.axis.left_day = day; };
    if (hot.drag_started) chart.drag_from = chart.axis.left_day;
    if (hot.dragging) move(chart.drag_from - static_cast<double>(hot.drag.x) / chart.axis.px_per_day);
    if (hot.cancelled) move(chart.drag_from);
    if (hot.dx != 0) move(chart.axis.left_day + hot.dx * 40 / chart.axis.px_per_day);
    auto const& io = ImGui::GetIO();
    if (!hot.hovered || io.MouseWheel == 0) return;
    if (io.KeyCtrl) chart.fit = false, chart.axis = chart.axis.zoomed(gantt::zoom_step(chart.axis.px_per_day, io.MouseWheel > 0 ? 1 : -1), io.MousePos.x);
    else table.wheel -= static_cast<double>(io.MouseWheel) * 3 * static_cast<double>(hands.row_height);
}

void time_buttons(Frame& frame, TimeChart& chart, Box& bar) {
    auto& ui = frame.ui;
    auto const zoom = [&](int step) { chart.fit = false, chart.axis = chart.axis.zoomed(gantt::zoom_step(chart.axis.px_per_day, step), chart.axis.x + chart.axis.w * 0.5f); };
    if (right_button(ui, {.id = "fit", .icon = Icon::maximize_2, .kind = ButtonKind::ghost, .name = tr("levelling.fit"), .tip = tr("levelling.fit")}, bar)) chart.fit = true;
    if (right_button(ui, {.id = "zoom_in", .icon = Icon::zoom_in, .kind = ButtonKind::ghost, .name = tr("levelling.zoom_in"), .tip = tr("levelling.zoom_in")}, bar)) zoom(1);
    if (right_button(ui, {.id = "zoom_out", .icon = Icon::zoom_out, .kind = ButtonKind::ghost, .name = tr("levelling.zoom_out"), .tip = tr("levelling.zoom_out")}, bar)) zoom(-1);
}

}  // namespace pmo::ui
