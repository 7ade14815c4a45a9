#include "core/project/progress_round.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "core/registers/action_item.h"
#include "core/registers/progress_report.h"
#include "core/registers/project.h"
#include "core/registers/rules.h"
#include "core/registers/task.h"

namespace pmo {

namespace {

namespace tsk = registers::task;
namespace rep = registers::progress_report;
using registers::is;

std::int32_t days_behind(Plan const& plan, Minute from, Minute to) {
    if (plan.calendars.empty() || from == kNoTime || to == kNoTime) return 0;
    auto const minutes = plan.calendars[0].between(moment_of(date_of(Moment{from - 1})).minute, moment_of(date_of(Moment{to - 1})).minute);
    auto const per_day = std::max(plan.minutes_per_day, 1);
    return static_cast<std::int32_t>((minutes + (minutes < 0 ? -per_day / 2 : per_day / 2)) / per_day);
}

class Rounds {
public:
    Rounds(Store const& store, Derived const& derived, Date week, Date today) : m_store(store), m_derived(derived), m_today(today) {
        m_round.week = week;
        m_from = moment_of(week).minute;
        m_to = moment_of(Date{week.day + 7}).minute;
    }

    void look_at(Id project) {
        auto const& plan = m_derived.plan(project);
        for (std::size_t i = 0; i < plan.rows.size(); ++i)
            if (!plan.rows[i].summary && !plan.rows[i].inactive) look_at(plan, i);
    }

    Round take() {
        for (auto const& line : m_round.lines) {
            m_round.wanted += line.state != RoundState::missed;
            m_round.collected += line.state == RoundState::collected || line.state == RoundState::applied;
            m_round.applied += line.state == RoundState::applied;
            m_round.overdue += line.state == RoundState::overdue || std::ranges::find(line.others, RoundState::overdue, &RoundVoice::state) != line.others.end();
            m_round.unexplained += line.needs_cause;
        }
        return std::move(m_round);
    }

private:
    void look_at(Plan const& plan, std::size_t i) {
        auto const& row = plan.rows[i];
        auto const* task = m_store.live(row.task);
        if (!task) return;
        Record const* counts = nullptr;
        std::vector<Record const*> others;
        for (auto const* report : m_store.referrers(rep::kType, rep::task, row.task)) {
            if (report->get(rep::week) != m_round.week) continue;
            if (!counts || weight(*report) >= weight(*counts)) std::swap(counts, report);
            if (report) others.push_back(report);
        }
        if (!counts && reason_of(plan, i, *task) == RoundReason::reported) return;
        add(plan, i, *task, counts);
        for (auto const* report : others) add_voice(m_round.lines.back(), plan, *task, *report);
    }

    // Told before asked for before given up; of two that were told, the later one.
    static std::pair<int, Date> weight(Record const& report) {
        return {is(report, rep::status, "collected") ? 2 : is(report, rep::status, "missed") ? 0 : 1, report.get(rep::reported_on)};
    }

    void add_voice(RoundLine& line, Plan const& plan, Record const& task, Record const& report) const {
        RoundVoice voice{report.id(), reporter_of(plan, task, &report), state_of(&report)};
        if (is(report, rep::status, "collected")) voice.percent = percent_of(report);
        if (voice.percent && line.reported_percent) line.contradicted |= std::abs(*voice.percent - *line.reported_percent) > kRoundPoints;
        line.others.push_back(voice);
    }

    static std::optional<std::int32_t> percent_of(Record const& report) {
        if (!report.has(rep::percent_complete)) return std::nullopt;
        return static_cast<std::int32_t>(std::clamp<std::int64_t>(report.get(rep::percent_complete), 0, 100));
    }

    RoundReason reason_of(Plan const& plan, std::size_t i, Record const& task) const {
        auto const& row = plan.rows[i];
        auto const& placed = plan.schedule.placed[i];
        if (row.percent >= 100) return RoundReason::reported;
        bool const begun = task.has(tsk::actual_start) || row.percent > 0;
        if (begun && placed.finish <= m_from) return RoundReason::late_finish;
        if (placed.finish > m_from && placed.finish <= m_to && (begun || placed.start >= m_from)) return RoundReason::finishes;
        if (begun) return RoundReason::running;
        if (placed.start < m_from) return RoundReason::late_start;
        return placed.start < m_to ? RoundReason::starts : RoundReason::reported;
    }

    RoundState state_of(Record const* report) const {
        if (!report) return RoundState::expected;
        if (is(*report, rep::status, "missed")) return RoundState::missed;
        if (is(*report, rep::status, "collected")) return report->get(rep::applied) ? RoundState::applied : RoundState::collected;
        return report->has(rep::due) && report->get(rep::due) < m_today ? RoundState::overdue : RoundState::due;
    }

    Id reporter_of(Plan const& plan, Record const& task, Record const* report) const {
        if (report && report->get(rep::reporter)) return report->get(rep::reporter);
        if (task.get(tsk::owner)) return task.get(tsk::owner);
        auto const* project = m_store.live(plan.project);
        return project ? project->get(registers::project::manager) : kNoId;
    }

    bool has_action(Id report) const {
        namespace act = registers::action_item;
        return !m_store.referrers(act::kType, act::source, report).empty();
    }

    void add(Plan const& plan, std::size_t i, Record const& task, Record const* report) {
        auto const& row = plan.rows[i];
        auto const& placed = plan.schedule.placed[i];
        RoundLine line;
        line.project = plan.project;
        line.task = row.task;
        line.reporter = reporter_of(plan, task, report);
        line.report = report ? report->id() : kNoId;
        line.state = state_of(report);
        line.reason = reason_of(plan, i, task);
        line.plan_percent = row.percent;
        line.finish = placed.finish;
        line.baseline_finish = row.baseline_finish;
        auto const& calendar = plan.calendars[static_cast<std::size_t>(row.calendar)];
        auto const whole = calendar.between(placed.start, placed.finish);
        if (whole > 0) line.planned_percent = static_cast<std::int32_t>(std::clamp<Minute>(calendar.between(placed.start, plan.status), 0, whole) * 100 / whole);
        else if (placed.finish <= plan.status) line.planned_percent = 100;
        bool const told = line.state == RoundState::collected || line.state == RoundState::applied;
        if (told) line.reported_percent = percent_of(*report);
        Minute finish = placed.finish;
        if (told && report->has(rep::actual_finish)) finish = end_of(calendar, report->get(rep::actual_finish));
        else if (told && report->has(rep::expected_finish)) finish = end_of(calendar, report->get(rep::expected_finish));
        line.deviation_days = days_behind(plan, row.baseline_finish != kNoTime ? row.baseline_finish : placed.finish, finish);
        if (told) {
            bool const behind = line.deviation_days > kRoundDays || (line.state == RoundState::collected && line.planned_percent - line.reported_percent.value_or(line.planned_percent) > kRoundPoints);
            line.needs_cause = behind && !report->has(rep::cause);
            line.needs_action = (report->has(rep::cause) && !report->has(rep::correction)) || (report->has(rep::correction) && !has_action(report->id()));
        }
        m_round.lines.push_back(line);
    }

    static Minute end_of(engine::WorkingTime const& calendar, Date day) { return calendar.previous_finish(moment_of(day).minute + engine::kMinutesPerDay); }

    Store const& m_store;
    Derived const& m_derived;
    Date m_today;
    Minute m_from = 0, m_to = 0;
    Round m_round;
};

}  // namespace

std::vector<Id> waiting_reports(Round const& round) {
    std::vector<Id> ids;
    for (auto const& line : round.lines) {
        if (line.state != RoundState::collected) continue;            // what was accepted last is not overwritten by what was said before
        for (auto const& voice : line.others)
            if (voice.state == RoundState::collected) ids.push_back(voice.report);
        ids.push_back(line.report);
    }
    return ids;
}

Date week_of(Date day) { return Date{day.day - (weekday(day) - 1)}; }

Round progress_round(Store const& store, Derived const& derived, Id project, Date week, Date today) {
    Rounds rounds(store, derived, week_of(week), today);
    if (project) rounds.look_at(project);
    else
        for (auto const id : derived.active_projects()) rounds.look_at(id);
    return rounds.take();
}

}  // namespace pmo
