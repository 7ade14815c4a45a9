#include "core/rules/resources.h"

#include <algorithm>
#include <set>

#include "core/base/sort.h"
#include "core/registers/assignment.h"
#include "core/registers/leave.h"
#include "core/registers/person.h"
#include "core/registers/resource.h"
#include "core/registers/resource_request.h"
#include "core/registers/rules.h"
#include "core/registers/supply_risk.h"
#include "core/registers/task.h"
#include "core/registers/time_sheet.h"
#include "core/rules/hit_maker.h"

namespace pmo::rules {

namespace {

namespace asg = registers::assignment;
namespace lve = registers::leave;
namespace per = registers::person;
namespace rsc = registers::resource;
namespace ask = registers::resource_request;
namespace sup = registers::supply_risk;
namespace tim = registers::time_sheet;
namespace tsk = registers::task;
using registers::is;
using registers::is_open;

Date first_day(LoadLine const& line) { return date_of(Moment{line.from}); }
Date last_day(LoadLine const& line) { return date_of(Moment{line.to - 1}); }

// The records behind a cell, those with most minutes first.
std::vector<Id> behind(ResourceLoad const& load, int worker, int period) {
    std::vector<std::pair<std::int64_t, Id>> found;
    for (auto const& line : load.lines_of(worker))
        if (auto const minutes = load.minutes_of(line, period); minutes > 0) found.emplace_back(minutes, line.record);
    sort_stably(found, std::greater{}, &std::pair<std::int64_t, Id>::first);
    std::vector<Id> out;
    for (auto const& [minutes, id] : found) out.push_back(id);
    return out;
}

class Finder {
public:
    Finder(Facts const& facts, ResourceLoad const& load, std::vector<Hit>& hits) : m_facts(facts), m_load(load), m_out(kResourceRules, hits) {}

    void all() {
        for (std::size_t w = 0; w < m_load.workers.size(); ++w) {
            auto const& worker = m_load.workers[w];
            auto const at = static_cast<int>(w);
            if (worker.person) person_load(worker, at);
            else equipment(worker, at);
        }
        for (auto const& line : m_load.lines) booking(line);
        for (auto const& row : m_facts.store.table(asg::kType).rows())
            if (!row.deleted()) left(row);
        for (auto const& row : m_facts.store.table(ask::kType).rows())
            if (!row.deleted() && is_open(row)) request(row);
        for (auto const& row : m_facts.store.table(sup::kType).rows())
            if (!row.deleted() && is_open(row) && row.has(sup::due) && row.get(sup::due) < m_facts.today)
                m_out.add("resource.supply_overdue", row.id(), row.get(sup::project), {to_text(row.get(sup::due)), number_text(m_facts.today.day - row.get(sup::due).day)}, {row.get(sup::owner)});
        sheets();
    }

private:
    int first() const { return std::max(0, m_load.period_of(m_facts.today)); }
    int weeks() const { return static_cast<int>(m_load.periods.size()); }

    // One finding a person: the worst week, and how many there are.
    void person_load(LoadWorker const& worker, int at) {
        int worst = -1, permille = kFullLoad, over = 0;
        std::int64_t load = 0, capacity = 0;
        for (int week = first(); week < weeks(); ++week) {
            auto const& cell = m_load.at(at, week);
            if (week < first() + kIdleWeeks) load += cell.all(), capacity += cell.capacity;
            auto const share = load_permille(cell.firm(), cell.capacity);
            if (!share || *share <= kFullLoad) continue;
            ++over;
            if (*share > permille) permille = *share, worst = week;
        }
        if (worst >= 0)
            m_out.add(permille > kHeavyLoad ? "resource.overloaded" : "resource.over_full", worker.id, kNoId,
                      {number_text((permille + 5) / 10), to_text(m_load.periods[static_cast<std::size_t>(worst)].from), number_text(over)}, behind(m_load, at, worst));
        auto const coming = load_permille(load, capacity);
        if (worker.booked && coming && *coming < kIdleLoad) m_out.add("resource.idle", worker.id, kNoId, {number_text((*coming + 5) / 10), number_text(kIdleWeeks)});
    }

    // The most that is promised at one time, from today on.
    void equipment(LoadWorker const& worker, int at) {
        auto const* record = m_facts.store.live(worker.id);
        auto const there = record && record->has(rsc::capacity) ? record->get(rsc::capacity) : 100;
        struct Step { Minute when; std::int64_t units; };
        std::vector<Step> steps;
        for (auto const& line : m_load.lines_of(at))
            if (line.kind != LoadKind::asked && last_day(line) >= m_facts.today) steps.push_back({line.from, line.units}), steps.push_back({line.to, -line.units});
        sort_stably(steps, [](Step const& a, Step const& b) { return a.when != b.when ? a.when < b.when : a.units < b.units; });
        std::int64_t now = 0, most = 0;
        Minute when = kNoTime;
        for (auto const& step : steps)
            if ((now += step.units) > most) most = now, when = step.when;
        if (most <= there) return;
        std::vector<Id> evidence;
        for (auto const& line : m_load.lines_of(at))
            if (line.kind != LoadKind::asked && line.from <= when && when < line.to) evidence.push_back(line.record);
        m_out.add("resource.double_booked", worker.id, kNoId, {number_text(most), number_text(there), to_text(date_of(Moment{when}))}, std::move(evidence));
    }

    void booking(LoadLine const& line) {
        bool const assigned = line.kind == LoadKind::committed || line.kind == LoadKind::proposed;
        if (!assigned || line.from == kNoTime || last_day(line) < m_facts.today) return;
        auto const in_days = first_day(line).day - m_facts.today.day;
        if (line.worker < 0) {
            if (in_days <= kRequestDays) m_out.add("resource.demand_open", line.record, line.project, {to_text(first_day(line))}, {line.task, line.role});
            return;
        }
        if (line.kind == LoadKind::proposed && in_days <= kConfirmDays) m_out.add("resource.not_confirmed", line.record, line.project, {to_text(first_day(line))}, {line.task});
        during_leave(line);
    }

    void during_leave(LoadLine const& line) {
        auto const& worker = m_load.workers[static_cast<std::size_t>(line.worker)];
        if (!worker.person) return;
        auto const from = std::max(first_day(line), m_facts.today), to = last_day(line);
        for (auto const* leave : m_facts.store.referrers(lve::kType, lve::person, worker.id)) {
            if (!is(*leave, lve::status, "approved", "requested") || !leave->has(lve::from) || !leave->has(lve::to)) continue;
            auto const a = std::max(from, leave->get(lve::from)), b = std::min(to, leave->get(lve::to));
            if (b < a || !works(worker.id, a, b)) continue;
            m_out.add("resource.on_leave", line.record, line.project, {to_text(worker.id), to_text(leave->get(lve::from)), to_text(leave->get(lve::to))}, {line.task, leave->id()});
            return;
        }
    }

    bool works(Id person, Date from, Date to) const {
        auto const* record = m_facts.store.live(person);
        return record && m_facts.derived.working_time(record->get(per::calendar)).between(moment_of(from).minute, moment_of(Date{to.day + 1}).minute) > 0;
    }

    // Work that is left behind the last day of somebody who leaves, or with somebody who is not there any more.
    void left(Record const& row) {
        auto const* person = registers::linked(row, m_facts.store, asg::person);
        auto const* task = registers::linked(row, m_facts.store, asg::task);
        if (!person || &person->type() != &per::kType || !task || &task->type() != &tsk::kType || task->has(tsk::actual_finish)) return;
        if (!person->has(per::left) && !person->get(per::inactive)) return;
        auto const project = task->get(tsk::project);
        if (std::ranges::find(m_facts.derived.active_projects(), project) == m_facts.derived.active_projects().end()) return;
        auto const& plan = m_facts.derived.plan(project);
        auto const at = plan.row_of(task->id());
        if (at < 0 || plan.rows[static_cast<std::size_t>(at)].inactive || plan.rows[static_cast<std::size_t>(at)].percent >= 100) return;
        auto const finish = date_of(Moment{plan.schedule.placed[static_cast<std::size_t>(at)].finish - 1});
        if (!person->get(per::inactive) && finish <= person->get(per::left)) return;
        auto const since = person->has(per::left) ? to_text(person->get(per::left)) : std::string("—");
        m_out.add("resource.person_left", row.id(), project, {to_text(person->id()), since, to_text(finish)}, {task->id(), person->id()});
    }

    void request(Record const& row) {
        if (is(row, ask::status, "draft")) return;
        if (row.has(ask::due) && row.get(ask::due) < m_facts.today) {
            m_out.add("resource.request_overdue", row.id(), row.get(ask::project), {to_text(row.get(ask::due)), number_text(m_facts.today.day - row.get(ask::due).day)}, {row.get(ask::owner)});
            return;
        }
        bool const named = row.has(ask::assigned) || row.has(ask::resource);
        auto const days = row.get(ask::from).day - m_facts.today.day;
        if (!named && row.has(ask::from) && days <= kRequestDays) m_out.add("resource.request_unanswered", row.id(), row.get(ask::project), {to_text(row.get(ask::from)), number_text(days)}, {row.get(ask::owner)});
    }

    // Of the last full week: whoever had work planned there and reported nothing; and what waits for its approval.
    void sheets() {
        auto const monday = load_weeks(m_facts.today, 1).front().from;
        auto const last = resource_load(m_facts.store, m_facts.derived, {{Date{monday.day - 7}, monday}});
        for (std::size_t w = 0; w < last.workers.size(); ++w) {
            auto const& worker = last.workers[w];
            if (!worker.person) continue;
            int reported = 0, waiting = 0;
            auto oldest = m_facts.today;
            std::vector<Id> evidence;
            for (auto const* sheet : m_facts.store.referrers(tim::kType, tim::person, worker.id)) {
                auto const day = sheet->get(tim::date);
                reported += day >= last.periods[0].from && day < last.periods[0].to;
                if (!is(*sheet, tim::status, "submitted") || m_facts.today.day - day.day <= kSheetDays) continue;
                ++waiting;
                oldest = std::min(oldest, day);
                evidence.push_back(sheet->id());
            }
            auto const planned = std::min(last.at(static_cast<int>(w), 0).committed, last.at(static_cast<int>(w), 0).capacity);
            if (planned >= kSheetWork && reported == 0) m_out.add("resource.sheet_missing", worker.id, kNoId, {to_text(last.periods[0].from), number_text(planned / 60)}, behind(last, static_cast<int>(w), 0));
            if (waiting > 0) m_out.add("resource.sheet_waits", worker.id, kNoId, {number_text(waiting), to_text(oldest)}, std::move(evidence));
        }
    }

    Facts const& m_facts;
    ResourceLoad const& m_load;
    HitMaker m_out;
};

}  // namespace

std::vector<Hit> resource_hits(Facts const& facts, ResourceLoad const& load) {
    std::vector<Hit> hits;
    Finder(facts, load, hits).all();
    sort_stably(hits, std::greater{}, &Hit::severity);
    return hits;
}

std::vector<Hit> resource_hits(Facts const& facts) { return resource_hits(facts, resource_load(facts.store, facts.derived, load_weeks(facts.today, kLoadWeeks))); }

}  // namespace pmo::rules
