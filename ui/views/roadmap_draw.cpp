// The picture of a roadmap: quarters, lanes, bars, points and the arrows between projects.

#include <algorithm>
#include <cmath>

#include "core/registers/project_dependency.h"
#include "core/registers/roadmap_item.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/project_frame.h"
#include "ui/views/roadmap_parts.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"

namespace pmo::ui::roadmap {

namespace {

using rules::DependencyState;
namespace dpd = registers::project_dependency;
namespace rmi = registers::roadmap_item;

std::string date_words(std::optional<Date> date) { return date ? format_date(date->day) : std::string("—"); }

std::string row_tip(Row const& row) {
    auto words = (row.code.empty() ? std::string{} : row.code + ' ') + row.title;
    if (row.kind == RowKind::item) words += '\n' + (row.item_kind.empty() ? std::string{} : option_words(rmi::kType, rmi::kind.slot, row.item_kind));
    words += '\n' + tr("roadmap.span", {date_words(row.start), date_words(row.finish)});
    if (row.baseline_finish) words += '\n' + tr("roadmap.baseline", {date_words(row.baseline_start), date_words(row.baseline_finish), format_signed(row.finish ? row.finish->day - row.baseline_finish->day : 0, 0)});
    return words;
}

void click(Frame& frame, Hot const& hot, Row const& row) {
    if (hot.clicked && row.record) {
        frame.session.inspector_open = true;
        frame.select(row.record);
    }
    if (!hot.double_clicked) return;
    if (row.kind == RowKind::project) frame.go({.view = "plan", .project = row.record, .detail = {}}, row.record);
}

// A bar between two days, cut at the edges of the picture.
Box bar_box(Axis const& axis, Date start, Date finish, float y, float height) {
    float const left = std::clamp(axis.at(start), axis.x, axis.x + axis.width), right = std::clamp(axis.at(Date{finish.day + 1}), axis.x, axis.x + axis.width);
    return {std::round(left), std::round(y), std::max(3.0f, std::round(right - left)), height};
}

ImU32 bar_color(Theme const& theme, pmo::Health health) {
    return health == pmo::Health::red ? theme.bar_crit : health == pmo::Health::amber ? theme.amber_line : theme.bar_normal;
}

void draw_bar(Frame& frame, Row const& row, Axis const& axis, Box const& line) {
    auto const& theme = frame.ui.theme();
    auto const pen = frame.ui.pen();
    if (row.kind == RowKind::lane) {
        if (row.start && row.finish) pen.fill(bar_box(axis, *row.start, *row.finish, line.cy() - 2, 4), theme.bar_summary, 2);
        return;
    }
    if (row.baseline_start && row.baseline_finish) pen.fill(bar_box(axis, *row.baseline_start, *row.baseline_finish, line.y + 20, 3), theme.baseline, 1);
    if (row.start && row.finish && *row.start < *row.finish) {
        auto const box = bar_box(axis, *row.start, *row.finish, line.y + 5, 13);
        if (row.kind == RowKind::item) pen.panel(box, theme.grey_soft, theme.grey_line, metric::radius_bar);
        else pen.fill(box, row.done ? theme.pressed : bar_color(theme, row.health), metric::radius_bar);
        if (row.kind == RowKind::project) {
            pen.health({box.x + 9, box.cy()}, static_cast<Health>(row.health));
            if (box.w > 90) pen.text({box.x + 18, box.y, box.w - 22, box.h}, theme.text2, Type::micro, date_words(row.finish), Align::right);
        }
        return;
    }
    auto const point = row.finish ? row.finish : row.start;
    if (!point || *point < axis.first || *point > axis.last) return;
    pen.diamond({std::round(axis.at(*point)), line.cy()}, 12, row.done ? theme.green : row.item_kind == "constraint" ? theme.red : theme.accent);
}

std::string dependency_words(Frame const& frame, Arrow const& arrow, Map const& map) {
    auto const* record = frame.store.live(arrow.facts.dependency);
    auto words = record ? std::string(code_of(*record)) + ' ' + record_name(*record) : std::string{};
    words += '\n' + tr("roadmap.between", {map.rows[static_cast<std::size_t>(arrow.from)].title, map.rows[static_cast<std::size_t>(arrow.to)].title});
    words += '\n' + tr("roadmap.needed", {date_words(arrow.facts.needed), date_words(arrow.facts.forecast)});
    if (arrow.facts.state == DependencyState::broken) words += '\n' + tr("roadmap.late", {format_integer(std::max(0, arrow.facts.late_days))});
    return words;
}

}  // namespace

void draw_axis(Frame& frame, Axis const& axis, Box head) {
    auto const& theme = frame.ui.theme();
    auto const pen = frame.ui.pen();
    auto const all = quarters(axis.first, axis.last);
    for (std::size_t i = 0; i < all.size(); ++i) {
        float const left = std::max(axis.x, axis.at(all[i]));
        float const right = i + 1 < all.size() ? axis.at(all[i + 1]) : axis.x + axis.width;
        auto const civil = civil_of(all[i]);
        auto const words = tr("roadmap.quarter", {std::to_string(civil.year), std::to_string((civil.month + 2) / 3)});
        if (all[i] >= axis.first) pen.line_v(std::round(left), head.y, head.bottom(), theme.line);
        if (right - left > 26) pen.text({left + 6, head.y, right - left - 8, head.h}, theme.text2, Type::small, right - left > 64 ? words : tr("roadmap.quarter_short", {std::to_string((civil.month + 2) / 3)}));
    }
}

void draw_rows(Frame& frame, Map const& map, Axis const& axis, Box labels, float top) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const pen = ui.pen();
    for (std::size_t i = 0; i < map.rows.size(); ++i) {
        auto const& row = map.rows[i];
        Box const line{labels.x, top + kRow * static_cast<float>(i), axis.x + axis.width - labels.x, kRow};
        if (!ImGui::IsRectVisible(line.min(), line.max())) continue;
        IdScope const scope{&i, sizeof i};
        bool const lane = row.kind == RowKind::lane;
        auto const title = row.title.empty() ? std::string(tr("roadmap.no_programme")) : row.title;
        auto const tip = lane && !row.record ? title : row_tip(row);
        auto const hot = hot_area(ui, {.id = "row", .name = (row.code.empty() ? std::string{} : row.code + ' ') + title, .value = tr("roadmap.span", {date_words(row.start), date_words(row.finish)}), .description = tip,
                                       .role = sem::Role::listitem, .at = line, .overlap = true, .row = static_cast<std::int32_t>(i) + 1, .rows = static_cast<std::int32_t>(map.rows.size())});
        click(frame, hot, row);
        bool const selected = row.record && frame.session.is_selected(row.record);
        if (lane) pen.fill(line, theme.sunken);
        if (selected || hot.hovered) pen.fill(line, selected ? theme.selected : theme.hover);
        pen.line_h(line.x, line.right(), line.bottom() - 1, theme.grid);
        for (auto const quarter : quarters(axis.first, axis.last))
            if (quarter > axis.first) pen.line_v(std::round(axis.at(quarter)), line.y, line.bottom(), theme.grid);
        Box label{labels.x + (lane ? 10.0f : 22.0f), line.y, labels.w - (lane ? 14.0f : 26.0f), line.h};
        if (!row.code.empty()) {
            float const width = std::ceil(pen.width(Type::small, row.code)) + 8;
            pen.text(label.cut_left(width), theme.text3, Type::small, row.code);
        }
        pen.text(label, row.done ? theme.text3 : row.kind == RowKind::item ? theme.text2 : theme.text1, lane ? Type::strong : Type::body, title);
        draw_bar(frame, row, axis, line);
        tooltip_for(ui, line, tip, "row");
    }
}

void draw_arrows(Frame& frame, Map const& map, Axis const& axis, float top) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const pen = ui.pen();
    for (auto const& arrow : map.arrows) {
        auto const from_day = arrow.facts.forecast ? arrow.facts.forecast : arrow.facts.needed, to_day = arrow.facts.needed ? arrow.facts.needed : arrow.facts.forecast;
        if (!from_day || !to_day || *from_day < axis.first || *to_day > axis.last || *to_day < axis.first || *from_day > axis.last) continue;
        auto const state = arrow.facts.state;
        bool const broken = state == DependencyState::broken, tight = state == DependencyState::tight;
        ImU32 const color = broken ? theme.red : tight ? theme.amber : state == DependencyState::delivered ? theme.line_strong : theme.link;
        bool const down = arrow.to > arrow.from;
        float const x0 = std::round(axis.at(*from_day)), x1 = std::round(axis.at(*to_day));
        float const y0 = top + kRow * static_cast<float>(arrow.from) + 12, y1 = top + kRow * static_cast<float>(arrow.to) + (down ? 4.0f : 20.0f);
        ImVec2 const points[] = {{x0, y0}, {x0, down ? y0 + 12 : y0 - 10}, {x1, down ? y0 + 12 : y0 - 10}, {x1, y1}};
        pen.polyline(points, 4, color, broken ? 2.0f : 1.25f, tight ? 5.0f : 0.0f, tight ? 3.0f : 0.0f);
        pen.circle({x0, y0}, 2.5f, color);
        if (down) pen.triangle_down({x1, y1}, 8, 6, color);
        else pen.triangle_up({x1, y1}, 8, 6, color);
        if (broken) pen.icon(x1 + 5, y1, Icon::circle_x, theme.red, metric::icon_badge);
        IdScope const scope{arrow.facts.dependency};
        auto const tip = dependency_words(frame, arrow, map);
        auto const* record = frame.store.live(arrow.facts.dependency);
        Box const at{x1 - 8, y1 - 8, broken ? 28.0f : 16.0f, 16};
        auto const name = register_words("project_dependency") + ' ' + (record ? record_name(*record) : std::string{});
        auto const hot = hot_area(ui, {.id = "arrow", .name = name, .value = broken ? tr("roadmap.is_broken") : std::string_view{}, .description = tip, .at = at});
        if (hot.clicked) {
            frame.session.inspector_open = true;
            frame.select(arrow.facts.dependency);
        }
        if (hot.hovered || frame.session.is_selected(arrow.facts.dependency)) pen.polyline(points, 4, theme.accent, 2);
        tooltip_for(ui, at, tip, "arrow");
    }
}

}  // namespace pmo::ui::roadmap
