#pragma once
// All records of a workspace, one table for each register. Read freely; changed only by apply(Diff). Deleted records stay (they are
// needed for merging) and are skipped by live() and rows_where(). Views refer to records by id and never keep pointers across frames:
// a pointer is good until the next apply.

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/id_map.h"
#include "core/model/diff.h"
#include "core/model/record.h"

namespace pmo {

class Table {
public:
    explicit Table(TypeDef const& type) : m_type(&type) {}
    TypeDef const& type() const { return *m_type; }
    std::span<Record const> rows() const { return m_rows; }     // with the deleted ones, in order of arrival
    std::size_t live() const { return m_live; }                 // without the deleted ones
    std::uint64_t revision() const { return m_revision; }       // grows with every change to this register
    // Grows with every change to that field in any record. kDeletedSlot: which records there are; a pointer to a record is good as long as it stays.
    std::uint64_t revision(std::uint8_t slot) const { return m_field_revisions[slot]; }
private:
    friend class Store;
    TypeDef const* m_type;
    std::vector<Record> m_rows;
    std::size_t m_live = 0;
    std::uint64_t m_revision = 0;
    std::array<std::uint64_t, kDeletedSlot + 1> m_field_revisions{};
};

class Store {
public:
    Store();                                                    // empty tables for all_registers()
    Store(Store const&) = delete;                               // large: copying is clone()
    Store(Store&&) noexcept = default;
    Store& operator=(Store&&) noexcept = default;
    Store clone() const;

    Record const* find(Id id) const;                            // also a deleted one; nullptr: never heard of
    Record const* live(Id id) const;                            // nullptr when deleted too
    std::size_t tables() const { return m_tables.size(); }
    Table const& table(std::uint16_t index) const { return *m_tables[index]; }
    Table const& table(TypeDef const& type) const { return table(index_of(type)); }
    std::uint16_t index_of(TypeDef const& type) const;          // the type must be one of ours or of add_unknown_type
    std::uint64_t revision() const { return m_revision; }       // grows with every change

    // Live records of `type` whose link field `slot` points at `target`, in order of arrival.
    std::vector<Record const*> referrers(TypeDef const& type, std::uint8_t slot, Id target) const;
    template <class T> std::vector<Record const*> referrers(TypeDef const& type, Field<T> field, Id target) const { return referrers(type, field.slot, target); }

    void apply(Diff const& diff);                               // asserts on a diff that was not made for this store
    void apply(Diff&& diff);                                    // the same, moving the added records in
    void add(Record record);                                    // readers of files: a record whose id is not there yet
    void reserve(TypeDef const& type, std::size_t records);

    // A register of a newer version: carried as unknown cells, merged, written back.
    TypeDef const& add_unknown_type(std::string_view id);
    bool is_unknown(TypeDef const& type) const;

private:
    struct Links { std::unordered_map<Id, std::vector<std::uint32_t>, IdHash> rows; };
    Record* writable(Id id);
    void insert(Record record, std::uint16_t table);
    void change(Change const& change);
    void link(std::uint16_t table, std::uint32_t row, std::uint8_t slot, Value const& before, Value const& after);
    std::vector<std::unique_ptr<Table>> m_tables;
    std::vector<std::unique_ptr<TypeDef>> m_unknown_types;
    std::vector<std::unique_ptr<std::string>> m_unknown_names;
    IdMap m_where;                                              // table << 32 | row
    // Built for a (register, field) when first asked for, kept up to date by apply.
    mutable std::unordered_map<std::uint32_t, Links> m_links;   // key: table << 8 | slot
    std::uint64_t m_revision = 0;
};

}  // namespace pmo
