#include "core/project/resource_load.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "core/base/sort.h"
#include "core/project/plan_gaps.h"
#include "core/registers/assignment.h"
#include "core/registers/availability.h"
#include "core/registers/leave.h"
#include "core/registers/person.h"
#include "core/registers/resource.h"
#include "core/registers/resource_request.h"
#include "core/registers/rules.h"
#include "core/registers/task.h"

namespace pmo {

namespace {

namespace asg = registers::assignment;
namespace ava = registers::availability;
namespace lve = registers::leave;
namespace per = registers::person;
namespace rsc = registers::resource;
namespace ask = registers::resource_request;
namespace tsk = registers::task;
using registers::is;

constexpr std::int64_t kMostMinutes = 100'000'000;     // of one booking: 190 years, so that products and sums stay within 64 bits
constexpr std::int64_t kMostUnits = 100'000;
constexpr std::int64_t kWhole = 100;                   // percent

Minute begin_of(Date day) { return moment_of(day).minute; }
std::int64_t units_in(Record const& row, Field<std::int64_t> field) { return std::clamp<std::int64_t>(row.has(field) ? row.get(field) : kWhole, 0, kMostUnits); }
std::int64_t minutes_in(Record const& row, Field<std::int64_t> field) { return std::clamp<std::int64_t>(row.get(field), 0, kMostMinutes); }
std::int64_t percent_of(std::int64_t minutes, std::int64_t percent) { return std::min(minutes, kMostMinutes) * percent / kWhole; }

// When somebody or something is there: from when to when at all, how much on a day, and what of it leave takes.
class Presence {
public:
    Presence(Store const& store, Derived const& derived, Record const& worker) : m_worker(worker) {
        bool const person = &worker.type() == &per::kType;
        m_time = &derived.working_time(person ? worker.get(per::calendar) : worker.get(rsc::calendar));
        m_units = person ? units_in(worker, per::max_units) : units_in(worker, rsc::capacity);
        bound(person ? per::joined : rsc::available_from, person ? per::left : rsc::available_to);
        for (auto const* row : person ? store.referrers(ava::kType, ava::person, worker.id()) : store.referrers(ava::kType, ava::resource, worker.id())) m_periods.push_back(row);
        if (person)
            for (auto const* row : store.referrers(lve::kType, lve::person, worker.id()))
                if (is(*row, lve::status, "approved") && row->has(lve::from) && row->has(lve::to)) m_leaves.push_back(row);
    }
    engine::WorkingTime const& time() const { return *m_time; }

    Capacity between(Date from, Date to) const {
        from = std::max(from, m_first);
        to.day = std::min(to.day, m_last.day == kForever ? kForever : m_last.day + 1);
        Capacity out;
        if (to <= from) return out;
        if (m_periods.empty() && !on_leave(from, to)) {
            out.minutes = percent_of(m_time->between(begin_of(from), begin_of(to)), m_units);
            return out;
        }
        for (Date day = from; day < to; ++day.day) {
            auto const whole = percent_of(m_time->between(begin_of(day), begin_of(Date{day.day + 1})), units_on(day));
            auto const away = percent_of(whole, away_on(day));
            out.minutes += whole - away;
            out.leave += away;
        }
        return out;
    }

private:
    static constexpr std::int32_t kForever = std::numeric_limits<std::int32_t>::max();
    void bound(Field<Date> from, Field<Date> to) {
        if (m_worker.has(from)) m_first = m_worker.get(from);
        if (m_worker.has(to)) m_last = m_worker.get(to);
    }
    bool on_leave(Date from, Date to) const {
        return std::ranges::any_of(m_leaves, [&](Record const* row) { return row->get(lve::from) < to && row->get(lve::to) >= from; });
    }
    std::int64_t units_on(Date day) const {
        for (auto const* row : m_periods)
            if ((!row->has(ava::from) || row->get(ava::from) <= day) && (!row->has(ava::to) || day <= row->get(ava::to))) return units_in(*row, ava::units);
        return m_units;
    }
    std::int64_t away_on(Date day) const {
        std::int64_t percent = 0;
        for (auto const* row : m_leaves)
            if (row->get(lve::from) <= day && day <= row->get(lve::to)) percent += row->has(lve::portion) ? std::clamp<std::int64_t>(row->get(lve::portion), 0, kWhole) : kWhole;
        return std::min(percent, kWhole);
    }
    Record const& m_worker;
    engine::WorkingTime const* m_time = nullptr;
    std::int64_t m_units = kWhole;
    Date m_first{std::numeric_limits<std::int32_t>::min()}, m_last{kForever};
    std::vector<Record const*> m_periods, m_leaves;
};

bool counts(Record const& worker, Date from, Date to) {
    if (worker.deleted()) return false;
    if (&worker.type() == &per::kType) {
        bool const gone = worker.get(per::inactive) || (worker.has(per::left) && worker.get(per::left) < from) || (worker.has(per::joined) && worker.get(per::joined) >= to);
        return !worker.get(per::generic) && !gone;
    }
    return !worker.get(rsc::inactive) && is(worker, rsc::kind, "equipment", "facility");
}

class Maker {
public:
    Maker(Store const& store, Derived const& derived, std::vector<LoadPeriod> periods) : m_store(store), m_derived(derived) {
        m_out.periods = std::move(periods);
        for (auto const& p : m_out.periods) m_bounds.push_back(begin_of(p.from));
        if (!m_out.periods.empty()) m_bounds.push_back(begin_of(m_out.periods.back().to));
    }

    ResourceLoad make() {
        if (m_out.periods.empty()) return std::move(m_out);
        for (auto const id : m_derived.active_projects()) m_plans.emplace(id, &m_derived.plan(id));
        m_row.assign(count(), 0);
        workers();
        requests_granted();
        for (auto const& row : m_store.table(asg::kType).rows())
            if (!row.deleted()) assignment(row);
        for (auto const& [pair, rows] : m_grants)
            for (auto const* row : rows) reservation(*row, pair.first);
        for (auto const& row : m_store.table(ask::kType).rows())
            if (!row.deleted()) question(row);
        sort_stably(m_out.lines, {}, &LoadLine::worker);
        return std::move(m_out);
    }

private:
    using Pair = std::pair<std::int32_t, Id>;                   // worker, project
    std::size_t count() const { return m_out.periods.size(); }
    LoadCell& cell(std::int32_t worker, std::size_t period) { return m_out.cells[static_cast<std::size_t>(worker) * count() + period]; }

    void workers() {
        auto const from = m_out.periods.front().from, to = m_out.periods.back().to;
        auto const take = [&](TypeDef const& type) {
            for (auto const& row : m_store.table(type).rows()) {
                if (!counts(row, from, to)) continue;
                bool const person = &type == &per::kType;
                m_out.index.put(row.id(), m_out.workers.size());
                m_out.workers.push_back({row.id(), person ? row.get(per::department) : row.get(rsc::department), person ? row.get(per::role) : kNoId, person, false});
                m_presence.emplace_back(m_store, m_derived, row);
            }
        };
        take(per::kType);
        take(rsc::kType);
        m_out.cells.resize(m_out.workers.size() * count());
        for (std::size_t w = 0; w < m_out.workers.size(); ++w)
            for (std::size_t p = 0; p < count(); ++p) {
                auto const there = m_presence[w].between(m_out.periods[p].from, m_out.periods[p].to);
                cell(static_cast<std::int32_t>(w), p).capacity = there.minutes;
                cell(static_cast<std::int32_t>(w), p).leave = there.leave;
            }
    }

    Plan const* plan_of(Id project) const {
        auto const at = m_plans.find(project);
        return at == m_plans.end() ? nullptr : at->second;
    }

    // Adds `work` minutes evenly over the working time between two instants to the line.
    void spread(LoadLine& line, engine::WorkingTime const& time, std::int64_t work, Minute from, Minute to) {
        if (work <= 0 || to <= m_bounds.front() || from >= m_bounds.back()) return;
        auto const origin = time.work_before(from);
        auto const whole = time.work_before(to) - origin;
        if (whole <= 0) return;
        auto p = static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, std::ranges::upper_bound(m_bounds, from) - m_bounds.begin() - 1));
        auto before = from < m_bounds[p] ? work * (time.work_before(m_bounds[p]) - origin) / whole : 0;
        for (; p < count() && m_bounds[p] < to; ++p) {
            auto const upto = to <= m_bounds[p + 1] ? work : work * (time.work_before(m_bounds[p + 1]) - origin) / whole;
            m_row[p] += upto - before;
            before = upto;
        }
        line.from = line.from == kNoTime ? from : std::min(line.from, from);
        line.to = std::max(line.to, to);
    }

    // Puts the row of minutes that spread() filled behind the line and into the cells.
    void close(LoadLine line) {
        auto const used = [](std::int64_t m) { return m > 0; };
        auto const first = std::ranges::find_if(m_row, used);
        if (first == m_row.end()) return;                       // nothing in these periods: the row is empty still
        auto const last = std::find_if(m_row.rbegin(), m_row.rend(), used).base();
        line.first = static_cast<std::int32_t>(first - m_row.begin());
        line.count = static_cast<std::int32_t>(last - first);
        line.offset = static_cast<std::int32_t>(m_out.minutes.size());
        for (auto it = first; it != last; ++it) m_out.minutes.push_back(static_cast<std::int32_t>(*it));
        if (line.worker >= 0) sum(line);
        m_out.lines.push_back(line);
        std::fill(first, last, 0);
    }

    void sum(LoadLine const& line) {
        constexpr std::int64_t LoadCell::* kSums[] = {&LoadCell::committed, &LoadCell::reserved, &LoadCell::proposed, &LoadCell::asked};
        auto const part = kSums[static_cast<int>(line.kind)];
        m_out.workers[static_cast<std::size_t>(line.worker)].booked = true;
        for (std::int32_t i = 0; i < line.count; ++i) cell(line.worker, static_cast<std::size_t>(line.first + i)).*part += m_row[static_cast<std::size_t>(line.first + i)];
    }

    void assignment(Record const& row) {
        auto const* task = registers::linked(row, m_store, asg::task);
        if (!task || &task->type() != &tsk::kType) return;
        auto const project = task->get(tsk::project);
        auto const* plan = plan_of(project);
        auto const at = plan ? plan->row_of(task->id()) : -1;
        if (at < 0) return;
        auto const& planned = plan->rows[static_cast<std::size_t>(at)];
        if (planned.inactive) return;
        auto const someone = row.has(asg::person) ? row.get(asg::person) : row.get(asg::resource);
        auto const worker = someone ? m_out.worker_of(someone) : -1;
        if (someone && worker < 0) return;                       // gone, or material
        auto const& placed = plan->schedule.placed[static_cast<std::size_t>(at)];
        LoadLine line{.record = row.id(), .project = project, .task = task->id(), .role = row.get(asg::role), .worker = worker};
        line.kind = is(row, asg::booking, "proposed") ? LoadKind::proposed : LoadKind::committed;
        line.slack = placed.total_slack;
        line.units = units_in(row, asg::units);
        work_of(line, row, *task, *plan, planned, placed);
        if (worker >= 0 && line.kind == LoadKind::committed && !m_assigned.empty())
            if (auto const grant = m_assigned.find({worker, project}); grant != m_assigned.end())
                for (std::size_t p = 0; p < count(); ++p) grant->second[p] += m_row[p];
        close(line);
    }

    void work_of(LoadLine& line, Record const& row, Record const& task, Plan const& plan, PlanRow const& planned, engine::Placed const& placed) {
        auto const& time = plan.calendars[static_cast<std::size_t>(planned.calendar)];
        auto const pieces = pieces_of(plan, static_cast<std::int32_t>(&planned - plan.rows.data()));
        Minute worked = 0;
        for (auto const& piece : pieces) worked += time.between(piece.from, piece.to);
        auto const effort = row.has(asg::effort) ? minutes_in(row, asg::effort) : percent_of(worked, line.units);
        bool const begun = task.has(tsk::actual_start), finished = begun && task.has(tsk::actual_finish);
        auto done = row.has(asg::actual_effort) ? minutes_in(row, asg::actual_effort) : finished ? effort : begun ? effort * planned.percent / 100 : 0;
        auto left = finished ? 0 : row.has(asg::remaining_effort) ? minutes_in(row, asg::remaining_effort) : std::max<std::int64_t>(0, effort - done);
        auto const today = plan.status;
        // What is not begun, or late altogether, has only its dates in the plan.
        if (!begun || today == kNoTime || today <= placed.start || today >= placed.finish) {
            over(pieces, line, time, done + left, placed.start, placed.finish);
            return;
        }
        over(pieces, line, time, done, placed.start, today);
        over(pieces, line, time, left, today, placed.finish);
    }

    // Between two instants, but not where the work rests.
    void over(std::vector<Piece> const& pieces, LoadLine& line, engine::WorkingTime const& time, std::int64_t work, Minute from, Minute to) {
        Minute whole = 0, passed = 0;
        for (auto const& piece : pieces) whole += std::max<Minute>(0, time.between(std::max(from, piece.from), std::min(to, piece.to)));
        if (pieces.size() < 2 || whole <= 0) return spread(line, time, work, from, to);
        std::int64_t told = 0;
        for (auto const& piece : pieces) {
            auto const a = std::max(from, piece.from), b = std::min(to, piece.to);
            if (b <= a) continue;
            passed += time.between(a, b);
            spread(line, time, work * passed / whole - told, a, b);
            told = work * passed / whole;
        }
    }

    bool granted(Record const& row) const { return is(row, ask::status, "approved", "fulfilled"); }

    void requests_granted() {
        for (auto const& row : m_store.table(ask::kType).rows()) {
            if (row.deleted() || !granted(row) || !row.has(ask::from) || !plan_of(row.get(ask::project))) continue;
            auto const someone = row.has(ask::assigned) ? row.get(ask::assigned) : row.get(ask::resource);
            auto const worker = someone ? m_out.worker_of(someone) : -1;
            if (worker < 0) continue;
            Pair const pair{worker, row.get(ask::project)};
            m_grants[pair].push_back(&row);
            m_assigned[pair].resize(count(), 0);
        }
    }

    LoadLine line_of(Record const& row, std::int32_t worker, LoadKind kind) const {
        LoadLine line{.record = row.id(), .project = row.get(ask::project), .task = row.get(ask::task), .role = row.get(ask::role), .worker = worker, .kind = kind};
        line.units = units_in(row, ask::units);
        line.from = begin_of(row.get(ask::from));
        line.to = begin_of(last_day(row)) + engine::kMinutesPerDay;
        return line;
    }
    static Date last_day(Record const& row) { return std::max(row.get(ask::from), row.has(ask::to) ? row.get(ask::to) : row.get(ask::from)); }

    // A share of the time in which the worker is there, or an effort over it.
    void time_of(LoadLine& line, Record const& row) {
        Date const from = row.get(ask::from), to{last_day(row).day + 1};
        if (row.has(ask::effort)) {
            auto const& time = line.worker >= 0 ? m_presence[static_cast<std::size_t>(line.worker)].time() : plan_of(line.project)->calendars[0];
            spread(line, time, minutes_in(row, ask::effort), begin_of(from), begin_of(to));
            return;
        }
        for (std::size_t p = 0; p < count(); ++p) {
            auto const a = std::max(from, m_out.periods[p].from), b = std::min(to, m_out.periods[p].to);
            if (b <= a) continue;
            auto const there = line.worker >= 0 ? m_presence[static_cast<std::size_t>(line.worker)].between(a, b).minutes : plan_of(line.project)->calendars[0].between(begin_of(a), begin_of(b));
            m_row[p] += percent_of(there, line.units);
        }
    }

    void reservation(Record const& row, std::int32_t worker) {
        auto line = line_of(row, worker, LoadKind::reserved);
        time_of(line, row);
        auto& granted_here = m_out.grants[{worker, line.project}];
        granted_here.resize(count(), 0);
        for (std::size_t p = 0; p < count(); ++p) granted_here[p] += m_row[p];
        auto& assigned = m_assigned[{worker, line.project}];
        for (std::size_t p = 0; p < count(); ++p) {
            auto const spelled_out = std::min(assigned[p], m_row[p]);
            assigned[p] -= spelled_out;
            m_row[p] -= spelled_out;
        }
        close(line);
    }

    // An open request: the one who is proposed for it, and nobody for the other heads.
    void question(Record const& row) {
        bool const waits = is(row, ask::status, "submitted", "proposed") || (granted(row) && !row.has(ask::assigned) && !row.has(ask::resource));
        if (!waits || !row.has(ask::from) || !plan_of(row.get(ask::project))) return;
        auto const someone = row.has(ask::assigned) ? row.get(ask::assigned) : row.has(ask::person) ? row.get(ask::person) : row.get(ask::resource);
        auto const worker = someone ? m_out.worker_of(someone) : -1;
        auto heads = std::clamp<std::int64_t>(row.has(ask::headcount) ? row.get(ask::headcount) : 1, 1, 1000);
        if (worker >= 0) {
            auto line = line_of(row, worker, LoadKind::asked);
            time_of(line, row);
            close(line);
            --heads;
        }
        if (heads == 0) return;
        auto line = line_of(row, -1, LoadKind::asked);
        time_of(line, row);
        if (!row.has(ask::effort))
            for (auto& minutes : m_row) minutes = std::min(minutes * heads, kMostMinutes);
        close(line);
    }

    Store const& m_store;
    Derived const& m_derived;
    ResourceLoad m_out;
    std::vector<Minute> m_bounds;
    std::vector<Presence> m_presence;
    std::vector<std::int64_t> m_row;                            // minutes of the line in work, by period
    std::unordered_map<Id, Plan const*, IdHash> m_plans;
    std::map<Pair, std::vector<Record const*>> m_grants;
    std::map<Pair, std::vector<std::int64_t>> m_assigned;
};

}  // namespace

std::vector<LoadPeriod> load_weeks(Date day, int count) {
    std::vector<LoadPeriod> out;
    Date from{day.day - (weekday(day) - 1)};
    for (int i = 0; i < count; ++i, from.day += 7) out.push_back({from, Date{from.day + 7}});
    return out;
}

std::vector<LoadPeriod> load_months(Date day, int count) {
    std::vector<LoadPeriod> out;
    auto const civil = civil_of(day);
    Date from{day.day - (civil.day - 1)};
    for (int i = 0; i < count; ++i) {
        auto const month = civil_of(from);
        Date const to{from.day + days_in_month(month.year, month.month)};
        out.push_back({from, to});
        from = to;
    }
    return out;
}

std::span<LoadLine const> ResourceLoad::lines_of(int worker) const {
    auto const [from, to] = std::ranges::equal_range(lines, worker, {}, &LoadLine::worker);
    return {from, to};
}

std::int64_t ResourceLoad::relief_of(LoadLine const& line, int period) const {
    auto const own = minutes_of(line, period);
    if (line.worker < 0 || line.kind == LoadKind::proposed || line.kind == LoadKind::asked) return 0;
    auto const grant = grants.find({line.worker, line.project});
    if (line.kind == LoadKind::reserved || grant == grants.end()) return own;
    std::int64_t planned = 0;
    for (auto const& other : lines_of(line.worker))
        if (other.kind == LoadKind::committed && other.project == line.project) planned += minutes_of(other, period);
    auto const held = grant->second[static_cast<std::size_t>(period)];
    return std::max(planned, held) - std::max(planned - own, held);
}

int ResourceLoad::period_of(Date day) const {
    for (std::size_t i = 0; i < periods.size(); ++i)
        if (periods[i].from <= day && day < periods[i].to) return static_cast<int>(i);
    return -1;
}

ResourceLoad resource_load(Store const& store, Derived const& derived, std::vector<LoadPeriod> periods) { return Maker(store, derived, std::move(periods)).make(); }

Capacity capacity_between(Store const& store, Derived const& derived, Record const& worker, Date from, Date to) { return Presence(store, derived, worker).between(from, to); }

std::optional<int> load_permille(std::int64_t load, std::int64_t capacity) {
    constexpr std::int64_t kShown = 99'990;                     // more is the same: far too much
    if (capacity <= 0) return std::nullopt;
    return static_cast<int>(std::clamp<std::int64_t>(std::min(load, kMostMinutes * 1000) * 1000 / capacity, 0, kShown));
}

}  // namespace pmo
