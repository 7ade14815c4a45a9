#include "core/model/tree.h"

#include <doctest/doctest.h>

#include <string>

#include "core/model/problems.h"
#include "tests/support/workspaces.h"

using namespace pmo;
using namespace pmo::test;

namespace {

TypeDef const& department() { return *find_register("department"); }

struct Node { std::uint64_t id, parent; char const* order; std::uint64_t time; };

Store store_of(std::vector<Node> const& nodes) {
    Store store;
    auto const slot = place_slot(department());
    for (auto const& n : nodes) {
        Record record(department(), {0, n.id});
        record.set(slot, {Place(Id{0, n.parent}, n.order), {n.time, 1}});
        store.add(std::move(record));
    }
    return store;
}

std::string shape(Tree const& tree) {
    std::string text;
    for (auto const& row : tree.rows) text += std::string(static_cast<std::size_t>(row.level), '.') + std::to_string(row.record->id().low) + ' ';
    return text;
}

}  // namespace

TEST_CASE("children stand in the order of key and id") {
    auto const store = store_of({{1, 0, "B", 1}, {2, 0, "A", 1}, {3, 1, "V", 1}, {5, 1, "U", 1}, {4, 1, "U", 1}, {6, 5, "A", 1}});
    auto const tree = make_tree(store, department());
    CHECK(shape(tree) == "2 1 .4 .5 ..6 .3 ");
    CHECK(tree.rows[static_cast<std::size_t>(tree.row_of({0, 1}))].end == 6);
    CHECK(tree.row_of({0, 9}) == -1);
    CHECK(tree.cut.empty());
}

TEST_CASE("a cycle is cut at its newest move, whatever the order of arrival") {
    auto const a = store_of({{1, 3, "A", 5}, {2, 1, "A", 9}, {3, 2, "A", 7}, {4, 3, "A", 99}});
    auto const b = store_of({{4, 3, "A", 99}, {3, 2, "A", 7}, {2, 1, "A", 9}, {1, 3, "A", 5}});
    for (auto const* store : {&a, &b}) {
        auto const tree = make_tree(*store, department());
        CHECK(tree.cut == std::vector<Id>{{0, 2}});
        CHECK(shape(tree) == "2 .3 ..1 ..4 ");
    }
}

TEST_CASE("a record that is its own parent, or whose parent is gone, comes to the top") {
    auto store = store_of({{1, 1, "A", 1}, {2, 77, "B", 1}, {3, 0, "C", 1}, {4, 3, "D", 1}});
    Diff diff;
    diff.changed.push_back({{0, 3}, store.index_of(department()), kDeletedSlot, {}, {Value(true), {2, 1}}});
    store.apply(diff);
    auto const tree = make_tree(store, department());
    CHECK(shape(tree) == "1 2 4 ");
    CHECK(tree.cut == std::vector<Id>{{0, 1}});
    CHECK(tree.stray == std::vector<Id>{{0, 2}, {0, 4}});
    auto const problems = check_store(store);
    std::string codes;
    for (auto const& p : problems.found)
        if (p.slot == place_slot(department())) codes += p.code + std::to_string(p.record.low) + ' ';
    CHECK(codes == "tree_cycle1 link_missing2 link_deleted4 ");
}

TEST_CASE("a chain of a hundred thousand records is no problem") {
    std::vector<Node> nodes;
    for (std::uint64_t i = 1; i <= 100'000; ++i) nodes.push_back({i, i - 1, "A", 1});
    auto const store = store_of(nodes);
    auto const tree = make_tree(store, department());
    CHECK(tree.rows.size() == 100'000);
    CHECK(tree.rows.back().level == 99'999);
}
