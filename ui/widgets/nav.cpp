#include "ui/widgets/nav.h"

#include <algorithm>
#include <cmath>

#include "ui/i18n/tr.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/item.h"

namespace pmo::ui {

bool nav_group(Ui& ui, NavGroup const& spec) {
    Theme const& t = ui.theme();
    Box const box = detail::take_place(spec.at, -1, metric::nav, metric::row_default);
    detail::Item const it = detail::item(ui, detail::make_id(spec.id), box);
    if (!it.visible) return it.pressed;
    Pen const pen = ui.pen();
    bool const page = spec.leaf && spec.current;
    Box const tile = box.inset(8, 0);
    if (page) pen.panel(tile, t.nav_selected, t.line, metric::radius_button);
    else if (it.hovered) pen.fill(tile, t.pressed, metric::radius_button);
    if (it.ring) pen.ring(tile, metric::radius_button, -2, t.accent);
    ImU32 const ink = page ? t.accent_text : spec.current ? t.text1 : t.text2;
    Box inner = tile.inset(8, 0);
    pen.icon(inner.x, inner.cy(), spec.icon, ink);
    inner.cut_left(24);
    if (!spec.leaf) {
        Box const arrow = inner.cut_right(metric::icon_field, 6);
        pen.icon(arrow.x, arrow.cy(), spec.open ? Icon::chevron_down : Icon::chevron_right, t.text3, metric::icon_field);
    }
    if (!spec.count.empty()) {
        Box const pill = inner.cut_right(pill_width(ui.fonts(), spec.count), 6);
        paint_pill(pen, pill.x, pill.cy(), spec.count);
    }
    bool const cut = pen.text(inner, ink, spec.current ? Type::strong : Type::body, spec.label);
    if (cut) tooltip_for(ui, box, spec.label, spec.id);
    std::uint32_t state = 0;
    if (!spec.leaf) state |= sem::expandable | (spec.open ? sem::expanded : sem::collapsed);
    if (page) state |= sem::current;
    detail::emit(ui, it, spec.leaf ? sem::Role::link : sem::Role::button, spec.label, state, spec.count);
    return it.pressed;
}

bool nav_item(Ui& ui, NavItem const& spec) {
    Theme const& t = ui.theme();
    Box const box = detail::take_place(spec.at, -1, metric::nav, metric::row_default);
    detail::Item const it = detail::item(ui, detail::make_id(spec.id), box);
    if (!it.visible) return it.pressed;
    Pen const pen = ui.pen();
    // The guide line that the pages of a group hang on.
    float const guide = box.x + 23;
    pen.line_v(guide, box.y, box.bottom(), t.line_strong);
    Box const tile{box.x + 32, box.y + 2, box.w - 40, box.h - 4};
    if (spec.current) {
        pen.panel(tile, t.nav_selected, t.line, metric::radius_button);
        pen.fill({guide - 0.5f, box.y + 5, 2, box.h - 10}, t.accent);
    } else if (it.hovered) {
        pen.fill(tile, t.pressed, metric::radius_button);
    }
    if (it.ring) pen.ring(tile, metric::radius_button, -2, t.accent);
    Box inner = tile.inset(8, 0);
    if (spec.icon != Icon::none) {
        pen.icon(inner.x, inner.cy(), spec.icon, spec.icon == Icon::star ? t.amber : t.text3, metric::icon_field);
        inner.cut_left(20);
    }
    if (!spec.count.empty()) {
        Box const pill = inner.cut_right(pill_width(ui.fonts(), spec.count), 6);
        paint_pill(pen, pill.x, pill.cy(), spec.count, spec.attention ? Tone::amber : Tone::neutral);
    }
    bool const cut = pen.text(inner, spec.current ? t.accent_text : t.text2, spec.current ? Type::strong : Type::body, spec.label);
    if (cut) tooltip_for(ui, box, spec.label, spec.id);
    detail::emit(ui, it, sem::Role::link, spec.label, spec.current ? sem::current : 0u, spec.count);
    return it.pressed;
}

bool nav_rail(Ui& ui, NavGroup const& spec) {
    Theme const& t = ui.theme();
    Box const box = detail::take_place(spec.at, 0, 32, 32);
    detail::Item const it = detail::item(ui, detail::make_id(spec.id), box);
    if (!it.visible) return it.pressed;
    Pen const pen = ui.pen();
    if (spec.current) {
        pen.panel(box, t.nav_selected, t.line, metric::radius_button);
        pen.fill({box.x - 8, box.y + 8, 2, box.h - 16}, t.accent);
    } else if (it.hovered) {
        pen.fill(box, t.pressed, metric::radius_button);
    }
    if (it.ring) pen.ring(box, metric::radius_button, -2, t.accent);
    pen.icon(std::round(box.cx() - 9), box.cy(), spec.icon, spec.current ? t.accent_text : t.text2, metric::icon_rail);
    if (!spec.count.empty()) pen.circle({box.right() - 6, box.y + 6}, 3, t.amber);
    detail::emit(ui, it, sem::Role::button, spec.label, (spec.current ? sem::current : 0u) | sem::has_popup, spec.count);
    tooltip_for(ui, box, spec.label, spec.id);
    return it.pressed;
}

std::optional<int> breadcrumb(Ui& ui, std::string_view id, std::span<Crumb const> crumbs, Box at) {
    Theme const& t = ui.theme();
    Pen const pen = ui.pen();
    ImGuiID const group = detail::make_id(id);
    detail::emit_static(ui, group, at, sem::Role::navigation, tr("widget.breadcrumb"));
    ui.tree().push(group);
    std::optional<int> answer;
    Box rest = at;
    for (std::size_t i = 0; i < crumbs.size(); ++i) {
        Crumb const& crumb = crumbs[i];
        bool const last = i + 1 == crumbs.size();
        Type const type = last ? Type::strong : Type::body;
        float const width = std::min(rest.w, std::ceil(pen.width(type, crumb.label)) + 1);
        if (width < 8) break;
        Box const box = rest.cut_left(width);
        if (last) {
            if (pen.text(box, t.text1, type, crumb.label)) tooltip_for(ui, box, crumb.label, crumb.key);
            if (sem::Node* node = detail::emit_static(ui, detail::child_id(group, crumb.key), box, sem::Role::text, crumb.label)) node->state |= sem::current;
            break;
        }
        Box const target{box.x, std::round(box.cy() - 12), box.w, 24};
        detail::Item const it = detail::item(ui, detail::child_id(group, crumb.key), target);
        if (it.pressed) answer = static_cast<int>(i);
        if (it.visible) {
            pen.text(box, it.hovered ? t.text1 : t.text2, type, crumb.label);
            if (it.ring) pen.ring(target, 3, 1, t.accent);
            detail::emit(ui, it, sem::Role::link, crumb.label);
        }
        Box const arrow = rest.cut_left(22);
        pen.icon(arrow.x + 4, arrow.cy(), Icon::chevron_right, t.text3, metric::icon_field);
    }
    ui.tree().pop();
    return answer;
}

TreeRowAnswer tree_row(Ui& ui, TreeRow const& spec) {
    Theme const& t = ui.theme();
    TreeRowAnswer answer;
    Box const box = detail::take_place(spec.at, spec.width, 200, metric::row_default);
    ImGuiID const id = detail::make_id(spec.id);
    detail::Item const it = detail::item(ui, id, box, {.overlap = spec.expandable, .buttons = ImGuiButtonFlags_AllowOverlap});
    answer.clicked = it.pressed;
    if (ui.tree().take(id, sem::ActionKind::toggle_expand)) answer.toggled = true;
    float const indent = 8 + 16 * static_cast<float>(spec.depth);
    if (spec.expandable) {
        Box const chevron{box.x + indent - 2, box.y, 20, box.h};
        if (answer.clicked && chevron.contains(ImGui::GetIO().MousePos) && it.hovered) answer = {.clicked = false, .toggled = true};
        if (it.focused) {
            for (ImGuiKey key : {ImGuiKey_LeftArrow, ImGuiKey_RightArrow}) {
                if (ImGui::IsKeyPressed(key, ImGuiInputFlags_None, id) && (key == ImGuiKey_RightArrow) != spec.expanded) answer.toggled = true;
                ImGui::SetKeyOwner(key, id);
            }
        }
    }
    if (!it.visible) return answer;
    Pen const pen = ui.pen();
    if (spec.selected) pen.fill(box, it.hovered ? t.selected_hover : t.selected, metric::radius_button);
    else if (it.hovered) pen.fill(box, t.hover, metric::radius_button);
    if (it.ring) pen.ring(box, metric::radius_button, -2, t.accent);
    Box inner = box;
    inner.cut_left(indent);
    inner.cut_right(8);
    if (spec.expandable) pen.icon(inner.x, inner.cy(), spec.expanded ? Icon::chevron_down : Icon::chevron_right, t.text3, metric::icon_field);
    inner.cut_left(18);
    if (spec.icon != Icon::none) {
        pen.icon(inner.x, inner.cy(), spec.icon, t.text2, metric::icon_field);
        inner.cut_left(20);
    }
    if (!spec.note.empty()) pen.text(inner.cut_right(std::ceil(pen.width(Type::small, spec.note)), 8), t.text3, Type::small, spec.note);
    if (pen.text(inner, t.text1, spec.depth == 0 && spec.expandable ? Type::strong : Type::body, spec.label)) tooltip_for(ui, box, spec.label, spec.id);
    std::uint32_t state = spec.selected ? sem::selected : 0u;
    if (spec.expandable) state |= sem::expandable | (spec.expanded ? sem::expanded : sem::collapsed);
    if (sem::Node* node = detail::emit(ui, it, sem::Role::treeitem, spec.label, state, spec.note)) node->level = spec.depth + 1;
    return answer;
}

std::optional<int> stepper(Ui& ui, std::string_view id, std::string_view name, std::span<Step const> steps, int current, Box at) {
    Theme const& t = ui.theme();
    Pen const pen = ui.pen();
    ImGuiID const group = detail::make_id(id);
    detail::emit_static(ui, group, at, sem::Role::group, name);
    ui.tree().push(group);
    std::optional<int> answer;
    float x = at.x;
    int const count = static_cast<int>(steps.size());
    for (int i = 0; i < count; ++i) {
        Step const& step = steps[static_cast<std::size_t>(i)];
        bool const done = i < current, now = i == current;
        Type const type = now ? Type::strong : Type::body;
        Box const box{x, std::round(at.cy() - 12), 20 + 8 + std::ceil(pen.width(type, step.label)), 24};
        detail::Item const it = detail::item(ui, detail::child_id(group, step.key), box, {.disabled = i > current});
        if (it.pressed && !now) answer = i;
        if (it.visible) {
            ImVec2 const centre{box.x + 10, box.cy()};
            pen.circle(centre, 10, done ? t.green_soft : now ? t.accent : t.pressed);
            if (done) pen.icon(centre.x - 6, centre.y, Icon::check, t.green_text, 12);
            else pen.text({box.x, box.y, 20, box.h}, now ? t.on_accent : t.text2, Type::small, std::to_string(i + 1), Align::centre);
            pen.text(box.x + 28, box.cy(), now ? t.text1 : it.hovered ? t.text1 : t.text2, type, step.label);
            if (it.ring) pen.ring(box, 4, 1, t.accent);
            std::string words = tr("widget.step_of", {std::to_string(i + 1), std::to_string(count), step.label});
            detail::emit(ui, it, sem::Role::button, words, now ? sem::current : 0u, done ? tr("widget.step_done") : std::string_view{});
        }
        x = box.right() + 10;
        if (i + 1 < count) {
            pen.line_h(x, x + 20, at.cy(), t.line_strong);
            x += 30;
        }
    }
    ui.tree().pop();
    return answer;
}

}  // namespace pmo::ui
