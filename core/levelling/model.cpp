#include "core/levelling/model.h"

#include <algorithm>
#include <queue>
#include <utility>

#include "core/base/sort.h"

namespace pmo::levelling {

namespace {

std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }

LinkType mirrored(LinkType type) {
    if (type == LinkType::start_to_start) return LinkType::finish_to_finish;
    if (type == LinkType::finish_to_finish) return LinkType::start_to_start;
    return type;
}

Calendar mirrored(Calendar const& calendar, Time horizon) {
    Calendar out;
    for (auto it = calendar.work.rbegin(); it != calendar.work.rend(); ++it)
        if (it->from < horizon) out.work.push_back({std::max<Time>(0, horizon - it->to), horizon - it->from});
    return out;
}

Resource mirrored(Resource const& resource, Time horizon) {
    Resource out;
    auto const& steps = resource.capacity;
    for (auto i = steps.size(); i-- > 0;) {
        if (steps[i].from >= horizon) continue;
        Time const end = i + 1 < steps.size() ? std::min(horizon, steps[i + 1].from) : horizon;
        out.capacity.push_back({horizon - end, steps[i].units});
    }
    if (!steps.empty() && steps.front().from > 0 && steps.front().from < horizon) out.capacity.push_back({horizon - steps.front().from, 0});
    if (out.capacity.empty() || out.capacity.back().from < horizon) out.capacity.push_back({horizon, resource.most()});
    return out;
}

// Which fixed starts, capacities and calendars still have something to say.
Time last_event(Problem const& problem) {
    Time last = 0;
    for (auto const& a : problem.activities) last = std::max({last, a.release, a.fixed});
    for (auto const& resource : problem.resources)
        if (!resource.capacity.empty()) last = std::max(last, resource.capacity.back().from);
    for (auto const& calendar : problem.calendars)
        if (!calendar.work.empty()) last = std::max(last, calendar.work.back().to);
    return last;
}

// The rests of a fixed activity in periods of no calendar.
std::vector<Interval> rests_between(Problem const& problem, Activity const& a, Time finish) {
    if (a.calendar < 0) return a.rests;
    Clock const clock(problem.calendars[at(a.calendar)]);
    auto const before = clock.work_before(a.fixed);
    std::vector<Interval> out;
    for (auto const& rest : a.rests) {
        Interval const there{clock.finish_at(before + rest.from) - a.fixed, clock.start_at(before + rest.to) - a.fixed};
        if (there.from > (out.empty() ? 0 : out.back().to) && there.to < finish - a.fixed) out.push_back(there);
    }
    return out;
}

void turn_rests(Activity& a) {
    if (a.rests.empty()) return;
    Time whole = a.duration;
    for (auto const& part : a.parts) whole = std::max(whole, part.delay + part.duration);
    std::vector<Interval> out;
    for (auto it = a.rests.rbegin(); it != a.rests.rend(); ++it)
        if (it->to < whole) out.push_back({whole - it->to, whole - it->from});
    a.rests = std::move(out);
}

}  // namespace

Finder::Finder(std::vector<Time> ascending) : m_numbers(std::move(ascending)) {
    if (m_numbers.empty()) return;
    auto const range = static_cast<std::size_t>(m_numbers.back() - m_numbers.front());
    while ((range >> m_shift) > m_numbers.size()) ++m_shift;
    for (std::size_t k = 0, stretch = 0; stretch <= (range >> m_shift) + 1; ++stretch) {
        while (k < m_numbers.size() && static_cast<std::size_t>(m_numbers[k] - m_numbers.front()) <= stretch << m_shift) ++k;
        m_first.push_back(static_cast<std::int32_t>(k));
    }
}

Clock::Clock(Calendar const& calendar) {
    std::vector<Time> from, before;
    Time sum = calendar.work.empty() ? 0 : calendar.work.front().from;      // before the first interval every period works
    for (auto const& work : calendar.work) {
        from.push_back(work.from);
        m_to.push_back(work.to);
        before.push_back(sum);
        sum += work.to - work.from;
    }
    before.push_back(sum);
    m_from = Finder(std::move(from));
    m_before = Finder(std::move(before));
}

Time Clock::work_before(Time t) const {
    auto const begun = m_from.up_to(t);
    if (begun == 0) return t;
    auto const k = begun - 1;
    if (t <= m_to[k]) return m_before[k] + (t - m_from[k]);
    return begun == m_to.size() ? m_before[begun] + (t - m_to[k]) : m_before[begun];
}

Time Clock::start_at(Time work) const { return place_of(work, m_before.up_to(work)); }

Time Clock::finish_at(Time work) const { return place_of(work, m_before.up_to(work - 1)); }

// Where `work` working periods are over, inside or at the edge of the last of so many intervals.
Time Clock::place_of(Time work, std::size_t begun) const {
    if (begun == 0 || m_to.empty()) return work;
    auto const k = begun - 1;
    return k == m_to.size() ? m_to.back() + (work - m_before[k]) : m_from[k] + (work - m_before[k]);
}

Model::Model(Problem const& problem) : order(order_of(problem)), resources(problem.resources), horizon(horizon_of(problem)) {
    for (auto const& calendar : problem.calendars) m_clocks.emplace_back(calendar);
    m_first_demand.push_back(0);
    m_first_part.push_back(0);
    m_first_rest.push_back(0);
    for (auto const& a : problem.activities) {
        duration.push_back(a.duration);
        release.push_back(a.release);
        fixed.push_back(a.fixed);
        goal.push_back(a.goal);
        m_calendar.push_back(a.calendar);
        plain = plain && a.calendar < 0 && a.parts.empty() && a.rests.empty();
        m_rests.insert(m_rests.end(), a.rests.begin(), a.rests.end());
        m_first_rest.push_back(static_cast<std::int32_t>(m_rests.size()));
        m_parts.insert(m_parts.end(), a.parts.begin(), a.parts.end());
        m_first_part.push_back(static_cast<std::int32_t>(m_parts.size()));
        auto const first = m_demands.size();
        if (a.duration > 0 || !a.parts.empty())
            for (auto const& demand : a.demands) {
                auto const same = std::find_if(m_demands.begin() + static_cast<std::ptrdiff_t>(first), m_demands.end(), [&](Demand const& d) { return d.resource == demand.resource; });
                if (same != m_demands.end()) same->units += demand.units;
                else if (demand.units > 0) m_demands.push_back(demand);
            }
        m_first_demand.push_back(static_cast<std::int32_t>(m_demands.size()));
    }
    for (auto const& link : problem.links) {
        plain = plain && link.calendar < 0;
        simple = simple && link.type == LinkType::finish_to_start && link.lag >= 0;
    }
    simple = simple && plain && std::ranges::all_of(fixed, [](Time start) { return start == kFree; });
    if (problem.goals.size() > 1) weights = problem.goals;
    neighbours(problem);
    ranks_of(problem);
}

void Model::neighbours(Problem const& problem) {
    auto const n = problem.activities.size();
    m_first_in.assign(n + 1, 0);
    m_first_out.assign(n + 1, 0);
    for (auto const& link : problem.links) ++m_first_in[at(link.to) + 1], ++m_first_out[at(link.from) + 1];
    for (std::size_t i = 0; i < n; ++i) m_first_in[i + 1] += m_first_in[i], m_first_out[i + 1] += m_first_out[i];
    m_in.resize(problem.links.size());
    m_out.resize(problem.links.size());
    auto next_in = m_first_in, next_out = m_first_out;
    for (auto const& link : problem.links) {
        Time weight = link.lag;
        if (link.type == LinkType::finish_to_start || link.type == LinkType::finish_to_finish) weight += duration[at(link.from)];
        if (link.type == LinkType::finish_to_finish || link.type == LinkType::start_to_finish) weight -= duration[at(link.to)];
        m_in[at(next_in[at(link.to)]++)] = {link.from, weight, link.lag, link.calendar, link.type};
        m_out[at(next_out[at(link.from)]++)] = {link.to, weight, link.lag, link.calendar, link.type};
    }
}

// An activity ranks as high as the most important one that waits for it, so a list by rank keeps the order of the links.
void Model::ranks_of(Problem const& problem) {
    std::vector<std::int32_t> priority;
    for (auto const& a : problem.activities) priority.push_back(a.fixed == kFree ? a.priority : 0);
    for (auto it = order.rbegin(); it != order.rend(); ++it)
        for (auto const& arc : out_of(*it)) priority[at(*it)] = std::max(priority[at(*it)], priority[at(arc.other)]);
    auto levels = priority;
    sort_stably(levels, std::greater{});
    levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
    ranks = std::max<std::int32_t>(1, static_cast<std::int32_t>(levels.size()));
    for (auto const p : priority) rank.push_back(static_cast<std::int32_t>(std::ranges::lower_bound(levels, p, std::greater{}) - levels.begin()));
}

Time Model::finish_of(std::int32_t i, Time start) const {
    if (plain) return start + duration[at(i)];
    auto const first = m_first_part[at(i)], end = m_first_part[at(i) + 1];
    if (first == end) return run(m_calendar[at(i)], start, duration[at(i)]);
    Time finish = start;
    for (auto k = first; k < end; ++k) finish = std::max(finish, run(m_parts[at(k)].calendar, start, m_parts[at(k)].delay + m_parts[at(k)].duration));
    return finish;
}

Slot Model::slot_at(std::int32_t i, Time t) const {
    auto const work = duration[at(i)];
    if (plain) return {t, t + work};
    auto const first = m_first_part[at(i)], end = m_first_part[at(i) + 1];
    if (first == end) {
        if (work == 0 || m_calendar[at(i)] < 0) return {t, t + work};
        return m_clocks[at(m_calendar[at(i)])].next_slot(t, work);
    }
    Time soonest = kLatest;
    for (auto k = first; k < end; ++k) soonest = std::min(soonest, m_parts[at(k)].calendar < 0 ? t : m_clocks[at(m_parts[at(k)].calendar)].next_start(t));
    return {soonest, finish_of(i, soonest)};
}

Slot Model::rest_at(std::int32_t i, Time start, Interval rest) const {
    auto const calendar = m_calendar[at(i)];
    if (calendar < 0) return {start + rest.from, start + rest.to};
    auto const& clock = m_clocks[at(calendar)];
    auto const before = clock.work_before(start);
    return {clock.finish_at(before + rest.from), clock.start_at(before + rest.to)};
}

Time Model::start_for(std::int32_t i, Time start, std::size_t rests, Time room) const {
    auto const calendar = m_calendar[at(i)];
    auto const offset = rests == 0 ? 0 : rests_of(i)[rests - 1].to;
    if (offset == 0 || room >= kLatest) return room;
    return std::max(start + 1, calendar < 0 ? room - offset : m_clocks[at(calendar)].finish_at(m_clocks[at(calendar)].work_before(room) - offset));
}

Time Model::bound(Arc const& arc, std::int32_t to, Time start, Time finish) const {
    bool const from_finish = arc.type == LinkType::finish_to_start || arc.type == LinkType::finish_to_finish;
    Time const reached = arc.lag == 0 ? (from_finish ? finish : start) : run(arc.calendar, from_finish ? finish : start, arc.lag);
    if (arc.type == LinkType::finish_to_start || arc.type == LinkType::start_to_start) return reached;
    // The last start with a finish at or after `reached`: a first guess by the duration, then exactly.
    Time low = reached - 1, step = std::max<Time>(1, duration[at(to)]);
    while (low > 0 && slot_at(to, low).finish >= reached) low = std::max<Time>(0, low - step), step *= 2;
    if (low <= 0 && slot_at(to, 0).finish >= reached) return 0;
    Time high = reached;
    while (high - low > 1) {
        Time const middle = low + (high - low) / 2;
        (slot_at(to, middle).finish >= reached ? high : low) = middle;
    }
    return high;
}

Time Model::earliest(std::int32_t i, std::span<Time const> starts, std::span<Time const> finishes, Time floor) const {
    Time t = std::max(floor, release[at(i)]);
    if (plain) {
        for (auto const& arc : into(i)) t = std::max(t, starts[at(arc.other)] + arc.weight);
        return t;
    }
    for (auto const& arc : into(i)) t = std::max(t, bound(arc, i, starts[at(arc.other)], finishes[at(arc.other)]));
    return t;
}

std::int64_t Model::cost_of(std::span<Time const> finishes) const {
    std::vector<Time> last(std::max<std::size_t>(1, weights.size()), 0);
    for (std::int32_t i = 0; i < size(); ++i) {
        auto& goal_finish = last[weights.empty() ? 0 : at(goal[at(i)])];
        goal_finish = std::max(goal_finish, finishes[at(i)]);
    }
    if (weights.empty()) return last[0];
    std::int64_t cost = 0;
    for (std::size_t g = 0; g < last.size(); ++g) cost += std::int64_t{last[g]} * weights[g];
    return cost;
}

std::vector<std::int32_t> order_of(Problem const& problem) {
    auto const n = problem.activities.size();
    std::vector<std::int32_t> waiting(n, 0), order;
    std::vector<std::vector<std::int32_t>> out(n);
    for (auto const& link : problem.links) ++waiting[at(link.to)], out[at(link.from)].push_back(link.to);
    std::priority_queue<std::int32_t, std::vector<std::int32_t>, std::greater<>> ready;
    for (std::size_t i = 0; i < n; ++i)
        if (waiting[i] == 0) ready.push(static_cast<std::int32_t>(i));
    while (!ready.empty()) {
        order.push_back(ready.top());
        ready.pop();
        for (auto const to : out[at(order.back())])
            if (--waiting[at(to)] == 0) ready.push(to);
    }
    return order;
}

std::int64_t horizon_sum(Problem const& problem) {
    std::int64_t sum = last_event(problem) + 1;
    for (auto const& a : problem.activities) {
        std::int64_t longest = a.duration;
        for (auto const& part : a.parts) longest = std::max(longest, std::int64_t{part.delay} + part.duration);
        sum += longest;
    }
    for (auto const& link : problem.links) sum += std::max<Time>(0, link.lag);
    return sum;
}

Problem mirrored(Problem const& problem, Time horizon) {
    Problem out;
    for (std::size_t i = 0; i < problem.activities.size(); ++i) {
        auto a = problem.activities[i];
        if (a.fixed != kFree) {
            auto const finish = finish_of(problem, static_cast<std::int32_t>(i), a.fixed);
            a.rests = rests_between(problem, a, finish);
            a.duration = finish - a.fixed;             // its rests are over: it stands where it stands
            a.fixed = std::max<Time>(0, horizon - finish);
            a.calendar = -1;
            a.parts.clear();
        }
        a.release = 0;
        turn_rests(a);
        out.activities.push_back(std::move(a));
    }
    for (auto const& link : problem.links) out.links.push_back({link.to, link.from, link.lag, mirrored(link.type), link.calendar});
    for (auto const& resource : problem.resources) out.resources.push_back(mirrored(resource, horizon));
    for (auto const& calendar : problem.calendars) out.calendars.push_back(mirrored(calendar, horizon));
    out.goals = problem.goals;
    return out;
}

}  // namespace pmo::levelling
