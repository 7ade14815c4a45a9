#pragma once
// The effective tree of records that have a Place: what a view shows and an engine computes with, whatever a merge has left in the cells.
// Children stand in the order of (order key, id). A cycle, made by two innocent moves, is cut at the node that was moved last, which comes
// to the top; a node whose parent is deleted or not among the records comes to the top too. A pure function of the cells: the same for
// everybody, and nothing is written.

#include <cstdint>
#include <span>
#include <vector>

#include "core/base/id_map.h"
#include "core/model/store.h"

namespace pmo {

struct TreeRow {
    Record const* record = nullptr;
    std::int32_t parent = -1;            // row of the parent, -1 at the top
    std::int32_t end = 0;                // first row behind the descendants
    std::int32_t level = 0;
};

struct Tree {
    std::vector<TreeRow> rows;           // depth first
    std::vector<Id> cut;                 // set aside from a cycle, in order of id
    std::vector<Id> stray;               // parent deleted or not here, in order of id
    std::int32_t row_of(Id id) const {   // -1: not in the tree
        auto const* at = index.find(id);
        return at ? static_cast<std::int32_t>(*at) : -1;
    }
    IdMap index;
};

std::uint8_t place_slot(TypeDef const& type);                                    // kNoSlot: not a tree
Tree make_tree(std::span<Record const* const> records, std::uint8_t place);
Tree make_tree(Store const& store, TypeDef const& type);                         // every live record of the register
Tree make_tree(Store const& store, TypeDef const& type, Field<Id> project, Id of);   // those of one project

}  // namespace pmo
