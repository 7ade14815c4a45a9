#pragma once
// The inside of App, shared by its few .cpp files and by nobody else: app.cpp (start, frame, events), app_actions.cpp (what requests do),
// keeper.cpp (loading and saving). Features do not belong here.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/project/derived.h"
#include "ui/app.h"
#include "ui/frame.h"
#include "ui/history_log.h"
#include "ui/keeper.h"
#include "ui/screens/screens.h"
#include "ui/views/view.h"

namespace pmo::ui {

struct App::Impl final : AppActions {
    Impl(Ports& ports_, Storage& storage_, BootAssets assets_);

    // The host and what it brought.
    Ports& ports;
    BootAssets assets;
    sem::Tree tree;
    Fonts fonts;
    Ui ui;

    // What is open.
    Workspace workspace;
    Derived derived;
    SearchIndex search;
    IdSource ids;
    Keeper keeper;
    HistoryLog history;
    bool ready = false;                       // a workspace is shown
    bool complete = false;                    // what the first picture does not need has been asked for
    struct Unreadable { Id id; std::string why; };
    std::optional<Unreadable> unreadable;     // the workspace that could not be opened

    // The sample portfolio in the language that the page did not bring along.
    std::vector<std::uint8_t> other_sample;
    bool boot_sample_chinese = true, sample_wanted = false;
    std::vector<std::uint8_t> other_words;
    bool words_wanted = false;                   // the language changes as soon as its words are there

    // This window.
    Session session;
    std::optional<Incoming> incoming;
    std::map<std::string, std::unique_ptr<View>, std::less<>> views;   // those visited, with their filters and scroll positions
    View* view = nullptr;                     // the one on the screen
    struct Destination { Location location; Id record; bool in_address = false; };   // in_address: it came from there
    std::optional<Destination> leaving_for;   // after a field that is being typed in has handed over its text
    PaletteState palette;
    NavigationCounts navigation_counts;
    Requests requests;
    int wanted = 3;                           // frames still to be drawn
    bool dark_system = false, update_ready = false, graphics_lost = false, font_failed = false;
    bool location_known = false;              // the address has been read once

    // app.cpp
    Frame frame_now();
    void draw(Frame& frame);
    void draw_banners(Frame& frame, Box& main);
    void draw_starting();
    void draw_unreadable();
    void leave_for(Destination destination);
    void arrive(Destination const& destination);
    void show(Workspace opened);              // from the keeper: a workspace is there
    void changed(Diff const& diff);           // after the store has applied it: everything that follows
    Theme contrast_theme;                     // the palette with stronger lines, when that is chosen
    void apply_theme();
    void read_preferences();
    void refresh_calendar();
    void settle_location();
    void touch() { wanted = 3; }

    // app_sample.cpp
    void follow_language();                   // a sample that nobody has changed speaks the language of the interface
    void fetch_the_rest();                    // what the first picture did not need
    void words_arrived(std::vector<std::uint8_t> file, bool chinese);
    void sample_arrived(std::span<std::uint8_t const> bytes, bool chinese);

    // app_actions.cpp
    void edit(Edit edit) override;
    void undo() override;
    void redo() override;
    void merge(Diff diff, Seen theirs_seen, Label label) override;
    void open_workspace(Document document) override;
    void open_sample() override;
    void new_workspace(std::string name) override;
    void open_stored(std::string id) override;
    void rename_workspace(std::string name) override;
    void new_replica() override;
    void persist_storage() override;
    void go(Location location, Id record) override;
    void select(std::vector<Id> selection) override;
    void run_command(std::string_view id) override;
    void export_workspace() override;
    void pick_file(FilePurpose purpose, std::string_view accept) override;
    void save_file(std::string name, std::string mime, std::string bytes) override;
    void copy(std::string text) override;
    void set_language(bool chinese) override;
    void set_theme(ThemeChoice choice) override;
    void session_changed() override;
    void open_palette() override;
    std::uint32_t start_job(std::string_view kind, std::vector<std::uint8_t> input, Ports::JobProgress progress, Ports::JobDone done) override;
    void cancel_job(std::uint32_t job) override { ports.cancel_job(job); }
    void retry_save() override;
    void take_over() override;
    void keep(std::string key, std::string value) override { ports.set_preference(key, value); }
    void update_address(bool replace);
    std::string user_name() const;
};

}  // namespace pmo::ui
