#pragma once
// Work, duration and units of a task: somebody types one of them and the task's type says which one follows (core/engine/effort.h has the table). The cells of
// the people on the task; the duration that comes out is told, because what else a duration moves (progress, manual dates) is the plan's business.
//
// Whose work nobody has typed works for duration x units and needs no cell; it gets one as soon as the two differ. A task whose duration is elapsed time is
// nobody's work. Units are kept in whole percent: the work stands exactly, and the plan takes lengths that differ only by that rounding for the same.

#include <optional>

#include "core/engine/effort.h"
#include "core/model/edit.h"

namespace pmo {

struct EffortEdit {
    Edit edit;
    std::optional<engine::Minute> duration;                    // what the task's has to become, working minutes; nothing: it stays
};

// What the task's work is shared as, by the task's assignments of people in the order of their ids. Nothing: the record is no task, or its duration is elapsed.
struct TaskEffort {
    engine::Effort effort;
    std::vector<Id> assignments;                       // by person of the effort
};
std::optional<TaskEffort> task_effort(Store const& store, Id task);

// An edit without operations and without a duration: there is nothing to do.
EffortEdit follow_duration(Store const& store, Id task, engine::Minute duration);      // its own duration is not set
EffortEdit type_work(Store const& store, Id assignment, engine::Minute work);
EffortEdit type_units(Store const& store, Id assignment, std::int64_t percent);
EffortEdit type_task_work(Store const& store, Id task, engine::Minute work);           // of everybody: each keeps the share
EffortEdit add_worker(Store const& store, Id task, Id person, std::int64_t percent, IdSource& ids);   // who is on it already is not added again
EffortEdit remove_worker(Store const& store, Id assignment);

}  // namespace pmo
