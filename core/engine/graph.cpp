#include "core/engine/graph.h"

#include <cstddef>

namespace pmo::engine {

namespace {

std::size_t at(std::int32_t i)
{
    return static_cast<std::size_t>(i);
}

// Groups edges by one end, keeping their order inside a group: a counting sort.
template <class End>
void group_edges(std::vector<Edge> const& edges, std::int32_t nodes, End end, std::vector<Edge>& out, std::vector<std::int32_t>& first)
{
    first.assign(at(nodes) + 1, 0);
    for (Edge const& e : edges)
        ++first[at(end(e)) + 1];
    for (std::size_t i = 1; i < first.size(); ++i)
        first[i] += first[i - 1];
    std::vector<std::int32_t> next(first.begin(), first.end() - 1);
    out.resize(edges.size());
    for (Edge const& e : edges)
        out[at(next[at(end(e))]++)] = e;
}

void find_parents(Network const& network, Graph& graph, std::vector<Problem>& problems)
{
    std::int32_t const n = graph.activity_count;
    enum : std::uint8_t { unknown, on_the_way, fine };
    std::vector<std::uint8_t> state(at(n), unknown);
    graph.parent.resize(at(n));
    for (std::int32_t i = 0; i < n; ++i) {
        std::int32_t const parent = network.activities[at(i)].parent;
        bool const wrong = parent < -1 || parent >= n || parent == i;
        graph.parent[at(i)] = wrong ? -1 : parent;
        if (wrong)
            problems.push_back({.kind = Problem::Kind::bad_parent, .activity = i});
    }
    std::vector<std::int32_t> way;
    for (std::int32_t i = 0; i < n; ++i) {
        std::int32_t top = i;
        way.clear();
        while (top >= 0 && state[at(top)] == unknown) {
            state[at(top)] = on_the_way;
            way.push_back(top);
            top = graph.parent[at(top)];
        }
        if (top >= 0 && state[at(top)] == on_the_way) {
            // A circle: its member with the greatest index becomes a root, so the answer does not depend on where it was entered.
            std::int32_t greatest = top;
            for (std::int32_t k = graph.parent[at(top)]; k != top; k = graph.parent[at(k)])
                greatest = k > greatest ? k : greatest;
            graph.parent[at(greatest)] = -1;
            problems.push_back({.kind = Problem::Kind::bad_parent, .activity = greatest});
        }
        for (std::int32_t const k : way)
            state[at(k)] = fine;
    }
}

void order_parents_first(Graph& graph)
{
    std::int32_t const n = graph.activity_count;
    graph.is_summary.assign(at(n), 0);
    std::vector<std::int32_t> first(at(n) + 2, 0); // children by parent, the roots behind them
    auto const slot = [&](std::int32_t i) { return at(graph.parent[at(i)] < 0 ? n : graph.parent[at(i)]); };
    for (std::int32_t i = 0; i < n; ++i) {
        ++first[slot(i) + 1];
        if (graph.parent[at(i)] >= 0)
            graph.is_summary[at(graph.parent[at(i)])] = 1;
    }
    for (std::size_t i = 1; i < first.size(); ++i)
        first[i] += first[i - 1];
    std::vector<std::int32_t> next(first.begin(), first.end() - 1);
    std::vector<std::int32_t> children(at(n));
    for (std::int32_t i = 0; i < n; ++i)
        children[at(next[slot(i)]++)] = i;
    graph.parents_first.reserve(at(n));
    graph.parents_first.assign(children.begin() + first[at(n)], children.end());
    for (std::size_t k = 0; k < graph.parents_first.size(); ++k) {
        std::int32_t const i = graph.parents_first[k];
        for (std::int32_t c = first[at(i)]; c < first[at(i) + 1]; ++c)
            graph.parents_first.push_back(children[at(c)]);
    }
}

bool usable(Link const& link, std::int32_t n)
{
    return link.from >= 0 && link.from < n && link.to >= 0 && link.to < n && link.from != link.to;
}

bool bounds_its_children(Activity const& a)
{
    return a.constraint_date != kNoTime && a.mode == Mode::automatic &&
           (a.constraint == Constraint::start_no_earlier_than || a.constraint == Constraint::finish_no_later_than);
}

// Gives the summaries that take part in the logic their second node.
void add_roll_ups(Network const& network, Graph& graph)
{
    std::int32_t const n = graph.activity_count;
    std::vector<std::uint8_t> linked(at(n), 0);
    for (Link const& link : network.links) {
        if (usable(link, n))
            linked[at(link.from)] = linked[at(link.to)] = 1;
    }
    graph.roll_up.assign(at(n), -1);
    for (std::int32_t const i : graph.parents_first) {
        if (!graph.is_summary[at(i)])
            continue;
        std::int32_t const parent = graph.parent[at(i)];
        if (linked[at(i)] || bounds_its_children(network.activities[at(i)]) || (parent >= 0 && graph.roll_up[at(parent)] >= 0)) {
            graph.roll_up[at(i)] = graph.node_count();
            graph.activity_of_roll.push_back(i);
        }
    }
}

std::vector<Edge> make_edges(Network const& network, Graph const& graph, std::vector<Problem>& problems)
{
    std::int32_t const n = graph.activity_count;
    auto const exit_of = [&](std::int32_t i) { return graph.roll_up[at(i)] >= 0 ? graph.roll_up[at(i)] : i; };
    std::vector<Edge> edges;
    edges.reserve(network.links.size() + 2 * graph.activity_of_roll.size());
    for (std::size_t k = 0; k < network.links.size(); ++k) {
        Link const& link = network.links[k];
        if (!usable(link, n)) {
            problems.push_back({.kind = Problem::Kind::bad_link, .link = static_cast<std::int32_t>(k)});
            continue;
        }
        if (network.activities[at(link.from)].mode == Mode::inactive)
            continue;
        edges.push_back({exit_of(link.from), link.to, static_cast<std::int32_t>(k), link.lag, link.type, link.lag_kind, Edge::Kind::link});
    }
    if (graph.activity_of_roll.empty())
        return edges;
    for (std::int32_t i = 0; i < n; ++i) {
        std::int32_t const parent = graph.parent[at(i)];
        if (parent < 0 || graph.roll_up[at(parent)] < 0)
            continue;
        edges.push_back({.from = parent, .to = i, .kind = Edge::Kind::down});
        if (network.activities[at(i)].mode != Mode::inactive)
            edges.push_back({.from = exit_of(i), .to = graph.roll_up[at(parent)], .kind = Edge::Kind::up});
    }
    return edges;
}

// Kahn's algorithm; false when circles leave nodes over.
bool order_nodes(Graph& graph)
{
    std::int32_t const nodes = graph.node_count();
    std::vector<std::int32_t> waiting(at(nodes));
    graph.order.clear();
    graph.order.reserve(at(nodes));
    for (std::int32_t i = 0; i < nodes; ++i) {
        waiting[at(i)] = graph.first_in[at(i) + 1] - graph.first_in[at(i)];
        if (waiting[at(i)] == 0)
            graph.order.push_back(i);
    }
    for (std::size_t k = 0; k < graph.order.size(); ++k) {
        for (Edge const& e : graph.edges_from(graph.order[k])) {
            if (--waiting[at(e.to)] == 0)
                graph.order.push_back(e.to);
        }
    }
    return graph.order.size() == at(nodes);
}

void index_edges(std::vector<Edge> const& edges, Graph& graph)
{
    std::int32_t const nodes = graph.node_count();
    group_edges(edges, nodes, [](Edge const& e) { return e.from; }, graph.out_edges, graph.first_out);
    group_edges(edges, nodes, [](Edge const& e) { return e.to; }, graph.in_edges, graph.first_in);
}

} // namespace

Graph make_graph(Network const& network, std::vector<Problem>& problems)
{
    Graph graph;
    graph.activity_count = static_cast<std::int32_t>(network.activities.size());
    find_parents(network, graph, problems);
    order_parents_first(graph);
    add_roll_ups(network, graph);
    std::vector<Edge> edges = make_edges(network, graph, problems);
    index_edges(edges, graph);
    if (!order_nodes(graph)) {
        break_cycles(graph, edges, problems);
        index_edges(edges, graph);
        order_nodes(graph);
    }
    return graph;
}

} // namespace pmo::engine
