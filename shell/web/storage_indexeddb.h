#pragma once
// core's Storage on the browser's IndexedDB: one database, one connection, one transaction per call with strict durability, and
// success only after its `complete` event, here and in the second copy (storage_copy.js). Bytes go through unread; checksums and meaning are core/io/saver's.

#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>

#include "core/io/storage.h"

namespace pmo::shell {

class IndexedDbStorage final : public Storage {
public:
    IndexedDbStorage();
    IndexedDbStorage(IndexedDbStorage const&) = delete;
    IndexedDbStorage& operator=(IndexedDbStorage const&) = delete;

    std::function<void()> on_answer;                        // after each callback: a frame should show it
    std::function<void(std::string_view)> on_workspace;     // the one that is loaded or written: this tab works on it

    void list(Listed listed) override;
    // With `older_generation` the log begins behind that older snapshot, so that what it lacks can be done again.
    void load(std::string_view workspace, bool older_generation, Loaded loaded) override;
    void append(std::string_view workspace, LogEntry entry, Done done) override;
    void write_snapshot(std::string_view workspace, std::string_view name, std::uint32_t generation, std::uint64_t up_to,
                        Bytes manifest, std::vector<Bytes> chunks, Done done) override;
    void read_log(std::string_view workspace, std::uint64_t before, std::uint32_t count, Entries entries) override;
    void put_blob(std::string_view workspace, std::string_view key, Bytes bytes, Done done) override;
    void get_blob(std::string_view workspace, std::string_view key, Read read) override;
    void remove(std::string_view workspace, Done done) override;

    // Called by storage_indexeddb.js.
    enum class Part : int { manifest, chunk, older_chunk, log, blob };
    std::uint8_t* part(std::uint32_t call, Part part, std::uint64_t sequence, std::size_t size);   // where the bytes belong
    void listed(std::uint32_t call, std::string_view id, std::string_view name, std::int64_t saved_ms);
    void restored() { m_restored = true; }       // the database was gone and has been filled from the second copy
    void finished(std::uint32_t call, StorageFault fault, std::string_view detail);

private:
    struct Call {
        std::function<void(StorageStatus, Call&)> answer;
        StoredWorkspace stored;
        std::vector<WorkspaceInfo> workspaces;
        Bytes blob;
    };
    std::uint32_t begin(std::function<void(StorageStatus, Call&)> answer);

    std::unordered_map<std::uint32_t, Call> m_calls;
    std::uint32_t m_next = 1;
    bool m_restored = false;                     // the next answer says so
};

}  // namespace pmo::shell
