#pragma once
// A screen. One view is one .cpp: a struct with its own small state and one draw function. It fills the main area; the frame around it
// (navigation, top bar, inspector, status bar) belongs to ui/screens. State that must survive a reload is in the Session or in records.

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "ui/frame.h"

namespace pmo::ui {

class View {
public:
    virtual ~View() = default;
    virtual void draw(Frame& frame, Box area) = 0;
    // The status bar's left part in words (counts, selection); empty: the default.
    virtual std::string status(Frame&) { return {}; }
    // The view's own inspector for the selected record; false: the generic form is shown.
    virtual bool draw_inspector(Frame&, Record const&) { return false; }
    // Single-letter and Ctrl keys of this screen; only asked when nobody is typing. See look.md 5.
    virtual void keys(Frame&) {}
};

struct ViewEntry {
    std::string_view id;                 // in the address and in ids; its words: "view." + id
    Icon icon = Icon::none;
    bool wide = false;                   // navigation starts as a rail below 1600 px
    std::unique_ptr<View> (*make)() = nullptr;
};

// THE list of screens, in ui/views/all.cpp: a new screen is one file and one line.
std::span<ViewEntry const> all_views();
ViewEntry const* find_view(std::string_view id);

}  // namespace pmo::ui
