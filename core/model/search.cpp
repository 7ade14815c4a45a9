#include "core/model/search.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/model/text_match.h"

namespace pmo {

namespace {

std::vector<std::uint8_t> searched_slots(TypeDef const& type) {
    std::vector<std::uint8_t> slots;
    for (auto const flag : {title, code})
        if (auto const s = slot_with(type, flag); s != kNoSlot) slots.push_back(s);
    for (std::uint8_t s = 0; s < type.fields.size(); ++s)
        if ((type.fields[s].flags & searched) && std::ranges::find(slots, s) == slots.end()) slots.push_back(s);
    return slots;
}

std::uint64_t spread(std::uint64_t x) {
    x *= 0x9e3779b97f4a7c15ULL;
    return x ^ (x >> 29);
}

}  // namespace

SearchIndex::Signature SearchIndex::signature(std::string_view folded) {
    Signature s;
    auto const set = [&](std::uint64_t what) {
        auto const h = spread(what) >> 20;
        (h & 64 ? s.a : s.b) |= std::uint64_t{1} << (h & 63);
    };
    char32_t before = 0;
    while (!folded.empty()) {
        auto const c = next_code_point(folded);
        if (c == '\n') { before = 0; continue; }
        if (c >= 0x80) set(c);
        if (before) set(std::uint64_t{before} << 24 | c);
        before = c;
    }
    return s;
}

void SearchIndex::build(Store const& store) {
    *this = SearchIndex();
    std::size_t records = 0;
    for (std::size_t t = 0; t < store.tables(); ++t) records += store.table(static_cast<std::uint16_t>(t)).rows().size();
    m_rows.reserve(records);
    m_signatures.reserve(records);
    m_where.reserve(records);
    m_text.reserve(records * 64);
    for (std::size_t t = 0; t < store.tables(); ++t)
        for (auto const& record : store.table(static_cast<std::uint16_t>(t)).rows()) put(record, static_cast<std::uint16_t>(t));
}

void SearchIndex::update(Diff const& diff, Store const& store) {
    for (auto const& added : diff.added)
        if (auto const* record = store.find(added.id())) put(*record, store.index_of(record->type()));
    for (std::size_t i = 0; i < diff.changed.size(); ++i) {
        if (i > 0 && diff.changed[i].record == diff.changed[i - 1].record) continue;
        if (auto const* record = store.find(diff.changed[i].record)) put(*record, diff.changed[i].table);
    }
    if (m_wasted > (std::size_t{1} << 20) && m_wasted > m_text.size() / 2) compact();
}

void SearchIndex::put(Record const& record, std::uint16_t table) {
    while (m_slots.size() <= table) m_slots.emplace_back();
    auto& slots = m_slots[table];
    if (slots.empty()) slots = searched_slots(record.type());
    if (slots.empty()) return;
    m_record.clear();
    std::size_t title_size = 0;
    if (!record.deleted())
        for (auto const slot : slots) {
            fold_into(m_field, record.text(slot));
            m_record += m_field;
            m_record += '\n';
            if (slot == slots.front()) title_size = m_field.size();
        }
    auto const* at = m_where.find(record.id());
    if (!at) {
        m_where.put(record.id(), m_rows.size());
        m_rows.push_back({record.id(), 0, 0, 0, table, false});
        m_signatures.emplace_back();
    }
    auto const index = at ? static_cast<std::size_t>(*at) : m_rows.size() - 1;
    auto& row = m_rows[index];
    if (m_record.size() <= row.size) {
        m_text.replace(row.begin, m_record.size(), m_record);
        m_wasted += row.size - m_record.size();
    } else {
        m_wasted += row.size;
        row.begin = static_cast<std::uint32_t>(m_text.size());
        m_text += m_record;
    }
    row.size = static_cast<std::uint32_t>(m_record.size());
    row.title_size = static_cast<std::uint32_t>(title_size);
    row.live = !record.deleted();
    m_signatures[index] = signature(m_record);
}

void SearchIndex::compact() {
    std::string text;
    text.reserve(m_text.size() - m_wasted);
    for (auto& row : m_rows) {
        auto const begin = static_cast<std::uint32_t>(text.size());
        text.append(m_text, row.begin, row.size);
        row.begin = begin;
    }
    m_text = std::move(text);
    m_wasted = 0;
}

SearchResult SearchIndex::find(std::string_view typed, SearchOptions const& options) const {
    SearchResult result;
    TextMatch const match(typed);
    if (match.empty()) return result;
    auto const whole = fold(trim(typed));
    Signature wanted;
    for (auto const& word : match.words()) {
        auto const s = signature(word);
        wanted.a |= s.a;
        wanted.b |= s.b;
    }
    struct Found { std::uint32_t row; std::uint8_t rank; };
    std::vector<Found> found;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if ((m_signatures[i].a & wanted.a) != wanted.a || (m_signatures[i].b & wanted.b) != wanted.b) continue;
        auto const& row = m_rows[i];
        if (!row.live || (!options.tables.empty() && std::ranges::find(options.tables, row.table) == options.tables.end())) continue;
        auto const text = std::string_view(m_text).substr(row.begin, row.size);
        bool all = true, in_name = true;
        auto const& slots = m_slots[row.table];
        // The name is the title and, where there is one, the code behind it.
        auto name_end = text.find('\n');
        auto const title_text = text.substr(0, name_end);
        std::string_view code_text;
        if (slots.size() > 1 && slots[1] == slot_with(*all_registers()[row.table], code)) {
            auto const end = text.find('\n', name_end + 1);
            code_text = text.substr(name_end + 1, end - name_end - 1);
            name_end = end;
        }
        for (auto const& word : match.words()) {
            auto const at = text.find(word);
            if (at == std::string_view::npos) { all = false; break; }
            in_name &= at < name_end;
        }
        if (!all) continue;
        std::uint8_t const rank = title_text == whole || code_text == whole ? 0 : title_text.starts_with(whole) || code_text.starts_with(whole) ? 1 : in_name ? 2 : 3;
        found.push_back({static_cast<std::uint32_t>(i), rank});
    }
    result.total = found.size();
    auto const better = [&](Found const& a, Found const& b) {
        if (a.rank != b.rank) return a.rank < b.rank;
        auto const& x = m_rows[a.row];
        auto const& y = m_rows[b.row];
        return x.title_size != y.title_size ? x.title_size < y.title_size : x.record < y.record;
    };
    auto const shown = std::min(options.limit, found.size());
    std::ranges::partial_sort(found, found.begin() + static_cast<std::ptrdiff_t>(shown), better);
    found.resize(shown);
    for (auto const& f : found) {
        auto const& row = m_rows[f.row];
        auto const text = std::string_view(m_text).substr(row.begin, row.size);
        auto const at = text.find(match.words().front());
        auto const field = static_cast<std::size_t>(std::ranges::count(text.substr(0, at), '\n'));
        result.hits.push_back({row.record, row.table, f.rank, m_slots[row.table][std::min(field, m_slots[row.table].size() - 1)]});
    }
    return result;
}

}  // namespace pmo
