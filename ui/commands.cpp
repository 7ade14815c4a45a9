#include "ui/commands.h"

#include "ui/i18n/tr.h"
#include "ui/sem/regions.h"
#include "ui/views/view.h"

namespace pmo::ui {

namespace {

void to_view(Frame& frame, std::string_view view) { frame.go({.view = std::string(view), .project = kNoId, .detail = {}}); }

bool can_undo(Frame const& f) { return f.workspace.undoable() != nullptr && f.writer; }
bool can_redo(Frame const& f) { return f.workspace.redoable() != nullptr && f.writer; }
bool can_retry(Frame const& f) { return f.save.state == SaveState::unsaved; }
bool can_take_over(Frame const& f) { return f.save.state == SaveState::read_only; }

// In the order of the palette when nothing is typed.
constexpr Command kCommands[] = {
    {"palette", Icon::search, ImGuiMod_Ctrl | ImGuiKey_K, nullptr, [](Frame& f) { f.ask([](AppActions& a) { a.open_palette(); }); }},
    {"next_region", Icon::arrow_right, ImGuiKey_F6, nullptr,
     [](Frame& f) {
         if (auto const to = sem::next_region(f.ui.tree().nodes())) f.ui.tree().queue({to, sem::ActionKind::focus, {}});
     }},
    {"undo", Icon::undo_2, ImGuiMod_Ctrl | ImGuiKey_Z, can_undo, [](Frame& f) { f.ask([](AppActions& a) { a.undo(); }); }},
    {"redo", Icon::redo_2, ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_Z, can_redo, [](Frame& f) { f.ask([](AppActions& a) { a.redo(); }); }},
    {"import", Icon::file_up, 0, nullptr,
     [](Frame& f) { f.ask([](AppActions& a) { a.pick_file(FilePurpose::import_any, ".json,.xml,.csv,.sm,.pmo"); }); }},
    {"export", Icon::file_down, ImGuiMod_Ctrl | ImGuiKey_S, nullptr, [](Frame& f) { f.ask([](AppActions& a) { a.export_workspace(); }); }},
    {"merge", Icon::git_merge, 0, nullptr,
     [](Frame& f) { f.ask([](AppActions& a) { a.pick_file(FilePurpose::merge_document, ".json,.pmo"); }); }},
    {"go_dashboard", Icon::layout_dashboard, 0, nullptr, [](Frame& f) { to_view(f, "dashboard"); }},
    {"go_projects", Icon::folder_kanban, 0, nullptr, [](Frame& f) { to_view(f, "project_list"); }},
    {"go_problems", Icon::triangle_alert, 0, nullptr, [](Frame& f) { to_view(f, "problems"); }},
    {"go_history", Icon::history, 0, nullptr, [](Frame& f) { to_view(f, "history"); }},
    {"go_exchange", Icon::database, 0, nullptr, [](Frame& f) { to_view(f, "exchange"); }},
    {"go_catalogue", Icon::library, 0, nullptr, [](Frame& f) { to_view(f, "catalogue"); }},
    {"toggle_nav", Icon::panel_left, ImGuiMod_Ctrl | ImGuiKey_B, nullptr,
     [](Frame& f) { f.session.nav_rail = !f.session.nav_rail; f.ask([](AppActions& a) { a.session_changed(); }); }},
    {"toggle_inspector", Icon::panel_right, ImGuiMod_Ctrl | ImGuiKey_I, nullptr,
     [](Frame& f) { f.session.inspector_open = !f.session.inspector_open; f.ask([](AppActions& a) { a.session_changed(); }); }},
    {"toggle_status", Icon::minus, ImGuiMod_Ctrl | ImGuiKey_Slash, nullptr,
     [](Frame& f) { f.session.status_bar = !f.session.status_bar; f.ask([](AppActions& a) { a.session_changed(); }); }},
    {"language", Icon::languages, 0, nullptr,
     [](Frame& f) { f.ask([](AppActions& a) { a.set_language(language() != Language::zh); }); }},
    {"theme_light", Icon::sun, 0, nullptr, [](Frame& f) { f.ask([](AppActions& a) { a.set_theme(ThemeChoice::light); }); }},
    {"theme_dark", Icon::moon, 0, nullptr, [](Frame& f) { f.ask([](AppActions& a) { a.set_theme(ThemeChoice::dark); }); }},
    {"theme_system", Icon::monitor_down, 0, nullptr, [](Frame& f) { f.ask([](AppActions& a) { a.set_theme(ThemeChoice::system); }); }},
    {"settings", Icon::settings, 0, nullptr, [](Frame& f) { to_view(f, "settings"); }},
    {"keys", Icon::keyboard, ImGuiMod_Shift | ImGuiKey_Slash, nullptr, [](Frame& f) { to_view(f, "keys"); }},
    {"about", Icon::info, 0, nullptr, [](Frame& f) { to_view(f, "about"); }},
    {"sample", Icon::sparkles, 0, nullptr, [](Frame& f) { f.ask([](AppActions& a) { a.open_sample(); }); }},
    {"retry_save", Icon::refresh_cw, 0, can_retry, [](Frame& f) { f.ask([](AppActions& a) { a.retry_save(); }); }},
    {"take_over", Icon::pencil, 0, can_take_over, [](Frame& f) { f.ask([](AppActions& a) { a.take_over(); }); }},
};

}  // namespace

std::span<Command const> all_commands() { return kCommands; }

Command const* find_command(std::string_view id) {
    for (auto const& command : kCommands)
        if (command.id == id) return &command;
    return nullptr;
}

std::string keys_text(ImGuiKeyChord keys) {
    if (keys == 0) return {};
    std::string text;
    if (keys & ImGuiMod_Ctrl) text += "Ctrl+";
    if (keys & ImGuiMod_Alt) text += "Alt+";
    auto const key = static_cast<ImGuiKey>(keys & ~ImGuiMod_Mask_);
    if (key == ImGuiKey_Slash) return text + ((keys & ImGuiMod_Shift) ? "?" : "/");
    if (keys & ImGuiMod_Shift) text += "Shift+";
    return text + ImGui::GetKeyName(key);
}

void handle_command_keys(Frame& frame) {
    bool const typing = frame.ui.typing() || ImGui::GetIO().WantTextInput;
    for (auto const& command : kCommands) {
        if (command.keys == 0 || (command.enabled && !command.enabled(frame))) continue;
        auto const key = command.keys & ~ImGuiMod_Mask_;
        bool const plain = (command.keys & (ImGuiMod_Ctrl | ImGuiMod_Alt)) == 0 && !(key >= ImGuiKey_F1 && key <= ImGuiKey_F12);
        // A field undoes its own typing; letters belong to it too.
        if (typing && (plain || command.id == "undo" || command.id == "redo")) continue;
        if (ImGui::IsKeyChordPressed(command.keys)) command.run(frame);
    }
}

}  // namespace pmo::ui
