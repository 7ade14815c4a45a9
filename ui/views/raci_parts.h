#pragma once
// What the parts of the responsibility screens share: the findings of one scope, the words for letters, parties and repairs, and the sign of a letter. The
// table is raci_table.h, the panel at the right raci_inspector.h; what is concluded is core/rules/raci.h.

#include <optional>
#include <string>
#include <vector>

#include "core/actions/raci_edits.h"
#include "core/rules/raci.h"
#include "ui/frame.h"
#include "ui/theme/draw.h"

namespace pmo::ui {

// Which matrix is looked at. `project` is set when the scope is a project or the method that a project follows without a matrix of its own.
struct RaciKey {
    Id scope, project;
    rules::Parties parties = rules::Parties::departments;
    std::vector<Id> also{};                          // columns wanted without a letter
    Id version{};                                    // differences are against it; none: against the method of a project with a matrix of its own
    bool operator==(RaciKey const&) const = default;
};

struct RaciFindings {
    RaciKey key;
    rules::RaciMatrix matrix;
    std::vector<rules::Hit> hits;                    // of activities, of columns, then of the real project
    std::size_t real = 0;                            // where the last of them begin
    std::vector<rules::RaciDifference> differences;  // against key.version or the method
    std::vector<Id> gone;                            // parties that nobody stands for any more
    std::vector<std::vector<std::size_t>> of_row;    // indices into hits
    std::vector<std::vector<std::size_t>> of_column;
    std::int32_t count[3] = {0, 0, 0};               // by severity
    bool borrowed() const { return key.project && key.project != key.scope; }
};
RaciFindings find_raci(Frame const& frame, RaciKey const& key);
Severity worst_of(RaciFindings const& findings, std::vector<std::size_t> const& hits);
// Of one cell, where it is otherwise than in the version or the method; nullptr: the same.
rules::RaciDifference const* difference_at(RaciFindings const& findings, Id activity, Id party);

// Where an activity stands in a scope: methods and projects that have activities, methods first.
struct RaciScopeChoice { Id scope; std::string code, name; bool project = false, own = false; };
std::vector<RaciScopeChoice> raci_scopes(Frame const& frame);
// The choice among them; answers the new one.
std::optional<Id> raci_scope_combo(Frame& frame, Id chosen, Box at);
Id first_raci_scope(Frame const& frame);             // kNoId: there is no activity at all

std::string_view letter_of(rules::Duty duty);        // "A/R"; a notation, the same in every language
std::string duty_words(rules::Duty duty);            // "A 问责"
std::string party_words(Frame const& frame, Id party);
// The short form for a column: the name where it fits into `width`, else the department's code.
std::string short_party_words(Frame const& frame, Id party, float width = 66);
std::string party_head(Frame const& frame, Id party);        // who leads it or holds the role; empty: nobody or several
std::string activity_words(Record const& activity);          // "2.3 预算编制与审批"
std::string repair_words(Frame const& frame, RaciRepair const& repair);
std::string short_hit_words(rules::Hit const& hit, Store const& store);   // for a narrow column: "2 个 A"

// A letter as a tile around the centre of a cell. A conflict is red with white ink.
struct LetterSign { rules::Duty duty = rules::Duty::none; bool conflict = false, ghost = false; };
void paint_letter(Pen const& pen, ImVec2 centre, LetterSign const& sign);
float letter_width(rules::Duty duty);
// The legend at the right end of a bar, as much of it as fits; returns the rest of the bar.
Box draw_letter_legend(Ui& ui, Box bar);

std::string raci_csv(Frame const& frame, RaciFindings const& findings);
EditContext raci_context(Frame const& frame, Id project = kNoId);

}  // namespace pmo::ui
