// Tabs; those that do not fit go into a menu at the right end, the active one never does.

#include <algorithm>
#include <cmath>
#include <vector>

#include "ui/i18n/tr.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/item.h"
#include "ui/widgets/popup.h"

namespace pmo::ui {
namespace {

constexpr float kPadding = 10;

float tab_width(Ui const& ui, Choice const& tab) {
    float width = 2 * kPadding + text_width(ui.fonts(), Type::strong, tab.label);   // strong, so that nothing moves when it is chosen
    if (tab.icon != Icon::none) width += 20;
    if (!tab.count.empty()) width += 6 + pill_width(ui.fonts(), tab.count);
    return std::ceil(width);
}

}  // namespace

std::optional<int> tabs(Ui& ui, Tabs const& spec) {
    Theme const& t = ui.theme();
    Pen const pen = ui.pen();
    float const height = spec.size == Size::small ? metric::tabs_small : metric::tabs;
    int const count = static_cast<int>(spec.tabs.size());
    float natural = 0;
    for (Choice const& tab : spec.tabs) natural += tab_width(ui, tab);
    Box const box = detail::take_place(spec.at, spec.width, natural, height);
    ImGuiID const group = detail::make_id(spec.id);
    if (spec.line) pen.line_h(box.x, box.right(), box.bottom() - 1, t.line);

    // Which fit: from the left, with the active one always among them.
    std::string_view const more = tr("widget.more");
    float const more_width = std::ceil(2 * kPadding + text_width(ui.fonts(), Type::body, more) + 4 + metric::icon_field);
    std::vector<int> shown, hidden;
    if (natural <= box.w) {
        for (int i = 0; i < count; ++i) shown.push_back(i);
    } else {
        float room = box.w - more_width;
        if (spec.active >= 0 && spec.active < count) room -= tab_width(ui, spec.tabs[static_cast<std::size_t>(spec.active)]);
        for (int i = 0; i < count; ++i) {
            float const width = tab_width(ui, spec.tabs[static_cast<std::size_t>(i)]);
            if (i == spec.active) { shown.push_back(i); continue; }
            if (room >= width && hidden.empty()) { shown.push_back(i); room -= width; }
            else { hidden.push_back(i); }
        }
        std::sort(shown.begin(), shown.end());
    }

    detail::emit_static(ui, group, box, sem::Role::tablist, spec.name);
    ui.tree().push(group);
    std::optional<int> answer;
    float x = box.x;
    for (std::size_t at = 0; at < shown.size(); ++at) {
        int const i = shown[at];
        Choice const& tab = spec.tabs[static_cast<std::size_t>(i)];
        Box const place{x, box.y, tab_width(ui, tab), box.h};
        bool const active = i == spec.active;
        detail::Item const it = detail::item(ui, detail::child_id(group, tab.key), place, {.disabled = tab.disabled});
        if (it.pressed && !active) answer = i;
        if (it.visible) {
            ImU32 ink = active || it.hovered ? t.text1 : t.text2;
            if (it.disabled) ink = t.text3;
            float inner = place.x + kPadding;
            if (tab.icon != Icon::none) {
                pen.icon(inner, place.cy(), tab.icon, ink);
                inner += 20;
            }
            Type const type = active ? Type::strong : Type::body;
            pen.text(inner, place.cy(), ink, type, tab.label);
            if (!tab.count.empty()) paint_pill(pen, inner + pen.width(type, tab.label) + 6, place.cy(), tab.count);
            if (active) pen.fill({place.x + kPadding, place.bottom() - 2, place.w - 2 * kPadding, 2}, t.accent);
            if (it.ring) pen.ring(place.inset(2, 4), 4, 0, t.accent);
            detail::emit(ui, it, sem::Role::tab, tab.label, active ? sem::selected : 0u, tab.count);
            if (!tab.tip.empty()) tooltip_for(ui, place, tab.tip, tab.key);
        }
        x = place.right();
    }
    if (!hidden.empty()) {
        Box const place{x, box.y, more_width, box.h};
        ImGuiID const id = detail::child_id(group, "more"), menu_id = detail::child_id(group, "menu");
        detail::Item const it = detail::item(ui, id, place);
        if (it.pressed) detail::open_popup_id(menu_id);
        if (it.visible) {
            pen.text(place.x + kPadding, place.cy(), it.hovered ? t.text1 : t.text2, Type::body, more);
            pen.icon(place.right() - kPadding - metric::icon_field, place.cy(), Icon::chevron_down, t.text2, metric::icon_field);
            if (it.ring) pen.ring(place.inset(2, 4), 4, 0, t.accent);
            detail::emit(ui, it, sem::Role::button, more, sem::has_popup | (detail::popup_open(menu_id) ? sem::expanded : sem::collapsed));
        }
        std::vector<MenuItem> items;
        for (int i : hidden) {
            Choice const& tab = spec.tabs[static_cast<std::size_t>(i)];
            items.push_back({.key = tab.key, .label = tab.label, .icon = tab.icon, .shortcut = tab.count, .disabled = tab.disabled});
        }
        if (auto const chosen = detail::menu_list(ui, menu_id, tr("widget.tab_menu"), items, 160, place))
            answer = hidden[static_cast<std::size_t>(*chosen)];
    }
    ui.tree().pop();
    return answer;
}

}  // namespace pmo::ui
