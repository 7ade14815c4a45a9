#pragma once
// Choosing one of many. The list opens below (or above) the field; with more than eight options it has a box to type in, which filters by
// words and codes. Keyboard: ↓ Enter Space open, arrows move, Enter chooses, Esc closes. At most five options: use segmented.

#include <span>

#include "ui/widgets/ui.h"

namespace pmo::ui {

struct Option {
    std::string_view key = {};                     // stable, for the id
    std::string_view label = {};
    std::string_view caption = {};                 // at the right, text3: a code, a department
    Icon icon = Icon::none;
    bool avatar = false;                      // the first character of the label in a circle
    bool disabled = false;
};

struct Combo {
    std::string_view id = {};
    std::string_view name = {};
    std::span<Option const> options = {};
    int chosen = -1;
    std::string_view placeholder = {};
    bool can_clear = false;                   // the first row is "none"; answers -1
    std::string_view problem = {}, warning = {};
    bool read_only = false, disabled = false, required = false;
    Size size = Size::normal;
    float width = -1;
    Box at = {};
};
std::optional<int> combo(Ui& ui, Combo const& spec);

// The list alone, in a popup of another widget (inline edit in a table). Draws into the current window.
struct OptionListSpec {
    std::string_view id = {};
    std::span<Option const> options = {};
    int chosen = -1;
    bool filter = false;
    float width = 200, max_height = 320;
};
struct OptionListAnswer { std::optional<int> chosen; bool closed = false; };
OptionListAnswer option_list(Ui& ui, OptionListSpec const& spec);

}  // namespace pmo::ui
