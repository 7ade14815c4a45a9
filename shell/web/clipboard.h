#pragma once
// The clipboard, by the browser's copy, cut and paste events: never by reading it, which asks the user for permission each time.
// A "Paste" item in a menu is therefore not possible; copying from a menu is.

#include <string>
#include <string_view>

#include "shell/web/frame_loop.h"

namespace pmo::shell {

class Clipboard {
public:
    explicit Clipboard(FrameLoop& loop) : m_loop(loop) {}
    Clipboard(Clipboard const&) = delete;
    Clipboard& operator=(Clipboard const&) = delete;

    void start();                              // needs the Dear ImGui context
    void copy(std::string_view text);          // from code: a menu item, a button
    void paste(std::string_view text);         // feeds Dear ImGui the paste keys with this text
    std::string const& text() const { return m_text; }

    // Called by clipboard.js. The answer is what goes to the clipboard; empty: nothing was selected.
    std::string const& copy_event(bool cut);
    void paste_event(std::string_view text);
    std::string (*filter)(void*, std::string_view) = nullptr;   // what a paste becomes in the field being edited
    void* filter_context = nullptr;

private:
    void chord(int key);

    FrameLoop& m_loop;
    std::string m_text;                        // what Dear ImGui takes for the clipboard
    std::string m_answer;
    bool m_in_event = false, m_set = false;
};

}  // namespace pmo::shell
