// The tornado "switch one risk off": the same runs without it, and by how much they end earlier and cost less. Beside it what the model could not use.

#include <array>
#include <cmath>

#include "core/registers/risk.h"
#include "core/registers/rules.h"
#include "ui/i18n/format.h"
#include "ui/i18n/problem_words.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/views/screen_parts.h"
#include "ui/views/simulation_parts.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chart.h"
#include "ui/widgets/popup.h"

namespace pmo::ui {

namespace {

namespace rsk = registers::risk;

enum Cell : int { kRisk, kProject, kShare, kFinish, kMeanFinish, kCost, kMeanCost };
constexpr float kProblems = 0.34f, kProblemsHead = 78, kProblemRow = 28;   // at most this share of the height

std::size_t at_index(std::int32_t i) { return static_cast<std::size_t>(i); }

// Opportunities make things worse when they are switched off: bars go to the left of the line.
void paint_swing(CellCanvas const& canvas, Theme const& theme, double p80, double mean, double most, std::string const& words) {
    Box row = canvas.content;
    canvas.pen.text(row.cut_right(70, 8), theme.text1, Type::small, words, Align::right);
    float const zero = row.x + row.w * 0.25f, left = row.w * 0.25f, right = row.w * 0.75f;
    auto const width = [&](double value) { return static_cast<float>(std::min(1.0, std::abs(value) / most)) * (value < 0 ? left : right); };
    float const y = std::round(row.cy());
    if (p80 != 0) canvas.pen.fill({p80 < 0 ? zero - width(p80) : zero, y - 5, std::max(2.0f, width(p80)), 10}, p80 < 0 ? theme.green : theme.c1, metric::radius_bar);
    float const mark = mean < 0 ? zero - width(mean) : zero + width(mean);
    canvas.pen.fill({mark - 1, y - 7, 2, 14}, theme.text1);
    canvas.pen.line_v(zero, row.y + 2, row.bottom() - 2, theme.text3);
}

}  // namespace

void SimulationRisks::draw(Frame& frame, SimulationShown const& shown, Box area) {
    if (!shown.result.problems.empty()) problems(frame, shown, area.cut_bottom(std::floor(std::min(area.h * kProblems, kProblemsHead + kProblemRow * static_cast<float>(shown.result.problems.size()))), metric::space_card));
    tornado(frame, shown, area);
}

void SimulationRisks::problems(Frame& frame, SimulationShown const& shown, Box at) {
    auto const& theme = frame.ui.theme();
    std::array const columns = {Column{.id = "record", .title = tr("simulation.problem_where"), .width = 280, .sortable = false, .hideable = false}, Column{.id = "problem", .title = tr("simulation.problem_what"), .width = 560, .sortable = false}};
    std::vector<Problem const*> found;
    FigureRows rows;
    for (auto const& problem : shown.result.problems) {
        if (!frame.store.live(problem.record)) continue;
        found.push_back(&problem);
        rows.list.push_back({.id = problem.record, .name = name_of(frame, problem.record)});
    }
    rows.make = [&](std::size_t row, int column) {
        if (column == 0) return TableCell{.text = register_words(frame.store.live(rows.list[row].id)->type().id) + " · " + rows.list[row].name, .icon = Icon::triangle_alert, .icon_color = theme.amber_text};
        return TableCell{.text = sentence(*found[row], frame.store)};
    };
    CardScope const card{frame.ui, {.id = "problems", .title = tr("simulation.problems"), .caption = format_integer(static_cast<std::int64_t>(found.size())), .at = at}};
    draw_figures(frame, {.id = "table", .name = tr("simulation.problems"), .columns = columns, .at = card.body(), .border = false}, rows, m_problems);
}

void SimulationRisks::tornado(Frame& frame, SimulationShown const& shown, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const& source = shown.result.source;
    bool const portfolio = source.projects.size() > 1;
    std::vector<simulation::Swing const*> found;
    FigureRows rows;
    double most_days = 1, most_cost = 1;
    for (auto const& swing : shown.result.findings.swings) {
        auto const id = source.risks[at_index(swing.risk)];
        auto const* risk = frame.store.live(id);
        if (!risk || (shown.project >= 0 && risk->get(rsk::project) != source.projects[at_index(shown.project)])) continue;
        found.push_back(&swing);
        rows.list.push_back({.id = id, .name = name_of(frame, id)});
        most_days = std::max({most_days, std::abs(swing.p80_finish), std::abs(swing.mean_finish)});
        most_cost = std::max({most_cost, std::abs(swing.p80_cost), std::abs(swing.mean_cost)});
    }
    auto const unit = money_unit(shown.currency());
    auto const saved = tr("simulation.saved_p80", {unit}), saved_mean = tr("simulation.saved_mean", {unit});
    std::array const columns = {Column{.id = "risk", .title = tr("register.risk"), .width = 250, .hideable = false}, Column{.id = "project", .title = tr("register.project"), .width = 76, .hidden = !portfolio},
                                Column{.id = "share", .title = tr("simulation.share"), .width = 70, .align = Align::right, .tip = tr("simulation.share_tip")},
                                Column{.id = "finish", .title = tr("simulation.days_p80"), .width = 230, .tip = tr("simulation.tornado_tip")},
                                Column{.id = "mean_finish", .title = tr("simulation.days_mean"), .width = 84, .align = Align::right, .tip = tr("simulation.tornado_tip")},
                                Column{.id = "cost", .title = saved, .width = 230, .tip = tr("simulation.tornado_tip")},
                                Column{.id = "mean_cost", .title = saved_mean, .width = 116, .align = Align::right, .tip = tr("simulation.tornado_tip")}};
    auto const calendar_days = [](double minutes) { return std::llround(minutes / 144); };        // tenths of days around the clock
    auto const money = [&](std::size_t row, double minor) {
        auto const p = source.projects.empty() ? -1 : shown.result.index_of(frame.store.live(rows.list[row].id)->get(rsk::project));
        return format_money(std::llround(minor), shown.result.currency(p), MoneyStyle::number);
    };
    rows.make = [&](std::size_t row, int column) {
        auto const& swing = *found[row];
        auto const* risk = frame.store.live(rows.list[row].id);
        auto const* project = frame.store.live(risk->get(rsk::project));
        switch (column) {
            case kRisk: return TableCell{.text = std::string(code_of(*risk)) + "  " + rows.list[row].name};
            case kProject: return TableCell{.text = project ? std::string(code_of(*project)) : std::string{}, .color = theme.text2};
            case kShare: return TableCell{.text = share_words(swing.share)};
            case kFinish: return TableCell{.text = format_decimal(calendar_days(swing.p80_finish), 1), .kind = CellKind::custom};
            case kMeanFinish: return TableCell{.text = format_decimal(calendar_days(swing.mean_finish), 1), .color = theme.text2};
            case kCost: return TableCell{.text = money(row, swing.p80_cost), .kind = CellKind::custom};
            default: return TableCell{.text = money(row, swing.mean_cost), .color = theme.text2};
        }
    };
    rows.draw = [&](std::size_t row, int column, CellCanvas const& canvas) {
        auto const& swing = *found[row];
        if (column == kFinish) paint_swing(canvas, theme, swing.p80_finish, swing.mean_finish, most_days, format_decimal(calendar_days(swing.p80_finish), 1));
        else paint_swing(canvas, theme, swing.p80_cost, swing.mean_cost, most_cost, money(row, swing.p80_cost));
    };
    rows.order = [&](std::size_t row, int column) -> Order {
        auto const& swing = *found[row];
        switch (column) {
            case kRisk: return rows.list[row].name;
            case kProject: return name_of(frame, frame.store.live(rows.list[row].id)->get(rsk::project));
            case kShare: return std::llround(swing.share * 1e6);
            case kFinish: return std::llround(std::abs(swing.p80_finish) * 1e3 + std::abs(swing.mean_finish));
            case kMeanFinish: return std::llround(swing.mean_finish);
            case kCost: return std::llround(swing.p80_cost);
            default: return std::llround(swing.mean_cost);
        }
    };
    std::int64_t open = 0;
    for (std::size_t p = 0; p < source.projects.size(); ++p)
        if (shown.project < 0 || static_cast<std::size_t>(shown.project) == p)
            for (auto const* risk : frame.store.referrers(rsk::kType, rsk::project, source.projects[p])) open += registers::is_open(*risk);
    auto const without = open - static_cast<std::int64_t>(found.size());
    bool const heaviest = shown.result.findings.swings.size() < source.risks.size();
    auto const caption = heaviest ? tr("simulation.risks_heaviest", {format_integer(open), format_integer(static_cast<std::int64_t>(found.size()))}) : without > 0 ? tr("simulation.risks_without", {format_integer(open), format_integer(without)}) : tr("simulation.risks_all", {format_integer(open)});
    CardScope const card{ui, {.id = "tornado", .title = tr("simulation.tornado"), .caption = caption, .at = at}};
    tooltip_for(ui, {at.x, at.y, at.w, 40}, tr("simulation.tornado_tip"), "tornado.tip");
    LegendItem const items[] = {{tr("simulation.bar_p80"), theme.c1, Dash::solid, Mark::none, false}, {tr("simulation.mark_mean"), theme.text1, Dash::solid, Mark::none, true}};
    legend(ui, items, card.header());
    draw_figures(frame, {.id = "table", .name = tr("simulation.tornado"), .columns = columns, .at = card.body(), .none = tr("simulation.no_risks"), .border = false}, rows, m_table);
}

}  // namespace pmo::ui
