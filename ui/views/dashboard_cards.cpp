// The lower row of the dashboard: gates that come, risks that weigh, people needed against people there.

#include <algorithm>
#include <cmath>

#include "core/registers/gate.h"
#include "core/registers/project.h"
#include "core/registers/risk.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/navigation.h"
#include "ui/screens/screens.h"
#include "ui/views/dashboard.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chart.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/progress.h"

namespace pmo::ui {

namespace {

constexpr float kRow = 27;

std::string_view code_of_project(Frame const& frame, Id id) {
    auto const* project = frame.store.live(id);
    return project ? project->get(registers::project::code) : std::string_view{};
}

void header_cell(Frame& frame, Box const& at, std::string_view words, Align align = Align::left) { frame.ui.pen().text(at, frame.ui.theme().text3, Type::small, words, align); }

// One row of a small list: hit area, tint, line below. True when it was chosen.
bool list_row(Frame& frame, std::string_view id, Box const& at, std::string_view name, std::string_view value, bool selected) {
    auto& ui = frame.ui;
    auto const hot = hot_area(ui, {.id = id, .name = name, .value = value, .description = {}, .role = sem::Role::button, .state = selected ? sem::pressed | sem::checkable : sem::checkable, .at = at, .ring_radius = 2});
    auto const pen = ui.pen();
    if (selected) pen.fill(at, ui.theme().selected);
    else if (hot.hovered) pen.fill(at, ui.theme().hover);
    pen.line_h(at.x, at.right(), at.bottom() - 1, ui.theme().grid);
    return hot.clicked;
}

// Whether a gate can be passed: everything met is green, something failed red, else amber while it is near.
Health outlook(GateLine const& gate, std::int32_t today) {
    if (gate.criteria == 0) return Health::none;
    if (gate.met == gate.criteria) return Health::green;
    if (gate.failed > 0 || gate.day < today) return Health::red;
    return gate.met * 2 >= gate.criteria ? Health::amber : gate.day - today > 21 ? Health::amber : Health::red;
}

Box header_strip(Frame& frame, Box& body) {
    Box const strip = body.cut_top(28);
    auto const pen = frame.ui.pen();
    pen.fill(strip, frame.ui.theme().sunken);
    pen.line_h(strip.x, strip.right(), strip.y, frame.ui.theme().line);
    pen.line_h(strip.x, strip.right(), strip.bottom() - 1, frame.ui.theme().line);
    return strip;
}

bool header_link(Ui& ui, Box header, std::string_view label, std::string_view id) {
    float const width = text_width(ui.fonts(), Type::small, label);
    return link(ui, {.id = id, .label = label, .name = {}, .tip = {}, .at = Box{header.right() - width, header.y, width, header.h}});
}

}  // namespace

void draw_dashboard_gates(Frame& frame, DashboardFigures const& figures, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const caption = tr("dashboard.gates_note", {format_integer(static_cast<std::int64_t>(figures.waiting_gates))});
    CardScope const card{ui, {.id = "gates", .title = tr("dashboard.gates"), .caption = caption, .at = at}};
    if (header_link(ui, card.header(), tr("dashboard.all_gates"), "all")) frame.go(home_of_register("gate"));
    Box body = card.body();
    if (figures.gates.empty()) {
        empty_state(ui, {.id = "none", .icon = Icon::flag, .title = tr("dashboard.no_gates"), .text = {}, .key = {}, .primary = {}, .secondary = {}, .at = body});
        return;
    }
    float const w = body.w;
    float const x_project = body.x + 58, x_name = x_project + 62, x_bar = body.x + w * 0.58f, x_rag = body.right() - 58;
    Box const head = header_strip(frame, body);
    header_cell(frame, {body.x + 12, head.y, 50, 28}, tr("dashboard.date"));
    header_cell(frame, {x_project, head.y, 60, 28}, tr("dashboard.project"));
    header_cell(frame, {x_name, head.y, 80, 28}, tr("dashboard.gate"));
    header_cell(frame, {x_bar, head.y, x_rag - x_bar - 6, 28}, tr("dashboard.criteria"));
    header_cell(frame, {x_rag, head.y, 50, 28}, tr("dashboard.outlook"));
    auto const pen = ui.pen();
    for (auto const& gate : figures.gates) {
        if (body.h < kRow) break;
        Box const row = body.cut_top(kRow);
        auto const* record = frame.store.live(gate.gate);
        if (!record) continue;
        IdScope const scope{gate.gate};
        auto const code = record->get(registers::gate::code);
        auto const name = (code.empty() ? std::string{} : std::string(code) + ' ') + record_name(*record);
        auto const done = format_integer(gate.met) + "/" + format_integer(gate.criteria);
        auto const value = std::string(code_of_project(frame, gate.project)) + ", " + format_date_short(gate.day) + ", " + done;
        if (list_row(frame, "gate", row, name, value, frame.session.is_selected(gate.gate))) frame.select(gate.gate);
        bool const late = gate.day < ui.today;
        pen.text(row.x + 12, row.cy(), late ? theme.red_text : theme.text2, Type::small, format_date_short(gate.day));
        pen.text(x_project, row.cy(), theme.text3, Type::small, code_of_project(frame, gate.project));
        pen.text(Box{x_name, row.y, x_bar - x_name - 8, row.h}, theme.text1, Type::small, name);
        float const track = std::max(20.0f, x_rag - x_bar - 38);
        auto const health = outlook(gate, ui.today);
        paint_progress(pen, {x_bar, row.cy() - 3, track, 6}, gate.criteria > 0 ? gate.met * 1000 / gate.criteria : 0, -1, health == Health::green ? theme.green : theme.c5);
        pen.text(x_bar + track + 8, row.cy(), theme.text2, Type::small, done);
        paint_rag(pen, x_rag, row.cy(), {.health = health});
    }
}

void draw_dashboard_risks(Frame& frame, DashboardFigures const& figures, Box at) {
    namespace risk = registers::risk;
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const caption = tr("dashboard.risks_note", {money_unit(figures.sum.currency)});
    CardScope const card{ui, {.id = "risks", .title = tr("dashboard.risks"), .caption = caption, .at = at}};
    auto const all = tr("dashboard.all_risks", {format_integer(static_cast<std::int64_t>(figures.open_risks))});
    if (header_link(ui, card.header(), all, "all")) frame.go(home_of_register("risk"));
    Box body = card.body();
    if (figures.risks.empty()) {
        empty_state(ui, {.id = "none", .icon = Icon::shield_check, .title = tr("dashboard.no_risks"), .text = {}, .key = {}, .primary = {}, .secondary = {}, .at = body});
        return;
    }
    float const x_title = body.x + 64, x_project = body.right() - 148, x_money = body.right() - 50, x_trend = body.right() - 40;
    Box const head = header_strip(frame, body);
    header_cell(frame, {body.x + 12, head.y, 50, 28}, tr("dashboard.score"));
    header_cell(frame, {x_title, head.y, 120, 28}, tr("dashboard.risk"));
    header_cell(frame, {x_project, head.y, 60, 28}, tr("dashboard.project"));
    header_cell(frame, {x_money - 60, head.y, 60, 28}, tr("dashboard.exposure_short"), Align::right);
    header_cell(frame, {x_trend - 4, head.y, 40, 28}, tr("dashboard.trend"));
    auto const pen = ui.pen();
    for (auto const& line : figures.risks) {
        if (body.h < kRow) break;
        Box const row = body.cut_top(kRow);
        auto const* record = frame.store.live(line.risk);
        if (!record) continue;
        IdScope const scope{line.risk};
        auto const money = format_money(line.exposure, figures.sum.currency, MoneyStyle::number);
        auto const value = score_words(line.score, true) + ", " + std::string(code_of_project(frame, line.project)) + ", " + money;
        auto const title = record_name(*record);
        if (list_row(frame, "risk", row, title, value, frame.session.is_selected(line.risk))) frame.select(line.risk);
        paint_score(pen, row.x + 12, row.cy(), line.score, false);
        pen.text(Box{x_title, row.y, x_project - x_title - 8, row.h}, theme.text1, Type::small, title);
        pen.text(x_project, row.cy(), theme.text3, Type::small, code_of_project(frame, line.project));
        pen.text(Box{x_money - 60, row.y, 60, row.h}, theme.text1, Type::small, money, Align::right);
        auto const trend = record->get(risk::trend);
        if (trend == "up") paint_trend(pen, x_trend + 4, row.cy(), Icon::arrow_up_right, theme.red_text);
        else if (trend == "down") paint_trend(pen, x_trend + 4, row.cy(), Icon::arrow_down_right, theme.green_text);
        else if (trend == "same") paint_trend(pen, x_trend + 4, row.cy(), Icon::arrow_right, theme.text3);
    }
}

void draw_dashboard_capacity(Frame& frame, DashboardFigures const& figures, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    LegendItem const items[] = {{tr("dashboard.committed"), theme.b1, Dash::solid, Mark::none, false}, {tr("dashboard.proposed"), theme.b1, Dash::solid, Mark::none, false, true}, {tr("dashboard.there"), theme.text1}};
    // Where the header is narrow the legend is worth more than the unit.
    float const titles = text_width(ui.fonts(), Type::strong, tr("dashboard.capacity")) + text_width(ui.fonts(), Type::small, tr("dashboard.capacity_note")) + 48;
    auto const note = titles + legend_width(ui, items) < at.w ? tr("dashboard.capacity_note") : std::string_view{};
    CardScope const card{ui, {.id = "capacity", .title = tr("dashboard.capacity"), .caption = note, .at = at}};
    legend(ui, items, card.header());
    // A person month is what one full-time person has in that month; the bars are people.
    auto const month_minutes = [](CapacityMonth const& m, std::int64_t minutes, double full) { return m.capacity > 0 ? full * static_cast<double>(minutes) / static_cast<double>(m.capacity) : 0; };
    double most = 1;
    std::vector<std::string> labels;
    std::vector<double> people;
    for (auto const& month : figures.capacity) {
        double const full = std::round(static_cast<double>(month.capacity) / (21.0 * 480));
        people.push_back(full);
        most = std::max({most, full, month_minutes(month, month.committed + month.proposed, full)});
        labels.push_back(format_month_short(month.month));
    }
    auto const range = nice_range(0, most * 1.12, 4);
    auto const summary = tr("dashboard.capacity_summary", {format_integer(static_cast<std::int64_t>(figures.capacity.size()))});
    Plot plot{ui, {.id = "plot", .name = tr("dashboard.capacity"), .summary = summary, .at = card.body(), .x = {-0.5, static_cast<double>(std::max<std::size_t>(labels.size(), 1)) - 0.5}, .y = range, .left = 36, .bottom = 22, .top = 18}};
    plot.y_axis([](double v) { return format_integer(std::llround(v)); });
    plot.x_labels(labels);
    for (std::size_t i = 0; i < figures.capacity.size(); ++i) {
        auto const& month = figures.capacity[i];
        double const x = static_cast<double>(i), firm = month_minutes(month, month.committed, people[i]), soft = month_minutes(month, month.proposed, people[i]);
        plot.bar(x, 0.5, firm, {.color = theme.b1});
        if (soft > 0) plot.bar(x, 0.5, soft, {.color = theme.b1, .tentative = true, .base = firm});
        plot.capacity_tick(x, 0.7, people[i]);
        auto const gap = std::llround(people[i] - firm - soft);
        double const top = std::max(people[i], firm + soft);
        if (gap < 0) plot.label({x, top}, "▲ " + format_signed(-gap, 0), theme.red_text, Align::centre, 0, -10);
        else plot.label({x, top}, tr("dashboard.spare", {format_integer(gap)}), theme.text2, Align::centre, 0, -10);
    }
}

}  // namespace pmo::ui
