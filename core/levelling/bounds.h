#pragma once
// How early a problem can finish at best. Every bound holds for every schedule; together with a schedule's makespan they give the gap.

#include "core/levelling/problem.h"

namespace pmo::levelling {

struct Bounds {
    Time critical_path = 0;        // as if resources were endless
    Time resources = 0;            // all work of a resource divided by its capacity, between the soonest start and the shortest way to the end
    Time exclusion = 0;            // activities that cannot be side by side, one after the other (see below), where that is computed
    Time energy = 0;               // the first makespan that no interval refutes (see below), where that is computed
    Time best() const;             // the strongest
};

// The exclusion bound follows Mingozzi, Maniezzo, Ricciardelli, Bianco 1998: of activities that wait for each other or ask together for more than
// there is, no two overlap. It is computed for up to 200 activities, under the conditions of the next one.
//
// The energy bound is found by destructive improvement (Klein, Scholl 1999): a makespan is refuted when in some interval the work that cannot be
// elsewhere (Baptiste, Le Pape, Nuijten 1999) exceeds the capacity. It is computed for problems of up to 500 activities and 4,000 periods
// without calendars, fixed starts, releases or changing capacities; otherwise it is 0. The problem has no faults.
Bounds bounds_of(Problem const& problem);

}  // namespace pmo::levelling
