#pragma once
// A long text of a record as a part of a document: its name above, the text below as it will be read, edited where it stands. What is empty and
// should not be is marked. For pages that read like paper: charter, proposal.

#include "ui/frame.h"

namespace pmo::ui {

struct NoteSection {
    Record const& record;
    std::uint8_t slot = 0;
    std::string_view label{};                // empty: the field's words
    std::string_view hint{};                 // shown in an empty field: what belongs here
    int lines = 2;
    bool wanted = false;                     // empty is a gap
    bool read_only = false;
};
float draw_note_section(Frame& frame, NoteSection const& spec, Box const& at);   // the height that it took; `at` gives x, y and width

}  // namespace pmo::ui
