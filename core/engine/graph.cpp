#include "core/engine/graph.h"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace pmo::engine {

namespace {

std::size_t at(std::int32_t i)
{
    return static_cast<std::size_t>(i);
}

// How the parts of summaries are listed.
enum class Parts : std::uint8_t { none, after_their_summary, in_any_order };

Parts find_parents(Network const& network, Graph& graph, std::vector<Problem>& problems)
{
    std::int32_t const n = graph.activity_count;
    enum : std::uint8_t { unknown, on_the_way, fine };
    graph.parent.resize(at(n));
    graph.is_inactive.resize(at(n));
    bool any_parent = false, each_after = true;
    for (std::int32_t i = 0; i < n; ++i) {
        graph.is_inactive[at(i)] = network.activities[at(i)].mode == Mode::inactive;
        std::int32_t const parent = network.activities[at(i)].parent;
        bool const wrong = parent < -1 || parent >= n || parent == i;
        graph.parent[at(i)] = wrong ? -1 : parent;
        if (wrong)
            problems.push_back({.kind = Problem::Kind::bad_parent, .activity = i});
        any_parent = any_parent || graph.parent[at(i)] >= 0;
        each_after = each_after && graph.parent[at(i)] < i;
    }
    if (each_after) // as people write plans, and nothing can go round in a circle
        return any_parent ? Parts::after_their_summary : Parts::none;
    std::vector<std::uint8_t> state(at(n), unknown);
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
    return Parts::in_any_order;
}

void order_parents_first(Graph& graph, Parts parts)
{
    std::int32_t const n = graph.activity_count;
    graph.is_summary.assign(at(n), 0);
    graph.any_summary = parts != Parts::none;
    for (std::int32_t i = 0; i < n && graph.any_summary; ++i) {
        if (graph.parent[at(i)] >= 0)
            graph.is_summary[at(graph.parent[at(i)])] = 1;
    }
    graph.parents_first.clear();
    if (parts != Parts::in_any_order) {
        graph.parents_first.resize(at(n));
        std::iota(graph.parents_first.begin(), graph.parents_first.end(), 0);
        return;
    }
    std::vector<std::int32_t> first(at(n) + 2, 0); // children by parent, the roots behind them
    auto const slot = [&](std::int32_t i) { return at(graph.parent[at(i)] < 0 ? n : graph.parent[at(i)]); };
    for (std::int32_t i = 0; i < n; ++i)
        ++first[slot(i) + 1];
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
    if (a.mode == Mode::manual && a.manual_start != kNoTime)
        return true;
    return a.constraint_date != kNoTime && a.mode == Mode::automatic &&
           (a.constraint == Constraint::start_no_earlier_than || a.constraint == Constraint::finish_no_later_than);
}

// Gives the summaries that take part in the logic their second node.
void add_roll_ups(Network const& network, Graph& graph)
{
    std::int32_t const n = graph.activity_count;
    graph.roll_up.assign(at(n), -1);
    if (!graph.any_summary)
        return;
    std::vector<std::uint8_t> linked(at(n), 0);
    for (Link const& link : network.links) {
        if (usable(link, n))
            linked[at(link.from)] = linked[at(link.to)] = 1;
    }
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

// Calls `add` for every edge, in an order that does not depend on anything but the input.
template <class Add>
void for_each_edge(Network const& network, Graph const& graph, std::vector<std::uint8_t> const& aside, Add add)
{
    std::int32_t const n = graph.activity_count;
    auto const exit_of = [&](std::int32_t i) { return graph.roll_up[at(i)] >= 0 ? graph.roll_up[at(i)] : i; };
    for (std::size_t k = 0; k < network.links.size(); ++k) {
        Link const& link = network.links[k];
        if (!usable(link, n) || (!aside.empty() && aside[k]) || graph.is_inactive[at(link.from)])
            continue;
        add(Edge{exit_of(link.from), link.to, static_cast<std::int32_t>(k), link.lag, link.type, link.lag_kind, Edge::Kind::link});
    }
    if (graph.activity_of_roll.empty())
        return;
    for (std::int32_t i = 0; i < n; ++i) {
        std::int32_t const parent = graph.parent[at(i)];
        if (parent < 0 || graph.roll_up[at(parent)] < 0)
            continue;
        add(Edge{.from = parent, .to = i, .kind = Edge::Kind::down});
        if (!graph.is_inactive[at(i)])
            add(Edge{.from = exit_of(i), .to = graph.roll_up[at(parent)], .kind = Edge::Kind::up});
    }
}

void sum_up(std::vector<std::int32_t>& first)
{
    for (std::size_t i = 1; i < first.size(); ++i)
        first[i] += first[i - 1];
}

// Two counting sorts: the edges by where they lead, their indices by where they come from. Counted one place further on, each sum is where
// the next edge of its node goes, and once all are in their place, where the node's edges begin.
void index_edges(Network const& network, std::vector<std::uint8_t> const& aside, Graph& graph)
{
    auto const nodes = at(graph.node_count());
    graph.first_in.assign(nodes + 2, 0);
    graph.first_out.assign(nodes + 2, 0);
    for_each_edge(network, graph, aside, [&](Edge const& e) {
        ++graph.first_in[at(e.to) + 2];
        ++graph.first_out[at(e.from) + 2];
    });
    sum_up(graph.first_in);
    sum_up(graph.first_out);
    graph.edges.resize(at(graph.first_in.back()));
    graph.out_edges.resize(graph.edges.size());
    for_each_edge(network, graph, aside, [&](Edge const& e) {
        std::int32_t const place = graph.first_in[at(e.to) + 1]++;
        graph.edges[at(place)] = e;
        graph.out_edges[at(graph.first_out[at(e.from) + 1]++)] = place;
    });
    graph.first_in.pop_back();
    graph.first_out.pop_back();
}

// An order close to that of the input, because plans are mostly written down in the order of their logic and then memory is
// read front to back: each node in turn, and after it those passed over before that waited only for it. False when circles
// leave nodes over.
bool order_nodes(Graph& graph)
{
    std::int32_t const nodes = graph.node_count();
    if (std::all_of(graph.edges.begin(), graph.edges.end(), [](Edge const& e) { return e.from < e.to; })) {
        graph.order.resize(at(nodes));
        std::iota(graph.order.begin(), graph.order.end(), 0);
        return true;
    }
    std::vector<std::int32_t> waiting(at(nodes));
    for (std::int32_t i = 0; i < nodes; ++i)
        waiting[at(i)] = graph.first_in[at(i) + 1] - graph.first_in[at(i)];
    graph.order.clear();
    graph.order.reserve(at(nodes));
    std::vector<std::int32_t> ready;
    for (std::int32_t i = 0; i < nodes; ++i) {
        if (waiting[at(i)] == 0)
            ready.push_back(i);
        while (!ready.empty()) {
            std::int32_t const node = ready.back();
            ready.pop_back();
            waiting[at(node)] = -1;
            graph.order.push_back(node);
            for (std::int32_t const e : graph.edges_from(node)) {
                std::int32_t const to = graph.edge(e).to;
                if (--waiting[at(to)] == 0 && (to < i || to >= graph.activity_count))
                    ready.push_back(to);
            }
        }
    }
    return graph.order.size() == at(nodes);
}

} // namespace

void make_graph(Network const& network, Graph& graph, std::vector<Problem>& problems)
{
    graph.activity_of_roll.clear();
    graph.activity_count = static_cast<std::int32_t>(network.activities.size());
    order_parents_first(graph, find_parents(network, graph, problems));
    add_roll_ups(network, graph);
    for (std::size_t k = 0; k < network.links.size(); ++k) {
        if (!usable(network.links[k], graph.activity_count))
            problems.push_back({.kind = Problem::Kind::bad_link, .link = static_cast<std::int32_t>(k)});
    }
    index_edges(network, {}, graph);
    if (!order_nodes(graph)) {
        std::vector<std::uint8_t> aside = break_cycles(graph, problems);
        aside.resize(network.links.size(), 0);
        index_edges(network, aside, graph);
        order_nodes(graph);
    }
}

} // namespace pmo::engine
