#pragma once
// Getting around: the groups and pages at the left, breadcrumb, tree chevrons, steps of an assistant.

#include <span>

#include "ui/widgets/ui.h"

namespace pmo::ui {

struct NavGroup {
    std::string_view id = {}, label = {};
    Icon icon = Icon::none;
    bool open = false;
    bool current = false;                      // the page shown is inside
    bool leaf = false;                         // has no children: a page itself
    std::string_view count = {};
    Box at = {};                                    // 28 high
};
bool nav_group(Ui& ui, NavGroup const& spec);  // true: clicked

struct NavItem {
    std::string_view id = {}, label = {};
    Icon icon = Icon::none;                    // a star before projects
    bool current = false;
    std::string_view count = {};
    bool attention = false;                    // amber counter: a person must act
    Box at = {};
};
bool nav_item(Ui& ui, NavItem const& spec);
bool nav_rail(Ui& ui, NavGroup const& spec);   // 32 px tile; `hovered` opens a fly-out by the caller

struct Crumb { std::string_view key = {}, label = {}; };
std::optional<int> breadcrumb(Ui& ui, std::string_view id, std::span<Crumb const> crumbs, Box at);   // the last is text

// A row of a small tree outside of a table.
struct TreeRow {
    std::string_view id = {}, label = {};
    int depth = 0;
    bool expandable = false, expanded = false, selected = false;
    Icon icon = Icon::none;
    std::string_view note = {};
    float width = -1;
    Box at = {};
};
struct TreeRowAnswer { bool clicked = false, toggled = false; };
TreeRowAnswer tree_row(Ui& ui, TreeRow const& spec);

struct Step { std::string_view key = {}, label = {}; };
std::optional<int> stepper(Ui& ui, std::string_view id, std::string_view name, std::span<Step const> steps, int current, Box at);

}  // namespace pmo::ui
