// Who does the work decides when a duration runs: the rules by which the people on an activity become its parts. For those who
// make networks, from records or from files; the engine itself sees only the Parts.
#pragma once

#include "core/engine/network.h"

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace pmo::engine {

// How a person's work is spread over the time it takes. The numbers are those of Microsoft Project's files.
enum class Contour : std::uint8_t {
    flat,
    back_loaded,
    front_loaded,
    double_peak,
    early_peak,
    late_peak,
    bell,
    turtle,
    by_hand, // its length is not known from the work alone
};

// The average intensity of a contour in percent of its greatest: a bell of 5 days' work takes 10 days.
std::int32_t average_intensity(Contour contour);

// One person's work on an activity.
struct Share {
    Minute work = 0;                // minutes of that person's time, without overtime
    std::int64_t units = 0;         // millionths of a person, 0: the work tells nothing of the length
    std::int64_t units_error = 0;   // how much `units` may have been rounded
    Minute delay = 0;               // working minutes after the start of the activity
    std::int32_t calendar = 0;
    Contour contour = Contour::flat;
};

// The work at that intensity, or the activity's own duration where units say nothing or both are the same but for rounding.
Part part_of(Share const& share, Minute duration);

// All work at the same time: the activity runs on their calendar. Else it gets a part for each, appended to `all`.
void set_parts(Activity& activity, std::vector<Part> const& own, std::vector<Part>& all);

// A stretch in which the work of an activity rests, in working minutes of its calendar. It goes with the activity wherever that moves.
struct Gap {
    Minute after = 0;  // of its work that lie before the gap, more than 0 and less than its duration
    Minute length = 0; // > 0
};

// Working minutes of a started activity that are done, as its remaining work tells.
Minute done_of(Activity const& activity);

// Lengthens what is scheduled by the gaps: the parts of the activity, else one that is appended to `all`. What lies behind the done work of a started
// activity is past; with a date on which it goes on, so is the gap at that very place.
void interrupt(Activity& activity, std::vector<Gap> const& gaps, std::vector<Part>& all);

// Times at which two calendars of a list both work; appended to that list, each pair once.
class Intersections {
public:
    explicit Intersections(std::vector<WorkingTime>& calendars) : m_calendars(calendars) {}
    // An index into the list: the first where they have no time in common.
    std::int32_t of(std::int32_t a, std::int32_t b);

private:
    std::vector<WorkingTime>& m_calendars;
    std::map<std::pair<std::int32_t, std::int32_t>, std::int32_t> m_known;
};

} // namespace pmo::engine
