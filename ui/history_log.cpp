#include "ui/history_log.h"

#include <algorithm>

namespace pmo::ui {

bool HistoryItem::touches(Id record) const {
    return std::ranges::any_of(diff.changed, [&](Change const& c) { return c.record == record; }) ||
           std::ranges::any_of(diff.added, [&](Record const& r) { return r.id() == record; });
}

void HistoryLog::reset(std::string workspace, std::uint64_t next_sequence) {
    m_workspace = std::move(workspace);
    m_before = next_sequence;
    m_items.clear();
    m_fault.clear();
    m_reading = false;
    m_complete = next_sequence <= 1;
    ++m_generation;
}

void HistoryLog::add(HistoryItem item) { m_items.push_front(std::move(item)); }

void HistoryLog::want_more(std::uint32_t count) {
    if (m_reading || m_complete) return;
    m_reading = true;
    m_storage.read_log(m_workspace, m_before, count, [this, count, generation = m_generation](StorageStatus status, std::vector<LogEntry> entries) {
        if (generation != m_generation) return;
        m_reading = false;
        if (!status.ok()) {
            m_fault = status.detail.empty() ? "unknown" : status.detail;
            m_complete = true;
            return;
        }
        for (auto const& entry : entries) {
            m_before = std::min(m_before, entry.sequence);
            HistoryItem item;
            if (m_decode(entry, item)) m_items.push_back(std::move(item));
        }
        if (entries.size() < count) m_complete = true;
    });
}

std::vector<HistoryItem const*> HistoryLog::of(Id record) const {
    std::vector<HistoryItem const*> found;
    for (auto const& item : m_items)
        if (item.touches(record)) found.push_back(&item);
    return found;
}

}  // namespace pmo::ui
