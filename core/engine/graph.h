// The network as a graph that has no circles: nodes, the edges into and out of each, and an order in which every node comes
// after all it waits for. It decides what a link to a summary means and which links are set aside; it knows no dates.
//
// Activity i is node i. A summary that takes part in the logic (it or one above it has a link or a date constraint) is two
// nodes: its own, the "gate", passes what the summary waits for down to its children, and a second one, the "roll-up",
// collects its children for those who wait for the summary. So a link between two summaries of a thousand activities
// each costs two thousand edges, not a million.
#pragma once

#include "core/engine/network.h"
#include "core/engine/schedule.h"

#include <cstdint>
#include <span>
#include <vector>

namespace pmo::engine {

struct Edge {
    enum class Kind : std::uint8_t {
        link,
        down, // from the gate of a summary to the activity or gate in it
        up,   // from an activity or roll-up to the roll-up of its summary
    };
    std::int32_t from = 0; // node
    std::int32_t to = 0;   // node
    std::int32_t link = -1;
    std::int32_t lag = 0;
    LinkType type = LinkType::finish_to_start;
    LagKind lag_kind = LagKind::working;
    Kind kind = Kind::link;
};

struct Graph {
    std::int32_t activity_count = 0;
    std::vector<std::int32_t> parent;           // by activity, -1 none; without circles
    std::vector<std::int32_t> parents_first;    // activities, each after its summary
    std::vector<std::uint8_t> is_summary;       // by activity
    std::vector<std::uint8_t> is_inactive;      // by activity
    std::uint8_t any_summary = 0;
    std::vector<std::int32_t> roll_up;          // by activity: its roll-up node, -1 when it has none
    std::vector<std::int32_t> activity_of_roll; // by node - activity_count
    std::vector<Edge> edges;                    // grouped by `to`
    std::vector<std::int32_t> first_in;         // by node, one more than nodes: into edges
    std::vector<std::int32_t> out_edges;        // indices into edges, grouped by `from`
    std::vector<std::int32_t> first_out;
    std::vector<std::int32_t> order;            // all nodes, every edge leads forwards

    std::int32_t node_count() const { return activity_count + static_cast<std::int32_t>(activity_of_roll.size()); }
    std::int32_t activity_of(std::int32_t node) const
    {
        return node < activity_count ? node : activity_of_roll[static_cast<std::size_t>(node - activity_count)];
    }
    std::span<Edge const> edges_into(std::int32_t node) const { return group<Edge>(edges, first_in, node); }
    std::span<std::int32_t const> edges_from(std::int32_t node) const { return group<std::int32_t>(out_edges, first_out, node); }
    Edge const& edge(std::int32_t index) const { return edges[static_cast<std::size_t>(index)]; }

private:
    template <class T>
    static std::span<T const> group(std::vector<T> const& all, std::vector<std::int32_t> const& first, std::int32_t node)
    {
        auto const begin = first[static_cast<std::size_t>(node)];
        auto const end = first[static_cast<std::size_t>(node) + 1];
        return {all.data() + begin, static_cast<std::size_t>(end - begin)};
    }
};

// Linear in activities and links. Adds what is wrong with links and parents, and one Problem per link set aside because of a
// circle: of the links on a circle the one listed last. What `graph` held before is overwritten, its memory used again.
void make_graph(Network const& network, Graph& graph, std::vector<Problem>& problems);

// The links to set aside so that no circle is left, by link index; appends to `problems`. For make_graph when ordering fails.
std::vector<std::uint8_t> break_cycles(Graph const& graph, std::vector<Problem>& problems);

} // namespace pmo::engine
