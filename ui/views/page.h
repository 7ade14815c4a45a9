#pragma once
// The head of a screen: its project's frame when it stands inside a project, else a strip with icon, name and caption. A screen that is both a
// tab of a project and a screen of the portfolio (risks, changes, quality) calls it first and draws into the rest.

#include "ui/frame.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"

namespace pmo::ui {

struct PageHead {
    std::string_view id;                     // of the view; its icon and its words "view.<id>" are taken
    std::string_view caption{};              // beside the name: counts, a version
    Badge badge{};                           // between them; drawn when it has a label
};

// Cuts the head off `area`. Returns the bar for the screen's buttons: in the strip of the portfolio's screen, below the tabs in a project.
Box draw_page_head(Frame& frame, Box& area, PageHead const& head);

// A button at the right end of a bar, at the left end; true: clicked.
bool right_button(Ui& ui, Button spec, Box& bar);
bool left_button(Ui& ui, Button spec, Box& bar);
// A control of the toolbar's height in the middle of a bar.
Box middle_of(Box const& bar);

}  // namespace pmo::ui
