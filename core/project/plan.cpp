#include "core/project/live_plan.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "core/base/sums.h"
#include "core/engine/parts.h"
#include "core/model/tree.h"
#include "core/project/plan_gaps.h"
#include "core/registers/assignment.h"
#include "core/registers/baseline_task.h"
#include "core/registers/cost_entry.h"
#include "core/registers/dependency.h"
#include "core/registers/person.h"
#include "core/registers/project.h"
#include "core/registers/project_dependency.h"
#include "core/registers/rules.h"
#include "core/registers/task.h"

namespace pmo {

namespace {

namespace prj = registers::project;
namespace tsk = registers::task;
namespace dep = registers::dependency;
namespace agr = registers::project_dependency;
namespace asg = registers::assignment;

constexpr std::size_t kLongestCode = 400;              // of a summary, in the numbers below it
constexpr Minute kLongestDuration = 2'000'000'000;     // 3,800 years of minutes: more is a mistake, and sums must not overflow
constexpr std::int64_t kMostMoney = 100'000'000'000'000;   // of a task, for the same reason
constexpr std::int64_t kMostCalendarDays = 20'000'000; // in all calendars of a plan together, about 250 MB

void number(Plan& plan, Tree const& tree) {
    std::vector<std::int32_t> counter(1, 0);
    for (std::size_t i = 0; i < plan.rows.size(); ++i) {
        auto& row = plan.rows[i];
        counter.resize(static_cast<std::size_t>(row.level) + 1, 0);
        ++counter.back();
        if (auto const own = tree.rows[i].record->get(tsk::wbs); !own.empty()) row.wbs = own;
        else if (row.parent < 0) row.wbs = std::to_string(counter.back());
        else {
            auto const& above = plan.rows[static_cast<std::size_t>(row.parent)].wbs;
            row.wbs = (above.size() > kLongestCode ? "…" : above) + '.' + std::to_string(counter.back());
        }
    }
}

Minute minute_or_none(Record const& task, Field<Moment> field) { return task.has(field) ? task.get(field).minute : kNoTime; }

Minute minutes_of(Record const& task, Field<std::int64_t> field) { return std::clamp<Minute>(task.get(field), 0, kLongestDuration); }

// Calendars used by a plan, each compiled once; index 0 is the project's.
class Calendars {
public:
    Calendars(Plan& plan, CalendarSource const& source, Id project_calendar) : m_plan(plan), m_source(source), m_both(plan.calendars) { index(project_calendar); }
    std::int32_t index(Id id) {
        if (m_days > kMostCalendarDays) return 0;
        auto const [at, is_new] = m_index.emplace(id, static_cast<std::int32_t>(m_plan.calendars.size()));
        if (is_new) add(m_source(id));
        return at->second;
    }
    std::int32_t around_the_clock() {
        if (m_clock == 0) m_clock = add(engine::WorkingTime());
        return m_clock;
    }
    std::int32_t both(std::int32_t a, std::int32_t b) {
        if (m_days > kMostCalendarDays) return a;
        auto const before = m_plan.calendars.size();
        auto const at = m_both.of(a, b);
        if (m_plan.calendars.size() > before) m_days += m_plan.calendars.back().last_day() - m_plan.calendars.back().first_day();
        return at;
    }
private:
    std::int32_t add(engine::WorkingTime const& time) {
        m_days += time.last_day() - time.first_day();
        m_plan.calendars.push_back(time);
        return static_cast<std::int32_t>(m_plan.calendars.size() - 1);
    }
    Plan& m_plan;
    CalendarSource const& m_source;
    engine::Intersections m_both;
    std::unordered_map<Id, std::int32_t, IdHash> m_index;
    std::int32_t m_clock = 0;
    std::int64_t m_days = 0;
};

// Where people keep other hours than the task, or begin later, its duration runs on theirs.
class People {
public:
    People(Store const& store, Calendars& calendars) : m_store(store), m_calendars(calendars) {}
    std::vector<engine::Part> parts;
    void place(Record const& task, PlanRow& row, engine::Activity& activity) {
        bool const manual = task.get(tsk::mode) == "manual" && !row.inactive;
        if (row.summary || manual || task.get(tsk::duration_elapsed) || task.get(tsk::task_type) == "fixed_duration") return;
        m_own.clear();
        for (auto const* line : m_store.referrers(asg::kType, asg::task, row.task)) {
            auto const* person = m_store.live(line->get(asg::person));
            if (!person || &person->type() != &registers::person::kType) continue;
            m_own.push_back(engine::part_of(share_of(*line, calendar_of(*person, task, row.calendar)), activity.duration));
        }
        engine::set_parts(activity, m_own, parts);
        row.calendar = activity.calendar;
    }
private:
    std::int32_t calendar_of(Record const& person, Record const& task, std::int32_t of_task) {
        auto const own = person.has(registers::person::calendar) ? m_calendars.index(person.get(registers::person::calendar)) : 0;
        if (!task.has(tsk::calendar)) return own;
        return task.get(tsk::ignore_resource_calendar) ? of_task : m_calendars.both(of_task, own);
    }
    static engine::Contour contour_of(Record const& line) {
        auto const at = std::ranges::find(asg::kContour, line.get(asg::contour));
        return at == std::end(asg::kContour) ? engine::Contour::flat : static_cast<engine::Contour>(at - std::begin(asg::kContour));
    }
    static engine::Share share_of(Record const& line, std::int32_t calendar) {
        bool const known = line.has(asg::effort) && line.has(asg::units);
        return {.work = minutes_of(line, asg::effort) - minutes_of(line, asg::overtime_effort),
                .units = known ? std::clamp<std::int64_t>(line.get(asg::units), 0, 1'000'000) * 10'000 : 0,
                .units_error = 5'000,                  // kept in whole percent
                .delay = std::clamp<Minute>(line.get(asg::delay), 0, kLongestDuration) + minutes_of(line, asg::level_delay),
                .calendar = calendar,
                .contour = contour_of(line)};
    }
    Store const& m_store;
    Calendars& m_calendars;
    std::vector<engine::Part> m_own;
};

Problem problem_of(Plan const& plan, engine::Problem const& found) {
    using Kind = engine::Problem::Kind;
    auto const task = [&](std::int32_t row) { return row >= 0 ? plan.rows[static_cast<std::size_t>(row)].task : plan.project; };
    Problem out;
    out.record = task(found.activity);
    out.severity = Severity::warning;
    switch (found.kind) {
        case Kind::cycle: {
            out.severity = Severity::error;
            out.code = "plan.cycle";
            if (found.link >= 0) out.record = plan.links[static_cast<std::size_t>(found.link)].dependency;
            std::string chain;
            for (auto const member : found.members) chain += (chain.empty() ? "" : " → ") + plan.rows[static_cast<std::size_t>(member)].wbs;
            out.args = {chain};
            break;
        }
        case Kind::bad_link: out.code = "plan.bad_link"; if (found.link >= 0) out.record = plan.links[static_cast<std::size_t>(found.link)].dependency; break;
        case Kind::bad_parent: out.code = "plan.bad_parent"; break;
        case Kind::bad_calendar: case Kind::no_working_time: out.code = "plan.no_working_time"; out.slot = tsk::calendar.slot; break;
        case Kind::bad_length: out.code = "plan.bad_length"; out.slot = tsk::duration.slot; break;
        case Kind::date_missing: out.code = "plan.date_missing"; out.slot = tsk::constraint_on.slot; break;
        case Kind::constraint_breaks_link: out.code = "plan.constraint_breaks_link"; out.slot = tsk::constraint.slot; break;
        case Kind::link_breaks_constraint: out.code = "plan.link_breaks_constraint"; out.slot = tsk::constraint.slot; break;
        case Kind::out_of_range: out.code = "plan.out_of_range"; break;
    }
    return out;
}

void read_baseline(Store const& store, Plan& plan, Record const& project) {
    namespace bl = registers::baseline_task;
    auto const current = project.get(prj::baseline);
    if (!current) return;
    for (auto const* row : store.referrers(bl::kType, bl::baseline, current)) {
        auto const at = plan.row_of(row->get(bl::task));
        if (at < 0) continue;
        auto& line = plan.rows[static_cast<std::size_t>(at)];
        line.baseline_start = minute_or_none(*row, bl::start);
        line.baseline_finish = minute_or_none(*row, bl::finish);
    }
    for (auto it = plan.rows.rbegin(); it != plan.rows.rend(); ++it) {
        // A summary without a baseline line of its own spans the lines below it.
        if (it->baseline_finish == kNoTime) continue;
        if (plan.baseline_start == kNoTime || it->baseline_start < plan.baseline_start) plan.baseline_start = it->baseline_start;
        plan.baseline_finish = std::max(plan.baseline_finish, it->baseline_finish);
        if (it->parent < 0) continue;
        auto& above = plan.rows[static_cast<std::size_t>(it->parent)];
        if (above.baseline_start == kNoTime || it->baseline_start < above.baseline_start) above.baseline_start = it->baseline_start;
        above.baseline_finish = std::max(above.baseline_finish, it->baseline_finish);
    }
}

// Budgets and actual cost: a task's own figure, or the sum of its cost entries when it has any. Amounts in another currency than the
// project's are left out of its sums (they are a problem of their own).
PlanMoney read_money(Store const& store, Plan const& plan, std::span<Record const* const> tasks) {
    namespace cost = registers::cost_entry;
    PlanMoney money;
    std::vector<bool> has_entries(plan.rows.size(), false);
    money.items.resize(plan.rows.size());
    auto const same = [&](Money const& m) { return m.currency.text() == plan.currency; };
    auto const minor = [](Money const& m) { return std::clamp(m.minor, -kMostMoney, kMostMoney); };
    for (auto const* entry : store.referrers(cost::kType, cost::project, plan.project)) {
        auto const amount = entry->get(cost::amount);
        if (entry->get(cost::kind) != "actual" || !same(amount)) continue;
        if (entry->has(cost::date) && entry->get(cost::date) > plan.status_date) continue;
        auto const at = plan.row_of(entry->get(cost::task));
        if (at < 0) { money.loose = plus(money.loose, minor(amount)); continue; }
        auto& booked = money.items[static_cast<std::size_t>(at)].actual;
        booked = plus(booked, minor(amount));
        has_entries[static_cast<std::size_t>(at)] = true;
    }
    for (std::size_t i = 0; i < plan.rows.size(); ++i) {
        if (plan.rows[i].summary) continue;
        auto& item = money.items[i];
        auto const budget = tasks[i]->get(tsk::budget), actual = tasks[i]->get(tsk::actual_cost);
        if (same(budget)) item.budget = minor(budget);
        if (!has_entries[i] && same(actual)) item.actual = minor(actual);
        money.any_budget = money.any_budget || item.budget != 0;
    }
    return money;
}

engine::EarnedValue value_of(Plan const& plan, std::size_t i, PlanMoney::Item const& money) {
    auto const& row = plan.rows[i];
    auto const& placed = plan.schedule.placed[i];
    bool const based = row.baseline_finish != kNoTime;
    engine::ValueItem const item{.budget = money.budget, .actual = money.actual, .start = based ? row.baseline_start : placed.start,
                                 .finish = based ? row.baseline_finish : placed.finish, .calendar = row.calendar, .permille = row.summary ? 0 : row.percent * 10};
    return engine::earned_value({&item, 1}, plan.calendars, plan.status);
}

// No task carries money: the project's frame is earned and planned by the share of work.
void value_by_work(Plan& plan, std::int64_t frame) {
    Minute whole = 0, planned = 0;
    for (std::size_t i = 0; i < plan.rows.size(); ++i) {
        auto const& row = plan.rows[i];
        if (row.summary || row.inactive) continue;
        whole += row.duration;
        planned = plus(planned, value_of(plan, i, {.budget = row.duration, .actual = 0}).pv);
    }
    plan.value.bac = frame;
    plan.value.ev = scale({frame, {}}, plan.permille, 1000).minor;
    plan.value.pv = whole > 0 ? scale({frame, {}}, planned, whole).minor : 0;
}

void roll_up_progress(Plan& plan) {
    std::vector<Minute> whole(plan.rows.size(), 0), done(plan.rows.size(), 0);
    Minute all = 0, all_done = 0;
    for (std::size_t i = plan.rows.size(); i-- > 0;) {
        auto& row = plan.rows[i];
        if (!row.summary && !row.inactive) {
            whole[i] = row.duration;
            done[i] = row.duration * row.percent / 100;
        } else if (row.summary) {
            row.duration = plan.calendars[0].between(plan.schedule.placed[i].start, plan.schedule.placed[i].finish);
            row.percent = whole[i] > 0 ? static_cast<std::int32_t>(done[i] * 100 / whole[i]) : 0;
        }
        if (row.parent >= 0) {
            whole[static_cast<std::size_t>(row.parent)] += whole[i];
            done[static_cast<std::size_t>(row.parent)] += done[i];
        } else {
            all += whole[i];
            all_done += done[i];
        }
    }
    plan.permille = all > 0 ? static_cast<std::int32_t>(all_done * 1000 / all) : 0;
}

}  // namespace

engine::Link engine_link(Record const& link, std::int32_t from, std::int32_t to) {
    engine::Link out{from, to, 0, engine::LinkType::finish_to_start, engine::LagKind::working};
    auto const kind = link.get(dep::kind);
    if (kind == "ff") out.type = engine::LinkType::finish_to_finish;
    if (kind == "sf") out.type = engine::LinkType::start_to_finish;
    if (kind == "ss") out.type = engine::LinkType::start_to_start;
    auto const lag = link.get(dep::lag_kind);
    if (lag == "elapsed") out.lag_kind = engine::LagKind::elapsed;
    if (lag == "percent") out.lag_kind = engine::LagKind::percent;
    if (lag == "elapsed_percent") out.lag_kind = engine::LagKind::elapsed_percent;
    constexpr std::int64_t kMostLag = 100'000'000;     // 190 years of minutes: beyond it the dates leave the calendar anyway
    out.lag = static_cast<std::int32_t>(std::clamp<std::int64_t>(link.get(dep::lag), -kMostLag, kMostLag));
    return out;
}

PlanInputs plan_inputs(Store const& store, Id project_id, CalendarSource const& source) {
    PlanInputs in;
    auto& plan = *in.plan;
    plan.project = project_id;
    auto const* project = store.live(project_id);
    if (!project || &project->type() != &prj::kType) {
        plan.calendars.push_back(source(kNoId));
        return in;
    }
    auto const tree = make_tree(store, tsk::kType, tsk::project, project_id);
    Calendars calendars(plan, source, project->get(prj::calendar));
    auto const count = tree.rows.size();
    plan.rows.resize(count);
    plan.index.reserve(count);
    plan.currency = prj::currency_of(*project).text();
    if (auto const minutes = project->get(prj::minutes_per_day); minutes > 0) plan.minutes_per_day = static_cast<std::int32_t>(std::min<std::int64_t>(minutes, 1440));

    People people(store, calendars);
    in.activities.resize(count);
    in.tasks.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        auto const& task = *tree.rows[i].record;
        auto& row = plan.rows[i];
        in.tasks[i] = &task;
        row.task = task.id();
        row.parent = tree.rows[i].parent;
        row.end = tree.rows[i].end;
        row.level = tree.rows[i].level;
        row.summary = row.end > static_cast<std::int32_t>(i) + 1;
        read_progress(task, row);
        if (task.get(tsk::duration_elapsed) && !row.summary) row.calendar = calendars.around_the_clock();
        else row.calendar = task.has(tsk::calendar) ? calendars.index(task.get(tsk::calendar)) : 0;
        in.activities[i] = activity_of(task, row, plan.calendars[static_cast<std::size_t>(row.calendar)]);
        people.place(task, row, in.activities[i]);
        interrupt(store, task, plan, row, in.activities[i], people.parts);
        row.milestone = is_milestone(task, row, in.activities[i]);
        plan.index.put(row.task, i);
    }
    in.parts = std::move(people.parts);
    number(plan, tree);
    for (auto const& line : tree.rows)
        for (auto const* link : store.referrers(dep::kType, dep::successor, line.record->id())) {
            auto const from = plan.row_of(link->get(dep::predecessor));
            if (from < 0) {                            // in another project: does not count here, see simulation_model.h
                in.outside.push_back({link->get(dep::predecessor), engine_link(*link, -1, plan.row_of(line.record->id()))});
                continue;
            }
            auto const own = engine_link(*link, from, plan.row_of(line.record->id()));
            in.links.push_back(own);
            plan.links.push_back({link->id(), own.from, own.to, own.type, own.lag != 0, false});
        }

    for (auto const& line : tree.rows)
        for (auto const* tie : store.referrers(agr::kType, agr::task, line.record->id()))
            if (tie->get(agr::drives) && registers::is_open(*tie) && tie->has(agr::provider_task))
                in.outside.push_back({tie->get(agr::provider_task), {.to = plan.row_of(line.record->id())}});

    bool const backwards = project->get(prj::schedule_from) == "finish" && project->has(prj::finish);
    in.direction = backwards ? engine::Direction::from_finish : engine::Direction::from_start;
    in.start = project->has(prj::start) ? project->get(prj::start).minute : 0;
    if (backwards) in.finish = project->get(prj::finish).minute;
    in.critical_slack = minutes_of(*project, prj::critical_slack);
    in.constraints_win = !project->get(prj::links_win);
    if (project->get(prj::out_of_sequence) == "retained_logic") in.out_of_sequence = engine::OutOfSequence::retained_logic;
    return in;
}

void conclude_schedule(Plan& plan) {
    plan.start = plan.schedule.start;
    plan.finish = plan.schedule.finish;
    for (auto& link : plan.links) {
        auto const& to = plan.schedule.placed[static_cast<std::size_t>(link.to)];
        link.critical = to.critical && plan.schedule.placed[static_cast<std::size_t>(link.from)].critical &&
                        to.cause.kind == engine::Cause::Kind::link && to.cause.index == static_cast<std::int32_t>(&link - plan.links.data());
    }
    plan.critical_count = 0;
    for (std::size_t i = 0; i < plan.rows.size(); ++i)
        plan.critical_count += !plan.rows[i].summary && !plan.rows[i].inactive && plan.schedule.placed[i].critical ? 1 : 0;
    plan.problems.clear();
    for (auto const& found : plan.schedule.problems) plan.problems.push_back(problem_of(plan, found));
}

void conclude_value(Plan& plan, PlanMoney const& money, Record const& project, std::span<std::int32_t const> rows) {
    roll_up_progress(plan);
    plan.value = {};
    for (auto const i : rows) plan.rows[static_cast<std::size_t>(i)].value = value_of(plan, static_cast<std::size_t>(i), money.items[static_cast<std::size_t>(i)]);
    for (std::size_t i = 0; i < plan.rows.size(); ++i)
        if (plan.rows[i].summary) plan.rows[i].value = value_of(plan, i, money.items[i]);
    for (std::size_t i = plan.rows.size(); i-- > 0;) {
        auto const parent = plan.rows[i].parent;
        auto& above = parent < 0 ? plan.value : plan.rows[static_cast<std::size_t>(parent)].value;
        above = above + plan.rows[i].value;
    }
    plan.value.ac += money.loose;
    auto const frame = project.get(prj::budget);
    if (!money.any_budget && frame.currency.text() == plan.currency) value_by_work(plan, frame.minor);
    else if (plan.value.bac > 0) plan.permille = static_cast<std::int32_t>(scale({1000, {}}, plan.value.ev, plan.value.bac).minor);
}

std::unique_ptr<Plan> conclude_plan(Store const& store, PlanInputs& inputs, PlanMoney* kept) {
    auto plan = std::move(inputs.plan);
    auto const* project = store.live(plan->project);
    if (!project || &project->type() != &prj::kType) return plan;
    conclude_schedule(*plan);

    plan->status_date = project->has(prj::status_date) ? project->get(prj::status_date) : date_of(Moment{plan->start});
    // Until somebody reports, nothing is due: a project that was founded today is not behind on the first day of its plan.
    plan->status = moment_of(plan->status_date, 0).minute + (project->has(prj::status_date) ? 1440 : 0);
    read_baseline(store, *plan, *project);
    auto money = read_money(store, *plan, inputs.tasks);
    std::vector<std::int32_t> all(plan->rows.size());
    std::iota(all.begin(), all.end(), 0);
    conclude_value(*plan, money, *project, all);
    if (kept) *kept = std::move(money);
    return plan;
}

std::unique_ptr<Plan> make_plan(Store const& store, Id project_id, CalendarSource const& source, PlanInputs* kept, LivePlan* live) {
    auto inputs = plan_inputs(store, project_id, source);
    auto const* project = store.live(project_id);
    if (!project || &project->type() != &prj::kType) return std::move(inputs.plan);
    if (live) live->engine.schedule(inputs.network(), inputs.plan->schedule);
    else inputs.plan->schedule = engine::schedule(inputs.network());
    auto plan = conclude_plan(store, inputs, live ? &live->money : nullptr);
    if (live) {
        inputs.tasks.clear();                          // records may move in memory when others are added
        live->inputs = std::move(inputs);
    } else if (kept) {
        *kept = std::move(inputs);
    }
    return plan;
}

}  // namespace pmo
