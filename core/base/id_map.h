#pragma once
// Id → 64-bit value in one flat array with linear probing: a store of a quarter of a million records is opened record by record, and a
// node for each would be most of the time and memory. Entries are never erased (deleted records stay).

#include <cstdint>
#include <vector>

#include "core/base/id.h"

namespace pmo {

class IdMap {
public:
    std::uint64_t const* find(Id id) const {
        if (!id || m_entries.empty()) return nullptr;      // the zero id marks free places
        for (std::size_t i = home(id);; i = (i + 1) & (m_entries.size() - 1)) {
            if (m_entries[i].id == id) return &m_entries[i].value;
            if (!m_entries[i].id) return nullptr;
        }
    }
    // `id` must not be the zero id; an existing value is replaced.
    void put(Id id, std::uint64_t value) {
        if ((m_count + 1) * 3 > m_entries.size() * 2) grow(m_entries.empty() ? 64 : m_entries.size() * 2);
        place(id, value);
    }
    void reserve(std::size_t n) {
        std::size_t size = m_entries.empty() ? 64 : m_entries.size();
        while (n * 3 > size * 2) size *= 2;
        if (size > m_entries.size()) grow(size);
    }
    std::size_t size() const { return m_count; }
private:
    struct Entry { Id id; std::uint64_t value = 0; };
    std::size_t home(Id id) const { return (IdHash{}(id) * std::size_t{0x9e3779b1}) & (m_entries.size() - 1); }
    void place(Id id, std::uint64_t value) {
        std::size_t i = home(id);
        while (m_entries[i].id && m_entries[i].id != id) i = (i + 1) & (m_entries.size() - 1);
        if (!m_entries[i].id) ++m_count;
        m_entries[i] = {id, value};
    }
    void grow(std::size_t size) {
        std::vector<Entry> old(size);
        old.swap(m_entries);
        m_count = 0;
        for (auto const& e : old)
            if (e.id) place(e.id, e.value);
    }
    std::vector<Entry> m_entries;
    std::size_t m_count = 0;
};

}  // namespace pmo
