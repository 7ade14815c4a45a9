#pragma once
// What ARIA asks of roles beside each other, where the semantic tree says more freely what a screen shows: a list has list items only, a list item stands in a
// list or else is a button, a list of tabs has tabs only, rows that open and close stand in a tree grid, and a name of a region is given once. It changes roles and how they say that they are chosen, never names, order or places.

#include <vector>

#include "ui/sem/sem.h"

namespace pmo::shell {

// The same nodes with roles that may stand where they stand. `nodes` as Tree::nodes() gives them.
std::vector<ui::sem::Node> as_aria(std::vector<ui::sem::Node> nodes);

}  // namespace pmo::shell
