#pragma once
// A record: an id and stamped cells, stored sparsely by slot. Fields and registers of a newer version are carried as they came and
// written back. A record never changes by itself: Store::apply is the only writer.

#include <bit>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/stamp.h"
#include "core/model/schema.h"
#include "core/model/value.h"

namespace pmo {

struct Cell {
    Value value;
    Stamp stamp;
    bool operator==(Cell const&) const = default;
};

// Greater stamp wins; equal stamps with different values (a cloned device) are decided by the values, so that every merge agrees.
bool newer(Cell const& a, Cell const& b);

// A cell of a field that this version does not know: its JSON text, untouched.
struct UnknownCell {
    std::string field;
    std::string json;
    Stamp stamp;
    bool operator==(UnknownCell const&) const = default;
};

class Record {
public:
    Record() = default;
    Record(TypeDef const& type, Id id) : m_type(&type), m_id(id) {}
    Record(Record const& other);
    Record(Record&&) noexcept = default;
    Record& operator=(Record const& other);
    Record& operator=(Record&&) noexcept = default;

    TypeDef const& type() const { return *m_type; }
    Id id() const { return m_id; }

    Cell const* find(std::uint8_t slot) const {
        std::uint64_t const bit = std::uint64_t{1} << slot;
        if (slot > 63 || !(m_mask & bit)) return nullptr;
        return &m_cells[static_cast<std::size_t>(std::popcount(m_mask & (bit - 1)))];
    }
    Value const& value(std::uint8_t slot) const;          // the empty value when there is no cell
    std::uint64_t mask() const { return m_mask; }         // bit n: slot n has a cell

    bool deleted() const;
    bool has(std::uint8_t slot) const { auto const* c = find(slot); return c && !empty(c->value); }

    // The field's value, or the type's zero. Text is a view into the record.
    template <class T> T get(Field<T> field) const {
        auto const* v = std::get_if<T>(&value(field.slot));
        return v ? *v : T{};
    }
    std::string_view get(Field<std::string> field) const { return text(field.slot); }
    template <class T> bool has(Field<T> field) const { return has(field.slot); }
    std::string_view text(std::uint8_t slot) const {
        auto const* v = std::get_if<std::string>(&value(slot));
        return v ? std::string_view(*v) : std::string_view{};
    }

    void set(std::uint8_t slot, Cell cell);               // for Store, readers and tests
    std::vector<UnknownCell> const& unknown() const;
    void set_unknown(UnknownCell cell);                   // keeps the newer of two
    void reserve(std::size_t cells) { m_cells.reserve(cells); }

    bool operator==(Record const& other) const;

private:
    TypeDef const* m_type = nullptr;
    Id m_id;
    std::uint64_t m_mask = 0;
    std::vector<Cell> m_cells;
    std::unique_ptr<std::vector<UnknownCell>> m_unknown;
};

// What the record is called: its title field, else its code, else an empty view.
std::string_view title_of(Record const& record);
std::string_view code_of(Record const& record);

}  // namespace pmo
