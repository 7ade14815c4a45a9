#include "core/model/store.h"

#include <algorithm>
#include <cassert>
#include <string>

namespace pmo {

namespace {
std::uint32_t link_key(std::uint16_t table, std::uint8_t slot) { return std::uint32_t{table} << 8 | slot; }
}  // namespace

Store::Store() {
    for (auto const* type : all_registers()) m_tables.push_back(std::make_unique<Table>(*type));
}

Store Store::clone() const {
    Store copy;
    for (auto const& name : m_unknown_names) copy.add_unknown_type(*name);
    for (std::size_t t = 0; t < m_tables.size(); ++t) {
        auto const& type = copy.m_tables[t]->type();
        copy.m_tables[t]->m_rows.reserve(m_tables[t]->m_rows.size());
        for (auto const& row : m_tables[t]->m_rows) {
            if (&type == &row.type()) { copy.insert(row, static_cast<std::uint16_t>(t)); continue; }
            Record moved(type, row.id());                       // an unknown register: the copy has its own TypeDef
            if (auto const* cell = row.find(kDeletedSlot)) moved.set(kDeletedSlot, *cell);
            for (auto const& cell : row.unknown()) moved.set_unknown(cell);
            copy.insert(std::move(moved), static_cast<std::uint16_t>(t));
        }
    }
    copy.m_revision = m_revision;
    return copy;
}

Record const* Store::find(Id id) const {
    auto const* at = m_where.find(id);
    return at ? &m_tables[*at >> 32]->m_rows[*at & 0xffffffffu] : nullptr;
}

Record const* Store::live(Id id) const {
    auto const* record = find(id);
    return record && !record->deleted() ? record : nullptr;
}

Record* Store::writable(Id id) {
    auto const* at = m_where.find(id);
    return at ? &m_tables[*at >> 32]->m_rows[*at & 0xffffffffu] : nullptr;
}

std::uint16_t Store::index_of(TypeDef const& type) const {
    auto const registers = all_registers();
    for (std::size_t i = 0; i < m_tables.size(); ++i)
        if (&m_tables[i]->type() == &type) return static_cast<std::uint16_t>(i);
    assert(!"a register that this store does not hold");
    return static_cast<std::uint16_t>(registers.size());
}

std::vector<Record const*> Store::referrers(TypeDef const& type, std::uint8_t slot, Id target) const {
    auto const t = index_of(type);
    auto const [at, fresh] = m_links.try_emplace(link_key(t, slot));
    auto const& rows = m_tables[t]->m_rows;
    if (fresh)
        for (std::uint32_t r = 0; r < rows.size(); ++r)
            if (auto const* id = std::get_if<Id>(&rows[r].value(slot))) at->second.rows[*id].push_back(r);
    std::vector<Record const*> found;
    if (auto const list = at->second.rows.find(target); list != at->second.rows.end()) {
        found.reserve(list->second.size());
        for (auto const r : list->second)
            if (!rows[r].deleted()) found.push_back(&rows[r]);
    }
    return found;
}

void Store::link(std::uint16_t table, std::uint32_t row, std::uint8_t slot, Value const& before, Value const& after) {
    auto const at = m_links.find(link_key(table, slot));
    if (at == m_links.end()) return;
    auto& lists = at->second.rows;
    if (auto const* id = std::get_if<Id>(&before)) {
        auto& list = lists[*id];
        if (auto const i = std::ranges::lower_bound(list, row); i != list.end() && *i == row) list.erase(i);
    }
    if (auto const* id = std::get_if<Id>(&after)) {
        auto& list = lists[*id];                                // kept ascending: order of arrival
        list.insert(std::ranges::lower_bound(list, row), row);
    }
}

void Store::insert(Record record, std::uint16_t t) {
    auto& table = *m_tables[t];
    assert(&record.type() == &table.type());
    assert(record.id() && !m_where.find(record.id()));
    auto const row = static_cast<std::uint32_t>(table.m_rows.size());
    m_where.put(record.id(), std::uint64_t{t} << 32 | row);
    if (!m_links.empty())
        for (std::uint8_t s = 0; s < record.type().fields.size(); ++s)
            if (record.type().fields[s].kind == Kind::link) link(t, row, s, {}, record.value(s));
    table.m_live += record.deleted() ? 0 : 1;
    table.m_rows.push_back(std::move(record));
    table.m_revision = table.m_field_revisions[kDeletedSlot] = ++m_revision;
}

void Store::change(Change const& c) {
    auto const* at = m_where.find(c.record);
    assert(at && (*at >> 32) == c.table);
    if (!at) return;
    auto& table = *m_tables[c.table];
    auto const row = static_cast<std::uint32_t>(*at & 0xffffffffu);
    auto& record = table.m_rows[row];
    bool const was_deleted = record.deleted();
    if (c.slot != kDeletedSlot && record.type().fields[c.slot].kind == Kind::link) link(c.table, row, c.slot, record.value(c.slot), c.after.value);
    record.set(c.slot, c.after);
    if (record.deleted() != was_deleted) table.m_live += was_deleted ? 1 : std::size_t(-1);
    table.m_revision = table.m_field_revisions[c.slot] = ++m_revision;
}

void Store::apply(Diff const& diff) {
    for (auto const& record : diff.added) insert(record, index_of(record.type()));
    for (auto const& c : diff.changed) change(c);
    for (auto const& u : diff.unknown)
        if (auto* record = writable(u.record)) { record->set_unknown(u.after); m_tables[u.table]->m_revision = ++m_revision; }
}

void Store::apply(Diff&& diff) {
    for (auto& record : diff.added) { auto const t = index_of(record.type()); insert(std::move(record), t); }
    diff.added.clear();
    apply(static_cast<Diff const&>(diff));
}

void Store::add(Record record) {
    auto const t = index_of(record.type());
    insert(std::move(record), t);
}

void Store::reserve(TypeDef const& type, std::size_t records) {
    m_tables[index_of(type)]->m_rows.reserve(records);
    m_where.reserve(m_where.size() + records);
}

TypeDef const& Store::add_unknown_type(std::string_view id) {
    for (auto const& type : m_unknown_types)
        if (type->id == id) return *type;
    m_unknown_names.push_back(std::make_unique<std::string>(id));
    auto type = std::make_unique<TypeDef>();
    type->id = *m_unknown_names.back();
    m_unknown_types.push_back(std::move(type));
    m_tables.push_back(std::make_unique<Table>(*m_unknown_types.back()));
    return *m_unknown_types.back();
}

bool Store::is_unknown(TypeDef const& type) const { return index_of(type) >= all_registers().size(); }

}  // namespace pmo
