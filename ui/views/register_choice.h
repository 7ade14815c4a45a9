#pragma once
// The page "register" of a screen that has taken over several registers: a pane for the chosen one, and the choice at the left of its toolbar.

#include <map>
#include <memory>
#include <span>
#include <string_view>

#include "ui/views/register_pane.h"

namespace pmo::ui {

class RegisterChoice {
public:
    explicit RegisterChoice(std::span<std::string_view const> registers) : m_registers(registers) {}
    void draw(Frame& frame, Box area);
    void keys(Frame& frame) { pane(frame).keys(frame); }
    bool draw_inspector(Frame& frame, Record const& record) { return pane(frame).draw_inspector(frame, record); }
    std::string status_words(Frame& frame) { return pane(frame).status_words(); }
    bool has(std::string_view register_id) const;
    void choose(std::string_view register_id);                 // nothing happens when it is not one of them

private:
    RegisterPane& pane(Frame& frame);
    std::span<std::string_view const> m_registers;
    std::size_t m_chosen = 0;
    std::map<std::pair<Id, std::string_view>, std::unique_ptr<RegisterPane>> m_panes;
};

}  // namespace pmo::ui
