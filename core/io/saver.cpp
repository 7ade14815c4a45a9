#include "core/io/saver.h"

#include <algorithm>

namespace pmo {

namespace {

constexpr std::size_t kSnapshotEntries = 1000, kSnapshotBytes = std::size_t{4} << 20;
constexpr std::size_t kMostWaiting = 5000, kMostWaitingBytes = std::size_t{32} << 20;
constexpr std::int64_t kRestMs = 2000;               // a snapshot waits until nobody types
constexpr std::int64_t kFirstRetryMs = 1000, kLongestRetryMs = 30'000;

void note_all(Seen& seen, Diff const& diff) {
    for (auto const& record : diff.added) {
        for (auto mask = record.mask(); mask; mask &= mask - 1) note(seen, record.find(static_cast<std::uint8_t>(std::countr_zero(mask)))->stamp);
        for (auto const& cell : record.unknown()) note(seen, cell.stamp);
    }
    for (auto const& change : diff.changed) note(seen, change.after.stamp);
    for (auto const& change : diff.unknown) note(seen, change.after.stamp);
}

}  // namespace

void Saver::close() {
    ++m_epoch;
    m_workspace.clear();
    m_queue.clear();
    m_queued_bytes = 0;
    m_in_flight = m_snapshot_needed = m_snapshot_wanted = false;
    m_last_noted = 0;
    m_generation = 0;
    m_log_entries = m_log_bytes = 0;
    m_seen.clear();
    m_fault = {};
    m_retry_ms = m_saved_ms = m_noted_ms = 0;
    m_failures = 0;
}

void Saver::create(Workspace const& workspace, std::int64_t now_ms) {
    close();
    m_workspace = to_text(workspace.identity().id);
    m_seen = workspace.seen();
    m_snapshot_needed = true;
    tick(workspace, now_ms);
}

Bytes Saver::note(Workspace const& workspace, Diff const& diff, std::string_view who, std::int64_t now_ms) {
    m_now = m_noted_ms = now_ms;
    note_all(m_seen, diff);
    LogEntryContent entry{m_last_noted, std::string(who), now_ms, {}, diff};
    for (auto const& [replica, time] : workspace.seen()) {           // a merge knows more than its diff shows
        if (covers(m_seen, {time, replica})) continue;
        entry.seen[replica] = time;
        pmo::note(m_seen, {time, replica});
    }
    auto bytes = encode_entry(entry, workspace.store());
    m_queue.push_back({++m_last_noted, bytes});
    m_queued_bytes += bytes.size();
    if (!m_in_flight && (m_queue.size() > kMostWaiting || m_queued_bytes > kMostWaitingBytes)) {
        m_queue.clear();                             // nothing can be stored for a long time; a snapshot will say it all
        m_queued_bytes = 0;
        m_snapshot_needed = true;
    }
    append_next();
    return bytes;
}

void Saver::touch(std::int64_t now_ms) {
    m_now = now_ms;
    m_snapshot_wanted = true;
    m_noted_ms = now_ms - kRestMs;
}

bool Saver::snapshot_due() const {
    if (m_snapshot_needed) return true;
    if (!m_queue.empty()) return false;              // the snapshot must not know more than the log
    if (m_log_entries >= 4 * kSnapshotEntries || m_log_bytes >= 4 * kSnapshotBytes) return true;
    bool const many = m_snapshot_wanted || m_log_entries >= kSnapshotEntries || m_log_bytes >= kSnapshotBytes;
    return many && m_now - m_noted_ms >= kRestMs;
}

void Saver::tick(Workspace const& workspace, std::int64_t now_ms) {
    m_now = now_ms;
    if (m_workspace.empty() || m_in_flight || m_fault.fault == StorageFault::newer) return;
    if (!m_fault.ok() && m_now < m_retry_ms) return;
    if (snapshot_due()) return write_snapshot(workspace);
    append_next();
}

void Saver::hurry(Workspace const& workspace, std::int64_t now_ms) {
    m_retry_ms = 0;
    tick(workspace, now_ms);
}

// One transaction at a time: what is on the disk is always everything up to some change.
void Saver::append_next() {
    if (m_in_flight || m_snapshot_needed || m_queue.empty() || m_workspace.empty() || m_fault.fault == StorageFault::newer) return;
    if (!m_fault.ok() && m_now < m_retry_ms) return;
    m_in_flight = true;
    auto const epoch = m_epoch;
    m_storage.append(m_workspace, {m_queue.front().sequence, m_queue.front().bytes}, [this, epoch](StorageStatus status) {
        if (epoch == m_epoch) appended(status);
    });
}

void Saver::appended(StorageStatus const& status) {
    m_in_flight = false;
    if (!status.ok()) return failed(status);
    m_fault = {};
    m_failures = 0;
    ++m_log_entries;
    m_log_bytes += m_queue.front().bytes.size();
    m_queued_bytes -= m_queue.front().bytes.size();
    m_queue.pop_front();
    m_saved_ms = m_now;
    append_next();
}

void Saver::write_snapshot(Workspace const& workspace) {
    m_in_flight = true;
    m_snapshot_wanted = false;
    // What waits in the queue is in the snapshot too, and will be appended behind it once more; applying a change twice does nothing.
    auto const up_to = m_queue.empty() ? m_last_noted : m_queue.front().sequence - 1;
    auto const generation = m_generation + 1;
    auto chunks = encode_records(workspace.store(), generation, up_to);
    Manifest const manifest{workspace.identity(), workspace.replica(), workspace.seen(), generation, static_cast<std::uint32_t>(chunks.size()), up_to, kSchema, m_now};
    auto const epoch = m_epoch;
    m_storage.write_snapshot(m_workspace, workspace.identity().name, generation, up_to, encode_manifest(manifest), std::move(chunks),
        [this, epoch](StorageStatus status) {
            if (epoch == m_epoch) snapshot_written(status);
        });
}

void Saver::snapshot_written(StorageStatus const& status) {
    m_in_flight = false;
    if (!status.ok()) {
        m_snapshot_wanted = true;
        return failed(status);
    }
    m_fault = {};
    m_failures = 0;
    ++m_generation;
    m_log_entries = m_log_bytes = 0;
    m_snapshot_needed = false;
    m_saved_ms = m_now;
    append_next();
}

void Saver::failed(StorageStatus const& status) {
    m_fault = status;
    auto const wait = kFirstRetryMs << std::min(m_failures, 5);
    m_retry_ms = m_now + std::min(wait, kLongestRetryMs);
    ++m_failures;
}

SaveStatus Saver::status() const {
    SaveStatus s;
    s.fault = m_fault.fault;
    s.detail = m_fault.detail;
    s.waiting = m_queue.size();
    s.saved_ms = m_saved_ms;
    bool const pending = !m_queue.empty() || m_snapshot_needed || m_snapshot_wanted;
    s.state = !pending ? SaveState::saved : m_fault.ok() ? SaveState::saving : SaveState::unsaved;
    if (m_workspace.empty() || m_in_flight || m_fault.fault == StorageFault::newer) return s;
    bool const snapshot = m_log_entries >= kSnapshotEntries || m_log_bytes >= kSnapshotBytes;
    if (!m_fault.ok() && (pending || snapshot)) s.due_ms = m_retry_ms;
    else if (pending) s.due_ms = m_now;
    else if (snapshot) s.due_ms = m_noted_ms + kRestMs;
    return s;
}

}  // namespace pmo
