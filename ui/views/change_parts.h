#pragma once
// The parts of a change request as the board sees it: what it would do to plan and money, its planned effects, the votes. For change_view.cpp only. Each
// draws at the layout cursor of the current panel.

#include "core/actions/new_record.h"
#include "core/project/plan_impact.h"
#include "ui/frame.h"

namespace pmo::ui {

void draw_change_impact(Frame& frame, Record const& change, PlanImpact const& impact);
void draw_change_effects(Frame& frame, Record const& change);
// The people who vote and what they said; who may still be asked.
void draw_change_votes(Frame& frame, Record const& change);

// "+5 d", "+18.0", the task: what an effect does, in one line.
std::string effect_words(Frame const& frame, Record const& effect);
EditContext change_context(Frame& frame, Record const& change);

}  // namespace pmo::ui
