// The pointer on the Gantt chart: wheel and panning, hit areas of bars with their semantic nodes, dragging, and the ghost that shows what
// letting go would do. What a drag means is gantt_drag.h.

#include <cmath>

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
    return words;
}

std::string bar_tip(Canvas const& c, std::int32_t line) {
    auto const& row = c.row(line);
    auto const& placed = c.placed(line);
    std::string words = row.wbs + ' ' + task_name(c.frame, row.task) + '\n' + format_date(engine::day_of(placed.start)) + " – " + format_date(engine::day_of(placed.finish));
    if (!row.milestone) words += " · " + format_workdays(row.duration, c.plan.minutes_per_day) + " · " + std::to_string(row.percent) + "%";
    if (auto const owner = person_name(c.frame, row.owner); !owner.empty()) words += '\n' + owner;
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

void let_go(Canvas& c) {
    auto const result = preview(c.plan, c.screen.drag, hand_of(c));
    if (auto edit = edit_of(c.frame.store, c.plan, c.screen.drag, result, c.frame.ids)) c.frame.edit(std::move(*edit));
    c.screen.drag = {};
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
    auto const grip = !c.frame.writable ? Grip::none
                      : diamond         ? (mouse_x > bar.x1 + 8 ? Grip::link : Grip::body)
                                        : grip_at(mouse_x, bar.x0, bar.x1, bar.progress_x, !row.summary && !row.inactive, bar.done);
    auto const cursor = grip == Grip::finish || grip == Grip::progress ? ImGuiMouseCursor_ResizeEW
                        : grip == Grip::link                           ? ImGuiMouseCursor_Hand
                        : grip == Grip::body                           ? ImGuiMouseCursor_ResizeAll
                                                                       : ImGuiMouseCursor_None;
    IdScope const scope{row.task};
    auto const name = row.wbs + ' ' + task_name(c.frame, row.task), value = bar_value(c, line);
    bool const chosen = c.screen.table.is_selected(row_key(row.task));
    auto const hot = hot_area(c.frame.ui, {.id = "bar", .name = name, .value = value, .role = sem::Role::button, .state = chosen ? sem::selected : sem::none, .at = at, .ring_radius = 2,
                                           .drag = true, .tab_stop = false, .overlap = true, .row = line + 1, .rows = c.screen.lines.count(), .cursor = cursor});
    if (hot.clicked && !hot.drag_started) choose(c, row.task);
    if (hot.double_clicked) c.frame.session.inspector_open = true;
    if (hot.hovered && !c.screen.drag.active()) tooltip(c.frame.ui, bar_tip(c, line));
    if (hot.hovered && !dragged && grip != Grip::none && !chosen && !diamond && !row.summary) {
        ImVec2 const knob{std::round(bar.x1 + 8), y + c.shape.bar_top + c.shape.bar_height * 0.5f};
        c.pen().circle(knob, 3.5f, c.theme().surface);
        c.pen().circle_outline(knob, 3.5f, c.theme().accent, 1.5f);
    }
    if (hot.drag_started && c.frame.writable) {
        // The grip is where the button went down, which is no longer under the pointer.
        float const pressed_x = mouse_x - hot.drag.x;
        auto const taken = diamond ? (pressed_x > bar.x1 + 8 ? Grip::link : Grip::body) : grip_at(pressed_x, bar.x0, bar.x1, bar.progress_x, !row.summary && !row.inactive, bar.done);
        c.screen.drag = {.grip = taken, .task = row.task, .grabbed_day = c.axis.day_at(pressed_x), .from_end = true};
    }
    if (!dragged) return;
    if (hot.cancelled) c.screen.drag = {};
    else if (hot.dropped) let_go(c);
}

std::string change(std::string_view label, std::string const& before, std::string const& after) { return std::string(label) + "  " + before + " → " + after; }

}  // namespace

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

void paint_drag(Canvas const& c) {
    auto const& drag = c.screen.drag;
    auto const row = c.plan.row_of(drag.task);
    if (!drag.active() || row < 0) return;
    auto const line = c.screen.lines.line(row);
    if (line < 0 || !c.visible(line)) return;
    auto const hand = hand_of(c);
    auto const result = preview(c.plan, drag, hand);
    auto const& theme = c.theme();
    auto const pen = c.pen();
    auto const& bar = c.bar(line);
    auto const& at = c.row(line);
    auto const& placed = c.placed(line);
    auto const mouse = ImGui::GetIO().MousePos;
    bool const refused = !result.refused.empty();
    ImU32 const color = refused ? theme.red : theme.accent;
    float const y = c.top(line) + c.shape.bar_top;
    auto const& calendar = c.plan.calendars[static_cast<std::size_t>(at.calendar)];
    std::vector<std::string> words;
    if (drag.grip == Grip::link) {
        ImVec2 const from{bar.x1, y + c.shape.bar_height * 0.5f};
        pen.dashed(from, mouse, color, 4, 3, 1.5f);
        pen.circle({mouse.x, mouse.y}, 3.5f, color);
        if (result.target >= 0 && result.target != row) {
            auto const other = c.screen.lines.line(result.target);
            auto const& target = c.plan.rows[static_cast<std::size_t>(result.target)];
            if (other >= 0 && c.visible(other))
                pen.outline({c.bar(other).x0 - 3, c.top(other) + 1, c.bar(other).x1 - c.bar(other).x0 + 6, c.events.row_height - 3}, color, metric::radius_badge, 1.5f);
            words.push_back(tr("plan.drag.link", {at.wbs, target.wbs, tr_key("plan.link." + std::string(plan_edits::link_option(result.type)))}));
        } else {
            words.emplace_back(tr("plan.drag.to_bar"));
        }
    } else {
        Box ghost{bar.x0, y, bar.x1 - bar.x0, c.shape.bar_height};
        if (at.milestone) {
            ghost.x = c.axis.px(engine::day_of(result.finish) + 0.5) - 7;
            ghost.w = 14;
        } else {
            ghost.x = c.axis.px(visual_day(calendar, result.start));
            ghost.w = std::max(2.0f, c.axis.px(visual_day(calendar, result.finish)) - ghost.x);
        }
        pen.fill(ghost, with_alpha(color, 40), metric::radius_bar);
        pen.dashed_outline(ghost, color);
        auto const start = format_date_short(engine::day_of(placed.start)), finish = format_date_short(engine::day_of(placed.finish));
        if (drag.grip == Grip::progress) {
            words.push_back(change(tr("plan.column.percent"), std::to_string(at.percent) + "%", std::to_string(result.percent) + "%"));
            float const x = bar.x0 + (bar.x1 - bar.x0) * static_cast<float>(result.percent) / 100.0f;
            pen.fill({x - 1, y - 2, 2, c.shape.bar_height + 4}, color);
        }
        if (drag.grip == Grip::body && !at.milestone) words.push_back(change(tr("plan.column.start"), start, format_date_short(engine::day_of(result.start))));
        if (drag.grip == Grip::body || drag.grip == Grip::finish) words.push_back(change(tr("plan.column.finish"), finish, format_date_short(engine::day_of(result.finish))));
        if (drag.grip == Grip::finish) words.push_back(change(tr("plan.column.duration"), days_text(at.duration, c.plan.minutes_per_day), format_workdays(result.duration, c.plan.minutes_per_day)));
    }
    if (refused) words.push_back(tr_key(result.refused));
    // The chip stands above the pointer, inside the screen.
    auto const top = c.frame.ui.overlay();
    float width = 0;
    for (auto const& text : words) width = std::max(width, top.width(Type::small, text));
    Box chip{mouse.x + 14, mouse.y - 14 - 20 * static_cast<float>(words.size()), std::ceil(width) + 20, 20 * static_cast<float>(words.size()) + 8};
    chip.x = std::clamp(chip.x, c.body.x + 4, std::max(c.body.x + 4, c.body.right() - chip.w - 4));
    chip.y = std::max(chip.y, c.header.y + 4);
    top.floating(chip, metric::radius_button);
    for (std::size_t i = 0; i < words.size(); ++i)
        top.text(chip.x + 10, chip.y + 14 + 20 * static_cast<float>(i), refused && i + 1 == words.size() ? theme.red_text : theme.text1, Type::small, words[i]);
}

}  // namespace pmo::ui::gantt
