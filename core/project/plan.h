#pragma once
// From records to a plan: the only place that knows both registers and the schedule engine.

#include <functional>

#include "core/project/derived.h"

namespace pmo {

// Compiled calendars by record id; kNoId is the standard week.
using CalendarSource = std::function<engine::WorkingTime const&(Id)>;

// What a plan is scheduled from: its rows, links and calendars, and the engine's arrays by the same indices. For those who schedule variants of a plan
// without records, as levelling does.
struct PlanInputs {
    std::unique_ptr<Plan> plan = std::make_unique<Plan>();   // not scheduled yet, without values and baseline
    std::vector<Record const*> tasks;                        // by row
    std::vector<engine::Activity> activities;
    std::vector<engine::Link> links;
    std::vector<engine::Part> parts;
    struct Outside { Id predecessor; engine::Link link; };   // from a task of another project; link.from is not set
    std::vector<Outside> outside;                            // all of them, also those that are only shown
    engine::Direction direction = engine::Direction::from_start;
    Minute start = 0, finish = kNoTime, critical_slack = 0;
    bool constraints_win = true;
    engine::OutOfSequence out_of_sequence = engine::OutOfSequence::progress_override;

    // Borrows all of it.
    engine::Network network() const {
        return {.activities = activities, .links = links, .calendars = plan->calendars, .parts = parts, .direction = direction, .start = start, .finish = finish,
                .critical_slack_limit = critical_slack, .out_of_sequence = out_of_sequence, .constraints_win = constraints_win};
    }
};

// Of a project that does not exist: no rows, and the standard calendar.
PlanInputs plan_inputs(Store const& store, Id project, CalendarSource const& calendars);

// A link between tasks as the engine takes it.
engine::Link engine_link(Record const& dependency, std::int32_t from, std::int32_t to);

// The plan of inputs that have been scheduled (inputs.plan->schedule): values, baseline and problems. `kept` as below.
struct PlanMoney;
std::unique_ptr<Plan> conclude_plan(Store const& store, PlanInputs& inputs, PlanMoney* kept = nullptr);

// What cannot be said of another project's tasks in numbers: where a tie holds a task, it may not begin before the day at which it does in `plan`. For those
// who schedule one project's inputs without the others.
void hold_by_ties(PlanInputs& inputs, Plan const& plan);

struct LivePlan;

// The project's work breakdown structure, schedule and earned value. A project that does not exist gives an empty plan. `kept` receives the arrays that the
// dates came from, without the plan, for engines that go on from there; `live` what live_plan.h follows edits with.
std::unique_ptr<Plan> make_plan(Store const& store, Id project, CalendarSource const& calendars, PlanInputs* kept = nullptr, LivePlan* live = nullptr);

}  // namespace pmo
