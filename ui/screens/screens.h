#pragma once
// The fixed parts around every view: top bar, navigation, status bar, command palette. Each draws into the box it is given and asks through the
// Frame; none of them knows the App.

#include "ui/frame.h"

namespace pmo::ui {

void draw_top_bar(Frame& frame, Box at);                 // 44 high
// Numbers of the navigation, counted once for each state of the workspace.
struct NavigationCounts {
    std::uint64_t revision = ~std::uint64_t{0};
    Id person;
    std::map<std::string_view, std::int64_t> by_register;     // or by view, for entries that are no register
};
void draw_navigation(Frame& frame, NavigationCounts& counts, Box at, bool rail);   // 208 or 48 wide
void draw_status_bar(Frame& frame, Box at, std::string_view left);   // 24 high

// Ctrl+K. Its memory lives with the App.
struct PaletteState {
    bool open = false, just_opened = false;
    std::string text;
    int highlighted = 0;
};
void draw_palette(Frame& frame, PaletteState& state, Box screen);

// Words for a record wherever it is named: title, else code, else "unnamed risk".
std::string record_name(Record const& record);
// The same for a record that has no name of its own: who or what it joins, "冯远 · 项目经理".
std::string record_name(Record const& record, Store const& store);
std::string record_kind(Record const& record);           // the register's singular
Icon register_icon(std::string_view register_id);
Location location_of(Frame const& frame, Record const& record);   // where it is best looked at

}  // namespace pmo::ui
