#pragma once
// Parts that screens of figures share: the choice of what a screen shows, a strip of figures, a bar with its number, a line of words with an explanation.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/actions/new_record.h"
#include "ui/frame.h"
#include "ui/views/hit_list.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"

namespace pmo::ui {

struct Segment { std::string_view key; std::string_view label; };
// At the left end of a bar. Changes `chosen`.
void choose_segment(Ui& ui, Box& bar, std::string_view name, std::span<Segment const> segments, int& chosen);

// One figure of a strip: what it is called, how much, what about it; the tooltip says how it is computed.
struct Figure {
    std::string_view key;
    std::string label, value, note, tip;
    Tone tone = Tone::neutral;                       // of the value
};
inline constexpr float kFigureStrip = 62;
int draw_figure_strip(Frame& frame, std::string_view id, std::span<Figure const> figures, Box at);   // index of the clicked one; -1: none

// A horizontal bar of `permille` with its number at the right; without a value a dash.
void paint_figure_bar(Pen const& pen, Box at, std::optional<int> percent, ImU32 color);
ImU32 percent_color(Theme const& theme, std::optional<int> percent);     // red below 55, amber below 70

// A card with the findings of rules.
struct HitCard { std::string_view id; std::string title; std::string none; std::span<rules::Hit const> hits; std::span<HitAction const> actions{}; bool show_project = false; };
HitAnswer draw_hit_card(Frame& frame, HitCard const& card, Box at);

// A label at the left and its words, one line; returns the line's box for a tooltip.
Box draw_fact(Frame& frame, Box& rest, std::string_view key, std::string_view label, std::string_view words, ImU32 color = 0);

// A row of small buttons from the left; a disabled one says why in its tip. The index of the pressed one; -1: none.
int draw_buttons(Frame& frame, Box at, std::span<Button const> buttons);

// What actions need to know: who, when, and for which project.
EditContext edit_context(Frame& frame, Id project = kNoId);

// The people, projects … that a link names; "—" when it names nothing that lives.
std::string name_of(Frame const& frame, Id id);
// Minor units of the currency in its unit, with the unit.
std::string money_words(Money money);

}  // namespace pmo::ui
