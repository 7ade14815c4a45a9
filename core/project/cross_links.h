#pragma once
// What ties a task to other projects: a dependency whose other end lies in another project, and an agreed delivery between projects (B4). Facts with the day
// that the other side forecasts; the plan's own dates do not depend on them.

#include <vector>

#include "core/project/derived.h"

namespace pmo {

struct CrossLink {
    Id record;                   // the dependency or the project dependency
    Id project, task;            // of the other side; task may be kNoId
    bool before = false;         // the other side comes first
    Minute date = kNoTime;       // its forecast: the finish of what comes before, the start of what waits
    bool late = false;           // it comes after we need it (or, waiting, before we deliver)
};

std::vector<CrossLink> cross_links(Store const& store, Derived const& derived, Id task);

}  // namespace pmo
