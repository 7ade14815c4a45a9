#pragma once
// Text from the browser: input methods, mobile keyboards, paste, drop, autocorrection, assistive technology. While Dear ImGui edits a
// text field, the mirror's own <input> or <textarea> for it holds the browser's focus (it is the "agent") and shows the same text,
// caret and selection, always. Whatever the browser does to the agent's text is found by comparing and done to Dear ImGui's field.
// Editing keys do not go this way: Dear ImGui carries them out and the agent follows.

#include <string>
#include <string_view>

#include "shell/web/clipboard.h"
#include "shell/web/frame_loop.h"
#include "shell/web/mirror.h"

namespace pmo::shell {

class TextInput {
public:
    TextInput(FrameLoop& loop, Mirror& mirror, Clipboard& clipboard);
    TextInput(TextInput const&) = delete;
    TextInput& operator=(TextInput const&) = delete;

    void update();                               // after the mirror, in each logic frame
    ui::sem::NodeId agent() const { return m_agent; }
    bool decimal() const;                        // the field being edited takes a number

    // Called by text_input.js. Offsets in UTF-16 units, as the browser counts.
    void focus(ui::sem::NodeId id);              // assistive technology or a script focused the element
    void changed(ui::sem::NodeId id, std::string_view value, std::size_t caret);
    void selected(ui::sem::NodeId id, std::size_t begin, std::size_t end);
    void line_break();

private:
    void replace(std::string_view before, std::string_view now, std::size_t caret);

    FrameLoop& m_loop;
    Mirror& m_mirror;
    Clipboard& m_clipboard;
    ui::sem::NodeId m_agent = 0;
    bool m_tell_again = false;                   // the agent shows something else than Dear ImGui has
    std::string m_text;                          // what the agent was told last
    std::size_t m_begin = 0, m_end = 0;
    float m_scroll_x = 0, m_scroll_y = 0;
    std::uint32_t m_text_colour = 0, m_field_colour = 0;
};

}  // namespace pmo::shell
