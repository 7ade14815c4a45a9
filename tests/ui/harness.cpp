#include "tests/ui/harness.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "tests/ui/hooks.h"
#include "tests/ui/raster.h"

namespace pmo::test {

std::vector<std::uint8_t> read_bytes(std::string const& path) {
    std::vector<std::uint8_t> bytes;
    std::FILE* const file = std::fopen(path.c_str(), "rb");
    if (!file) return bytes;
    std::uint8_t block[65536];
    for (std::size_t n; (n = std::fread(block, 1, sizeof block, file)) > 0;) bytes.insert(bytes.end(), block, block + n);
    std::fclose(file);
    return bytes;
}

std::vector<std::uint8_t> const& noto(bool medium) {
    static std::vector<std::uint8_t> const regular_bytes = read_bytes("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc");
    static std::vector<std::uint8_t> const medium_bytes = read_bytes("/usr/share/fonts/opentype/noto/NotoSansCJK-Medium.ttc");
    return medium ? medium_bytes : regular_bytes;
}

std::vector<std::uint8_t> const& lucide() {
    static std::vector<std::uint8_t> const bytes = [] {
        auto const from = [](char const* name) { char const* const value = std::getenv(name); return std::string(value ? value : ""); };
        std::string cache = from("PMO_CACHE");
        if (cache.empty() && !from("XDG_CACHE_HOME").empty()) cache = from("XDG_CACHE_HOME") + "/pmo-workbench";
        if (cache.empty()) cache = from("HOME") + "/.cache/pmo-workbench";
        return read_bytes(cache + "/icons/node_modules/lucide-static/font/lucide.ttf");
    }();
    return bytes;
}

Stage::Stage(float width, float height, FontSet fonts) {
    m_context = ImGui::CreateContext();
    ImGui::SetCurrentContext(m_context);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.DisplaySize = {width, height};
    io.DeltaTime = 1.0f / 60;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    io.ConfigInputTextCursorBlink = false;
    io.ConfigInputTrickleEventQueue = false;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    ui::FontReport report;
    bool const real = fonts == FontSet::real;
    ui::Fonts const loaded = ui::load_fonts(real ? std::span<std::uint8_t const>(noto(false)) : std::span<std::uint8_t const>(),
                                            real ? std::span<std::uint8_t const>(noto(true)) : std::span<std::uint8_t const>(),
                                            real ? std::span<std::uint8_t const>(lucide()) : std::span<std::uint8_t const>(), report);
    m_ui = new ui::Ui(ui::light_theme(), loaded, m_tree);
    m_ui->today = 20714;   // 2026-09-18
    ui::set_language(ui::Language::zh);
    ui::apply(ui::light_theme(), ImGui::GetStyle());
    hooks::attach(m_context);
    io.AddMousePosEvent(-1, -1);
}

Stage::~Stage() {
    delete m_ui;
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(ImTextureStatus_Destroyed);
    }
    hooks::detach();
    ImGui::DestroyContext(m_context);
}

void Stage::theme(bool dark) {
    ui::Theme const& theme = dark ? ui::dark_theme() : ui::light_theme();
    m_ui->set_theme(theme);
    ui::apply(theme, ImGui::GetStyle());
}

void Stage::acknowledge_textures() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        if (texture->Status == ImTextureStatus_WantCreate || texture->Status == ImTextureStatus_WantUpdates) {
            texture->SetTexID(1);
            texture->SetStatus(ImTextureStatus_OK);
        } else if (texture->Status == ImTextureStatus_WantDestroy) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        }
    }
}

void Stage::frame(int count) {
    for (int i = 0; i < count; ++i) {
        ImGui::NewFrame();
        hooks::begin_frame();
        m_tree.begin_frame();
        m_ui->begin_frame();
        if (own_window) {
            ImGui::SetNextWindowPos({0, 0});
            ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
            ImGui::Begin("stage", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                                               ImGuiWindowFlags_NoBringToFrontOnFocus);
        }
        if (draw) draw();
        if (own_window) ImGui::End();
        m_ui->end_frame();
        m_tree.end_frame();
        ImGui::Render();
        acknowledge_textures();
    }
}

void Stage::pointer(float x, float y) {
    ImGui::GetIO().AddMousePosEvent(x, y);
    frame();
}
void Stage::press(int button) {
    ImGui::GetIO().AddMouseButtonEvent(button, true);
    frame();
}
void Stage::release(int button) {
    ImGui::GetIO().AddMouseButtonEvent(button, false);
    frame(2);
}
void Stage::wheel(float steps) {
    ImGui::GetIO().AddMouseWheelEvent(0, steps);
    frame(2);
}
void Stage::key(ImGuiKey key, bool ctrl, bool shift, bool alt) {
    ImGuiIO& io = ImGui::GetIO();
    if (ctrl) io.AddKeyEvent(ImGuiMod_Ctrl, true);
    if (shift) io.AddKeyEvent(ImGuiMod_Shift, true);
    if (alt) io.AddKeyEvent(ImGuiMod_Alt, true);
    io.AddKeyEvent(key, true);
    frame();
    io.AddKeyEvent(key, false);
    if (ctrl) io.AddKeyEvent(ImGuiMod_Ctrl, false);
    if (shift) io.AddKeyEvent(ImGuiMod_Shift, false);
    if (alt) io.AddKeyEvent(ImGuiMod_Alt, false);
    frame(3);
}
void Stage::type(std::string_view text) {
    ImGui::GetIO().AddInputCharactersUTF8(std::string(text).c_str());
    frame(3);
}

ui::sem::Node const* Stage::find(ui::sem::Role role, std::string_view name) const {
    for (ui::sem::Node const& node : m_tree.nodes()) if (node.role == role && node.name == name) return &node;
    return nullptr;
}
ui::sem::Node const* Stage::find_value(ui::sem::Role role, std::string_view value) const {
    for (ui::sem::Node const& node : m_tree.nodes()) if (node.role == role && node.value == value) return &node;
    return nullptr;
}
std::vector<ui::sem::Node const*> Stage::all(ui::sem::Role role) const {
    std::vector<ui::sem::Node const*> found;
    for (ui::sem::Node const& node : m_tree.nodes()) if (node.role == role) found.push_back(&node);
    return found;
}

bool Stage::click(ui::sem::Role role, std::string_view name) {
    ui::sem::Node const* const node = find(role, name);
    if (!node) return false;
    pointer(node->rect.x + node->rect.w / 2, node->rect.y + node->rect.h / 2);
    press();
    release();
    return true;
}
bool Stage::double_click(ui::sem::Role role, std::string_view name) {
    if (!click(role, name)) return false;
    press();
    release();
    return true;
}
void Stage::act(ui::sem::NodeId id, ui::sem::ActionKind kind, std::string value) {
    m_tree.queue({id, kind, std::move(value)});
    frame(3);
}

bool Stage::png(std::string const& path) { return write_png(rasterise(ImGui::GetDrawData(), m_ui->theme().canvas), path); }

std::string Stage::dump() const {
    std::string out;
    for (ui::sem::Node const& node : m_tree.nodes()) {
        out += std::string(ui::sem::role_name(node.role)) + " \"" + node.name + "\"";
        if (!node.value.empty()) out += " = " + node.value;
        out += "\n";
    }
    return out;
}

std::vector<std::string> Stage::unnamed_items() const { return hooks::unnamed(m_tree); }

}  // namespace pmo::test
