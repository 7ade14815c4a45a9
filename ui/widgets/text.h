#pragma once
// Words on the screen that assistive technology reads too: headings, text, captions, separators.

#include "ui/widgets/ui.h"

namespace pmo::ui {

struct TextSpec {
    std::string_view text = {};
    Type type = Type::body;
    ImU32 color = 0;                         // 0: text1
    float width = 0;                         // 0 natural; else cut with an ellipsis or, with wrap, broken into lines
    bool wrap = false;
    Align align = Align::left;
    std::string_view id = {};                     // only when the same text stands twice in a scope
    sem::Role role = sem::Role::text;
    Box at = {};
};
void text(Ui& ui, TextSpec const& spec);
void text(Ui& ui, std::string_view words);                       // body, text1
void caption(Ui& ui, std::string_view words);                    // small, text3
void text_at(Ui& ui, Box const& at, std::string_view words, Type type, ImU32 color, Align align = Align::left);
void heading(Ui& ui, int level, std::string_view words, Type type = Type::title, Box at = {});
void separator(Ui& ui, float margin = 8);                        // a line across the content
void section(Ui& ui, std::string_view title, std::string_view note = {});   // inspector: line above, title, note at the right

}  // namespace pmo::ui
