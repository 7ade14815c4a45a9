#include "core/model/tree.h"

#include <algorithm>

namespace pmo {

namespace {

Place const& place_of(Record const& record, std::uint8_t slot) {
    static Place const kTop;
    auto const* place = std::get_if<Place>(&record.value(slot));
    return place ? *place : kTop;
}

Stamp stamp_of(Record const& record, std::uint8_t slot) {
    auto const* cell = record.find(slot);
    return cell ? cell->stamp : Stamp{};
}

}  // namespace

std::uint8_t place_slot(TypeDef const& type) {
    for (std::size_t i = 0; i < type.fields.size(); ++i)
        if (type.fields[i].kind == Kind::place) return static_cast<std::uint8_t>(i);
    return kNoSlot;
}

Tree make_tree(std::span<Record const* const> records, std::uint8_t slot) {
    Tree tree;
    auto const n = static_cast<std::int32_t>(records.size());
    auto const at = [](auto& list, std::int32_t i) -> auto& { return list[static_cast<std::size_t>(i)]; };
    IdMap where;
    where.reserve(records.size());
    for (std::int32_t i = 0; i < n; ++i) where.put(at(records, i)->id(), static_cast<std::uint64_t>(i));

    std::vector<std::int32_t> parent(records.size(), -1);
    for (std::int32_t i = 0; i < n; ++i) {
        auto const id = place_of(*at(records, i), slot).parent();
        if (!id) continue;
        if (auto const* p = where.find(id)) at(parent, i) = static_cast<std::int32_t>(*p);
        else tree.stray.push_back(at(records, i)->id());
    }

    // Every node has one way up, so each cycle is found once by walking up from an unvisited node until the walk meets itself.
    std::vector<std::int32_t> walk(records.size(), -1);
    for (std::int32_t i = 0; i < n; ++i) {
        std::int32_t k = i;
        while (k >= 0 && at(walk, k) < 0) { at(walk, k) = i; k = at(parent, k); }
        if (k < 0 || at(walk, k) != i) continue;
        std::int32_t newest = k;
        for (std::int32_t c = at(parent, k); c != k; c = at(parent, c)) {
            auto const& a = *at(records, c);
            auto const& b = *at(records, newest);
            auto const sa = stamp_of(a, slot), sb = stamp_of(b, slot);
            if (sa > sb || (sa == sb && a.id() > b.id())) newest = c;
        }
        at(parent, newest) = -1;
        tree.cut.push_back(at(records, newest)->id());
    }
    std::ranges::sort(tree.cut);
    std::ranges::sort(tree.stray);

    struct Child { std::int32_t parent, node; std::string_view key; Id id; };
    std::vector<Child> order;
    order.reserve(records.size());
    for (std::int32_t i = 0; i < n; ++i) order.push_back({at(parent, i), i, place_of(*at(records, i), slot).order(), at(records, i)->id()});
    std::ranges::sort(order, [](Child const& a, Child const& b) {
        if (a.parent != b.parent) return a.parent < b.parent;
        return a.key != b.key ? a.key < b.key : a.id < b.id;
    });
    std::vector<std::int32_t> first(records.size() + 1, 0);          // of the children of node i: order[first[i + 1] …]
    std::vector<std::int32_t> count(records.size() + 1, 0);
    for (std::int32_t i = 0; i < n; ++i) {
        auto const p = at(order, i).parent + 1;
        if (at(count, p)++ == 0) at(first, p) = i;
    }

    tree.rows.reserve(records.size());
    tree.index.reserve(records.size());
    struct Open { std::int32_t row, next, last; };                   // of the children still to come
    std::vector<Open> stack{{-1, first[0], first[0] + count[0]}};
    while (!stack.empty()) {
        auto& top = stack.back();
        auto const row = static_cast<std::int32_t>(tree.rows.size());
        if (top.next == top.last) {
            if (top.row >= 0) at(tree.rows, top.row).end = row;
            stack.pop_back();
            continue;
        }
        auto const node = at(order, top.next++).node;
        tree.rows.push_back({at(records, node), top.row, row + 1, static_cast<std::int32_t>(stack.size()) - 1});
        tree.index.put(at(records, node)->id(), static_cast<std::uint64_t>(row));
        stack.push_back({row, at(first, node + 1), at(first, node + 1) + at(count, node + 1)});
    }
    return tree;
}

Tree make_tree(Store const& store, TypeDef const& type) {
    std::vector<Record const*> live;
    for (auto const& record : store.table(type).rows())
        if (!record.deleted()) live.push_back(&record);
    return make_tree(live, place_slot(type));
}

Tree make_tree(Store const& store, TypeDef const& type, Field<Id> project, Id of) {
    auto const live = store.referrers(type, project, of);
    return make_tree(live, place_slot(type));
}

}  // namespace pmo
