#include "shell/web/aria.h"

#include <set>
#include <string>
#include <unordered_map>
#include <utility>

namespace pmo::shell {

using ui::sem::Node;
using ui::sem::NodeId;
using ui::sem::Role;

namespace {

// An item of a list says that it is the chosen one as the current; outside of a list it is what it does when pressed. What holds others cannot be a button.
void stand_alone(Node& node, bool in_list, bool holds_others)
{
    bool const chosen = node.state & ui::sem::selected;
    if (!in_list) node.role = holds_others ? Role::group : Role::button;
    if (chosen) node.state |= node.role == Role::button ? ui::sem::pressed : ui::sem::current;
}

}  // namespace

std::vector<Node> as_aria(std::vector<Node> nodes)
{
    std::unordered_map<NodeId, std::size_t> at;
    for (std::size_t i = 0; i < nodes.size(); ++i) at.emplace(nodes[i].id, i);
    auto const parent_of = [&](Node const& node) -> Node* {
        auto const found = at.find(node.parent);
        return found == at.end() ? nullptr : &nodes[found->second];
    };
    // A button at the end of the tabs stands beside them.
    for (auto& node : nodes)
        if (auto const* parent = parent_of(node); parent && parent->role == Role::tablist && node.role != Role::tab) node.parent = parent->parent;
    std::set<NodeId> filled;
    for (auto const& node : nodes)
        if (auto* parent = parent_of(node)) {
            filled.insert(parent->id);
            if (parent->role == Role::list && node.role != Role::listitem) parent->role = Role::group;
            if (parent->role == Role::grid && node.role == Role::row && (node.state & ui::sem::expandable)) parent->role = Role::treegrid;
        }
    std::set<std::string> regions;
    for (auto& node : nodes) {
        auto const* parent = parent_of(node);
        if (node.role == Role::list && !filled.contains(node.id)) node.role = Role::group;
        if (node.role == Role::listitem) stand_alone(node, parent && parent->role == Role::list, filled.contains(node.id));
        if (node.role == Role::slider && node.name.empty()) node.role = Role::separator;
        if (node.role == Role::region && !regions.insert(node.name).second) node.role = Role::group;
    }
    return nodes;
}

}  // namespace pmo::shell
