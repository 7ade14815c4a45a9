#pragma once
// Turns "the tree of this frame" into "what changed since the last frame", as one block of 32-bit words that mirror.js carries out.
// Knows nothing of the browser: the tests run it natively. It does not decide which DOM element stands for which role.
//
// Block: one operation after the other, each an op code followed by its operands. Text is its length in bytes and then UTF-8, padded
// to whole words. Rectangles are floats, relative to the parent's.

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "ui/sem/sem.h"

namespace pmo::shell {

enum class MirrorOp : std::uint32_t {
    remove = 1,      // id
    create,          // id role level font_size
    rect,            // id x y w h
    state,           // id bits
    name,            // id text
    value,           // id text
    description,     // id text
    index,           // id level row rows column columns
    text_box,        // id font_size left top
    children,        // parent count ids…: the DOM order, which is the drawing order
    focus,           // id of the node with the navigation focus, 0 none
    modal            // id of the topmost modal node, 0 none
};

class MirrorPatch {
public:
    // The words stay valid until the next call. Empty: nothing changed.
    std::span<std::uint32_t const> update(std::vector<ui::sem::Node> const& nodes);

    std::uint32_t mirrored() const { return std::uint32_t(m_last.size()); }
    std::uint32_t duplicates() const { return m_duplicates; }   // ids that came twice in the last frame: a fault of a widget
    std::uint32_t operations() const { return m_operations; }   // since the start
    ui::sem::Node const* find(ui::sem::NodeId id) const;

private:
    struct Shown {
        ui::sem::Node node;          // with parent = the nearest mirrored ancestor
        std::vector<ui::sem::NodeId> children;
        std::uint32_t seen = 0;      // the frame that drew it last
    };

    void put(std::uint32_t word) { m_words.push_back(word); }
    void put(float number);
    void put(std::string_view text);
    void begin(MirrorOp op, ui::sem::NodeId id);
    void collect(std::vector<ui::sem::Node> const& nodes);
    void remove_stale();
    void write_node(ui::sem::Node const& node);

    std::unordered_map<ui::sem::NodeId, Shown> m_last;
    std::vector<ui::sem::Node const*> m_drawn;
    std::unordered_map<ui::sem::NodeId, ui::sem::NodeId> m_parent;    // of every drawn node, mirrored or not
    std::unordered_map<ui::sem::NodeId, ui::sem::Rect> m_rect;        // of every mirrored node of this frame
    std::unordered_map<ui::sem::NodeId, std::vector<ui::sem::NodeId>> m_children;
    std::vector<ui::sem::NodeId> m_root_children;
    std::vector<ui::sem::NodeId> m_replaced;      // parents of elements that were made anew
    std::vector<std::uint32_t> m_words;
    ui::sem::NodeId m_focus = 0, m_modal = 0;
    std::uint32_t m_frame = 0, m_duplicates = 0, m_operations = 0;
};

}  // namespace pmo::shell
