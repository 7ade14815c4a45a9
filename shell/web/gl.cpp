#include "shell/web/gl.h"

#include <GLES3/gl3.h>
#include <emscripten.h>
#include <emscripten/html5.h>
#include <emscripten/html5_webgl.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

namespace pmo::shell {
namespace {

extern "C" {
void pmo_gl_attach(Gl* self);               // reports the size at once and after every change
void pmo_gl_set_backing(int width, int height);
}

}  // namespace

bool Gl::start()
{
    EmscriptenWebGLContextAttributes wish;
    emscripten_webgl_init_context_attributes(&wish);
    wish.majorVersion = 2;
    wish.alpha = false;
    wish.antialias = false;                 // Dear ImGui smooths its edges itself
    wish.depth = false;
    wish.stencil = false;
    wish.powerPreference = EM_WEBGL_POWER_PREFERENCE_LOW_POWER;
    auto const handle = emscripten_webgl_create_context("#canvas", &wish);
    if (handle <= 0) return false;
    emscripten_webgl_make_context_current(handle);
    if (!ImGui_ImplOpenGL3_Init("#version 300 es")) return false;
    ImGui_ImplOpenGL3_NewFrame();           // creates the device objects; logic frames then never touch WebGL
    pmo_gl_attach(this);
    return true;
}

void Gl::apply_size() const
{
    auto& io = ImGui::GetIO();
    io.DisplaySize = ImVec2(m_size.width, m_size.height);
    if (m_size.width > 0 && m_size.height > 0)
        io.DisplayFramebufferScale = ImVec2(float(m_size.device_width) / m_size.width, float(m_size.device_height) / m_size.height);
}

void Gl::paint()
{
    if (m_lost || m_size.device_width <= 0 || m_size.device_height <= 0) return;
    // Setting the size clears the canvas, so only when it has changed, and just before painting.
    if (m_painted != m_size) {
        pmo_gl_set_backing(m_size.device_width, m_size.device_height);
        m_painted = m_size;
    }
    ImDrawData* const data = ImGui::GetDrawData();
    if (!data || !data->Valid) return;
    ImVec4 const& ground = ImGui::GetStyle().Colors[ImGuiCol_WindowBg];
    glViewport(0, 0, m_size.device_width, m_size.device_height);
    glClearColor(ground.x, ground.y, ground.z, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(data);
}

void Gl::resized(Size size)
{
    if (size == m_size) return;
    m_size = size;
    if (on_resized) on_resized();
}

void Gl::context(bool lost)
{
    m_lost = lost;
    if (!lost) {
        ImGui_ImplOpenGL3_DestroyDeviceObjects();
        ImGui_ImplOpenGL3_CreateDeviceObjects();
        m_painted = {};
    }
    if (on_context) on_context(lost);
}

extern "C" {
EMSCRIPTEN_KEEPALIVE void pmo_gl_on_size(Gl* self, double width, double height, int device_width, int device_height)
{
    self->resized({float(width), float(height), device_width, device_height});
}
EMSCRIPTEN_KEEPALIVE void pmo_gl_on_context(Gl* self, int lost) { self->context(lost != 0); }
}

}  // namespace pmo::shell
