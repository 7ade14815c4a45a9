#pragma once
// Choosing: checkbox, radio box, switch, flag, segmented control, scale of tiles, tabs. They show what the caller says and answer what the
// person wants; the caller's data changes through an edit, not here. Long lists: ui/widgets/combo.h.

#include <span>

#include "ui/widgets/ui.h"

namespace pmo::ui {

struct Check {
    std::string_view id = {};
    std::string_view label = {};                  // empty: the box alone, then `name` is needed
    bool checked = false, mixed = false, disabled = false;
    std::string_view name = {}, tip = {};
    float width = 0;
    Box at = {};
};
bool checkbox(Ui& ui, Check const& spec);    // true: it was toggled
bool switch_control(Ui& ui, Check const& spec);

// A box with a radio mark, a value and a line below it (merge review). Groups by themselves, like all radios here.
struct Radio {
    std::string_view id = {};
    std::string_view label = {}, caption = {};
    bool chosen = false, disabled = false;
    bool boxed = false;                      // with border, soft fill when chosen
    std::string_view name = {};
    float width = 0;
    Box at = {};
};
bool radio(Ui& ui, Radio const& spec);       // true: choose this one

struct Choice {
    std::string_view key = {};                    // stable, for the id
    std::string_view label = {};
    Icon icon = Icon::none;
    std::string_view count = {};                  // tabs: pill after the label
    std::string_view tip = {};
    bool disabled = false;
};

struct Segmented {
    std::string_view id = {};
    std::string_view name = {};                   // of the group; inside a form row its label is taken
    std::span<Choice const> options = {};
    int chosen = -1;
    Size size = Size::normal;
    bool icons_only = false;
    bool disabled = false;
    float width = 0;
    Box at = {};
};
std::optional<int> segmented(Ui& ui, Segmented const& spec);
float segmented_width(Ui const& ui, Segmented const& spec);

// Tiles 1 to `count` (probability, impact). Arrows and digits change it too.
struct Scale {
    std::string_view id = {};
    std::string_view name = {};
    int value = 0, count = 5;                // 0: none yet
    std::span<std::string_view const> words = {}; // what each tile means, for tooltips and assistive technology
    bool disabled = false;
    Box at = {};
};
std::optional<int> scale(Ui& ui, Scale const& spec);

struct Tabs {
    std::string_view id = {};
    std::string_view name = {};
    std::span<Choice const> tabs = {};
    int active = 0;
    Size size = Size::normal;                // 36 high, small 32
    bool line = true;                        // the 1 px line below all of them
    float width = -1;                        // tabs that do not fit go into a menu at the right end
    Box at = {};
};
std::optional<int> tabs(Ui& ui, Tabs const& spec);

}  // namespace pmo::ui
