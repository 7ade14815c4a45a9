// The pointer on the Gantt chart: wheel and panning, hit areas of bars with their semantic nodes, dragging. What a drag means is gantt_drag.h,
// the ghost that shows what letting go would do is gantt_ghost.cpp.

#include <cmath>

#include "core/actions/interrupt_work.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/views/gantt_canvas.h"
#include "ui/views/plan_edits.h"
#include "ui/views/plan_text.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"

namespace pmo::ui::gantt {

namespace {

constexpr float kEdge = 28;                  // near an edge a drag moves the view

std::string bar_value(Canvas const& c, std::int32_t line) {
    auto const& row = c.row(line);
    auto const& placed = c.placed(line);
    auto words = row.milestone ? plan_date(c.plan, placed.finish)
                               : tr("plan.bar.value", {plan_date(c.plan, placed.start), plan_date(c.plan, placed.finish), std::to_string(row.percent)});
    if (c.bar(line).critical && !row.summary) words += tr("plan.bar.critical");
    if (auto const gaps = gaps_text(c.plan, row); !gaps.empty()) words += tr("plan.bar.also", {gaps});
    return words;
}

std::string bar_tip(Canvas const& c, std::int32_t line) {
    auto const& row = c.row(line);
    auto const& placed = c.placed(line);
    std::string words = row.wbs + ' ' + task_name(c.frame, row.task) + '\n' + format_date(engine::day_of(placed.start)) + " – " + format_date(engine::day_of(placed.finish));
    if (!row.milestone) words += " · " + format_workdays(row.duration, c.plan.minutes_per_day) + " · " + std::to_string(row.percent) + "%";
    if (auto const owner = person_name(c.frame, row.owner); !owner.empty()) words += '\n' + owner;
    if (auto const gaps = gaps_text(c.plan, row); !gaps.empty()) words += '\n' + gaps;
    if (row.baseline_finish != kNoTime) words += '\n' + tr("plan.bar.baseline", {format_date(engine::day_of(row.baseline_finish)), format_signed(slip_days(c.plan, c.screen.lines.row(line)), 0)});
    return words;
}

void choose(Canvas& c, Id task) {
    if (!ImGui::GetIO().KeyCtrl) return c.frame.select(task);
    auto selection = c.frame.session.selection;
    if (auto const at = std::ranges::find(selection, task); at != selection.end()) selection.erase(at);
    else selection.push_back(task);
    c.frame.select(std::move(selection));
}

// The tool that splits is for one drag.
void end_drag(PlanScreen& screen) {
    if (screen.drag.active()) screen.splitting = false;
    screen.drag = {};
}

void let_go(Canvas& c) {
    auto const result = preview(c.plan, c.screen.drag, hand_of(c));
    if (auto edit = edit_of(c.frame.store, c.plan, c.screen.drag, result, c.frame.ids)) c.frame.edit(std::move(*edit));
    end_drag(c.screen);
}

// The interruption before the piece of the bar under x; kNoId: it has none, or the work rests there by its progress, which is no record.
Id interruption_before(Canvas const& c, std::int32_t line, float x) {
    auto const row = c.screen.lines.row(line);
    auto const pixels = bar_pieces(c.plan, row, c.axis);
    if (pixels.empty()) return kNoId;
    auto const pieces = pieces_of(c.plan, row);
    for (std::size_t i = 1; i < pieces.size(); ++i)
        if (x >= pixels[i].x0 && x <= pixels[i].x1) return c.plan.gaps[static_cast<std::size_t>(pieces[i].gap)].interruption;
    return kNoId;
}

// What pressing there would take hold of.
Drag drag_at(Canvas const& c, std::int32_t line, float x) {
    auto const& bar = c.bar(line);
    auto const& row = c.row(line);
    Drag drag{.grip = Grip::none, .task = row.task, .grabbed_day = c.axis.day_at(x)};
    if (!c.frame.writable) return drag;
    bool const diamond = bar.kind == BarKind::milestone;
    if (c.screen.splitting || ImGui::GetIO().KeyCtrl) {
        drag.grip = x > bar.x1 + 4 ? Grip::none : Grip::split;
        drag.can_rest = can_be_interrupted(c.frame.store, c.plan, row.task);
        return drag;
    }
    drag.grip = diamond ? (x > bar.x1 + 8 ? Grip::link : Grip::body) : grip_at(x, bar.x0, bar.x1, bar.progress_x, !row.summary && !row.inactive, bar.done);
    if (drag.grip == Grip::body) drag.interruption = interruption_before(c, line, x);
    if (drag.interruption) drag.grip = Grip::piece;
    return drag;
}

ImGuiMouseCursor cursor_of(Grip grip) {
    switch (grip) {
        case Grip::finish:
        case Grip::progress:
        case Grip::piece:
        case Grip::split: return ImGuiMouseCursor_ResizeEW;
        case Grip::link: return ImGuiMouseCursor_Hand;
        case Grip::body: return ImGuiMouseCursor_ResizeAll;
        case Grip::none: break;
    }
    return ImGuiMouseCursor_None;
}

// Work outside the view: the date at the edge leads there.
void handle_outside(Canvas& c, std::int32_t line) {
    auto const& row = c.row(line);
    bool const left = c.bar(line).x1 < c.body.x + 1;
    Box const at = Box{left ? c.body.x : c.body.right() - 96, c.top(line), 96, c.events.row_height}.clipped(c.body);
    if (at.empty()) return;
    IdScope const scope{row.task};
    auto const name = row.wbs + ' ' + task_name(c.frame, row.task), value = bar_value(c, line);
    auto const hot = hot_area(c.frame.ui, {.id = "outside", .name = name, .value = value, .role = sem::Role::button, .state = c.screen.table.is_selected(row_key(row.task)) ? sem::selected : sem::none, .at = at,
                                           .ring_radius = 2, .tab_stop = false, .overlap = true, .row = line + 1, .rows = c.screen.lines.count(), .cursor = ImGuiMouseCursor_Hand});
    if (hot.hovered) tooltip(c.frame.ui, bar_tip(c, line));
    if (!hot.clicked) return;
    choose(c, row.task);
    c.screen.reveal = row.task;
    c.frame.ui.wake(0);
}

void handle_bar(Canvas& c, std::int32_t line) {
    auto const& bar = c.bar(line);
    auto const& row = c.row(line);
    float const y = c.top(line), height = c.events.row_height;
    bool const diamond = bar.kind == BarKind::milestone;
    float const x0 = diamond ? bar.x0 - 8 : bar.x0 - 3, x1 = diamond ? bar.x1 + 14 : bar.x1 + 14;
    bool const dragged = c.screen.drag.active() && c.screen.drag.task == row.task;
    Box at = Box{x0, y, x1 - x0, height}.clipped(c.body);
    if (at.empty() && !dragged) {
        if (bar.x1 < c.body.x + 1 || bar.x0 > c.body.right() - 1) handle_outside(c, line);
        return;
    }
    if (dragged) at = c.body;                                         // stays alive while the view moves below it
    float const mouse_x = ImGui::GetIO().MousePos.x;
    auto const over = dragged ? c.screen.drag : at.contains(ImGui::GetIO().MousePos) ? drag_at(c, line, mouse_x) : Drag{};
    auto const cursor = cursor_of(over.grip);
    IdScope const scope{row.task};
    auto const name = row.wbs + ' ' + task_name(c.frame, row.task), value = bar_value(c, line);
    bool const chosen = c.screen.table.is_selected(row_key(row.task));
    auto const hot = hot_area(c.frame.ui, {.id = "bar", .name = name, .value = value, .role = sem::Role::button, .state = chosen ? sem::selected : sem::none, .at = at, .ring_radius = 2,
                                           .drag = true, .tab_stop = false, .overlap = true, .row = line + 1, .rows = c.screen.lines.count(), .cursor = cursor});
    if (hot.clicked && !hot.drag_started) choose(c, row.task);
    if (hot.double_clicked) c.frame.session.inspector_open = true;
    if (hot.hovered && !c.screen.drag.active()) tooltip(c.frame.ui, bar_tip(c, line));
    if (hot.hovered && !dragged && over.grip != Grip::none && over.grip != Grip::split && !chosen && !diamond && !row.summary) {
        ImVec2 const knob{std::round(bar.x1 + 8), y + c.shape.bar_top + c.shape.bar_height * 0.5f};
        c.pen().circle(knob, 3.5f, c.theme().surface);
        c.pen().circle_outline(knob, 3.5f, c.theme().accent, 1.5f);
    }
    if (hot.drag_started && c.frame.writable) {
        // The grip is where the button went down, which is no longer under the pointer.
        c.screen.drag = drag_at(c, line, mouse_x - hot.drag.x);
    }
    if (!dragged) return;
    if (hot.cancelled) end_drag(c.screen);
    else if (hot.dropped) let_go(c);
}

}  // namespace

Hand hand_of(Canvas const& c) {
    auto const mouse = ImGui::GetIO().MousePos;
    Hand hand{.day = c.axis.day_at(mouse.x), .row = -1, .at_end = false, .fine = ImGui::GetIO().KeyAlt};
    auto const line = c.line_at(mouse.y);
    if (line < 0 || !c.visible(line) || c.heading(line)) return hand;
    auto const& bar = c.bar(line);
    if (mouse.x < bar.x0 - 10 || mouse.x > bar.x1 + 10) return hand;
    hand.row = c.screen.lines.row(line);
    // The last third is the finish: most links go to a start.
    hand.at_end = bar.kind != BarKind::milestone && mouse.x > bar.x0 + (bar.x1 - bar.x0) * 0.67f;
    return hand;
}

void read_pointer(Canvas& c) {
    auto& screen = c.screen;
    auto const& io = ImGui::GetIO();
    Box const all{c.body.x, c.header.y, c.body.w, c.header.h + c.body.h};
    auto const axis = [&] { return Axis{.left_day = screen.left_day, .px_per_day = screen.px_per_day, .x = c.body.x, .w = c.body.w}; };
    auto const background = hot_area(c.frame.ui, {.id = "plan.background", .name = tr("plan.chart"), .description = tr("plan.chart.help"), .role = sem::Role::img, .at = all, .ring_radius = 0,
                                                  .drag = true, .tab_stop = false, .overlap = true});
    if (background.drag_started) screen.pan_from = screen.left_day;
    if (background.dragging) screen.left_day = screen.pan_from - static_cast<double>(background.drag.x) / screen.px_per_day;
    if (background.cancelled) screen.left_day = screen.pan_from;
    if (background.clicked && io.MousePos.y > c.body.y) {
        c.first = static_cast<std::int32_t>(std::max<std::int64_t>(0, c.events.first_row));
        if (auto const line = c.line_at(io.MousePos.y); line >= 0 && !c.heading(line)) choose(c, c.row(line).task);
    }
    if (ImGui::IsWindowHovered(ImGuiHoveredFlags_ChildWindows | ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) && all.contains(io.MousePos)) {
        float const across = io.MouseWheelH + (io.KeyShift ? io.MouseWheel : 0.0f);
        if (io.KeyCtrl && io.MouseWheel != 0) {
            auto const zoomed = axis().zoomed(screen.px_per_day * std::pow(1.2, io.MouseWheel), io.MousePos.x);
            screen.left_day = zoomed.left_day;
            screen.px_per_day = zoomed.px_per_day;
        } else if (across != 0) {
            screen.left_day -= static_cast<double>(across) * 48 / screen.px_per_day;
        } else if (io.MouseWheel != 0) {
            screen.table.wheel -= static_cast<double>(io.MouseWheel) * 3 * static_cast<double>(c.events.row_height);
        }
    }
    // A drag near an edge pulls the view along.
    if (screen.drag.active()) {
        double const speed = static_cast<double>(io.DeltaTime) * 400 / screen.px_per_day;
        if (io.MousePos.x < c.body.x + kEdge) screen.left_day -= speed;
        if (io.MousePos.x > c.body.right() - kEdge) screen.left_day += speed;
        if (io.MousePos.x < c.body.x + kEdge || io.MousePos.x > c.body.right() - kEdge) c.frame.ui.wake(16);
        if (!ImGui::IsMouseDown(ImGuiMouseButton_Left) && !ImGui::IsMouseReleased(ImGuiMouseButton_Left)) screen.drag = {};   // the task vanished below the hand
    }
    // What was chosen elsewhere comes into view.
    if (auto const row = c.plan.row_of(screen.reveal); row >= 0) {
        auto const bar = bar_of(c.plan, row, axis());
        if (bar.x1 < c.body.x + 24 || bar.x0 > c.body.right() - 24) screen.left_day += static_cast<double>(bar.x0 - c.body.x - c.body.w * 0.3f) / screen.px_per_day;
    }
    screen.reveal = kNoId;
}

void handle_bars(Canvas& c) {
    for (auto const line : c.tasks) handle_bar(c, line);
}

}  // namespace pmo::ui::gantt
