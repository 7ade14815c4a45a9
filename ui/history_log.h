#pragma once
// What was done, by whom and when: the entries of the workspace's log, newest first, read from storage piece by piece and extended by
// every change made in this window. It is for looking at; undo works on core/model/history.

#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <vector>

#include "core/io/storage.h"
#include "core/model/diff.h"

namespace pmo::ui {

struct HistoryItem {
    std::uint64_t sequence = 0;
    std::int64_t ms = 0;                          // wall clock of the one who did it
    std::string who;                              // name as it was then; may be empty
    Diff diff;                                    // with the values before
    bool touches(Id record) const;
};

class HistoryLog {
public:
    using Decode = std::function<bool(LogEntry const&, HistoryItem&)>;
    HistoryLog(Storage& storage, Decode decode) : m_storage(storage), m_decode(std::move(decode)) {}

    void reset(std::string workspace, std::uint64_t next_sequence);   // another workspace: forget, read from the end when asked
    void add(HistoryItem item);                                       // just done
    void want_more(std::uint32_t count = 200);                        // answers in a later frame; no effect while reading
    bool reading() const { return m_reading; }
    bool complete() const { return m_complete; }                      // the beginning of the log has been reached
    std::deque<HistoryItem> const& items() const { return m_items; }  // newest first
    std::vector<HistoryItem const*> of(Id record) const;
    std::string const& fault() const { return m_fault; }              // why reading failed; empty: it did not

private:
    Storage& m_storage;
    Decode m_decode;
    std::string m_workspace, m_fault;
    std::deque<HistoryItem> m_items;
    std::uint64_t m_before = 0;                   // entries below this have not been read
    std::uint32_t m_generation = 0;               // answers for an earlier workspace are dropped
    bool m_reading = false, m_complete = false;
};

}  // namespace pmo::ui
