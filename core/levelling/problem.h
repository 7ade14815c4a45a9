#pragma once
// What is levelled: activities that need resources of limited capacity, as plain arrays that refer to each other by index. This is the
// resource-constrained project scheduling problem with time lags, changing capacities, calendars, fixed starts and priorities. No names,
// records or dates: core/project/level_plan.h translates a workspace, core/io/psplib.h and core/io/level_json.h read files.
//
// Time is counted in whole periods from 0; what a period means (a minute, a quarter of an hour, a day) is the caller's choice. An activity
// occupies [start, finish) and holds its resources throughout, but in its rests. Where a calendar makes it pause, finish is later than start + duration.

#include <cstdint>
#include <string_view>
#include <vector>

namespace pmo::levelling {

using Time = std::int32_t;

inline constexpr Time kFree = -1;                      // of Activity::fixed: levelling chooses the start
inline constexpr Time kLatest = 1'000'000'000;         // no time, and no sum of all durations and lags, may go beyond
inline constexpr std::int32_t kMostUnits = 30'000;     // of capacity and demand; more would not fit the packed profile

struct Interval {
    Time from = 0, to = 0;
    friend bool operator==(Interval const&, Interval const&) = default;
};

// Units of a resource while the activity lasts.
struct Demand {
    std::int32_t resource = 0;
    std::int32_t units = 0;        // 0 … kMostUnits
    friend bool operator==(Demand const&, Demand const&) = default;
};

// A share of an activity that runs on a calendar of its own. With parts, the activity ends with its last part.
struct Part {
    Time duration = 0;
    Time delay = 0;                // periods of the calendar after the activity's start
    std::int32_t calendar = -1;
    friend bool operator==(Part const&, Part const&) = default;
};

struct Activity {
    Time duration = 0;             // periods of its calendar; 0: a milestone, needs nothing
    Time release = 0;              // starts no earlier
    Time fixed = kFree;            // starts then, whatever links and capacities say: pinned, in progress, done
    std::int32_t priority = 500;   // 0 … 1000: nothing of lower priority makes it wait
    std::int32_t calendar = -1;    // -1: every period works
    std::int32_t goal = 0;         // index into Problem::goals; without goals 0
    std::vector<Demand> demands{};
    std::vector<Part> parts{};
    // In which it holds nothing, ascending and apart: periods of its calendar after its start. Durations, those of the parts too, count them.
    std::vector<Interval> rests{};
};

enum class LinkType : std::uint8_t { finish_to_start, start_to_start, finish_to_finish, start_to_finish };

// The successor starts (or finishes) no earlier than the predecessor's finish (or start) plus the lag.
struct Link {
    std::int32_t from = 0;
    std::int32_t to = 0;
    Time lag = 0;                  // negative: a lead
    LinkType type = LinkType::finish_to_start;
    std::int32_t calendar = -1;    // that counts the lag; -1: every period
};

struct Step {
    Time from = 0;
    std::int32_t units = 0;
    friend bool operator==(Step const&, Step const&) = default;
};

// Capacity over time: each step holds until the next, the last for ever; before the first there is none.
struct Resource {
    std::vector<Step> capacity{};
    std::int32_t most() const;     // the highest step
    std::int32_t last() const;     // the final one
};

// Working periods, ascending and apart. After the last interval every period works, before the first too: what lies outside of the horizon
// is nobody's concern, but every question has an answer.
struct Calendar {
    std::vector<Interval> work{};
};

struct Problem {
    std::vector<Activity> activities{};
    std::vector<Link> links{};
    std::vector<Resource> resources{};
    std::vector<Calendar> calendars{};
    // Weights, at least 1, of the finishes that shall be early: one for each project of a portfolio. Fewer than two: the makespan alone.
    std::vector<std::int32_t> goals{};
};

// What makes a problem impossible to level. The engine wants a problem without faults.
struct Fault {
    enum class Kind : std::uint8_t {
        bad_index,         // of an activity or link: something that does not exist
        bad_number,        // of an activity or link: negative, or beyond the limits above
        bad_capacity,      // of a resource: steps not ascending, or beyond the limits
        bad_calendar,      // of a calendar: intervals not ascending and apart
        never_fits,        // of an activity: asks for more than a resource has in the end
        cycle,             // of an activity: it waits for itself
        too_long,          // of nothing: all durations and lags in a row go beyond kLatest
    };
    Kind kind = Kind::bad_index;
    std::int32_t index = -1;       // of the activity, link, resource or calendar
    friend bool operator==(Fault const&, Fault const&) = default;
};

std::string_view name_of(Fault::Kind kind);            // "levelling.cycle": a stable code
std::vector<Fault> faults_of(Problem const& problem);  // empty: can be levelled

// The longest makespan any list of activities can lead to: everything in a row after the last event.
Time horizon_of(Problem const& problem);

// ---- What a schedule must keep, written plainly and apart from the engine. ----

struct Violation {
    enum class Kind : std::uint8_t { wrong_size, before_release, moved_fixed, not_working, link, capacity };
    Kind kind = Kind::link;
    std::int32_t index = -1;       // of the activity, link or resource
    Time at = 0;                   // where a capacity is exceeded
    friend bool operator==(Violation const&, Violation const&) = default;
};

// All violations of a schedule. Links into a fixed activity are not kept by anybody, and what fixed activities take beyond a capacity
// is no violation, as long as nothing else is added there.
std::vector<Violation> violations_of(Problem const& problem, std::vector<Time> const& starts);

// When an activity that starts at `start` finishes.
Time finish_of(Problem const& problem, std::int32_t activity, Time start);

// What levelling makes small: the weighted sum of the goals' last finishes, or the makespan.
std::int64_t cost_of(Problem const& problem, std::vector<Time> const& starts);

// The last finish; 0 without activities.
Time makespan_of(Problem const& problem, std::vector<Time> const& starts);

}  // namespace pmo::levelling
