#include "ui/sem/regions.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace pmo::ui::sem {

namespace {

constexpr std::array kOrder = {Role::main, Role::complementary, Role::navigation};

bool usable(Node const& node) {
    switch (node.role) {
        case Role::button: case Role::link: case Role::checkbox: case Role::radio: case Role::switch_control: case Role::tab: case Role::textbox: case Role::textarea:
        case Role::searchbox: case Role::spinbutton: case Role::combobox: case Role::slider: case Role::grid: case Role::treegrid: case Role::tree: case Role::listitem:
            return !(node.state & disabled);
        default: return false;
    }
}

bool is_grid(Node const& node) { return node.role == Role::grid || node.role == Role::treegrid; }

}  // namespace

NodeId next_region(std::vector<Node> const& nodes) {
    // Parents stand before their children, so one pass knows the region of every node. The breadcrumb is a navigation too, but no region of its own.
    std::unordered_map<NodeId, Role> region;
    std::array<NodeId, kOrder.size()> first{}, grid{};
    std::size_t at = kOrder.size() - 1;
    for (auto const& node : nodes) {
        auto const outer = region.find(node.parent);
        bool const own = node.parent == 0 && std::ranges::find(kOrder, node.role) != kOrder.end();
        if (!own && outer == region.end()) continue;
        auto const role = own ? node.role : outer->second;
        region.emplace(node.id, role);
        auto const i = static_cast<std::size_t>(std::ranges::find(kOrder, role) - kOrder.begin());
        if (node.state & focused) at = i;
        if (own || !usable(node)) continue;
        if (first[i] == 0) first[i] = node.id;
        if (grid[i] == 0 && is_grid(node)) grid[i] = node.id;
    }
    for (std::size_t step = 1; step <= kOrder.size(); ++step) {
        auto const i = (at + step) % kOrder.size();
        if (auto const id = kOrder[i] == Role::main && grid[i] ? grid[i] : first[i]) return id;
    }
    return 0;
}

}  // namespace pmo::ui::sem
