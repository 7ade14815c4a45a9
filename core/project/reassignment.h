#pragma once
// What handing bookings over from one person to another would do to both loads, week by week, before anybody does it (core/actions/resource_edits.h does). Pure.
// Committed work is reckoned with the reservations that both hold in its project, as in the load itself. What has been worked stays where it is, so periods
// before the current one say too much of a booking that has begun.

#include <optional>
#include <span>
#include <vector>

#include "core/project/resource_load.h"

namespace pmo {

struct LoadChange {
    std::vector<std::optional<int>> before, after;   // permille of the capacity by period; nothing: there is none
    int over_before = 0, over_after = 0;             // periods above 100 %
};
struct ReassignmentPreview { LoadChange giver, taker; };

// `lines` are bookings of `giver`; `taker` an index of the load's workers. From `first` on periods are counted as over.
ReassignmentPreview preview_reassignment(ResourceLoad const& load, std::span<LoadLine const* const> lines, int giver, int taker, int first = 0);

}  // namespace pmo
