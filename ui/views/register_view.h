#pragma once
// The generic screen of every register (location.detail names it). What it shows is register_pane.h.

#include <memory>

#include "ui/views/view.h"

namespace pmo::ui {

std::unique_ptr<View> make_register_view();

}  // namespace pmo::ui
