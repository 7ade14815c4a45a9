#include "shell/web/clipboard.h"

#include <emscripten.h>
#include <imgui.h>

namespace pmo::shell {
namespace {

extern "C" {
void pmo_clipboard_attach(Clipboard* self);
void pmo_clipboard_write(char const* text, std::size_t size);
}

Clipboard& of_context() { return *static_cast<Clipboard*>(ImGui::GetPlatformIO().Platform_ClipboardUserData); }

}  // namespace

void Clipboard::start()
{
    auto& platform = ImGui::GetPlatformIO();
    platform.Platform_ClipboardUserData = this;
    platform.Platform_GetClipboardTextFn = [](ImGuiContext*) { return of_context().m_text.c_str(); };
    platform.Platform_SetClipboardTextFn = [](ImGuiContext*, char const* text) { of_context().copy(text); };
    pmo_clipboard_attach(this);
}

void Clipboard::copy(std::string_view text)
{
    m_text = text;
    m_set = true;
    if (!m_in_event) pmo_clipboard_write(m_text.data(), m_text.size());   // inside an event its answer carries the text
}

// On a Mac Dear ImGui is told Ctrl for Cmd; it exchanges them again by itself.
void Clipboard::chord(int key)
{
    auto& io = ImGui::GetIO();
    auto const modifier = io.ConfigMacOSXBehaviors ? ImGuiMod_Super : ImGuiMod_Ctrl;
    io.AddKeyEvent(modifier, true);
    io.AddKeyEvent(ImGuiKey(key), true);
    m_loop.pump(1);
    io.AddKeyEvent(ImGuiKey(key), false);
    io.AddKeyEvent(modifier, false);
    m_loop.pump(1);
}

void Clipboard::paste(std::string_view text)
{
    std::string kept = std::move(m_text);
    m_text = text;
    chord(ImGuiKey_V);
    m_text = std::move(kept);
}

std::string const& Clipboard::copy_event(bool cut)
{
    m_in_event = true;
    m_set = false;
    chord(cut ? ImGuiKey_X : ImGuiKey_C);
    m_in_event = false;
    m_answer = m_set ? m_text : std::string();
    return m_answer;
}

void Clipboard::paste_event(std::string_view text)
{
    m_text.clear();
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\r') { if (i + 1 == text.size() || text[i + 1] != '\n') m_text += '\n'; }
        else m_text += text[i];
    }
    if (filter) m_text = filter(filter_context, m_text);
    chord(ImGuiKey_V);
}

extern "C" {
EMSCRIPTEN_KEEPALIVE char const* pmo_clipboard_on_copy(Clipboard* self, int cut) { return self->copy_event(cut != 0).c_str(); }
EMSCRIPTEN_KEEPALIVE void pmo_clipboard_on_paste(Clipboard* self, char const* text) { self->paste_event(text); }
}

}  // namespace pmo::shell
