#pragma once
// One activity of the matrix at the right: what is wrong with it and how to mend it with one click, its letters by party, what it is.

#include "ui/views/raci_parts.h"

namespace pmo::ui {

struct RaciInspector {
    int tab = 0;
    bool editable = false;
    Id previous, next;                               // in the order of the table
};
void draw_raci_inspector(Frame& frame, RaciInspector& state, RaciFindings const& findings, Record const& activity);

}  // namespace pmo::ui
