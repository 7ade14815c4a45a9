#pragma once
// Which tasks levelling leaves where they are, and why. A part of level_plan.h.

#include <span>
#include <unordered_set>
#include <vector>

#include "core/project/level_plan.h"

namespace pmo {

using PinnedTasks = std::unordered_set<Id, IdHash>;
inline constexpr std::int64_t kFixedLevelPriority = 1000;

inline bool is_finished(engine::Activity const& activity) { return activity.actual_start != kNoTime && activity.actual_finish != kNoTime; }

// By row of one project. Whoever waits for nothing but its own date must not be pushed by those before it, so they stay as well; what has started waits no
// more. `awaited`: rows that a task of another project which stays waits for.
std::vector<LevelStay> staying(PlanInputs const& inputs, PinnedTasks const& pinned, std::span<std::int32_t const> awaited);

// What a task that stays waits for in another levelled project stays too. `stays`: by plan and row.
void wait_across(LevelWork const& work, PinnedTasks const& pinned, std::size_t levelled, std::vector<std::vector<LevelStay>>& stays);

}  // namespace pmo
