#pragma once
// The one kind of change. A Diff says which cells became what, and which records are new. Undo, saving, history, merge, search and
// derived results all consume it; nothing else changes a Store.

#include <cstdint>
#include <string>
#include <vector>

#include "core/model/record.h"

namespace pmo {

struct Change {
    Id record;
    std::uint16_t table = 0;             // index of the register in the store
    std::uint8_t slot = 0;
    Cell before, after;                  // an absent cell is an empty value with the zero stamp
    bool operator==(Change const&) const = default;
};

struct UnknownChange {                   // a field that this version does not know, from a merge
    Id record;
    std::uint16_t table = 0;
    UnknownCell after;
    bool operator==(UnknownChange const&) const = default;
};

// Why the change was made, as a key of a sentence ("edit." + code) and its arguments.
struct Label {
    std::string code;
    std::vector<std::string> args{};
    bool operator==(Label const&) const = default;
};

struct Diff {
    Label label;
    std::vector<Record> added;           // whole records with their stamps
    std::vector<Change> changed;         // of records that were there before
    std::vector<UnknownChange> unknown;
    bool empty() const { return added.empty() && changed.empty() && unknown.empty(); }
};

}  // namespace pmo
