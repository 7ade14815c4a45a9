#pragma once
// A desk to try the data screens at: the sample portfolio, a colleague with a copy of it who edits apart, a log of what was done, and an App that
// carries out what the screens ask for, without shell, storage or browser.

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/io/document.h"
#include "core/model/search.h"
#include "tests/ui/harness.h"
#include "tests/ui/jobs_at_hand.h"
#include "ui/history_log.h"
#include "ui/views/view.h"

namespace pmo::test {

Document sample_document();

class Desk final : public ui::AppActions {
public:
    explicit Desk(float width = 1232, float height = 832);         // with the sample portfolio
    explicit Desk(Document document, float width = 1232, float height = 832);
    ~Desk() override;

    void show(std::string_view view);
    void frame(int count = 1) { stage.frame(count); }
    Store const& store() const { return workspace->store(); }
    Record const* by_code(std::string_view type, std::string_view code) const;
    Record const* task(std::string_view title) const;
    void receive(std::string name, std::string const& bytes, ui::FilePurpose purpose = ui::FilePurpose::import_any);

    // The colleague's copy: taken now, edited by `change`, exported as a file.
    struct Colleague {
        std::unique_ptr<Workspace> workspace;
        std::int64_t now_ms = 0;
        void commit(Edit const& edit);
        std::string file() const;
    };
    Colleague colleague() const;

    void edit(Edit edit) override;
    void undo() override;
    void redo() override {}
    void merge(Diff diff, Seen theirs_seen, Label label) override;
    void open_workspace(Document document) override { opened = document.identity.name; }
    void open_sample() override { done.emplace_back("sample"); }
    void new_workspace(std::string name) override { done.push_back("new " + name); }
    void open_stored(std::string id) override { done.push_back("stored " + id); }
    void rename_workspace(std::string name) override { workspace->rename(std::move(name)); }
    void new_replica() override { done.emplace_back("replica"); }
    void persist_storage() override { done.emplace_back("persist"); }
    void go(ui::Location location, Id record) override;
    void select(std::vector<Id> selection) override { session.selection = std::move(selection); }
    void run_command(std::string_view id) override { done.emplace_back(id); }
    void export_workspace() override { done.emplace_back("export"); }
    void pick_file(ui::FilePurpose, std::string_view) override { done.emplace_back("pick"); }
    void save_file(std::string name, std::string, std::string bytes) override { saved_name = std::move(name); saved_bytes = std::move(bytes); }
    void copy(std::string) override {}
    void set_language(bool chinese) override { ui::set_language(chinese ? ui::Language::zh : ui::Language::en); }
    void set_theme(ui::ThemeChoice choice) override { session.theme = choice; }
    void session_changed() override { done.emplace_back("session"); }
    void open_palette() override {}
    std::uint32_t start_job(std::string_view kind, std::vector<std::uint8_t> input, ui::Ports::JobProgress progress, ui::Ports::JobDone answer) override { return jobs.start(kind, std::move(input), std::move(progress), std::move(answer)); }
    void cancel_job(std::uint32_t job) override { jobs.cancel(job); }
    void retry_save() override {}
    void take_over() override {}
    void keep(std::string key, std::string value) override { (*preferences)[std::move(key)] = std::move(value); }

    Stage stage;
    JobsAtHand jobs;
    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<Derived> derived;
    SearchIndex search;
    ui::Session session;
    IdSource ids{7, 9};
    std::int64_t now_ms = 1789718400000;             // 2026-09-18T08:00Z
    bool writable = true;
    std::string saved_name, saved_bytes, opened;
    std::vector<std::string> done;
    std::vector<WorkspaceInfo> stored;
    std::shared_ptr<std::map<std::string, std::string, std::less<>>> preferences = std::make_shared<std::map<std::string, std::string, std::less<>>>();   // of this browser
    std::string notices;
    std::unique_ptr<ui::View> view;

private:
    void draw();
    void log(Diff const& diff, std::string who);
    struct Inside;
    std::unique_ptr<Inside> m;
};

// The screen as PNG files in the folder PMO_PICTURES, when that is set; pictures: in both languages and themes.
void picture(Desk& desk, std::string const& name);
void pictures(Desk& desk, std::string const& name);
// Every interactive item of the screen has a name, in both languages.
void check_names(Desk& desk);
// The tasks without children of the sample's large plan.
std::vector<Record const*> leaves(Desk& desk);

template <class T> Edit setting(Id record, Field<T> field, T value) {
    Edit edit("set");
    edit.set(record, field, std::move(value));
    return edit;
}

}  // namespace pmo::test
