#pragma once
// What the parts of the intake screen share: the facts of each proposal, worked out once for each state of the records, the signs that stand for a
// side of feasibility, and the page of one proposal. For ui/views/intake_*.cpp only.

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "core/actions/decide_proposal.h"
#include "core/rules/feasibility.h"
#include "core/rules/intake.h"
#include "ui/frame.h"
#include "ui/views/remember.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/table.h"

namespace pmo::ui::intake {

struct Item {
    Id proposal;
    rules::Score score;
    rules::FeasibilitySides sides;                              // pointers into the store: good until the next change
    int age = -1;                                    // days in its stage; -1: unknown or decided
    bool stale = false;
    std::vector<rules::Hit> hits;                    // of the proposal and its assessments, errors first
};
// The columns of the board: four stages and what is decided.
inline constexpr int kColumns = 5, kDecided = 4;
struct Pipeline {
    std::vector<Item> column[kColumns];              // the most pressing first: must-do, urgency, score
    std::vector<Id> all;                             // by column, for the table
    int hits = 0;
    Item const* find(Id proposal) const;
};
Pipeline make_pipeline(Frame const& frame);

// A side of feasibility: circle, triangle, diamond as in health; a ring: not begun; a dot in a ring: at work; red ring: late.
void paint_side(Pen const& pen, ImVec2 centre, rules::SideState state);
std::string side_state_words(rules::SideState state);
Badge side_badge(rules::SideState state);            // its label is empty: side_state_words
std::string sides_words(Frame const& frame, rules::FeasibilitySides const& sides);   // one line each, for tooltips
std::string dimension_words(std::string_view dimension);
std::string stage_words(std::string_view stage);
Tone stage_tone(std::string_view stage);
std::string score_words(rules::Score const& score);  // "7.4", "—"

// The page of one proposal.
struct PageState {
    Id proposal;
    ProposalOutcome outcome = ProposalOutcome::approve;
    Id method;
    bool method_chosen = false;                      // else the method that fits is proposed
    std::set<Id> left_out;                           // items of the method that are unticked
    std::string left_out_reason;
    std::string reason;
    float story_height = 600;                        // as drawn last
    Remembered<std::vector<std::pair<TypeDef const*, int>>, std::tuple<Id, Id, std::set<Id>>> preview;
};
void draw_page(Frame& frame, Pipeline const& pipeline, PageState& state, Box area);
void draw_decision(Frame& frame, Item const& item, Record const& proposal, PageState& state, Box at);
// What an approval founds with the chosen method, each item with a tick. Height 0: nothing to show.
float founding_height(Frame& frame, Record const& proposal, PageState& state);
void draw_founding(Frame& frame, PageState& state, Box at);
// The pipeline as a table with what counts for each proposal, and its filters.
struct TableMemory {
    TableState table;
    std::string search, stage;
    Id department;
    bool stale_only = false;
};
void draw_pipeline_table(Frame& frame, Pipeline const& pipeline, TableMemory& memory, Box area);
std::string money_words(Record const& proposal);
float decision_height(Record const& proposal, PageState const& state);

EditContext context_of(Frame& frame);

}  // namespace pmo::ui::intake
