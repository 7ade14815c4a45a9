#pragma once
// What a person can ask for, wherever they are: one table that feeds the palette, the keys and the help. A row carries its own function;
// there is no switch over commands.

#include <span>
#include <string_view>

#include "imgui.h"
#include "ui/frame.h"

namespace pmo::ui {

struct Command {
    std::string_view id;                 // its words: "command." + id
    Icon icon = Icon::none;
    ImGuiKeyChord keys = 0;              // 0: none; works while nobody is typing, with Ctrl or Alt always
    bool (*enabled)(Frame const&) = nullptr;   // nullptr: always
    void (*run)(Frame&) = nullptr;
};

std::span<Command const> all_commands();
Command const* find_command(std::string_view id);
std::string keys_text(ImGuiKeyChord keys);                   // "Ctrl+K"
void handle_command_keys(Frame& frame);                      // once in a frame, after the views

}  // namespace pmo::ui
