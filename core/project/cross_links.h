#pragma once
// What ties a task to other projects: a dependency whose other end lies in another project, and an agreed delivery between projects (B4). Facts with the day
// that the other side forecasts. Whether the plan's own dates depend on one is its switch "drives dates" (plan_ties.h); without it it is only shown.

#include <vector>

#include "core/model/edit.h"
#include "core/project/derived.h"

namespace pmo {

struct CrossLink {
    Id record;                   // the dependency or the project dependency
    Id project, task;            // of the other side; task may be kNoId
    bool before = false;         // the other side comes first
    Minute date = kNoTime;       // its forecast: the finish of what comes before, the start of what waits
    bool late = false;           // it comes after we need it (or, waiting, before we deliver)
    bool can_drive = false;      // both ends are tasks
    bool drives = false;         // it moves dates, or would
    bool aside = false;          // but it closes a circle across projects
};

std::vector<CrossLink> cross_links(Store const& store, Derived const& derived, Id task);

// Switches a tie on or off. An edit without operations: the record is none.
Edit drive_dates(Store const& store, Id tie, bool on);

}  // namespace pmo
