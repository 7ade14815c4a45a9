#pragma once
// The panel at the right: what is selected, its fields, what refers to it and what happened to it. It belongs to no screen; a view may
// bring its own body through View::draw_inspector.

#include "ui/views/view.h"

namespace pmo::ui {

void draw_inspector(Frame& frame, Box at, View* view);

}  // namespace pmo::ui
