#include "ui/widgets/form.h"

#include <algorithm>
#include <cmath>

#include "ui/widgets/chip.h"
#include "ui/widgets/item.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

FormRow::FormRow(Ui& ui, FormRowSpec const& spec)
    : m_ui(ui), m_label(spec.label), m_problem(spec.problem), m_warning(spec.warning), m_hint(spec.hint), m_outer_name(ui.form_name), m_outer_problem(ui.form_problem), m_outer_warning(ui.form_warning),
      m_outer_required(ui.form_required) {
    ui.form_name = spec.label;
    ui.form_problem = spec.problem;
    ui.form_warning = spec.warning;
    ui.form_required = spec.required;
    ui.form_refused.clear();
    Box const rest = remaining();
    m_left = rest.x;
    Box row{rest.x, rest.y, rest.w, metric::control};
    Pen const pen = ui.pen();
    Theme const& t = ui.theme();
    if (spec.label_width > 0) {
        Box label = row.cut_left(spec.label_width);
        float const star = spec.required ? pen.width(Type::small, " *") : 0;
        bool const cut = pen.text({label.x, label.y, label.w - star - 4, label.h}, t.text2, Type::small, spec.label);
        float const end = label.x + std::min(label.w - star - 4, pen.width(Type::small, spec.label));
        if (spec.required) pen.text(end + 3, label.cy() - 2, t.red_text, Type::small, "*");
        if (cut) tooltip_for(ui, label, spec.label, spec.label);
    }
    if (spec.aside > 0) {
        Box const note = row.cut_right(spec.aside, 8);
        if (!spec.note.empty())
            text(ui, {.text = spec.note, .type = Type::small, .color = tone_text_color(t, spec.note_tone), .at = note});
    }
    m_field = row;
    place(row.x, row.y);
    // The field fills what is left: negative widths are measured from here.
    m_room = rest.right() - row.right();
    // As if the label were a widget of this line: what is lower than a field stands in the middle.
    ImGuiWindow* const window = ImGui::GetCurrentWindow();
    window->DC.CursorPos = row.min();
    window->DC.CursorPosPrevLine = row.min();
    window->DC.IsSameLine = true;
    window->DC.CurrLineSize = {0, metric::control};
    window->DC.CurrLineTextBaseOffset = 0;
    m_outer_right = window->WorkRect.Max.x;
    window->WorkRect.Max.x = row.right();
    m_outer_content = window->ContentRegionRect.Max.x;
    window->ContentRegionRect.Max.x = row.right();
}

FormRow::~FormRow() {
    ImGuiWindow* const window = ImGui::GetCurrentWindow();
    window->WorkRect.Max.x = m_outer_right;
    window->ContentRegionRect.Max.x = m_outer_content;
    Theme const& t = m_ui.theme();
    float y = std::max(m_field.bottom(), window->DC.CursorPos.y - ImGui::GetStyle().ItemSpacing.y);
    std::string_view sentence = m_problem;
    Icon icon = Icon::circle_x;
    ImU32 color = t.red_text;
    // A field that refused what was typed tells its own sentence.
    std::string const refused = std::move(m_ui.form_refused);
    m_ui.form_refused.clear();
    if (sentence.empty()) sentence = refused;
    if (sentence.empty() && !m_warning.empty()) sentence = m_warning, icon = Icon::triangle_alert, color = t.amber_text;
    if (sentence.empty() && !m_hint.empty()) sentence = m_hint, icon = Icon::none, color = t.text3;
    if (!sentence.empty()) {
        Pen const pen = m_ui.pen();
        float const indent = icon == Icon::none ? 0 : 16.0f;
        auto const lines = pen.wrap(Type::small, sentence, m_field.w - indent + m_room);
        Box const box{m_field.x, y + 3, m_field.w + m_room, Fonts::line_of(Type::small) * static_cast<float>(lines.size())};
        pen.icon(box.x, box.y + 9, icon, color, metric::icon_badge);
        pen.lines(box.x + indent, box.y, color, Type::small, lines);
        detail::emit_static(m_ui, detail::child_id(detail::make_id(m_label), "sentence"), box,
                            icon == Icon::circle_x ? sem::Role::alert : sem::Role::text, sentence);
        reserve(box);
        y = box.bottom();
    }
    place(m_left, y + metric::form_gap);
    reserve({m_left, y, 1, 0});
    m_ui.form_name = m_outer_name;
    m_ui.form_problem = m_outer_problem;
    m_ui.form_warning = m_outer_warning;
    m_ui.form_required = m_outer_required;
}

void labelled_value(Ui& ui, std::string_view label, std::string_view value, float label_width) {
    Box row = remaining();
    row.h = metric::control_small;
    Box const all = row;
    Box const left = row.cut_left(label_width);
    Pen const pen = ui.pen();
    pen.text(left, ui.theme().text2, Type::small, label);
    if (pen.text(row, ui.theme().text1, Type::body, value)) tooltip_for(ui, row, value, label);
    detail::emit_static(ui, detail::child_id(detail::make_id(label), "value"), all, sem::Role::text, label, value);
    detail::take_place({}, -1, all.w, all.h);
}

}  // namespace pmo::ui
