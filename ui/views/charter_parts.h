#pragma once
// What the parts of the charter screens share: the head with its choice of document, traceability and registers, the facts of a charter, its parts
// on paper and as a printable page. For ui/views/charter_*.cpp and traceability_view.cpp only.

#include <map>
#include <string>
#include <vector>

#include "core/actions/charter_edits.h"
#include "core/rules/charter.h"
#include "core/rules/smart.h"
#include "ui/frame.h"

namespace pmo::ui::charter {

// Project frame, tabs, and the choice. `now`: "" the document, "traceability", or the register that is shown. Returns the rest of the bar.
Box draw_head(Frame& frame, Box& area, std::string_view now);

struct GoalRow { Id goal; rules::Marks marks; };
struct Milestone { Id task; Date forecast; std::optional<Date> baseline{}; bool done = false; };
struct Facts {
    Id project, charter;                             // charter: kNoId when there is none
    rules::Completeness completeness{};
    std::vector<GoalRow> goals{};
    std::vector<Milestone> milestones{};
    std::vector<Id> roles{}, approvals{};            // role assignments, approvals of the charter
    std::vector<rules::Hit> hits{};
};
Facts gather(Frame const& frame, Id project);

std::string part_words(std::string_view part);       // of rules::CharterPart
// Why a letter is met or not: the rules, for tooltips.
std::string mark_words(Frame const& frame, rules::Mark const& mark);
std::string letter_words(char letter);

// Each draws into a column and returns the height that it took.
float draw_goals(Frame& frame, Facts const& facts, Box at);
float draw_milestones(Frame& frame, Facts const& facts, Box at);
float draw_frame_of_money(Frame& frame, Record const& charter, Box at);
float draw_roles(Frame& frame, Facts const& facts, Box at);
struct SignState { Id approval; std::string words; };
float draw_approvals(Frame& frame, Facts const& facts, SignState& state, Box at);
float draw_section_head(Frame& frame, std::string_view words, std::string_view note, Box at);

// The charter as one HTML page in the language of the moment, to print or send.
std::string charter_html(Frame const& frame, Facts const& facts);

}  // namespace pmo::ui::charter
