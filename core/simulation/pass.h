#pragma once
// One run through the compiled network: early dates from the durations of the run, and which activities held up the finish. Internal to
// core/simulation. Keeps its memory from run to run.

#include <cstdint>
#include <vector>

#include "core/simulation/compiled.h"

namespace pmo::simulation {

class Pass {
public:
    explicit Pass(Compiled const& compiled);

    std::vector<std::int32_t> left;              // by position: minutes left to do, to be set before forward()
    std::vector<Dates> dates;                    // by position
    std::vector<Minute> finish;                  // by project

    // Sums over the runs, in working minutes of the node's calendar: what each link asked for, and the latest of a node's links.
    std::vector<std::int64_t> edge_sums;         // by edge
    std::vector<std::int64_t> latest_sums;       // by position

    enum class Scope : std::uint8_t { all_nodes, varying_nodes };
    void forward(Scope scope);
    // Adds one to counts[activity] of every activity on a driving chain: from those that end a project back over each link that decides when the next
    // one can begin. Ties count all. The "longest path" of the trade, which unlike zero slack is right with several calendars and projects.
    void count_driving(std::vector<std::int32_t>& counts);

private:
    void plain(std::int32_t position);
    template <bool counted> void automatic(std::int32_t position);
    void place(std::int32_t position);
    void started(std::int32_t position);
    void fixed(std::int32_t position);
    void gate(std::int32_t position);
    void roll_up(std::int32_t position);

    template <bool counted> Minute bound_of(Edge const& e, std::int32_t position) const;
    template <bool counted> Minute on_axis(Node const& n, Minute t) const { return counted ? n.calendar->work_before(t) : t; }
    template <bool counted> Minute on_axis_by_finish(std::int32_t position, Minute t) const;
    Minute percent_of(Edge const& e) const;
    Minute lag_of(Edge const& e) const { return e.lag_kind <= engine::LagKind::elapsed ? e.lag : percent_of(e); }
    Minute arrival(Edge const& e, Node const& to) const;
    Minute total_of(std::int32_t position) const;
    Minute part_length(engine::Part const& part, std::int32_t position) const;
    Minute start_from_finish(std::int32_t position, Minute finish) const;
    Minute finish_from_start(std::int32_t position, Minute start) const;
    Minute first_work(std::int32_t position, Minute t) const;
    void set(std::int32_t position, Minute start, Minute finish);
    void add_join(std::int32_t position, bool counted);
    bool drives(Edge const& e, std::int32_t position, std::uint8_t mark) const;

    engine::Activity const& activity_at(std::int32_t position) const { return m_compiled.model().activities[static_cast<std::size_t>(node(position).activity)]; }
    Node const& node(std::int32_t position) const { return m_compiled.nodes[static_cast<std::size_t>(position)]; }
    Dates& at(std::int32_t position) { return dates[static_cast<std::size_t>(position)]; }
    Dates const& at(std::int32_t position) const { return dates[static_cast<std::size_t>(position)]; }
    std::int32_t left_at(std::int32_t position) const { return left[static_cast<std::size_t>(position)]; }
    bool counts(std::int32_t position) const { return left_at(position) > 0 && activity_at(position).part_count <= 0; }

    Compiled const& m_compiled;
    std::vector<std::uint8_t> m_marks;
};

}  // namespace pmo::simulation
