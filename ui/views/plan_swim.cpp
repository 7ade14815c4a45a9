#include "ui/views/plan_swim.h"

#include <algorithm>
#include <cmath>

#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/views/gantt_canvas.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"

namespace pmo::ui {

namespace {

constexpr float kNames = 200, kHeader = 40, kTrack = 22, kPad = 5, kLabelRoom = 90;

void make_lanes(Frame& frame, PlanScreen& screen, Plan const& plan) {
    auto& swim = screen.swim;
    if (swim.made_for == frame.store.revision() && swim.project == plan.project && swim.made_by == swim.by && swim.made_px == screen.px_per_day && swim.narrowed == screen.narrowed) return;
    swim.narrowed = screen.narrowed;
    swim.made_for = frame.store.revision();
    swim.project = plan.project;
    swim.made_by = swim.by;
    swim.made_px = screen.px_per_day;
    auto const gap = static_cast<Minute>(static_cast<double>(kLabelRoom) / screen.px_per_day * static_cast<double>(engine::kMinutesPerDay));
    swim.lanes = plan_lanes(frame.store, plan, swim.by, gap, screen.kept_tasks());
}

void choose_lanes(Frame& frame, PlanSwim& swim, Box at) {
    Choice const choices[] = {{.key = "owner", .label = tr("plan_swim.owner")}, {.key = "department", .label = tr("plan_swim.department")}, {.key = "part", .label = tr("plan_swim.part")}, {.key = "state", .label = tr("plan_swim.state")}};
    Segmented spec{.id = "plan.lanes", .name = tr("plan_swim.by"), .options = choices, .chosen = static_cast<int>(swim.by), .size = Size::small};
    spec.at = {at.x + 6, std::round(at.cy() - metric::control_small / 2), std::min(segmented_width(frame.ui, spec), at.w - 12), metric::control_small};
    if (auto const picked = segmented(frame.ui, spec)) swim.by = static_cast<PlanGroupBy>(*picked);
}

void draw_bar(gantt::Canvas const& c, LaneBar const& place, Box const& lane) {
    auto const& row = c.plan.rows[static_cast<std::size_t>(place.row)];
    auto const bar = gantt::bar_of(c.plan, place.row, c.axis);
    bool const point = bar.kind == gantt::BarKind::milestone;
    Box const at{point ? bar.x0 - 7 : bar.x0, lane.y + kPad + static_cast<float>(place.track) * kTrack, point ? 14 : std::max(3.0f, bar.x1 - bar.x0), kTrack - 6};
    if (at.right() < c.body.x - kLabelRoom || at.x > c.body.right() || at.bottom() < c.body.y || at.y > c.body.bottom()) return;
    auto& ui = c.frame.ui;
    auto const& theme = c.theme();
    IdScope const scope{row.task};
    auto const name = row.wbs + ' ' + task_name(c.frame, row.task);
    auto const& placed = c.plan.schedule.placed[static_cast<std::size_t>(place.row)];
    auto dates = plan_date(c.plan, placed.start) + " — " + plan_date(c.plan, placed.finish) + "  " + std::to_string(row.percent) + "%";
    if (auto const gaps = gaps_text(c.plan, row); !gaps.empty()) dates += tr("plan.bar.also", {gaps});
    bool const chosen = c.frame.session.is_selected(row.task), red = c.screen.critical && bar.critical && row.percent < 100;
    auto const hot = hot_area(ui, {.id = "bar", .name = name, .value = dates, .role = sem::Role::button, .state = chosen ? sem::selected : sem::none, .at = at, .overlap = true});
    if (hot.clicked) c.frame.select(row.task);
    auto const pen = ui.pen();
    if (point) {
        pen.diamond({bar.x0, at.cy()}, 14, red ? theme.bar_crit_done : theme.bar_summary);
    } else {
        gantt::paint_work(c, place.row, bar, at, red);
    }
    if (chosen) pen.outline(at.inset(-2), theme.accent, 3, 1.5f);
    // After the bar, in the room that the packing kept free.
    Box const label{at.right() + 5, at.y, kLabelRoom - 8, at.h};
    pen.text(label, row.percent >= 100 ? theme.text3 : theme.text2, Type::small, task_name(c.frame, row.task));
    if (hot.hovered || hot.focused) tooltip_for(ui, at, name + "\n" + dates, "bar.tip");
}

}  // namespace

void draw_swim(Frame& frame, PlanScreen& screen, Plan const& plan, Box at) {
    make_lanes(frame, screen, plan);
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    Box head = at.cut_top(kHeader);
    Box const corner = head.cut_left(kNames);
    screen.chart_width = head.w;
    Box const body{head.x, at.y, head.w, at.h};
    gantt::Axis const axis{.left_day = screen.left_day, .px_per_day = screen.px_per_day, .x = body.x, .w = body.w};
    gantt::Canvas const c{.frame = frame, .screen = screen, .plan = plan, .events = {}, .header = head, .body = body, .axis = axis, .shape = {}, .bars = {}};
    ui.pen().fill(at, theme.surface);
    gantt::paint_time(c);
    ui.pen().fill(corner, theme.sunken);
    ui.pen().line_h(corner.x, corner.right(), corner.bottom() - 1, theme.line);
    choose_lanes(frame, screen.swim, corner);
    PanelScope const panel{ui, {.id = "lanes", .name = tr("plan_swim.title"), .at = at}};
    Box const inner = panel.inner();
    auto const ground = hot_area(ui, {.id = "ground", .name = tr("plan_network.move"), .at = {body.x, inner.y, body.w, std::max(inner.h, body.h)}, .drag = true, .tab_stop = false, .overlap = true});
    if (ground.drag_started) screen.swim.pan_from = screen.left_day;
    if (ground.dragging) screen.left_day = screen.swim.pan_from - static_cast<double>(ground.drag.x) / screen.px_per_day;
    float y = inner.y;
    if (screen.swim.lanes.empty()) empty_state(ui, {.id = "none", .icon = Icon::filter, .title = tr("plan.no_match"), .text = {}, .at = at});
    for (auto const& lane : screen.swim.lanes) {
        Box const strip{inner.x, y, inner.w, static_cast<float>(lane.tracks) * kTrack + 2 * kPad};
        y += strip.h;
        if (!ImGui::IsRectVisible(strip.min(), strip.max())) continue;
        auto const pen = ui.pen();
        pen.line_h(strip.x, strip.right(), strip.bottom() - 1, theme.line);
        Box name{strip.x + 12, strip.y, kNames - 24, std::min(strip.h, kTrack + 2 * kPad)};
        auto const count = tr("plan_swim.open", lane.open);
        pen.text(name.cut_right(std::ceil(pen.width(Type::small, count)) + 1, 8), theme.text3, Type::small, count, Align::right);
        auto const words = group_name(frame, screen.swim.by, {.key = lane.key, .state = lane.state, .rows = {}});
        pen.text(name, theme.text1, Type::strong, words);
        say(ui, {.id = words, .role = sem::Role::heading, .name = words, .value = count, .at = {strip.x, strip.y, kNames, strip.h}, .level = 3});
        ImGui::PushClipRect({body.x, body.y}, {body.right(), body.bottom()}, true);
        for (auto const& bar : lane.bars) draw_bar(c, bar, strip);
        ImGui::PopClipRect();
    }
    ui.pen().line_v(body.x - 1, at.y, at.bottom(), theme.line_strong);
    reserve({inner.x, inner.y, inner.w, y - inner.y});
}

}  // namespace pmo::ui
