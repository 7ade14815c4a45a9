#pragma once
// The widget for a field of any register, chosen by its kind: the only switch over kinds in the interface. It shows a value and answers the
// value that the person wants; the caller makes the edit. Labels and problem sentences belong to the form row around it.

#include <optional>
#include <string_view>
#include <vector>

#include "ui/frame.h"

namespace pmo::ui {

struct FieldEditor {
    std::string_view id;                             // the field's id
    TypeDef const& type;
    std::uint8_t slot = 0;
    Value value{};
    Record const* record = nullptr;                  // for links and places: what must not point at itself; may be null
    Id project{};                                    // links offer its records first
    bool mixed = false;                              // several records with different values
    bool read_only = false;
    bool focus = false;                              // take the keyboard now
    std::string_view name{};                         // outside of a form row
    bool may_create = true;                          // links offer a new record
    Box at{};                                        // empty: the layout cursor
    float width = -1;
};
std::optional<Value> field_editor(Frame& frame, FieldEditor const& spec);

// What a link field may point at, in the order in which it is offered: records of the same project where the register knows projects, living
// ones with a name. Not for links to any register.
std::vector<Record const*> link_targets(Frame const& frame, Record const& record, std::uint8_t slot);
std::vector<Record const*> link_targets(Frame const& frame, std::string_view target, Id project);


}  // namespace pmo::ui
