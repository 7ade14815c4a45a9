// The critical path of a network: when everything can and must happen, and why.
//
// schedule() computes all of it every time, from plain arrays and nothing else: no clock, no state, the same answer on every
// machine and in any order of the input. A cycle, a calendar without working time or a constraint that breaks a link is a
// Problem in the result, never a failure; every activity gets dates in every case. It does not level resources, calculate
// cost or split work.
//
//     Schedule const plan = schedule({.activities = activities, .links = links, .calendars = calendars, .start = start});
//     if (plan.placed[i].critical) ...
//
// The rules are those of Microsoft Project, checked against its files to the minute:
// - forward: an activity starts when all links, its constraint and the project start allow it, on its own calendar; a
//   milestone may stand at the end of a working day;
// - backward: it must finish before it delays a successor, the project finish, its constraint or its deadline;
// - start slack and finish slack are working minutes from early to late, total slack is the smaller one (the finish slack
//   once started); free slack is the smallest gap to a successor that is not finished, never negative;
// - a link to a summary holds for everything in it, a link from it waits for its roll-up.
#pragma once

#include "core/engine/network.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace pmo::engine {

// Why an activity starts when it does: the latest bound of the forward pass.
struct Cause {
    enum class Kind : std::uint8_t {
        project_start,
        link,               // index: the driving link
        summary_link,       // index: the driving link of a summary above
        constraint,         // its own constraint date
        summary_constraint, // index: the summary above whose constraint date binds
        late_as_possible,   // stands at its late dates
        levelling,          // its levelling delay
        rescheduled,        // Network::reschedule_after
        manual,
        actual,
        roll_up,            // a summary: its parts
    };
    Kind kind = Kind::project_start;
    std::int32_t index = -1;
    friend bool operator==(Cause const&, Cause const&) = default;
};

struct Placed {
    Minute start = 0;
    Minute finish = 0;
    Minute early_start = 0;
    Minute early_finish = 0;
    Minute late_start = 0;
    Minute late_finish = 0;
    Minute start_slack = 0;  // slacks: working minutes of the activity's calendar, negative when too late
    Minute finish_slack = 0;
    Minute total_slack = 0;
    Minute free_slack = 0;
    Cause cause{};
    bool critical = false;
    friend bool operator==(Placed const&, Placed const&) = default;
};

struct Problem {
    enum class Kind : std::uint8_t {
        cycle,                   // link: set aside to break it; members: the activities on the circle, in its order
        bad_link,                // link: an end does not exist or both are the same; ignored
        bad_parent,              // activity: its chain of summaries is a circle or leads nowhere; taken as none
        bad_calendar,            // activity: no such calendar; taken as around the clock
        no_working_time,         // activity: its calendar has none for ever; taken as around the clock
        bad_length,              // activity: a negative duration or delay; taken as 0
        date_missing,            // activity: a constraint without its date, a manual activity without its start; ignored
        constraint_breaks_link,  // activity, link: the constraint date won, the link is not kept
        link_breaks_constraint,  // activity: a link, the project start or the calendar won, the constraint date is not kept
        out_of_range,            // activity: its dates left the years 1 to 9999 and were held there
    };
    Kind kind = Kind::cycle;
    std::int32_t activity = -1;
    std::int32_t link = -1;
    std::vector<std::int32_t> members{};
    friend bool operator==(Problem const&, Problem const&) = default;
};

struct Schedule {
    std::vector<Placed> placed;    // by activity
    std::vector<Problem> problems; // by kind, activity, link
    Minute start = 0;              // the given project start, or for from_finish the one found
    Minute finish = 0;             // the latest early finish, or for from_finish the given one
};

Schedule schedule(Network const& network);

// The same for those who reschedule again and again, as while a bar is dragged or a plan is typed: it keeps the memory, about
// 300 bytes for an activity, and what the next answer can be found from. The answer is the caller's.
class Rescheduler {
public:
    Rescheduler();
    ~Rescheduler();
    Rescheduler(Rescheduler&&) noexcept;
    Rescheduler& operator=(Rescheduler&&) noexcept;

    // Valid until the next call.
    Schedule const& schedule(Network const& network);
    void schedule(Network const& network, Schedule& out);

    // `out` is the answer to the last call; since then only the activities listed have changed, in place, in the arrays of that
    // network. The same answer as schedule(), found from what depends on them. Changes of a parent, calendar, mode or parts,
    // constraints that break links and schedules from the finish are calculated in full. Returns the activities, summaries
    // aside, that got other early dates; nothing when it was calculated in full, and then any may have moved.
    std::optional<std::span<std::int32_t const>> update(Network const& network, std::span<std::int32_t const> changed, Schedule& out);

    struct Memory; // internal to the engine

private:
    std::unique_ptr<Memory> m_memory;
};

} // namespace pmo::engine
