#include "shell/web/text_state.h"

#include <algorithm>
#include <imgui.h>
#include <imgui_internal.h>

// The layout of the selection is private to Dear ImGui's own sources; this declares it and nothing else.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
namespace ImStb {
#include <imstb_textedit.h>
}
#pragma GCC diagnostic pop

namespace pmo::shell {
namespace {

ImGuiInputTextState* active_state()
{
    ImGuiContext& g = *GImGui;
    if (g.ActiveId == 0 || g.InputTextState.ID != g.ActiveId || !g.InputTextState.Stb) return nullptr;
    if (g.InputTextState.TextA.Data == nullptr) return nullptr;
    return &g.InputTextState;
}

}  // namespace

std::optional<EditedText> edited_text()
{
    ImGuiInputTextState const* const state = active_state();
    if (!state) return std::nullopt;
    EditedText out;
    out.id = state->ID;
    out.text = {state->TextA.Data, std::size_t(state->TextLen)};
    bool const selected = state->Stb->select_start != state->Stb->select_end;
    out.select_begin = selected ? state->Stb->select_start : state->Stb->cursor;
    out.select_end = selected ? state->Stb->select_end : state->Stb->cursor;
    out.scroll_x = state->Scroll.x;
    out.scroll_y = state->Scroll.y;
    out.multi_line = (state->Flags & ImGuiInputTextFlags_Multiline) != 0;
    out.read_only = (state->Flags & ImGuiInputTextFlags_ReadOnly) != 0;
    return out;
}

void select_text(int begin, int end)
{
    ImGuiInputTextState* const state = active_state();
    if (!state) return;
    state->Stb->select_start = std::clamp(begin, 0, state->TextLen);
    state->Stb->select_end = std::clamp(end, 0, state->TextLen);
    state->Stb->cursor = state->Stb->select_end;
    state->Stb->has_preferred_x = 0;
    state->CursorFollow = true;
    state->CursorAnimReset();
}

}  // namespace pmo::shell
