// Rescheduling after small changes: only what depends on them is calculated again, in the order of the logic.

#include "core/engine/scheduler.h"

#include <algorithm>
#include <bit>

namespace pmo::engine {

namespace {

std::size_t at(std::int32_t i)
{
    return static_cast<std::size_t>(i);
}

// A set of places in the order of the logic, walked through while it grows ahead.
class Places {
public:
    explicit Places(std::size_t count) : m_words((count + 63) / 64, 0) {}
    void add(std::int32_t place) { m_words[at(place) / 64] |= std::uint64_t{1} << (at(place) % 64); }
    // Each place in turn, also those added behind the present one.
    template <class Visit>
    void upwards(Visit visit)
    {
        for (std::size_t w = 0; w < m_words.size(); ++w) {
            while (m_words[w] != 0) {
                int const bit = std::countr_zero(m_words[w]);
                m_words[w] &= ~(std::uint64_t{1} << bit);
                visit(static_cast<std::int32_t>(w * 64) + bit);
            }
        }
    }
    template <class Visit>
    void downwards(Visit visit)
    {
        for (std::size_t w = m_words.size(); w-- > 0;) {
            while (m_words[w] != 0) {
                int const bit = 63 - std::countl_zero(m_words[w]);
                m_words[w] &= ~(std::uint64_t{1} << bit);
                visit(static_cast<std::int32_t>(w * 64) + bit);
            }
        }
    }

private:
    std::vector<std::uint64_t> m_words;
};

bool conflict(Problem const& problem)
{
    return problem.kind == Problem::Kind::constraint_breaks_link || problem.kind == Problem::Kind::link_breaks_constraint || problem.kind == Problem::Kind::out_of_range;
}

class Update : private Scheduler {
public:
    Update(Network const& network, Rescheduler::Memory& memory, Schedule& out)
        : Scheduler(network, memory, out), m_passes(network, memory.graph, memory.clock, memory.nodes, memory.passes, Passes::Keep::last_answer),
          m_forward(memory.nodes.size()), m_backward(memory.nodes.size())
    {
    }

    // False when the change reaches further than this can follow; then nothing in `out` or the memory may be relied on.
    bool run(std::span<std::int32_t const> changed)
    {
        if (!m_memory.can_update || m_out.placed.size() != m_network.activities.size() || std::any_of(m_out.problems.begin(), m_out.problems.end(), conflict))
            return false;
        find_positions();
        m_is_changed.assign(m_nodes.size(), 0);
        for (std::int32_t const i : changed) {
            if (!take(i))
                return false;
        }
        return forward() && backward(changed);
    }

private:
    std::int32_t position(std::int32_t node) const { return m_memory.position[at(node)]; }
    std::int32_t node_at(std::int32_t place) const { return m_graph.order[at(place)]; }

    void find_positions()
    {
        if (m_memory.position.size() == m_nodes.size())
            return;
        m_memory.position.resize(m_nodes.size());
        for (std::size_t k = 0; k < m_graph.order.size(); ++k)
            m_memory.position[at(m_graph.order[k])] = static_cast<std::int32_t>(k);
    }

    // Takes over an activity as it is now.
    bool take(std::int32_t i)
    {
        if (i < 0 || i >= m_graph.activity_count || m_graph.is_summary[at(i)])
            return false;
        Activity const& a = m_network.activities[at(i)];
        std::size_t const problems = m_out.problems.size();
        bool const had_problem = std::any_of(m_out.problems.begin(), m_out.problems.end(), [i](Problem const& p) { return p.activity == i; });
        Node const fresh = node_of(i);
        Node& n = m_nodes[at(i)];
        bool const same_place = a.parent == m_graph.parent[at(i)] && fresh.calendar == n.calendar && fresh.inactive == n.inactive && a.part_count == 0;
        if (had_problem || m_out.problems.size() > problems || !same_place || fresh.late_as_possible)
            return false;
        n.rule = fresh.rule;
        n.duration = fresh.duration;
        n.special = fresh.special;
        m_is_changed[at(i)] = 1;
        m_forward.add(position(i));
        return true;
    }

    // Who looks at the early dates of a node when late dates and gaps are calculated: itself, and what leads to it.
    void note_moved(std::int32_t i)
    {
        m_backward.add(position(i));
        for (Edge const& e : m_graph.edges_into(i))
            m_backward.add(position(e.from));
        if (i < m_graph.activity_count)
            return;
        std::int32_t const gate = m_graph.activity_of(i); // links to a summary measure their gap to its roll-up
        for (Edge const& e : m_graph.edges_into(gate))
            m_backward.add(position(e.from));
    }

    bool forward()
    {
        std::vector<Problem> conflicts;
        m_memory.moved.clear();
        m_passes.begin_forward(m_out.start, Passes::Drivers::early, &conflicts);
        m_forward.upwards([&](std::int32_t place) {
            std::int32_t const i = node_at(place);
            Node& n = m_nodes[at(i)];
            Minute const start = n.early_start, finish = n.early_finish, work = n.early_start_work;
            m_passes.forward_node(i);
            bool const moved = n.early_start != start || n.early_finish != finish || n.early_start_work != work;
            m_replace.push_back(i); // its cause may be another, though it stays
            if (!moved && !m_is_changed[at(i)])
                return;
            if (i < m_graph.activity_count && n.rule < Rule::gate)
                m_memory.moved.push_back(i);
            note_moved(i);
            for (std::int32_t const out : m_graph.edges_from(i))
                m_forward.add(position(m_graph.edge(out).to));
        });
        return conflicts.empty() && m_passes.overridden().empty();
    }

    bool backward(std::span<std::int32_t const> changed)
    {
        Minute const finish = m_passes.latest_finish(m_out.start);
        if (finish > kLastDate || m_out.start < kFirstDate)
            return false;
        m_passes.begin_backward(finish);
        if (finish != m_out.finish) {
            m_out.finish = finish;
            for (std::size_t k = m_graph.order.size(); k-- > 0;)
                m_passes.backward_node(m_graph.order[k]);
            for (std::int32_t i = 0; i < m_graph.activity_count; ++i)
                m_replace.push_back(i);
        } else {
            for (std::int32_t const i : changed)
                m_backward.add(position(i));
            m_backward.downwards([this](std::int32_t place) { backward_at(node_at(place)); });
        }
        for (std::int32_t const i : m_replace) {
            if (i >= m_graph.activity_count || m_nodes[at(i)].rule >= Rule::gate)
                continue;
            place(m_passes, i);
        }
        if (std::any_of(m_out.problems.begin(), m_out.problems.end(), conflict))
            return false;
        roll_up(m_passes);
        return true;
    }

    void backward_at(std::int32_t i)
    {
        Node& n = m_nodes[at(i)];
        Minute const start = n.late_start, finish = n.late_finish, work = n.late_finish_work;
        m_passes.backward_node(i);
        m_replace.push_back(i);
        if (n.late_start == start && n.late_finish == finish && n.late_finish_work == work && !m_is_changed[at(i)])
            return;
        for (Edge const& e : m_graph.edges_into(i))
            m_backward.add(position(e.from));
    }

    Passes m_passes;
    Places m_forward;
    Places m_backward;
    std::vector<std::uint8_t> m_is_changed;  // by node
    std::vector<std::int32_t> m_replace;     // nodes whose answer is written again
};

} // namespace

Rescheduler::Rescheduler() : m_memory(std::make_unique<Memory>()) {}
Rescheduler::~Rescheduler() = default;
Rescheduler::Rescheduler(Rescheduler&&) noexcept = default;
Rescheduler& Rescheduler::operator=(Rescheduler&&) noexcept = default;

void Rescheduler::schedule(Network const& network, Schedule& out)
{
    m_memory->position.clear();
    Scheduler(network, *m_memory, out).run();
}

Schedule const& Rescheduler::schedule(Network const& network)
{
    schedule(network, m_memory->out);
    return m_memory->out;
}

std::optional<std::span<std::int32_t const>> Rescheduler::update(Network const& network, std::span<std::int32_t const> changed, Schedule& out)
{
    if (Update(network, *m_memory, out).run(changed))
        return m_memory->moved;
    schedule(network, out);
    return std::nullopt;
}

} // namespace pmo::engine
