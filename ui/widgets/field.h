#pragma once
// Text fields. What is typed stays in a draft of our own and comes back once: at Enter, Tab or when the focus goes elsewhere; Esc
// restores what was there. Inside a FormRow (ui/widgets/form.h) name, problem and required mark come from the row.
//
//     if (auto typed = text_field(ui, {.id = "title", .name = tr("risk.title"), .value = title})) frame.edit(…, *typed);

#include "ui/widgets/ui.h"

namespace pmo::ui {

struct TextField {
    std::string_view id = {};
    std::string_view name = {};                    // accessible; inside a form row its label is taken when this is empty
    std::string_view value = {};
    std::string_view placeholder = {};
    std::string_view unit = {};                    // at the right end, text3
    Icon leading = Icon::none, trailing = Icon::none;
    std::string_view problem = {}, warning = {};        // shown by the border and read aloud; the sentence below is the form row's
    bool read_only = false, disabled = false, required = false;
    bool search = false;                      // role searchbox, a cross empties it
    bool focus = false;                       // take the keyboard now (once, when a screen opens)
    Size size = Size::normal;
    float width = -1;
    Box at = {};
};
std::optional<std::string> text_field(Ui& ui, TextField const& spec);

// A search box answers with every keystroke, since nothing is stored.
std::optional<std::string> search_field(Ui& ui, TextField const& spec);

struct TextArea {
    std::string_view id = {};
    std::string_view name = {};
    std::string_view value = {};
    std::string_view placeholder = {};
    std::string_view problem = {};
    bool read_only = false, required = false;
    int lines = 3;
    float width = -1;
    Box at = {};
};
std::optional<std::string> text_area(Ui& ui, TextArea const& spec);   // Ctrl+Enter or leaving commits; Enter is a new line

}  // namespace pmo::ui
