#pragma once
// A form for one record of any register, or for several of the same one: fields in sensible groups, each with the widget of its kind and the
// problem that is beside it. It draws into the current panel and asks for one edit for each field that was changed.

#include <span>

#include "ui/frame.h"

namespace pmo::ui {

struct RecordForm {
    std::span<Record const* const> records;          // at least one, all of one register
    bool read_only = false;
    bool focus_title = false;                        // a new record: its name comes first
};
void record_form(Frame& frame, RecordForm const& spec);

// The fields of a register in the order of its form, grouped; for printing and documentation too. The title is the first of the first group.
struct FormGroup {
    std::string_view key;                            // its words: "form." + key; empty: no heading
    std::vector<std::uint8_t> slots;
};
std::vector<FormGroup> form_groups(TypeDef const& type);

}  // namespace pmo::ui
