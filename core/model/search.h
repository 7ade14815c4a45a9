#pragma once
// Full-text search over every register, Chinese and English alike: words anywhere in the `searched` fields, titles and codes. The texts are
// folded once and kept in one piece; a change folds only the records it touches. Not a word index: a few hundred thousand records
// are a few dozen megabytes, which are read through in milliseconds.
//
// Use: SearchIndex index; index.build(store); … index.update(diff, store) after every apply; index.find("采购 合同", {})

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/id_map.h"
#include "core/model/store.h"

namespace pmo {

struct SearchHit {
    Id record;
    std::uint16_t table = 0;
    std::uint8_t rank = 0;               // 0 the whole code or title, 1 the beginning of it, 2 inside the title, 3 another field
    std::uint8_t slot = kNoSlot;         // the field that shows the first word
};

struct SearchOptions {
    std::size_t limit = 200;
    std::vector<std::uint16_t> tables{}; // empty: all
};

struct SearchResult {
    std::vector<SearchHit> hits;         // by rank, then shorter titles, then id
    std::size_t total = 0;               // also beyond the limit
};

class SearchIndex {
public:
    void build(Store const& store);
    void update(Diff const& diff, Store const& store);
    SearchResult find(std::string_view typed, SearchOptions const& options = {}) const;
    std::size_t bytes() const { return m_text.size(); }
private:
    // Which characters and pairs of characters occur: most records are ruled out without reading their text.
    struct Signature { std::uint64_t a = 0, b = 0; };
    struct Row { Id record; std::uint32_t begin = 0, size = 0, title_size = 0; std::uint16_t table = 0; bool live = false; };
    static Signature signature(std::string_view folded);
    void put(Record const& record, std::uint16_t table);
    void compact();
    std::string m_text;                  // of each record the folded title, code, other fields, each ended by '\n'
    std::vector<Row> m_rows;
    std::vector<Signature> m_signatures;
    IdMap m_where;
    std::size_t m_wasted = 0;
    std::string m_record, m_field;       // buffers
    std::vector<std::vector<std::uint8_t>> m_slots;      // by table: what is searched, in the order of the text
};

}  // namespace pmo
