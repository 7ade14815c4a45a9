#pragma once
// What an edit would do to the plan of one project: the same figures before and after, without changing anything. The edit is carried out on a copy of
// that project's records only, so that it can be asked while a person looks at it. The edit may touch the project, its tasks, dependencies, assignments,
// interruptions and budget lines; an edit of anything else cannot be judged.

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "core/model/edit.h"
#include "core/project/derived.h"

namespace pmo {

struct TaskShift {
    Id task;
    Minute finish_before = kNoTime, finish_after = kNoTime;     // kNoTime: it is not there on that side
    Minute slack_before = 0, slack_after = 0;                   // total slack, working minutes
};

struct PlanImpact {
    bool computed = false;                                      // false: the edit cannot be carried out on the project
    Minute finish_before = kNoTime, finish_after = kNoTime;
    std::int32_t finish_days = 0;                               // working days of the project's calendar, positive: later
    std::string currency = "CNY";
    std::int64_t budget_before = 0, budget_after = 0;           // of the project, minor units
    std::int64_t reserve_before = 0, reserve_after = 0;
    std::int64_t eac_before = 0, eac_after = 0;
    std::int32_t minutes_per_day = 480;
    std::int32_t critical_before = 0, critical_after = 0;       // tasks on the critical path
    std::vector<Id> joins_critical, leaves_critical;            // in the order of the plan
    std::vector<TaskShift> milestones;                          // unfinished ones, in the order of the plan
    std::int32_t moved = 0;                                     // tasks whose finish moves
    std::vector<Problem> problems;                              // of the plan afterwards, that it does not have now: a circle of links
};

// The plan as it would be; nullptr: the edit cannot be carried out.
std::unique_ptr<Plan> plan_after(Store const& store, Derived const& derived, Id project, Edit const& edit);

// Where one task of it and the project would end, for somebody who is about to let go of a bar. Nothing: the edit cannot be carried out, or the task is not
// in the plan afterwards.
struct DateEffect {
    Minute start = kNoTime, finish = kNoTime;
    bool critical = false;
    Minute plan_finish = kNoTime;
};
std::optional<DateEffect> date_effect(Store const& store, Derived const& derived, Id project, Edit const& edit, Id task);

PlanImpact plan_impact(Store const& store, Derived const& derived, Id project, Edit const& edit);

}  // namespace pmo
