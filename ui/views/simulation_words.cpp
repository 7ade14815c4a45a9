// The words that the parts of the risk analysis share, and its table for spreadsheets.

#include <cmath>

#include "core/io/csv.h"
#include "core/registers/risk.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/views/screen_parts.h"
#include "ui/views/simulation_parts.h"

namespace pmo::ui {

SimulationRowsKey SimulationShown::key(Id besides) const { return {&result, result.number, project, language(), besides}; }

std::string share_words(double share) {
    if (share > 0 && share < 0.01) return "< 1%";
    if (share > 0.99 && share < 1) return "> 99%";
    return format_percent(std::llround(share * 100));
}

std::string finish_words(Minute finish) { return finish == kNoTime ? std::string("—") : format_date(engine::day_of(finish - 1)); }

std::string days_words(std::int64_t tenths) { return format_signed(tenths, 1); }

std::string later_words(std::int64_t tenths) {
    auto const size = tenths < 0 ? -tenths : tenths;
    auto const days = format_decimal(size, 1, size % 10 == 0 ? 0 : 1);
    return size == 0 ? std::string(tr("simulation.same")) : tenths > 0 ? tr("simulation.later", {days}) : tr("simulation.earlier", {days});
}

std::string cost_words(std::int64_t minor, std::string const& currency) { return format_money(minor, currency, MoneyStyle::with_unit); }

std::string simulation_basis(SimulationResult const& result) { return tr("simulation.runs_and_seed", {format_integer(result.settings.runs), std::to_string(result.settings.seed)}); }

TableState sorted_by(std::string_view column) {
    TableState state;
    state.sort_column = column;
    state.sort_descending = true;
    return state;
}

std::string simulation_sentence(Frame const& frame, SimulationShown const& shown) {
    auto const& outcome = shown.outcome();
    auto const plan = shown.result.finish_of_plan(shown.project);
    auto const share = simulation::share_within(outcome.finishes, plan);
    return tr("simulation.sentence", {finish_words(plan), share_words(share), finish_words(outcome.finish.p80), later_words(shown.tenths(frame, plan, outcome.finish.p80))});
}

std::string simulation_csv(Frame const& frame, SimulationShown const& shown) {
    CsvWriter out;
    auto const& outcome = shown.outcome();
    auto const& source = shown.result.source;
    auto const row = [&](std::initializer_list<std::string> cells) {
        for (auto const& cell : cells) out.guarded(cell);
        out.end_row();
    };
    auto const money = [](std::int64_t minor) { return format_plain(minor, 2); };
    row({std::string(tr("simulation.percentile")), std::string(tr("simulation.finish")), std::string(tr("simulation.cost")) + ' ' + shown.currency()});
    struct Line { char const* name; std::int64_t finish, cost; };
    for (auto const& [name, finish, cost] : {Line{"P10", outcome.finish.p10, outcome.cost.p10}, {"P50", outcome.finish.p50, outcome.cost.p50}, {"P80", outcome.finish.p80, outcome.cost.p80}, {"P90", outcome.finish.p90, outcome.cost.p90}})
        row({name, finish_words(finish), money(cost)});
    row({std::string(tr("simulation.runs_and_seed", {std::to_string(shown.result.settings.runs), std::to_string(shown.result.settings.seed)}))});
    out.end_row();
    row({register_words("task"), std::string(tr("simulation.criticality")), std::string(tr("simulation.cruciality")), "P50", "P80"});
    for (auto const& task : shown.result.findings.summary.tasks) {
        if (shown.project >= 0 && source.model.project_of[static_cast<std::size_t>(task.activity)] != shown.project) continue;
        bool const kept = shown.result.tasks_kept;
        row({name_of(frame, source.tasks[static_cast<std::size_t>(task.activity)]), share_words(task.criticality), kept ? format_plain(std::llround(task.cruciality * 100), 2) : std::string{}, kept ? finish_words(task.finish.p50) : std::string{}, kept ? finish_words(task.finish.p80) : std::string{}});
    }
    out.end_row();
    row({register_words("risk"), std::string(tr("simulation.share")), std::string(tr("simulation.days_p80")), std::string(tr("simulation.cost_p80")) + ' ' + shown.currency()});
    for (auto const& swing : shown.result.findings.swings) {
        auto const id = source.risks[static_cast<std::size_t>(swing.risk)];
        auto const* risk = frame.store.live(id);
        auto const p = risk ? shown.result.index_of(risk->get(registers::risk::project)) : -1;
        auto const days = shown.result.tenths_before(p, static_cast<double>(shown.result.outcome(p).finish.p80), swing.p80_finish, frame.derived);
        row({name_of(frame, id), share_words(swing.share), format_plain(days, 1), money(std::llround(swing.p80_cost))});
    }
    auto const& findings = shown.result.findings;
    out.end_row();
    row({std::string(tr("simulation.run_number")), std::string(tr("simulation.finish")), std::string(tr("simulation.cost")) + ' ' + source.currency});
    for (std::size_t run = 0; run < findings.finishes.size(); ++run) row({std::to_string(findings.first + static_cast<std::int64_t>(run) + 1), finish_words(findings.finishes[run]), money(findings.costs[run])});
    return out.take();
}

}  // namespace pmo::ui
