#include "ui/widgets/item.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace pmo::ui::detail {

Terminated::Terminated(std::string_view text, std::string_view prefix) {
    std::size_t length = 0;
    for (std::string_view part : {prefix, text}) {
        std::size_t const room = std::min(part.size(), sizeof m_text - 1 - length);
        if (room > 0) std::memcpy(m_text + length, part.data(), room);
        length += room;
    }
    m_text[length] = 0;
}

ImGuiID make_id(std::string_view key) {
    Terminated const label(key, "##");
    return ImGui::GetCurrentWindow()->GetID(label.c_str());
}
ImGuiID child_id(ImGuiID parent, std::string_view key) {
    ImGuiID const id = ImHashData(key.data(), key.size(), parent);
    return id ? id : 1;
}
ImGuiID child_id(ImGuiID parent, std::uint64_t number) {
    ImGuiID const id = ImHashData(&number, sizeof number, parent);
    return id ? id : 1;
}

Box take_place(Box const& at, float width, float natural_width, float height) {
    ImGuiWindow* const window = ImGui::GetCurrentWindow();
    if (!(at == Box{})) {
        Box const box{std::round(at.x), std::round(at.y), at.w > 0 ? at.w : natural_width, at.h > 0 ? at.h : height};
        reserve(box);
        return box;
    }
    float w = natural_width;
    if (width > 0) w = width;
    if (width < 0) w = std::max(ImGui::GetContentRegionAvail().x, 1.0f);
    ImVec2 const cursor = window->DC.CursorPos;
    // Beside something taller, in the middle of the line.
    float const line = window->DC.IsSameLine ? window->DC.CurrLineSize.y : 0;
    float const lower = line > height ? std::floor((line - height) * 0.5f) : 0;
    Box const box{std::round(cursor.x), std::round(cursor.y + lower), std::round(w), height};
    ImGui::ItemSize({box.w, box.h}, 0);
    return box;
}

Box visible_part(Box const& box) {
    ImRect const& clip = ImGui::GetCurrentWindow()->ClipRect;
    return box.clipped({clip.Min.x, clip.Min.y, clip.GetWidth(), clip.GetHeight()});
}

void focus_item(Ui& ui, ImGuiID id) {
    if (GImGui->ActiveId != id) ImGui::ClearActiveID();          // a field that is being typed in hands over its text and the arrow keys
    ImGui::SetFocusID(id, ImGui::GetCurrentWindow());
    ImGui::SetNavCursorVisible(true);
    if (ui.focus_request == id) ui.focus_request = 0;
}

void add_stop(Ui& ui, ImGuiID id, Box const& box) { ui.stops.push_back({id, ImGui::GetCurrentWindow()->RootWindowForNav->ID, box}); }

Item item(Ui& ui, ImGuiID id, Box const& box, ItemOptions const& options) {
    ImGuiContext& g = *GImGui;
    Item it{.id = id, .box = box};
    it.disabled = options.disabled || (g.CurrentItemFlags & ImGuiItemFlags_Disabled);
    if (options.disabled) ImGui::BeginDisabled();
    ImRect const bb{box.min(), box.max()};
    ImGuiItemFlags flags = options.tab_stop ? ImGuiItemFlags_None : ImGuiItemFlags_NoTabStop;
    if (options.repeat) flags |= ImGuiItemFlags_ButtonRepeat;
    if (!options.nav) flags |= ImGuiItemFlags_NoNav;
    if (options.overlap) flags |= ImGuiItemFlags_AllowOverlap;
    it.visible = ImGui::ItemAdd(bb, id, nullptr, flags);
    if (!it.disabled) {
        if (options.tab_stop && options.nav) add_stop(ui, id, box);
        if (ui.tree().take(id, sem::ActionKind::focus) || ui.focus_request == id) focus_item(ui, id);
        if (it.visible) it.pressed = ImGui::ButtonBehavior(bb, id, &it.hovered, &it.held, options.buttons);
        if (ui.tree().take(id, sem::ActionKind::click)) it.pressed = true;
    }
    if (options.disabled) ImGui::EndDisabled();
    it.focused = g.NavId == id && g.NavWindow == g.CurrentWindow;
    it.ring = it.focused && g.NavCursorVisible;
    return it;
}

sem::Node* emit(Ui& ui, Item const& it, sem::Role role, std::string_view name, std::uint32_t state, std::string_view value) {
    if (it.disabled) state |= sem::disabled;
    if (it.focused) state |= sem::focused;
    sem::Node* const node = emit_static(ui, it.id, it.box, role, name, value);
    if (node) node->state |= state;
    return node;
}

sem::Node* emit_static(Ui& ui, ImGuiID id, Box const& box, sem::Role role, std::string_view name, std::string_view value) {
    Box const part = visible_part(box);
    if (part.empty()) return nullptr;
    sem::Node node;
    node.id = id;
    node.role = role;
    node.name = name;
    node.value = value;
    node.rect = to_rect(part);
    return &ui.tree().add(std::move(node));
}

// ---------------------------------------------------------------------------------------------- popups

void open_popup_id(ImGuiID id) { ImGui::OpenPopupEx(id, ImGuiPopupFlags_None); }
bool popup_open(ImGuiID id) { return ImGui::IsPopupOpen(id, ImGuiPopupFlags_None); }

Box popup_place(Box const& anchor, float width, float height) {
    ImVec2 const display = ImGui::GetIO().DisplaySize;
    Box place{anchor.x, anchor.bottom() + 4, width, height};
    if (place.bottom() > display.y - 4 && anchor.y - 4 - height >= 4) place.y = anchor.y - 4 - height;
    place.x = std::max(4.0f, std::min(place.x, display.x - width - 4));
    place.y = std::max(4.0f, std::min(place.y, display.y - height - 4));
    return place;
}

bool begin_popup(Ui& ui, ImGuiID id, Box const& place, float radius, float padding) {
    if (!popup_open(id)) return false;
    ImGui::SetNextWindowPos({std::round(place.x), std::round(place.y)});
    ImGui::SetNextWindowSize({std::round(place.w), std::round(place.h)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {padding, padding});
    ImGui::PushStyleVar(ImGuiStyleVar_PopupBorderSize, 0.0f);
    ImGui::PushStyleColor(ImGuiCol_PopupBg, 0);
    bool const open = ImGui::BeginPopupEx(id, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings);
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(2);
    if (!open) return false;
    ImDrawList* const list = ImGui::GetWindowDrawList();
    list->PushClipRectFullScreen();
    ui.pen().floating({std::round(place.x), std::round(place.y), std::round(place.w), std::round(place.h)}, radius);
    list->PopClipRect();
    ui.tree().push_above();
    return true;
}

void end_popup(Ui& ui) {
    ui.tree().pop_above();
    ImGui::EndPopup();
}

}  // namespace pmo::ui::detail
