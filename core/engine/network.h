// What a schedule is computed from: activities, links and calendars as plain arrays that refer to each other by index.
//
// The network is data only. It borrows its arrays, so they must outlive the call; it has no names, no ids and no text.
// All dates are Minute instants, all lengths whole minutes. kNoTime means "not given".
#pragma once

#include "core/engine/working_time.h"

#include <cstdint>
#include <span>

namespace pmo::engine {

// The numbers are those of Microsoft Project's files.
enum class Constraint : std::uint8_t {
    as_soon_as_possible = 0,
    as_late_as_possible = 1,
    must_start_on = 2,
    must_finish_on = 3,
    start_no_earlier_than = 4,
    start_no_later_than = 5,
    finish_no_earlier_than = 6,
    finish_no_later_than = 7,
};

enum class Mode : std::uint8_t {
    automatic,
    manual,   // keeps manual_start and manual_finish whatever the links say
    inactive, // placed by its own links, but nothing and nobody waits for it
    outside,  // stands in another network: what waits for it waits, and what it waits for must not be late, but it is no part of this one
};

// A share of an activity done on a calendar of its own, as by one resource of several. With parts the activity lasts until
// its last part ends, and its own duration serves only percentages and slack.
struct Part {
    Minute duration = 0; // working minutes of `calendar` from its first to its last, >= 0
    Minute delay = 0;    // working minutes of `calendar` after the start of the activity, >= 0
    std::int32_t calendar = 0;
    Minute gaps = 0;       // of `duration`: how long the work rests, >= 0
    Minute gaps_ahead = 0; // of `gaps`: what lies in the rest of a started activity
};

struct Activity {
    Minute duration = 0;              // working minutes of `calendar`, >= 0; 0 is a milestone
    Minute constraint_date = kNoTime; // needed by all constraints but the first two; without it they do not bind
    Minute deadline = kNoTime;        // bounds the late dates only
    Minute manual_start = kNoTime;    // for Mode::manual; for Mode::outside its dates there
    Minute manual_finish = kNoTime;   // Mode::outside: constraint_date and deadline are its late start and finish there, without them it bounds nobody
    Minute actual_start = kNoTime;    // started: no link or constraint moves the start any more
    Minute actual_finish = kNoTime;   // finished
    Minute remaining = kNoTime;       // working minutes left of a started activity; not given: all of it
    Minute resume = kNoTime;          // when the remaining work goes on; not given: without interruption
    Minute level_delay = 0;           // elapsed minutes added to the earliest start by levelling, >= 0
    std::int32_t calendar = 0;        // index into Network::calendars
    std::int32_t parent = -1;         // index of the summary it belongs to, -1 none
    std::int32_t first_part = 0;      // index into Network::parts
    std::int32_t part_count = 0;      // 0: none, the usual case
    Constraint constraint = Constraint::as_soon_as_possible;
    Mode mode = Mode::automatic;
    bool placeholder = false;         // manual, and nobody has given a duration yet: not critical unless linked
};

// The numbers are those of Microsoft Project's files.
enum class LinkType : std::uint8_t { finish_to_finish = 0, finish_to_start = 1, start_to_finish = 2, start_to_start = 3 };

enum class LagKind : std::uint8_t {
    working,         // working minutes of the successor's calendar
    elapsed,         // minutes around the clock
    percent,         // percent of the predecessor's duration, taken as working minutes
    elapsed_percent, // percent of the predecessor's duration, taken as minutes around the clock
};

struct Link {
    std::int32_t from = 0; // predecessor, index of an activity; may be a summary
    std::int32_t to = 0;   // successor; may be a summary, whose activities then all wait
    std::int32_t lag = 0;  // minutes or percent, negative for a lead
    LinkType type = LinkType::finish_to_start;
    LagKind lag_kind = LagKind::working;
};

enum class Direction : std::uint8_t { from_start, from_finish };

// What becomes of the rest of an activity that was started before its predecessors allowed it.
enum class OutOfSequence : std::uint8_t {
    progress_override, // it goes on: what has happened shows that the link does not hold
    retained_logic,    // it waits for its predecessors, interrupted
};

struct Network {
    std::span<Activity const> activities{};
    std::span<Link const> links{};
    std::span<WorkingTime const> calendars{};
    std::span<Part const> parts{};

    Direction direction = Direction::from_start;
    Minute start = 0;                 // project start; for from_finish the schedule finds it
    Minute finish = kNoTime;          // project finish, needed for from_finish only
    Minute critical_slack_limit = 0;  // critical: total slack <= this, working minutes
    Minute reschedule_after = kNoTime; // usually the status date: work that is not done does not happen before it
    OutOfSequence out_of_sequence = OutOfSequence::progress_override;
    bool constraints_win = true;      // a constraint date beats a link ("tasks will always honor their constraint dates")
};

} // namespace pmo::engine
