#include "ui/views/plan_network.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/views/plan_screen.h"
#include "ui/views/plan_text.h"
#include "ui/widgets/card.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"

namespace pmo::ui {

namespace {

struct Shape { float w, h, gap_x, gap_y; };
constexpr Shape kShapes[kNetworkZooms] = {{26, 14, 20, 8}, {136, 30, 36, 12}, {176, 76, 44, 18}};
constexpr float kMargin = 24, kRow = 19;

struct Diagram {
    Frame& frame;
    PlanNetwork& network;
    PlanMarks const& marks;
    Plan const& plan;
    bool critical;
    Shape shape;
    Box inner;

    Box box_at(NetworkBox const& box) const {
        return {inner.x + kMargin + static_cast<float>(box.layer) * (shape.w + shape.gap_x), inner.y + kMargin + static_cast<float>(box.slot) * (shape.h + shape.gap_y), shape.w, shape.h};
    }
    NetworkBox const& box_of(std::int32_t row) const { return network.layout.boxes[static_cast<std::size_t>(network.layout.box_of[static_cast<std::size_t>(row)])]; }
    PlanRow const& row(std::int32_t index) const { return plan.rows[static_cast<std::size_t>(index)]; }
    engine::Placed const& placed(std::int32_t index) const { return plan.schedule.placed[static_cast<std::size_t>(index)]; }
    bool red(std::int32_t index) const { return critical && placed(index).critical && !row(index).inactive && row(index).percent < 100; }
    bool faded(std::int32_t index) const { return !marks.rows.empty() && !marks.row(index); }
    Pen pen() const { return frame.ui.pen(); }
    Theme const& theme() const { return frame.ui.theme(); }
};

void paint_link(Diagram const& d, std::int32_t index) {
    auto const& link = d.plan.links[static_cast<std::size_t>(index)];
    Box const from = d.box_at(d.box_of(link.from)), to = d.box_at(d.box_of(link.to));
    bool const start = link.type == engine::LinkType::start_to_start || link.type == engine::LinkType::start_to_finish;
    bool const finish = link.type == engine::LinkType::finish_to_finish || link.type == engine::LinkType::start_to_finish;
    float const x0 = start ? from.x : from.right(), x1 = finish ? to.right() : to.x;
    float const y0 = std::round(from.cy()), y1 = std::round(to.cy());
    ImVec2 const low{std::min(x0, x1) - 20, std::min(y0, y1) - 4}, high{std::max(x0, x1) + 20, std::max(y0, y1) + 4};
    if (!ImGui::IsRectVisible(low, high)) return;
    bool const marked = d.marks.link(index), red = d.critical && link.critical;
    ImU32 const color = marked ? d.theme().accent : red ? d.theme().link_crit : d.theme().link;
    float const thick = marked ? 2.0f : red ? 1.5f : 1.0f;
    float const out = start ? -8.0f : 8.0f, in = finish ? 12.0f : -12.0f;
    // Close to the successor, so that links of one task run together; straight where both stand at one height.
    bool const straight = y0 == y1 && !start && !finish && x0 < x1;
    ImVec2 const bent[] = {{x0, y0}, {x0 + out, y0}, {x1 + in, y0}, {x1 + in, y1}, {x1, y1}};
    ImVec2 const direct[] = {{x0, y0}, {x1, y1}};
    auto const* points = straight ? direct : bent;
    int const count = straight ? 2 : 5;
    if (link.lag) d.pen().polyline(points, count, color, thick, 4, 3);
    else d.pen().polyline(points, count, color, thick);
    float const side = finish ? 5.0f : -5.0f;
    d.pen().list->AddTriangleFilled({x1, y1}, {x1 + side, y1 - 3.5f}, {x1 + side, y1 + 3.5f}, color);
}

// A milestone may stand at the end of a day or at the beginning of the next: it is said as the day that ends.
std::string box_date(Diagram const& d, std::int32_t index, Minute t) {
    auto const& row = d.row(index);
    return plan_date(d.plan, row.milestone ? d.plan.calendars[static_cast<std::size_t>(row.calendar)].previous_finish(t) : t);
}

// ES | duration | EF, the name, LS | float | LF: the usual box.
void paint_full(Diagram const& d, std::int32_t index, Box box) {
    auto const pen = d.pen();
    auto const& theme = d.theme();
    auto const& placed = d.placed(index);
    auto const& row = d.row(index);
    auto const strip = [&](Box at, std::array<std::string, 3> const& words, bool alarm) {
        for (int i = 0; i < 3; ++i) {
            Box const cell = at.column(i, 3, 0).inset(5, 0);
            pen.text(cell, alarm && i == 1 ? theme.red_text : theme.text2, Type::micro, words[static_cast<std::size_t>(i)], i == 0 ? Align::left : i == 1 ? Align::centre : Align::right);
        }
    };
    Box top = box.cut_top(kRow), bottom = box.cut_bottom(kRow);
    strip(top, {box_date(d, index, placed.early_start), row.milestone ? std::string("◆") : days_text(d.plan.calendars[static_cast<std::size_t>(row.calendar)].between(placed.start, placed.finish), d.plan.minutes_per_day), box_date(d, index, placed.early_finish)}, false);
    strip(bottom, {box_date(d, index, placed.late_start), days_text(placed.total_slack, d.plan.minutes_per_day), box_date(d, index, placed.late_finish)}, placed.total_slack <= 0);
    pen.line_h(box.x, box.right(), box.y, theme.line);
    pen.line_h(box.x, box.right(), box.bottom(), theme.line);
    Box name = box.inset(6, 0);
    auto const words = row.wbs + ' ' + task_name(d.frame, row.task);
    pen.text(name, theme.text1, row.summary ? Type::small_strong : Type::small, words);
    if (row.percent > 0) pen.fill({box.x + 1, box.bottom() - 3, (box.w - 2) * static_cast<float>(row.percent) / 100, 3}, d.red(index) ? theme.bar_crit_done : theme.bar_normal_done);
}

std::string description(Diagram const& d, std::int32_t index) {
    auto const& placed = d.placed(index);
    auto const gaps = gaps_text(d.plan, d.row(index));
    auto const words = tr("plan_network.box", {box_date(d, index, placed.early_start), box_date(d, index, placed.early_finish), box_date(d, index, placed.late_start), box_date(d, index, placed.late_finish),
                                   days_text(placed.total_slack, d.plan.minutes_per_day), days_text(placed.free_slack, d.plan.minutes_per_day)});
    return gaps.empty() ? words : words + tr("plan.bar.also", {gaps});
}

// Where an arrow key leads: back to what holds it, on to the first that waits, up and down in the layer.
std::int32_t neighbour(Diagram const& d, NetworkBox const& box, int dx, int dy) {
    if (dy != 0) {
        auto const at = d.network.layout.box_of[static_cast<std::size_t>(box.row)] + dy;
        if (at < 0 || at >= static_cast<std::int32_t>(d.network.layout.boxes.size())) return -1;
        auto const& other = d.network.layout.boxes[static_cast<std::size_t>(at)];
        return other.layer == box.layer ? other.row : -1;
    }
    std::int32_t best = -1;
    for (auto const index : d.network.layout.links) {
        auto const& link = d.plan.links[static_cast<std::size_t>(index)];
        if ((dx < 0 ? link.to : link.from) != box.row) continue;
        auto const other = dx < 0 ? link.from : link.to;
        bool const holds = dx < 0 && d.placed(box.row).cause.kind == engine::Cause::Kind::link && d.placed(box.row).cause.index == index;
        if (best < 0 || holds || (dx > 0 && d.placed(other).total_slack < d.placed(best).total_slack)) best = other;
    }
    return best;
}

void draw_box(Diagram const& d, NetworkBox const& box) {
    Box const at = d.box_at(box);
    if (!ImGui::IsRectVisible(at.min(), at.max())) return;
    auto& ui = d.frame.ui;
    auto const& row = d.row(box.row);
    auto const& theme = d.theme();
    IdScope const scope{row.task};
    auto const name = row.wbs + ' ' + task_name(d.frame, row.task);
    bool const chosen = d.frame.session.is_selected(row.task), red = d.red(box.row), done = row.percent >= 100;
    auto const words = description(d, box.row);
    auto const hot = hot_area(ui, {.id = "box", .name = name, .value = words, .role = sem::Role::button, .state = chosen ? sem::selected : sem::none, .at = at, .arrows = true, .overlap = true});
    if (hot.clicked) d.frame.select(row.task);
    if (hot.dx != 0 || hot.dy != 0)
        if (auto const next = neighbour(d, box, hot.dx, hot.dy); next >= 0) d.frame.select(d.row(next).task);
    auto const pen = d.pen();
    float const radius = row.milestone ? metric::radius_card : metric::radius_badge;
    pen.fill(at, chosen ? theme.selected : done || row.inactive ? theme.sunken : theme.surface, radius);
    if (d.network.zoom == 2) paint_full(d, box.row, at);
    else if (d.network.zoom == 1) pen.text(at.inset(6, 0), theme.text1, Type::small, name);
    else if (row.percent > 0) pen.fill({at.x, at.y, at.w * static_cast<float>(row.percent) / 100, at.h}, theme.bar_normal, radius);
    pen.outline(at, chosen ? theme.accent : red ? theme.bar_crit_done : done ? theme.line : theme.line_strong, radius, chosen || red ? 2.0f : 1.0f);
    if (d.faded(box.row)) pen.fill(at.inset(-1), with_alpha(theme.canvas, 170), radius);
    if (hot.hovered || hot.focused) tooltip_for(ui, at, name + "\n" + words, "box.tip");
}

// The chosen task comes into view, once.
void follow(Diagram const& d) {
    auto const chosen = d.frame.session.selected();
    if (d.network.shown == chosen) return;
    d.network.shown = chosen;
    auto const row = d.plan.row_of(chosen);
    if (row < 0 || d.network.layout.box_of[static_cast<std::size_t>(row)] < 0) return;
    Box const at = d.box_at(d.box_of(row));
    float const x = at.x - d.inner.x, y = at.y - d.inner.y, w = ImGui::GetWindowWidth(), h = ImGui::GetWindowHeight();
    if (x < ImGui::GetScrollX() || x + at.w > ImGui::GetScrollX() + w) ImGui::SetScrollX(std::max(0.0f, x - w * 0.3f));
    if (y < ImGui::GetScrollY() || y + at.h > ImGui::GetScrollY() + h) ImGui::SetScrollY(std::max(0.0f, y - h * 0.4f));
}

}  // namespace

void zoom_network(PlanNetwork& network, int step) {
    network.zoom = std::clamp(network.zoom + step, 0, kNetworkZooms - 1);
    network.shown = kNoId;                       // what is chosen stays in view
}

void draw_network(Frame& frame, PlanScreen& screen, Plan const& plan, Box at) {
    auto& network = screen.network;
    auto const& marks = screen.marks;
    if (network.made_for != frame.store.revision() || network.project != plan.project || network.narrowed != screen.narrowed) {
        network.layout = lay_out_network(plan, screen.kept_tasks());
        network.made_for = frame.store.revision();
        network.project = plan.project;
        network.narrowed = screen.narrowed;
        network.shown = kNoId;
    }
    auto const& layout = network.layout;
    auto const shape = kShapes[std::clamp(network.zoom, 0, kNetworkZooms - 1)];
    PanelScope const panel{frame.ui, {.id = "network", .name = tr("plan_network.title"), .at = at, .background = frame.ui.theme().canvas, .scroll_x = true}};
    Diagram const d{frame, network, marks, plan, screen.critical, shape, panel.inner()};
    Box const all{d.inner.x, d.inner.y, 2 * kMargin + static_cast<float>(layout.layers) * (shape.w + shape.gap_x), 2 * kMargin + static_cast<float>(layout.slots) * (shape.h + shape.gap_y)};
    auto const ground = hot_area(frame.ui, {.id = "ground", .name = tr("plan_network.move"), .at = {all.x, all.y, std::max(all.w, at.w), std::max(all.h, at.h)}, .drag = true, .tab_stop = false, .overlap = true});
    if (ground.drag_started) network.from_x = ImGui::GetScrollX(), network.from_y = ImGui::GetScrollY();
    if (ground.dragging) {
        ImGui::SetScrollX(network.from_x - ground.drag.x);
        ImGui::SetScrollY(network.from_y - ground.drag.y);
    }
    for (auto const index : layout.links)
        if (!marks.link(index)) paint_link(d, index);
    for (auto const index : layout.links)
        if (marks.link(index)) paint_link(d, index);
    for (auto const& box : layout.boxes) draw_box(d, box);
    if (layout.boxes.empty()) empty_state(frame.ui, {.id = "none", .icon = Icon::filter, .title = tr("plan.no_match"), .text = {}, .at = at});
    follow(d);
    reserve(all);
}

}  // namespace pmo::ui
