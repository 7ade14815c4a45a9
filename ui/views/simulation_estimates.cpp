// The open tasks with their three-point estimates: entered in the cells in working days, and a first guess for all that have none.

#include <algorithm>
#include <array>
#include <cmath>

#include "core/actions/estimate_tasks.h"
#include "core/registers/task.h"
#include "ui/editable.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/views/page.h"
#include "ui/views/record_card.h"
#include "ui/views/screen_parts.h"
#include "ui/views/simulation_parts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/popup.h"

namespace pmo::ui {

namespace {

namespace tsk = registers::task;

enum Cell : int { kTask, kProject, kDuration, kLow, kLikely, kHigh, kExpected, kRange, kShape, kSlack, kOwner };

bool is_point(int column) { return column == kLow || column == kLikely || column == kHigh; }
EstimatePoint point_of(int column) { return column == kLow ? EstimatePoint::optimistic : column == kLikely ? EstimatePoint::likely : EstimatePoint::pessimistic; }
std::optional<Minute> value_of(TaskEstimate const& estimate, int column) { return column == kLow ? estimate.optimistic : column == kLikely ? estimate.likely : estimate.pessimistic; }
std::uint8_t slot_of_point(int column) { return column == kLow ? tsk::estimate_low.slot : column == kLikely ? tsk::estimate_likely.slot : tsk::estimate_high.slot; }

// How far the pessimistic end may go, in planned durations, before its bar is cut.
constexpr double kWidest = 4, kLeastWide = 2;

double times_planned(TaskEstimate const& estimate, Minute minutes) { return static_cast<double>(minutes) / static_cast<double>(std::max<Minute>(1, estimate.duration)); }

// The three points in planned durations, the same scale in every row: a line from end to end, a tick at the most likely, a diamond at the plan.
void paint_range(CellCanvas const& canvas, Theme const& theme, TaskEstimate const& estimate, double widest) {
    Box const box = canvas.content;
    auto const x = [&](Minute minutes) { return box.x + 4 + (box.w - 8) * static_cast<float>(std::min(1.0, times_planned(estimate, minutes) / widest)); };
    float const y = std::round(box.cy());
    if (estimate.estimated()) {
        auto const low = estimate.optimistic.value_or(estimate.duration), high = estimate.pessimistic.value_or(estimate.duration);
        canvas.pen.fill({x(std::min(low, high)), y - 2, std::max(2.0f, x(std::max(low, high)) - x(std::min(low, high))), 4}, theme.b1, metric::radius_bar);
        if (estimate.likely) canvas.pen.fill({x(*estimate.likely) - 1, y - 5, 2, 10}, theme.text1);
    }
    canvas.pen.diamond_outline({x(estimate.duration), y}, 8, theme.text3, 1.5f);
}

}  // namespace

std::vector<TaskEstimate> const& SimulationEstimates::estimates(Frame& frame, std::vector<Id> const& projects) {
    return m_estimates.get(frame, projects, [&] { return open_estimates(frame.store, frame.derived, projects); });
}

SimulationEstimates::Rows SimulationEstimates::made(Frame const& frame, std::vector<TaskEstimate> const& all) const {
    Rows out{.rows = {}, .found = {}, .widest = kLeastWide};
    for (auto const& estimate : all) {
        if ((m_which == 1 && estimate.estimated()) || (m_which == 2 && !estimate.estimated()) || !frame.store.live(estimate.task)) continue;
        out.found.push_back(&estimate);
        out.rows.list.push_back({.id = estimate.task, .name = {}});
        out.widest = std::min(kWidest, std::max(out.widest, times_planned(estimate, estimate.pessimistic.value_or(0))));
    }
    return out;
}

void SimulationEstimates::draw(Frame& frame, std::vector<Id> const& projects, SimulationSettings const& settings, Box area) {
    auto const& theme = frame.ui.theme();
    auto const& all = estimates(frame, projects);
    toolbar(frame, all, settings, area.cut_top(metric::control, metric::space_card));
    auto& kept = m_rows.get(frame, {projects, m_which, language()}, [&] { return made(frame, all); });
    auto& rows = kept.rows;
    auto const& found = kept.found;
    std::array const columns = {Column{.id = "task", .title = tr("register.task"), .width = 240, .hideable = false},
                                Column{.id = "project", .title = tr("register.project"), .width = 76, .hidden = projects.size() < 2},
                                Column{.id = "duration", .title = tr("simulation.planned_duration"), .width = 76, .align = Align::right},
                                Column{.id = "low", .title = tr("simulation.optimistic"), .width = 76, .align = Align::right, .tip = tr("simulation.optimistic_tip")},
                                Column{.id = "likely", .title = tr("simulation.likely"), .width = 76, .align = Align::right, .tip = tr("simulation.likely_tip")},
                                Column{.id = "high", .title = tr("simulation.pessimistic"), .width = 84, .align = Align::right, .tip = tr("simulation.pessimistic_tip")},
                                Column{.id = "expected", .title = tr("simulation.expected"), .width = 76, .align = Align::right, .tip = tr("simulation.expected_tip")},
                                Column{.id = "range", .title = tr("simulation.range"), .width = 150, .sortable = false, .tip = tr("simulation.range_tip")},
                                Column{.id = "shape", .title = tr("simulation.shape"), .width = 92},
                                Column{.id = "slack", .title = tr("simulation.slack"), .width = 76, .align = Align::right, .tip = tr("simulation.slack_tip")},
                                Column{.id = "owner", .title = tr("simulation.owner"), .width = 80}};
    auto const days = [&](TaskEstimate const& estimate, Minute minutes) { return format_workdays(minutes, std::max(1, frame.derived.plan(estimate.project).minutes_per_day)); };
    auto const record = [&](std::size_t row) -> Record const& { return *frame.store.live(rows.list[row].id); };
    rows.make = [&](std::size_t row, int column) {
        auto const& estimate = *found[row];
        if (is_point(column)) {
            auto const value = value_of(estimate, column);
            return TableCell{.text = value ? days(estimate, *value) : std::string("—"), .color = value ? 0 : theme.text3};
        }
        switch (column) {
            case kTask: return TableCell{.text = frame.derived.plan(estimate.project).rows[static_cast<std::size_t>(estimate.row)].wbs + "  " + name_of(frame, rows.list[row].id)};
            case kProject: { auto const* project = frame.store.live(estimate.project); return TableCell{.text = project ? std::string(code_of(*project)) : std::string{}, .color = theme.text2}; }
            case kDuration: return TableCell{.text = days(estimate, estimate.duration)};
            case kExpected: return TableCell{.text = estimate.estimated() ? days(estimate, expected_duration(estimate)) : std::string("—"), .color = theme.text2};
            case kRange: return TableCell{.text = {}, .kind = CellKind::custom};
            case kShape: return TableCell{.text = estimate.estimated() ? option_words(tsk::kType, tsk::distribution.slot, record(row).has(tsk::distribution) ? record(row).get(tsk::distribution) : std::string_view("triangular")) : std::string{}, .color = theme.text2};
            case kSlack: return estimate.critical ? TableCell{.text = std::string(tr("simulation.critical")), .color = theme.red_text} : TableCell{.text = days(estimate, estimate.slack)};
            default: return TableCell{.text = owner_name(frame.store, record(row)), .color = theme.text2};
        }
    };
    rows.order = [&](std::size_t row, int column) -> Order {
        auto const& estimate = *found[row];
        if (is_point(column)) return value_of(estimate, column).value_or(-1);
        switch (column) {
            case kTask: return std::int64_t{static_cast<std::int64_t>(row)};
            case kProject: return name_of(frame, estimate.project);
            case kDuration: return estimate.duration;
            case kExpected: return estimate.estimated() ? expected_duration(estimate) : -1;
            case kShape: return std::string(record(row).get(tsk::distribution));
            case kSlack: return estimate.slack;
            default: return owner_name(frame.store, record(row));
        }
    };
    rows.draw = [&](std::size_t row, int, CellCanvas const& canvas) { paint_range(canvas, theme, *found[row], kept.widest); };
    rows.edits = [&](std::size_t row, int column) { return is_point(column) && editable(frame, record(row)) ? EditKind::text : EditKind::none; };
    rows.text = [&](std::size_t row, int column) {
        auto const value = value_of(*found[row], column);
        return value ? edit_words(tsk::kType, slot_of_point(column), Value{*value}) : std::string{};
    };
    rows.check = [&](std::size_t row, int column, std::string_view words) {
        auto const value = parse_value(tsk::kType, slot_of_point(column), words, {.store = frame.store, .today = frame.ui.today, .project = found[row]->project});
        if (!value) return value_problem(tsk::kType, slot_of_point(column), words, {.store = frame.store, .today = frame.ui.today, .project = found[row]->project});
        auto const* minutes = std::get_if<std::int64_t>(&*value);
        auto const fault = minutes ? estimate_fault(frame.store, rows.list[row].id, point_of(column), *minutes) : std::string_view{};
        return fault == "estimate.order" ? std::string(tr("simulation.wrong_order")) : fault.empty() ? std::string{} : std::string(tr("simulation.negative"));
    };
    auto const events = draw_figures(frame, {.id = "estimates", .name = tr("simulation.mode.estimates"), .columns = columns, .at = area, .none = m_which == 1 ? tr("simulation.none_missing") : tr("simulation.no_tasks")}, rows, m_table);
    if (events.edited) write(frame, *found[rows.at(events.edited->index)], events.edited->column, events.edited->text);
}

void SimulationEstimates::toolbar(Frame& frame, std::vector<TaskEstimate> const& all, SimulationSettings const& settings, Box bar) {
    auto const with = std::ranges::count_if(all, &TaskEstimate::estimated);
    auto const without = static_cast<std::int64_t>(all.size()) - with;
    auto const every = tr("simulation.all_tasks", {format_integer(static_cast<std::int64_t>(all.size()))}), missing = tr("simulation.without", {format_integer(without)}), given = tr("simulation.with", {format_integer(with)});
    Segment const segments[] = {{"all", every}, {"without", missing}, {"with", given}};
    choose_segment(frame.ui, bar, tr("simulation.which_tasks"), segments, m_which);
    if (!frame.writable || without == 0) return;
    auto const label = tr("simulation.fill", {format_integer(without), std::to_string(settings.below), std::to_string(settings.above)});
    if (!right_button(frame.ui, {.id = "fill", .label = label, .icon = Icon::sparkles, .disabled = settings.below == 0 && settings.above == 0, .tip = tr("simulation.fill_tip")}, bar)) return;
    std::vector<TaskEstimate> writable;
    for (auto const& estimate : all)
        if (auto const* task = frame.store.live(estimate.task); task && editable(frame, *task)) writable.push_back(estimate);
    if (auto edit = fill_estimates(writable, settings.below, settings.above)) frame.edit(std::move(*edit));
}

void SimulationEstimates::write(Frame& frame, TaskEstimate const& estimate, int column, std::string_view words) {
    auto const value = parse_value(tsk::kType, slot_of_point(column), words, {.store = frame.store, .today = frame.ui.today, .project = estimate.project});
    if (!value) return;
    auto const* minutes = std::get_if<std::int64_t>(&*value);
    if (auto edit = set_estimate(frame.store, estimate.task, point_of(column), minutes ? std::optional(*minutes) : std::nullopt)) frame.edit(std::move(*edit));
}

}  // namespace pmo::ui
