#pragma once
// The matrix of probability × impact with the organisation's own words for the levels: each open risk is a chip in its cell, now or after its response;
// of the selected one an arrow leads from here to there. Over several projects a cell has the number of its risks instead. It draws and says what was
// pressed; it keeps nothing.

#include <span>

#include "ui/frame.h"

namespace pmo::ui {

struct RiskMatrix {
    std::span<Record const* const> risks;            // those to be placed; without an assessment they stand nowhere
    Id project{};                                    // whose scales; kNoId: the organisation's
    bool residual = false;
    int probability = 0, impact = 0;                 // the chosen cell; 0: none
    Box at;
};
struct MatrixAnswer { int probability = 0, impact = 0; };   // a cell was pressed; 0: none. A chip selects its risk by itself.
MatrixAnswer draw_risk_matrix(Frame& frame, RiskMatrix const& spec);

ImU32 risk_score_color(Theme const& theme, std::int64_t score);     // of a cell
std::string risk_level_words(Store const& store, std::string_view dimension, int level, Id project);   // "较高"; a number where nobody named it

}  // namespace pmo::ui
