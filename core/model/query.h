#pragma once
// Rows of one register, filtered, sorted and grouped: what a table shows and a chart counts. It reads the schema, so it knows every
// register and no particular one. Not a language: the query is a struct that views, saved views and tests fill in.
//
// Use: auto result = run(Query{.type = &registers::kRisk, .project = id, .where = {{.slot = s, .test = Test::open}}}, store);

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/store.h"

namespace pmo {

enum class Test : std::uint8_t {
    equal, not_equal,        // one of `values`, none of them
    less, at_most, greater, at_least,    // than values[0]; money only of the same currency; empty cells never
    between,                 // values[0] … values[1], both included; an empty bound is open
    contains,                // `text`, as somebody typed it
    empty, filled,
    open, closed             // a status: its options say which are closed
};

struct Condition {
    std::uint8_t slot = 0;
    Test test = Test::equal;
    std::vector<Value> values{};
    std::string text{};
    bool operator==(Condition const&) const = default;
};

enum class GroupBy : std::uint8_t { value, month, year };        // month and year for dates and moments

struct SortKey {
    std::uint8_t slot = 0;
    bool descending = false;
    bool operator==(SortKey const&) const = default;
};

struct Query {
    TypeDef const* type = nullptr;
    Id project{};                            // kNoId: of all projects. Registers without a "project" field do not care
    std::vector<Condition> where{};          // all of them hold
    std::string text{};                      // every word in some searched, title or code field
    std::vector<SortKey> sort{};             // the first key weighs most; equal rows stay in order of arrival
    std::uint8_t group = kNoSlot;            // kNoSlot: one group
    GroupBy group_by = GroupBy::value;
    bool deleted = false;                    // the deleted records instead of the living ones (the bin)
};

struct Group {
    Value key;                               // month and year: their first day; empty: rows without a value, the last group
    std::size_t first = 0, count = 0;        // in QueryResult::rows
};

struct QueryResult {
    std::vector<Record const*> rows;         // good until the next apply
    std::vector<Group> groups;               // at least one when there are rows
};

// Links sort and group by this text; without it by the title of the linked record.
using LinkText = std::function<std::string_view(Id)>;

QueryResult run(Query const& query, Store const& store, LinkText const& link_text = {});
bool matches(Record const& record, Condition const& condition);

}  // namespace pmo
