// From a Microsoft Project file to a network, so that a file can be scheduled without a workbench around it: tests, the
// command line and import checks use it. The workbench itself goes by its own records (core/project/inputs).
//
//     Result<mspdi::ScheduleInput> const input = mspdi::make_schedule_input(project);
//     engine::Schedule const plan = engine::schedule(input->network());
//
// Of the dates in the file only those are used that a person or progress has set: constraints, deadlines, manual dates, actual
// dates, stop and resume. The computed ones (start, finish, early, late, slack of automatic tasks) are not looked at, but for
// the start of a task that waits for a task of another project, which is all the file tells of that, and how long split work
// rests between its pieces (mspdi_gaps.h), not where these lie.
//
// Error codes: mspdi.calendars_too_large {limit}.
#pragma once

#include "core/base/result.h"
#include "core/engine/parts.h"
#include "core/io/mspdi_reader.h"

#include <cstdint>
#include <vector>

namespace pmo::mspdi {

struct ScheduleInput {
    std::vector<engine::Activity> activities;     // one per task that is not an empty row
    std::vector<engine::Link> links;
    std::vector<engine::Part> parts;
    std::vector<engine::WorkingTime> calendars;   // 0 is the project calendar, 1 around the clock
    std::vector<std::int32_t> task_of_activity;   // index into Project::tasks
    std::vector<std::vector<engine::Gap>> gaps;   // by activity: how its work is split
    std::vector<std::uint8_t> rests_alone;        // by activity: 1 where one person's work rests while others' goes on, which no gap of the task says
    engine::Direction direction = engine::Direction::from_start;
    Minute start = 0;
    Minute finish = kNoTime;
    Minute critical_slack_limit = 0;
    bool constraints_win = true;

    // Borrows the arrays of this value.
    engine::Network network() const;
};

Result<ScheduleInput> make_schedule_input(Project const& project);

} // namespace pmo::mspdi
