#include "ui/views/history_list.h"

#include <algorithm>
#include <unordered_set>

#include "core/base/date.h"
#include "core/base/text.h"
#include "core/model/text_match.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"

namespace pmo::ui {

namespace {

constexpr float kDay = 32, kEntry = 44, kRecord = 28, kChange = 28;
constexpr std::size_t kMostChanges = 200;            // of one entry: an import of thousands is not read line by line

bool touches_register(HistoryItem const& item, std::string_view id, Store const& store) {
    return std::ranges::any_of(item.diff.added, [&](Record const& r) { return r.type().id == id; }) ||
           std::ranges::any_of(item.diff.changed, [&](Change const& c) { auto const* r = store.find(c.record); return r && r->type().id == id; });
}

class Layout {
public:
    Layout(std::deque<HistoryItem> const& items, std::set<std::uint64_t> const& opened) : m_items(items), m_opened(opened) {}

    void entry(std::size_t index, std::int32_t day) {
        if (m_out.shown++ == 0 || day != m_day) {
            m_day = day;
            put({.kind = HistoryLineKind::day, .day = day}, kDay);
        }
        put({.kind = HistoryLineKind::entry, .day = day, .item = index}, kEntry);
        if (m_opened.contains(opening_key(m_items[index]))) inside(index);
    }
    HistoryLayout take() {
        m_out.height = m_y;
        return std::move(m_out);
    }

private:
    void put(HistoryLine line, float height) {
        line.y = m_y;
        line.height = height;
        m_y += height;
        m_out.lines.push_back(line);
    }

    void inside(std::size_t index) {
        auto const& diff = m_items[index].diff;
        std::size_t put_lines = 0, left = 0;
        for (auto const& record : diff.added) {
            if (put_lines >= kMostChanges) { ++left; continue; }
            put({.kind = HistoryLineKind::record, .item = index, .record = record.id()}, kRecord);
            ++put_lines;
        }
        Id last;
        for (std::size_t c = 0; c < diff.changed.size(); ++c) {
            if (put_lines >= kMostChanges) { ++left; continue; }
            auto const record = diff.changed[c].record;
            if (record != last) put({.kind = HistoryLineKind::record, .item = index, .record = record}, kRecord);
            last = record;
            put({.kind = HistoryLineKind::change, .item = index, .record = record, .change = c}, kChange);
            ++put_lines;
        }
        if (left > 0) put({.kind = HistoryLineKind::more, .item = index, .change = left}, kChange);
    }

    std::deque<HistoryItem> const& m_items;
    std::set<std::uint64_t> const& m_opened;
    HistoryLayout m_out;
    std::int32_t m_day = 0;
    float m_y = 0;
};

}  // namespace

std::uint64_t opening_key(HistoryItem const& item) { return item.sequence * 1'000'003 ^ static_cast<std::uint64_t>(item.ms); }

std::vector<Id> records_of(HistoryItem const& item) {
    std::vector<Id> records;
    std::unordered_set<Id, IdHash> known;
    auto const see = [&](Id id) { if (known.insert(id).second) records.push_back(id); };
    for (auto const& record : item.diff.added) see(record.id());
    for (auto const& change : item.diff.changed) see(change.record);
    for (auto const& change : item.diff.unknown) see(change.record);
    return records;
}

std::string act_words(Label const& label) {
    auto const key = "edit." + label.code;
    return has_word(key) ? pmo::fill(tr_key(key), label.args) : std::string(tr("edit.unknown"));
}

bool passes(HistoryItem const& item, HistoryFilter const& filter, Store const& store) {
    if (!filter.person.empty() && item.who != filter.person) return false;
    if (!filter.register_id.empty() && !touches_register(item, filter.register_id, store)) return false;
    TextMatch const match(filter.text);
    if (match.empty()) return true;
    std::string words = act_words(item.diff.label) + ' ' + item.who;
    std::size_t named = 0;
    for (auto const id : records_of(item)) {
        if (++named > kMostChanges) break;
        if (auto const* record = store.find(id)) words += ' ' + std::string(code_of(*record)) + ' ' + std::string(shown_title(*record));
    }
    return match.in(words);
}

HistoryLayout lay_out_history(std::deque<HistoryItem> const& items, HistoryFilter const& filter, std::set<std::uint64_t> const& opened, Store const& store, std::int32_t utc_offset) {
    Layout layout(items, opened);
    for (std::size_t i = 0; i < items.size(); ++i)
        if (passes(items[i], filter, store)) layout.entry(i, date_of(Moment{items[i].ms / 60000 + utc_offset}).day);
    return layout.take();
}

}  // namespace pmo::ui
