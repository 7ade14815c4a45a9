#pragma once
// What was found in a responsibility matrix: as one line above the table, and as lists.

#include "ui/views/raci_parts.h"

namespace pmo::ui {

// Counts and the first findings by name; true: the person wants the next place.
bool draw_raci_banner(Frame& frame, Box box, RaciFindings const& findings);

// Every finding with its rule, those of the real project by themselves. Answers the one that is to be repaired as recommended, else nullptr.
rules::Hit const* draw_raci_findings(Frame& frame, Box area, RaciFindings const& findings, bool editable);

}  // namespace pmo::ui
