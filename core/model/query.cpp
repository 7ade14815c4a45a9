#include "core/model/query.h"

#include <algorithm>
#include <span>
#include <string>
#include <unordered_map>

#include "core/model/text_match.h"

namespace pmo {

namespace {

constexpr std::uint64_t kNothing = ~std::uint64_t{0};    // empty cells come last, whatever the direction
constexpr std::uint64_t kSign = std::uint64_t{1} << 63;

std::uint64_t ordered(std::int64_t number) { return std::min(static_cast<std::uint64_t>(number) ^ kSign, kNothing - 1); }

// -1, 0, 1; values that cannot be compared (two currencies, two kinds) are 2.
int order(Value const& a, Value const& b) {
    if (a.index() != b.index()) return 2;
    if (auto const* money = std::get_if<Money>(&a)) {
        auto const& other = std::get<Money>(b);
        if (money->currency != other.currency) return 2;
    }
    return a < b ? -1 : b < a ? 1 : 0;
}

struct Key {
    std::uint64_t number = kNothing;         // decides unless equal
    std::uint32_t row = 0;
};

class Run {
public:
    Run(Query const& query, Store const& store, LinkText const& link_text) : m_query(query), m_store(store), m_link_text(link_text), m_match(query.text) {}

    QueryResult run() {
        collect();
        sort();
        group();
        return std::move(m_result);
    }

private:
    TypeDef const& type() const { return *m_query.type; }
    FieldDef const& field(std::uint8_t slot) const { return type().fields[slot]; }

    void collect() {
        for (std::uint8_t s = 0; s < type().fields.size(); ++s)
            if (field(s).flags & (searched | title | code)) m_text_slots.push_back(s);
        for (auto const& c : m_query.where) m_matches.emplace_back(c.test == Test::contains ? c.text : "");
        auto const project = slot_of(type(), "project");
        if (m_query.project && project != kNoSlot && !m_query.deleted) {
            for (auto const* record : m_store.referrers(type(), project, m_query.project)) consider(*record);
            return;
        }
        for (auto const& record : m_store.table(type()).rows()) {
            if (record.deleted() != m_query.deleted) continue;
            if (m_query.project && project != kNoSlot && record.value(project) != Value(m_query.project)) continue;
            consider(record);
        }
    }

    void consider(Record const& record) {
        for (std::size_t i = 0; i < m_query.where.size(); ++i) {
            auto const& c = m_query.where[i];
            if (c.test == Test::contains ? !m_matches[i].in(record.text(c.slot)) : !matches(record, c)) return;
        }
        if (!m_match.empty()) {
            m_match.begin();
            for (auto const slot : m_text_slots) m_match.note(record.text(slot));
            if (!m_match.all()) return;
        }
        m_result.rows.push_back(&record);
    }

    std::string_view text_of(Id id) const {
        if (m_link_text) return m_link_text(id);
        auto const* record = m_store.find(id);
        return record ? title_of(*record) : std::string_view{};
    }

    // The rank of each linked record by its text: the text is asked for once.
    std::uint64_t rank(std::uint8_t slot, Id id) {
        auto& ranks = m_ranks[slot];
        if (ranks.empty()) {
            std::vector<std::pair<std::string_view, Id>> texts;
            for (auto const* record : m_result.rows)
                if (auto const* link = std::get_if<Id>(&record->value(slot)); link && ranks.try_emplace(*link, 0).second) texts.emplace_back(text_of(*link), *link);
            std::ranges::sort(texts, [](auto const& a, auto const& b) {
                int const c = compare_natural(a.first, b.first);
                return c ? c < 0 : a.second < b.second;
            });
            for (std::size_t i = 0; i < texts.size(); ++i) ranks[texts[i].second] = i;
        }
        return ranks[id];
    }

    std::uint64_t number_of(Record const& record, std::uint8_t slot) {
        auto const& value = record.value(slot);
        if (auto const* flag = std::get_if<bool>(&value)) return *flag ? 1 : 0;
        if (auto const* number = std::get_if<std::int64_t>(&value)) return ordered(*number);
        if (auto const* date = std::get_if<Date>(&value)) return ordered(date->day);
        if (auto const* moment = std::get_if<Moment>(&value)) return ordered(moment->minute);
        if (auto const* money = std::get_if<Money>(&value)) return ordered(money->minor);
        if (auto const* id = std::get_if<Id>(&value)) return rank(slot, *id);
        if (auto const* option = std::get_if<std::string>(&value)) {
            auto const& options = field(slot).options;
            return static_cast<std::uint64_t>(std::ranges::find(options, *option) - options.begin());
        }
        return kNothing;
    }

    bool sorts_as_text(std::uint8_t slot) const {
        auto const kind = field(slot).kind;
        return kind == Kind::text || kind == Kind::note || kind == Kind::place;
    }

    // What is left to decide when two rows have equal numbers: amounts of two currencies, options that nobody knows.
    static int finer(Record const& a, Record const& b, std::uint8_t slot) {
        auto const& x = a.value(slot);
        auto const& y = b.value(slot);
        if (x.index() != y.index()) return 0;
        if (auto const* money = std::get_if<Money>(&x)) return money->currency < std::get<Money>(y).currency ? -1 : std::get<Money>(y).currency < money->currency ? 1 : 0;
        if (auto const* option = std::get_if<std::string>(&x)) return option->compare(std::get<std::string>(y));
        return 0;
    }

    // One pass for each key, the last one first: every pass keeps the order of equal rows.
    void sort() {
        std::vector<SortKey> keys;
        if (m_query.group != kNoSlot) keys.push_back({m_query.group, false});
        keys.insert(keys.end(), m_query.sort.begin(), m_query.sort.end());
        auto& rows = m_result.rows;
        for (auto key = keys.rbegin(); key != keys.rend(); ++key) {
            bool const grouping = m_query.group != kNoSlot && key + 1 == keys.rend();
            std::vector<Key> list(rows.size());
            if (sorts_as_text(key->slot)) sort_texts(list, key->slot, key->descending);
            else sort_numbers(list, key->slot, key->descending, grouping);
            std::vector<Record const*> sorted(rows.size());
            for (std::size_t i = 0; i < list.size(); ++i) sorted[i] = rows[list[i].row];
            rows.swap(sorted);
        }
    }

    void sort_numbers(std::vector<Key>& list, std::uint8_t slot, bool descending, bool grouping) {
        auto const& rows = m_result.rows;
        for (std::uint32_t i = 0; i < rows.size(); ++i) {
            auto n = number_of(*rows[i], slot);
            if (grouping && n != kNothing) n = grouped(*rows[i], n);
            list[i] = {descending && n != kNothing ? kNothing - 1 - n : n, i};
        }
        bool const fine = field(slot).kind == Kind::money || field(slot).kind == Kind::choice;
        std::ranges::sort(list, [&](Key const& a, Key const& b) {
            if (a.number != b.number) return a.number < b.number;
            if (fine && a.number != kNothing)
                if (int const c = finer(*rows[a.row], *rows[b.row], slot)) return (c < 0) != descending;
            return a.row < b.row;
        });
    }

    // Texts are compared eight bytes at a time: names begin alike by the thousand, and comparing numbers is quick.
    void sort_texts(std::vector<Key>& list, std::uint8_t slot, bool descending) {
        auto const& rows = m_result.rows;
        m_keys.clear();
        m_key_ends.clear();
        for (auto const* record : rows) {
            auto const& value = record->value(slot);
            if (auto const* place = std::get_if<Place>(&value)) m_keys += place->order();
            else append_natural_key(m_keys, record->text(slot));
            m_key_ends.push_back(m_keys.size());
        }
        std::uint32_t last = 0;
        for (std::uint32_t i = 0; i < rows.size(); ++i)
            if (rows[i]->has(slot)) list[last++].row = i;
        auto const filled = std::span(list).first(last);
        for (std::uint32_t i = 0; i < rows.size(); ++i)
            if (!rows[i]->has(slot)) list[last++].row = i;
        sort_texts(filled, 0, slot, descending);
    }

    void sort_texts(std::span<Key> list, std::size_t depth, std::uint8_t slot, bool descending) {
        bool more = false;
        for (auto& key : list) {
            auto const begin = key.row ? m_key_ends[key.row - 1] : 0;
            auto const size = m_key_ends[key.row] - begin;
            std::uint64_t n = 0;
            for (std::size_t i = 8 * depth; i < 8 * depth + 8; ++i) n = n << 8 | (i < size ? static_cast<std::uint8_t>(m_keys[begin + i]) : 0u);
            key.number = descending ? ~n : n;
            more |= size > 8 * depth + 8;
        }
        std::ranges::sort(list, [](Key const& a, Key const& b) { return a.number != b.number ? a.number < b.number : a.row < b.row; });
        for (std::size_t i = 0, end = 0; i < list.size(); i = end) {
            for (end = i + 1; end < list.size() && list[end].number == list[i].number; ++end) {}
            if (end - i < 2) continue;
            auto const run = list.subspan(i, end - i);
            if (more && depth < 64) sort_texts(run, depth + 1, slot, descending);
            else std::ranges::sort(run, [&](Key const& a, Key const& b) {
                int const c = m_result.rows[a.row]->text(slot).compare(m_result.rows[b.row]->text(slot));
                return c ? (c < 0) != descending : a.row < b.row;
            });
        }
    }

    static Date first_day(Date day, GroupBy by) {
        auto c = civil_of(day);
        c.day = 1;
        if (by == GroupBy::year) c.month = 1;
        return date_of(c);
    }
    Value group_key(Record const& record) const {
        auto const& value = record.value(m_query.group);
        if (m_query.group_by == GroupBy::value) return value;
        if (auto const* date = std::get_if<Date>(&value)) return first_day(*date, m_query.group_by);
        if (auto const* moment = std::get_if<Moment>(&value)) return first_day(date_of(*moment), m_query.group_by);
        return value;
    }
    std::uint64_t grouped(Record const& record, std::uint64_t plain_number) const {
        if (m_query.group_by == GroupBy::value) return plain_number;
        auto const key = group_key(record);
        auto const* date = std::get_if<Date>(&key);
        return date ? ordered(date->day) : plain_number;
    }

    void group() {
        if (m_result.rows.empty()) return;
        if (m_query.group == kNoSlot) { m_result.groups.push_back({{}, 0, m_result.rows.size()}); return; }
        for (std::size_t i = 0; i < m_result.rows.size(); ++i) {
            auto key = group_key(*m_result.rows[i]);
            if (m_result.groups.empty() || m_result.groups.back().key != key) m_result.groups.push_back({std::move(key), i, 0});
            ++m_result.groups.back().count;
        }
    }

    Query const& m_query;
    Store const& m_store;
    LinkText const& m_link_text;
    TextMatch m_match;
    std::vector<TextMatch> m_matches;
    std::vector<std::uint8_t> m_text_slots;
    std::unordered_map<std::uint8_t, std::unordered_map<Id, std::uint64_t, IdHash>> m_ranks;
    std::string m_keys;                              // of the texts being sorted, one behind the other
    std::vector<std::size_t> m_key_ends;
    QueryResult m_result;
};

}  // namespace

bool matches(Record const& record, Condition const& c) {
    auto const& value = record.value(c.slot);
    auto const against = [&](std::size_t i) { return i < c.values.size() ? order(value, c.values[i]) : 2; };
    switch (c.test) {
        case Test::equal: return std::ranges::find(c.values, value) != c.values.end();
        case Test::not_equal: return std::ranges::find(c.values, value) == c.values.end();
        case Test::less: return against(0) == -1;
        case Test::at_most: return against(0) == -1 || against(0) == 0;
        case Test::greater: return against(0) == 1;
        case Test::at_least: return against(0) == 0 || against(0) == 1;
        case Test::between: {
            auto const inside = [&](std::size_t i, int outside) {
                if (i >= c.values.size() || empty(c.values[i])) return true;
                int const o = order(value, c.values[i]);
                return o != 2 && o != outside;
            };
            return !empty(value) && inside(0, -1) && inside(1, 1);
        }
        case Test::contains: return TextMatch(c.text).in(record.text(c.slot));
        case Test::empty: return empty(value);
        case Test::filled: return !empty(value);
        case Test::open: case Test::closed: {
            bool const is = c.slot < record.type().fields.size() && is_closed(record.type().fields[c.slot], record.text(c.slot));
            return is == (c.test == Test::closed);
        }
    }
    return false;
}

QueryResult run(Query const& query, Store const& store, LinkText const& link_text) { return Run(query, store, link_text).run(); }

}  // namespace pmo
