#pragma once
// The compiled form of a problem that the generators walk: neighbours in one array, calendars with counted periods. Internal to levelling.

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "core/levelling/problem.h"

namespace pmo::levelling {

// Where an activity is: [start, finish).
struct Slot {
    Time start = 0, finish = 0;
};

// Counts how many of ascending numbers are not above a value, mostly in one look: they are cut into equal stretches, about one a number.
class Finder {
public:
    Finder() = default;
    explicit Finder(std::vector<Time> ascending);
    std::size_t up_to(Time value) const {
        if (m_numbers.empty() || value < m_numbers.front()) return 0;
        if (value >= m_numbers.back()) return m_numbers.size();
        auto const stretch = static_cast<std::size_t>(value - m_numbers.front()) >> m_shift;
        auto const from = static_cast<std::size_t>(m_first[stretch]), to = static_cast<std::size_t>(m_first[stretch + 1]);
        return static_cast<std::size_t>(std::upper_bound(m_numbers.begin() + static_cast<std::ptrdiff_t>(from), m_numbers.begin() + static_cast<std::ptrdiff_t>(to), value) - m_numbers.begin());
    }
    Time operator[](std::size_t k) const { return m_numbers[k]; }

private:
    std::vector<Time> m_numbers;
    std::vector<std::int32_t> m_first;         // of each stretch: how many are not above its beginning
    std::size_t m_shift = 0;
};

// A calendar: where working time begins, ends and how much of it there is, each in constant time for calendars as they are in life.
class Clock {
public:
    explicit Clock(Calendar const& calendar);
    Time work_before(Time t) const;            // working periods before t, counted from 0; negative before
    Time start_at(Time work) const;            // where working period number `work` begins
    Time finish_at(Time work) const;           // where working period number `work - 1` ends
    Time next_start(Time t) const { return start_at(work_before(t)); }
    Slot next_slot(Time t, Time work) const {      // of some work
        auto const done = work_before(t);
        return {start_at(done), finish_at(done + work)};
    }
    Time add(Time t, Time work) const { return work == 0 ? t : work > 0 ? finish_at(work_before(t) + work) : start_at(work_before(t) + work); }

private:
    Time place_of(Time work, std::size_t begun) const;

    Finder m_from;                             // of each interval
    std::vector<Time> m_to;
    Finder m_before;                           // working periods before each interval, and after the last
};

struct Arc {
    std::int32_t other = 0;                    // predecessor or successor
    Time weight = 0;                           // without calendars: start(successor) >= start(predecessor) + weight
    Time lag = 0;
    std::int32_t calendar = -1;
    LinkType type = LinkType::finish_to_start;
};

struct Model {
    explicit Model(Problem const& problem);

    std::int32_t size() const { return static_cast<std::int32_t>(duration.size()); }
    std::span<Arc const> into(std::int32_t i) const { return {m_in.data() + m_first_in[at(i)], m_in.data() + m_first_in[at(i) + 1]}; }
    std::span<Arc const> out_of(std::int32_t i) const { return {m_out.data() + m_first_out[at(i)], m_out.data() + m_first_out[at(i) + 1]}; }
    std::span<Interval const> rests_of(std::int32_t i) const { return {m_rests.data() + m_first_rest[at(i)], m_rests.data() + m_first_rest[at(i) + 1]}; }
    std::span<Demand const> demands_of(std::int32_t i) const { return {m_demands.data() + m_first_demand[at(i)], m_demands.data() + m_first_demand[at(i) + 1]}; }

    Time finish_of(std::int32_t i, Time start) const;
    // The first start at or after t with which activity i can work, and its finish then.
    Slot slot_at(std::int32_t i, Time t) const;
    // The stretches of a slot in which activity i holds its resources: all of it but its rests. `each` gets them in order, with the number of rests before.
    template <class Each> void each_held(std::int32_t i, Slot slot, Each&& each) const {
        auto const rests = rests_of(i);
        Time from = slot.start;
        for (std::size_t k = 0; k < rests.size(); ++k) {
            Slot const rest = rest_at(i, slot.start, rests[k]);
            if (rest.start <= from || rest.finish >= slot.finish) continue;        // parts on other calendars are done by then
            each(Slot{from, rest.start}, k);
            from = rest.finish;
        }
        each(Slot{from, slot.finish}, rests.size());
    }
    // The first start, after this one, with which the stretch behind so many rests begins at `room` or later; the activity holds from its start without any.
    Time start_for(std::int32_t i, Time start, std::size_t rests, Time room) const;
    // The earliest start of activity i that its predecessors, placed from `starts` to `finishes`, its release and `floor` allow.
    Time earliest(std::int32_t i, std::span<Time const> starts, std::span<Time const> finishes, Time floor) const;
    // As problem.h's cost_of(), of the finishes.
    std::int64_t cost_of(std::span<Time const> finishes) const;

    bool plain = true;                         // no calendars and rests: holds from start to finish = start + duration
    bool simple = true;                        // and all links finish to start without leads, nothing fixed: whoever waits starts later
    std::vector<Time> duration, release, fixed;
    std::vector<std::int32_t> goal;
    std::vector<std::int32_t> weights;         // of the goals; empty: the makespan alone counts
    std::vector<std::int32_t> rank;            // the activities of rank 0 come first, then those of rank 1, …
    std::int32_t ranks = 1;
    std::vector<std::int32_t> order;           // predecessors before successors
    std::vector<Resource> resources;
    Time horizon = 0;

private:
    static std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }
    void neighbours(Problem const& problem);
    void ranks_of(Problem const& problem);
    Time run(std::int32_t calendar, Time start, Time work) const { return calendar < 0 ? start + work : m_clocks[at(calendar)].add(start, work); }
    Slot rest_at(std::int32_t i, Time start, Interval rest) const;
    Time bound(Arc const& arc, std::int32_t to, Time start, Time finish) const;

    std::vector<std::int32_t> m_first_in, m_first_out, m_first_demand, m_first_part, m_first_rest, m_calendar;
    std::vector<Arc> m_in, m_out;
    std::vector<Demand> m_demands;
    std::vector<Part> m_parts;
    std::vector<Interval> m_rests;
    std::vector<Clock> m_clocks;
};

// Predecessors before successors, ties by index; shorter than the list of activities where there is a cycle.
std::vector<std::int32_t> order_of(Problem const& problem);

// Everything in a row: may exceed every limit.
std::int64_t horizon_sum(Problem const& problem);

// The same problem with time running backwards from `horizon`: what finished at t starts at horizon - t. Releases are dropped; before the
// original time 0 every resource has its highest capacity, so that everything can be placed.
Problem mirrored(Problem const& problem, Time horizon);

}  // namespace pmo::levelling
