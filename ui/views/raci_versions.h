#pragma once
// The versions of a responsibility matrix on its screen: the button that publishes one or compares with one, and the list of what has changed.

#include <optional>

#include "ui/views/raci_parts.h"
#include "ui/widgets/table.h"

namespace pmo::ui {

// At the right end of the bar. Answers the version to compare with from now on, kNoId to stop comparing.
std::optional<Id> draw_raci_versions(Frame& frame, RaciKey const& shown, bool may_publish, Box& bar);

std::string version_words(Frame const& frame, RaciKey const& shown);         // what the differences are measured against: a version's name, else the method

// Letter by letter: activity, party, what was, what is. A click selects the activity.
void draw_raci_changes(Frame& frame, RaciFindings const& found, TableState& state, Box area);

}  // namespace pmo::ui
