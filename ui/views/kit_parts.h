#pragma once
// The second half of the component kit; see ui/views/kit.h.

#include "ui/views/kit.h"

namespace pmo::ui {

void draw_kit_middle(Ui& ui, Box at, KitState& state);
void draw_kit_right(Ui& ui, Box at, KitState& state);

}  // namespace pmo::ui
