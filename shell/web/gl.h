#pragma once
// The picture: the WebGL2 context, the canvas' size in CSS and device pixels, painting Dear ImGui's draw data, losing the context and
// getting it back. It is not a renderer of its own: Dear ImGui's stock OpenGL 3 backend draws.

#include <functional>

namespace pmo::shell {

class Gl {
public:
    struct Size {
        float width = 0, height = 0;                // CSS pixels
        int device_width = 0, device_height = 0;    // of the backing store
        bool operator==(Size const&) const = default;
    };

    std::function<void()> on_resized;               // must paint before it returns
    std::function<void(bool lost)> on_context;

    Gl() = default;
    Gl(Gl const&) = delete;
    Gl& operator=(Gl const&) = delete;

    bool start();                                   // false: no WebGL2 here; needs the Dear ImGui context
    void apply_size() const;                        // to ImGuiIO, before each NewFrame
    void paint();
    Size const& size() const { return m_size; }

    // Called by gl.js.
    void resized(Size size);
    void context(bool lost);

private:
    Size m_size;
    Size m_painted;
    bool m_lost = false;
};

}  // namespace pmo::shell
