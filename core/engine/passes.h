// The forward and the backward pass over the ordered graph. Internal to schedule(); the rules are explained in schedule.h.
//
// Hot path: an activity is placed by counted working minutes of its calendar (WorkingTime::work_before), so a duration or a
// lag is one addition, and only a link between different calendars has to look anything up.
#pragma once

#include "core/engine/graph.h"
#include "core/engine/network.h"
#include "core/engine/schedule.h"

#include <cstdint>
#include <vector>

namespace pmo::engine {

// How a node gets its dates.
enum class Rule : std::uint8_t {
    counted,  // the usual activity: a duration on one calendar
    instant,  // a milestone or an activity in parts: placed by instants
    manual,
    started,  // has an actual start, goes on
    finished, // has an actual finish
    outside,  // its dates are found in another network
    gate,     // of a summary: hands bounds to its children
    roll_up,  // of a summary: collects its children
    none,     // a summary without logic of its own
};

// One cache line, because the passes visit nodes in the order of the logic, not of memory.
struct Node {
    // Instants. For gates, and for the late dates of roll-ups, they are bounds, kNoTime for none.
    Minute early_start = kNoTime;
    Minute early_finish = kNoTime;
    Minute late_start = kNoTime; // when the rest of it must start: differs from Placed::late_start once started
    Minute late_finish = kNoTime;
    // Counted in the node's calendar; not kept for gates and roll-ups.
    Minute early_start_work = 0;
    Minute late_finish_work = 0;
    WorkingTime const* calendar = nullptr;
    std::int32_t duration = 0; // what is left to do, once started
    Rule rule = Rule::none;
    bool late_as_possible = false;
    bool inactive = false;
    bool special = false;      // has a constraint, a deadline or a levelling delay: look at the Activity

    Minute early_finish_work() const { return rule == Rule::counted ? early_start_work + duration : calendar->work_before(early_finish); }
    Minute late_start_work() const
    {
        return rule == Rule::counted || rule == Rule::started ? late_finish_work - duration : calendar->work_before(late_start);
    }
};
static_assert(sizeof(Node) <= 64);

// About 3,800 years: longer durations are mistakes and are cut.
inline constexpr Minute kLongest = 2'000'000'000;

// The years 1 to 9999. Dates outside of them count as not given; so no sum of dates and durations can overflow.
inline constexpr Minute kFirstDate = -1'035'593'280;
inline constexpr Minute kLastDate = 4'223'371'680;

constexpr bool usable_date(Minute t) noexcept
{
    return t >= kFirstDate && t <= kLastDate;
}

// Kept between schedules, so that rescheduling asks for no new memory.
struct PassMemory {
    std::vector<Cause> causes;
    std::vector<Minute> gaps;
};

class Passes {
public:
    // The nodes' rule, calendar, duration and flags are given; the passes fill in the rest.
    enum class Keep : std::uint8_t { nothing, last_answer };
    Passes(Network const& network, Graph const& graph, WorkingTime const& clock, std::vector<Node>& nodes, PassMemory& memory, Keep keep = Keep::nothing)
        : m_network(network), m_graph(graph), m_clock(clock), m_nodes(nodes), m_causes(memory.causes), m_gaps(memory.gaps)
    {
        if (keep == Keep::last_answer)
            return;
        m_causes.assign(nodes.size(), {});
        m_gaps.assign(nodes.size(), kNoTime);
    }

    // late_drivers: predecessors that are placed as late as possible drive by their late dates. Needs a backward pass before.
    // conflicts: receives broken links and constraints unless null. The answer is that of latest_finish(project_start).
    enum class Drivers : std::uint8_t { early, late_where_asked };
    Minute forward(Minute project_start, Drivers drivers, std::vector<Problem>* conflicts);
    void backward(Minute project_finish);

    // The same a node at a time, for those who know which ones have changed: every node after all it waits for, and backwards
    // before them.
    void begin_forward(Minute project_start, Drivers drivers, std::vector<Problem>* conflicts);
    void forward_node(std::int32_t i);
    void begin_backward(Minute project_finish);
    void backward_node(std::int32_t i);

    // The latest early finish of all active activities, or `otherwise` when there is none; likewise the earliest late start.
    Minute latest_finish(Minute otherwise) const;
    Minute earliest_late_start(Minute otherwise) const;

    // The smallest gap between a node and a successor that is not finished, in working minutes; kNoTime without one. The
    // backward pass finds it on its way; where late drivers changed dates after it, find_gaps() does it again.
    Minute gap_of(std::int32_t i) const { return m_gaps[static_cast<std::size_t>(i)]; }
    void find_gaps();

    // Why each node has its early dates.
    Cause const& cause_of(std::int32_t i) const { return m_causes[static_cast<std::size_t>(i)]; }

    // Working minutes by which a constraint date pulled a start before what the links allow.
    struct Overridden {
        std::int32_t activity;
        Minute by;
    };
    std::vector<Overridden> const& overridden() const { return m_overridden; }

private:
    Activity const& activity_of(std::int32_t i) const { return m_network.activities[static_cast<std::size_t>(m_graph.activity_of(i))]; }
    Node& node(std::int32_t i) const { return m_nodes[static_cast<std::size_t>(i)]; }
    std::span<Part const> parts_of(Activity const& a) const;
    WorkingTime const& calendar_of(Part const& part) const;

    // The lag in minutes, percentages applied. Working minutes or elapsed ones according to the edge.
    Minute lag_of(Edge const& e) const { return e.lag_kind <= LagKind::elapsed ? e.lag : percent_lag(e); }
    Minute percent_lag(Edge const& e) const;

    // Counted in working minutes: it moves along work without asking which instants those are.
    static bool is_working_lag(Edge const& e) { return e.lag_kind == LagKind::working || e.lag_kind == LagKind::percent; }

    // t moved by a lag of the edge's kind, which counts on the successor's calendar as in Microsoft Project.
    static Minute after_lag(Edge const& e, WorkingTime const& calendar, Minute t, Minute lag)
    {
        return is_working_lag(e) ? calendar.add(t, lag) : t + lag;
    }

    // t brought back before a lag; `work` is asked for the working minutes before t only where they are needed.
    template <class Work>
    Minute before_lag(Edge const& e, WorkingTime const& calendar, Minute t, Work work) const
    {
        Minute const lag = lag_of(e);
        if (lag == 0)
            return t;
        return is_working_lag(e) ? calendar.moved(t, work(), -lag) : t - lag;
    }

    Cause& cause(std::int32_t i) { return m_causes[static_cast<std::size_t>(i)]; }
    Minute start_from_finish(std::int32_t i, Minute finish) const;
    Minute finish_from_start(std::int32_t i, Minute start) const;
    Minute first_work(std::int32_t i, Minute t) const;
    Minute last_work(std::int32_t i, Minute t) const;

    // When an activity starts and ends as far as its successors are concerned.
    Minute driving_start(Node const& n) const { return m_late_drivers && n.late_as_possible ? n.late_start : n.early_start; }
    Minute driving_finish(Node const& n) const { return m_late_drivers && n.late_as_possible ? n.late_finish : n.early_finish; }
    // The same counted in the activity's calendar.
    Minute driving_start_work(Node const& n) const
    {
        if (n.rule >= Rule::gate)
            return n.calendar->work_before(driving_start(n));
        return m_late_drivers && n.late_as_possible ? n.late_start_work() : n.early_start_work;
    }
    Minute driving_finish_work(Node const& n) const
    {
        if (n.rule >= Rule::gate)
            return n.calendar->work_before(driving_finish(n));
        return m_late_drivers && n.late_as_possible ? n.late_finish_work : n.early_finish_work();
    }
    Minute gap(Edge const& e, Node const& from) const;
    static bool has_a_say(Node const& n) { return n.rule < Rule::outside && !n.inactive; } // in when the project ends

    template <bool counted>
    void forward_automatic(std::int32_t i);
    template <bool counted>
    Minute start_bound(Edge const& e, std::int32_t i) const;
    template <bool counted>
    Minute on_axis(std::int32_t i, Minute start) const;
    template <bool counted>
    Minute on_axis_by_finish(std::int32_t i, Minute finish) const;
    Minute allowed_rest(std::int32_t i) const;
    void forward_started(std::int32_t i);
    void forward_fixed(std::int32_t i);
    void forward_gate(std::int32_t i);
    void forward_roll_up(std::int32_t i);
    void set_early(Node& n, Minute start, Minute finish) const;
    void note(Problem::Kind kind, std::int32_t i, Cause const& bound) const;

    template <bool counted>
    void backward_automatic(std::int32_t i);
    template <bool counted>
    Minute finish_bound(Edge const& e, std::int32_t i) const;
    void backward_outside(std::int32_t i);
    void backward_gate(std::int32_t i);
    void backward_roll_up(std::int32_t i);
    Minute late_instant(Edge const& e) const;
    Minute project_finish_on(WorkingTime const& calendar) const;

    Network const& m_network;
    Graph const& m_graph;
    WorkingTime const& m_clock; // around the clock, in place of unusable calendars
    std::vector<Node>& m_nodes;
    std::vector<Cause>& m_causes;
    std::vector<Minute>& m_gaps;
    std::vector<Overridden> m_overridden;
    std::vector<Problem>* m_conflicts = nullptr;
    Minute m_project_start = 0;
    Minute m_project_finish = 0;
    std::vector<Minute> m_project_finish_work; // counted in each calendar
    bool m_late_drivers = false;
};

} // namespace pmo::engine
