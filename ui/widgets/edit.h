#pragma once
// Internal to ui/widgets: the one text box behind all fields. It keeps the draft, notices how typing ends, draws frame and ring, and
// emits the node. What the text means is the caller's matter.

#include "ui/widgets/item.h"

namespace pmo::ui::detail {

struct EditSpec {
    ImGuiID id = 0;
    std::string_view key = {};                // the id's key: Dear ImGui hashes it again
    Box frame = {};
    float left = 8, right = 8;                // what is drawn inside the frame beside the text
    std::string_view value = {};              // at rest
    std::string_view edit_value = {};         // when typing starts; usually the same
    std::string_view placeholder = {};
    std::string_view name = {}, problem = {}, warning = {}, unit = {};
    sem::Role role = sem::Role::textbox;
    std::uint32_t state = 0;
    Type type = Type::body;
    bool read_only = false, disabled = false, required = false;
    bool select_all = false;                  // when it gets the keyboard
    bool focus = false;
    bool lines = false;                       // several lines
    bool cell = false;                        // in a table: square, always with a ring
    bool live = false;                        // a set_value counts at once
    bool has_popup = false;
};

struct Edit {
    bool visible = false, active = false, started = false, ended = false, cancelled = false;
    bool hovered = false, focused = false;
    bool by_enter = false, by_tab = false, backwards = false;
    std::string text;                         // the draft while active
    std::optional<std::string> committed;     // changed and finished
    int step = 0;                             // ↑ ↓ while typing, or increment and decrement
};
Edit edit_box(Ui& ui, EditSpec const& spec);
void replace_draft(Ui& ui, ImGuiID id, std::string_view text);   // while it is active
void paint_field(Pen const& pen, Box const& frame, bool hovered, bool focused, bool problem, bool read_only, bool disabled);
// Name, problem and warning from the form row where the field gives none.
std::string_view field_name(Ui const& ui, std::string_view own);
std::string_view field_problem(Ui const& ui, std::string_view own);
std::string_view field_warning(Ui const& ui, std::string_view own);

}  // namespace pmo::ui::detail
