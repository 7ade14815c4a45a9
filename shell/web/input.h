#pragma once
// Pointer, wheel, touch and keyboard of the page into Dear ImGui. Text is not here: it comes through text_input. All listeners are on
// #root, so it does not matter which element of the mirror an event hits.

#include <imgui.h>
#include <string_view>

#include "shell/web/frame_loop.h"
#include "shell/web/keys.h"
#include "shell/web/touch.h"

namespace pmo::shell {

class Input {
public:
    enum class Pointer : int { move, down, up, cancel, leave };
    enum class Device : int { mouse, touch, pen };

    explicit Input(FrameLoop& loop) : m_loop(loop) {}
    Input(Input const&) = delete;
    Input& operator=(Input const&) = delete;

    void start();                   // needs the Dear ImGui context
    void update();                  // after each logic frame: the cursor's shape

    // Called by input.js.
    void pointer(Pointer what, Device device, float x, float y, int button, bool draggable);
    void wheel(float x, float y, float dx, float dy);
    void pinch(float x, float y, float ratio);
    bool key(std::string_view code, std::string_view character, bool down, bool in_text, bool typing_modifier);  // true: not the browser's
    void modifiers(Modifiers with);
    void focus(bool has);

private:
    void mouse(Pointer what, Device device, float x, float y, int button);
    void touch(TouchOut const& out);
    void move_to(float x, float y);
    void click(int button);
    void release_buttons();

    FrameLoop& m_loop;
    Touch m_touch;
    Modifiers m_with;
    ImGuiMouseCursor m_cursor = ImGuiMouseCursor_Arrow;
};

}  // namespace pmo::shell
