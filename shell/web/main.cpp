// Wires the page together: creates the parts, tells each what it needs of the others, starts the App. Nothing else is done here.

#include <imgui.h>
#include <memory>
#include <string>

#include "shell/web/clipboard.h"
#include "shell/web/files.h"
#include "shell/web/frame_loop.h"
#include "shell/web/gl.h"
#include "shell/web/input.h"
#include "shell/web/jobs.h"
#include "shell/web/mirror.h"
#include "shell/web/page.h"
#include "shell/web/ports.h"
#include "shell/web/probe.h"
#include "shell/web/storage_indexeddb.h"
#include "shell/web/tabs.h"
#include "shell/web/text_edit.h"
#include "shell/web/text_input.h"
#include "ui/app.h"

namespace pmo::shell {
namespace {

class Shell final : FrameLoop::Client {
public:
    bool start();

private:
    void logic_frame(float seconds) override;
    void paint() override { m_gl.paint(); }
    bool wants_frame() const override { return m_app && (m_app->wants_frame() || m_app->tree().waiting()); }
    void connect();
    void on_file(int purpose, std::string_view name, std::span<std::uint8_t const> bytes, bool readable);
    void after_answer();             // something arrived that the App was waiting for

    FrameLoop m_loop{*this};
    Gl m_gl;
    Page m_page;
    Clipboard m_clipboard{m_loop};
    Files m_files;
    Tabs m_tabs;
    Jobs m_jobs;
    IndexedDbStorage m_storage;
    Mirror m_mirror{m_loop};
    TextInput m_text{m_loop, m_mirror, m_clipboard};
    Input m_input{m_loop};
    Probe m_probe{m_loop, m_mirror};
    WebPorts m_ports{m_loop, m_page, m_clipboard, m_files, m_tabs, m_jobs};
    std::vector<std::uint8_t> m_regular, m_medium, m_icons, m_sample, m_notices, m_words;
    std::unique_ptr<ui::App> m_app;
};

bool Shell::start()
{
    ImGui::CreateContext();
    auto& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.BackendPlatformName = "pmo_web";
    io.BackendFlags |= ImGuiBackendFlags_HasMouseCursors;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    io.ConfigInputTextCursorBlink = false;     // blinking would need frames for ever
    if (!m_gl.start()) { m_page.show_no_graphics(); return false; }
    m_gl.apply_size();

    m_regular = m_page.asset("regular");
    m_medium = m_page.asset("medium");
    m_icons = m_page.asset("icons");
    m_sample = m_page.asset("sample");
    m_notices = m_page.asset("notices");
    m_words = m_page.asset("words");
    m_app = std::make_unique<ui::App>(m_ports, m_storage, ui::BootAssets{m_regular, m_medium, m_icons, m_sample, m_notices, m_page.version(),
        [this](bool chinese) { m_page.fetch_later(chinese ? "sample_zh" : "sample_en"); },
        m_words, [this](bool chinese) { m_page.fetch_later(chinese ? "words_zh" : "words_en"); },
        [this] { m_page.fetch_later("full"); }});
    connect();
    m_app->start(m_page.location());
    m_loop.pump();
    return true;
}

void Shell::connect()
{
    m_clipboard.start();
    m_clipboard.filter_context = &m_text;
    m_clipboard.filter = [](void* text, std::string_view pasted) {
        return static_cast<TextInput*>(text)->decimal() ? with_ascii_numerals(pasted) : std::string(pasted);
    };
    m_mirror.start(m_app->tree());
    m_input.start();
    m_gl.on_resized = [this] { m_loop.paint_at_once(); };
    m_gl.on_context = [this](bool lost) { m_app->on_graphics(lost); m_loop.pump(); };
    m_page.on_location = [this](std::string_view hash) { m_app->on_location(hash); m_loop.pump(); };
    m_page.on_visibility = [this](bool hidden) {
        m_app->on_visibility(hidden);
        m_loop.pump();
        m_loop.on_visibility(hidden);
    };
    m_page.on_color_scheme = [this](bool dark) { m_app->on_color_scheme(dark); m_loop.pump(); };
    m_page.on_update_available = [this] { m_app->on_update_available(); after_answer(); };
    m_page.on_storage_measured = [this] { after_answer(); };
    m_page.on_later = [this](std::string_view name, std::vector<std::uint8_t> bytes) {
        if (name == "full") m_app->on_font(bytes);
        else if (name.starts_with("words_")) m_app->on_words(std::move(bytes), name == "words_zh");
        else m_app->on_sample(bytes, name == "sample_zh");
        after_answer();
    };
    m_files.on_file = [this](int purpose, std::string_view name, std::span<std::uint8_t const> bytes, bool readable) {
        on_file(purpose, name, bytes, readable);
    };
    m_tabs.on_message = [this](std::span<std::uint8_t const> bytes) { m_app->on_broadcast(bytes); after_answer(); };
    m_tabs.on_writer = [this](bool is_writer) { m_app->on_writer(is_writer); after_answer(); };
    m_jobs.on_answer = [this] { after_answer(); };
    m_storage.on_answer = [this] { after_answer(); };
    m_storage.on_workspace = [this](std::string_view workspace) { m_tabs.set_workspace(workspace); };
}

// An unreadable file comes with no bytes, which no importer takes for a file.
void Shell::on_file(int purpose, std::string_view name, std::span<std::uint8_t const> bytes, bool readable)
{
    auto const what = purpose < 0 ? ui::FilePurpose::import_any : ui::FilePurpose(purpose);
    m_app->on_file(what, name, readable ? bytes : std::span<std::uint8_t const>{});
    m_loop.pump();
}

void Shell::after_answer()
{
    // While the page is hidden no animation frames come, and what the App does next must not wait for them.
    if (m_loop.hidden()) m_loop.pump(1);
    else m_loop.request(1);
}

void Shell::logic_frame(float seconds)
{
    m_gl.apply_size();
    ImGui::GetIO().DeltaTime = seconds;
    ImGui::NewFrame();
    m_app->frame();
    ImGui::Render();
    m_mirror.update();
    m_text.update();
    m_input.update();
}

}  // namespace
}  // namespace pmo::shell

int main()
{
    // Lives until the page is left; main returns at once and events do the rest.
    static pmo::shell::Shell* const shell = new pmo::shell::Shell;
    return shell->start() ? 0 : 1;
}
