// The semantic tree: what lies above comes last, under the root or under the modal dialog that is open.

#include <doctest/doctest.h>

#include "ui/sem/sem.h"

using namespace pmo::ui;
using sem::Role;

namespace {

sem::Node node(sem::NodeId id, Role role, std::uint32_t state = sem::none) {
    sem::Node made;
    made.id = id;
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
