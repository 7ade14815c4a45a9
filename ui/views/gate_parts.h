#pragma once
// The parts of the gate screen: the list of gates, a project's path of gates, the criteria of one, and its decision. They draw what the rules say and ask for
// edits; which gate is chosen is the screen's matter (gate_view.cpp).

#include <string>
#include <vector>

#include "core/actions/decide_gate.h"
#include "core/rules/gates.h"
#include "ui/frame.h"
#include "ui/widgets/chip.h"

namespace pmo::ui {

// What has been typed for a decision and not yet been decided. It belongs to one gate.
struct DecisionDraft {
    Id gate;
    std::string outcome, reason;
    std::vector<GateCondition> conditions;
    Date again{};
    bool asking = false;                             // the confirmation is open
};

Badge readiness_badge(rules::GateState const& state);    // its label lives in the words
Tone decision_tone(std::string_view decision);
Icon verdict_icon(rules::Verdict verdict);
ImU32 verdict_color(Theme const& theme, rules::Verdict verdict);
std::string verdict_words(rules::Verdict verdict);
// Why a criterion passes or not: the computed facts, else the evidence that somebody gave.
std::string criterion_words(Frame const& frame, rules::CriterionState const& state);
std::string gate_name(Record const& gate);               // "G3 上线门"
Date gate_day(Record const& gate);                       // held, else planned

// One line of the list, 52 high. True: choose it.
bool draw_gate_line(Frame& frame, rules::GateState const& state, bool chosen, bool with_project, Box at);
// The project's gates as steps. kNoId: none was clicked.
Id draw_gate_path(Frame& frame, std::vector<rules::GateState> const& gates, Id chosen, Box at);
void draw_criteria(Frame& frame, rules::GateState const& state, Box at);
void draw_decision(Frame& frame, rules::GateState const& state, DecisionDraft& draft, Box at);

}  // namespace pmo::ui
