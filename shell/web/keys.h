#pragma once
// The browser's names of physical keys (KeyboardEvent.code) as Dear ImGui's keys, and which keys the page takes from the browser.

#include <imgui.h>
#include <string_view>

namespace pmo::shell {

ImGuiKey key_of_code(std::string_view code);                 // ImGuiKey_None: not known

struct Modifiers { bool ctrl = false, shift = false, alt = false, super = false; };

bool is_editing_key(ImGuiKey key);                           // acts in a text field and types nothing
bool taken_from_browser(ImGuiKey key, Modifiers with);       // whether or not a view listens
bool left_to_browser(ImGuiKey key, Modifiers with);          // never prevented: reload, developer tools, full screen, tabs
bool makes_clipboard_event(ImGuiKey key, Modifiers with);    // arrives as copy, cut or paste instead
bool is_claimed(ImGuiKey key, Modifiers with);               // a view has registered this chord (ImGui::Shortcut)

}  // namespace pmo::shell
