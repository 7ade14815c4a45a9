#include "ui/widgets/text.h"

#include <algorithm>
#include <cmath>

#include "ui/widgets/item.h"

namespace pmo::ui {

void text(Ui& ui, TextSpec const& spec) {
    if (spec.text.empty()) return;
    Pen const pen = ui.pen();
    ImU32 const color = spec.color ? spec.color : ui.theme().text1;
    ImGuiID const id = detail::make_id(spec.id.empty() ? spec.text : spec.id);
    float const line = Fonts::line_of(spec.type);
    Box box;
    if (spec.wrap) {
        float width = spec.at.w > 0 ? spec.at.w : spec.width;
        if (width <= 0) width = ImGui::GetContentRegionAvail().x;
        auto const lines = pen.wrap(spec.type, spec.text, width);
        box = detail::take_place(spec.at, width, width, line * static_cast<float>(lines.size()));
        pen.lines(box.x, box.y, color, spec.type, lines);
    } else {
        box = detail::take_place(spec.at, spec.width, std::ceil(pen.width(spec.type, spec.text)), line);
        pen.text(box, color, spec.type, spec.text, spec.align);
    }
    ImGui::ItemAdd({box.min(), box.max()}, 0);
    detail::emit_static(ui, id, box, spec.role, spec.text);
}

void text(Ui& ui, std::string_view words) { text(ui, TextSpec{.text = words}); }
void caption(Ui& ui, std::string_view words) { text(ui, TextSpec{.text = words, .type = Type::small, .color = ui.theme().text3}); }

void text_at(Ui& ui, Box const& at, std::string_view words, Type type, ImU32 color, Align align) {
    text(ui, TextSpec{.text = words, .type = type, .color = color, .align = align, .at = at});
}

void heading(Ui& ui, int level, std::string_view words, Type type, Box at) {
    if (words.empty()) return;
    Pen const pen = ui.pen();
    Box const box = detail::take_place(at, 0, std::ceil(pen.width(type, words)), Fonts::line_of(type));
    pen.text(box, ui.theme().text1, type, words);
    ImGui::ItemAdd({box.min(), box.max()}, 0);
    if (sem::Node* node = detail::emit_static(ui, detail::child_id(detail::make_id(words), "heading"), box, sem::Role::heading, words))
        node->level = level;
}

void separator(Ui& ui, float margin) {
    Box const box = detail::take_place({}, -1, 1, 1 + 2 * margin);
    ui.pen().line_h(box.x, box.right(), box.y + margin, ui.theme().line);
}

void section(Ui& ui, std::string_view title, std::string_view note) {
    Box box = detail::take_place({}, -1, 1, 36);
    Pen const pen = ui.pen();
    pen.line_h(box.x, box.right(), box.y, ui.theme().line);
    box.cut_top(8);
    if (!note.empty()) text_at(ui, box.cut_right(std::ceil(pen.width(Type::small, note)), 8), note, Type::small, ui.theme().text3);
    heading(ui, 3, title, Type::small_strong, box);
}

}  // namespace pmo::ui
