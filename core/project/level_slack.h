#pragma once
// The gentlest way out of a conflict: one of its tasks begins later, but no later than its total slack allows, so that no project ends later and nobody
// else gets more to do than before. One move of one task, judged by the schedule engine; a search for all of them is levelling (level_plan.h). Pure
// functions that change nothing.

#include <optional>

#include "core/project/level_plan.h"

namespace pmo {

struct SlackMove {
    Id task, project, resource;              // resource: whose conflict it ends
    Minute start_before = 0, finish_before = 0, start_after = 0, finish_after = 0;
    Minute later = 0;                        // working minutes of its own calendar by which it starts later: at most `slack`
    Minute slack = 0;                        // its total slack today, likewise
    Minute delay = 0;                        // elapsed minutes: its new levelling delay
    std::int32_t pushed = 0;                 // other tasks that start later because of it, within their slack too
};

// The smallest move that ends a conflict of today (conflicts_today); of equal ones that of the task with the most slack left. Tasks that stay do not move. It
// makes no new conflict and worsens none. Nothing: there is no such move among the first kMostSlackTries.
inline constexpr int kMostSlackTries = 24;
std::optional<SlackMove> move_within_slack(LevelWork const& work, LevelConflict const& conflict);

}  // namespace pmo
