#pragma once
// The history of a workspace as lines of a list: days, entries, and inside an opened entry the records with their changed fields. Which entries are
// listed is decided here; drawing is ui/views/history_view.cpp.

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "core/model/store.h"
#include "ui/history_log.h"

namespace pmo::ui {

struct HistoryFilter {
    std::string person;                              // empty: everybody
    std::string register_id;                         // empty: all
    std::string text;                                // in the act, the names of records, the person
    bool operator==(HistoryFilter const&) const = default;
    bool narrows() const { return !person.empty() || !register_id.empty() || !text.empty(); }
};

// The records that an entry touches, each once, in the order of the entry.
std::vector<Id> records_of(HistoryItem const& item);
// "edit." + code with its arguments; a general word when the code is of another version.
std::string act_words(Label const& label);
bool passes(HistoryItem const& item, HistoryFilter const& filter, Store const& store);

enum class HistoryLineKind : std::uint8_t { day, entry, record, change, more };
struct HistoryLine {
    HistoryLineKind kind = HistoryLineKind::entry;
    std::int32_t day = 0;
    std::size_t item = 0;                            // index in HistoryLog::items()
    Id record{};
    std::size_t change = 0;                          // index in Diff::changed; of `more`: how many are left out
    float y = 0, height = 0;
};

struct HistoryLayout {
    std::vector<HistoryLine> lines;
    float height = 0;
    std::size_t shown = 0;                           // entries
};
HistoryLayout lay_out_history(std::deque<HistoryItem> const& items, HistoryFilter const& filter, std::set<std::uint64_t> const& opened, Store const& store, std::int32_t utc_offset);
std::uint64_t opening_key(HistoryItem const& item);

}  // namespace pmo::ui
