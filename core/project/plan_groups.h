#pragma once
// The tasks of a plan sorted into groups: by owner, by who does most of the work, department, part of the breakdown, state, phase, deliverable, or whether they
// are critical. Each task stands in exactly one group, so that the groups' sums add up to the plan's. Lanes of the screen are core/project/plan_lanes.h.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/project/derived.h"

namespace pmo {

// New ones at the end: screens remember them by name.
enum class PlanGroupBy : std::uint8_t { owner, department, part, state, resource, phase, deliverable, critical };
enum class PlanState : std::uint8_t { late, running, planned, done };

std::string_view group_id(PlanGroupBy by);               // "owner"

struct PlanGroup {
    Id key;                                  // person, department, summary, phase, deliverable; kNoId: nobody, none
    PlanState state = PlanState::planned;    // of PlanGroupBy::state
    bool critical = false;                   // of PlanGroupBy::critical
    std::vector<std::int32_t> rows;          // of the plan, in its order
    std::int32_t open = 0;                   // tasks that are not finished
    std::int64_t work = 0;                   // planned, minutes of people
    Minute start = kNoTime, finish = kNoTime;    // the earliest and the latest
};

// Groups in the order in which the plan first names them, states from late to done, critical before the rest; what has no key comes last. Summaries and
// inactive tasks are left out. `keep` by row; empty: all.
std::vector<PlanGroup> plan_groups(Store const& store, Plan const& plan, PlanGroupBy by, std::vector<bool> const& keep = {});

PlanState state_of(Plan const& plan, std::int32_t row);
// The task's own work, else that of its assignments: effort, or units of the duration. Minutes.
std::int64_t planned_work(Store const& store, Plan const& plan, std::int32_t row);
// Working days that the finish lies behind the baseline's, of the task's calendar; negative: before it. 0 without a baseline.
std::int32_t slip_days(Plan const& plan, std::int32_t row);

}  // namespace pmo
