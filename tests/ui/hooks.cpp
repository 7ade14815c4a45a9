#include "tests/ui/hooks.h"

#include <algorithm>
#include <cstdio>
#include <map>

#include "imgui.h"
#include "imgui_internal.h"

namespace pmo::test::hooks {
namespace {

struct Seen { ImRect rect; ImGuiItemFlags flags = 0; };
std::map<ImGuiID, Seen> g_seen;

bool is_decoration(ImGuiContext const& g, ImGuiID id) {
    // Windows, scroll bars and resize grips: what they do, wheel and keys do too.
    for (ImGuiWindow const* window : g.Windows) {
        if (id == window->ID || id == window->MoveId || id == window->ChildId) return true;
        for (ImGuiAxis axis : {ImGuiAxis_X, ImGuiAxis_Y})
            if (id == ImGui::GetWindowScrollbarID(const_cast<ImGuiWindow*>(window), axis)) return true;
    }
    return false;
}

}  // namespace

#ifdef IMGUI_ENABLE_TEST_ENGINE
bool compiled_in() { return true; }
void attach(ImGuiContext* context) { context->TestEngineHookItems = true; }
#else
bool compiled_in() { return false; }
void attach(ImGuiContext*) {}
#endif
void detach() { g_seen.clear(); }
void begin_frame() { g_seen.clear(); }

#ifdef IMGUI_ENABLE_TEST_ENGINE
void note(ImGuiID id, ImRect const& rect, ImGuiItemFlags flags) {
    Seen& seen = g_seen[id];
    seen.rect = rect;
    seen.flags = flags;
}
#endif

std::vector<std::string> unnamed(ui::sem::Tree const& tree) {
    std::vector<std::string> found;
    ImGuiContext const& g = *GImGui;
    for (auto const& [id, seen] : g_seen) {
        if (is_decoration(g, id) || seen.rect.GetWidth() <= 0 || seen.rect.GetHeight() <= 0) continue;
        if ((seen.flags & ImGuiItemFlags_NoNav) && std::min(seen.rect.GetWidth(), seen.rect.GetHeight()) <= 14) continue;   // the grid's scroll bars
        bool named = false;
        for (ui::sem::Node const& node : tree.nodes()) named = named || (node.id == id && !node.name.empty());
        if (named) continue;
        char text[160];
        std::snprintf(text, sizeof text, "%08X at %.0f,%.0f %.0fx%.0f", id, static_cast<double>(seen.rect.Min.x), static_cast<double>(seen.rect.Min.y),
                      static_cast<double>(seen.rect.GetWidth()), static_cast<double>(seen.rect.GetHeight()));
        found.emplace_back(text);
    }
    return found;
}

}  // namespace pmo::test::hooks

#ifdef IMGUI_ENABLE_TEST_ENGINE
// What is not visible is clipped away and needs no node.
void ImGuiTestEngineHook_ItemAdd(ImGuiContext* context, ImGuiID id, ImRect const& bb, ImGuiLastItemData const* data) {
    ImGuiWindow const* const window = context->CurrentWindow;
    if (!window || id == 0 || window->Hidden || window->SkipItems) return;
    ImRect part = bb;
    part.ClipWith(window->ClipRect);
    if (part.Min.x >= part.Max.x || part.Min.y >= part.Max.y) return;
    pmo::test::hooks::note(id, part, data ? data->ItemFlags : 0);
}
void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID, char const*, ImGuiItemStatusFlags) {}
void ImGuiTestEngineHook_Log(ImGuiContext*, char const*, ...) {}
char const* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) { return nullptr; }
#endif
