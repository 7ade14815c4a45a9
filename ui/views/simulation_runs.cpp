// One run out of all: chosen by its number or as the one nearest to a percentile, with what happened in it and its dates beside the plan's.

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/sort.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/views/page.h"
#include "ui/screens/screens.h"
#include "ui/views/record_card.h"
#include "ui/views/screen_parts.h"
#include "ui/views/simulation_parts.h"
#include "ui/widgets/card.h"
#include "ui/widgets/number_field.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

enum Cell : int { kTask, kDuration, kDrawn, kLonger, kRisks, kPlanned, kFinish, kLater };
constexpr float kAside = 300, kNarrowAside = 236, kNarrow = 1000, kFacts = 166, kTable = 0.6f, kHead = 40;

std::size_t at_index(std::int32_t i) { return static_cast<std::size_t>(i); }

// When a risk is due says nothing about a run.
RecordLine without_date(RecordLine line) {
    line.when.clear();
    return line;
}

// Duration of what was drawn against the plan, in working minutes.
Minute longer(RunLine const& line) { return line.duration - line.planned_duration; }

}  // namespace

void SimulationRuns::draw(Frame& frame, SimulationShown const& shown, Box area) {
    auto const& findings = shown.result.findings;
    if (m_seen.of != std::pair<void const*, std::uint64_t>{&shown.result, shown.result.number} || m_run < 0 || m_run >= findings.summary.runs) m_run = simulation::run_nearest(findings, findings.summary.whole.finish.p80);
    choose(frame, shown, area.cut_top(metric::control, metric::space_card));
    look(shown);
    facts(frame, shown, area.cut_left(area.w < kNarrow ? kNarrowAside : kAside, metric::space_card));
    tasks(frame, shown, area);
}

void SimulationRuns::step(SimulationResult const& result, int by) {
    if (m_run >= 0) m_run = std::clamp<std::int64_t>(m_run + by, 0, result.findings.summary.runs - 1);
}

void SimulationRuns::look(SimulationShown const& shown) {
    std::pair<void const*, std::uint64_t> const of{&shown.result, shown.result.number};
    if (m_seen.of == of && m_seen.run == m_run) return;
    m_seen = {of, m_run, simulation::replay(*shown.result.compiled, static_cast<std::uint64_t>(shown.result.settings.seed), m_run), {}};
    for (auto const& effect : shown.result.source.model.effects)
        if (effect.activity >= 0 && m_seen.replay.happened[at_index(effect.risk)]) m_seen.struck.emplace_back(effect.activity, effect.risk);
    sort_stably(m_seen.struck);
    auto const same = std::ranges::unique(m_seen.struck);
    m_seen.struck.erase(same.begin(), same.end());
}

void SimulationRuns::choose(Frame& frame, SimulationShown const& shown, Box at) {
    auto& ui = frame.ui;
    auto const& findings = shown.result.findings;
    auto const last = static_cast<std::int64_t>(findings.summary.runs) - 1;
    if (left_button(ui, {.id = "previous", .icon = Icon::chevron_left, .disabled = m_run <= 0, .name = tr("simulation.previous_run"), .tip = tr("simulation.previous_tip")}, at)) --m_run;
    NumberField field{.id = "run", .name = tr("simulation.run_number"), .value = m_run + 1, .min = 1, .max = last + 1, .width = 96};
    field.at = middle_of(at.cut_left(96, 8));
    if (auto const typed = number_field(ui, field); typed && typed->value) m_run = *typed->value - 1;
    if (left_button(ui, {.id = "next", .icon = Icon::chevron_right, .disabled = m_run >= last, .name = tr("simulation.next_run"), .tip = tr("simulation.next_tip")}, at)) ++m_run;
    auto const words = tr("simulation.of_all_runs", {format_integer(last + 1)});
    float const width = std::ceil(ui.pen().width(Type::small, words)) + 1;
    text(ui, {.text = words, .type = Type::small, .color = ui.theme().text3, .id = "of", .at = middle_of(at.cut_left(width, 16))});
    time_buttons(frame, m_time, at);
    struct Near { std::string_view key, label, tip; Minute finish; };
    auto const& spread = findings.summary.whole.finish;
    for (auto const& [key, label, tip, finish] : {Near{"p10", tr("simulation.near_p10"), tr("simulation.near_tip"), spread.p10}, {"p50", tr("simulation.near_p50"), tr("simulation.near_tip"), spread.p50}, {"p80", tr("simulation.near_p80"), tr("simulation.near_tip"), spread.p80},
                                                  {"p90", tr("simulation.near_p90"), tr("simulation.near_tip"), spread.p90}, {"worst", tr("simulation.worst_run"), tr("simulation.worst_tip"), spread.most}})
        if (left_button(ui, {.id = key, .label = label, .tip = tip}, at)) m_run = simulation::run_nearest(findings, finish);
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
        tooltip_for(ui, {at.x, card.body().y - 40, at.w, 40}, tr("simulation.run_tip"), "run.tip");
        Box rest = card.body().inset(12, 2);
        draw_fact(frame, rest, "finish", tr("simulation.finish"), finish_words(finish), 0);
        draw_fact(frame, rest, "plan", tr("simulation.to_plan"), later_words(result.tenths_of_days(-1, plan, finish, frame.derived)), finish > plan ? theme.red_text : theme.green_text);
        tooltip_for(ui, draw_fact(frame, rest, "place", tr("simulation.place"), tr("simulation.place_words", {share_words(simulation::share_within(whole.finishes, finish))}), 0), tr("simulation.place_tip"), "place.tip");
        draw_fact(frame, rest, "cost", tr("simulation.cost"), cost_words(cost, source.currency), 0);
        tooltip_for(ui, draw_fact(frame, rest, "cost_place", tr("simulation.cost_place"), tr("simulation.cost_place_words", {share_words(simulation::share_within(whole.costs, cost))}), 0), tr("simulation.place_tip"), "cost_place.tip");
    }
    RecordCard happened{.id = "happened", .title = std::string(tr("simulation.happened")), .caption = {}, .none = std::string(tr("simulation.nothing_happened")), .lines = {}, .all = {}, .scroll = true};
    for (std::size_t r = 0; r < m_seen.replay.happened.size(); ++r)
        if (auto const* risk = m_seen.replay.happened[r] ? frame.store.live(source.risks[r]) : nullptr) happened.lines.push_back(without_date(line_of(frame, *risk)));
    happened.caption = tr("simulation.happened_count", {format_integer(static_cast<std::int64_t>(happened.lines.size())), format_integer(static_cast<std::int64_t>(source.risks.size()))});
    draw_record_card(frame, happened, at);
}

// Made once for a run, not in every frame: a portfolio has many tasks.
SimulationRuns::Made SimulationRuns::make(Frame const& frame, SimulationShown const& shown) const {
    auto const& result = shown.result;
    auto const& source = result.source;
    Made out;
    for (auto const activity : result.compiled->tasks) {
        auto const i = at_index(activity);
        auto const p = source.model.project_of[i];
        auto const& plan = frame.derived.plan(source.projects[at_index(p)]);
        auto const line = plan.row_of(source.tasks[i]);
        if ((shown.project >= 0 && p != shown.project) || line < 0 || m_seen.replay.start[i] == kNoTime || !frame.store.live(source.tasks[i])) continue;
        auto const& placed = plan.schedule.placed[at_index(line)];
        out.lines.push_back({.task = source.tasks[i], .activity = activity, .project = p, .planned_start = placed.start, .planned_finish = placed.finish, .start = m_seen.replay.start[i], .finish = m_seen.replay.finish[i],
                             .planned_duration = source.model.activities[i].duration, .duration = m_seen.replay.activities[i].duration});
        out.rows.list.push_back({.id = source.tasks[i], .name = {}});
    }
    return out;
}

// The codes of the risks that made a task longer or shorter in this run.
std::string SimulationRuns::risks_on(Frame const& frame, SimulationShown const& shown, std::int32_t activity) const {
    std::string words;
    for (auto it = std::ranges::lower_bound(m_seen.struck, std::pair(activity, std::int32_t{0})); it != m_seen.struck.end() && it->first == activity; ++it)
        if (auto const* risk = frame.store.live(shown.result.source.risks[at_index(it->second)])) words += (words.empty() ? "" : " · ") + std::string(code_of(*risk)) + ' ' + record_name(*risk);
    return words;
}

// What was drawn for each task against the plan, and its dates as bars.
void SimulationRuns::tasks(Frame& frame, SimulationShown const& shown, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const& result = shown.result;
    auto& made = m_made.get(frame, {shown.key(), m_run}, [&] { return make(frame, shown); });
    auto& all = made.lines;
    auto& rows = made.rows;
    std::array const columns = {Column{.id = "task", .title = tr("register.task"), .width = 168, .hideable = false},
                                Column{.id = "duration", .title = tr("simulation.planned_duration"), .width = 66, .align = Align::right},
                                Column{.id = "drawn", .title = tr("simulation.duration_in_run"), .width = 66, .align = Align::right, .tip = tr("simulation.drawn_tip")},
                                Column{.id = "longer", .title = tr("simulation.longer"), .width = 72, .align = Align::right, .tip = tr("simulation.drawn_tip")},
                                Column{.id = "risks", .title = tr("simulation.struck"), .width = 110, .tip = tr("simulation.struck_tip")},
                                Column{.id = "planned", .title = tr("simulation.planned_finish"), .width = 84, .align = Align::right},
                                Column{.id = "finish", .title = tr("simulation.finish_in_run"), .width = 84, .align = Align::right},
                                Column{.id = "later", .title = tr("simulation.later_days"), .width = 88, .align = Align::right}};
    auto const day_of_line = [&](RunLine const& line) { return std::max(1, frame.derived.plan(result.source.projects[at_index(line.project)]).minutes_per_day); };
    auto const tenths = [&](RunLine const& line) { return result.tenths_of_days(line.project, line.planned_finish, line.finish, frame.derived); };
    rows.make = [&](std::size_t row, int column) {
        auto const& line = all[row];
        auto const day = day_of_line(line);
        switch (column) {
            case kTask: return TableCell{.text = name_of(frame, line.task)};
            case kDuration: return TableCell{.text = format_workdays(line.planned_duration, day), .color = theme.text2};
            case kDrawn: return TableCell{.text = format_workdays(line.duration, day)};
            case kLonger: return TableCell{.text = days_words(longer(line) * 10 / day), .color = longer(line) * 10 >= day ? theme.red_text : theme.text2};
            case kRisks: return TableCell{.text = risks_on(frame, shown, line.activity), .color = theme.amber_text};
            case kPlanned: return TableCell{.text = finish_words(line.planned_finish), .color = theme.text2};
            case kFinish: return TableCell{.text = finish_words(line.finish)};
            default: return TableCell{.text = days_words(tenths(line)), .color = tenths(line) > 0 ? theme.red_text : theme.text2};
        }
    };
    rows.order = [&](std::size_t row, int column) -> Order {
        auto const& line = all[row];
        switch (column) {
            case kTask: return name_of(frame, line.task);
            case kDuration: return line.planned_duration;
            case kDrawn: return line.duration;
            case kLonger: return longer(line);
            case kRisks: return risks_on(frame, shown, line.activity);
            case kPlanned: return line.planned_finish;
            case kFinish: return line.finish;
            default: return tenths(line);
        }
    };
    CardScope const card{ui, {.id = "gantt", .title = tr("simulation.gantt"), .caption = tr("simulation.gantt_note"), .at = at}};
    tooltip_for(ui, {at.x, at.y, at.w, 40}, tr("simulation.gantt_tip"), "gantt.tip");
    Box body = card.body();
    Box const left = body.cut_left(std::round(body.w * kTable));
    auto const events = draw_figures(frame, {.id = "table", .name = tr("simulation.gantt"), .columns = columns, .at = left, .none = tr("simulation.no_tasks"), .header_height = kHead, .border = false}, rows, m_table);
    chart(frame, shown, all, rows, events, body);
}

// The thick bar is this run's, the thin one beneath it the plan's.
void SimulationRuns::chart(Frame& frame, SimulationShown const& shown, Lines const& all, FigureRows const& rows, TableEvents const& events, Box at) {
    auto& ui = frame.ui;
    auto const pen = ui.pen();
    auto const& theme = ui.theme();
    auto const& source = shown.result.source;
    Box rest = at;
    Box const head = rest.cut_top(events.body.y > at.y ? events.body.y - at.y : kHead);
    Box const body = rest;
    Minute from = shown.result.finish_of_plan(shown.project), to = from;
    if (m_time.fit)
        for (auto const& line : all) from = std::min({from, line.planned_start, line.start}), to = std::max({to, line.planned_finish, line.finish});
    place_time(m_time, body, engine::day_of(from), engine::day_of(to));
    auto const summary = tr("simulation.chart_rows", std::max<std::int64_t>(0, events.last_row - events.first_row + 1));
    move_time(frame, m_time, m_table, {.name = tr("simulation.gantt"), .summary = summary, .row_height = events.row_height}, body);
    pen.fill(body, theme.surface);
    pen.list->PushClipRect(at.min(), at.max(), true);
    paint_time_head(pen, m_time.axis, head, body);
    pen.list->PushClipRect(body.min(), body.max(), true);
    for (auto index = events.first_row; index <= events.last_row; ++index) {
        auto const& line = all[rows.at(index)];
        Box const row{body.x, row_y(m_table, events, index), body.w, events.row_height};
        pen.line_h(row.x, row.right(), row.bottom() - 1, theme.grid);
        auto const& plan = frame.derived.plan(source.projects[at_index(line.project)]);
        auto const x = [&](Minute t) { return m_time.axis.px(gantt::visual_day(plan.calendars[0], t)); };
        auto const color = line.finish > line.planned_finish ? theme.bar_crit_done : theme.bar_normal_done;
        float const y = std::round(row.cy());
        if (line.duration == 0 && line.start == line.finish) {
            pen.diamond_outline({x(line.planned_finish), y + 3}, 8, theme.grey);
            pen.diamond({x(line.finish), y - 1}, 10, color);
            continue;
        }
        auto const bar = [&](Minute start, Minute finish, float top, float height, ImU32 ink) { pen.fill({x(start), top, std::max(3.0f, x(finish) - x(start)), height}, ink, metric::radius_bar); };
        bar(line.start, line.finish, y - 8, 9, color);
        bar(line.planned_start, line.planned_finish, y + 4, 3, theme.baseline);
    }
    pen.list->PopClipRect();
    // One project has one status date; a portfolio is looked at today.
    bool const one = source.projects.size() == 1 || shown.project >= 0;
    auto const day = one ? frame.derived.plan(source.projects[at_index(std::max(0, shown.project))]).status_date.day : ui.today;
    paint_time_mark(ui, m_time.axis, engine::day_of(shown.result.finish_of_plan(shown.project) - 1), tr("simulation.plan_finish"), false, body);
    paint_time_mark(ui, m_time.axis, day, one ? tr("simulation.status_day", {format_date_short(day)}) : tr("simulation.today", {format_date_short(day)}), true, body);
    pen.list->PopClipRect();
    pen.line_v(at.x, at.y, at.bottom(), theme.line);
}

}  // namespace pmo::ui
