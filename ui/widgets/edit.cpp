#include "ui/widgets/edit.h"

#include <algorithm>
#include <cmath>

namespace pmo::ui::detail {
namespace {

// Dear ImGui writes into our buffer, grows it through the callback, and tells the text of each frame.
struct Buffer {
    std::string text;
    Draft* draft = nullptr;     // while active
};

int on_text(ImGuiInputTextCallbackData* data) {
    auto* const buffer = static_cast<Buffer*>(data->UserData);
    if (data->EventFlag == ImGuiInputTextFlags_CallbackResize) {
        buffer->text.resize(static_cast<std::size_t>(data->BufTextLen));
        data->Buf = buffer->text.data();
    } else if (data->EventFlag == ImGuiInputTextFlags_CallbackAlways && buffer->draft) {
        buffer->draft->text.assign(data->Buf, static_cast<std::size_t>(data->BufTextLen));
        buffer->draft->caret_begin = std::min(data->SelectionStart, data->SelectionEnd);
        buffer->draft->caret_end = std::max(data->SelectionStart, data->SelectionEnd);
        if (data->SelectionStart == data->SelectionEnd) buffer->draft->caret_begin = buffer->draft->caret_end = data->CursorPos;
    }
    return 0;
}

std::optional<Draft> take_leaving(Ui& ui, ImGuiID id) {
    for (auto it = ui.leaving.begin(); it != ui.leaving.end(); ++it) {
        if (it->id != id) continue;
        Draft draft = std::move(*it);
        ui.leaving.erase(it);
        return draft;
    }
    return std::nullopt;
}

void finish(Edit& edit, Draft& draft) {
    edit.ended = true;
    edit.by_enter = ImGui::IsKeyPressed(ImGuiKey_Enter, false) || ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false);
    edit.backwards = ImGui::GetIO().KeyShift;
    edit.cancelled = ImGui::IsKeyPressed(ImGuiKey_Escape, false);
    edit.text = draft.text;
    if (!edit.cancelled && draft.text != draft.initial) edit.committed = std::move(draft.text);
}

}  // namespace

std::string_view field_name(Ui const& ui, std::string_view own) { return own.empty() ? std::string_view(ui.form_name) : own; }
std::string_view field_problem(Ui const& ui, std::string_view own) { return own.empty() ? std::string_view(ui.form_problem) : own; }
std::string_view field_warning(Ui const& ui, std::string_view own) { return own.empty() ? std::string_view(ui.form_warning) : own; }

void paint_field(Pen const& pen, Box const& frame, bool hovered, bool focused, bool problem, bool read_only, bool disabled) {
    Theme const& t = *pen.theme;
    pen.fill(frame, disabled ? t.grey_soft : read_only ? t.sunken : t.field, metric::radius_field);
    if (problem) pen.ring(frame, metric::radius_field, -2, t.red);
    else if (focused) pen.ring(frame, metric::radius_field, -2, t.accent);
    else pen.outline(frame, read_only || disabled ? t.line : hovered ? t.text3 : t.field_line, metric::radius_field);
}

void replace_draft(Ui& ui, ImGuiID id, std::string_view text) {
    if (ui.draft.id != id) return;
    ui.draft.text = text;
    if (ImGuiInputTextState* const state = ImGui::GetInputTextState(id)) state->ReloadUserBufAndSelectAll();
}

Edit edit_box(Ui& ui, EditSpec const& spec) {
    ImGuiContext& g = *GImGui;
    ImGuiWindow* const window = ImGui::GetCurrentWindow();
    Theme const& t = ui.theme();
    Pen const pen = ui.pen();
    Edit edit;
    bool const disabled = spec.disabled || (g.CurrentItemFlags & ImGuiItemFlags_Disabled);
    bool const was_active = ui.draft.id == spec.id;
    bool const editable = !spec.read_only && !disabled;

    if (!disabled && (spec.focus || ui.focus_request == spec.id || ui.tree().take(spec.id, sem::ActionKind::focus) ||
                      ui.tree().take(spec.id, sem::ActionKind::click))) {
        ImGui::ActivateItemByID(spec.id);
        g.NavNextActivateFlags = ImGuiActivateFlags_PreferInput;
        ui.wake(0);
    }
    // A value from assistive technology or a test: typed text if somebody types here, else a whole edit.
    if (auto value = ui.tree().take_value(spec.id); value && editable) {
        if (was_active) replace_draft(ui, spec.id, *value);
        else if (*value != spec.value) edit.committed = std::move(value);
    }
    if (editable && ui.tree().take(spec.id, sem::ActionKind::increment)) edit.step = 1;
    if (editable && ui.tree().take(spec.id, sem::ActionKind::decrement)) edit.step = -1;

    Buffer buffer;
    buffer.text = was_active ? ui.draft.text : std::string(spec.value);
    if (was_active) buffer.draft = &ui.draft;

    bool const hover_now = g.HoveredWindow && ImGui::IsMouseHoveringRect(spec.frame.min(), spec.frame.max()) && ImGui::IsWindowHovered(ImGuiHoveredFlags_ChildWindows);
    float const size = Fonts::size_of(spec.type);
    float const pad_y = spec.lines ? 6 : (spec.frame.h - size) * 0.5f;
    if (spec.cell) {
        pen.fill(spec.frame, t.field);
    } else {
        paint_field(pen, spec.frame, hover_now && !disabled, was_active || (g.NavId == spec.id && g.NavCursorVisible), !spec.problem.empty(),
                    spec.read_only, disabled);
    }

    // The library's own box, without its looks, on the free part of the frame.
    Box const inner{spec.frame.x + spec.left - 8, spec.frame.y, spec.frame.w - spec.left - spec.right + 16, spec.frame.h};
    ImVec2 const cursor = window->DC.CursorPos;
    window->DC.CursorPos = inner.min();
    ImGui::PushFont(ui.fonts().of(spec.type), size);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {8, pad_y});
    ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, 0.0f);
    for (ImGuiCol slot : {ImGuiCol_FrameBg, ImGuiCol_FrameBgHovered, ImGuiCol_FrameBgActive, ImGuiCol_NavCursor, ImGuiCol_ChildBg})
        ImGui::PushStyleColor(slot, 0);
    ImGui::PushStyleColor(ImGuiCol_Text, disabled ? t.text3 : t.text1);
    ImGui::PushStyleColor(ImGuiCol_TextDisabled, t.text3);
    if (disabled) ImGui::BeginDisabled();
    else add_stop(ui, spec.id, spec.frame);
    ImGuiInputTextFlags flags = ImGuiInputTextFlags_CallbackResize | ImGuiInputTextFlags_CallbackAlways;
    if (spec.read_only) flags |= ImGuiInputTextFlags_ReadOnly;
    if (spec.select_all) flags |= ImGuiInputTextFlags_AutoSelectAll;
    if (spec.lines) flags |= ImGuiInputTextFlags_Multiline;   // Enter is a new line, Ctrl+Enter commits
#if IMGUI_VERSION_NUM >= 19230
    if (spec.lines) flags |= ImGuiInputTextFlags_WordWrap;
#endif
    Terminated const label(spec.key, "##");
    Terminated const hint(spec.lines ? std::string_view{} : spec.placeholder);
    buffer.text.reserve(std::max<std::size_t>(buffer.text.size() + 1, 64));
    ImGui::InputTextEx(label.c_str(), spec.placeholder.empty() || spec.lines ? nullptr : hint.c_str(), buffer.text.data(),
                       static_cast<int>(buffer.text.capacity() + 1), {inner.w, inner.h}, flags, on_text, &buffer);
    edit.visible = (g.LastItemData.StatusFlags & ImGuiItemStatusFlags_Visible) != 0;
    if (disabled) ImGui::EndDisabled();
    ImGui::PopStyleColor(7);
    ImGui::PopStyleVar(2);
    ImGui::PopFont();
    window->DC.CursorPos = cursor;

    // In a table Tab goes on to the next cell, so it is not left to the library's own order.
    bool tabbed = false;
    if (spec.cell && was_active && g.ActiveId == spec.id) {
        tabbed = ImGui::IsKeyPressed(ImGuiKey_Tab, ImGuiInputFlags_None, spec.id);
        ImGui::SetKeyOwner(ImGuiKey_Tab, spec.id);
        if (tabbed) ImGui::ClearActiveID();
    }
    edit.active = g.ActiveId == spec.id;
    edit.hovered = hover_now;
    edit.focused = edit.active || g.NavId == spec.id;
    if (edit.active && !was_active && !spec.read_only) {
        if (ui.draft.id) ui.leaving.push_back(std::move(ui.draft));
        ui.refused.erase(spec.id);
        ui.draft = Draft{.id = spec.id, .text = std::string(spec.edit_value.empty() ? spec.value : spec.edit_value), .initial = {}};
        ui.draft.initial = ui.draft.text;
        if (ui.draft.text != spec.value) replace_draft(ui, spec.id, std::string(ui.draft.text));
        edit.started = true;
    }
    if (edit.active && ui.draft.id == spec.id) {
        ui.draft.missed = 0;
        edit.text = ui.draft.text;
        if (!spec.lines) {
            if (ImGui::IsKeyPressed(ImGuiKey_UpArrow, ImGuiInputFlags_Repeat)) edit.step = 1;
            if (ImGui::IsKeyPressed(ImGuiKey_DownArrow, ImGuiInputFlags_Repeat)) edit.step = -1;
        }
    } else if (was_active && ui.draft.id == spec.id) {
        Draft draft = std::move(ui.draft);
        ui.draft = {};
        finish(edit, draft);
        edit.by_tab = tabbed;
    }
    if (auto draft = take_leaving(ui, spec.id)) finish(edit, *draft);

    if (spec.cell) pen.ring(spec.frame, 0, -2, spec.problem.empty() ? t.accent : t.red);
    if (!spec.unit.empty()) {
        Box unit = spec.frame;
        unit.cut_right(10);
        pen.text(unit, t.text3, Type::small, spec.unit, Align::right);
    }

    Box const part = visible_part(spec.frame);
    if (!part.empty()) {
        sem::Node node;
        node.id = spec.id;
        node.role = spec.role;
        node.name = spec.name;
        node.value = edit.active ? ui.draft.text : std::string(spec.value);
        if (edit.active && spec.read_only) node.value = spec.value;
        node.description = !spec.problem.empty() ? spec.problem : spec.warning;
        node.state = spec.state;
        if (edit.focused) node.state |= sem::focused;
        if (edit.active && !spec.read_only) node.state |= sem::editing;
        if (spec.read_only) node.state |= sem::readonly;
        if (disabled) node.state |= sem::disabled;
        if (spec.required) node.state |= sem::required;
        if (!spec.problem.empty()) node.state |= sem::invalid;
        if (spec.has_popup) node.state |= sem::has_popup;
        node.rect = to_rect(part);
        node.font_size = size;
        float scroll_x = 0, scroll_y = 0;
        if (ImGuiInputTextState const* const state = ImGui::GetInputTextState(spec.id); state && edit.active)
            scroll_x = state->Scroll.x, scroll_y = state->Scroll.y;
        node.text_x = spec.frame.x + spec.left - scroll_x - part.x;
        node.text_y = spec.frame.y + std::floor(pad_y) - scroll_y - part.y;
        if (edit.active && ui.draft.id == spec.id) {
            node.caret_begin = ui.draft.caret_begin;
            node.caret_end = ui.draft.caret_end;
        }
        ui.tree().add(std::move(node));
    }
    return edit;
}

}  // namespace pmo::ui::detail
