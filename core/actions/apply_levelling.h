#pragma once
// Levelling applied to the plans (D5, E3): the delays of all tasks in one undo step. It writes nothing but levelling delays, so clearing them gives the
// plan back as it was.

#include <optional>
#include <span>

#include "core/model/edit.h"
#include "core/project/level_slack.h"

namespace pmo {

// Nothing: no delay changes. Tasks that stay keep theirs.
std::optional<Edit> apply_levelling(Store const& store, LevelResult const& result);

// All levelling delays of the projects' tasks that may move taken away: finished and started ones keep theirs as history.
std::optional<Edit> clear_levelling(Store const& store, std::span<Id const> projects);

// One task begins later within its slack. Nothing: it is gone, has begun, or is delayed by as much already.
std::optional<Edit> delay_within_slack(Store const& store, SlackMove const& move);

}  // namespace pmo
