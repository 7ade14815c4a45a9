#pragma once
// Small signs that are read, not clicked: badge, health chip, score, counter, avatar, key cap. The functions with Ui& take a place in
// the layout and tell the semantic tree; the paint_* functions only draw (table cells, whose node says the same) and return
// the width. Colour is never the only sign: shape and character go with it.

#include "ui/widgets/ui.h"

namespace pmo::ui {

enum class Trend : std::uint8_t { none, better, same, worse };             // of health: up-right is better

struct Badge {
    std::string_view label = {};
    Tone tone = Tone::neutral;
    Icon icon = Icon::none;
};
float paint_badge(Pen const& pen, float x, float cy, Badge const& badge);
float badge_width(Fonts const& fonts, Badge const& badge);
void badge(Ui& ui, std::string_view id, Badge const& badge);
ImU32 tone_shape_color(Theme const& theme, Tone tone);
ImU32 tone_text_color(Theme const& theme, Tone tone);
ImU32 tone_soft_color(Theme const& theme, Tone tone);
ImU32 tone_line_color(Theme const& theme, Tone tone);

struct Rag { Health health = Health::none; Trend trend = Trend::none; };
float paint_rag(Pen const& pen, float x, float cy, Rag const& rag);        // green without background
float rag_width(Fonts const& fonts, Rag const& rag);
std::string rag_words(Rag const& rag);                                     // "黄，变差"
void rag_chip(Ui& ui, std::string_view id, std::string_view name, Rag const& rag);

// Exposure of a risk, 1 to 25. `long_word`: 极高, else 极.
float paint_score(Pen const& pen, float x, float cy, int score, bool long_word);
float score_width(Fonts const& fonts, int score, bool long_word);
std::string score_words(int score, bool long_word);
void score_chip(Ui& ui, std::string_view id, std::string_view name, int score, bool long_word = true);

float paint_trend(Pen const& pen, float x, float cy, Icon arrow, ImU32 color);
float paint_pill(Pen const& pen, float x, float cy, std::string_view count, Tone tone = Tone::neutral);
float pill_width(Fonts const& fonts, std::string_view count);
float paint_avatar(Pen const& pen, float x, float cy, std::string_view name, float size = 20);   // colour from the name
float paint_key(Pen const& pen, float right, float cy, std::string_view keys);   // right-aligned key cap; returns its width
float key_width(Fonts const& fonts, std::string_view keys);
void key_cap(Ui& ui, std::string_view keys);
void avatar(Ui& ui, std::string_view id, std::string_view name, float size = 20);

}  // namespace pmo::ui
