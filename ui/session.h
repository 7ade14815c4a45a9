#pragma once
// Where this window is and what is chosen in it: never merged, never in the workspace. The location and the selection are in the
// address bar's fragment; language, theme and the like are preferences of this browser.

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/id.h"
#include "ui/theme/theme.h"

namespace pmo::ui {

// A screen and what it shows. view: an id of ui/views/all.cpp. detail: the register of a generic screen, the tab of a project.
struct Location {
    std::string view = "dashboard";
    Id project;                                   // kNoId: not inside a project
    std::string detail;
    bool operator==(Location const&) const = default;
};
std::string to_hash(Location const& location, Id record);          // "/project/plan?p=…&r=…"
Location location_from_hash(std::string_view hash, Id& record);    // unknown parts are left at their defaults

struct MergeWork;                             // ui/views/merge_work.h

enum class ThemeChoice : std::uint8_t { system, light, dark };

struct Session {
    Location location;
    std::vector<Location> back, forward;          // of this window's own navigation (Alt+arrows are taken: the palette offers it)
    std::vector<Id> selection;                    // in the order in which it was made; the last one is the primary record
    bool inspector_open = true;
    bool nav_rail = false;                        // the narrow navigation
    bool status_bar = true;
    float inspector_width = 340;
    ThemeChoice theme = ThemeChoice::system;
    bool high_contrast = false;
    Density density = Density::standard;
    Id person;                                    // who I am, for My work and for the history
    std::vector<std::string> open_groups;         // of the navigation
    std::map<std::string, std::string> choices;   // how screens were left, by a key of theirs: "plan.group" → "owner"; ids only, no text that people wrote
    std::shared_ptr<MergeWork> merging;           // a file under review: it waits while other screens are looked at

    Id selected() const { return selection.empty() ? kNoId : selection.back(); }
    bool is_selected(Id id) const;
    void select(Id id) { selection.assign(id ? 1 : 0, id); }
};

}  // namespace pmo::ui
