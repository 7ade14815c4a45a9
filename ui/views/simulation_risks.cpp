// The tornado "switch one risk off": the same runs without it, and by how much they end earlier and cost less. Beside it what the model could not use.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

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

enum Cell : int { kCounts, kRisk, kProject, kShare, kFinish, kMeanFinish, kCost, kMeanCost };
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

void SimulationRisks::draw(Frame& frame, SimulationShown const& shown, std::vector<Id>& left_out, Box area) {
    auto const count = shown.result.problems.size();
    Box const below = count == 0 ? Box{} : area.cut_bottom(std::floor(std::min(area.h * kProblems, kProblemsHead + kProblemRow * static_cast<float>(count))), metric::space_card);
    tornado(frame, shown, left_out, area);
    if (count > 0) problems(frame, shown, below);
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

void SimulationRisks::tornado(Frame& frame, SimulationShown const& shown, std::vector<Id>& left_out, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const& source = shown.result.source;
    bool const portfolio = source.projects.size() > 1;
    // Finishes as working days of the project, in tenths: like every other table.
    struct Line { simulation::Swing const* swing; std::int64_t p80 = 0, mean = 0; };
    std::vector<Line> found;
    FigureRows rows;
    double most_days = 1, most_cost = 1;
    auto const is_left_out = [&](Id risk) { return std::ranges::find(left_out, risk) != left_out.end(); };
    auto const here = [&](Record const& risk) { return shown.project < 0 ? shown.result.index_of(risk.get(rsk::project)) >= 0 : risk.get(rsk::project) == source.projects[at_index(shown.project)]; };
    for (auto const& swing : shown.result.findings.swings) {
        auto const id = source.risks[at_index(swing.risk)];
        auto const* risk = frame.store.live(id);
        if (!risk || !here(*risk)) continue;
        auto const p = shown.result.index_of(risk->get(rsk::project));
        auto const& finish = shown.result.outcome(p).finish;
        Line const line{&swing, shown.result.tenths_before(p, static_cast<double>(finish.p80), swing.p80_finish, frame.derived), shown.result.tenths_of_mean(p, swing.mean_finish, frame.derived)};
        found.push_back(line);
        rows.list.push_back({.id = id, .name = name_of(frame, id), .closed = is_left_out(id)});
        most_days = std::max({most_days, std::abs(static_cast<double>(line.p80)), std::abs(static_cast<double>(line.mean))});
        most_cost = std::max({most_cost, std::abs(swing.p80_cost), std::abs(swing.mean_cost)});
    }
    auto const counted = static_cast<std::int64_t>(found.size());
    for (auto const id : left_out)                   // they were not in this run, and can be ticked again
        if (auto const* risk = frame.store.live(id); risk && here(*risk) && std::ranges::find(source.risks, id) == source.risks.end()) {
            found.push_back({.swing = nullptr});
            rows.list.push_back({.id = id, .name = name_of(frame, id), .closed = true});
        }
    auto const unit = money_unit(shown.currency());
    auto const saved = tr("simulation.saved_p80", {unit}), saved_mean = tr("simulation.saved_mean", {unit});
    std::array const columns = {Column{.id = "counts", .title = tr("simulation.takes_part"), .width = 42, .align = Align::centre, .sortable = false, .tip = tr("simulation.risk_counts_tip")},
                                Column{.id = "risk", .title = tr("register.risk"), .width = 240, .hideable = false}, Column{.id = "project", .title = tr("register.project"), .width = 76, .hidden = !portfolio},
                                Column{.id = "share", .title = tr("simulation.share"), .width = 70, .align = Align::right, .tip = tr("simulation.share_tip")},
                                Column{.id = "finish", .title = tr("simulation.days_p80"), .width = 190, .tip = tr("simulation.tornado_tip")},
                                Column{.id = "mean_finish", .title = tr("simulation.days_mean"), .width = 104, .align = Align::right, .tip = tr("simulation.tornado_tip")},
                                Column{.id = "cost", .title = saved, .width = 190, .tip = tr("simulation.tornado_tip")},
                                Column{.id = "mean_cost", .title = saved_mean, .width = 116, .align = Align::right, .tip = tr("simulation.tornado_tip")}};
    auto const money = [&](std::size_t row, double minor) {
        auto const p = source.projects.empty() ? -1 : shown.result.index_of(frame.store.live(rows.list[row].id)->get(rsk::project));
        return format_money(std::llround(minor), shown.result.currency(p), MoneyStyle::number);
    };
    rows.make = [&](std::size_t row, int column) {
        auto const* risk = frame.store.live(rows.list[row].id);
        auto const* project = frame.store.live(risk->get(rsk::project));
        if (column == kCounts) return TableCell{.kind = CellKind::check, .checked = !is_left_out(rows.list[row].id)};
        if (column > kProject && !found[row].swing) return TableCell{.text = "—", .color = theme.text3};
        auto const& [swing_at, p80, mean] = found[row];
        switch (column) {
            case kRisk: return TableCell{.text = std::string(code_of(*risk)) + "  " + rows.list[row].name};
            case kProject: return TableCell{.text = project ? std::string(code_of(*project)) : std::string{}, .color = theme.text2};
            case kShare: return TableCell{.text = share_words(swing_at->share)};
            case kFinish: return TableCell{.text = format_decimal(p80, 1), .kind = CellKind::custom};
            case kMeanFinish: return TableCell{.text = format_decimal(mean, 1), .color = theme.text2};
            case kCost: return TableCell{.text = money(row, swing_at->p80_cost), .kind = CellKind::custom};
            default: return TableCell{.text = money(row, swing_at->mean_cost), .color = theme.text2};
        }
    };
    rows.draw = [&](std::size_t row, int column, CellCanvas const& canvas) {
        auto const& [swing_at, p80, mean] = found[row];
        if (column == kFinish) paint_swing(canvas, theme, static_cast<double>(p80), static_cast<double>(mean), most_days, format_decimal(p80, 1));
        else paint_swing(canvas, theme, swing_at->p80_cost, swing_at->mean_cost, most_cost, money(row, swing_at->p80_cost));
    };
    rows.order = [&](std::size_t row, int column) -> Order {
        auto const& [swing_at, p80, mean] = found[row];
        if (column == kRisk) return rows.list[row].name;
        if (column == kProject) return name_of(frame, frame.store.live(rows.list[row].id)->get(rsk::project));
        if (!swing_at) return INT64_MIN;
        switch (column) {
            case kShare: return std::llround(swing_at->share * 1e6);
            case kFinish: return std::abs(p80) * 100'000 + std::abs(mean);
            case kMeanFinish: return mean;
            case kCost: return std::llround(swing_at->p80_cost);
            default: return std::llround(swing_at->mean_cost);
        }
    };
    rows.edits = [](std::size_t, int column) { return column == kCounts ? EditKind::toggle : EditKind::none; };
    std::int64_t open = 0;
    for (std::size_t p = 0; p < source.projects.size(); ++p)
        if (shown.project < 0 || static_cast<std::size_t>(shown.project) == p)
            for (auto const* risk : frame.store.referrers(rsk::kType, rsk::project, source.projects[p])) open += registers::is_open(*risk);
    auto const without = open - static_cast<std::int64_t>(found.size());
    bool const heaviest = shown.result.findings.swings.size() < source.risks.size();
    auto const caption = heaviest ? tr("simulation.risks_heaviest", {format_integer(open), format_integer(counted)}) : without > 0 ? tr("simulation.risks_without", {format_integer(open), format_integer(without)}) : tr("simulation.risks_all", {format_integer(open)});
    CardScope const card{ui, {.id = "tornado", .title = tr("simulation.tornado"), .caption = caption, .at = at}};
    tooltip_for(ui, {at.x, at.y, at.w, 40}, tr("simulation.tornado_tip"), "tornado.tip");
    LegendItem const items[] = {{tr("simulation.bar_p80"), theme.c1, Dash::solid, Mark::none, false}, {tr("simulation.mark_mean"), theme.text1, Dash::solid, Mark::none, true}};
    legend(ui, items, card.header());
    auto const events = draw_figures(frame, {.id = "table", .name = tr("simulation.tornado"), .columns = columns, .at = card.body(), .none = tr("simulation.no_risks"), .frozen = 2, .border = false, .pressable = true}, rows, m_table);
    if (!events.edited || events.edited->column != kCounts) return;
    if (auto const id = id_of_key(events.edited->row); is_left_out(id)) std::erase(left_out, id);
    else left_out.push_back(id);
}

}  // namespace pmo::ui
