#pragma once
// What a schedule and cost risk analysis is computed from: one network of one or several projects, what is uncertain in it, the risks that may happen and
// what time costs. Plain values that refer to each other by index; no records, no names, no text. See core/project/simulation_model.h for how a
// workspace becomes a model.
//
// Durations are whole working minutes of the activity's calendar, costs whole minor units of a currency.

#include <cstdint>
#include <vector>

#include "core/engine/network.h"
#include "core/engine/schedule.h"
#include "core/simulation/distribution.h"
#include "core/simulation/random.h"

namespace pmo::simulation {

using engine::Minute;
using engine::kNoTime;

struct Project {
    Minute start = 0;                    // activities without predecessors begin here; of a plan made backwards the start that was found
    Minute reschedule_after = kNoTime;   // usually the status date: work that is not done does not happen before it
    Minute target_finish = kNoTime;      // what was promised; not given: nothing
    std::int64_t target_cost = -1;       // likewise; negative: nothing
    std::int64_t cost = 0;               // spent or certain, on no activity
    bool constraints_win = true;         // as in engine::Network
    bool in_total = true;                // its cost counts for the whole: the same currency as the others
};

// What is uncertain of an activity: the work that is left once it is started, otherwise the whole duration.
struct Estimate {
    std::int32_t activity = 0;           // an automatic activity that is not finished and no summary
    Distribution duration{};
    Key key = 0;
    std::int32_t group = -1;             // index into groups; -1: varies on its own
};

// Activities whose durations vary together, as by one supplier or one kind of work. `correlation` is that of the normal scores (see correlation.h).
struct Group {
    double correlation = 0;              // 0 to 1, between any two of the group
    Key key = 0;
};

struct PairCorrelation {
    std::int32_t a = 0, b = 0;           // indices into estimates
    double correlation = 0;              // -1 to 1; takes the place of a common group's
};

// A threat or an opportunity: it happens in a share of the runs, and then all its effects do.
struct RiskEvent {
    double probability = 0;              // 0 to 1
    Key key = 0;
    std::int32_t exclusive = -1;         // risks with the same number here: at most one of them happens in a run
};

// What a risk does to one activity when it happens. A duration becomes duration × (1 + the sum of `share`) + the sum of delays, never less than nothing.
struct Effect {
    std::int32_t risk = 0;
    std::int32_t activity = -1;          // -1: cost only
    std::int32_t project = 0;            // whose cost
    Distribution delay{};                // working minutes of the activity
    double share = 0;                    // of the duration as drawn: 0.2 makes it a fifth longer
    Distribution cost{};
    bool saves = false;                  // an opportunity: delay, share and cost are taken away
    Key key = 0;                         // for the amounts
};

// What an activity costs in a run: fixed + per_work × (what is left in this run ÷ what is left as planned).
struct ActivityCost {
    std::int64_t fixed = 0;              // spent, and what does not depend on time
    std::int64_t by_time = 0;            // what the planned rest of the work costs
};

struct Model {
    std::vector<Project> projects{};
    std::vector<engine::Activity> activities{};   // parents within a project
    std::vector<std::int32_t> project_of{};       // by activity
    std::vector<engine::Link> links{};            // also between projects
    std::vector<engine::WorkingTime> calendars{};
    std::vector<engine::Part> parts{};
    std::vector<Estimate> estimates{};
    std::vector<Group> groups{};
    std::vector<PairCorrelation> pairs{};
    std::vector<RiskEvent> risks{};
    std::vector<Effect> effects{};
    std::vector<ActivityCost> costs{};            // by activity
};

// What is wrong with a model. It can be simulated all the same; what the fault says is what was done about it.
struct Fault {
    enum class Kind : std::uint8_t {
        network,               // index into the network's problems: a circle of links, a calendar without working time, …
        bad_estimate,          // estimate: not in order, negative, too large, or of an activity that does not vary; the plan's duration stands
        double_estimate,       // estimate: the activity has an earlier one; left out
        bad_correlation,       // pair (or -1 - group): outside of its limits or of the list; left out
        correlation_weakened,  // correlations contradict each other: all of them in a block were multiplied by `value`
        too_many_pairs,        // more estimates hang together by pairs than kMostInBlock; the pairs were left out
        bad_probability,       // risk: outside of 0 to 1; brought to the nearer end
        exclusive_too_likely,  // `exclusive` number: the probabilities make more than 1; divided by their sum, which is `value`
        bad_effect,            // effect: its risk, activity, project or amounts are not possible; left out
        bad_project,           // activity: no such project; taken as the first
        late_as_possible,      // activity: "as late as possible" has no meaning before the run is over; taken as soon as possible
    };
    Kind kind = Kind::network;
    std::int32_t index = -1;
    double value = 0;
    friend bool operator==(Fault const&, Fault const&) = default;
};

}  // namespace pmo::simulation
