#pragma once
// A Storage in memory that can refuse, fill up, lose the connection, forget and corrupt. Nothing happens inside a call: `run` lets the
// waiting transactions take place and answers them, as a browser does between frames.

#include <deque>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/io/storage.h"

namespace pmo::test {

class FakeStorage final : public Storage {
public:
    struct Generation { std::uint32_t number = 0; std::vector<Bytes> chunks; };
    struct Kept {                                    // what is on the disk of one workspace
        Bytes manifest;
        std::uint64_t up_to = 0;
        std::vector<Generation> generations;         // the newest last
        std::map<std::uint64_t, Bytes> log;
        std::map<std::string, Bytes> blobs;
        std::string name;
    };
    std::map<std::string, Kept> disk;
    StorageFault fault = StorageFault::none;         // of every transaction from now on
    bool lands_anyway = false;                       // the fault is reported although the data arrived
    std::size_t appends = 0, snapshots = 0;

    // Lets up to `n` waiting transactions happen. A crash is simply not calling it again.
    std::size_t run(std::size_t n = SIZE_MAX) {
        std::size_t done = 0;
        for (; done < n && !m_waiting.empty(); ++done) {
            auto next = std::move(m_waiting.front());
            m_waiting.pop_front();
            next();
        }
        return done;
    }
    void crash() { m_waiting.clear(); }

    void list(Listed listed) override {
        later([this, listed] {
            std::vector<WorkspaceInfo> all;
            for (auto const& [id, kept] : disk) all.push_back({id, kept.name, 0});
            listed(status(), std::move(all));
        });
    }
    void load(std::string_view workspace, bool older, Loaded loaded) override {
        later([this, id = std::string(workspace), older, loaded] {
            if (fault != StorageFault::none) return loaded(status(), {});
            StoredWorkspace stored;
            if (auto const at = disk.find(id); at != disk.end()) {
                auto const& kept = at->second;
                stored.manifest = kept.manifest;
                if (!kept.generations.empty()) stored.chunks = kept.generations.back().chunks;
                if (older && kept.generations.size() > 1) stored.older_chunks = kept.generations[kept.generations.size() - 2].chunks;
                for (auto const& [sequence, bytes] : kept.log)
                    if (sequence > kept.up_to) stored.log.push_back({sequence, bytes});
            }
            loaded(status(), std::move(stored));
        });
    }
    void append(std::string_view workspace, LogEntry entry, Done done) override {
        later([this, id = std::string(workspace), entry = std::move(entry), done] {
            ++appends;
            if (fault == StorageFault::none || lands_anyway) disk[id].log[entry.sequence] = entry.bytes;
            done(status());
        });
    }
    void write_snapshot(std::string_view workspace, std::string_view name, std::uint32_t generation, std::uint64_t up_to, Bytes manifest, std::vector<Bytes> chunks, Done done) override {
        later([this, id = std::string(workspace), name = std::string(name), generation, up_to, manifest = std::move(manifest), chunks = std::move(chunks), done] {
            ++snapshots;
            if (fault == StorageFault::none || lands_anyway) {
                auto& kept = disk[id];
                kept.name = name;
                kept.manifest = manifest;
                kept.up_to = up_to;
                std::erase_if(kept.generations, [&](Generation const& g) { return g.number == generation; });
                kept.generations.push_back({generation, chunks});
                if (kept.generations.size() > 2) kept.generations.erase(kept.generations.begin());
            }
            done(status());
        });
    }
    void read_log(std::string_view workspace, std::uint64_t before, std::uint32_t count, Entries entries) override {
        later([this, id = std::string(workspace), before, count, entries] {
            std::vector<LogEntry> page;
            auto const& log = disk[id].log;
            for (auto at = log.lower_bound(before); at != log.begin() && page.size() < count;) { --at; page.push_back({at->first, at->second}); }
            entries(status(), std::move(page));
        });
    }
    void put_blob(std::string_view workspace, std::string_view key, Bytes bytes, Done done) override {
        later([this, id = std::string(workspace), key = std::string(key), bytes = std::move(bytes), done] {
            if (fault == StorageFault::none) disk[id].blobs[key] = bytes;
            done(status());
        });
    }
    void get_blob(std::string_view workspace, std::string_view key, Read read) override {
        later([this, id = std::string(workspace), key = std::string(key), read] { read(status(), disk[id].blobs[key]); });
    }
    void remove(std::string_view workspace, Done done) override {
        later([this, id = std::string(workspace), done] { disk.erase(id); done(status()); });
    }

private:
    StorageStatus status() const { return {fault, fault == StorageFault::none ? "" : "because"}; }
    template <class Action> void later(Action action) { m_waiting.emplace_back(std::move(action)); }
    std::deque<std::function<void()>> m_waiting;
};

}  // namespace pmo::test
