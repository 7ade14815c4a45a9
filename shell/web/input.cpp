#include "shell/web/input.h"

#include <cfloat>
#include <cmath>
#include <emscripten.h>
#include <string>

namespace pmo::shell {
namespace {

extern "C" {
void pmo_input_attach(Input* self);
void pmo_input_cursor(char const* css);
int pmo_input_is_mac(void);
}

char const* css_cursor(ImGuiMouseCursor cursor)
{
    switch (cursor) {
    case ImGuiMouseCursor_None: return "none";
    case ImGuiMouseCursor_TextInput: return "text";
    case ImGuiMouseCursor_ResizeAll: return "move";
    case ImGuiMouseCursor_ResizeNS: return "ns-resize";
    case ImGuiMouseCursor_ResizeEW: return "ew-resize";
    case ImGuiMouseCursor_ResizeNESW: return "nesw-resize";
    case ImGuiMouseCursor_ResizeNWSE: return "nwse-resize";
    case ImGuiMouseCursor_Hand: return "pointer";
    case ImGuiMouseCursor_Wait: return "wait";
    case ImGuiMouseCursor_Progress: return "progress";
    case ImGuiMouseCursor_NotAllowed: return "not-allowed";
    default: return "default";
    }
}

// The browser counts buttons left, middle, right.
int imgui_button(int dom) { return dom == 1 ? 2 : dom == 2 ? 1 : dom; }

}  // namespace

void Input::start()
{
    ImGui::GetIO().ConfigMacOSXBehaviors = pmo_input_is_mac() != 0;   // Dear ImGui itself only knows when compiled on a Mac
    pmo_input_attach(this);
}

void Input::update()
{
    ImGuiMouseCursor const cursor = ImGui::GetMouseCursor();
    if (cursor == m_cursor) return;
    m_cursor = cursor;
    pmo_input_cursor(css_cursor(cursor));
}

// Dear ImGui finds out what lies under the pointer from the frame before; a finger or a test has no frame before.
void Input::move_to(float x, float y)
{
    auto& io = ImGui::GetIO();
    bool const moved = io.MousePos.x != x || io.MousePos.y != y;
    io.AddMousePosEvent(x, y);
    if (moved) m_loop.pump(1);
}

void Input::click(int button)
{
    auto& io = ImGui::GetIO();
    io.AddMouseButtonEvent(button, true);
    m_loop.pump(1);
    io.AddMouseButtonEvent(button, false);
    m_loop.pump();
}

void Input::release_buttons()
{
    auto& io = ImGui::GetIO();
    for (int button = 0; button < ImGuiMouseButton_COUNT; ++button) if (io.MouseDown[button]) io.AddMouseButtonEvent(button, false);
    m_loop.pump();
}

void Input::pointer(Pointer what, Device device, float x, float y, int button, bool draggable)
{
    auto& io = ImGui::GetIO();
    io.AddMouseSourceEvent(device == Device::touch ? ImGuiMouseSource_TouchScreen
                           : device == Device::pen ? ImGuiMouseSource_Pen : ImGuiMouseSource_Mouse);
    if (device != Device::touch) { mouse(what, device, x, y, button); return; }
    double const now = emscripten_get_now();
    switch (what) {
    case Pointer::down: touch(m_touch.down(x, y, now, draggable)); break;
    case Pointer::move: {
        TouchOut const out = m_touch.move(x, y, now);
        touch(out);
        if (out.kind == TouchOut::Kind::press) touch({TouchOut::Kind::move, x, y});
        break;
    }
    case Pointer::up: touch(m_touch.up(x, y, now)); break;
    default: touch(m_touch.cancel()); break;
    }
}

void Input::mouse(Pointer what, Device device, float x, float y, int button)
{
    auto& io = ImGui::GetIO();
    switch (what) {
    case Pointer::move:
        io.AddMousePosEvent(x, y);
        m_loop.pointer_moved();
        break;
    case Pointer::down:
        move_to(x, y);
        io.AddMouseButtonEvent(imgui_button(button), true);
        m_loop.pump();
        break;
    case Pointer::up:
        move_to(x, y);
        io.AddMouseButtonEvent(imgui_button(button), false);
        m_loop.pump();
        if (device == Device::mouse) m_loop.pointer_moved();
        break;
    case Pointer::leave:
        io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
        m_loop.request();
        break;
    case Pointer::cancel:
        release_buttons();
        break;
    }
}

void Input::touch(TouchOut const& out)
{
    using enum TouchOut::Kind;
    auto& io = ImGui::GetIO();
    switch (out.kind) {
    case none: return;
    case press:
        move_to(out.x, out.y);
        io.AddMouseButtonEvent(0, true);
        m_loop.pump();
        return;
    case move:
        io.AddMousePosEvent(out.x, out.y);
        m_loop.request();
        return;
    case scroll: {
        io.AddMousePosEvent(out.x, out.y);
        // One unit of the wheel scrolls a window by five lines.
        float const unit = 5 * ImGui::GetStyle().FontSizeBase;
        io.AddMouseWheelEvent(out.dx / unit, out.dy / unit);
        m_loop.request();
        return;
    }
    case tap:
    case right_tap:
        move_to(out.x, out.y);
        click(out.kind == tap ? 0 : 1);
        break;
    case release:
        io.AddMousePosEvent(out.x, out.y);
        io.AddMouseButtonEvent(0, false);
        m_loop.pump();
        break;
    case cancel:
        release_buttons();
        break;
    }
    io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);   // a lifted finger hovers over nothing
    m_loop.request();
}

void Input::wheel(float x, float y, float dx, float dy)
{
    auto& io = ImGui::GetIO();
    io.AddMouseSourceEvent(ImGuiMouseSource_Mouse);
    io.AddMousePosEvent(x, y);
    // With Shift a browser has already turned the wheel sideways, and Dear ImGui would turn it again.
    if (m_with.shift && dy == 0 && !io.ConfigMacOSXBehaviors) std::swap(dx, dy);
    io.AddMouseWheelEvent(dx, dy);
    m_loop.pointer_moved();
}

// As a wheel with Ctrl, which is what views take for zooming.
void Input::pinch(float x, float y, float ratio)
{
    auto& io = ImGui::GetIO();
    io.AddMousePosEvent(x, y);
    io.AddKeyEvent(ImGuiMod_Ctrl, true);
    io.AddMouseWheelEvent(0, std::log2(ratio) * 4);
    m_loop.pump(1);
    io.AddKeyEvent(ImGuiMod_Ctrl, m_with.ctrl);
    m_loop.pump(1);
}

void Input::modifiers(Modifiers with)
{
    auto& io = ImGui::GetIO();
    bool const meta_lifted = m_with.super && !with.super;
    m_with = with;
    // A Mac never tells that a key was lifted while Cmd was down.
    if (meta_lifted) io.ClearInputKeys();
    io.AddKeyEvent(ImGuiMod_Ctrl, with.ctrl);
    io.AddKeyEvent(ImGuiMod_Shift, with.shift);
    io.AddKeyEvent(ImGuiMod_Alt, with.alt);
    io.AddKeyEvent(ImGuiMod_Super, with.super);
}

bool Input::key(std::string_view code, std::string_view character, bool down, bool in_text, bool typing_modifier)
{
    ImGuiKey const key = key_of_code(code);
    Modifiers const with = m_with;
    if (down && makes_clipboard_event(key, with)) return false;
    if (left_to_browser(key, with)) return false;
    bool const command = (with.ctrl || with.super) && !typing_modifier;
    bool const prints = !character.empty() && !command && !with.alt;
    // Asked before the frame that takes the key, and again by it: a view may stop listening because of it.
    bool taken = taken_from_browser(key, with) && !(in_text && prints);
    if (down && key != ImGuiKey_None && !prints) taken = taken || is_claimed(key, with);

    auto& io = ImGui::GetIO();
    if (key != ImGuiKey_None) io.AddKeyEvent(key, down);
    // In a text field what is typed arrives as input. Elsewhere there is no input event, and a view may begin an edit with it; the
    // browser must then not type it a second time into the field that has just been focused.
    if (down && prints && !in_text) {
        io.AddInputCharactersUTF8(std::string(character).c_str());
        taken = true;
    }
    m_loop.pump();
    return taken;
}

void Input::focus(bool has)
{
    auto& io = ImGui::GetIO();
    io.AddFocusEvent(has);
    if (!has) {
        m_with = {};
        release_buttons();
    } else {
        m_loop.request();
    }
}

extern "C" {
EMSCRIPTEN_KEEPALIVE void pmo_input_on_pointer(Input* self, int what, int device, double x, double y, int button, int draggable)
{
    self->pointer(Input::Pointer(what), Input::Device(device), float(x), float(y), button, draggable != 0);
}
EMSCRIPTEN_KEEPALIVE void pmo_input_on_wheel(Input* self, double x, double y, double dx, double dy)
{
    self->wheel(float(x), float(y), float(dx), float(dy));
}
EMSCRIPTEN_KEEPALIVE void pmo_input_on_pinch(Input* self, double x, double y, double ratio) { self->pinch(float(x), float(y), float(ratio)); }
EMSCRIPTEN_KEEPALIVE void pmo_input_on_modifiers(Input* self, int ctrl, int shift, int alt, int meta)
{
    self->modifiers({ctrl != 0, shift != 0, alt != 0, meta != 0});
}
EMSCRIPTEN_KEEPALIVE int pmo_input_on_key(Input* self, char const* code, char const* character, int down, int in_text, int typing_modifier)
{
    return self->key(code, character, down != 0, in_text != 0, typing_modifier != 0);
}
EMSCRIPTEN_KEEPALIVE void pmo_input_on_focus(Input* self, int has) { self->focus(has != 0); }
}

}  // namespace pmo::shell
