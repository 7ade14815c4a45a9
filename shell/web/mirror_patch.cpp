#include "shell/web/mirror_patch.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace pmo::shell {

using ui::sem::Node;
using ui::sem::NodeId;
using ui::sem::Rect;
using ui::sem::Role;
using ui::sem::State;

namespace {

// Whole pixels: a list that scrolls by a fraction must not write a thousand styles.
Rect snapped(Rect const& r)
{
    float const x = std::floor(r.x), y = std::floor(r.y);
    return {x, y, std::ceil(r.x + r.w) - x, std::ceil(r.y + r.h) - y};
}

bool needs_new_element(Node const& before, Node const& now)
{
    if (before.role != now.role) return true;
    if (now.role == Role::heading) return before.level != now.level;
    return now.role == Role::combobox && (before.font_size > 0) != (now.font_size > 0);
}

// State that is told apart from the element: focus travels as an operation of its own, editing is the text agent's.
std::uint32_t told(std::uint32_t state) { return state & ~std::uint32_t(State::focused | State::editing); }

}  // namespace

void MirrorPatch::put(float number) { m_words.push_back(std::bit_cast<std::uint32_t>(number)); }

void MirrorPatch::put(std::string_view text)
{
    put(std::uint32_t(text.size()));
    std::size_t const at = m_words.size();
    m_words.resize(at + (text.size() + 3) / 4, 0);
    if (!text.empty()) std::memcpy(m_words.data() + at, text.data(), text.size());
}

void MirrorPatch::begin(MirrorOp op, NodeId id)
{
    put(std::uint32_t(op));
    put(std::uint32_t(id));
    ++m_operations;
}

Node const* MirrorPatch::find(NodeId id) const
{
    auto const found = m_last.find(id);
    return found == m_last.end() ? nullptr : &found->second.node;
}

void MirrorPatch::collect(std::vector<Node> const& nodes)
{
    m_drawn.clear();
    m_parent.clear();
    m_rect.clear();
    m_duplicates = 0;
    for (Node const& node : nodes) {
        if (node.id == 0) continue;
        if (!m_parent.emplace(node.id, node.parent).second) { ++m_duplicates; continue; }
        if (node.rect.w <= 0 || node.rect.h <= 0) continue;
        m_drawn.push_back(&node);
        m_rect.emplace(node.id, snapped(node.rect));
    }
}

void MirrorPatch::remove_stale()
{
    for (auto it = m_last.begin(); it != m_last.end();) {
        if (it->second.seen == m_frame) { ++it; continue; }
        begin(MirrorOp::remove, it->first);
        it = m_last.erase(it);
    }
}

void MirrorPatch::write_node(Node const& node)
{
    // The nearest ancestor that is mirrored; a chain that leads nowhere or in a circle ends at the root.
    NodeId parent = node.parent;
    for (int steps = 0; parent != 0 && !m_rect.contains(parent); ++steps) {
        auto const up = m_parent.find(parent);
        parent = up == m_parent.end() || steps > 64 ? 0 : up->second;
    }
    (parent == 0 ? m_root_children : m_children[parent]).push_back(node.id);

    Rect rect = m_rect[node.id];
    if (parent != 0) { Rect const& outer = m_rect[parent]; rect.x -= outer.x; rect.y -= outer.y; }

    auto [slot, fresh] = m_last.try_emplace(node.id);
    Shown& shown = slot->second;
    Node& before = shown.node;
    if (!fresh && needs_new_element(before, node)) {
        begin(MirrorOp::remove, node.id);
        shown = Shown{};
        fresh = true;
        m_replaced.push_back(parent);       // same order, other element: it must be put in again
    }
    if (fresh) {
        begin(MirrorOp::create, node.id);
        put(std::uint32_t(node.role));
        put(std::uint32_t(node.level));
        put(node.font_size);
    }
    shown.seen = m_frame;
    if (fresh || !(before.rect == rect)) {
        begin(MirrorOp::rect, node.id);
        put(rect.x); put(rect.y); put(rect.w); put(rect.h);
    }
    if (fresh || before.name != node.name) { begin(MirrorOp::name, node.id); put(node.name); }
    if (before.value != node.value) { begin(MirrorOp::value, node.id); put(node.value); }
    if (before.description != node.description) { begin(MirrorOp::description, node.id); put(node.description); }
    if (fresh || told(before.state) != told(node.state)) { begin(MirrorOp::state, node.id); put(told(node.state)); }
    if (before.level != node.level || before.row != node.row || before.rows != node.rows || before.column != node.column ||
        before.columns != node.columns) {
        begin(MirrorOp::index, node.id);
        for (std::int32_t number : {node.level, node.row, node.rows, node.column, node.columns}) put(std::uint32_t(number));
    }
    if (node.font_size > 0 &&
        (fresh || before.font_size != node.font_size || before.text_x != node.text_x || before.text_y != node.text_y)) {
        begin(MirrorOp::text_box, node.id);
        put(node.font_size); put(node.text_x); put(node.text_y);
    }
    before = node;
    before.parent = parent;
    before.rect = rect;
}

std::span<std::uint32_t const> MirrorPatch::update(std::vector<Node> const& nodes)
{
    m_words.clear();
    ++m_frame;
    collect(nodes);
    for (auto& [parent, children] : m_children) children.clear();
    std::vector<NodeId> const root_before = std::move(m_root_children);
    m_root_children.clear();
    m_replaced.clear();

    // Removals first, so that an order never names a node that is about to go.
    for (Node const* node : m_drawn)
        if (auto found = m_last.find(node->id); found != m_last.end()) found->second.seen = m_frame;
    remove_stale();

    NodeId focus = 0, modal = 0;
    for (Node const* node : m_drawn) {
        write_node(*node);
        if (node->state & State::focused) focus = node->id;
        if (node->state & State::modal) modal = node->id;
    }
    auto const write_order = [&](NodeId parent, std::vector<NodeId> const& order) {
        begin(MirrorOp::children, parent);
        put(std::uint32_t(order.size()));
        for (NodeId child : order) put(std::uint32_t(child));
    };
    // Outer nodes first, as they were drawn: a node is in the document before its children are.
    auto const replaced = [&](NodeId parent) { return std::ranges::find(m_replaced, parent) != m_replaced.end(); };
    if (m_root_children != root_before || replaced(0)) write_order(0, m_root_children);
    for (Node const* node : m_drawn) {
        Shown& shown = m_last[node->id];
        auto const found = m_children.find(node->id);
        if (found == m_children.end()) continue;
        if (found->second != shown.children || replaced(node->id)) {
            shown.children = found->second;
            if (!shown.children.empty()) write_order(node->id, shown.children);
        }
    }
    std::erase_if(m_children, [](auto const& entry) { return entry.second.empty(); });
    if (focus != m_focus) { begin(MirrorOp::focus, focus); m_focus = focus; }
    // The order may have changed which nodes lie under the modal one.
    if (modal != m_modal || (modal != 0 && !m_words.empty())) { begin(MirrorOp::modal, modal); m_modal = modal; }
    return m_words;
}

}  // namespace pmo::shell
