#pragma once
// Why a task stands where it stands: the binding cause of its start and of its finish, the chain of causes before and after it, and the paths through the plan
// by how much float they have. Facts by row; the sentences are made by who shows them. It reads a computed Plan and concludes nothing anew about dates.

#include <cstdint>
#include <vector>

#include "core/project/derived.h"

namespace pmo {

struct Why {
    enum class Kind : std::uint8_t {
        project_start,
        link,                // of the task itself
        summary_link,        // of a summary above it
        constraint,          // its own
        summary_constraint,  // of a summary above it
        late_as_possible,
        levelling,           // its levelling delay
        rescheduled,         // work that is not done does not happen before the data date
        manual,
        actual,
        roll_up,             // a summary: the part that begins first or ends last
        work,                // a finish: the start, the duration and the calendar
        remaining,           // a finish of work that has begun: what is left
        tie,                 // a task of another project
    };
    Kind kind = Kind::project_start;
    std::int32_t row = -1;       // the task that holds it: predecessor, summary, part; −1: none
    std::int32_t link = -1;      // of Plan::links
    std::int32_t free_days = 0;  // days without work that lie between the cause and the date
    std::int32_t tie = -1;       // of Plan::ties
};

Why why_start(Store const& store, Plan const& plan, std::int32_t row);
Why why_finish(Store const& store, Plan const& plan, std::int32_t row);

// The driving chain of a task: back over what holds each start, and on over the tasks whose start it holds.
struct Trace {
    std::vector<std::int32_t> before, after;       // rows, nearest first, without the task itself
    std::vector<std::int32_t> links;               // of Plan::links
    bool empty() const { return before.empty() && after.empty(); }
};
Trace trace_of(Plan const& plan, std::int32_t row);

// A chain of tasks where each holds the next, with the float that it has against the end it leads to.
struct FloatPath {
    Minute slack = 0;                              // working minutes; 0: it drives the end
    std::vector<std::int32_t> rows;                // in the order of time
    std::vector<std::int32_t> links;               // of Plan::links, those between the rows and the one that the path ends in
};
// Paths of unfinished work to `end` (−1: what finishes last), the least float first; each task belongs to one path. At most `most`.
std::vector<FloatPath> float_paths(Store const& store, Plan const& plan, std::int32_t end, std::size_t most = 12);

// Working minutes by which a link could be longer before it held its successor, on the successor's calendar; negative: the link is not kept.
Minute link_slack(Store const& store, Plan const& plan, std::int32_t link);

}  // namespace pmo
