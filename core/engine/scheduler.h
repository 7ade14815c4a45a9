// One calculation of a schedule: what schedule() and Rescheduler share. Internal to the engine; the rules are explained in
// schedule.h.
#pragma once

#include "core/engine/passes.h"

#include <vector>

namespace pmo::engine {

// What a later calculation can start from.
struct Rescheduler::Memory {
    Graph graph;
    std::vector<Node> nodes;
    PassMemory passes;
    WorkingTime clock;                  // around the clock, in place of unusable calendars
    std::vector<std::uint8_t> endless;  // by calendar
    std::vector<std::int32_t> position; // of each node in graph.order; empty until somebody asks
    std::vector<std::int32_t> moved;
    Schedule out;
    bool can_update = false;            // nothing in the last answer depends on more than what leads to it
};

class Scheduler {
public:
    Scheduler(Network const& network, Rescheduler::Memory& memory, Schedule& out)
        : m_network(network), m_memory(memory), m_graph(memory.graph), m_nodes(memory.nodes), m_out(out)
    {
    }
    void run();

protected:
    Node node_of(std::int32_t i);
    void place(Passes const& passes, std::int32_t i);
    void roll_up(Passes const& passes);

    Network const& m_network;
    Rescheduler::Memory& m_memory;
    Graph& m_graph;
    std::vector<Node>& m_nodes;
    Schedule& m_out;

private:
    void prepare();
    Rule rule_of(std::int32_t i, Activity const& a);
    void place_activities(Passes const& passes);
    void hold_in_range(Placed& p, std::int32_t i);
    static void set_free_slack(Placed& p, Minute gap);
    void finish_slacks(Placed& p, bool by_finish) const;
    bool m_any_late = false; // an activity is placed as late as possible

    void note(Problem::Kind kind, std::int32_t activity) { m_out.problems.push_back({.kind = kind, .activity = activity}); }
};

} // namespace pmo::engine
