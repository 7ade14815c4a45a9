#include "ui/widgets/button.h"

#include <cmath>

#include "ui/widgets/chip.h"
#include "ui/widgets/item.h"
#include "ui/widgets/popup.h"

namespace pmo::ui {
namespace {

struct Look { ImU32 fill = 0, line = 0, ink = 0; Type type = Type::body; };

Look look_of(Theme const& t, Button const& spec, detail::Item const& it) {
    bool const down = it.held && it.hovered;
    if (it.disabled) {
        if (spec.kind == ButtonKind::ghost) return {0, 0, t.text3, Type::body};
        return {t.sunken, t.line, t.text3, Type::body};
    }
    switch (spec.kind) {
        case ButtonKind::primary: {
            ImU32 const fill = it.hovered || down ? t.accent_hover : t.accent;
            return {fill, fill, t.on_accent, Type::strong};
        }
        case ButtonKind::danger: return {it.hovered ? t.red_soft : t.surface, t.red_line, t.red_text, Type::body};
        case ButtonKind::danger_confirm: return {t.red_fill, t.red_fill, t.on_accent, Type::strong};
        case ButtonKind::ghost: return {down ? t.pressed : it.hovered ? t.hover : 0, 0, t.text2, Type::body};
        case ButtonKind::toggle:
            if (spec.on) return {it.hovered ? t.selected_hover : t.accent_soft, t.accent_line, t.accent_text, Type::body};
            break;
        case ButtonKind::secondary: break;
    }
    return {down ? t.pressed : it.hovered ? t.hover : t.surface, t.line_strong, t.text1, Type::body};
}

Type type_of(Button const& spec) {
    if (spec.size == Size::small) return Type::small;
    return spec.kind == ButtonKind::primary || spec.kind == ButtonKind::danger_confirm ? Type::strong : Type::body;
}

float icon_size(Button const& spec) { return spec.size == Size::small ? metric::icon_field : metric::icon_default; }

}  // namespace

float button_width(Ui const& ui, Button const& spec) {
    bool const small = spec.size == Size::small;
    float const height = small ? metric::control_small : metric::control;
    if (spec.label.empty() && spec.count.empty() && spec.trailing == Icon::none) return height;
    float width = 2 * (small ? 8.0f : 10.0f);
    if (spec.icon != Icon::none) width += icon_size(spec) + (spec.label.empty() ? 0 : 6);
    width += text_width(ui.fonts(), type_of(spec), spec.label);
    if (!spec.count.empty()) width += 6 + pill_width(ui.fonts(), spec.count);
    if (spec.trailing != Icon::none) width += 4 + metric::icon_field;
    return std::ceil(width);
}

bool button(Ui& ui, Button const& spec) {
    Theme const& t = ui.theme();
    bool const small = spec.size == Size::small;
    float const height = small ? metric::control_small : metric::control;
    Box const box = detail::take_place(spec.at, spec.width, button_width(ui, spec), height);
    detail::Item const it = detail::item(ui, detail::make_id(spec.id), box, {.disabled = spec.disabled});
    if (it.visible) {
        Pen const pen = ui.pen();
        Look const look = look_of(t, spec, it);
        if (look.fill) pen.fill(box, look.fill, metric::radius_button);
        if (look.line) pen.outline(box, look.line, metric::radius_button);
        if (it.ring) pen.ring(box, metric::radius_button, 1, t.accent);

        Type const type = type_of(spec);
        bool const icon_only = spec.label.empty() && spec.count.empty() && spec.trailing == Icon::none;
        float const size = icon_size(spec);
        if (icon_only) {
            pen.icon(std::round(box.cx() - size / 2), box.cy(), spec.icon, it.disabled ? t.disabled : look.ink, size);
        } else {
            float const extra = box.w - button_width(ui, spec);
            float x = box.x + (small ? 8.0f : 10.0f) + (extra > 0 ? std::floor(extra / 2) : 0);
            if (spec.icon != Icon::none) {
                pen.icon(x, box.cy(), spec.icon, look.ink, size);
                x += size + 6;
            }
            float room = box.right() - (small ? 8.0f : 10.0f) - x;
            if (!spec.count.empty()) room -= 6 + pill_width(ui.fonts(), spec.count);
            if (spec.trailing != Icon::none) room -= 4 + metric::icon_field;
            pen.text({x, box.y, room, box.h}, look.ink, type, spec.label);
            x += std::min(room, pen.width(type, spec.label));
            if (!spec.count.empty()) x += 6 + paint_pill(pen, x + 6, box.cy(), spec.count);
            if (spec.trailing != Icon::none) pen.icon(x + 4, box.cy(), spec.trailing, look.ink, metric::icon_field);
        }
        std::uint32_t state = 0;
        if (spec.kind == ButtonKind::toggle) state |= sem::checkable | (spec.on ? sem::pressed : 0u);
        if (spec.opens_menu) state |= sem::has_popup;
        std::string_view name = !spec.name.empty() ? spec.name : !spec.label.empty() ? spec.label : spec.tip;
        if (sem::Node* node = detail::emit(ui, it, sem::Role::button, name, state, spec.count))
            if (spec.tip != name) node->description = spec.tip;
        if (!spec.tip.empty()) tooltip_for(ui, box, spec.tip, spec.id);
        else if (icon_only && !spec.name.empty()) tooltip_for(ui, box, spec.name, spec.id);
    }
    return it.pressed && !it.disabled;
}

bool link(Ui& ui, Link const& spec) {
    Theme const& t = ui.theme();
    float const size = metric::icon_field;
    float const natural = std::ceil(text_width(ui.fonts(), spec.type, spec.label)) + (spec.icon != Icon::none ? size + 4 : 0);
    Box const box = detail::take_place(spec.at, 0, natural, Fonts::line_of(spec.type));
    detail::Item const it = detail::item(ui, detail::make_id(spec.id), box);
    if (it.visible) {
        Pen const pen = ui.pen();
        float x = box.x;
        if (spec.icon != Icon::none) {
            pen.icon(x, box.cy(), spec.icon, t.accent_text, size);
            x += size + 4;
        }
        Box const words{x, box.y, box.right() - x, box.h};
        pen.text(words, t.accent_text, spec.type, spec.label);
        if (it.hovered) {
            pen.line_h(x, x + std::min(words.w, pen.width(spec.type, spec.label)), box.cy() + Fonts::size_of(spec.type) / 2 + 1, t.accent_text);
            ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        }
        if (it.ring) pen.ring(box, 3, 1, t.accent);
        detail::emit(ui, it, sem::Role::link, spec.name.empty() ? spec.label : spec.name);
        if (!spec.tip.empty()) tooltip_for(ui, box, spec.tip, spec.id);
    }
    return it.pressed;
}

}  // namespace pmo::ui
