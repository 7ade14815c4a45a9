// Setting links aside until a network has no circles.

#include "core/base/sort.h"
#include "core/engine/graph.h"

#include <algorithm>
#include <cstddef>

namespace pmo::engine {

namespace {

std::size_t at(std::int32_t i)
{
    return static_cast<std::size_t>(i);
}

// Each round sets one link aside per knot of circles. People make a handful; for input made of nothing but circles the
// rounds would add up to quadratic time, so after these the rest goes by a rule that needs one look at each link.
constexpr int kRounds = 24;

// Knots are strongly connected components: sets of nodes that all reach each other (Tarjan's algorithm with its own stack,
// because a chain of 100,000 activities must not be 100,000 calls deep).
std::vector<std::int32_t> find_knots(Graph const& graph, std::vector<std::uint8_t> const& aside_by_link)
{
    std::int32_t const nodes = graph.node_count();
    std::vector<std::int32_t> knot(at(nodes), -1);
    std::vector<std::int32_t> number(at(nodes), -1);
    std::vector<std::int32_t> lowest(at(nodes), 0);
    std::vector<std::int32_t> open;
    struct Visit {
        std::int32_t node;
        std::int32_t edge;
    };
    std::vector<Visit> visits;
    std::int32_t count = 0;
    for (std::int32_t root = 0; root < nodes; ++root) {
        if (number[at(root)] >= 0)
            continue;
        visits.push_back({root, graph.first_out[at(root)]});
        number[at(root)] = lowest[at(root)] = count++;
        open.push_back(root);
        while (!visits.empty()) {
            Visit& v = visits.back();
            std::int32_t const node = v.node;
            if (v.edge < graph.first_out[at(node) + 1]) {
                Edge const& e = graph.edge(graph.out_edges[at(v.edge++)]);
                if (e.link >= 0 && aside_by_link[at(e.link)])
                    continue;
                if (number[at(e.to)] < 0) {
                    number[at(e.to)] = lowest[at(e.to)] = count++;
                    open.push_back(e.to);
                    visits.push_back({e.to, graph.first_out[at(e.to)]});
                } else if (knot[at(e.to)] < 0) {
                    lowest[at(node)] = std::min(lowest[at(node)], number[at(e.to)]);
                }
                continue;
            }
            visits.pop_back();
            if (!visits.empty())
                lowest[at(visits.back().node)] = std::min(lowest[at(visits.back().node)], lowest[at(node)]);
            if (lowest[at(node)] == number[at(node)]) {
                std::int32_t member = -1;
                do {
                    member = open.back();
                    open.pop_back();
                    knot[at(member)] = node;
                } while (member != node);
            }
        }
    }
    return knot;
}

// The shortest way from one node to another inside a knot, as activities without repetition.
std::vector<std::int32_t> way_inside(Graph const& graph, std::vector<std::int32_t> const& knot, std::vector<std::uint8_t> const& aside_by_link,
                                     std::int32_t from, std::int32_t to, std::vector<std::int32_t>& came_from)
{
    std::vector<std::int32_t> queue{from};
    came_from[at(from)] = from;
    for (std::size_t k = 0; k < queue.size() && came_from[at(to)] < 0; ++k) {
        for (std::int32_t const out : graph.edges_from(queue[k])) {
            Edge const& e = graph.edge(out);
            if (knot[at(e.to)] != knot[at(from)] || came_from[at(e.to)] >= 0 || (e.link >= 0 && aside_by_link[at(e.link)]))
                continue;
            came_from[at(e.to)] = queue[k];
            queue.push_back(e.to);
        }
    }
    struct Step {
        std::int32_t activity;
        std::size_t place;
    };
    std::vector<Step> steps;
    for (std::int32_t node = to;; node = came_from[at(node)]) {
        steps.push_back({graph.activity_of(node), steps.size()});
        if (node == from)
            break;
    }
    for (std::int32_t const node : queue)
        came_from[at(node)] = -1;
    // A summary is passed twice, by its gate and by its roll-up; it is named once.
    sort_stably(steps, [](Step a, Step b) { return a.activity != b.activity ? a.activity < b.activity : a.place > b.place; });
    steps.erase(std::unique(steps.begin(), steps.end(), [](Step a, Step b) { return a.activity == b.activity; }), steps.end());
    sort_stably(steps, [](Step a, Step b) { return a.place > b.place; });
    std::vector<std::int32_t> way;
    for (Step const step : steps)
        way.push_back(step.activity);
    return way;
}

// A number per node that grows along every hierarchy edge: gate, what is inside, roll-up.
std::vector<std::int32_t> hierarchy_rank(Graph const& graph)
{
    std::vector<std::int32_t> size(at(graph.activity_count), 2);
    for (std::size_t k = graph.parents_first.size(); k-- > 0;) {
        std::int32_t const i = graph.parents_first[k];
        if (graph.parent[at(i)] >= 0)
            size[at(graph.parent[at(i)])] += size[at(i)];
    }
    std::vector<std::int32_t> rank(at(graph.node_count()), 0);
    std::vector<std::int32_t> next(at(graph.activity_count), 0);
    std::int32_t next_root = 0;
    for (std::int32_t const i : graph.parents_first) {
        std::int32_t& place = graph.parent[at(i)] >= 0 ? next[at(graph.parent[at(i)])] : next_root;
        rank[at(i)] = place;
        next[at(i)] = place + 1;
        place += size[at(i)];
        if (graph.roll_up[at(i)] >= 0)
            rank[at(graph.roll_up[at(i)])] = place - 1;
    }
    return rank;
}

} // namespace

std::vector<std::uint8_t> break_cycles(Graph const& graph, std::vector<Problem>& problems)
{
    std::vector<Edge> const& edges = graph.edges;
    std::int32_t greatest_link = -1;
    for (Edge const& e : edges)
        greatest_link = std::max(greatest_link, e.link);
    std::vector<std::uint8_t> aside(at(greatest_link + 1), 0);
    std::vector<std::int32_t> came_from(at(graph.node_count()), -1);
    std::vector<Edge const*> last_in_knot(at(graph.node_count()));

    for (int round = 0;; ++round) {
        std::vector<std::int32_t> const knot = find_knots(graph, aside);
        std::fill(last_in_knot.begin(), last_in_knot.end(), nullptr);
        bool found = false;
        for (Edge const& e : edges) {
            if (e.link < 0 || aside[at(e.link)] || knot[at(e.from)] != knot[at(e.to)])
                continue;
            found = true;
            Edge const*& last = last_in_knot[at(knot[at(e.from)])];
            if (!last || last->link < e.link)
                last = &e;
        }
        if (!found)
            break;
        if (round == kRounds) {
            std::vector<std::int32_t> const rank = hierarchy_rank(graph);
            for (Edge const& e : edges) {
                if (e.link < 0 || aside[at(e.link)] || knot[at(e.from)] != knot[at(e.to)] || rank[at(e.from)] < rank[at(e.to)])
                    continue;
                aside[at(e.link)] = 1;
                problems.push_back({Problem::Kind::cycle, graph.activity_of(e.to), e.link, {graph.activity_of(e.to), graph.activity_of(e.from)}});
            }
            break;
        }
        for (Edge const* last : last_in_knot) {
            if (!last)
                continue;
            problems.push_back({Problem::Kind::cycle, graph.activity_of(last->to), last->link,
                                way_inside(graph, knot, aside, last->to, last->from, came_from)});
            aside[at(last->link)] = 1;
        }
    }
    return aside;
}

} // namespace pmo::engine
