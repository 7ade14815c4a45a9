#include "shell/web/text_input.h"

#include <algorithm>
#include <emscripten.h>
#include <imgui.h>

#include "shell/web/text_edit.h"
#include "shell/web/text_state.h"

namespace pmo::shell {

using ui::sem::NodeId;

namespace {

extern "C" {
void pmo_text_attach(TextInput* self);
void pmo_text_agent(NodeId id);        // 0: none; the page's root takes the focus back
void pmo_text_sync(char const* text, std::size_t size, std::size_t begin, std::size_t end, float scroll_x, float scroll_y);
void pmo_text_colours(std::uint32_t text, std::uint32_t field);     // 0xRRGGBB
}

// Longer insertions and those with line ends go through the clipboard path, which Dear ImGui takes in one piece.
constexpr std::size_t longest_typed = 64;
constexpr int longest_activation = 4;   // frames

bool is_text_role(ui::sem::Role role)
{
    using enum ui::sem::Role;
    return role == textbox || role == textarea || role == searchbox || role == spinbutton || role == combobox;
}

std::uint32_t colour(ImGuiCol index)
{
    ImU32 const c = ImGui::ColorConvertFloat4ToU32(ImGui::GetStyle().Colors[index]);
    return ((c >> IM_COL32_R_SHIFT & 0xFF) << 16) | ((c >> IM_COL32_G_SHIFT & 0xFF) << 8) | (c >> IM_COL32_B_SHIFT & 0xFF);
}

}  // namespace

TextInput::TextInput(FrameLoop& loop, Mirror& mirror, Clipboard& clipboard) : m_loop(loop), m_mirror(mirror), m_clipboard(clipboard)
{
    pmo_text_attach(this);
}

bool TextInput::decimal() const
{
    auto const* const node = m_mirror.patch().find(m_agent);
    return node && (node->state & ui::sem::State::decimal);
}

void TextInput::update()
{
    auto edited = edited_text();
    auto const* const node = edited ? m_mirror.patch().find(edited->id) : nullptr;
    if (node && edited->read_only) edited->text = node->value;      // Dear ImGui keeps no draft of what cannot change
    NodeId const agent = node && is_text_role(node->role) ? edited->id : 0;
    if (agent != m_agent) {
        m_agent = agent;
        m_tell_again = true;
        pmo_text_agent(agent);
    }
    std::uint32_t const text_colour = colour(ImGuiCol_Text), field_colour = colour(ImGuiCol_FrameBg);
    if (text_colour != m_text_colour || field_colour != m_field_colour) {
        m_text_colour = text_colour;
        m_field_colour = field_colour;
        pmo_text_colours(text_colour, field_colour);
    }
    if (!agent) return;

    std::size_t const begin = utf16_length(edited->text.substr(0, std::size_t(edited->select_begin)));
    std::size_t const end = utf16_length(edited->text.substr(0, std::size_t(edited->select_end)));
    if (!m_tell_again && m_text == edited->text && m_begin == begin && m_end == end && m_scroll_x == edited->scroll_x &&
        m_scroll_y == edited->scroll_y) return;
    m_tell_again = false;
    m_text = edited->text;
    m_begin = begin;
    m_end = end;
    m_scroll_x = edited->scroll_x;
    m_scroll_y = edited->scroll_y;
    pmo_text_sync(m_text.data(), m_text.size(), begin, end, m_scroll_x, m_scroll_y);
}

// Dear ImGui needs some frames to begin editing, and one more until the field has the editing shortcuts; whoever focused the
// element may type in the same task.
void TextInput::focus(NodeId id)
{
    m_mirror.act({id, ui::sem::ActionKind::focus, {}});
    for (int i = 0; i < longest_activation && m_agent != id; ++i) m_loop.pump(1);
    m_loop.pump(1);
}

void TextInput::changed(NodeId id, std::string_view value, std::size_t caret)
{
    auto edited = edited_text();
    if (!edited || edited->id != id) {
        // The field is not being edited (any more): an input method that was closed by the focus moving on still
        // gives its text to the field it was opened in, as a whole value.
        auto const* const node = m_mirror.patch().find(id);
        if (!node || node->value == value || (node->state & (ui::sem::State::readonly | ui::sem::State::disabled))) return;
        bool const number = (node->state & ui::sem::State::decimal) != 0;
        m_mirror.act({id, ui::sem::ActionKind::set_value, number ? with_ascii_numerals(value) : std::string(value)});
        return;
    }
    m_tell_again = true;
    if (edited->read_only) { m_loop.pump(1); return; }
    std::string const before(edited->text);
    replace(before, value, utf8_offset(value, caret));
    m_loop.pump();
    // Autocorrection changes a word behind the caret: put the caret where the browser has it.
    edited = edited_text();
    if (edited && edited->id == id && edited->text == value) {
        int const at = int(utf8_offset(value, caret));
        if (edited->select_end != at || edited->select_begin != at) {
            select_text(at, at);
            m_loop.pump(1);
        }
    }
}

void TextInput::replace(std::string_view before, std::string_view now, std::size_t caret)
{
    Replacement change = difference(before, now, caret);
    if (change.empty()) return;
    if (decimal()) change.text = with_ascii_numerals(change.text);
    select_text(int(change.begin), int(change.end));
    auto& io = ImGui::GetIO();
    if (change.text.empty()) {
        io.AddKeyEvent(ImGuiKey_Backspace, true);
        io.AddKeyEvent(ImGuiKey_Backspace, false);
    } else if (change.text.size() > longest_typed || change.text.find('\n') != std::string::npos) {
        m_clipboard.paste(change.text);
    } else {
        io.AddInputCharactersUTF8(change.text.c_str());
    }
}

void TextInput::selected(NodeId id, std::size_t begin, std::size_t end)
{
    auto const edited = edited_text();
    if (!edited || edited->id != id) return;
    select_text(int(utf8_offset(edited->text, begin)), int(utf8_offset(edited->text, end)));
    m_loop.pump(1);
}

// A mobile keyboard's Enter comes as an input event without a key.
void TextInput::line_break()
{
    auto& io = ImGui::GetIO();
    io.AddKeyEvent(ImGuiKey_Enter, true);
    m_loop.pump(1);
    io.AddKeyEvent(ImGuiKey_Enter, false);
    m_tell_again = true;
    m_loop.pump();
}

extern "C" {
EMSCRIPTEN_KEEPALIVE void pmo_text_on_change(TextInput* self, NodeId id, char const* value, std::size_t caret)
{
    self->changed(id, std::string(value), caret);
}
EMSCRIPTEN_KEEPALIVE void pmo_text_on_select(TextInput* self, NodeId id, std::size_t begin, std::size_t end)
{
    self->selected(id, begin, end);
}
EMSCRIPTEN_KEEPALIVE void pmo_text_on_focus(TextInput* self, NodeId id) { self->focus(id); }
EMSCRIPTEN_KEEPALIVE void pmo_text_on_line_break(TextInput* self) { self->line_break(); }
}

}  // namespace pmo::shell
