#pragma once
// Levelling as optimisation: the search for a short schedule, which can be stopped and asked at any time.
//
//     Levelling run(problem, {.seed = 1, .expected = 5'000});
//     while (!run.step(100) && !cancelled) show(run.makespan(), run.bounds().best());
//     apply(run.starts());
//
// It begins with the priority rules, serial and parallel, and goes on with two populations that evolve in turn (after Debels, Vanhoucke 2005):
// children of schedules shifted to the left are placed from the end backwards and children of those shifted to the right from the start
// forwards, so every crossover is also a pass of forward–backward improvement (justification). A schedule that a population holds already does
// not enter it again, and the fewer activities there are, the more children are disturbed: short lists soon know all of each other.
//
// The best schedule is always at hand and never gets worse. It is one of the forward pass; those keep releases, fixed starts, ranks and
// calendars exactly.
//
// The same problem, seed and expectation give the same result on every machine, however the steps are cut. No clock, no floating point.

#include <cstdint>
#include <memory>
#include <span>

#include "core/levelling/bounds.h"
#include "core/levelling/problem.h"

namespace pmo::levelling {

struct Options {
    std::uint64_t seed = 1;
    std::int64_t expected = 5'000;     // how many schedules the search will probably get: sizes the populations
};

class Levelling {
public:
    // The problem has no faults (faults_of).
    explicit Levelling(Problem const& problem, Options const& options = {});
    ~Levelling();
    Levelling(Levelling&&) noexcept;
    Levelling& operator=(Levelling&&) noexcept;

    // Generates so many schedules more. True: the best is proved optimal, more steps change nothing.
    bool step(std::int64_t schedules);

    // The best so far. Before the first step: everything in the order of the first rule.
    std::span<Time const> starts() const;
    Time makespan() const;
    std::int64_t cost() const;             // as cost_of(): equal to the makespan with fewer than two goals
    Time first_makespan() const;           // of the best single pass of a priority rule
    Bounds const& bounds() const;
    bool optimal() const;                  // one goal, and the makespan reaches the bound
    std::int64_t schedules() const;        // generated so far; a backward pass counts as one

private:
    class Search;
    std::unique_ptr<Search> m_search;
};

}  // namespace pmo::levelling
