// What stands behind a cell of the heat map, in the inspector: the week in hours, the weeks around it, its bookings, and who could take something over.

#include <algorithm>
#include <cmath>

#include "core/actions/resource_edits.h"
#include "core/base/sort.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/screens/screens.h"
#include "ui/views/resource_parts.h"
#include "ui/views/screen_parts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chart.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

constexpr int kAround = 2, kWeeksShown = 6;
constexpr float kPlot = 120, kLine = 26;

// Projects of a worker in the order of their lines: a project keeps its colour in picture and list.
std::vector<Id> projects_of(ResourceLoad const& load, int worker) {
    std::vector<Id> out;
    for (auto const& line : load.lines_of(worker))
        if (std::ranges::find(out, line.project) == out.end()) out.push_back(line.project);
    return out;
}

std::size_t place_of(std::vector<Id> const& all, Id id) { return static_cast<std::size_t>(std::ranges::find(all, id) - all.begin()); }

std::string code_words(Frame const& frame, Id project) {
    auto const* record = frame.store.live(project);
    return record ? std::string(code_of(*record)) : std::string("—");
}

std::string line_name(Frame const& frame, LoadLine const& line) {
    if (line.task && (line.kind == LoadKind::committed || line.kind == LoadKind::proposed)) return name_of(frame, line.task);
    return name_of(frame, line.record);
}

bool hand_over_button(Frame& frame, ResourceLoad const& load, int worker, int week) {
    bool const some = std::ranges::any_of(load.lines_of(worker), [&](LoadLine const& line) { return load.minutes_of(line, week) > 0; });
    if (!some || !load.workers[static_cast<std::size_t>(worker)].person) return false;
    Button spec{.id = "hand_over", .label = tr("resources.hand_over"), .icon = Icon::arrow_right, .size = Size::small, .disabled = !frame.writable, .tip = tr("resources.hand_over_tip")};
    Box const at = remaining();
    spec.at = {at.x, at.y + 4, button_width(frame.ui, spec), metric::control_small};
    bool const pressed = button(frame.ui, spec);
    skip(metric::control_small + 10);
    return pressed;
}

}  // namespace

bool ResourceCell::draw(Frame& frame, ResourceFigures const& figures, int worker, int week) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const& cell = figures.load.at(worker, week);
    auto const& period = figures.load.periods[static_cast<std::size_t>(week)];
    auto const share = load_permille(cell.firm(), cell.capacity);
    section(ui, tr("resources.load_of", {week_words(period.from)}), period_words(period));
    Box line = remaining();
    line.h = 26;
    bool const away = !share && cell.firm() > 0;
    auto const words = away ? std::string(tr("resources.no_time")) : !share ? std::string(tr("resources.leave")) : share && *share > 1000 ? tr("resources.over_by", {load_percent(*share - 1000)}) : tr("resources.loaded", {load_percent(share)});
    Badge const badge_spec{.label = words, .tone = away || (share && *share > 1150) ? Tone::red : share && *share > 1000 ? Tone::amber : Tone::blue, .icon = away || (share && *share > 1000) ? Icon::triangle_alert : Icon::none};
    paint_badge(ui.pen(), line.x, line.cy(), badge_spec);
    auto const there = tr("resources.of_hours", {hours(cell.firm()), hours(cell.capacity)});
    ui.pen().text(line, theme.text1, Type::strong, there, Align::right);
    say(ui, {.id = "load", .role = sem::Role::text, .name = words, .value = there, .description = tr("resources.load_tip"), .at = line});
    tooltip_for(ui, line, tr("resources.load_tip"), "load.tip");
    skip(30);
    draw_weeks(frame, figures.load, worker, week);
    draw_lines(frame, figures.load, worker, week);
    bool const wanted = hand_over_button(frame, figures.load, worker, week);
    draw_reliefs(frame, figures.load, worker, week);
    return wanted;
}

void ResourceCell::draw_weeks(Frame& frame, ResourceLoad const& load, int worker, int week) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    int const count = std::min(kWeeksShown, static_cast<int>(load.periods.size()));
    int const first = std::clamp(week - kAround, 0, static_cast<int>(load.periods.size()) - count);
    auto const projects = projects_of(load, worker);
    double most = 100;
    std::vector<std::string> labels;
    std::string summary;
    for (int w = first; w < first + count; ++w) {
        auto const share = load_permille(load.at(worker, w).all(), load.at(worker, w).capacity);
        if (share) most = std::max(most, static_cast<double>(*share) / 10);
        labels.push_back(week_words(load.periods[static_cast<std::size_t>(w)].from));
        summary += labels.back() + " " + load_percent(share) + "% ";
    }
    Box at = remaining();
    at.h = kPlot;
    Plot plot{ui, {.id = "weeks", .name = tr("resources.weeks_around"), .summary = summary, .at = at, .x = {-0.5, count - 0.5}, .y = nice_range(0, std::min(most, 300.0) * 1.12, 3), .left = 28, .bottom = 18, .top = 12, .right = 2}};
    plot.y_axis([](double v) { return format_integer(std::llround(v)); });
    plot.x_labels(labels);
    for (int w = first; w < first + count; ++w) {
        auto const& cell = load.at(worker, w);
        if (cell.capacity <= 0) continue;
        double base = 0;
        for (std::size_t p = 0; p < projects.size(); ++p)
            for (bool const firm : {true, false}) {
                std::int64_t minutes = 0;
                for (auto const& line : load.lines_of(worker))
                    if (line.project == projects[p] && (line.kind == LoadKind::committed || line.kind == LoadKind::reserved) == firm) minutes += load.minutes_of(line, w);
                if (minutes <= 0) continue;
                double const value = 100.0 * static_cast<double>(minutes) / static_cast<double>(cell.capacity);
                plot.bar(w - first, w == week ? 0.7 : 0.5, value, {.color = project_color(theme, p), .tentative = !firm, .base = base});
                base += value;
            }
        if (base > 100.5) plot.label({static_cast<double>(w - first), base}, format_integer(std::llround(base)), theme.red_text, Align::centre, 0, -8);
    }
    plot.rule_h(100, theme.text1, Dash::threshold);
    skip(kPlot + 6);
}

void ResourceCell::draw_lines(Frame& frame, ResourceLoad const& load, int worker, int week) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const projects = projects_of(load, worker);
    std::vector<LoadLine const*> lines;
    for (auto const& line : load.lines_of(worker))
        if (load.minutes_of(line, week) > 0) lines.push_back(&line);
    sort_stably(lines, std::greater{}, [&](LoadLine const* line) { return load.minutes_of(*line, week); });
    auto const capacity = load.at(worker, week).capacity;
    section(ui, tr("resources.bookings", static_cast<std::int64_t>(lines.size())), tr("resources.hours_column"));
    if (lines.empty()) return caption(ui, tr("resources.no_bookings"));
    RegionScope const list{ui, {.id = "bookings", .role = sem::Role::list, .name = tr("resources.bookings_list"), .at = remaining()}};
    for (auto const* line : lines) {
        IdScope const scope{line->record};
        Box row = remaining();
        row.h = kLine;
        auto const minutes = load.minutes_of(*line, week);
        auto const name = line_name(frame, *line), amount = hours(minutes);
        auto const percent = load_percent(load_permille(minutes, capacity)) + "%";
        auto tip = load_kind_words(line->kind) + " · " + name_of(frame, line->project) + " · " + name;
        if (line->slack != kNoTime && line->task) tip += "\n" + tr("resources.slack", {format_workdays(line->slack)});
        auto const hot = hot_area(ui, {.id = "line", .name = name, .value = amount, .description = tip, .role = sem::Role::listitem, .at = row});
        if (hot.clicked) frame.select(line->record);
        auto const pen = ui.pen();
        if (hot.hovered) pen.fill(row, theme.hover, 4);
        bool const firm = line->kind == LoadKind::committed || line->kind == LoadKind::reserved;
        Box const mark{row.x, std::round(row.cy() - 5), 10, 10};
        auto const color = project_color(theme, place_of(projects, line->project));
        if (firm) pen.fill(mark, color, 2);
        else pen.outline(mark, color, 2, 1.5f);
        tooltip_for(ui, row, tip, "line.tip");
        row.cut_left(16);
        pen.text(row.cut_right(40), theme.text3, Type::small, percent, Align::right);
        pen.text(row.cut_right(40), theme.text1, Type::strong, amount, Align::right);
        auto const code = code_words(frame, line->project);
        pen.text(row.cut_left(std::ceil(pen.width(Type::small, code)), 6), theme.text3, Type::small, code);
        pen.text(row, theme.text1, Type::body, line->kind == LoadKind::committed ? name : name + " (" + load_kind_words(line->kind) + ")");
        skip(kLine);
    }
}

void ResourceCell::draw_reliefs(Frame& frame, ResourceLoad const& load, int worker, int week) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const& cell = load.at(worker, week);
    if (cell.firm() <= cell.capacity) return;
    auto const id = load.workers[static_cast<std::size_t>(worker)].id;
    auto const& found = m_reliefs.get(frame, {id, load.periods[static_cast<std::size_t>(week)].from}, [&] { return suggest_reliefs(frame.store, frame.derived, load, worker, week, Date{ui.today}); });
    section(ui, tr("resources.reliefs"), tr("resources.reliefs_note"));
    if (found.empty()) return text(ui, {.text = tr("resources.no_relief"), .type = Type::small, .color = theme.text3, .width = remaining().w, .wrap = true});
    auto const mine = name_of(frame, id);
    int number = 0;
    for (auto const& relief : found) {
        IdScope const scope{relief.record};
        Box box = remaining();
        box.h = 64;
        auto const pen = ui.pen();
        pen.panel(box, number == 0 ? theme.accent_soft : theme.surface, number == 0 ? theme.accent_line : theme.line, metric::radius_button);
        Box rest = box.inset(10, 6);
        auto const other = name_of(frame, relief.person);
        auto const title = tr("resources.hand_over_to", {other});
        auto const what = tr("resources.relief_what", {code_words(frame, relief.project), name_of(frame, relief.task ? relief.task : relief.record), hours(relief.minutes), std::to_string(relief.skill)});
        auto const effect = tr("resources.relief_effect", {mine, load_percent(relief.from_before), load_percent(relief.from_after), other, load_percent(relief.to_before), load_percent(relief.to_after)});
        Box top = rest.cut_top(20);
        auto const spoken = title + " " + name_of(frame, relief.record);
        Button apply{.id = "apply", .label = tr("resources.apply"), .kind = number == 0 ? ButtonKind::primary : ButtonKind::secondary, .size = Size::small, .disabled = !frame.writable, .name = spoken, .tip = tr("resources.apply_tip")};
        float const width = button_width(ui, apply);
        Box const place = top.cut_right(width, 6);
        apply.at = {place.x, place.y - 2, place.w, metric::control_small};
        if (button(ui, apply)) {
            auto edit = reassign(edit_context(frame), relief.record, relief.person);
            if (!edit.empty()) frame.edit(std::move(edit));
        }
        pen.text(top, theme.text1, Type::strong, std::to_string(++number) + "  " + title);
        bool const cut = pen.text(rest.cut_top(17), theme.text2, Type::small, what);
        pen.text(rest.cut_top(17), theme.text2, Type::small, effect);
        say(ui, {.id = "relief", .role = sem::Role::text, .name = what, .value = effect, .at = box});
        if (cut) tooltip_for(ui, box, what, "relief.tip");
        skip(70);
    }
}

}  // namespace pmo::ui
