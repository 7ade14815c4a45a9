#pragma once
// What a view gets for one frame: everything it may read, and the few ways to ask for a change. Requests are queued and carried out
// after the last view has been drawn; nothing a view does changes data while drawing.

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/io/storage.h"
#include "core/model/search.h"
#include "core/model/workspace.h"
#include "core/project/derived.h"
#include "ui/ports.h"
#include "ui/session.h"
#include "ui/widgets/ui.h"

namespace pmo {
struct Document;
}

namespace pmo::ui {

class HistoryLog;                                     // ui/history_log.h

enum class SaveState : std::uint8_t { saved, saving, unsaved, read_only };   // read_only: another tab writes

// A file that was opened or dropped and waits for the import screen.
struct Incoming {
    FilePurpose purpose = FilePurpose::import_any;
    std::string name;
    std::vector<std::uint8_t> bytes;
};

struct SaveInfo {
    SaveState state = SaveState::saved;
    std::int64_t saved_ms = 0;                        // time of the last successful save; 0 none yet
    std::string fault;                                // key of the sentence when unsaved, e.g. "storage.full"
    std::int64_t exported_ms = 0;                     // last export of the workspace; 0 never
    std::size_t edits_since_export = 0;
};

// The requests of one frame, in order.
class Requests {
public:
    std::vector<std::function<void(class AppActions&)>> queue;
};

// What the App does with requests; views reach it only through Frame.
class AppActions {
public:
    virtual ~AppActions() = default;
    virtual void edit(Edit edit) = 0;
    virtual void undo() = 0;
    virtual void redo() = 0;
    virtual void merge(Diff diff, Seen theirs_seen, Label label) = 0;     // a reviewed merge
    virtual void open_workspace(Document document) = 0;                    // replaces what is open (which stays stored)
    virtual void open_sample() = 0;
    virtual void new_workspace(std::string name) = 0;
    virtual void open_stored(std::string id) = 0;                          // another workspace that is kept in this browser
    virtual void rename_workspace(std::string name) = 0;
    virtual void new_replica() = 0;                                        // a copy of this database writes under our name: go on as another
    virtual void persist_storage() = 0;                                    // asks the browser to keep our data
    virtual void go(Location location, Id record) = 0;
    virtual void select(std::vector<Id> selection) = 0;
    virtual void run_command(std::string_view id) = 0;
    virtual void export_workspace() = 0;
    virtual void pick_file(FilePurpose purpose, std::string_view accept) = 0;
    virtual void save_file(std::string name, std::string mime, std::string bytes) = 0;
    virtual void copy(std::string text) = 0;
    virtual void set_language(bool chinese) = 0;
    virtual void set_theme(ThemeChoice choice) = 0;
    virtual void session_changed() = 0;                                    // density, person, panels: remember them
    virtual void open_palette() = 0;
    virtual std::uint32_t start_job(std::string_view kind, std::vector<std::uint8_t> input, Ports::JobProgress progress, Ports::JobDone done) = 0;   // through ui/job.h
    virtual void cancel_job(std::uint32_t job) = 0;
    virtual void retry_save() = 0;
    virtual void take_over() = 0;                                          // become the writing tab
    virtual void keep(std::string key, std::string value) = 0;             // a preference of this browser, through ui/kept.h
};

struct Frame {
    Ui& ui;
    Workspace const& workspace;
    Store const& store;
    SearchIndex const& search;                        // full text over all registers
    Derived const& derived;                           // schedules, earned value, health: computed when asked, remembered
    Session& session;                                 // view state that is not data: change it freely
    HistoryLog& history;
    IdSource& ids;
    std::optional<Incoming>& incoming;
    SaveInfo const& save;
    Ports const& ports;
    Requests& requests;
    std::function<TypeDef const&(std::string_view)> unknown_type;   // for reading files of a newer version
    Date today;                                       // the user's day
    std::int64_t now_ms = 0;
    bool writable = true;                             // false: another tab writes, the schema is newer, or we stand in a closed project
    std::string_view notices = {};                    // licence texts of what the page ships
    std::string_view version = {};
    std::span<WorkspaceInfo const> stored = {};       // the workspaces that are kept in this browser
    bool writer = true;                               // this window writes at all; one record: editable() of ui/editable.h

    void edit(Edit edit) { ask([e = std::move(edit)](AppActions& app) mutable { app.edit(std::move(e)); }); }
    void go(Location location, Id record = kNoId) { ask([l = std::move(location), record](AppActions& app) { app.go(l, record); }); }
    void select(Id id) { select(id ? std::vector<Id>{id} : std::vector<Id>{}); }
    void select(std::vector<Id> ids_) { ask([s = std::move(ids_)](AppActions& app) { app.select(s); }); }
    void run(std::string_view command) { ask([c = std::string(command)](AppActions& app) { app.run_command(c); }); }
    void ask(std::function<void(AppActions&)> request) { requests.queue.push_back(std::move(request)); }
};

}  // namespace pmo::ui
