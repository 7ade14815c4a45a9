// One run out of all: chosen by its number or as the one nearest to a percentile, with what happened in it and its dates beside the plan's.

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/views/page.h"
#include "ui/views/record_card.h"
#include "ui/views/screen_parts.h"
#include "ui/views/simulation_parts.h"
#include "ui/widgets/card.h"
#include "ui/widgets/number_field.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

enum Cell : int { kTask, kPlanned, kFinish, kLater, kBars };
constexpr float kAside = 300, kNarrowAside = 236, kNarrow = 1000, kFacts = 166;

std::size_t at_index(std::int32_t i) { return static_cast<std::size_t>(i); }

// When a risk is due says nothing about a run.
RecordLine without_date(RecordLine line) {
    line.when.clear();
    return line;
}

struct Span { Minute start, finish; };

}  // namespace

void SimulationRuns::draw(Frame& frame, SimulationShown const& shown, Box area) {
    auto const& findings = shown.result.findings;
    if (m_seen.result != &shown.result || m_run < 0 || m_run >= findings.summary.runs) m_run = simulation::run_nearest(findings, findings.summary.whole.finish.p80);
    choose(frame, shown, area.cut_top(metric::control, metric::space_card));
    if (m_seen.result != &shown.result || m_seen.run != m_run) m_seen = {&shown.result, m_run, simulation::replay(*shown.result.compiled, static_cast<std::uint64_t>(shown.result.settings.seed), m_run)};
    facts(frame, shown, area.cut_left(area.w < kNarrow ? kNarrowAside : kAside, metric::space_card));
    gantt(frame, shown, area);
}

void SimulationRuns::choose(Frame& frame, SimulationShown const& shown, Box at) {
    auto& ui = frame.ui;
    auto const& findings = shown.result.findings;
    auto const last = static_cast<std::int64_t>(findings.summary.runs) - 1;
    if (left_button(ui, {.id = "previous", .icon = Icon::chevron_left, .disabled = m_run <= 0, .name = tr("simulation.previous_run"), .tip = tr("simulation.previous_run")}, at)) --m_run;
    NumberField field{.id = "run", .name = tr("simulation.run_number"), .value = m_run + 1, .min = 1, .max = last + 1, .width = 96};
    field.at = middle_of(at.cut_left(96, 8));
    if (auto const typed = number_field(ui, field); typed && typed->value) m_run = *typed->value - 1;
    if (left_button(ui, {.id = "next", .icon = Icon::chevron_right, .disabled = m_run >= last, .name = tr("simulation.next_run"), .tip = tr("simulation.next_run")}, at)) ++m_run;
    auto const words = tr("simulation.of_all_runs", {format_integer(last + 1)});
    float const width = std::ceil(ui.pen().width(Type::small, words)) + 1;
    text(ui, {.text = words, .type = Type::small, .color = ui.theme().text3, .id = "of", .at = middle_of(at.cut_left(width, 16))});
    struct Near { std::string_view key; std::string_view label; Minute finish; };
    auto const& spread = findings.summary.whole.finish;
    for (auto const& [key, label, finish] : {Near{"p10", tr("simulation.near_p10"), spread.p10}, {"p50", tr("simulation.near_p50"), spread.p50}, {"p80", tr("simulation.near_p80"), spread.p80}, {"p90", tr("simulation.near_p90"), spread.p90}})
        if (left_button(ui, {.id = key, .label = label, .tip = tr("simulation.near_tip")}, at)) m_run = simulation::run_nearest(findings, finish);
}

void SimulationRuns::facts(Frame& frame, SimulationShown const& shown, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const& result = shown.result;
    auto const& whole = result.findings.summary.whole;
    auto const& source = result.source;
    auto const row = static_cast<std::size_t>(m_run - result.findings.first);
    auto const finish = result.findings.finishes[row];
    auto const cost = result.findings.costs[row];
    auto const plan = result.finish_of_plan(-1);
    {
        CardScope const card{ui, {.id = "facts", .title = tr("simulation.run_title", {format_integer(m_run + 1)}), .caption = tr("simulation.seed_is", {std::to_string(result.settings.seed)}), .at = at.cut_top(kFacts, metric::space_card)}};
        Box rest = card.body().inset(12, 2);
        draw_fact(frame, rest, "finish", tr("simulation.finish"), finish_words(finish), 0);
        draw_fact(frame, rest, "plan", tr("simulation.to_plan"), later_words(result.tenths_of_days(-1, plan, finish, frame.derived)), finish > plan ? theme.red_text : theme.green_text);
        draw_fact(frame, rest, "place", tr("simulation.place"), tr("simulation.place_words", {share_words(simulation::share_within(whole.finishes, finish))}), 0);
        draw_fact(frame, rest, "cost", tr("simulation.cost"), cost_words(cost, source.currency), 0);
        draw_fact(frame, rest, "cost_place", tr("simulation.cost_place"), tr("simulation.cost_place_words", {share_words(simulation::share_within(whole.costs, cost))}), 0);
    }
    RecordCard happened{.id = "happened", .title = std::string(tr("simulation.happened")), .caption = {}, .none = std::string(tr("simulation.nothing_happened")), .lines = {}, .all = {}, .scroll = true};
    for (std::size_t r = 0; r < m_seen.replay.happened.size(); ++r)
        if (auto const* risk = m_seen.replay.happened[r] ? frame.store.live(source.risks[r]) : nullptr) happened.lines.push_back(without_date(line_of(frame, *risk)));
    happened.caption = tr("simulation.happened_count", {format_integer(static_cast<std::int64_t>(happened.lines.size())), format_integer(static_cast<std::int64_t>(source.risks.size()))});
    draw_record_card(frame, happened, at);
}

// The thin bar is the plan's, the thick one this run's; the line is the plan's finish.
void SimulationRuns::gantt(Frame& frame, SimulationShown const& shown, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const& result = shown.result;
    auto const& source = result.source;
    std::vector<Span> planned, now;
    std::vector<std::int32_t> project;
    FigureRows rows;
    for (auto const activity : result.compiled->tasks) {
        auto const i = at_index(activity);
        auto const p = source.model.project_of[i];
        auto const& plan = frame.derived.plan(source.projects[at_index(p)]);
        auto const line = plan.row_of(source.tasks[i]);
        if ((shown.project >= 0 && p != shown.project) || line < 0 || m_seen.replay.start[i] == kNoTime || !frame.store.live(source.tasks[i])) continue;
        auto const& placed = plan.schedule.placed[at_index(line)];
        rows.list.push_back({.id = source.tasks[i], .name = {}});
        planned.push_back({placed.start, placed.finish});
        now.push_back({m_seen.replay.start[i], m_seen.replay.finish[i]});
        project.push_back(p);
    }
    Minute from = result.finish_of_plan(shown.project), to = from;
    for (std::size_t i = 0; i < now.size(); ++i) from = std::min({from, planned[i].start, now[i].start}), to = std::max({to, planned[i].finish, now[i].finish});
    from -= engine::kMinutesPerDay, to += engine::kMinutesPerDay;
    bool const wide = at.w > kNarrow * 0.7f;
    auto const words = [&](Minute t) { return wide ? finish_words(t) : format_date_short(engine::day_of(t - 1)); };
    auto const scale = words(from + engine::kMinutesPerDay) + " → " + words(to);
    std::array const columns = {Column{.id = "task", .title = tr("register.task"), .width = 176, .hideable = false}, Column{.id = "planned", .title = tr("simulation.planned_finish"), .width = 84, .align = Align::right},
                                Column{.id = "finish", .title = tr("simulation.finish_in_run"), .width = 84, .align = Align::right}, Column{.id = "later", .title = tr("simulation.later_days"), .width = 66, .align = Align::right},
                                Column{.id = "bars", .title = scale, .width = std::max(110.0f, at.w - 440), .sortable = false, .tip = tr("simulation.gantt_tip")}};
    auto const tenths = [&](std::size_t row) { return result.tenths_of_days(project[row], planned[row].finish, now[row].finish, frame.derived); };
    rows.make = [&](std::size_t row, int column) {
        switch (column) {
            case kTask: return TableCell{.text = name_of(frame, rows.list[row].id)};
            case kPlanned: return TableCell{.text = finish_words(planned[row].finish), .color = theme.text2};
            case kFinish: return TableCell{.text = finish_words(now[row].finish)};
            case kLater: return TableCell{.text = days_words(tenths(row)), .color = tenths(row) > 0 ? theme.red_text : theme.text2};
            default: return TableCell{.text = finish_words(now[row].start) + " – " + finish_words(now[row].finish), .kind = CellKind::custom};
        }
    };
    rows.order = [&](std::size_t row, int column) -> Order {
        return column == kTask ? Order{name_of(frame, rows.list[row].id)} : column == kPlanned ? Order{planned[row].finish} : column == kFinish ? Order{now[row].finish} : Order{tenths(row)};
    };
    rows.draw = [&](std::size_t row, int, CellCanvas const& canvas) {
        Box const box = canvas.content;
        auto const x = [&](Minute t) { return box.x + box.w * static_cast<float>(static_cast<double>(t - from) / static_cast<double>(to - from)); };
        auto const bar = [&](Span const& span, float y, float h, ImU32 color) { canvas.pen.fill({x(span.start), y, std::max(3.0f, x(span.finish) - x(span.start)), h}, color, metric::radius_bar); };
        float const y = std::round(box.cy());
        float const end = x(result.finish_of_plan(shown.project));
        canvas.pen.line_v(end, canvas.cell.y, canvas.cell.bottom(), theme.text3);
        bool const late = now[row].finish > planned[row].finish;
        bar(now[row], y - 7, 9, late ? theme.bar_crit_done : theme.bar_normal_done);
        bar(planned[row], y + 4, 3, theme.baseline);
    };
    CardScope const card{ui, {.id = "gantt", .title = tr("simulation.gantt"), .caption = tr("simulation.gantt_note"), .at = at}};
    draw_figures(frame, {.id = "table", .name = tr("simulation.gantt"), .columns = columns, .at = card.body(), .none = tr("simulation.no_tasks"), .border = false}, rows, m_table);
}

}  // namespace pmo::ui
