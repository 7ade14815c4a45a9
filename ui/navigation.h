#pragma once
// What stands in the left navigation: groups of screens and registers, as a table. Drawing it is ui/screens/nav.cpp. A register that is not named
// here is reached through the list of all registers.

#include <span>
#include <string>
#include <string_view>

#include "ui/session.h"
#include "ui/theme/icons.h"

namespace pmo::ui {

// The number behind an entry: what waits there, never how much there is.
enum class NavigationCount : std::uint8_t { none, open, work };   // open records of the register; what presses the chosen person

struct NavigationEntry {
    std::string_view view;               // "register": the generic screen of `detail`
    std::string_view detail{};
    NavigationCount count = NavigationCount::none;
};

struct NavigationGroup {
    std::string_view id;                 // its words: "nav." + id
    Icon icon = Icon::none;
    std::span<NavigationEntry const> items;
    bool projects = false;               // starred projects follow its items
};

std::span<NavigationGroup const> navigation_groups();
NavigationGroup const* group_of(Location const& location);
// Where a register is worked with over all projects: the screen that is about it, else the generic one.
Location home_of_register(std::string_view register_id);
// The words of an item: the view's, or the register's plural.
std::string navigation_label(NavigationEntry const& item);

}  // namespace pmo::ui
