#pragma once
// The weekly round of progress (D4): who has to report on which task this week, what was reported, how far it is from the plan, and what of it the plan does
// not know yet. A week is named by its Monday. It reads records and plans and changes nothing (core/actions/progress_round.h does).

#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/date.h"
#include "core/project/derived.h"

namespace pmo {

enum class RoundState : std::uint8_t {
    expected,            // nobody has been asked yet: there is no record
    due,                 // asked, the day has not passed
    overdue,             // asked, the day has passed
    missed,              // given up
    collected,           // reported, the plan does not know it yet
    applied,             // in the plan
};
enum class RoundReason : std::uint8_t { running, starts, finishes, late_start, late_finish, reported };   // reported: only because there is a report

// A further report of the same week on the same task.
struct RoundVoice {
    Id report, reporter;
    RoundState state = RoundState::due;
    std::optional<std::int32_t> percent{};
};

// One line for each task, however many report on it: what was told last counts, before what is only asked for.
struct RoundLine {
    Id project, task;
    Id reporter;                         // of the report, else the task's owner, else the project's manager; kNoId: nobody
    Id report;                           // the one that counts; kNoId: expected
    std::vector<RoundVoice> others{};    // reports that do not count
    RoundState state = RoundState::expected;
    RoundReason reason = RoundReason::running;
    std::int32_t planned_percent = 0;    // what the schedule wants by the data date
    std::int32_t plan_percent = 0;       // what the plan knows
    std::optional<std::int32_t> reported_percent{};
    Minute finish = kNoTime, baseline_finish = kNoTime;     // of the plan
    std::int32_t deviation_days = 0;     // working days by which the reported, else the planned finish lies behind the baseline (without one: behind the plan)
    bool needs_cause = false;            // behind by more than the limits below, and no cause is given
    bool needs_action = false;           // a cause without a correction, or a correction that is nobody's action item
    bool contradicted = false;           // somebody else's percent is further away than the limit below
};

inline constexpr std::int32_t kRoundDays = 3, kRoundPoints = 10;      // a deviation beyond these has to be explained

struct Round {
    Date week;                           // Monday
    std::vector<RoundLine> lines;        // by project, then in the order of the plan
    std::int32_t wanted = 0, collected = 0, applied = 0, overdue = 0, unexplained = 0;    // tasks; collected: with those applied
};

// Reports that the plan does not know yet, in the order in which they count.
std::vector<Id> waiting_reports(Round const& round);
Date week_of(Date day);                  // its Monday
// Of one project, or of all that run. `today` says what is overdue.
Round progress_round(Store const& store, Derived const& derived, Id project, Date week, Date today);

}  // namespace pmo
