#include "ui/widgets/hot.h"

#include <cmath>

#include "ui/widgets/item.h"

namespace pmo::ui {

Hot hot_area(Ui& ui, HotSpec const& spec) {
    Box const box = detail::take_place(spec.at, 0, spec.at.w, spec.at.h);
    ImGuiButtonFlags buttons = ImGuiButtonFlags_MouseButtonLeft;
    if (spec.overlap) buttons |= ImGuiButtonFlags_AllowOverlap;
    detail::Item const it = detail::item(ui, detail::make_id(spec.id), box,
        {.disabled = spec.disabled, .tab_stop = spec.tab_stop, .overlap = spec.overlap, .buttons = buttons});
    ImGuiContext& g = *GImGui;
    Hot hot;
    hot.id = it.id;
    hot.visible = it.visible;
    hot.hovered = it.hovered;
    hot.held = it.held;
    hot.focused = it.focused;
    hot.clicked = it.pressed;
    if (it.disabled) { hot.hovered = hot.held = hot.clicked = false; }
    if (it.hovered && spec.cursor != ImGuiMouseCursor_None) ImGui::SetMouseCursor(spec.cursor);
    hot.double_clicked = it.hovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left);
    hot.context = (it.hovered && ImGui::IsMouseReleased(ImGuiMouseButton_Right)) ||
                  (it.focused && (ImGui::IsKeyPressed(ImGuiKey_Menu, false) || ImGui::IsKeyChordPressed(ImGuiMod_Shift | ImGuiKey_F10)));

    if (spec.arrows && it.focused && !it.disabled) {
        struct Arrow { ImGuiKey key; int dx, dy; };
        for (auto const arrow : {Arrow{ImGuiKey_LeftArrow, -1, 0}, Arrow{ImGuiKey_RightArrow, 1, 0}, Arrow{ImGuiKey_UpArrow, 0, -1}, Arrow{ImGuiKey_DownArrow, 0, 1}}) {
            if (ImGui::IsKeyPressed(arrow.key, ImGuiInputFlags_Repeat, it.id)) hot.dx += arrow.dx, hot.dy += arrow.dy;
            ImGui::SetKeyOwner(arrow.key, it.id);
        }
    }

    // One drag at a time: whoever holds the active id.
    if (spec.drag && !it.disabled) {
        ImGuiID const moved = detail::child_id(it.id, "moved");
        ImGuiStorage& storage = ImGui::GetCurrentWindow()->StateStorage;
        int const phase = storage.GetInt(moved, 0);   // 0 none, 1 dragging, 2 given up until the button is released
        bool const active = g.ActiveId == it.id && ImGui::IsMouseDown(ImGuiMouseButton_Left);
        ImVec2 const way{g.IO.MousePos.x - g.IO.MouseClickedPos[0].x, g.IO.MousePos.y - g.IO.MouseClickedPos[0].y};
        int next = phase;
        if (active && phase == 0 && std::hypot(way.x, way.y) >= 4) { next = 1; hot.drag_started = true; }
        if (phase == 1 && ImGui::IsKeyPressed(ImGuiKey_Escape, false)) {
            next = 2;
            hot.cancelled = true;
            ImGui::ClearActiveID();
        }
        if (phase == 1 && !ImGui::IsMouseDown(ImGuiMouseButton_Left)) hot.dropped = true;
        if (!ImGui::IsMouseDown(ImGuiMouseButton_Left)) next = 0;
        hot.dragging = next == 1;
        if (hot.dragging || hot.dropped) hot.drag = way;
        if (phase != 0 && !ImGui::IsMouseDown(ImGuiMouseButton_Left)) hot.clicked = false;   // the release ended a drag
        if (next != phase) storage.SetInt(moved, next);
    }

    if (ui.tree().take(it.id, sem::ActionKind::increment)) hot.step = 1;
    if (ui.tree().take(it.id, sem::ActionKind::decrement)) hot.step = -1;
    if (it.visible) {
        if (it.ring) ui.pen().ring(box, spec.ring_radius, 1, ui.theme().accent);
        if (sem::Node* node = detail::emit(ui, it, spec.role, spec.name, spec.state, spec.value)) {
            node->description = spec.description;
            node->level = spec.level;
            node->row = spec.row, node->rows = spec.rows;
            node->column = spec.column, node->columns = spec.columns;
        }
    }
    return hot;
}

void say(Ui& ui, SaySpec const& spec) {
    sem::Node* const node = detail::emit_static(ui, detail::make_id(spec.id), spec.at, spec.role, spec.name, spec.value);
    if (!node) return;
    node->state = spec.state;
    node->description = spec.description;
    node->level = spec.level;
    node->row = spec.row, node->rows = spec.rows;
    node->column = spec.column, node->columns = spec.columns;
}

}  // namespace pmo::ui
