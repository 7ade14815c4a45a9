// The stage's App: one of each thing the shell can do, and lines that say what happened. It is no example of how views are written.

#include <cstdio>
#include <cstring>
#include <imgui.h>
#include <string>

#include "tests/browser/stage/stage_widgets.h"
#include "ui/app.h"

namespace pmo::ui {

using sem::Role;
using sem::State;

namespace {

constexpr char workspace[] = "stage";

std::span<std::uint8_t const> bytes_of(char const* text) { return {reinterpret_cast<std::uint8_t const*>(text), std::strlen(text)}; }

}  // namespace

struct App::Impl {
    Impl(Ports& ports_, Storage& storage_, BootAssets assets_) : ports(ports_), storage(storage_), assets(std::move(assets_)) {}

    void frame();
    void platform_buttons();
    void job_buttons();
    void storage_buttons();
    void fields();
    void results();
    void grid();
    void dialog();
    void start_job(std::string_view kind, std::vector<std::uint8_t> input);
    void append();
    void snapshot();
    void loaded(StorageStatus const& status, StoredWorkspace const& stored);
    void failed(StorageStatus const& status) { save = "fault " + std::to_string(int(status.fault)) + " " + status.detail; }

    Ports& ports;
    Storage& storage;
    BootAssets assets;
    sem::Tree tree;
    stage::Widgets ui{tree};
    ImFont* font = nullptr;
    bool dirty = true;

    char name[256] = "旧值", amount[64] = "", search[64] = "", note[1024] = "", code[32] = "只读内容", cell[64] = "格", reason[64] = "";
    bool done = false, dialog_open = false;
    float progress = 0;
    int clicks = 0, right_clicks = 0, row = -1, shortcuts = 0;
    std::string file = "-", writer = "-", job = "-", save = "-", message = "-", location = "-", context = "-";

    std::uint64_t sequence = 0;
    std::uint32_t generation = 0, running = 0;
    int saved = 0, replayed = 0;
};

void App::Impl::platform_buttons()
{
    if (ui.button("保存")) ++clicks;
    ImGui::SameLine();
    ui.checkbox("完成", done);
    ImGui::SameLine();
    if (ui.button("打开对话框", State::has_popup)) dialog_open = true;
    ImGui::SameLine();
    if (ui.button("选择文件")) ports.pick_file(FilePurpose::merge_document, ".json");
    ImGui::SameLine();
    if (ui.button("导出")) ports.save_file("报告.txt", "text/plain", bytes_of("内容"));
    ImGui::SameLine();
    if (ui.button("复制")) ports.copy_text("复制的文字");
    ImGui::SameLine();
    if (ui.button("去处")) ports.set_location("risk/R-001?搜=甲", false);
    ImGui::SameLine();
    if (ui.button("提示")) ports.announce("已保存", false);
    ImGui::SameLine();
    if (ui.button("接管")) ports.request_writer(true);
    ImGui::SameLine();
    if (ui.button("广播")) ports.broadcast(bytes_of("喂"));
    ImGui::SameLine();
    if (ui.button("叫醒")) ports.wake_after(400);
}

void App::Impl::start_job(std::string_view kind, std::vector<std::uint8_t> input)
{
    job = "…";
    running = ports.start_job(kind, std::move(input),
        [this](int permille) { job = std::to_string(permille); dirty = true; },
        [this](bool ok, std::vector<std::uint8_t> output) { job = ok ? "done " + std::to_string(output.size()) : "failed"; dirty = true; });
}

void App::Impl::job_buttons()
{
    if (ui.button("计算")) start_job("probe", {5, 1, 2});
    ImGui::SameLine();
    if (ui.button("久算")) start_job("probe", {255, 1, 2});
    ImGui::SameLine();
    if (ui.button("坏任务")) start_job("no such kind", {});
    ImGui::SameLine();
    if (ui.button("取消计算")) { ports.cancel_job(running); job = "cancelled"; }
}

void App::Impl::append()
{
    std::string const text = "entry " + std::to_string(++sequence);
    storage.append(workspace, {sequence, Bytes(text.begin(), text.end())}, [this](StorageStatus status) {
        if (status.ok()) save = "saved " + std::to_string(++saved);
        else failed(status);
        dirty = true;
    });
}

void App::Impl::snapshot()
{
    std::string const text = "manifest " + std::to_string(++generation) + " " + std::to_string(sequence);
    storage.write_snapshot(workspace, "工作", generation, sequence, Bytes(text.begin(), text.end()), {Bytes(1000, 1), Bytes(50, 2)},
        [this](StorageStatus status) {
            if (status.ok()) save = "snapshot";
            else failed(status);
            dirty = true;
        });
}

void App::Impl::loaded(StorageStatus const& status, StoredWorkspace const& stored)
{
    if (!status.ok()) failed(status);
    replayed = int(stored.log.size());
    if (!stored.manifest.empty()) {
        std::string const text(stored.manifest.begin(), stored.manifest.end());
        unsigned long long last = 0;
        std::sscanf(text.c_str(), "manifest %u %llu", &generation, &last);
        sequence = last;
        save = "loaded " + text + " chunks " + std::to_string(stored.chunks.size()) + " older " + std::to_string(stored.older_chunks.size());
    }
    if (!stored.log.empty()) sequence = stored.log.back().sequence;
    dirty = true;
}

void App::Impl::storage_buttons()
{
    if (ui.button("记一笔")) append();
    ImGui::SameLine();
    if (ui.button("快照")) snapshot();
    ImGui::SameLine();
    if (ui.button("重读旧代")) storage.load(workspace, true, [this](StorageStatus s, StoredWorkspace w) { loaded(s, w); });
    ImGui::SameLine();
    if (ui.button("历史")) {
        storage.read_log(workspace, sequence + 1, 2, [this](StorageStatus, std::vector<LogEntry> entries) {
            save = "history";
            for (LogEntry const& entry : entries) save += " " + std::to_string(entry.sequence);
            dirty = true;
        });
    }
    ImGui::SameLine();
    if (ui.button("存块")) {
        storage.put_blob(workspace, "名", Bytes{1, 2, 3}, [this](StorageStatus) {
            storage.get_blob(workspace, "名", [this](StorageStatus, Bytes bytes) { save = "blob " + std::to_string(bytes.size()); dirty = true; });
        });
    }
    ImGui::SameLine();
    if (ui.button("列表")) {
        storage.list([this](StorageStatus, std::vector<WorkspaceInfo> all) {
            save = "list";
            for (WorkspaceInfo const& one : all) save += " " + one.id + "=" + one.name + (one.saved_ms > 0 ? "*" : "");
            dirty = true;
        });
    }
    ImGui::SameLine();
    if (ui.button("删除")) storage.remove(workspace, [this](StorageStatus s) { save = s.ok() ? "removed" : "fault"; dirty = true; });
}

void App::Impl::fields()
{
    ui.field("名称", name, sizeof name, Role::textbox);
    ui.field("金额", amount, sizeof amount, Role::spinbutton, State::decimal);
    ui.field("搜索", search, sizeof search, Role::searchbox);
    ui.field("编号", code, sizeof code, Role::textbox, State::readonly);
    ui.field("备注", note, sizeof note, Role::textarea);
    ui.slider("进度", progress);
}

void App::Impl::results()
{
    ui.status("clicks", "clicks " + std::to_string(clicks));
    ui.status("rights", "rights " + std::to_string(right_clicks));
    ui.status("row", "row " + std::to_string(row));
    ui.status("file", "file " + file);
    ui.status("writer", "writer " + writer);
    ui.status("job", "job " + job);
    ui.status("message", "msg " + message);
    ui.status("context", "context " + context);
    ImGui::NewLine();
    ui.status("location", "loc " + location);
    ui.status("loaded", "loaded " + std::to_string(replayed));
    ui.status("save", "save " + save);
    ImGui::NewLine();
    ui.status("name", std::string("name=") + name);
    ui.status("amount", std::string("cost=") + amount);
    ui.status("note", std::string("note=") + note);
    ui.status("cell", std::string("cell=") + cell);
    ImGui::NewLine();
}

void App::Impl::grid()
{
    constexpr float width = 386, height = 24;
    if (ImGui::BeginChild("grid", ImVec2(400, 200))) {
        ui.begin_group(Role::grid, "任务表", 0, 1000, 1);
        ImGuiListClipper clipper;
        clipper.Begin(1000, height);
        while (clipper.Step()) {
            for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
                ImGui::PushID(i);
                ImVec2 const from = ImGui::GetCursorScreenPos(), to(from.x + width, from.y + height);
                ui.begin_part(ImGui::GetID("row"), Role::row, "行 " + std::to_string(i), from, to, i + 1);
                if (i == 3) {
                    ui.begin_part(ImGui::GetID("cell"), Role::gridcell, "", from, to, i + 1);
                    ui.field("单元格", cell, sizeof cell, Role::textbox);
                    ui.end_group();
                    ImGui::SetCursorScreenPos({from.x, to.y});
                } else if (ui.cell("任务 " + std::to_string(i), i + 1, width, height)) {
                    row = i;
                }
                ui.end_group();
                ImGui::PopID();
            }
        }
        ui.end_group();
    }
    ImGui::EndChild();
}

void App::Impl::dialog()
{
    ImGui::SetNextWindowPos({100, 150});
    ImGui::SetNextWindowSize({340, 150});
    ImGui::Begin("dialog", nullptr, ImGuiWindowFlags_NoDecoration);
    if (ImGui::IsWindowAppearing()) ImGui::SetWindowFocus();
    ui.begin_group(Role::dialog, "确认", State::modal);
    ui.text("删除？");
    if (ui.button("关闭")) dialog_open = false;
    ui.field("原因", reason, sizeof reason, Role::textbox);
    ui.end_group();
    ImGui::End();
}

void App::Impl::frame()
{
    dirty = false;
    tree.begin_frame();
    ImGui::PushFont(font, 16);
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
    ImGui::Begin("stage", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoBringToFrontOnFocus);
    ui.begin_group(Role::main, "台");
    if (ImGui::GetIO().MouseClicked[1]) ++right_clicks;
    if (ImGui::Shortcut(ImGuiMod_Ctrl | ImGuiKey_L, ImGuiInputFlags_RouteGlobal)) ports.announce("捷径", true);
    ui.heading("测试页");
    platform_buttons();
    job_buttons();
    storage_buttons();
    fields();
    results();
    grid();
    ui.end_group();
    ImGui::End();
    if (dialog_open) dialog();
    ImGui::PopFont();
    tree.end_frame();
}

App::App(Ports& ports, Storage& storage, BootAssets assets) : m(std::make_unique<Impl>(ports, storage, std::move(assets))) {}
App::~App() = default;

void App::start(std::string_view location)
{
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    auto const font = m->assets.font_regular;
    m->font = ImGui::GetIO().Fonts->AddFontFromMemoryTTF(const_cast<std::uint8_t*>(font.data()), int(font.size()), 16, &config);
    m->location = location;
    m->ports.set_title("测试", "zh-CN");
    m->storage.load(workspace, false, [this](StorageStatus status, StoredWorkspace stored) { m->loaded(status, stored); });
    m->ports.request_writer(false);
}

void App::frame() { m->frame(); }
bool App::wants_frame() const { return m->dirty; }
sem::Tree& App::tree() { return m->tree; }

void App::on_file(FilePurpose purpose, std::string_view name, std::span<std::uint8_t const> bytes)
{
    m->file = std::string(name) + " " + std::to_string(bytes.size()) + " " + std::to_string(int(purpose));
    m->dirty = true;
}
void App::on_location(std::string_view hash) { m->location = hash; m->dirty = true; }
void App::on_broadcast(std::span<std::uint8_t const> bytes) { m->message.assign(bytes.begin(), bytes.end()); m->dirty = true; }
void App::on_writer(bool is_writer) { m->writer = is_writer ? "yes" : "no"; m->dirty = true; }
void App::on_visibility(bool) {}
void App::on_update_available() { m->message = "update"; m->dirty = true; }
void App::on_font(std::span<std::uint8_t const>) {}
void App::on_words(std::vector<std::uint8_t>, bool) {}
void App::on_sample(std::span<std::uint8_t const>, bool) {}
void App::on_graphics(bool lost) { m->context = lost ? "lost" : "restored"; m->dirty = true; }
void App::on_color_scheme(bool) {}

}  // namespace pmo::ui
