#pragma once
// Keeps a workspace in the Storage: loads it at start, appends every change, writes a snapshot now and then, and knows at any time
// whether what is on the screen is on the disk. A state machine without a clock: the caller says what time it is. Not a backup and not
// an export. It must outlive nothing but may be asked to open another workspace; answers to the former one are ignored.
//
// Use: saver.open(id, replica, opened); … after each commit: broadcast(saver.note(workspace, diff, who, now)); each frame with something
// due: saver.tick(workspace, now). Frames are due at saver.status().due_ms.

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "core/io/codec.h"
#include "core/io/storage.h"
#include "core/model/workspace.h"

namespace pmo {

enum class SaveState : std::uint8_t {
    saved,       // the storage has said "complete" for everything
    saving,
    unsaved      // the last attempt failed; the changes are in memory and will be tried again
};

struct SaveStatus {
    SaveState state = SaveState::saved;
    StorageFault fault = StorageFault::none;         // of the last attempt
    std::string detail;
    std::size_t waiting = 0;                         // changes that are not on the disk
    std::int64_t due_ms = 0;                         // when tick has something to do; 0: nothing
    std::int64_t saved_ms = 0;                       // when the last change arrived
};

// What was found at the start, and what was not.
struct LoadReport {
    std::size_t records = 0, entries = 0;
    std::size_t damaged_chunks = 0;
    std::size_t lost_entries = 0;                    // of the log, from the first unreadable one on
    bool older_snapshot = false;                     // had to be used too
    bool lost_manifest = false;
    bool migrated = false;
    bool clean() const { return damaged_chunks == 0 && lost_entries == 0 && !lost_manifest; }
};

struct OpenedWorkspace {
    Workspace workspace;
    LoadReport report;
};

class Saver {
public:
    explicit Saver(Storage& storage) : m_storage(storage) {}
    Saver(Saver const&) = delete;
    Saver& operator=(Saver const&) = delete;

    // Errors: storage.refused, storage.full, storage.lost, storage.newer, storage.unknown, each with the browser's words; storage.missing;
    // storage.damaged: nothing could be read. `fresh` is the replica to go on with when the stored one is unknown or cannot be trusted.
    using Opened = std::function<void(Result<OpenedWorkspace>)>;
    void open(Id workspace, Replica fresh, Opened opened);
    // A workspace that is not stored yet: new, from a sample, from a file. Its replica must be new too. The first snapshot is due at once.
    void create(Workspace const& workspace, std::int64_t now_ms);

    // A change that has been applied. Returns the bytes of its log entry, for the other tabs.
    Bytes note(Workspace const& workspace, Diff const& diff, std::string_view who, std::int64_t now_ms);
    // The name or the replica changed: a new manifest is due.
    void touch(std::int64_t now_ms);
    void tick(Workspace const& workspace, std::int64_t now_ms);
    // Now, not later: somebody pressed "try again" or the page is being hidden.
    void hurry(Workspace const& workspace, std::int64_t now_ms);
    void close();                                    // what is queued is given up: ask status() before

    SaveStatus status() const;
    std::uint64_t last_sequence() const { return m_last_noted; }

private:
    struct Loading;
    struct Waiting { std::uint64_t sequence; Bytes bytes; };
    void loaded(std::shared_ptr<Loading> const& loading, StorageStatus status, StoredWorkspace stored);
    void loaded_older(std::shared_ptr<Loading> const& loading, StorageStatus status, StoredWorkspace stored);
    void loaded_log(std::shared_ptr<Loading> const& loading, StorageStatus status, std::vector<LogEntry> entries);
    void finish_loading(std::shared_ptr<Loading> const& loading);
    void append_next();
    void appended(StorageStatus const& status);
    void write_snapshot(Workspace const& workspace);
    void snapshot_written(StorageStatus const& status);
    void failed(StorageStatus const& status);
    bool snapshot_due() const;

    Storage& m_storage;
    std::uint32_t m_epoch = 0;                       // answers of an earlier one are ignored
    std::string m_workspace;
    std::deque<Waiting> m_queue;
    bool m_in_flight = false;
    bool m_snapshot_needed = false;                  // before anything is appended
    bool m_snapshot_wanted = false;
    std::uint64_t m_last_noted = 0;
    std::size_t m_queued_bytes = 0;
    std::uint32_t m_generation = 0;
    std::size_t m_log_entries = 0, m_log_bytes = 0;  // since the snapshot
    Seen m_seen;                                     // what the stored entries say
    StorageStatus m_fault;
    std::int64_t m_now = 0, m_noted_ms = 0, m_retry_ms = 0, m_saved_ms = 0;
    int m_failures = 0;
};

}  // namespace pmo
