#pragma once
// An office to try the register screens in: two projects with their people and risks, or the sample portfolio, and an App that carries out what
// views ask for, without shell, storage or browser. Draws one view with the inspector beside it, as the real App does.

#include <memory>
#include <string>

#include "core/io/document.h"
#include "core/model/search.h"
#include "tests/ui/harness.h"
#include "tests/ui/jobs_at_hand.h"
#include "ui/history_log.h"
#include "ui/views/view.h"

namespace pmo::test {

enum class Content { none, small, sample };

class Office final : public ui::AppActions {
public:
    explicit Office(float width = 1232, float height = 832, Content content = Content::small);
    ~Office() override;

    void show(std::unique_ptr<ui::View> view, ui::Location location);
    void frame(int count = 1) { stage.frame(count); }
    Store const& store() const { return workspace->store(); }
    Record const* by_code(std::string_view type, std::string_view code) const;
    Id person(std::string_view name) const;

    // What views ask for.
    void edit(Edit edit) override;
    void undo() override;
    void redo() override {}
    void merge(Diff, Seen, Label) override {}
    void open_workspace(Document) override {}
    void open_sample() override {}
    void new_workspace(std::string) override {}
    void open_stored(std::string) override {}
    void rename_workspace(std::string) override {}
    void new_replica() override {}
    void persist_storage() override {}
    void go(ui::Location location, Id record) override;
    void select(std::vector<Id> selection) override { session.selection = std::move(selection); }
    void run_command(std::string_view id) override { commands.emplace_back(id); }
    void export_workspace() override {}
    void pick_file(ui::FilePurpose, std::string_view) override { ++picked; }
    void save_file(std::string name, std::string mime, std::string bytes) override;
    void copy(std::string text) override { copied = std::move(text); }
    void set_language(bool) override {}
    void set_theme(ui::ThemeChoice) override {}
    void session_changed() override { stage.ui().density = session.density; }
    void open_palette() override {}
    std::uint32_t start_job(std::string_view kind, std::vector<std::uint8_t> input, ui::Ports::JobProgress progress, ui::Ports::JobDone done) override { return jobs.start(kind, std::move(input), std::move(progress), std::move(done)); }
    void cancel_job(std::uint32_t job) override { jobs.cancel(job); }
    void retry_save() override {}
    void take_over() override {}
    void keep(std::string, std::string) override {}

    Stage stage;
    JobsAtHand jobs;
    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<Derived> derived;
    SearchIndex search;
    ui::Session session;
    IdSource ids{7, 9};
    std::int64_t now_ms = 1789718400000;             // 2026-09-18T08:00Z
    bool writable = true;
    Id project;                                      // P-2601
    double frame_ms = 0;                             // processor time of the last view's draw
    std::string copied, saved_name, saved_bytes;
    std::vector<std::string> commands;
    int picked = 0, edits = 0;
    std::unique_ptr<ui::View> view;
    std::unique_ptr<ui::HistoryLog> history;

private:
    void draw();
    void add_small();
    struct Inside;
    std::unique_ptr<Inside> m;
};

}  // namespace pmo::test
