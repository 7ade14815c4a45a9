#include "tests/browser/stage/stage_widgets.h"

#include <cstdio>
#include <imgui.h>
#include <imgui_internal.h>

namespace pmo::stage {
namespace {

// Dear ImGui's size is ascent to descent, 1.448 em in this font; a browser's is the em.
constexpr float em_of_size = 1.448F;

}  // namespace

using ui::sem::ActionKind;
using ui::sem::Rect;
using ui::sem::State;

Rect Widgets::visible(ImVec2 const& from, ImVec2 const& to)
{
    ImRect box(from, to);
    box.ClipWith(ImGui::GetCurrentWindow()->ClipRect);
    if (box.Min.x >= box.Max.x || box.Min.y >= box.Max.y) return {};
    return {box.Min.x, box.Min.y, box.GetWidth(), box.GetHeight()};
}

Node& Widgets::last(Role role, std::string_view name, NodeId id)
{
    Node node;
    node.id = id ? id : ImGui::GetItemID();
    node.role = role;
    node.name = name;
    if (node.id == GImGui->NavId && GImGui->NavCursorVisible) node.state |= State::focused;
    node.rect = visible(ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
    return m_tree.add(std::move(node));
}

bool Widgets::button(char const* label, std::uint32_t state)
{
    bool const pressed = ImGui::Button(label);
    bool const acted = m_tree.take(ImGui::GetItemID(), ActionKind::click);
    last(Role::button, label).state |= state;
    return pressed || acted;
}

void Widgets::checkbox(char const* label, bool& value)
{
    ImGui::Checkbox(label, &value);
    if (m_tree.take(ImGui::GetItemID(), ActionKind::click)) value = !value;
    if (value) last(Role::checkbox, label).state |= State::checked;
    else last(Role::checkbox, label);
}

void Widgets::slider(char const* label, float& value)
{
    ImGui::SetNextItemWidth(200);
    ImGui::SliderFloat((std::string("##") + label).c_str(), &value, 0, 100);
    last(Role::slider, label).value = std::to_string(int(value));
}

void Widgets::heading(char const* text)
{
    ImGui::TextUnformatted(text);
    last(Role::heading, text, ImGui::GetID(text)).level = 1;
}

void Widgets::text(char const* text)
{
    ImGui::TextUnformatted(text);
    last(Role::text, text, ImGui::GetID(text));
}

void Widgets::status(char const* key, std::string const& text)
{
    ImGui::TextUnformatted(text.c_str());
    last(Role::status, key, ImGui::GetID(key)).value = text;
    ImGui::SameLine(0, 20);
}

bool Widgets::cell(std::string const& text, int row, float width, float height)
{
    bool const pressed = ImGui::Selectable((text + "###cell").c_str(), false, 0, ImVec2(width, height - ImGui::GetStyle().ItemSpacing.y));
    bool const acted = m_tree.take(ImGui::GetItemID(), ActionKind::click);
    Node& node = last(Role::gridcell, "");
    node.value = text;
    node.row = row;
    node.column = 1;
    return pressed || acted;
}

void Widgets::field(char const* label, char* buffer, std::size_t size, Role role, std::uint32_t state)
{
    std::string const key = std::string("##") + label;
    NodeId const id = ImGui::GetID(key.c_str());
    if (auto const value = m_tree.take_value(id)) std::snprintf(buffer, size, "%s", value->c_str());
    if (m_tree.take(id, ActionKind::focus) || m_tree.take(id, ActionKind::click)) ImGui::SetKeyboardFocusHere();
    int flags = 0;
    if (state & State::decimal) flags |= ImGuiInputTextFlags_CharsDecimal;
    if (state & State::readonly) flags |= ImGuiInputTextFlags_ReadOnly;
    if (role == Role::textarea) {
        ImGui::InputTextMultiline(key.c_str(), buffer, size, ImVec2(300, 80), flags);
    } else {
        ImGui::SetNextItemWidth(300);
        ImGui::InputText(key.c_str(), buffer, size, flags);
    }
    Node node;
    node.id = id;
    node.role = role;
    node.name = label;
    node.value = buffer;
    node.state = state;
    if (ImGui::GetActiveID() == id) node.state |= State::editing;
    node.font_size = ImGui::GetFontSize() / em_of_size;
    node.text_x = ImGui::GetStyle().FramePadding.x;
    node.text_y = ImGui::GetStyle().FramePadding.y;
    node.rect = visible(ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
    m_tree.add(std::move(node));
}

void Widgets::begin_group(Role role, char const* name, std::uint32_t state, int rows, int columns)
{
    ImGuiWindow const* const window = ImGui::GetCurrentWindow();
    Node node;
    node.id = window->ID;
    node.role = role;
    node.name = name;
    node.state = state;
    node.rows = rows;
    node.columns = columns;
    ImRect const box = window->Rect();
    node.rect = {box.Min.x, box.Min.y, box.GetWidth(), box.GetHeight()};
    m_tree.add(node);
    m_tree.push(node.id);
}

void Widgets::begin_part(NodeId id, Role role, std::string_view name, ImVec2 const& from, ImVec2 const& to, int row)
{
    Node node;
    node.id = id;
    node.role = role;
    node.name = name;
    node.row = row;
    node.rect = visible(from, to);
    m_tree.add(node);
    m_tree.push(id);
}

}  // namespace pmo::stage
