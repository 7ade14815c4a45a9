#pragma once
// Registers as lists inside a screen. RegisterPanes keeps one list per register and project, each left as it was; RegisterShelf puts several of them
// behind one choice at the left end of the toolbar. For screens that stand over registers and still have to show each of them; a screen that is one
// register and nothing else is register_view.h.

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "ui/views/register_pane.h"

namespace pmo::ui {

using RegisterBegin = void (*)(RegisterPane&);                   // how a list stands when it is seen first

class RegisterPanes {
public:
    explicit RegisterPanes(RegisterBegin begin = nullptr) : m_begin(begin) {}
    RegisterPane& of(TypeDef const& type, Id project);           // kNoId: the whole portfolio

private:
    RegisterBegin m_begin;
    std::map<std::pair<Id, std::string_view>, std::unique_ptr<RegisterPane>> m_panes;
};

class RegisterShelf {
public:
    // `registers`: at least one, all of them in the catalogue; the list outlives the shelf.
    explicit RegisterShelf(std::span<std::string_view const> registers, RegisterBegin begin = nullptr) : m_registers(registers), m_panes(begin) {}

    void draw(Frame& frame, Box area);
    void keys(Frame& frame) { pane(frame).keys(frame); }
    bool draw_inspector(Frame& frame, Record const& record, InspectorExtra const& extra = {}) { return pane(frame).draw_inspector(frame, record, extra); }
    std::string status_words(Frame& frame) { return pane(frame).status_words(); }

    bool holds(std::string_view register_id) const;
    bool show(std::string_view register_id);                     // drawn from now on; false: not one of them, nothing happens
    RegisterPane& pane(Frame& frame);                            // of the register that is shown, in the project where one is

private:
    void choose(Frame& frame, Box& bar);

    std::span<std::string_view const> m_registers;
    std::size_t m_chosen = 0;
    RegisterPanes m_panes;
};

}  // namespace pmo::ui
