#pragma once
// How two lists become one and how one is disturbed. Every list stays one of all activities, predecessors before successors. Internal to levelling.

#include <cstdint>
#include <span>
#include <vector>

#include "core/levelling/model.h"
#include "core/levelling/random.h"

namespace pmo::levelling {

// A list with the schedule whose order it is, both in the direction of the pass that comes next.
struct Candidate {
    std::vector<std::int32_t> list;
    std::vector<Time> starts;
    Time length = 0;                   // of the schedule: its starts lie in 0 … length
    std::int64_t cost = 0;             // what is made small
};

class Crossover {
public:
    explicit Crossover(Model const& model);

    // One of the two below, by chance.
    void mix(Candidate const& mother, Candidate const& father, Random& random, std::vector<std::int32_t>& child);

    // The father's order, between two places the mother's (Hartmann 1998).
    void two_points(Candidate const& mother, Candidate const& father, Random& random, std::vector<std::int32_t>& child);

    // The stretch of the mother's schedule in which resources are busiest stays together, the rest keeps the father's order around it (after
    // the peak crossover of Valls, Ballestín, Quintanilla 2008).
    void peak(Candidate const& mother, Candidate const& father, Random& random, std::vector<std::int32_t>& child);

    // Activities drawn by chance move to places drawn by chance between their neighbours in the network.
    void shake(std::vector<std::int32_t>& list, std::int32_t times, Random& random);

private:
    struct Stretch { std::size_t from = 0, to = 0; };      // places of a list
    Stretch busiest(Candidate const& candidate, Random& random);
    void mark_around(std::span<std::int32_t const> block);

    enum Mark : std::uint8_t { none, inside, before, behind };
    Model const& m_model;
    std::vector<std::int64_t> m_use;                       // of an activity in each period: per mille of the capacities together
    std::vector<std::int64_t> m_load;
    std::vector<Mark> m_mark;
    std::vector<std::int32_t> m_behind, m_place;
};

}  // namespace pmo::levelling
