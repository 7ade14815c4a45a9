// Menus, tooltips, free popups.

#include "ui/widgets/popup.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "ui/i18n/tr.h"
#include "ui/widgets/item.h"

namespace pmo::ui {
namespace {

constexpr float kItem = 26, kPadding = 4, kLine = 9;

Box to_box(ImRect const& r) { return {r.Min.x, r.Min.y, r.GetWidth(), r.GetHeight()}; }

ImGuiID menu_id(std::string_view id) { return detail::child_id(detail::make_id(id), "menu"); }

// Where a menu hangs is remembered with the window that opened it.
void remember_anchor(ImGuiID id, Box const& anchor) {
    ImGuiStorage& storage = ImGui::GetCurrentWindow()->StateStorage;
    storage.SetFloat(detail::child_id(id, "x"), anchor.x);
    storage.SetFloat(detail::child_id(id, "y"), anchor.y);
    storage.SetFloat(detail::child_id(id, "w"), anchor.w);
    storage.SetFloat(detail::child_id(id, "h"), anchor.h);
}
Box remembered_anchor(ImGuiID id) {
    ImGuiStorage& storage = ImGui::GetCurrentWindow()->StateStorage;
    return {storage.GetFloat(detail::child_id(id, "x")), storage.GetFloat(detail::child_id(id, "y")),
            storage.GetFloat(detail::child_id(id, "w")), storage.GetFloat(detail::child_id(id, "h"))};
}

}  // namespace

namespace detail {

std::optional<int> menu_list(Ui& ui, ImGuiID id, std::string_view name, std::span<MenuItem const> items, float min_width, Box const& anchor) {
    if (!popup_open(id)) return std::nullopt;
    Theme const& t = ui.theme();
    float width = min_width, height = 2 * kPadding;
    bool any_icon = false;
    for (MenuItem const& entry : items) any_icon = any_icon || entry.icon != Icon::none || entry.checkable;
    for (MenuItem const& entry : items) {
        float const keys = entry.shortcut.empty() ? 0 : 24 + text_width(ui.fonts(), Type::micro, entry.shortcut);
        width = std::max(width, std::ceil(2 * kPadding + 20 + (any_icon ? 22.0f : 0.0f) + text_width(ui.fonts(), Type::body, entry.label) + keys));
        height += kItem + (entry.line_above ? kLine : 0);
    }
    float const visible = std::min(height, ImGui::GetIO().DisplaySize.y - 8);
    if (!begin_popup(ui, id, popup_place(anchor, width, visible), metric::radius_card, 0)) return std::nullopt;

    Pen const pen = ui.pen();
    std::optional<int> answer;
    ImGuiID const list = child_id(id, "list");
    ImVec2 const origin = ImGui::GetCurrentWindow()->DC.CursorPos;
    Box const whole{origin.x, origin.y, width, height};
    emit_static(ui, list, whole, sem::Role::menu, name);
    ui.tree().push(list);
    float y = origin.y + kPadding;
    for (std::size_t i = 0; i < items.size(); ++i) {
        MenuItem const& entry = items[i];
        if (entry.line_above) {
            pen.line_h(origin.x, origin.x + width, y + 4, t.line);
            y += kLine;
        }
        Box const row{origin.x + kPadding, y, width - 2 * kPadding, kItem};
        y += kItem;
        reserve(row);
        Item const it = item(ui, child_id(list, entry.key), row, {.disabled = entry.disabled});
        if (it.pressed) {
            answer = static_cast<int>(i);
            ImGui::CloseCurrentPopup();
        }
        if (!it.visible) continue;
        ImU32 ink = entry.danger ? t.red_text : t.text1;
        if (it.disabled) ink = t.text3;
        if (entry.checked) pen.fill(row, t.selected, metric::radius_button);
        if (it.hovered || it.ring) pen.fill(row, entry.checked ? t.selected_hover : t.hover, metric::radius_button);
        float x = row.x + 8;
        if (any_icon) {
            Icon const icon = entry.checkable ? (entry.checked ? Icon::check : Icon::none) : entry.icon;
            pen.icon(x, row.cy(), icon, entry.danger || it.disabled ? ink : t.text2, metric::icon_field);
            x += 22;
        }
        pen.text(x, row.cy(), ink, Type::body, entry.label);
        if (!entry.shortcut.empty()) pen.text({x, row.y, row.right() - 8 - x, row.h}, t.text3, Type::micro, entry.shortcut, Align::right);
        if (it.ring) pen.ring(row, metric::radius_button, -2, t.accent);
        if (sem::Node* node = emit(ui, it, entry.checkable ? sem::Role::menuitemcheckbox : sem::Role::menuitem, entry.label,
                                   entry.checked ? sem::checked : 0u))
            node->description = entry.tip;
        if (!entry.tip.empty()) tooltip_for(ui, row, entry.tip, entry.key);
    }
    reserve({origin.x, origin.y, width, height});
    ui.tree().pop();
    end_popup(ui);
    return answer;
}

}  // namespace detail

void open_menu(Ui& ui, std::string_view id) {
    (void)ui;
    ImGuiID const popup = menu_id(id);
    remember_anchor(popup, to_box(GImGui->LastItemData.Rect));
    detail::open_popup_id(popup);
}
void open_menu_at(Ui& ui, std::string_view id, ImVec2 position) {
    (void)ui;
    ImGuiID const popup = menu_id(id);
    remember_anchor(popup, {position.x, position.y - 4, 1, 4});
    detail::open_popup_id(popup);
}
std::optional<int> menu(Ui& ui, MenuSpec const& spec) {
    ImGuiID const popup = menu_id(spec.id);
    if (!detail::popup_open(popup)) return std::nullopt;
    return detail::menu_list(ui, popup, spec.name, spec.items, spec.min_width, remembered_anchor(popup));
}
bool menu_is_open(Ui& ui, std::string_view id) {
    (void)ui;
    return detail::popup_open(menu_id(id));
}

// ---------------------------------------------------------------------------------------------- tooltip

void tooltip_for(Ui& ui, Box const& box, std::string_view words, std::string_view id) {
    if (words.empty()) return;
    ImGuiContext& g = *GImGui;
    bool const over = g.HoveredWindow == g.CurrentWindow && ImGui::IsMouseHoveringRect(box.min(), box.max()) && g.ActiveId == 0;
    // Dear ImGui counts how long the pointer rests on an item; a box inside an item gets a clock of its own.
    ImGuiID const clock = detail::child_id(detail::make_id(id), "tip");
    ImGuiStorage& storage = g.CurrentWindow->StateStorage;
    float const since = storage.GetFloat(clock, -1);
    auto const now = static_cast<float>(g.Time);
    if (!over) {
        if (since >= 0) storage.SetFloat(clock, -1);
        return;
    }
    if (since < 0) {
        storage.SetFloat(clock, now);
        ui.wake(420);
        return;
    }
    if (now - since < g.Style.HoverDelayNormal) {
        ui.wake(static_cast<int>((g.Style.HoverDelayNormal - (now - since)) * 1000) + 20);
        return;
    }
    Theme const& t = ui.theme();
    Pen const pen = ui.overlay();
    auto const lines = pen.wrap(Type::small, words, 360);
    float width = 0;
    for (std::string_view line : lines) width = std::max(width, pen.width(Type::small, line));
    float const height = Fonts::line_of(Type::small) * static_cast<float>(lines.size()) + 10;
    width = std::ceil(width) + 16;
    ImVec2 const display = g.IO.DisplaySize;
    Box place{std::min(g.IO.MousePos.x + 8, display.x - width - 4), g.IO.MousePos.y + 18, width, height};
    if (place.bottom() > display.y - 4) place.y = g.IO.MousePos.y - height - 6;
    place.x = std::round(std::max(4.0f, place.x));
    place.y = std::round(place.y);
    pen.fill(place, t.text1, metric::radius_field);
    pen.lines(place.x + 8, place.y + 5, t.surface, Type::small, lines);
}

void tooltip(Ui& ui, std::string_view words) {
    ImGuiContext const& g = *GImGui;
    char key[16];
    ImFormatString(key, IM_ARRAYSIZE(key), "%08X", g.LastItemData.ID);
    tooltip_for(ui, to_box(g.LastItemData.Rect), words, key);
}

// ---------------------------------------------------------------------------------------------- free popup

void open_popup(Ui& ui, std::string_view id) {
    (void)ui;
    ImGuiID const popup = detail::child_id(detail::make_id(id), "popup");
    remember_anchor(popup, to_box(GImGui->LastItemData.Rect));
    detail::open_popup_id(popup);
}

PopupScope::PopupScope(Ui& ui, PopupSpec const& spec) : m_ui(ui) {
    ImGuiID const id = detail::child_id(detail::make_id(spec.id), "popup");
    if (!detail::popup_open(id)) return;
    // A height of zero means: as much as was drawn in the frame before.
    float const measured = ui.heights.contains(id) ? ui.heights[id] : 200;
    float const height = spec.height > 0 ? spec.height : measured + 2 * spec.padding;
    Box const place = detail::popup_place(remembered_anchor(id), spec.width, height);
    m_open = detail::begin_popup(ui, id, place, metric::radius_card, spec.padding);
    if (!m_open) return;
    ImVec2 const cursor = ImGui::GetCurrentWindow()->DC.CursorPos;
    m_inner = {cursor.x, cursor.y, spec.width - 2 * spec.padding, height - 2 * spec.padding};
    ImGuiID const group = detail::child_id(id, "group");
    detail::emit_static(ui, group, place, sem::Role::dialog, spec.name);
    ui.tree().push(group);
}
PopupScope::~PopupScope() {
    if (!m_open) return;
    ImGuiWindow* const window = ImGui::GetCurrentWindow();
    m_ui.heights[window->PopupId] = window->DC.CursorMaxPos.y - window->DC.CursorStartPos.y;
    m_ui.tree().pop();
    detail::end_popup(m_ui);
}
void PopupScope::close() {
    if (m_open) ImGui::CloseCurrentPopup();
}

}  // namespace pmo::ui
