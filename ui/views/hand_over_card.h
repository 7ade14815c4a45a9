#pragma once
// Hand-overs between departments as a card, one line each: what, with whom, by when, how it stands, and its next step as a button (hand over, receive, send
// back). A click selects the record. Which hand-overs, and whose, the screen says.

#include <string>
#include <vector>

#include "ui/frame.h"
#include "ui/screens/inspector.h"

namespace pmo::ui {

struct HandOverLine {
    Record const* record = nullptr;
    Id other{};                                      // the department to name beside it; none: who owns it
};
struct HandOverCard {
    std::string_view id;
    std::string title, caption, none;                // none: the sentence of an empty card
    std::vector<HandOverLine> lines{};
};
void draw_hand_over_card(Frame& frame, HandOverCard const& card, Box at);

// The same steps at the foot of the panel at the right.
InspectorExtra hand_over_extra();

}  // namespace pmo::ui
