#pragma once
// What stands above every screen of a project: its header (star, code, name, health, stage, manager, forecast, indices) and its tabs. A
// screen calls it first and draws into the rest. It is not a view and keeps no state.

#include <span>
#include <string_view>

#include "ui/frame.h"
#include "ui/widgets/chip.h"

namespace pmo::ui {

// Draws header and tabs at the top of `area` and returns what is left.
Box draw_project_frame(Frame& frame, Box area);

// The tabs of a project, in their order: overview charter plan board … Those with a screen of their own are views of that id, the others
// are "project_registers" with the tab as detail.
std::span<std::string_view const> project_tabs();
Location project_tab(Id project, std::string_view tab);

Rag to_rag(Judgement const& judgement);
std::string project_name(Frame const& frame, Record const& project);
std::string slip_words(std::int32_t working_days);                   // "+8 工作日"

}  // namespace pmo::ui
