#pragma once
// What the runs say: dates and costs with their confidence, what drives them, where paths that meet cost time. Pure functions over a Chunk that holds all
// runs of a simulation (join() of its parts).

#include <cstdint>
#include <vector>

#include "core/simulation/simulate.h"
#include "core/simulation/statistics.h"

namespace pmo::simulation {

// Of one project, or of the whole: the latest finish of all, the cost of those with Project::in_total.
struct Outcome {
    Spread finish{};                     // minutes
    Spread cost{};                       // minor units
    std::vector<std::int64_t> finishes{}, costs{};   // sorted: for curves, histograms and shares
    Minute planned_finish = 0;           // with the plan's durations and no risk
    std::int64_t planned_cost = 0;
    double planned_finish_share = 0;     // of the runs that end not later than planned
    double planned_cost_share = 0;
    // Kept promises (Project::target_…): shares of the runs, -1 without a promise. Of the whole: all promises at once.
    double finish_kept = -1, cost_kept = -1, both_kept = -1;
};

struct TaskOutcome {
    std::int32_t activity = 0;
    Spread finish{};                     // minutes
    Spread duration{};                   // minutes left to do
    double criticality = 0;              // share of the runs in which it was on a driving chain, 0 to 1
    double cruciality = 0;               // rank correlation of its duration with its project's finish, −1 to 1
};

struct RiskOutcome {
    double share = 0;                    // of the runs in which it happened
    double finish_correlation = 0;       // rank correlation with the finish of the whole
    double cost_correlation = 0;
    double finish_with = 0, finish_without = 0;  // mean finish of the whole in the runs with it and without it; 0 where there are none
};

// Where links meet: the successor waits for the latest of them in every run, so its expected start is later than the expectation of any one link.
struct JoinOutcome {
    std::int32_t activity = 0;
    std::int32_t links = 0;
    double bias = 0;                     // expected latest − latest expected, working minutes of the activity's calendar, >= 0
};

struct Summary {
    std::int32_t runs = 0;
    std::vector<Outcome> projects;
    Outcome whole;
    std::vector<TaskOutcome> tasks;      // as Compiled::tasks; without rows of tasks only criticality
    std::vector<RiskOutcome> risks;
    std::vector<JoinOutcome> joins;      // greatest bias first, without those below a minute
};

Summary summarise(Compiled const& compiled, Chunk const& runs, Pace const& pace = {});

// The finishes and costs alone, as after without_risk().
std::vector<Outcome> outcomes(Compiled const& compiled, Chunk const& runs);      // by project, then the whole

// The share of the runs that end not later than `finish` and cost not more than `cost`, of a project, or of the whole (-1).
double joint_confidence(Compiled const& compiled, Chunk const& runs, std::int32_t project, Minute finish, std::int64_t cost);

// One bar of the tornado "switch one risk off".
struct Swing {
    std::int32_t risk = 0;
    double share = 0;                    // of the runs in which it happens
    double mean_finish = 0, p80_finish = 0;      // minutes by which the whole ends earlier without it (its project's chain may have others)
    double mean_cost = 0, p80_cost = 0;          // minor units that are saved without it
};
// `project` -1: the whole. One risk at a time, so that a worker can report progress between them.
Swing swing_of(Compiled const& compiled, Chunk const& runs, Outcome const& with, std::int32_t risk, std::int32_t project, Pace const& pace = {});

}  // namespace pmo::simulation
