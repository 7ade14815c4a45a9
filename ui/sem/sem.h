#pragma once
// The semantic tree: what a frame shows, said in words. Every widget of ui/widgets draws itself with Dear ImGui and
// emits one node here: role, name, value, state, rectangle. The shell mirrors the tree into invisible DOM elements, which gives
// screen readers, Chinese input, find-in-page and tests by role one mechanism. It is not a retained widget tree: it is
// rebuilt in every frame, and a node's identity is its Dear ImGui id, which never comes from words.
//
// Actions travel the other way: the shell queues an Action for an id, the widget that owns the id takes it when it is next drawn.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pmo::ui::sem {

using NodeId = std::uint32_t;  // ImGuiID; 0 is the root

enum class Role : std::uint8_t {
    group, navigation, main, complementary, banner, contentinfo, toolbar, region, dialog, alertdialog,
    heading, text, status, alert, img, separator,
    button, link, checkbox, radio, switch_control, tab, tablist, tabpanel, menu, menuitem, menuitemcheckbox,
    textbox, textarea, searchbox, spinbutton, combobox, listbox, option, slider, progressbar,
    table, grid, treegrid, row, rowheader, columnheader, cell, gridcell, tree, treeitem, list, listitem, radiogroup
};

enum State : std::uint32_t {
    none = 0, checked = 1 << 0, mixed = 1 << 1, selected = 1 << 2, expanded = 1 << 3, collapsed = 1 << 4, disabled = 1 << 5,
    readonly = 1 << 6, required = 1 << 7, invalid = 1 << 8, pressed = 1 << 9, current = 1 << 10, focused = 1 << 11,
    modal = 1 << 12, has_popup = 1 << 13, editing = 1 << 14, sorted_up = 1 << 15, sorted_down = 1 << 16,
    checkable = 1 << 17,   // a button that is a toggle: `pressed` or not is said either way
    expandable = 1 << 18,  // collapsed or expanded is said either way
    decimal = 1 << 19      // a text field that takes a number: `。` typed through an input method is a decimal point
};

// All lengths are CSS pixels, relative to the canvas.
struct Rect { float x = 0, y = 0, w = 0, h = 0; bool operator==(Rect const&) const = default; };

struct Node {
    NodeId id = 0;
    NodeId parent = 0;             // 0: child of the root
    Role role = Role::group;
    std::uint32_t state = none;
    std::string name;              // accessible name in the user's language; never empty for an interactive role
    std::string value;             // field content, cell text, progress in words
    std::string description;       // problem sentence, tooltip
    Rect rect;                     // visible part; an empty rectangle is not mirrored
    std::int32_t level = 0;        // heading level, tree depth (1-based), else 0
    std::int32_t row = 0, rows = 0;        // 1-based index and total of a virtual list; 0 unknown
    std::int32_t column = 0, columns = 0;
    std::int32_t caret_begin = -1, caret_end = -1;  // byte offsets into value while a text field is being edited
    float font_size = 0;           // text fields: CSS px of the drawn text
    float text_x = 0, text_y = 0;  // text fields: left and top of the text, relative to rect
    bool operator==(Node const&) const = default;
};

enum class ActionKind : std::uint8_t { click, focus, set_value, increment, decrement, scroll_into_view, toggle_expand };
struct Action { NodeId id = 0; ActionKind kind = ActionKind::click; std::string value; };

// One frame's nodes from back to front, plus the queue of actions. Owned by the App, reached through Tree&.
class Tree {
public:
    void begin_frame();                    // forgets the nodes, keeps the actions
    void end_frame();                      // puts what lies above behind the others, drops actions whose widget was not drawn for three frames
    Node& add(Node node);                  // parent defaults to the open group when node.parent == 0
    void push(NodeId group);               // following nodes become its children
    void pop();
    void push_above();                     // following nodes lie over everything drawn before and after: popups and dialogs, under the root or the modal dialog
    void pop_above();
    void queue(Action action);             // from the shell
    bool take(NodeId id, ActionKind kind); // true once for a queued action
    std::optional<std::string> take_value(NodeId id);
    bool waiting() const { return !m_actions.empty(); }
    std::vector<Node> const& nodes() const { return m_nodes; }
private:
    struct Pending { Action action; int frames = 0; };
    std::vector<Node> m_nodes, m_above;
    std::vector<NodeId> m_open;
    int m_levels = 0;                      // of popups that are being drawn
    std::vector<Pending> m_actions;
};

std::string_view role_name(Role role);     // the ARIA role, for the mirror and for tests

}  // namespace pmo::ui::sem
