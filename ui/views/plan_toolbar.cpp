// The toolbar of the plan. Where the window is narrow, the legend goes first, then the words of the buttons; no button disappears.

#include <algorithm>
#include <cmath>

#include "core/registers/baseline.h"
#include "core/registers/project.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/views/gantt_sheet.h"
#include "ui/views/plan_screen.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/date_field.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

std::string baseline_name(Frame const& frame, Plan const& plan) {
    auto const* project = frame.store.live(plan.project);
    auto const* baseline = project ? frame.store.live(project->get(registers::project::baseline)) : nullptr;
    return baseline ? std::string(shown_title(*baseline)) : std::string{};
}

void legend(Frame& frame, Box at, bool baseline) {
    auto const& theme = frame.ui.theme();
    auto const pen = frame.ui.pen();
    struct Item { std::string_view id, words; ImU32 fill, border; float height; } const items[] = {
        {"done", tr("plan.legend.done"), theme.bar_normal_done, 0, 8},
        {"critical", tr("plan.legend.critical"), theme.bar_crit, theme.bar_crit_done, 8},
        {"baseline", tr("plan.legend.baseline"), theme.baseline, 0, 3},
    };
    float x = at.x;
    for (auto const& item : items) {
        if (item.id == "baseline" && !baseline) break;
        Box const sign{x, at.cy() - item.height / 2, 12, item.height};
        pen.fill(sign, item.fill, metric::radius_bar);
        if (item.border != 0) pen.outline(sign, item.border, metric::radius_bar);
        float const width = pen.width(Type::small, item.words);
        pen.text(x + 16, at.cy(), theme.text2, Type::small, item.words);
        say(frame.ui, {.id = std::string("plan.legend.") + std::string(item.id), .role = sem::Role::text, .name = item.words, .at = {x, at.y, width + 16, at.h}});
        x += width + 16 + 8;
    }
}

float legend_width(Frame const& frame, bool baseline) {
    auto const& fonts = frame.ui.fonts();
    float width = text_width(fonts, Type::small, tr("plan.legend.done")) + text_width(fonts, Type::small, tr("plan.legend.critical")) + 2 * 16 + 8;
    if (baseline) width += text_width(fonts, Type::small, tr("plan.legend.baseline")) + 24;
    return width;
}

// A day to bring into the middle of the chart; the plan's own ends are one click away.
void go_to_panel(Frame& frame, PlanScreen& screen, Plan const& plan) {
    PopupScope popup{frame.ui, {.id = "plan.go_to.panel", .name = tr("plan_more.go_to"), .width = 240, .height = 124}};
    if (!popup.open()) return;
    Box box = popup.inner();
    auto const show = [&](std::int32_t day) {
        screen.left_day = day - static_cast<double>(screen.chart_width) * 0.5 / screen.px_per_day;
        popup.close();
    };
    auto const middle = static_cast<std::int32_t>(screen.left_day + static_cast<double>(screen.chart_width) * 0.5 / screen.px_per_day);
    if (auto typed = date_field(frame.ui, {.id = "day", .name = tr("plan_more.day"), .day = middle, .min = days_from_civil({1900, 1, 1}), .max = days_from_civil({2199, 12, 31}), .at = box.cut_top(metric::control, metric::form_gap)}); typed && typed->day) show(*typed->day);
    if (button(frame.ui, {.id = "first", .label = tr("plan_more.first"), .icon = Icon::chevron_left, .kind = ButtonKind::ghost, .at = box.cut_top(metric::control, 4)})) show(engine::day_of(plan.start));
    if (button(frame.ui, {.id = "last", .label = tr("plan_more.last"), .icon = Icon::chevron_right, .kind = ButtonKind::ghost, .at = box.cut_top(metric::control, 4)})) show(engine::day_of(plan.finish));
}

}  // namespace

void draw_plan_toolbar(Frame& frame, PlanScreen& screen, Plan const& plan, Box at, float) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    RegionScope const region{ui, {.id = "plan.toolbar", .role = sem::Role::toolbar, .name = tr("plan.toolbar"), .at = at}};
    ui.pen().line_h(at.x, at.right(), at.bottom() - 1, theme.line);
    Box row = at.inset(metric::space_card, 6);
    row.h = metric::control;

    auto const& chosen = frame.session.selection;
    auto const count = static_cast<std::int64_t>(std::ranges::count_if(chosen, [&](Id id) { return plan.row_of(id) >= 0; }));
    auto const baseline = baseline_name(frame, plan);

    // The right end first: the zoom is where the chart is.
    Choice const zooms[] = {{.key = "day", .label = tr("plan.zoom.day")}, {.key = "week", .label = tr("plan.zoom.week")}, {.key = "month", .label = tr("plan.zoom.month")}, {.key = "quarter", .label = tr("plan.zoom.quarter")}};
    Segmented segments{.id = "plan.zoom", .name = tr("plan.zoom"), .options = zooms, .chosen = static_cast<int>(gantt::nearest_zoom(screen.px_per_day))};
    Button today{.id = "plan.today", .label = tr("plan.today"), .icon = Icon::crosshair, .tip = tr("plan.today.tip")};
    auto right = row;
    today.at = right.cut_right(button_width(ui, today), 4);
    Button const go_to{.id = "plan.go_to", .icon = Icon::calendar_days, .kind = ButtonKind::ghost, .name = tr("plan_more.go_to"), .tip = tr("plan_more.go_to"), .opens_menu = true, .at = right.cut_right(28, 6)};
    Button const zoom_in{.id = "plan.zoom_in", .icon = Icon::zoom_in, .kind = ButtonKind::ghost, .name = tr("plan.zoom_in"), .tip = tr("plan.zoom_in.tip"), .at = right.cut_right(28, 4)};
    Button const zoom_out{.id = "plan.zoom_out", .icon = Icon::zoom_out, .kind = ButtonKind::ghost, .name = tr("plan.zoom_out"), .tip = tr("plan.zoom_out.tip"), .at = right.cut_right(28, 6)};
    segments.at = right.cut_right(segmented_width(ui, segments), 8);

    // What fits between the left end and the zoom?
    Button add{.id = "plan.add", .label = tr("plan.add"), .icon = Icon::plus, .kind = ButtonKind::primary, .disabled = !frame.writable, .tip = tr("plan.add.tip")};
    auto const baseline_words = baseline.empty() ? std::string(tr("plan.baseline")) : tr("plan.baseline_named", {baseline});
    Button critical{.id = "plan.critical", .label = tr("plan.critical_path"), .icon = Icon::route, .kind = ButtonKind::toggle, .on = screen.critical, .tip = tr("plan.critical_path.tip")};
    Button ghost{.id = "plan.baseline", .label = baseline_words, .icon = Icon::layers, .kind = ButtonKind::toggle, .on = screen.baseline && plan.baseline_finish != kNoTime, .disabled = plan.baseline_finish == kNoTime,
                 .tip = plan.baseline_finish == kNoTime ? tr("plan.baseline.none") : tr("plan.baseline.tip")};
    Button filter{.id = "plan.filter", .label = tr("plan.filter"), .icon = Icon::list_filter, .kind = screen.filter.active() ? ButtonKind::toggle : ButtonKind::ghost, .on = screen.filter.active(), .opens_menu = true};
    Button group{.id = "plan.group", .label = tr("plan_group.title"), .icon = Icon::list, .kind = screen.group ? ButtonKind::toggle : ButtonKind::ghost, .on = screen.group.has_value(), .tip = tr("plan_group.title_tip"), .opens_menu = true};
    Button columns{.id = "plan.columns", .label = tr("plan.columns"), .icon = Icon::columns_3, .kind = ButtonKind::ghost, .opens_menu = true};
    float const icons = 13 * 32 + 13 + 108;
    auto const words_width = [&] { return button_width(ui, critical) + button_width(ui, ghost) + button_width(ui, filter) + button_width(ui, group) + button_width(ui, columns) + 24; };
    float const free = right.w - button_width(ui, add) - 8 - icons;
    auto const selected_words = tr("status.selected", {format_integer(count)});
    float const note_width = count > 1 ? text_width(ui.fonts(), Type::small, selected_words) + 8 : legend_width(frame, screen.baseline && plan.baseline_finish != kNoTime);
    bool const with_legend = free - words_width() >= note_width;
    if (free < words_width())
        for (auto* button : {&columns, &group, &filter, &ghost, &critical}) {
            button->name = button->label;
            button->label = {};
            if (free >= words_width()) break;
        }

    Choice const looks[] = {{.key = "gantt", .label = tr("plan_network.gantt"), .icon = Icon::chart_gantt}, {.key = "network", .label = tr("plan_network.title"), .icon = Icon::workflow}, {.key = "swim", .label = tr("plan_swim.title"), .icon = Icon::chart_bar}};
    Segmented look{.id = "plan.look", .name = tr("plan_network.which"), .options = looks, .chosen = static_cast<int>(screen.look), .icons_only = true};
    look.at = row.cut_left(segmented_width(ui, look), 8);
    if (auto const picked = segmented(ui, look)) screen.look = static_cast<PlanScreen::Look>(*picked);
    add.at = row.cut_left(button_width(ui, add), 8);
    if (button(ui, add)) act(frame, screen, plan, PlanAct::add);
    struct { std::string_view id; Icon icon; std::string_view name, tip; PlanAct act; bool enabled; } const acts[] = {
        {"plan.outdent", Icon::list_indent_decrease, tr("plan.outdent"), tr("plan.outdent.tip"), PlanAct::outdent, count > 0},
        {"plan.indent", Icon::list_indent_increase, tr("plan.indent"), tr("plan.indent.tip"), PlanAct::indent, count > 0},
        {"plan.link", Icon::link_2, tr("plan.link"), count > 1 ? tr("plan.link.tip") : tr("plan.link.needs"), PlanAct::link, count > 1},
        {"plan.unlink", Icon::unlink, tr("plan.unlink"), tr("plan.unlink.tip"), PlanAct::unlink, count > 0},
        {"plan.delete", Icon::trash_2, tr("plan.delete"), tr("plan.delete.tip"), PlanAct::remove, count > 0},
    };
    for (auto const& one : acts)
        if (button(ui, {.id = one.id, .icon = one.icon, .kind = ButtonKind::ghost, .disabled = !one.enabled || !frame.writable, .name = one.name, .tip = one.tip, .at = row.cut_left(28, 4)}))
            act(frame, screen, plan, one.act);
    if (button(ui, {.id = "plan.split", .icon = Icon::pause, .kind = screen.splitting ? ButtonKind::toggle : ButtonKind::ghost, .on = screen.splitting,
                    .disabled = !frame.writable || screen.look != PlanScreen::Look::gantt, .name = tr("plan.split"), .tip = tr("plan.split.tip"), .at = row.cut_left(28, 4)}))
        screen.splitting = !screen.splitting;
    Box const gap = row.cut_left(13);
    ui.pen().line_v(gap.x + 4, gap.y + 6, gap.bottom() - 6, theme.line);

    critical.at = row.cut_left(button_width(ui, critical), 4);
    if (button(ui, critical)) screen.critical = !screen.critical;
    bool const tracing = screen.marks.what == PlanMarks::What::trace, on_path = screen.marks.what == PlanMarks::What::path;
    if (button(ui, {.id = "plan.trace", .icon = Icon::git_commit_horizontal, .kind = tracing ? ButtonKind::toggle : ButtonKind::ghost, .on = tracing, .name = tr("plan_why.trace"), .tip = tr("plan_why.trace_tip"), .at = row.cut_left(28, 4)}))
        toggle_trace(screen.marks);
    if (button(ui, {.id = "plan.paths", .icon = Icon::split, .kind = on_path ? ButtonKind::toggle : ButtonKind::ghost, .on = on_path, .name = tr("plan_why.paths"), .tip = tr("plan_why.paths_tip"), .opens_menu = true, .at = row.cut_left(28, 4)}))
        open_popup(ui, "plan.paths.panel");
    draw_paths_panel(frame, screen.marks, plan);
    ghost.at = row.cut_left(button_width(ui, ghost), 4);
    if (button(ui, ghost)) screen.baseline = !screen.baseline;
    filter.at = row.cut_left(button_width(ui, filter), 4);
    if (button(ui, filter)) open_popup(ui, "plan.filter.panel");
    draw_filter_panel(frame, screen, plan);
    group.at = row.cut_left(button_width(ui, group), 4);
    if (button(ui, group)) open_menu(ui, "plan.group.menu");
    draw_group_menu(frame, screen);
    columns.at = row.cut_left(button_width(ui, columns), 8);
    if (button(ui, columns)) open_menu(ui, "plan.columns.menu");
    if (button(ui, {.id = "plan.export", .icon = Icon::file_down, .kind = ButtonKind::ghost, .name = tr("export_plan.title"), .tip = tr("export_plan.card_note"), .at = row.cut_left(28, 4)}))
        frame.go({.view = "export_plan", .project = plan.project, .detail = {}});
    if (button(ui, {.id = "plan.print", .icon = Icon::printer, .kind = ButtonKind::ghost, .name = tr("plan_print.button"), .tip = tr("plan_print.tip"), .opens_menu = true, .at = row.cut_left(28, 4)})) open_menu(ui, "plan.print.menu");
    print_menu(frame, screen, plan);
    if (button(ui, {.id = "plan.round", .icon = Icon::clipboard_list, .kind = ButtonKind::ghost, .name = tr("round.open"), .tip = tr("round.open_tip"), .at = row.cut_left(28, 4)}))
        frame.go({.view = "progress_round", .project = plan.project, .detail = {}});
    if (button(ui, {.id = "plan.check", .icon = Icon::stethoscope, .kind = ButtonKind::ghost, .name = tr("view.plan_check"), .tip = tr("plan_check.open_tip"), .at = row.cut_left(28, 4)}))
        frame.go({.view = "plan_check", .project = plan.project, .detail = {}});
    if (button(ui, {.id = "plan.level", .icon = Icon::scale, .kind = ButtonKind::ghost, .name = tr("plan_more.level"), .tip = tr("plan_more.level_tip"), .at = row.cut_left(28, 4)}))
        frame.go({.view = "levelling", .project = plan.project, .detail = {}});
    column_menu(ui, "plan.columns.menu", plan_columns(frame, screen, plan), screen.table);
    if (with_legend) {
        if (count > 1) text_at(ui, {row.x, row.y, note_width, row.h}, selected_words, Type::small, theme.text2);
        else legend(frame, row, screen.baseline && plan.baseline_finish != kNoTime);
    }

    if (screen.look == PlanScreen::Look::network) {
        if (button(ui, zoom_out)) zoom_network(screen.network, -1);
        if (button(ui, zoom_in)) zoom_network(screen.network, +1);
        return;
    }
    if (auto const picked = segmented(ui, segments)) zoom(screen, gantt::kZoomPixels[*picked], 0.3f);
    if (button(ui, zoom_out)) zoom(screen, gantt::zoom_step(screen.px_per_day, -1), 0.3f);
    if (button(ui, zoom_in)) zoom(screen, gantt::zoom_step(screen.px_per_day, 1), 0.3f);
    if (button(ui, today)) show_today(screen, plan);
    if (button(ui, go_to)) open_popup(ui, "plan.go_to.panel");
    go_to_panel(frame, screen, plan);
}

}  // namespace pmo::ui
