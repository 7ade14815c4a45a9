// Roles that may stand beside each other.

#include <doctest/doctest.h>

#include "shell/web/aria.h"

using namespace pmo::ui;
using pmo::shell::as_aria;
using sem::Node;
using sem::Role;

namespace {

Node node(sem::NodeId id, sem::NodeId parent, Role role, std::uint32_t state = sem::none)
{
    Node made;
    made.id = id;
    made.parent = parent;
    made.role = role;
    made.state = state;
    made.name = "n" + std::to_string(id);
    return made;
}

}  // namespace

TEST_CASE("aria: the items of a list stay items, the chosen one is the current one")
{
    auto const nodes = as_aria({node(1, 0, Role::list), node(2, 1, Role::listitem), node(3, 1, Role::listitem, sem::selected)});
    CHECK(nodes[0].role == Role::list);
    CHECK(nodes[1].role == Role::listitem);
    CHECK((nodes[1].state & sem::current) == 0);
    CHECK((nodes[2].state & sem::current) != 0);
}

TEST_CASE("aria: a list with a heading is a group and its items are buttons, so that they can be pressed")
{
    auto const nodes = as_aria({node(1, 0, Role::list), node(2, 1, Role::heading), node(3, 1, Role::listitem, sem::selected), node(4, 0, Role::listitem)});
    CHECK(nodes[0].role == Role::group);
    CHECK(nodes[1].role == Role::heading);
    CHECK(nodes[2].role == Role::button);
    CHECK((nodes[2].state & sem::pressed) != 0);
    CHECK(nodes[3].role == Role::button);
    CHECK((nodes[3].state & sem::pressed) == 0);
}

TEST_CASE("aria: an item that holds others is a group outside of a list, for a button holds none")
{
    auto const nodes = as_aria({node(1, 0, Role::listitem), node(2, 1, Role::button)});
    CHECK(nodes[0].role == Role::group);
    CHECK(nodes[1].role == Role::button);
}

TEST_CASE("aria: an empty list, rows that open, a slider without a name, a region named twice")
{
    auto const nodes = as_aria({node(1, 0, Role::list), node(2, 0, Role::grid), node(3, 2, Role::row, sem::expandable), node(4, 0, Role::region)});
    CHECK(nodes[0].role == Role::group);
    CHECK(nodes[1].role == Role::treegrid);
    auto twice = std::vector{node(5, 0, Role::region), node(6, 0, Role::region), node(7, 0, Role::slider)};
    twice[1].name = twice[0].name;
    twice[2].name.clear();
    twice = as_aria(twice);
    CHECK(twice[0].role == Role::region);
    CHECK(twice[1].role == Role::group);
    CHECK(twice[2].role == Role::separator);
}

TEST_CASE("aria: what is no tab stands beside the tabs")
{
    auto const nodes = as_aria({node(1, 0, Role::region), node(2, 1, Role::tablist), node(3, 2, Role::tab), node(4, 2, Role::button)});
    CHECK(nodes[2].parent == 2);
    CHECK(nodes[3].parent == 1);
}
