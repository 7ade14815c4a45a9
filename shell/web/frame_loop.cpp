#include "shell/web/frame_loop.h"

#include <algorithm>
#include <emscripten.h>
#include <imgui.h>
#include <imgui_internal.h>

namespace pmo::shell {
namespace {

extern "C" {
void pmo_loop_attach(FrameLoop* self);
void pmo_loop_request(void);
void pmo_loop_arm(double ms);    // replaces the timer that was armed before; negative: none
}

// Dear ImGui counts double clicks and delays in its own time, which is the sum of these steps. A cap below the double-click time
// would make two slow clicks a double click; no cap would let an animation jump after an hour of rest.
constexpr float shortest_step = 0.0001F, longest_step = 1.0F;
// Dear ImGui's delays are 0.15 s at rest and 0.40 s; a little more, so that they are over when the frame comes.
constexpr double first_rest_ms = 170, second_rest_ms = 450;
constexpr int settling_limit = 8;

bool input_is_queued() { return ImGui::GetCurrentContext() && !GImGui->InputEventsQueue.empty(); }

// Dear ImGui is in the middle of something that goes on without input.
// A child window that lies wholly outside of what its parents show is hidden in every frame: nothing is on its way.
bool out_of_sight(ImGuiWindow const* window)
{
    for (; window && (window->Flags & ImGuiWindowFlags_ChildWindow); window = window->ParentWindow) {
        ImRect const& seen = window->OuterRectClipped;
        if (seen.Min.x >= seen.Max.x || seen.Min.y >= seen.Max.y) return true;
    }
    return false;
}

bool in_motion()
{
    ImGuiContext const& g = *GImGui;
    if (g.DimBgRatio > 0 && g.DimBgRatio < 1) return true;
    for (bool down : g.IO.MouseDown) if (down) return true;
    for (int key = ImGuiKey_NamedKey_BEGIN; key < ImGuiKey_NamedKey_END; ++key) {
        bool const modifier = key >= ImGuiKey_LeftCtrl && key <= ImGuiKey_RightSuper;
        bool const mouse = key >= ImGuiKey_MouseLeft;
        if (!modifier && !mouse && g.IO.KeysData[key - ImGuiKey_NamedKey_BEGIN].Down) return true;
    }
    for (ImGuiWindow const* window : g.Windows) {
        if (!window->WasActive || out_of_sight(window)) continue;
        if (window->HiddenFramesCanSkipItems > 0 || window->HiddenFramesCannotSkipItems > 0) return true;
    }
    return false;
}

}  // namespace

FrameLoop::FrameLoop(Client& client) : m_client(client) { pmo_loop_attach(this); }

void FrameLoop::run_logic()
{
    double const begin = emscripten_get_now();
    float const seconds = m_last_frame > 0 ? float((begin - m_last_frame) / 1000) : 1.0F / 60;
    m_last_frame = begin;
    if (m_wake_at > 0 && begin >= m_wake_at) m_wake_at = 0;
    m_inside = true;
    m_client.logic_frame(std::clamp(seconds, shortest_step, longest_step));
    m_inside = false;
    ++m_frames;
    m_last_ms = emscripten_get_now() - begin;
    m_times[m_timed++ % m_times.size()] = float(m_last_ms);
}

void FrameLoop::pump(int frames)
{
    if (m_inside) { request(); return; }
    for (int i = 0; i < frames; ++i) run_logic();
    // Dear ImGui spreads events of one moment over several frames; whoever reads the page afterwards expects all of them done.
    for (int i = 0; i < settling_limit && (input_is_queued() || m_client.wants_frame()); ++i) run_logic();
    request();
    arm();
}

void FrameLoop::request(int frames)
{
    m_wanted = std::max(m_wanted, frames);
    if (m_requested || m_hidden) return;
    m_requested = true;
    pmo_loop_request();
}

void FrameLoop::wake_after(int ms)
{
    double const at = emscripten_get_now() + std::max(ms, 1);
    if (m_wake_at > 0 && m_wake_at <= at) return;
    m_wake_at = at;
    if (!m_inside) arm();
}

void FrameLoop::pointer_moved()
{
    m_rest_stage = 0;
    m_rest_at = emscripten_get_now();
    request();
}

bool FrameLoop::more_to_do() const { return m_client.wants_frame() || input_is_queued() || in_motion(); }

void FrameLoop::on_animation_frame()
{
    m_requested = false;
    if (m_hidden || m_inside) return;
    run_logic();
    m_client.paint();
    ++m_paints;
    if (m_wanted > 0) --m_wanted;
    if (m_wanted > 0 || more_to_do()) request(1);
    else arm();
}

void FrameLoop::paint_at_once()
{
    if (m_inside) { request(); return; }
    run_logic();
    m_client.paint();
    ++m_paints;
    request(1);
}

void FrameLoop::on_timer()
{
    double const now = emscripten_get_now();
    m_armed_for = 0;
    bool const woken = m_wake_at > 0 && now >= m_wake_at - 1;
    if (woken) m_wake_at = 0;
    if (m_rest_stage < 2 && now >= m_rest_at + (m_rest_stage == 0 ? first_rest_ms : second_rest_ms) - 1) ++m_rest_stage;
    // No animation frames come while the page is hidden, but what was promised (saving, reminders) must still happen.
    if (m_hidden) { if (woken) run_logic(); arm(); }
    else request();
}

void FrameLoop::on_visibility(bool hidden)
{
    m_hidden = hidden;
    if (hidden) { m_requested = false; return; }
    m_requested = false;
    request(3);
}

void FrameLoop::arm()
{
    double due = m_wake_at;
    if (m_rest_stage < 2 && !m_hidden) {
        double const rest = m_rest_at + (m_rest_stage == 0 ? first_rest_ms : second_rest_ms);
        due = due > 0 ? std::min(due, rest) : rest;
    }
    if (due == m_armed_for) return;
    m_armed_for = due;
    pmo_loop_arm(due > 0 ? std::max(due - emscripten_get_now(), 0.0) : -1);
}

double FrameLoop::percentile_ms(double part) const
{
    auto const count = std::min<std::size_t>(m_timed, m_times.size());
    if (count == 0) return 0;
    auto sorted = m_times;
    std::sort(sorted.begin(), sorted.begin() + std::ptrdiff_t(count));
    return sorted[std::min(count - 1, std::size_t(part * double(count)))];
}

extern "C" {
EMSCRIPTEN_KEEPALIVE void pmo_loop_on_frame(FrameLoop* self) { self->on_animation_frame(); }
EMSCRIPTEN_KEEPALIVE void pmo_loop_on_timer(FrameLoop* self) { self->on_timer(); }
}

}  // namespace pmo::shell
