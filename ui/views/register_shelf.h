#pragma once
// Registers behind a screen: some of them as lists with everything a list has, chosen at the left of the toolbar, each left as it was. For screens that
// stand over several registers and still have to show each of them.

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "ui/views/register_pane.h"

namespace pmo::ui {

class RegisterShelf {
public:
    explicit RegisterShelf(std::span<std::string_view const> registers) : m_registers(registers) {}
    void draw(Frame& frame, Box area);
    void show(std::string_view register_id);              // the one that is drawn next; unknown: nothing happens
    bool holds(std::string_view register_id) const;
    RegisterPane* pane(Frame& frame);                     // of the register that is shown; nullptr: there is none

private:
    std::span<std::string_view const> m_registers;
    std::size_t m_chosen = 0;
    std::map<std::pair<Id, std::string_view>, std::unique_ptr<RegisterPane>> m_panes;
};

}  // namespace pmo::ui
