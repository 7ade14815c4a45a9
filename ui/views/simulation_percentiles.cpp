// The percentiles of a risk analysis: what date and what cost are how sure, against the plan and the budget or against a result that was kept for comparison.
// Above them any confidence can be typed for its date, and any date for its confidence.

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/views/page.h"
#include "ui/views/screen_parts.h"
#include "ui/views/simulation_parts.h"
#include "ui/widgets/card.h"
#include "ui/widgets/date_field.h"
#include "ui/widgets/number_field.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

constexpr float kPercent = 76, kDay = 132, kGap = 8, kRow = 22;

struct Line { std::string name; std::int64_t finish = 0, cost = 0, kept_finish = 0, kept_cost = 0; bool strong = false; };

std::array<Line, 7> lines_of(simulation::Spread const& finish, simulation::Spread const& cost, simulation::Spread const& kept_finish, simulation::Spread const& kept_cost) {
    return {{{"P10", finish.p10, cost.p10, kept_finish.p10, kept_cost.p10},
             {"P50", finish.p50, cost.p50, kept_finish.p50, kept_cost.p50},
             {"P80", finish.p80, cost.p80, kept_finish.p80, kept_cost.p80, true},
             {"P90", finish.p90, cost.p90, kept_finish.p90, kept_cost.p90},
             {std::string(tr("simulation.mean")), std::llround(finish.mean), std::llround(cost.mean), std::llround(kept_finish.mean), std::llround(kept_cost.mean)},
             {std::string(tr("simulation.least")), finish.least, cost.least, kept_finish.least, kept_cost.least},
             {std::string(tr("simulation.most")), finish.most, cost.most, kept_finish.most, kept_cost.most}}};
}

// The last two columns: against plan and budget, or both against the kept result.
class Rows final : public TableSource {
public:
    enum Cell : int { kName, kFinish, kLater, kCost, kDearer, kOver };
    Rows(Frame const& frame, SimulationShown const& shown, std::span<Line const> lines, bool compared) : m_frame(frame), m_shown(shown), m_lines(lines), m_plan(shown.result.finish_of_plan(shown.project)), m_budget(shown.result.target_cost(shown.project)), m_compared(compared) {}
    std::int64_t rows() const override { return static_cast<std::int64_t>(m_lines.size()); }
    TableRow row(std::int64_t index) const override { return {.key = {1, static_cast<std::uint64_t>(index) + 1}, .strong = line(index).strong}; }
    TableCell cell(std::int64_t index, int column) const override {
        auto const& one = line(index);
        auto const& currency = m_shown.currency();
        switch (column) {
            case kName: return {.text = one.name};
            case kFinish: return {.text = finish_words(one.finish)};
            case kLater: return {.text = days_words(m_shown.tenths(m_frame, m_compared ? one.kept_finish : m_plan, one.finish))};
            case kCost: return {.text = format_money(one.cost, currency, MoneyStyle::number)};
            case kDearer: return {.text = difference(one.cost - (m_compared ? one.kept_cost : m_shown.outcome().planned_cost))};
            default: return {.text = difference(one.cost - m_budget), .color = one.cost > m_budget ? m_frame.ui.theme().red_text : 0};
        }
    }

private:
    Line const& line(std::int64_t index) const { return m_lines[static_cast<std::size_t>(index)]; }
    std::string difference(std::int64_t minor) const { return format_signed(minor * 10 / std::max<std::int64_t>(1, money_unit_minor(m_shown.currency())), 1); }
    Frame const& m_frame;
    SimulationShown const& m_shown;
    std::span<Line const> m_lines;
    Minute m_plan;
    std::int64_t m_budget;
    bool m_compared;
};

// A label and the place for its field behind it.
Box labelled(Ui& ui, Box& line, std::string_view label, float width) {
    ui.pen().text(line.cut_left(std::ceil(ui.pen().width(Type::small, label)) + 1, kGap), ui.theme().text2, Type::small, label);
    return line.cut_left(width, 2 * kGap);
}

}  // namespace

void SimulationPercentiles::draw(Frame& frame, SimulationShown const& shown, Scope const& scope, Box at) {
    auto& ui = frame.ui;
    auto const& outcome = shown.outcome();
    auto const found = m_kept.find(scope);
    auto const* kept = found == m_kept.end() ? nullptr : &found->second;
    auto const caption = kept ? tr("simulation.against_kept", {tr("simulation.runs_and_seed", {format_integer(kept->runs), std::to_string(kept->seed)})}) : simulation_basis(shown.result);
    CardScope const card{ui, {.id = "percentiles", .title = tr("simulation.percentiles"), .caption = caption, .at = at}};
    tooltip_for(ui, {at.x, at.y, at.w / 2, 40}, tr("simulation.percentile_tip"), "percentiles.tip");
    Box head = card.header();
    bool const pressed = right_button(ui, {.id = "keep", .label = kept ? tr("simulation.forget_kept") : tr("simulation.keep"), .icon = kept ? Icon::x : Icon::bookmark, .kind = ButtonKind::ghost, .size = Size::small, .tip = tr("simulation.keep_tip")}, head);
    Box body = card.body();
    ask(frame, shown, body.cut_top(metric::control + kGap).inset(12, 0));
    bool const budget = !kept && shown.result.target_cost(shown.project) >= 0;
    auto const cost = tr("simulation.cost_in", {money_unit(shown.currency())});
    auto const share = [&](float part) { return std::floor((body.w - 12) * part); };
    std::array const columns = {Column{.id = "percentile", .title = tr("simulation.percentile"), .width = share(budget ? 0.13f : 0.16f), .sortable = false, .hideable = false, .tip = tr("simulation.percentile_tip")},
                                Column{.id = "finish", .title = tr("simulation.finish"), .width = share(budget ? 0.2f : 0.25f), .align = Align::right, .sortable = false},
                                Column{.id = "later", .title = kept ? tr("simulation.later_kept") : tr("simulation.later_days"), .width = share(0.17f), .align = Align::right, .sortable = false, .tip = kept ? tr("simulation.keep_tip") : tr("simulation.later_tip")},
                                Column{.id = "cost", .title = cost, .width = share(budget ? 0.18f : 0.21f), .align = Align::right, .sortable = false, .tip = tr("simulation.cost_tip")},
                                Column{.id = "dearer", .title = kept ? tr("simulation.dearer_kept") : tr("simulation.to_plan"), .width = share(budget ? 0.16f : 0.21f), .align = Align::right, .sortable = false, .tip = kept ? tr("simulation.keep_tip") : tr("simulation.dearer_tip")},
                                Column{.id = "over", .title = tr("simulation.to_budget"), .width = share(0.16f), .align = Align::right, .sortable = false, .tip = tr("simulation.to_budget_tip")}};
    auto const lines = lines_of(outcome.finish, outcome.cost, kept ? kept->finish : outcome.finish, kept ? kept->cost : outcome.cost);
    Rows const rows(frame, shown, lines, kept);
    auto const shown_columns = std::span(columns).first(budget ? 6 : 5);
    table(ui, {.id = "table", .name = tr("simulation.percentiles"), .columns = shown_columns, .at = body, .row_height = kRow, .editable = false, .compact = true, .border = false}, rows, budget ? m_table : m_narrow);
    if (!pressed) return;
    if (kept) m_kept.erase(found);
    else m_kept.insert_or_assign(scope, Kept{outcome.finish, outcome.cost, shown.result.settings.runs, shown.result.settings.seed});
}

// How sure, until when, for how much: the first two are typed, and each gives the others.
void SimulationPercentiles::ask(Frame& frame, SimulationShown const& shown, Box line) {
    auto& ui = frame.ui;
    auto const& outcome = shown.outcome();
    double const sure = m_day ? simulation::share_within(outcome.finishes, (std::int64_t{*m_day} + 1) * engine::kMinutesPerDay) : static_cast<double>(m_share) / 100;
    auto const day = m_day ? *m_day : engine::day_of(simulation::quantile_of(outcome.finishes, sure) - 1);
    auto const typed_share = number_field(ui, {.id = "ask.share", .name = tr("simulation.ask_share"), .value = std::llround(sure * 100), .min = 0, .max = 100, .unit = "%", .at = middle_of(labelled(ui, line, tr("simulation.ask_share"), kPercent))});
    auto const typed_day = date_field(ui, {.id = "ask.day", .name = tr("simulation.ask_day"), .day = day, .at = middle_of(labelled(ui, line, tr("simulation.ask_day"), kDay))});
    auto const words = tr("simulation.ask_cost", {cost_words(simulation::quantile_of(outcome.costs, std::max(sure, 0.01)), shown.currency())});
    if (ui.pen().width(Type::small, words) + 1 < line.w) {
        text(ui, {.text = words, .type = Type::small, .color = ui.theme().text2, .id = "ask.cost", .role = sem::Role::status, .at = line});
        tooltip_for(ui, line, tr("simulation.ask_cost_tip"), "ask.cost.tip");
    }
    if (typed_share && typed_share->value) m_share = std::max<std::int64_t>(1, *typed_share->value), m_day.reset();
    if (typed_day && typed_day->day) m_day = typed_day->day;
}

}  // namespace pmo::ui
