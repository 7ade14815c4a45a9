#pragma once
// The port through which a workspace is kept on the user's own machine. Implemented by the browser (IndexedDB, in shell/web) and
// by a fake in the tests, which can refuse, fill up, lose the connection and corrupt. It knows bytes, not records.
//
// A workspace is stored as: a manifest (which generation of the snapshot counts), the chunks of that generation, and a log with one
// entry for each command since (and before: entries up to the snapshot are the history). Every byte string carries its own
// checksum, written and verified by core/io/saver, not here. One call = one readwrite transaction, durability strict; `done` is
// called with success only after the transaction's `complete` event. Callbacks run later, never inside the call.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace pmo {

using Bytes = std::vector<std::uint8_t>;

enum class StorageFault : std::uint8_t {
    none,
    refused,      // the browser does not let us store (private window, policy, no IndexedDB)
    full,         // quota exceeded
    lost,         // connection lost; the implementation has already tried to reopen once
    newer,        // the database was written by a newer version of the program
    unknown
};

struct StorageStatus {
    StorageFault fault = StorageFault::none;
    std::string detail;      // the browser's own words, for the details line only
    bool restored = false;   // everything stored had been lost and was put back from the second copy; said once
    bool ok() const { return fault == StorageFault::none; }
};

struct LogEntry { std::uint64_t sequence = 0; Bytes bytes; };

struct StoredWorkspace {
    Bytes manifest;                     // empty: nothing stored yet
    std::vector<Bytes> chunks;          // of the newest complete generation, in order
    std::vector<Bytes> older_chunks;    // of the generation before it, only when asked for after damage
    std::vector<LogEntry> log;          // entries with sequence > the manifest's up_to, ascending
};

struct WorkspaceInfo { std::string id; std::string name; std::int64_t saved_ms = 0; };

class Storage {
public:
    using Done = std::function<void(StorageStatus)>;
    using Loaded = std::function<void(StorageStatus, StoredWorkspace)>;
    using Listed = std::function<void(StorageStatus, std::vector<WorkspaceInfo>)>;
    using Entries = std::function<void(StorageStatus, std::vector<LogEntry>)>;
    using Read = std::function<void(StorageStatus, Bytes)>;

    virtual ~Storage() = default;
    virtual void list(Listed listed) = 0;
    virtual void load(std::string_view workspace, bool older_generation, Loaded loaded) = 0;
    // Appends one entry; `sequence` must be greater than every stored one.
    virtual void append(std::string_view workspace, LogEntry entry, Done done) = 0;
    // Writes all chunks of `generation` and then, in the same transaction, the manifest that makes it count. Keeps the generation before.
    // The log up to `up_to` remains as history; an implementation may drop the oldest entries beyond 20,000.
    virtual void write_snapshot(std::string_view workspace, std::string_view name, std::uint32_t generation, std::uint64_t up_to,
                                Bytes manifest, std::vector<Bytes> chunks, Done done) = 0;
    // Up to `count` log entries with sequence < before, newest first: the history screen reads backwards.
    virtual void read_log(std::string_view workspace, std::uint64_t before, std::uint32_t count, Entries entries) = 0;
    // Named blobs of a workspace: named snapshots, the last export's state, settings that belong to the workspace.
    virtual void put_blob(std::string_view workspace, std::string_view key, Bytes bytes, Done done) = 0;
    virtual void get_blob(std::string_view workspace, std::string_view key, Read read) = 0;
    virtual void remove(std::string_view workspace, Done done) = 0;
};

}  // namespace pmo
