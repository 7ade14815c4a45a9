#include <algorithm>
#include <map>
#include <unordered_map>

#include "core/io/saver.h"

namespace pmo {

// What is known while a workspace is being opened; the answers of the storage arrive one after the other.
struct Saver::Loading {
    Id id;
    Replica fresh = 0;
    Opened opened;
    std::uint32_t epoch = 0;
    bool have_manifest = false;
    Manifest manifest;
    std::vector<Bytes> chunks, older;
    std::map<std::uint64_t, Bytes> log;
    std::uint64_t up_to = 0;                         // of the oldest snapshot in use: the log is read from here
    std::uint32_t generation = 0;                    // the greatest that exists
    bool asked = false;                              // for earlier entries of the log
    std::uint64_t lowest = 0;
    LoadReport report;
};

namespace {

constexpr std::uint32_t kLogPage = 500;

char const* code_of(StorageFault fault) {
    switch (fault) {
        case StorageFault::refused: return "storage.refused";
        case StorageFault::full: return "storage.full";
        case StorageFault::lost: return "storage.lost";
        case StorageFault::newer: return "storage.newer";
        default: return "storage.unknown";
    }
}

// Cells carry their stamps, so what is read twice, from two snapshots or in any order, joins to the same.
void join_record(Store& store, Record record) {
    auto const* mine = store.find(record.id());
    if (!mine) { store.add(std::move(record)); return; }
    if (&mine->type() != &record.type()) return;
    Diff diff;
    auto const table = store.index_of(mine->type());
    for (auto mask = record.mask(); mask; mask &= mask - 1) {
        auto const slot = static_cast<std::uint8_t>(std::countr_zero(mask));
        auto const* now = mine->find(slot);
        if (auto const* cell = record.find(slot); !now || newer(*cell, *now)) diff.changed.push_back({record.id(), table, slot, now ? *now : Cell{}, *cell});
    }
    for (auto const& cell : record.unknown()) diff.unknown.push_back({record.id(), table, cell});
    store.apply(diff);
}

void apply_joining(Store& store, Diff diff) {
    for (auto& record : diff.added) join_record(store, std::move(record));
    diff.added.clear();
    std::erase_if(diff.changed, [&](Change const& c) {
        auto const* record = store.find(c.record);
        if (!record || store.index_of(record->type()) != c.table) return true;
        auto const* now = record->find(c.slot);
        return now && !newer(c.after, *now);
    });
    std::erase_if(diff.unknown, [&](UnknownChange const& c) { return !store.find(c.record); });
    store.apply(diff);
}

void note_store(Seen& seen, Store const& store) {
    for (std::size_t t = 0; t < store.tables(); ++t)
        for (auto const& record : store.table(static_cast<std::uint16_t>(t)).rows()) {
            for (auto mask = record.mask(); mask; mask &= mask - 1) note(seen, record.find(static_cast<std::uint8_t>(std::countr_zero(mask)))->stamp);
            for (auto const& cell : record.unknown()) note(seen, cell.stamp);
        }
}

// A workspace that an older version has written: everything is put together under the old names and lifted then, because a step may need
// all cells of a record and a log entry holds only some.
class OldRecords {
public:
    void put(RawRecord raw, std::int64_t schema) {
        auto const [at, fresh] = m_where.try_emplace(raw.id, m_records.size());
        if (fresh) { m_records.push_back({std::move(raw), schema}); return; }
        auto& mine = m_records[at->second];
        if (mine.schema < schema) lift(mine, schema);
        for (auto& cell : raw.cells) {
            auto* now = mine.record.find(cell.field);
            if (!now) mine.record.cells.push_back(std::move(cell));
            else if (cell.stamp > now->stamp || (cell.stamp == now->stamp && cell.json > now->json)) *now = std::move(cell);
        }
    }
    void lift_into(Store& store) {
        for (auto& [record, schema] : m_records) {
            migrate(record, schema);
            if (auto made = record_from_raw(record, store, WrongKinds::carry); made.ok()) join_record(store, std::move(*made));
        }
    }
private:
    struct Old { RawRecord record; std::int64_t schema; };
    static void lift(Old& old, std::int64_t to) {
        for (auto const& step : migrations())
            if (step.from >= old.schema && step.from < to) step.apply(old.record);
        old.schema = to;
    }
    std::vector<Old> m_records;
    std::unordered_map<Id, std::size_t, IdHash> m_where;
};

}  // namespace

void Saver::open(Id workspace, Replica fresh, Opened opened) {
    close();
    m_workspace = to_text(workspace);
    auto loading = std::make_shared<Loading>();      // belongs to the callbacks of whichever answer comes next
    loading->id = workspace;
    loading->fresh = fresh;
    loading->opened = std::move(opened);
    loading->epoch = m_epoch;
    m_storage.load(m_workspace, false, [this, loading](StorageStatus status, StoredWorkspace stored) {
        if (loading->epoch == m_epoch) loaded(loading, status, std::move(stored));
    });
}

void Saver::loaded(std::shared_ptr<Loading> const& loading, StorageStatus status, StoredWorkspace stored) {
    auto const refuse = [&](Error error) {
        auto const answer = std::move(loading->opened);
        close();
        answer(std::move(error));
    };
    if (!status.ok()) return refuse({code_of(status.fault), {status.detail}});
    if (stored.manifest.empty() && stored.chunks.empty() && stored.log.empty()) return refuse({"storage.missing", {}});
    auto manifest = decode_manifest(stored.manifest);
    if (!manifest.ok() && manifest.error().code == "codec.newer") return refuse({"storage.newer", {}});
    loading->have_manifest = manifest.ok() && manifest->identity.id == loading->id;
    if (loading->have_manifest) {
        loading->manifest = std::move(*manifest);
        loading->up_to = loading->manifest.up_to;
        loading->generation = loading->manifest.generation;
    }
    loading->report.lost_manifest = !loading->have_manifest;
    std::size_t wanted = loading->have_manifest ? loading->manifest.chunks : stored.chunks.size(), sound = 0;
    bool first = !loading->have_manifest;
    for (auto& chunk : stored.chunks) {
        auto const info = read_chunk_info(chunk);
        if (!info.ok() && info.error().code == "codec.newer") return refuse({"storage.newer", {}});
        if (!info.ok() || (loading->have_manifest && info->generation != loading->manifest.generation)) continue;
        if (first) { loading->up_to = info->up_to; loading->generation = info->generation; wanted = std::max<std::size_t>(wanted, info->count); first = false; }
        loading->chunks.push_back(std::move(chunk));
        ++sound;
    }
    loading->report.damaged_chunks = wanted > sound ? wanted - sound : 0;
    for (auto& entry : stored.log) loading->log.emplace(entry.sequence, std::move(entry.bytes));
    if (loading->report.damaged_chunks == 0 && loading->have_manifest) return finish_loading(loading);
    m_storage.load(m_workspace, true, [this, loading](StorageStatus older_status, StoredWorkspace older) {
        if (loading->epoch == m_epoch) loaded_older(loading, older_status, std::move(older));
    });
}

void Saver::loaded_older(std::shared_ptr<Loading> const& loading, StorageStatus status, StoredWorkspace stored) {
    if (status.ok())
        for (auto& chunk : stored.older_chunks) {
            auto const info = read_chunk_info(chunk);
            if (!info.ok()) continue;
            loading->up_to = std::min(loading->up_to, info->up_to);
            loading->generation = std::max(loading->generation, info->generation + 1);
            loading->older.push_back(std::move(chunk));
            loading->report.older_snapshot = true;
        }
    loaded_log(loading, {}, {});
}

// Backwards through the log until it reaches what the older snapshot knows.
void Saver::loaded_log(std::shared_ptr<Loading> const& loading, StorageStatus status, std::vector<LogEntry> entries) {
    for (auto& entry : entries) loading->log.emplace(entry.sequence, std::move(entry.bytes));
    auto const lowest = loading->log.empty() ? UINT64_MAX : loading->log.begin()->first;
    bool const no_progress = loading->asked && lowest >= loading->lowest;
    if (!status.ok() || lowest <= loading->up_to + 1 || no_progress) return finish_loading(loading);
    loading->asked = true;
    loading->lowest = lowest;
    m_storage.read_log(m_workspace, lowest, kLogPage, [this, loading](StorageStatus page_status, std::vector<LogEntry> page) {
        if (loading->epoch == m_epoch) loaded_log(loading, page_status, std::move(page));
    });
}

void Saver::finish_loading(std::shared_ptr<Loading> const& loading) {
    auto& report = loading->report;
    Store store;
    OldRecords old;
    Seen seen = loading->manifest.seen;
    UnknownType const unknown_type = [&](std::string_view id) -> TypeDef const& { return store.add_unknown_type(id); };
    for (auto const* list : {&loading->older, &loading->chunks})
        for (auto const& chunk : *list) {
            auto const schema = schema_of(chunk);
            auto const status = schema < kSchema ? decode_raw(chunk, [&](RawRecord raw) { old.put(std::move(raw), schema); })
                                                 : decode_records(chunk, unknown_type, [&](Record record) { join_record(store, std::move(record)); });
            report.migrated |= schema < kSchema;
            if (!status.ok()) ++report.damaged_chunks;
        }
    bool const recovering = report.damaged_chunks > 0 || report.lost_manifest;
    auto last = loading->up_to, greatest = loading->up_to;
    bool stopped = false;
    for (auto const& [sequence, bytes] : loading->log) {
        greatest = std::max(greatest, sequence);
        if (sequence <= loading->up_to || stopped) { report.lost_entries += stopped; continue; }
        auto const schema = schema_of(bytes);
        bool sound = false;
        std::uint64_t previous = 0;
        if (schema >= 0 && schema < kSchema) {
            auto entry = decode_raw_entry(bytes);
            sound = entry.ok();
            if (sound && (recovering || entry->previous <= last)) {
                previous = entry->previous;
                for (auto& raw : entry->records) old.put(std::move(raw), schema);
                for (auto const& [replica, time] : entry->seen) pmo::note(seen, {time, replica});
                report.migrated = true;
            }
        } else if (auto entry = decode_entry(bytes, store, unknown_type); entry.ok()) {
            sound = true;
            previous = entry->previous;
            if (recovering || previous <= last) {
                for (auto const& [replica, time] : entry->seen) pmo::note(seen, {time, replica});
                apply_joining(store, std::move(entry->diff));
            }
        }
        if (!sound || (!recovering && previous > last)) {
            ++report.lost_entries;
            stopped = !recovering;                   // a clean beginning, rather than one with holes
            continue;
        }
        last = sequence;
        ++report.entries;
    }
    old.lift_into(store);
    for (std::size_t t = 0; t < store.tables(); ++t) report.records += store.table(static_cast<std::uint16_t>(t)).rows().size();
    auto const answer = std::move(loading->opened);
    if (!loading->have_manifest && report.records == 0) {
        close();
        return answer(Error{"storage.damaged", {}});
    }
    note_store(seen, store);
    m_seen = seen;
    m_last_noted = greatest;
    m_generation = loading->generation;
    m_log_entries = loading->log.size();
    for (auto const& [sequence, bytes] : loading->log) m_log_bytes += bytes.size();
    // After a loss the next snapshot comes before the next change, or the unreadable entry would hide that change too; and we do not know any
    // more what we have already written under our name.
    m_snapshot_needed = !report.clean() || report.migrated;
    auto identity = loading->manifest.identity;
    identity.id = loading->id;
    auto const replica = report.clean() && loading->manifest.replica ? loading->manifest.replica : loading->fresh;
    answer(OpenedWorkspace{Workspace(std::move(identity), std::move(store), std::move(seen), replica), report});
}

}  // namespace pmo
