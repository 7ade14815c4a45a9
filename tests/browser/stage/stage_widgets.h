#pragma once
// The few widgets of the stage: Dear ImGui's own, each with its semantic node, so that the shell is tested without ui/widgets.

#include <string>
#include <string_view>

#include "ui/sem/sem.h"

struct ImVec2;

namespace pmo::stage {

using ui::sem::Node;
using ui::sem::NodeId;
using ui::sem::Role;

class Widgets {
public:
    explicit Widgets(ui::sem::Tree& tree) : m_tree(tree) {}

    bool button(char const* label, std::uint32_t state = 0);
    void checkbox(char const* label, bool& value);
    void slider(char const* label, float& value);
    void heading(char const* text);
    void text(char const* text);
    void status(char const* key, std::string const& text);       // next to the one before
    bool cell(std::string const& text, int row, float width, float height);
    void field(char const* label, char* buffer, std::size_t size, Role role, std::uint32_t state = 0);
    void begin_group(Role role, char const* name, std::uint32_t state = 0, int rows = 0, int columns = 0);   // the current window
    void begin_part(NodeId id, Role role, std::string_view name, ImVec2 const& from, ImVec2 const& to, int row);
    void end_group() { m_tree.pop(); }

private:
    Node& last(Role role, std::string_view name, NodeId id = 0);   // Dear ImGui's last item
    static ui::sem::Rect visible(ImVec2 const& from, ImVec2 const& to);

    ui::sem::Tree& m_tree;
};

}  // namespace pmo::stage
