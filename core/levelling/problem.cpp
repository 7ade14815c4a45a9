#include "core/levelling/problem.h"

#include <algorithm>
#include <map>

#include "core/levelling/model.h"

namespace pmo::levelling {

namespace {

bool within(std::int64_t value, std::int64_t low, std::int64_t high) { return value >= low && value <= high; }

template <class List> bool has(List const& list, std::int32_t index) { return index >= 0 && static_cast<std::size_t>(index) < list.size(); }

class Checker {
public:
    explicit Checker(Problem const& problem) : m_problem(problem) {}

    std::vector<Fault> all() {
        calendars();
        resources();
        if (m_faults.empty()) activities();
        if (m_faults.empty()) links();
        if (m_faults.empty()) lengths();
        return std::move(m_faults);
    }

private:
    void add(Fault::Kind kind, std::size_t index) { m_faults.push_back({kind, static_cast<std::int32_t>(index)}); }
    bool calendar(std::int32_t index) const { return index == -1 || has(m_problem.calendars, index); }

    void calendars() {
        for (std::size_t i = 0; i < m_problem.calendars.size(); ++i) {
            Time last = -1;
            for (auto const& work : m_problem.calendars[i].work) {
                if (work.from <= last || work.to <= work.from || work.to > kLatest) { add(Fault::Kind::bad_calendar, i); break; }
                last = work.to;
            }
        }
    }

    void resources() {
        for (std::size_t i = 0; i < m_problem.resources.size(); ++i) {
            auto const& steps = m_problem.resources[i].capacity;
            Time last = -1;
            for (auto const& step : steps) {
                if (step.from <= last || step.from > kLatest || !within(step.units, 0, kMostUnits)) { add(Fault::Kind::bad_capacity, i); break; }
                last = step.from;
            }
        }
    }

    void activities() {
        for (std::size_t i = 0; i < m_problem.activities.size(); ++i) activity(m_problem.activities[i], i);
    }
    void activity(Activity const& a, std::size_t i) {
        if (!within(a.duration, 0, kLatest) || !within(a.release, 0, kLatest) || !within(a.fixed, kFree, kLatest)) return add(Fault::Kind::bad_number, i);
        if (!within(a.priority, 0, 1000)) return add(Fault::Kind::bad_number, i);
        if (a.goal != 0 && !has(m_problem.goals, a.goal)) return add(Fault::Kind::bad_index, i);
        if (!calendar(a.calendar)) return add(Fault::Kind::bad_index, i);
        for (auto const& part : a.parts) {
            if (!calendar(part.calendar)) return add(Fault::Kind::bad_index, i);
            if (!within(part.duration, 0, kLatest) || !within(part.delay, 0, kLatest)) return add(Fault::Kind::bad_number, i);
        }
        Time rested = 0;
        for (auto const& rest : a.rests) {
            if (rest.from <= rested || rest.to <= rest.from || rest.to > kLatest) return add(Fault::Kind::bad_number, i);
            rested = rest.to;
        }
        std::map<std::int32_t, std::int64_t> wanted;
        for (auto const& demand : a.demands) {
            if (!has(m_problem.resources, demand.resource)) return add(Fault::Kind::bad_index, i);
            if (!within(demand.units, 0, kMostUnits)) return add(Fault::Kind::bad_number, i);
            wanted[demand.resource] += demand.units;
        }
        for (auto const& [resource, units] : wanted) {
            if (units > kMostUnits) return add(Fault::Kind::bad_number, i);
            if (a.fixed == kFree && (a.duration > 0 || !a.parts.empty()) && units > m_problem.resources[static_cast<std::size_t>(resource)].last())
                return add(Fault::Kind::never_fits, i);
        }
    }

    void links() {
        for (std::size_t i = 0; i < m_problem.links.size(); ++i) {
            auto const& link = m_problem.links[i];
            if (!has(m_problem.activities, link.from) || !has(m_problem.activities, link.to) || !calendar(link.calendar)) add(Fault::Kind::bad_index, i);
            else if (!within(link.lag, -kLatest, kLatest)) add(Fault::Kind::bad_number, i);
        }
        if (!m_faults.empty()) return;
        std::vector<bool> reached(m_problem.activities.size(), false);
        for (auto const i : order_of(m_problem)) reached[static_cast<std::size_t>(i)] = true;
        for (std::size_t i = 0; i < reached.size(); ++i)
            if (!reached[i]) return add(Fault::Kind::cycle, i);
    }

    void lengths() {
        for (std::size_t i = 0; i < m_problem.goals.size(); ++i)
            if (!within(m_problem.goals[i], 1, kMostUnits)) return add(Fault::Kind::bad_number, i);
        std::int64_t const sum = horizon_sum(m_problem);
        // The mirrored schedule needs the same again behind the horizon.
        if (sum > kLatest / 2) m_faults.push_back({Fault::Kind::too_long, -1});
    }

    Problem const& m_problem;
    std::vector<Fault> m_faults;
};

}  // namespace

std::int32_t Resource::most() const {
    std::int32_t most = 0;
    for (auto const& step : capacity) most = std::max(most, step.units);
    return most;
}

std::int32_t Resource::last() const { return capacity.empty() ? 0 : capacity.back().units; }

std::string_view name_of(Fault::Kind kind) {
    switch (kind) {
        case Fault::Kind::bad_index: return "levelling.bad_index";
        case Fault::Kind::bad_number: return "levelling.bad_number";
        case Fault::Kind::bad_capacity: return "levelling.bad_capacity";
        case Fault::Kind::bad_calendar: return "levelling.bad_calendar";
        case Fault::Kind::never_fits: return "levelling.never_fits";
        case Fault::Kind::cycle: return "levelling.cycle";
        case Fault::Kind::too_long: return "levelling.too_long";
    }
    return {};
}

std::vector<Fault> faults_of(Problem const& problem) { return Checker(problem).all(); }

Time horizon_of(Problem const& problem) { return static_cast<Time>(std::min<std::int64_t>(horizon_sum(problem), kLatest / 2)); }

Time finish_of(Problem const& problem, std::int32_t activity, Time start) {
    auto const& a = problem.activities[static_cast<std::size_t>(activity)];
    auto const run = [&](std::int32_t calendar, Time work) {
        if (calendar < 0 || work == 0) return start + work;
        Time at = start;                                       // period by interval: plain, not fast
        for (auto const& interval : problem.calendars[static_cast<std::size_t>(calendar)].work) {
            if (interval.to <= at) continue;
            auto const& all = problem.calendars[static_cast<std::size_t>(calendar)].work;
            if (at < interval.from && &interval == all.data()) {   // before the first interval every period works
                auto const done = std::min(work, interval.from - at);
                at += done;
                if ((work -= done) == 0) return at;
            }
            at = std::max(at, interval.from);
            auto const done = std::min(work, interval.to - at);
            at += done;
            if ((work -= done) == 0) return at;
        }
        return at + work;
    };
    if (a.parts.empty()) return run(a.calendar, a.duration);
    Time finish = start;
    for (auto const& part : a.parts) finish = std::max(finish, run(part.calendar, part.delay + part.duration));
    return finish;
}

Time makespan_of(Problem const& problem, std::vector<Time> const& starts) {
    Time last = 0;
    for (std::size_t i = 0; i < problem.activities.size() && i < starts.size(); ++i)
        last = std::max(last, finish_of(problem, static_cast<std::int32_t>(i), starts[i]));
    return last;
}

std::int64_t cost_of(Problem const& problem, std::vector<Time> const& starts) {
    if (problem.goals.size() < 2) return makespan_of(problem, starts);
    std::vector<std::int64_t> last(problem.goals.size(), 0);
    for (std::size_t i = 0; i < problem.activities.size() && i < starts.size(); ++i) {
        auto& goal = last[static_cast<std::size_t>(problem.activities[i].goal)];
        goal = std::max<std::int64_t>(goal, finish_of(problem, static_cast<std::int32_t>(i), starts[i]));
    }
    std::int64_t cost = 0;
    for (std::size_t g = 0; g < last.size(); ++g) cost += last[g] * problem.goals[g];
    return cost;
}

}  // namespace pmo::levelling
