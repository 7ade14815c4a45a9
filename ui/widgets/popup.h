#pragma once
// Layers above the screen: menus, context menus, tooltips, modal dialogs, toasts. Menus and modals keep the keyboard; Esc closes.

#include <span>

#include "ui/widgets/ui.h"

namespace pmo::ui {

struct MenuItem {
    std::string_view key = {};                      // stable, for the id
    std::string_view label = {};
    Icon icon = Icon::none;
    std::string_view shortcut = {};
    bool checked = false, checkable = false, disabled = false, danger = false;
    bool line_above = false;
    std::string_view tip = {};                      // why it is disabled
};
struct MenuSpec {
    std::string_view id = {};
    std::string_view name = {};
    std::span<MenuItem const> items = {};
    float min_width = 160;
};
// Open it once, then draw it in every frame; answers the index of the chosen item. Same id scope for both calls.
void open_menu(Ui& ui, std::string_view id);                       // at the last widget, below it
void open_menu_at(Ui& ui, std::string_view id, ImVec2 position);   // context menu: at the pointer
std::optional<int> menu(Ui& ui, MenuSpec const& spec);
bool menu_is_open(Ui& ui, std::string_view id);

// For the last widget, or for a box that is hovered: after 0.4 s.
void tooltip(Ui& ui, std::string_view text);
void tooltip_for(Ui& ui, Box const& box, std::string_view text, std::string_view id);

// A free popup, e.g. a filter panel. `open()` is false while it is closed.
struct PopupSpec { std::string_view id = {}, name = {}; float width = 280, height = 0; float padding = 12; };
void open_popup(Ui& ui, std::string_view id);
class PopupScope {
public:
    PopupScope(Ui& ui, PopupSpec const& spec);
    ~PopupScope();
    bool open() const { return m_open; }
    Box inner() const { return m_inner; }
    void close();
    PopupScope(PopupScope const&) = delete;
    PopupScope& operator=(PopupScope const&) = delete;
private:
    Ui& m_ui;
    Box m_inner;
    bool m_open = false;
};

// A modal question. It states what changes, in counts, then what will be lost. Shown while the caller calls it.
struct ModalSpec {
    std::string_view id = {};
    std::string_view title = {};
    std::string_view text = {};                     // wrapped; \n\n between paragraphs
    std::string_view warning = {};                  // amber, with an icon
    std::string_view confirm = {}, cancel = {};          // button labels; cancel empty: 取消
    std::string_view other = {};                    // a third button, left of cancel
    bool danger = false;
    bool confirm_disabled = false;
    float width = 480;
    float body_height = 0;                     // more than the text: the caller draws into `body`
};
enum class ModalAnswer : std::uint8_t { open, confirm, cancel, other };
class ModalScope {
public:
    ModalScope(Ui& ui, ModalSpec const& spec);
    ~ModalScope();
    Box body() const { return m_body; }        // free area below the text
    ModalAnswer answer() const { return m_answer; }   // Ctrl+Enter confirms, Esc cancels
    ModalScope(ModalScope const&) = delete;
    ModalScope& operator=(ModalScope const&) = delete;
private:
    Ui& m_ui;
    Box m_body;
    ModalAnswer m_answer = ModalAnswer::open;
    bool m_shown = false;
};

// Ui::toast queues; the App draws them last, in the lower right corner of the main area.
void draw_toasts(Ui& ui, Box const& area);

}  // namespace pmo::ui
