#pragma once
// A field that points at a record: its name with icon or avatar, a list to choose from that filters by name and code with the recently used
// first, an entry for a new record, and a button that goes there. Knows the store, so it is above the plain widgets.

#include <optional>
#include <string_view>

#include "ui/frame.h"

namespace pmo::ui {

struct LinkField {
    std::string_view id;
    std::string_view target;                         // register, or "*"
    Id chosen{};
    Id not_this{};                                   // never offered
    Id project{};                                    // its records are offered first
    std::string_view name{}, placeholder{};
    bool can_clear = true, may_create = true;
    bool tree = false;                               // choosing a parent: no jump button
    bool read_only = false;
    float width = -1;
    Box at{};
};
std::optional<Id> link_field(Frame& frame, LinkField const& spec);   // kNoId: cleared

}  // namespace pmo::ui
