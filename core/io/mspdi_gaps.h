// Split work in a Microsoft Project file. The file has no element for it: a task is split where the work by the day of everybody on it rests and goes on.
// Read from there, and written back that way.
#pragma once

#include "core/engine/parts.h"
#include "core/io/mspdi_reader.h"

#include <span>
#include <string>
#include <vector>

namespace pmo::mspdi {

// The stretches between the first and the last work of a task in which nobody on it works, in working minutes of `calendar`. An assignment without work by
// the day works from its start to its finish. The file says by the day where work rests, but the task's `duration` to the minute: what a day before a gap
// has less of work belongs to the gap. Where the place of a gap is lost, but not its length, it is taken for the
// middle. `resting`: between stop and resume of work that has begun, which is no such gap.
std::vector<engine::Gap> gaps_of(std::span<Assignment const* const> on_task, engine::WorkingTime const& calendar, Minute duration, Minute resting = 0);

// Whether the work by the day of one assignment rests for a while in the middle, in the time of its person, in which another one on the task works: a gap of
// one person alone. It is carried as it is, but no gap of the task.
bool rests_alone(Assignment const& assignment, std::span<Assignment const* const> on_task, engine::WorkingTime const& own);

// A stretch of even work, or of rest, between two instants.
struct WorkPeriod {
    Minute start = 0;
    Minute finish = 0;
    Minute work = 0; // minutes of the person's time, 0: rest
    bool done = false;
};

// Work by the day of one assignment: elements TimephasedData of actual and remaining work.
std::string write_periods(std::int32_t assignment_uid, std::span<WorkPeriod const> periods);

} // namespace pmo::mspdi
