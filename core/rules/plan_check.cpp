#include "core/rules/plan_check.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "core/project/plan_impact.h"
#include "core/registers/assignment.h"
#include "core/registers/dependency.h"
#include "core/registers/project.h"
#include "core/registers/task.h"
#include "core/rules/hit_maker.h"

namespace pmo::rules {

namespace {

namespace tsk = registers::task;
namespace dep = registers::dependency;
namespace limit = plan_limit;

constexpr int kCustomary = 14;

std::string day_text(Minute t) { return to_text(date_of(Moment{t})); }
std::string end_text(Minute t) { return to_text(date_of(Moment{t > 0 ? t - 1 : t})); }   // a task that ends at midnight ended the day before

std::string_view option_of(engine::LinkType type) {
    switch (type) {
        case engine::LinkType::start_to_start: return "ss";
        case engine::LinkType::finish_to_finish: return "ff";
        case engine::LinkType::start_to_finish: return "sf";
        case engine::LinkType::finish_to_start: break;
    }
    return "fs";
}

// A task's links by the end that they hold. What hangs on a summary holds everything in it.
struct Ends { bool before = false, after = false, start = false, finish = false; };

class Checker {
public:
    Checker(Facts const& facts, Plan const& plan) : m_facts(facts), m_plan(plan), m_per_day(std::max(plan.minutes_per_day, 1)) {
        m_check.project = plan.project;
        for (auto const& rule : std::span(kPlanCheckRules).first(kPlanPoints)) {
            PlanPoint point{.rule = rule.id};
            point.customary = m_check.points.size() < kCustomary;
            m_check.points.push_back(std::move(point));
        }
        m_ends.resize(plan.rows.size());
    }

    PlanCheck run(PlanTrial trial) {
        if (m_plan.rows.empty()) return std::move(m_check);
        find_ends();
        for (std::size_t i = 0; i < m_plan.rows.size(); ++i) look_at_row(i);
        look_at_links();
        if (trial == PlanTrial::carried_out) test_critical_path();
        critical_path_index();
        execution_index();
        look_at_problems();
        judge();
        return std::move(m_check);
    }

private:
    PlanPoint& point(std::string_view rule) { return *std::ranges::find(m_check.points, rule, &PlanPoint::rule); }
    std::int64_t days(Minute minutes) const { return (minutes + (minutes < 0 ? -m_per_day / 2 : m_per_day / 2)) / m_per_day; }

    void add(std::string_view rule, Id subject, std::vector<std::string> args = {}, std::vector<Id> evidence = {}) { add_to(rule, rule, subject, std::move(args), std::move(evidence)); }
    void add_to(std::string_view of, std::string_view rule, Id subject, std::vector<std::string> args = {}, std::vector<Id> evidence = {}) {
        HitMaker(kPlanCheckRules, point(of).hits).add(rule, subject, m_plan.project, std::move(args), std::move(evidence));
    }
    // One more that the point looks at; offends: it is found.
    bool count(std::string_view rule, bool offends) {
        ++point(rule).population;
        return offends;
    }

    // -------------------------------------------------------------------------------------------- links of a task

    void hold(std::int32_t row, bool successor, engine::LinkType type) {
        using Type = engine::LinkType;
        auto& ends = m_ends[static_cast<std::size_t>(row)];
        (successor ? ends.before : ends.after) = true;
        bool const on_start = successor ? type == Type::finish_to_start || type == Type::start_to_start : type == Type::start_to_start || type == Type::start_to_finish;
        if (successor && on_start) ends.start = true;
        if (!successor && !on_start) ends.finish = true;
    }

    void find_ends() {
        for (auto const& link : m_plan.links) {
            hold(link.to, true, link.type);
            hold(link.from, false, link.type);
        }
        // What waits for another project, or another project for it, is linked too.
        for (std::size_t i = 0; i < m_plan.rows.size(); ++i)
            for (auto const* link : m_facts.store.referrers(dep::kType, dep::predecessor, m_plan.rows[i].task))
                if (m_plan.row_of(link->get(dep::successor)) < 0) hold(static_cast<std::int32_t>(i), false, engine::LinkType::finish_to_start);
        for (std::size_t i = 0; i < m_plan.rows.size(); ++i)
            for (auto const* link : m_facts.store.referrers(dep::kType, dep::successor, m_plan.rows[i].task))
                if (m_plan.row_of(link->get(dep::predecessor)) < 0) hold(static_cast<std::int32_t>(i), true, engine::LinkType::finish_to_start);
        for (std::size_t i = 0; i < m_plan.rows.size(); ++i) {      // a summary stands above what is in it
            if (m_plan.rows[i].parent < 0) continue;
            auto const above = m_ends[static_cast<std::size_t>(m_plan.rows[i].parent)];
            auto& ends = m_ends[i];
            ends = {ends.before || above.before, ends.after || above.after, ends.start || above.start, ends.finish || above.finish};
        }
    }

    // -------------------------------------------------------------------------------------------- tasks

    void look_at_row(std::size_t i) {
        auto const& row = m_plan.rows[i];
        auto const* task = m_facts.store.live(row.task);
        if (!task || row.summary || row.inactive) return;
        auto const& placed = m_plan.schedule.placed[i];
        look_at_dates(row, placed, *task);
        if (row.percent >= 100) return;
        look_at_logic(i, row);
        look_at_constraint(row, *task);
        look_at_size(row, placed, *task);
        if (count("plan_check.manual", task->get(tsk::mode) == "manual")) add("plan_check.manual", row.task);
        if (count("plan_check.outside_wbs", row.parent < 0 && !row.milestone && has_summaries())) add("plan_check.outside_wbs", row.task);
    }

    bool has_summaries() {
        if (!m_summaries) m_summaries = std::ranges::any_of(m_plan.rows, &PlanRow::summary);
        return *m_summaries;
    }

    void look_at_logic(std::size_t i, PlanRow const& row) {
        auto const ends = m_ends[i];
        // The plan begins and ends somewhere: its first start and its last finish are no open ends.
        bool const begins = ends.before || i == first(), finishes = ends.after || i == last();
        if (count("plan_check.open_end", !begins || !finishes))
            add_to("plan_check.open_end", begins ? "plan_check.no_successor" : finishes ? "plan_check.no_predecessor" : "plan_check.open_end", row.task);
        if (row.milestone) return;
        bool const half_start = ends.before && !ends.start, half_finish = ends.after && !ends.finish;
        if (count("plan_check.half_open", half_start || half_finish)) add_to("plan_check.half_open", half_start ? "plan_check.half_open" : "plan_check.half_open_finish", row.task);
    }

    // The row that starts first, and the one that finishes last: of equals a milestone, else the first and the last.
    std::size_t first() {
        if (!m_first) m_first = extreme([&](std::size_t a, std::size_t b) { return std::tuple(-m_plan.schedule.placed[a].start, m_plan.rows[a].milestone) > std::tuple(-m_plan.schedule.placed[b].start, m_plan.rows[b].milestone); });
        return *m_first;
    }
    std::size_t last() {
        if (!m_last) m_last = extreme([&](std::size_t a, std::size_t b) { return std::tuple(m_plan.schedule.placed[a].finish, m_plan.rows[a].milestone) >= std::tuple(m_plan.schedule.placed[b].finish, m_plan.rows[b].milestone); });
        return *m_last;
    }
    template <class Better> std::size_t extreme(Better better) const {
        std::size_t best = m_plan.rows.size();
        for (std::size_t i = 0; i < m_plan.rows.size(); ++i)
            if (!m_plan.rows[i].summary && !m_plan.rows[i].inactive && (best == m_plan.rows.size() || better(i, best))) best = i;
        return best;
    }

    void look_at_constraint(PlanRow const& row, Record const& task) {
        using registers::is;
        if (count("plan_check.hard_constraint", is(task, tsk::constraint, "mso", "mfo", "snlt", "fnlt") && task.has(tsk::constraint_on)))
            add("plan_check.hard_constraint", row.task, {std::string(task.get(tsk::constraint)), day_text(task.get(tsk::constraint_on).minute)});
    }

    void look_at_size(PlanRow const& row, engine::Placed const& placed, Record const& task) {
        auto const slack = placed.total_slack;
        if (count("plan_check.high_float", slack > Minute{limit::kFloatDays} * m_per_day)) add("plan_check.high_float", row.task, {number_text(days(slack))});
        if (count("plan_check.negative_float", slack < 0)) add("plan_check.negative_float", row.task, {number_text(-std::max<std::int64_t>(1, -days(slack)))});
        if (task.get(tsk::milestone)) {
            if (count("plan_check.milestone_duration", row.duration > 0)) add("plan_check.milestone_duration", row.task, {number_text(std::max<std::int64_t>(1, days(row.duration)))});
            return;
        }
        if (count("plan_check.no_duration", !task.has(tsk::duration))) add("plan_check.no_duration", row.task);
        if (row.milestone) return;
        if (count("plan_check.high_duration", row.duration > Minute{limit::kDurationDays} * m_per_day)) add("plan_check.high_duration", row.task, {number_text(days(row.duration))});
        bool const nobody = !row.owner && m_facts.store.referrers(registers::assignment::kType, registers::assignment::task, row.task).empty();
        if (count("plan_check.no_resource", nobody)) add("plan_check.no_resource", row.task);
    }

    void look_at_dates(PlanRow const& row, engine::Placed const& placed, Record const& task) {
        auto const status = m_plan.status;
        ++point("plan_check.invalid_date").population;
        bool told = false;
        for (auto const field : {tsk::actual_start, tsk::actual_finish}) {
            if (told || !task.has(field) || task.get(field).minute <= status) continue;
            told = true;
            add("plan_check.invalid_date", row.task, {day_text(task.get(field).minute)});
        }
        bool const started = task.has(tsk::actual_start) || row.percent > 0;
        if (!told && row.percent < 100 && !task.has(tsk::actual_finish)) {
            // Half a day of grace: what starts this morning is not late.
            bool const start_past = !started && placed.start < status - 1440, finish_past = started && placed.finish < status - 1440;
            if (start_past || finish_past) add_to("plan_check.invalid_date", "plan_check.forecast_past", row.task, {start_past ? day_text(placed.start) : end_text(placed.finish)});
        }
        if (row.baseline_finish == kNoTime || row.baseline_finish > status) return;
        bool const late = row.percent < 100 || end_text(placed.finish) > end_text(row.baseline_finish);
        if (!count("plan_check.missed", late)) return;
        if (row.percent < 100) add("plan_check.missed", row.task, {end_text(row.baseline_finish)});
        else add_to("plan_check.missed", "plan_check.finished_late", row.task, {end_text(row.baseline_finish), end_text(placed.finish)});
    }

    // -------------------------------------------------------------------------------------------- links

    void look_at_links() {
        std::set<std::pair<std::int32_t, std::int32_t>> seen;
        for (auto const& link : m_plan.links) {
            auto const& from = m_plan.rows[static_cast<std::size_t>(link.from)];
            auto const& to = m_plan.rows[static_cast<std::size_t>(link.to)];
            bool const twice = !seen.emplace(link.from, link.to).second;
            if (to.inactive || from.inactive || (from.percent >= 100 && to.percent >= 100)) continue;   // history
            if (auto const* record = m_facts.store.live(link.dependency)) look_at_link(link, from, to, *record, twice);
        }
    }

    void look_at_link(PlanLink const& link, PlanRow const& from, PlanRow const& to, Record const& record, bool twice) {
        auto const name = to_text(from.task);
        auto const tell = [&](std::string_view rule, bool offends, std::vector<std::string> args) {
            if (count(rule, offends)) add(rule, link.dependency, std::move(args), {to.task, from.task});
        };
        auto const lag = record.get(dep::lag);
        auto const kind = record.get(dep::lag_kind);
        bool const percent = kind == "percent" || kind == "elapsed_percent";
        auto const minutes = percent ? lag * from.duration / 100 : kind == "elapsed" ? lag / 1440 * m_per_day : lag;
        auto const length = number_text(std::max<std::int64_t>(1, days(minutes < 0 ? -minutes : minutes)));
        tell("plan_check.lead", lag < 0, {name, length});
        tell("plan_check.lag", lag > 0, {name, length});
        tell("plan_check.long_lag", minutes > Minute{limit::kLongLagDays} * m_per_day, {name, length});
        tell("plan_check.link_type", link.type != engine::LinkType::finish_to_start, {name, std::string(option_of(link.type))});
        tell("plan_check.summary_link", from.summary || to.summary, {name});
        tell("plan_check.duplicate_link", twice, {name});
        if (from.summary || to.summary) return;
        auto const* after = m_facts.store.live(to.task);
        bool const early = link.type == engine::LinkType::finish_to_start && lag >= 0 && from.percent < 100 && after && after->has(tsk::actual_start);
        if (count("plan_check.out_of_sequence", early)) add("plan_check.out_of_sequence", to.task, {name}, {to.task, from.task});
    }

    // -------------------------------------------------------------------------------------------- the whole plan

    // A critical task that has not begun is made longer: does the finish move as much? A constraint or a missing link holds it otherwise.
    void test_critical_path() {
        std::int32_t longest = -1;
        for (std::size_t i = 0; i < m_plan.rows.size(); ++i) {
            auto const& row = m_plan.rows[i];
            auto const& placed = m_plan.schedule.placed[i];
            if (row.summary || row.inactive || row.milestone || row.percent >= 100 || !placed.critical) continue;
            if (longest < 0 || placed.start < m_plan.schedule.placed[static_cast<std::size_t>(longest)].start) longest = static_cast<std::int32_t>(i);
        }
        auto& tested = point("plan_check.critical_test");
        auto const* task = longest < 0 ? nullptr : m_facts.store.live(m_plan.rows[static_cast<std::size_t>(longest)].task);
        if (!task) return;
        auto const& row = m_plan.rows[static_cast<std::size_t>(longest)];
        Minute const added = Minute{limit::kTestDays} * m_per_day;
        Edit edit("plan_check.test");
        edit.set(task->id(), tsk::duration, row.duration + added);
        if (task->has(tsk::remaining_duration)) edit.set(task->id(), tsk::remaining_duration, task->get(tsk::remaining_duration) + added);
        auto const after = plan_after(m_facts.store, m_facts.derived, m_plan.project, edit);
        if (!after) return;
        tested.population = 1;
        auto const moved = m_plan.calendars[0].between(m_plan.finish, after->finish);
        if (moved >= added * 9 / 10) return;
        add("plan_check.critical_test", row.task, {number_text(limit::kTestDays), number_text(days(moved))}, {row.task});
    }

    void set_index(std::string_view rule, std::int64_t value, std::vector<std::string> more) {
        auto& at = point(rule);
        at.population = 1;
        at.value = static_cast<std::int32_t>(std::clamp<std::int64_t>(value, -9'999, 9'999));
        if (*at.value >= limit::kIndex) return;
        std::vector<std::string> args{number_text(*at.value)};
        args.insert(args.end(), more.begin(), more.end());
        add(rule, m_plan.project, std::move(args));
    }

    // Critical path length index: (length of what is left + float against the baseline's finish) ÷ length of what is left.
    void critical_path_index() {
        if (m_plan.baseline_finish == kNoTime || m_plan.finish <= m_plan.status) return;
        auto const& calendar = m_plan.calendars[0];
        auto const left = calendar.between(m_plan.status, m_plan.finish), spare = calendar.between(m_plan.finish, m_plan.baseline_finish);
        if (left <= 0) return;
        set_index("plan_check.cpli", (left + spare) * 100 / left, {number_text(days(left)), number_text(days(spare))});
    }

    // Baseline execution index: tasks finished ÷ tasks that the baseline wanted finished by the status date.
    void execution_index() {
        std::int64_t done = 0, due = 0;
        for (auto const& row : m_plan.rows) {
            if (row.summary || row.inactive || row.baseline_finish == kNoTime) continue;
            done += row.percent >= 100;
            due += row.baseline_finish <= m_plan.status;
        }
        if (due > 0) set_index("plan_check.bei", done * 100 / due, {number_text(done), number_text(due)});
    }

    void look_at_problems() {
        point("plan_check.circle").population = static_cast<std::int32_t>(m_plan.links.size());
        point("plan_check.broken_constraint").population = static_cast<std::int32_t>(m_plan.rows.size());
        for (auto const& problem : m_plan.problems) {
            if (problem.code == "plan.cycle") add("plan_check.circle", problem.record, problem.args, link_ends(problem.record));
            if (problem.code == "plan.constraint_breaks_link" || problem.code == "plan.link_breaks_constraint") add("plan_check.broken_constraint", problem.record);
        }
    }

    std::vector<Id> link_ends(Id dependency) const {
        auto const* link = m_facts.store.live(dependency);
        return link && &link->type() == &dep::kType ? std::vector<Id>{link->get(dep::successor), link->get(dep::predecessor)} : std::vector<Id>{};
    }

    void judge() {
        constexpr std::string_view kShares[] = {"plan_check.open_end", "plan_check.lag", "plan_check.hard_constraint", "plan_check.high_float", "plan_check.high_duration", "plan_check.missed"};
        for (auto& at : m_check.points) {
            at.found = static_cast<std::int32_t>(at.hits.size());
            if (at.rule == "plan_check.cpli" || at.rule == "plan_check.bei") at.measure = PlanMeasure::index, at.limit = limit::kIndex;
            else if (at.rule == "plan_check.link_type") at.measure = PlanMeasure::share, at.limit = limit::kLinkTypeShare;
            else if (std::ranges::find(kShares, at.rule) != std::end(kShares)) at.measure = PlanMeasure::share, at.limit = limit::kShare;
            if (at.population == 0) continue;
            if (at.measure != PlanMeasure::index) at.value = static_cast<std::int32_t>(std::int64_t{at.found} * 1000 / at.population);
            bool const good = at.measure == PlanMeasure::none ? at.found == 0 : at.measure == PlanMeasure::share ? std::int64_t{at.found} * 1000 <= std::int64_t{at.limit} * at.population : at.value >= at.limit;
            at.verdict = good ? PlanVerdict::good : PlanVerdict::bad;
            ++(good ? m_check.good : m_check.bad);
        }
        if (auto const judged = m_check.good + m_check.bad; judged > 0) m_check.score = m_check.good * 100 / judged;
    }

    Facts const& m_facts;
    Plan const& m_plan;
    std::int32_t m_per_day;
    PlanCheck m_check;
    std::vector<Ends> m_ends;
    std::optional<bool> m_summaries;
    std::optional<std::size_t> m_first, m_last;
};

}  // namespace

PlanPoint const* PlanCheck::point(std::string_view rule) const {
    auto const at = std::ranges::find(points, rule, &PlanPoint::rule);
    return at == points.end() ? nullptr : &*at;
}

PlanCheck check_plan(Facts const& facts, Id project, PlanTrial trial) { return Checker(facts, facts.derived.plan(project)).run(trial); }

std::vector<Hit> hits_of(PlanCheck const& check) {
    std::vector<Hit> all;
    for (auto const& point : check.points) all.insert(all.end(), point.hits.begin(), point.hits.end());
    return all;
}

Id task_of(Hit const& hit, Plan const& plan) {
    if (plan.row_of(hit.subject) >= 0) return hit.subject;
    return !hit.evidence.empty() && plan.row_of(hit.evidence.front()) >= 0 ? hit.evidence.front() : kNoId;
}

}  // namespace pmo::rules
