#pragma once
// The completeness oracle: Dear ImGui reports every interactive item, and each that is visible must have a semantic node with a
// name. Works in builds with PMO_UI_HOOKS; elsewhere it finds nothing.

#include <string>
#include <vector>

#include "ui/sem/sem.h"

struct ImGuiContext;

namespace pmo::test::hooks {

bool compiled_in();
void attach(ImGuiContext* context);
void detach();
void begin_frame();
std::vector<std::string> unnamed(ui::sem::Tree const& tree);

}  // namespace pmo::test::hooks
