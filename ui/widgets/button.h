#pragma once
// Buttons and links. A button that cannot run yet says why in its own label or in `tip`. Toggles that belong together are a
// segmented control (ui/widgets/choice.h).

#include "ui/widgets/ui.h"

namespace pmo::ui {

enum class ButtonKind : std::uint8_t { primary, secondary, ghost, toggle, danger, danger_confirm };

struct Button {
    std::string_view id = {};
    std::string_view label = {};                  // empty: icon only, then `name` is needed
    Icon icon = Icon::none;
    ButtonKind kind = ButtonKind::secondary;
    Size size = Size::normal;
    bool on = false;                         // toggle
    bool disabled = false;
    std::string_view name = {};                   // for assistive technology, when it must say more than the label
    std::string_view tip = {};                    // tooltip; also the reason why it is disabled
    std::string_view count = {};                  // a pill after the label
    Icon trailing = Icon::none;              // e.g. chevron_down before a menu
    bool opens_menu = false;
    float width = 0;
    Box at = {};
};
bool button(Ui& ui, Button const& spec);     // true once for each click, Enter, Space
float button_width(Ui const& ui, Button const& spec);

struct Link {
    std::string_view id = {};
    std::string_view label = {};
    Icon icon = Icon::none;
    Type type = Type::small;
    std::string_view name = {}, tip = {};
    Box at = {};
};
bool link(Ui& ui, Link const& spec);

}  // namespace pmo::ui
