#include "ui/sem/sem.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace pmo::ui::sem {

void Tree::begin_frame() {
    m_nodes.clear();
    m_above.clear();
    m_open.clear();
    m_levels = 0;
}

void Tree::end_frame() {
    std::ranges::move(m_above, std::back_inserter(m_nodes));
    m_above.clear();
    for (Pending& pending : m_actions) ++pending.frames;
    std::erase_if(m_actions, [](Pending const& pending) { return pending.frames >= 3; });
}

Node& Tree::add(Node node) {
    if (node.parent == 0 && !m_open.empty()) node.parent = m_open.back();
    auto& nodes = m_levels > 0 ? m_above : m_nodes;
    nodes.push_back(std::move(node));
    return nodes.back();
}

void Tree::push(NodeId group) { m_open.push_back(group); }

void Tree::pop() {
    if (!m_open.empty()) m_open.pop_back();
}

void Tree::push_above() {
    auto const modal = std::find_if(m_above.rbegin(), m_above.rend(), [&](Node const& node) { return (node.state & State::modal) && std::ranges::count(m_open, node.id) > 0; });
    m_open.push_back(modal == m_above.rend() ? 0 : modal->id);
    ++m_levels;
}

void Tree::pop_above() {
    pop();
    m_levels = std::max(0, m_levels - 1);
}

void Tree::queue(Action action) { m_actions.push_back({std::move(action), 0}); }

bool Tree::take(NodeId id, ActionKind kind) {
    auto const found = std::find_if(m_actions.begin(), m_actions.end(),
        [&](Pending const& pending) { return pending.action.id == id && pending.action.kind == kind; });
    if (found == m_actions.end()) return false;
    m_actions.erase(found);
    return true;
}

std::optional<std::string> Tree::take_value(NodeId id) {
    auto const found = std::find_if(m_actions.begin(), m_actions.end(),
        [&](Pending const& pending) { return pending.action.id == id && pending.action.kind == ActionKind::set_value; });
    if (found == m_actions.end()) return std::nullopt;
    std::string value = std::move(found->action.value);
    m_actions.erase(found);
    return value;
}

std::string_view role_name(Role role) {
    switch (role) {
        case Role::group: return "group";
        case Role::navigation: return "navigation";
        case Role::main: return "main";
        case Role::complementary: return "complementary";
        case Role::banner: return "banner";
        case Role::contentinfo: return "contentinfo";
        case Role::toolbar: return "toolbar";
        case Role::region: return "region";
        case Role::dialog: return "dialog";
        case Role::alertdialog: return "alertdialog";
        case Role::heading: return "heading";
        case Role::text: return "text";
        case Role::status: return "status";
        case Role::alert: return "alert";
        case Role::img: return "img";
        case Role::separator: return "separator";
        case Role::button: return "button";
        case Role::link: return "link";
        case Role::checkbox: return "checkbox";
        case Role::radio: return "radio";
        case Role::switch_control: return "switch";
        case Role::tab: return "tab";
        case Role::tablist: return "tablist";
        case Role::tabpanel: return "tabpanel";
        case Role::menu: return "menu";
        case Role::menuitem: return "menuitem";
        case Role::menuitemcheckbox: return "menuitemcheckbox";
        case Role::textbox: return "textbox";
        case Role::textarea: return "textbox";
        case Role::searchbox: return "searchbox";
        case Role::spinbutton: return "spinbutton";
        case Role::combobox: return "combobox";
        case Role::listbox: return "listbox";
        case Role::option: return "option";
        case Role::slider: return "slider";
        case Role::progressbar: return "progressbar";
        case Role::table: return "table";
        case Role::grid: return "grid";
        case Role::treegrid: return "treegrid";
        case Role::row: return "row";
        case Role::rowheader: return "rowheader";
        case Role::columnheader: return "columnheader";
        case Role::cell: return "cell";
        case Role::gridcell: return "gridcell";
        case Role::tree: return "tree";
        case Role::treeitem: return "treeitem";
        case Role::list: return "list";
        case Role::listitem: return "listitem";
        case Role::radiogroup: return "radiogroup";
    }
    return "group";
}

}  // namespace pmo::ui::sem
