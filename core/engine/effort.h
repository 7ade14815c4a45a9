// Work, duration and units of an activity: what follows when somebody changes one of the three.
//
// For each person on an activity work = duration x units. The type of the task says which of the three gives way; "effort-driven" says
// whether another pair of hands shares the work that there is or brings work of its own. The rules are those of Microsoft Project.
// Pure arithmetic: no calendars (durations are working minutes), no contours, no progress.
//
//     type            duration changed    work changed        units changed       somebody more, effort-driven
//     fixed units     work follows        duration follows    duration follows    duration follows
//     fixed duration  work follows        units follow        work follows        units follow
//     fixed work      units follow        duration follows    duration follows    duration follows
#pragma once

#include "core/engine/working_time.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace pmo::engine {

// The numbers are those of Microsoft Project's files.
enum class EffortType : std::uint8_t { fixed_units = 0, fixed_duration = 1, fixed_work = 2 };

struct Assigned {
    Minute work = 0;               // minutes of that person, >= 0
    std::int64_t units = 10'000;   // hundredths of a percent of a person: 10,000 is all of one, >= 0
    friend bool operator==(Assigned const&, Assigned const&) = default;
};

struct Effort {
    EffortType type = EffortType::fixed_units;
    bool effort_driven = false;    // fixed work is always so
    Minute duration = 0;           // working minutes, >= 0
    std::vector<Assigned> people{};
    friend bool operator==(Effort const&, Effort const&) = default;
};

// Each returns what it becomes; negative values count as 0, and a person that is not there changes nothing. Where units would have to grow
// beyond measure because there is no time, they stay and the duration follows instead.
Effort with_duration(Effort effort, Minute duration);
Effort with_work(Effort effort, std::size_t person, Minute work);
Effort with_units(Effort effort, std::size_t person, std::int64_t units);
Effort with_person(Effort effort, std::int64_t units);
Effort without_person(Effort effort, std::size_t person);

// The sum of everybody's work.
Minute total_work(Effort const& effort);

} // namespace pmo::engine
