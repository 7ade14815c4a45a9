#include "shell/web/keys.h"

#include <algorithm>
#include <array>
#include <imgui_internal.h>
#include <utility>

namespace pmo::shell {
namespace {

using Named = std::pair<std::string_view, ImGuiKey>;

// Letters, digits, function keys and the number pad's digits are computed.
constexpr std::array named{
    Named{"Tab", ImGuiKey_Tab}, Named{"ArrowLeft", ImGuiKey_LeftArrow}, Named{"ArrowRight", ImGuiKey_RightArrow},
    Named{"ArrowUp", ImGuiKey_UpArrow}, Named{"ArrowDown", ImGuiKey_DownArrow}, Named{"PageUp", ImGuiKey_PageUp},
    Named{"PageDown", ImGuiKey_PageDown}, Named{"Home", ImGuiKey_Home}, Named{"End", ImGuiKey_End},
    Named{"Insert", ImGuiKey_Insert}, Named{"Delete", ImGuiKey_Delete}, Named{"Backspace", ImGuiKey_Backspace},
    Named{"Space", ImGuiKey_Space}, Named{"Enter", ImGuiKey_Enter}, Named{"Escape", ImGuiKey_Escape},
    Named{"ControlLeft", ImGuiKey_LeftCtrl}, Named{"ControlRight", ImGuiKey_RightCtrl},
    Named{"ShiftLeft", ImGuiKey_LeftShift}, Named{"ShiftRight", ImGuiKey_RightShift},
    Named{"AltLeft", ImGuiKey_LeftAlt}, Named{"AltRight", ImGuiKey_RightAlt},
    Named{"MetaLeft", ImGuiKey_LeftSuper}, Named{"MetaRight", ImGuiKey_RightSuper}, Named{"ContextMenu", ImGuiKey_Menu},
    Named{"Quote", ImGuiKey_Apostrophe}, Named{"Comma", ImGuiKey_Comma}, Named{"Minus", ImGuiKey_Minus},
    Named{"Period", ImGuiKey_Period}, Named{"Slash", ImGuiKey_Slash}, Named{"Semicolon", ImGuiKey_Semicolon},
    Named{"Equal", ImGuiKey_Equal}, Named{"BracketLeft", ImGuiKey_LeftBracket}, Named{"Backslash", ImGuiKey_Backslash},
    Named{"BracketRight", ImGuiKey_RightBracket}, Named{"Backquote", ImGuiKey_GraveAccent},
    Named{"IntlBackslash", ImGuiKey_Oem102}, Named{"CapsLock", ImGuiKey_CapsLock}, Named{"ScrollLock", ImGuiKey_ScrollLock},
    Named{"NumLock", ImGuiKey_NumLock}, Named{"PrintScreen", ImGuiKey_PrintScreen}, Named{"Pause", ImGuiKey_Pause},
    Named{"NumpadDecimal", ImGuiKey_KeypadDecimal}, Named{"NumpadDivide", ImGuiKey_KeypadDivide},
    Named{"NumpadMultiply", ImGuiKey_KeypadMultiply}, Named{"NumpadSubtract", ImGuiKey_KeypadSubtract},
    Named{"NumpadAdd", ImGuiKey_KeypadAdd}, Named{"NumpadEnter", ImGuiKey_KeypadEnter}, Named{"NumpadEqual", ImGuiKey_KeypadEqual}};

bool is_one_of(ImGuiKey key, std::initializer_list<ImGuiKey> keys) { return std::ranges::find(keys, key) != keys.end(); }

bool command(Modifiers with) { return with.ctrl || with.super; }

}  // namespace

ImGuiKey key_of_code(std::string_view code)
{
    if (code.size() == 4 && code.starts_with("Key") && code[3] >= 'A' && code[3] <= 'Z') return ImGuiKey(ImGuiKey_A + (code[3] - 'A'));
    if (code.size() == 6 && code.starts_with("Digit")) return ImGuiKey(ImGuiKey_0 + (code[5] - '0'));
    if (code.size() == 7 && code.starts_with("Numpad") && code[6] >= '0' && code[6] <= '9') return ImGuiKey(ImGuiKey_Keypad0 + (code[6] - '0'));
    if (code.size() <= 3 && code.starts_with("F") && code.size() > 1 && code[1] >= '1' && code[1] <= '9') {
        int number = 0;
        for (char c : code.substr(1)) number = number * 10 + (c - '0');
        if (number >= 1 && number <= 24) return ImGuiKey(ImGuiKey_F1 + number - 1);
    }
    for (auto const& [name, key] : named) if (name == code) return key;
    return ImGuiKey_None;
}

bool is_editing_key(ImGuiKey key)
{
    return is_one_of(key, {ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow, ImGuiKey_DownArrow, ImGuiKey_Home, ImGuiKey_End,
                           ImGuiKey_PageUp, ImGuiKey_PageDown, ImGuiKey_Backspace, ImGuiKey_Delete, ImGuiKey_Enter,
                           ImGuiKey_KeypadEnter, ImGuiKey_Escape, ImGuiKey_Tab});
}

bool taken_from_browser(ImGuiKey key, Modifiers with)
{
    if (left_to_browser(key, with)) return false;
    if (is_editing_key(key)) return !with.alt || key != ImGuiKey_Tab;
    if (is_one_of(key, {ImGuiKey_Space, ImGuiKey_F1, ImGuiKey_F2, ImGuiKey_F3, ImGuiKey_F6})) return true;
    if (!command(with) || with.alt) return false;
    return is_one_of(key, {ImGuiKey_S, ImGuiKey_O, ImGuiKey_P, ImGuiKey_F, ImGuiKey_Z, ImGuiKey_Y, ImGuiKey_K, ImGuiKey_B, ImGuiKey_Comma});
}

bool left_to_browser(ImGuiKey key, Modifiers with)
{
    if (is_one_of(key, {ImGuiKey_F5, ImGuiKey_F11, ImGuiKey_F12})) return true;
    if (key == ImGuiKey_F4 && with.alt) return true;
    if (!command(with)) return false;
    if (is_one_of(key, {ImGuiKey_R, ImGuiKey_T, ImGuiKey_W, ImGuiKey_N, ImGuiKey_Tab})) return true;
    return with.shift && is_one_of(key, {ImGuiKey_C, ImGuiKey_I, ImGuiKey_J});
}

bool makes_clipboard_event(ImGuiKey key, Modifiers with)
{
    if (command(with) && !with.alt && is_one_of(key, {ImGuiKey_C, ImGuiKey_X, ImGuiKey_V})) return !with.shift || key == ImGuiKey_V;
    if (with.ctrl && key == ImGuiKey_Insert) return true;
    return with.shift && !command(with) && is_one_of(key, {ImGuiKey_Insert, ImGuiKey_Delete});
}

bool is_claimed(ImGuiKey key, Modifiers with)
{
    bool const mac = ImGui::GetIO().ConfigMacOSXBehaviors;   // Dear ImGui's Ctrl is the Mac's Cmd
    ImGuiKeyChord chord = key;
    if (mac ? with.super : with.ctrl) chord |= ImGuiMod_Ctrl;
    if (mac ? with.ctrl : with.super) chord |= ImGuiMod_Super;
    if (with.shift) chord |= ImGuiMod_Shift;
    if (with.alt) chord |= ImGuiMod_Alt;
    return ImGui::GetShortcutRoutingData(chord)->RoutingCurr != ImGuiKeyOwner_NoOwner;
}

}  // namespace pmo::shell
