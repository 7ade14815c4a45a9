#pragma once
// When the communications of a plan are due, and what became of them. The plan says how often (communication_item); what was sent, missed or
// called off is recorded (communication_event); the calendar is both together and is never stored. It is not a calendar of meetings.
//
// Nobody can have missed what was not yet recorded: occurrences are told from the item's first event on; without events from its next date on.

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/project/derived.h"

namespace pmo {

// How often, as the plan's line says it.
struct CommunicationRhythm {
    std::string_view frequency;                  // of communication_item::kFrequency
    std::optional<Date> first, next, last;       // `last` is included; `next` moves the rhythm when it does not lie on the one from `first`
    std::vector<Date> gates{};                   // days of the project's gates, for the frequency "gate"
};

// The days of the rhythm from `from` to `to`, both included, ascending; at most 2000. Months without that day take their last. "event" has none.
std::vector<Date> planned_days(CommunicationRhythm const& rhythm, Date from, Date to);
// The first day of the rhythm after `day`; nothing: there is none, or not before four years later.
std::optional<Date> next_planned(CommunicationRhythm const& rhythm, Date day);
CommunicationRhythm rhythm_of(Record const& item, Store const& store);

// `day` itself when somebody works on it, else the next working day (a month further at most, then `day` again).
Date working_day_from(engine::WorkingTime const& time, Date day);

enum class OccurrenceState : std::uint8_t { upcoming, due, missed, sent, cancelled };

struct Occurrence {
    Id item;
    Id event;                                    // kNoId: nothing recorded yet
    Id project;                                  // kNoId: of the office
    Date planned;                                // by the rhythm
    Date due;                                    // moved to a working day, or as the event says
    std::optional<Date> done;
    OccurrenceState state = OccurrenceState::upcoming;
    bool recorded_missed = false;                // somebody has said so; otherwise it is late and can still be made up for
    bool operator==(Occurrence const&) const = default;
};

// Of one line of the plan, those due from `from` to `to`, ascending. Paused and ended lines, and those of closed projects, have recorded ones only.
std::vector<Occurrence> occurrences(Store const& store, Derived const& derived, Record const& item, Date from, Date to, Date today);
// Of all lines of a project, or of all projects and the office (kNoId), by day.
std::vector<Occurrence> communication_calendar(Store const& store, Derived const& derived, Id project, Date from, Date to, Date today);

}  // namespace pmo
