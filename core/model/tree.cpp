#include "core/model/tree.h"

#include <algorithm>

#include "core/base/sort.h"

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

// The first eight bytes of an order key as a number that sorts as they do: most keys differ there.
std::uint64_t head_of(std::string_view key) {
    std::uint64_t head = 0;
    for (std::size_t i = 0; i < 8; ++i) head = head << 8 | (i < key.size() ? static_cast<unsigned char>(key[i]) : 0);
    return head;
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
    // Records lie apart in memory, in no order: everything is taken from each at one visit.
    struct Child { std::string_view key; Id id, parent; };
    std::vector<Child> child;
    child.reserve(records.size());
    IdMap where;
    where.reserve(records.size());
    for (std::int32_t i = 0; i < n; ++i) {
        auto const& record = *at(records, i);
        auto const& place = place_of(record, slot);
        child.push_back({place.order(), record.id(), place.parent()});
        where.put(record.id(), static_cast<std::uint64_t>(i));
    }

    std::vector<std::int32_t> parent(records.size(), -1);
    for (std::int32_t i = 0; i < n; ++i) {
        auto const id = at(child, i).parent;
        if (!id) continue;
        if (i > 0 && id == at(child, i - 1).parent && at(parent, i - 1) >= 0) at(parent, i) = at(parent, i - 1);
        else if (auto const* p = where.find(id)) at(parent, i) = static_cast<std::int32_t>(*p);
        else tree.stray.push_back(at(child, i).id);
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
    sort_stably(tree.cut);
    sort_stably(tree.stray);

    // The children of node i stand from first[i + 1] to first[i + 2], the top ones from first[0].
    std::vector<std::int32_t> first(records.size() + 2, 0);
    for (auto const p : parent) ++at(first, p + 2);
    for (std::size_t i = 1; i < first.size(); ++i) first[i] += first[i - 1];
    struct Ordered { std::uint64_t head; std::int32_t node; };
    std::vector<Ordered> order(records.size());
    auto next = first;
    for (std::int32_t i = 0; i < n; ++i) at(order, at(next, at(parent, i) + 1)++) = {head_of(at(child, i).key), i};
    auto const before = [&](Ordered const& x, Ordered const& y) {
        if (x.head != y.head) return x.head < y.head;
        auto const &a = at(child, x.node), &b = at(child, y.node);
        return a.key != b.key ? a.key < b.key : a.id < b.id;
    };
    for (std::size_t i = 0; i + 1 < first.size(); ++i) std::ranges::sort(order.begin() + first[i], order.begin() + first[i + 1], before);

    tree.rows.reserve(records.size());
    tree.index.reserve(records.size());
    struct Open { std::int32_t row, next, last; };                   // of the children still to come
    std::vector<Open> stack{{-1, first[0], first[1]}};
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
        tree.index.put(at(child, node).id, static_cast<std::uint64_t>(row));
        stack.push_back({row, at(first, node + 1), at(first, node + 2)});
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
