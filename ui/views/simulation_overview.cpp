// The result of a risk analysis: dates and costs with their confidence as curves over histograms, percentiles, date against cost run by run, and in the
// portfolio the projects that take part.

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

#include "core/base/sort.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/views/page.h"
#include "ui/views/screen_parts.h"
#include "ui/views/simulation_parts.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chart.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"

namespace pmo::ui {

namespace {

constexpr int kBins = 28;
constexpr float kMarkRow = 15, kBarShare = 0.62f, kLeft = 44, kRight = 30;
constexpr std::size_t kMostDots = 800;
constexpr double kDay = 1440;

// A value that stands out on the axis.
struct Marked { double at; std::string words; ImU32 color; Dash dash; };

// Values on their way to a picture: `unit` of them is 1 on the axis.
struct Distributed {
    std::string_view id;
    std::string title, caption, summary, tip;
    std::span<std::int64_t const> sorted;
    double unit = 1;
    std::vector<Marked> marks;                       // in values
    std::function<std::string(double)> words;        // of a place on the axis, in units
    std::function<std::string(double)> axis;         // shorter
};

// Marks next to each other get rows of their own, from the top. `x` is the place of a value.
std::vector<int> rows_of(Pen const& pen, std::vector<Marked> const& marks, std::function<float(double)> const& x) {
    std::vector<int> rows(marks.size());
    std::vector<float> ends;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        std::size_t row = 0;
        while (row < ends.size() && ends[row] > x(marks[i].at)) ++row;
        if (row == ends.size()) ends.push_back(0);
        ends[row] = x(marks[i].at) + pen.width(Type::micro, marks[i].words) + 12;
        rows[i] = static_cast<int>(row);
    }
    return rows;
}

void draw_marks(Frame& frame, Plot const& plot, std::vector<Marked> const& marks, std::vector<int> const& rows, double unit, float top) {
    auto const pen = frame.ui.pen();
    for (std::size_t i = 0; i < marks.size(); ++i) {
        float const x = std::round(plot.px(marks[i].at / unit)), y = top + static_cast<float>(rows[i]) * kMarkRow + 8;
        float const on = marks[i].dash == Dash::solid ? plot.area().h : 4;
        pen.dashed({x, y + 6}, {x, plot.area().bottom()}, marks[i].color, on, marks[i].dash == Dash::solid ? 0.0f : 3.0f, 1.5f);
        float const width = pen.width(Type::micro, marks[i].words);
        bool const left = x + width + 4 > plot.area().right() + kRight;
        pen.text(left ? x - width - 4 : x + 4, y, marks[i].color, Type::micro, marks[i].words);
        pen.fill({x - 1, y - 5, 2, 10}, marks[i].color);
    }
}

void draw_distribution(Frame& frame, Distributed const& what, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    CardScope const card{ui, {.id = what.id, .title = what.title, .caption = what.caption, .at = at}};
    tooltip_for(ui, {at.x, at.y, at.w, 40}, what.tip, what.id);
    if (what.sorted.empty()) return;
    double low = static_cast<double>(what.sorted.front()), high = static_cast<double>(what.sorted.back());
    for (auto const& mark : what.marks) low = std::min(low, mark.at), high = std::max(high, mark.at);
    if (high - low < what.unit) low -= what.unit, high += what.unit;
    auto const range = nice_range(low / what.unit, high / what.unit, 6, false);
    Box const body = card.body();
    auto const rows = rows_of(ui.pen(), what.marks, [&](double value) { return body.x + kLeft + (body.w - kLeft - kRight) * static_cast<float>((value / what.unit - range.from) / (range.to - range.from)); });
    float const top = 10 + kMarkRow * static_cast<float>(rows.empty() ? 0 : 1 + std::ranges::max(rows));
    Plot plot{ui, {.id = "plot", .name = what.title, .summary = what.summary, .at = body, .x = {range.from, range.to}, .y = {0, 1, 0.25}, .left = kLeft, .bottom = 24, .top = top, .right = kRight}};
    plot.y_axis([](double share) { return format_percent(std::llround(share * 100)); });
    plot.x_axis(range, what.axis);
    auto const bins = simulation::histogram(what.sorted, kBins);
    std::int32_t most = 1;
    for (auto const& bin : bins) most = std::max(most, bin.count);
    for (auto const& bin : bins) {
        double const from = static_cast<double>(bin.from) / what.unit, to = static_cast<double>(std::max(bin.to, bin.from)) / what.unit;
        if (bin.count > 0) plot.bar((from + to) / 2, std::max((to - from) * 0.86, (range.to - range.from) / 120), static_cast<double>(bin.count) / most * static_cast<double>(kBarShare), {.color = with_alpha(theme.b1, 90)});
    }
    std::vector<PlotPoint> points{{range.from, 0}};
    for (auto const& point : simulation::s_curve(what.sorted, 200)) points.push_back({static_cast<double>(point.value) / what.unit, point.share});
    points.insert(points.begin() + 1, {points[1].x, 0});
    points.push_back({range.to, 1});
    plot.line(points, {.color = theme.c1, .label = {}});
    draw_marks(frame, plot, what.marks, rows, what.unit, body.y + 4);
    PlotPoint pointer;
    if (!plot.hovered(pointer)) return;
    auto const value = static_cast<std::int64_t>(std::floor(pointer.x * what.unit));
    auto const share = simulation::share_within(what.sorted, value);
    auto const count = static_cast<std::int64_t>(std::llround(share * static_cast<double>(what.sorted.size())));
    std::string const lines[] = {what.words(pointer.x), tr("simulation.within", {share_words(share)}), tr("simulation.of_runs", {format_integer(count), format_integer(static_cast<std::int64_t>(what.sorted.size()))})};
    plot.hair_line(pointer.x, lines);
}

std::string day_words(double day) { return format_date(static_cast<std::int32_t>(std::floor(day))); }

Distributed finishes(Frame& frame, SimulationShown const& shown) {
    auto const& theme = frame.ui.theme();
    auto const& outcome = shown.outcome();
    auto const plan = shown.result.finish_of_plan(shown.project), target = shown.result.target_finish(shown.project);
    Distributed what{.id = "finish", .title = std::string(tr("simulation.finish")), .caption = simulation_basis(shown.result), .summary = simulation_sentence(frame, shown), .tip = std::string(tr("simulation.curve_tip")), .sorted = outcome.finishes, .unit = kDay, .marks = {}, .words = day_words,
                     .axis = [](double day) { return format_date_short(static_cast<std::int32_t>(std::floor(day))); }};
    auto const mark = [&](Minute at, std::string_view words, ImU32 color, Dash dash) { what.marks.push_back({static_cast<double>(at), std::string(words) + ' ' + format_date_short(engine::day_of(at - 1)), color, dash}); };
    if (target != kNoTime && target != plan) mark(target, tr("simulation.target"), theme.amber_text, Dash::threshold);
    mark(plan, tr("simulation.plan"), theme.text2, Dash::plan);
    if (outcome.planned_finish > plan + engine::kMinutesPerDay) mark(outcome.planned_finish, tr("simulation.rolled"), theme.text2, Dash::forecast);
    for (auto const& [name, finish, dash] : {std::tuple{"P10", outcome.finish.p10, Dash::dots}, {"P50", outcome.finish.p50, Dash::dots}, {"P80", outcome.finish.p80, Dash::solid}, {"P90", outcome.finish.p90, Dash::dots}})
        mark(finish, name, theme.accent_text, dash);
    sort_stably(what.marks, {}, &Marked::at);
    return what;
}

Distributed costs(Frame& frame, SimulationShown const& shown) {
    auto const& theme = frame.ui.theme();
    auto const& outcome = shown.outcome();
    auto const& currency = shown.currency();
    auto const target = shown.result.target_cost(shown.project);
    auto const unit = static_cast<double>(std::max<std::int64_t>(1, money_unit_minor(currency)));
    Distributed what{.id = "cost", .title = std::string(tr("simulation.cost")), .caption = money_unit(currency), .summary = tr("simulation.cost_sentence", {cost_words(outcome.planned_cost, currency), share_words(outcome.planned_cost_share), cost_words(outcome.cost.p80, currency)}), .tip = std::string(tr("simulation.curve_tip")), .sorted = outcome.costs, .unit = unit, .marks = {},
                     .words = [&currency, unit](double value) { return cost_words(std::llround(value * unit), currency); }, .axis = [](double value) { return format_integer(std::llround(value)); }};
    auto const mark = [&](std::int64_t at, std::string_view words, ImU32 color, Dash dash) { what.marks.push_back({static_cast<double>(at), std::string(words) + ' ' + format_money(at, currency, MoneyStyle::rounded), color, dash}); };
    if (target >= 0) mark(target, tr("simulation.budget"), theme.amber_text, Dash::threshold);
    mark(outcome.planned_cost, tr("simulation.plan"), theme.text2, Dash::plan);
    for (auto const& [name, cost, dash] : {std::tuple{"P10", outcome.cost.p10, Dash::dots}, {"P50", outcome.cost.p50, Dash::dots}, {"P80", outcome.cost.p80, Dash::solid}, {"P90", outcome.cost.p90, Dash::dots}})
        mark(cost, name, theme.accent_text, dash);
    sort_stably(what.marks, {}, &Marked::at);
    return what;
}

Tone confidence_tone(double share) { return share < 0.2 ? Tone::red : share < 0.5 ? Tone::amber : Tone::neutral; }

void draw_headline(Frame& frame, SimulationShown const& shown, Box at) {
    auto const& outcome = shown.outcome();
    auto const& result = shown.result;
    auto const plan = result.finish_of_plan(shown.project), target = result.target_finish(shown.project);
    auto const kept = [&](double share) { return share < 0 ? std::string{} : tr("simulation.confidence", {share_words(share)}); };
    double const planned = simulation::share_within(outcome.finishes, plan);
    std::vector<Figure> figures;
    figures.push_back({.key = "plan", .label = std::string(tr("simulation.plan_finish")), .value = finish_words(plan), .note = kept(planned), .tip = std::string(tr("simulation.plan_tip")), .tone = confidence_tone(planned)});
    if (target != kNoTime) figures.push_back({.key = "target", .label = std::string(tr("simulation.target_finish")), .value = finish_words(target), .note = kept(outcome.finish_kept), .tip = std::string(tr("simulation.target_tip")), .tone = confidence_tone(outcome.finish_kept)});
    figures.push_back({.key = "p80", .label = std::string(tr("simulation.p80_finish")), .value = finish_words(outcome.finish.p80), .note = later_words(shown.tenths(frame, plan, outcome.finish.p80)), .tip = std::string(tr("simulation.percentile_tip"))});
    figures.push_back({.key = "cost", .label = std::string(tr("simulation.p80_cost")), .value = format_money(outcome.cost.p80, shown.currency(), MoneyStyle::with_unit), .note = outcome.cost_kept < 0 ? std::string{} : tr("simulation.budget_confidence", {share_words(outcome.cost_kept)}), .tip = std::string(tr("simulation.cost_tip"))});
    if (outcome.both_kept >= 0) figures.push_back({.key = "both", .label = std::string(tr("simulation.both")), .value = share_words(outcome.both_kept), .note = {}, .tip = std::string(tr("simulation.both_tip")), .tone = confidence_tone(outcome.both_kept)});
    draw_figure_strip(frame, "headline", figures, at);
}

// Every run of the whole as a dot; the pointer says how many are neither later nor dearer.
void draw_cloud(Frame& frame, SimulationShown const& shown, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const& findings = shown.result.findings;
    auto const& outcome = shown.outcome();
    CardScope const card{ui, {.id = "cloud", .title = tr("simulation.cloud"), .caption = tr("simulation.cloud_note"), .at = at}};
    tooltip_for(ui, {at.x, at.y, at.w, 40}, tr("simulation.cloud_tip"), "cloud.tip");
    if (findings.finishes.empty()) return;
    auto const unit = static_cast<double>(std::max<std::int64_t>(1, money_unit_minor(shown.currency())));
    auto const target = shown.result.target_finish(shown.project);
    auto const budget = shown.result.target_cost(shown.project);
    auto low = outcome.finish.least, high = outcome.finish.most, cheap = outcome.cost.least, dear = outcome.cost.most;
    if (target != kNoTime) low = std::min(low, target), high = std::max(high, target);
    if (budget >= 0) cheap = std::min(cheap, budget), dear = std::max(dear, budget);
    auto const x = nice_range(static_cast<double>(low) / kDay, static_cast<double>(high) / kDay, 5, false), y = nice_range(static_cast<double>(cheap) / unit, static_cast<double>(dear) / unit, 4, false);
    auto const summary = outcome.both_kept < 0 ? std::string{} : tr("simulation.both_sentence", {share_words(outcome.both_kept)});
    Plot plot{ui, {.id = "plot", .name = tr("simulation.cloud"), .summary = summary, .at = card.body(), .x = {x.from, x.to}, .y = y, .left = 52, .bottom = 24, .top = 10, .right = kRight}};
    plot.y_axis([](double value) { return format_integer(std::llround(value)); });
    plot.x_axis(x, [](double day) { return format_date_short(static_cast<std::int32_t>(std::floor(day))); });
    if (target != kNoTime && budget >= 0) plot.zone(x.from, static_cast<double>(target) / kDay, y.from, static_cast<double>(budget) / unit, with_alpha(theme.green, 36));
    auto const pen = ui.pen();
    auto const step = std::max<std::size_t>(1, findings.finishes.size() / kMostDots);
    for (std::size_t run = 0; run < findings.finishes.size(); run += step)
        pen.fill({plot.px(static_cast<double>(findings.finishes[run]) / kDay) - 1, plot.py(static_cast<double>(findings.costs[run]) / unit) - 1, 3, 3}, with_alpha(theme.c1, 130));
    if (target != kNoTime) plot.rule_v(static_cast<double>(target) / kDay, theme.amber_text, Dash::threshold, 1.5f);
    if (budget >= 0) plot.rule_h(static_cast<double>(budget) / unit, theme.amber_text, Dash::threshold, 1.5f);
    plot.rule_v(static_cast<double>(outcome.finish.p80) / kDay, theme.accent, Dash::solid);
    plot.rule_h(static_cast<double>(outcome.cost.p80) / unit, theme.accent, Dash::solid);
    PlotPoint pointer;
    if (!plot.hovered(pointer)) return;
    auto const share = simulation::joint_share(findings, static_cast<Minute>(pointer.x * kDay), std::llround(pointer.y * unit));
    std::string const lines[] = {day_words(pointer.x), cost_words(std::llround(pointer.y * unit), shown.currency()), tr("simulation.joint", {share_words(share)})};
    plot.hair_line(pointer.x, lines);
}

enum Cell : int { kTakesPart, kProject, kPlan, kConfidence, kP50, kP80, kLater, kCost, kBudget };

}  // namespace

std::optional<Id> SimulationOverview::draw(Frame& frame, SimulationShown const& shown, std::set<Id>& left_out, Box area) {
    bool const portfolio = !frame.session.location.project;
    draw_headline(frame, shown, area.cut_top(kFigureStrip, metric::space_card));
    Box charts = area.cut_top(std::floor(area.h * 0.48f), metric::space_card);
    draw_distribution(frame, finishes(frame, shown), charts.cut_left(std::floor(charts.w * 0.56f), metric::space_card));
    draw_distribution(frame, costs(frame, shown), charts);
    std::optional<Id> wanted;
    Id const one = shown.project < 0 ? kNoId : shown.result.source.projects[static_cast<std::size_t>(shown.project)];
    std::pair const scope{frame.session.location.project, one};
    if (portfolio) {
        wanted = projects(frame, shown, left_out, area.cut_left(std::floor(area.w * 0.62f), metric::space_card));
        m_percentiles.draw(frame, shown, scope, area);
    } else {
        m_percentiles.draw(frame, shown, scope, area.cut_left(std::floor(area.w * 0.5f), metric::space_card));
        draw_cloud(frame, shown, area);
    }
    return wanted;
}

void SimulationOverview::draw_growing(Frame& frame, std::vector<std::int64_t> const& sorted, std::int32_t runs, Box area) {
    Distributed const what{.id = "growing", .title = std::string(tr("simulation.finish")), .caption = tr("simulation.so_far", {format_integer(static_cast<std::int64_t>(sorted.size())), format_integer(runs)}), .summary = {}, .tip = std::string(tr("simulation.curve_tip")), .sorted = sorted, .unit = kDay, .marks = {}, .words = day_words,
                           .axis = [](double day) { return format_date_short(static_cast<std::int32_t>(std::floor(day))); }};
    draw_distribution(frame, what, area);
}

std::optional<Id> SimulationOverview::projects(Frame& frame, SimulationShown const& shown, std::set<Id>& left_out, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const& result = shown.result;
    std::array const columns = {Column{.id = "part", .title = tr("simulation.takes_part"), .width = 42, .align = Align::centre, .sortable = false, .tip = tr("simulation.takes_part_tip")},
                                Column{.id = "project", .title = tr("register.project"), .width = 134, .hideable = false},
                                Column{.id = "plan", .title = tr("simulation.planned_finish"), .width = 88, .align = Align::right},
                                Column{.id = "confidence", .title = tr("simulation.confidence_short"), .width = 50, .align = Align::right, .tip = tr("simulation.plan_tip")},
                                Column{.id = "p50", .title = "P50", .width = 88, .align = Align::right, .tip = tr("simulation.percentile_tip")},
                                Column{.id = "p80", .title = "P80", .width = 88, .align = Align::right, .tip = tr("simulation.percentile_tip")},
                                Column{.id = "later", .title = tr("simulation.later_days"), .width = 72, .align = Align::right},
                                Column{.id = "cost", .title = tr("simulation.p80_cost"), .width = 88, .align = Align::right},
                                Column{.id = "budget", .title = tr("simulation.budget_short"), .width = 62, .align = Align::right, .tip = tr("simulation.budget_tip")}};
    FigureRows rows;
    for (auto const id : frame.derived.active_projects())
        if (frame.store.live(id)) rows.list.push_back({.id = id, .name = name_of(frame, id), .closed = left_out.contains(id), .strong = result.index_of(id) >= 0 && result.index_of(id) == shown.project});
    auto const index = [&](std::size_t row) { return result.index_of(rows.list[row].id); };
    rows.make = [&](std::size_t row, int column) {
        auto const id = rows.list[row].id;
        auto const p = index(row);
        if (column == kTakesPart) return TableCell{.kind = CellKind::check, .checked = !left_out.contains(id)};
        if (column == kProject) return TableCell{.text = std::string(code_of(*frame.store.live(id))) + "  " + name_of(frame, id)};
        if (p < 0) return TableCell{.text = "—", .color = theme.text3};
        auto const& outcome = result.outcome(p);
        auto const plan = result.finish_of_plan(p);
        double const share = simulation::share_within(outcome.finishes, plan);
        auto const warn = [&](double kept) { return kept >= 0 && kept < 0.2 ? theme.red_text : kept < 0.5 && kept >= 0 ? theme.amber_text : theme.text1; };
        switch (column) {
            case kPlan: return TableCell{.text = finish_words(plan)};
            case kConfidence: return TableCell{.text = share_words(share), .color = warn(share)};
            case kP50: return TableCell{.text = finish_words(outcome.finish.p50)};
            case kP80: return TableCell{.text = finish_words(outcome.finish.p80)};
            case kLater: return TableCell{.text = days_words(result.tenths_of_days(p, plan, outcome.finish.p80, frame.derived))};
            case kCost: return TableCell{.text = cost_words(outcome.cost.p80, result.currency(p))};
            default: return TableCell{.text = outcome.cost_kept < 0 ? std::string("—") : share_words(outcome.cost_kept), .color = warn(outcome.cost_kept)};
        }
    };
    rows.order = [&](std::size_t row, int column) -> Order {
        auto const p = index(row);
        if (column == kProject) return std::string(code_of(*frame.store.live(rows.list[row].id)));
        if (p < 0) return INT64_MIN;
        auto const& outcome = result.outcome(p);
        switch (column) {
            case kPlan: return result.finish_of_plan(p);
            case kConfidence: return std::llround(simulation::share_within(outcome.finishes, result.finish_of_plan(p)) * 1e6);
            case kP50: return outcome.finish.p50;
            case kP80: return outcome.finish.p80;
            case kLater: return result.tenths_of_days(p, result.finish_of_plan(p), outcome.finish.p80, frame.derived);
            case kCost: return outcome.cost.p80;
            default: return std::llround(outcome.cost_kept * 1e6);
        }
    };
    rows.edits = [](std::size_t, int column) { return column == kTakesPart ? EditKind::toggle : EditKind::none; };
    std::optional<Id> wanted;
    CardScope const card{ui, {.id = "projects", .title = tr("simulation.projects"), .caption = shown.project < 0 ? std::string(tr("simulation.whole_shown")) : tr("simulation.one_shown", {name_of(frame, result.source.projects[static_cast<std::size_t>(shown.project)])}), .at = at}};
    Box head = card.header();
    if (shown.project >= 0 && right_button(ui, {.id = "whole", .label = tr("simulation.show_whole"), .kind = ButtonKind::ghost, .size = Size::small}, head)) wanted = kNoId;
    auto const events = draw_figures(frame, {.id = "table", .name = tr("simulation.projects"), .columns = columns, .at = card.body(), .border = false, .pressable = true}, rows, m_table);
    if (events.edited) {
        auto const id = id_of_key(events.edited->row);
        if (!left_out.erase(id)) left_out.insert(id);
    }
    if (events.cursor_moved || events.selection_changed) wanted = id_of_key(m_table.cursor);
    return wanted;
}

}  // namespace pmo::ui
