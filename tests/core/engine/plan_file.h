// A plan as a short text with the dates it must get: one file a case in tests/data/plans, read here. Not a format of the workbench.
//
//     # Why these dates: reasoned by hand.
//     task pour 2d snet 11-26
//     task walls 3d
//     link pour walls fs+2ed
//     expect walls 11-30 12-02 slack 0d critical why link pour>walls
//
// One statement a line:
//     project start|finish|after DATE, project slack-limit DUR, project links-win, project retained-logic,
//     project calendar NAME
//     calendar NAME [on BASE]              office (Monday to Friday 08:00-12:00, 13:00-17:00) and clock are there already
//     hours NAME DAYS SHIFTS               SHIFTS: off, or 08:00-12:00,13:00-17:00; past midnight 22:00-30:00; DAYS: mon, mon-fri
//     weeks NAME FROM..TO DAYS SHIFTS
//     except NAME FROM[..TO] SHIFTS
//     repeat NAME FROM..TO SHIFTS days N | weeks N DAYS | month-day N D | month-pos N P ITEM | year-day M D | year-pos M P ITEM | weekdays  [times K]
//     both NAME A B                        time that is working in A and in B
//     task NAME DUR [in SUMMARY] [calendar NAME] [CONSTRAINT DATE] [deadline DATE] [manual START [FINISH]] [inactive] [alap] [placeholder]
//                   [started DATE] [finished DATE] [left DUR] [resume DATE] [delay DUR]
//                   [outside START FINISH [late START FINISH]]
//     gap TASK after DUR rests DUR         its work rests for a while
//     work TASK DUR UNITS% [delay DUR] [calendar NAME] [contour NAME]      a person's share: its length follows from work and units
//     part TASK DUR [delay DUR] [calendar NAME]              a share whose length is given
//     link FROM TO fs|ss|ff|sf[+|-LAG]     LAG: 2d working, 2ed elapsed, 50% of the predecessor's duration, 50e% of it, elapsed
//     expect NAME [START FINISH] [early START FINISH] [late START FINISH] [slack DUR] [free DUR] [start-slack DUR] [finish-slack DUR]
//                 [critical|not-critical] [why KIND [FROM>TO|NAME]]
//     expect-plan START FINISH
//     problem KIND [NAME] [FROM>TO]        all problems have to be listed
// DATE: 11-23, 2027-01-04, each with or without T08:00; without a time 08:00 for a start and 17:00 for a finish; the year is 2026.
// DUR: 2d of eight hours, 4h, 30m, 1w of five days; 2ed, 3eh around the clock. The project starts on Monday 2026-11-23 at 08:00 unless it says otherwise.
#pragma once

#include "core/engine/calendar.h"
#include "core/engine/schedule.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plan {

using namespace pmo::engine;

struct Expected {
    std::int32_t activity = -1;
    std::string what;  // "start", "slack", ...
    std::string value; // as text, so that a difference reads well
};

struct PlanFile {
    bool reasoned = false; // has a comment
    std::vector<std::string> names{};
    std::vector<Activity> activities{};
    std::vector<Link> links{};
    std::vector<WorkingTime> calendars{};
    std::vector<Part> parts{};
    Network options{};
    std::vector<Expected> expected{};
    std::vector<std::string> problems{}; // sorted

    // Borrows the arrays.
    Network network() const;
    // The same words for what came out.
    std::string found(Schedule const& schedule, Expected const& asked) const;
    std::vector<std::string> found_problems(Schedule const& schedule) const;
};

// Throws std::runtime_error with the line for anything that it does not understand.
PlanFile read_plan_file(std::string_view text);

} // namespace plan
