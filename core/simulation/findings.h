#pragma once
// All that a screen says of a finished simulation, as one plain value: the summary, the tornado "switch one risk off", and the end of every run. It is made
// once, away from the interface (core/jobs/simulate_job.h), and then only read.

#include <cstdint>
#include <functional>
#include <vector>

#include "core/simulation/summary.h"

namespace pmo::simulation {

struct Findings {
    std::int64_t first = 0;                          // number of the first run
    Summary summary{};
    std::vector<Swing> swings{};                     // of risks on their own project, in the order of the model; not of all when that were too much work
    std::vector<std::int64_t> finishes{}, costs{};   // of the whole, by run
};

// Whether a chunk that came from outside can be of this model: every row has the right width.
bool belongs(Compiled const& compiled, Chunk const& runs);

// How many risks are switched off, one after the other: as many as take a few seconds, the ones with the greatest expected delay, then cost, first.
inline constexpr std::int64_t kSwingWork = 200'000'000;          // activities × runs × risks
inline constexpr std::int32_t kFewestSwings = 12;

// `runs` belongs to the model and holds all runs. Tells its progress, most of which is the risks, at least once in kMostBetween.
Findings find_all(Compiled const& compiled, Chunk const& runs, std::function<void(int permille)> const& progress = {});

// The number of the run that ends nearest to `finish`; of equal ones the first. -1 without runs.
std::int64_t run_nearest(Findings const& findings, Minute finish);

// The share of the runs that end not later than `finish` and cost not more than `cost`, 0 to 1.
double joint_share(Findings const& findings, Minute finish, std::int64_t cost);

}  // namespace pmo::simulation
