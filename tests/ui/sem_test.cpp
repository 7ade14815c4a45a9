// The semantic tree: what lies above comes last, under the root or under the modal dialog that is open.

#include <doctest/doctest.h>

#include "ui/sem/regions.h"
#include "ui/sem/sem.h"

using namespace pmo::ui;
using sem::Role;

namespace {

sem::Node node(sem::NodeId id, Role role, std::uint32_t state = sem::none, sem::NodeId parent = 0) {
    sem::Node made;
    made.id = id;
    made.parent = parent;
    made.role = role;
    made.state = state;
    return made;
}

}  // namespace

TEST_CASE("a menu that is opened in the middle of a panel lies over what is drawn after it") {
    sem::Tree tree;
    tree.begin_frame();
    tree.add(node(1, Role::region));
    tree.push(1);
    tree.push_above();
    tree.add(node(2, Role::menu));
    tree.push(2);
    tree.add(node(3, Role::menuitem));
    tree.pop();
    tree.pop_above();
    tree.add(node(4, Role::heading));
    tree.pop();
    tree.end_frame();
    auto const& nodes = tree.nodes();
    REQUIRE(nodes.size() == 4);
    CHECK(nodes[1].id == 4);
    CHECK(nodes[1].parent == 1);
    CHECK(nodes[2].id == 2);
    CHECK(nodes[2].parent == 0);
    CHECK(nodes[3].parent == 2);
}

TEST_CASE("a list that is opened in a modal dialog stays in it, in a free popup it does not") {
    for (bool const modal : {true, false}) {
        sem::Tree tree;
        tree.begin_frame();
        tree.push_above();
        tree.add(node(1, Role::dialog, modal ? static_cast<std::uint32_t>(sem::modal) : 0u));
        tree.push(1);
        tree.push_above();
        tree.add(node(2, Role::listbox));
        tree.pop_above();
        tree.add(node(3, Role::button));
        tree.pop();
        tree.pop_above();
        tree.end_frame();
        auto const& nodes = tree.nodes();
        REQUIRE(nodes.size() == 3);
        CHECK(nodes[1].parent == (modal ? 1u : 0u));
        CHECK(nodes[2].parent == 1);
    }
}

TEST_CASE("regions follow each other: content, inspector, navigation") {
    auto const screen = [](sem::NodeId with_keyboard, bool inspector) {
        std::vector<sem::Node> nodes{node(1, Role::banner), node(2, Role::button, sem::none, 1), node(3, Role::navigation), node(4, Role::link, sem::none, 3),
                                     node(5, Role::main), node(6, Role::navigation, sem::none, 5), node(7, Role::link, sem::none, 6), node(8, Role::button, sem::disabled, 5), node(9, Role::treegrid, sem::none, 5)};
        if (inspector) {
            nodes.push_back(node(10, Role::complementary));
            nodes.push_back(node(11, Role::text, sem::none, 10));
            nodes.push_back(node(12, Role::textbox, sem::none, 10));
        }
        for (auto& one : nodes)
            if (one.id == with_keyboard) one.state |= sem::focused;
        return sem::next_region(nodes);
    };
    CHECK(screen(0, true) == 9);              // the grid comes before what stands above it
    CHECK(screen(2, true) == 9);              // the bar at the top belongs to no region
    CHECK(screen(7, true) == 12);             // a breadcrumb in the content is content
    CHECK(screen(9, true) == 12);
    CHECK(screen(9, false) == 4);             // no inspector: on to the navigation
    CHECK(screen(12, true) == 4);
    CHECK(screen(4, true) == 9);
    CHECK(sem::next_region({}) == 0);
    CHECK(sem::next_region({node(1, Role::main), node(2, Role::button, sem::disabled, 1)}) == 0);
}
