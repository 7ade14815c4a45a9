#pragma once
// A plan that follows edits of its tasks: what a task's record says goes into the arrays that the plan was made from, and only what depends on it is
// calculated again. The answer is the one that make_plan gives. It follows what people change most, dates, durations and progress; for everything else
// (structure, links, calendars, people, money) the plan is made anew.

#include <span>
#include <vector>

#include "core/project/plan.h"

namespace pmo {

// Own money of each row, in minor units of the plan's currency.
struct PlanMoney {
    struct Item { std::int64_t budget = 0, actual = 0; };
    std::vector<Item> items;             // by row
    std::int64_t loose = 0;              // booked on the project, not on a task
    bool any_budget = false;
};

struct LivePlan {
    PlanInputs inputs;                   // without its plan and records
    engine::Rescheduler engine;
    PlanMoney money;
};

// Whether a change of this field of a task can be followed.
bool can_follow(std::uint8_t task_slot);

// Brings `plan`, made with `live`, up to the records of these tasks. False when that is not possible; then the plan has to be made anew.
bool follow(Store const& store, std::span<Id const> tasks, LivePlan& live, Plan& plan);

// Parts of making a plan, of which following does some again.
void read_progress(Record const& task, PlanRow& row);
bool is_milestone(Record const& task, PlanRow const& row, engine::Activity const& activity);
engine::Activity activity_of(Record const& task, PlanRow const& row, engine::WorkingTime const& calendar);
void conclude_schedule(Plan& plan);
// `rows`: those whose own value may have changed; summaries always count.
void conclude_value(Plan& plan, PlanMoney const& money, Record const& project, std::span<std::int32_t const> rows);

}  // namespace pmo
