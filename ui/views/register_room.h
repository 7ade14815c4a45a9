#pragma once
// Several registers behind one choice, as a part of a screen that has more to show than lists: each keeps its own filters, the choice stands at the left
// end of the toolbar. Without a project they are lists of the whole portfolio.

#include <map>
#include <memory>
#include <span>
#include <string_view>

#include "ui/views/register_pane.h"

namespace pmo::ui {

class RegisterRoom {
public:
    explicit RegisterRoom(std::span<std::string_view const> registers) : m_registers(registers), m_chosen(registers[0]) {}

    void draw(Frame& frame, Box area);
    RegisterPane& pane(Frame& frame) { return pane_of(frame, m_chosen); }
    RegisterPane& pane_of(Frame& frame, std::string_view register_id);
    bool choose(std::string_view register_id);           // false: not one of them

private:
    std::span<std::string_view const> m_registers;
    std::string_view m_chosen;
    std::map<std::pair<Id, std::string_view>, std::unique_ptr<RegisterPane>> m_panes;
};

}  // namespace pmo::ui
