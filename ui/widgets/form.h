#pragma once
// A row of a form: label at the left (76 px), field, and below it the sentence that says what is wrong and what would be right. The field
// inside takes its name and its state from the row.
//
//     { FormRow row{ui, {.label = tr("risk.title"), .required = true, .problem = problem}};
//       if (auto typed = text_field(ui, {.id = "title", .value = title})) … }

#include "ui/widgets/ui.h"

namespace pmo::ui {

struct FormRowSpec {
    std::string_view label = {};
    bool required = false;
    std::string_view problem = {}, warning = {}, hint = {};   // at most one is shown, in this order
    float label_width = metric::form_label;
    float aside = 0;                           // width kept free at the right of the field for a note
    std::string_view note = {};                     // drawn there
    Tone note_tone = Tone::neutral;
};

class FormRow {
public:
    FormRow(Ui& ui, FormRowSpec const& spec);
    ~FormRow();
    Box field() const { return m_field; }      // where the field goes: 28 high
    FormRow(FormRow const&) = delete;
    FormRow& operator=(FormRow const&) = delete;
private:
    Ui& m_ui;
    std::string m_label, m_problem, m_warning, m_hint;   // its own: the row ends long after the words it was made with
    float m_room = 0;                          // right of the field
    std::string m_outer_name, m_outer_problem, m_outer_warning;
    bool m_outer_required = false;
    Box m_field;
    float m_left = 0, m_outer_right = 0, m_outer_content = 0;
};

// A label on its own, for values that are shown and not edited.
void labelled_value(Ui& ui, std::string_view label, std::string_view value, float label_width = metric::form_label);

}  // namespace pmo::ui
