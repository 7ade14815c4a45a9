#pragma once
// Which registers stand in which tab of a project. The tabs themselves (names, order, header) are project_frame's.

#include <span>
#include <string_view>

namespace pmo::ui {

std::span<std::string_view const> registers_of_tab(std::string_view tab);   // empty: the tab is not made of registers
std::string_view project_tab_of(std::string_view register_id);              // empty: it stands in none

}  // namespace pmo::ui
