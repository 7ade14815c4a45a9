#pragma once
// What rules found, as a list: a sign of the severity, the sentence, the record it is about, and at most two buttons. The rule itself and the
// records it follows from are the line's tooltip. A click selects the record.

#include <span>

#include "ui/frame.h"
#include "core/rules/rule.h"

namespace pmo::ui {

struct HitAction {
    std::string_view key, label;
    Icon icon = Icon::none;
    bool (*fits)(rules::Hit const&) = nullptr;       // nullptr: every hit
};

struct HitList {
    std::string_view id;
    std::string_view name;                           // of the list, for assistive technology
    std::span<rules::Hit const> hits;
    std::span<HitAction const> actions{};            // at the right end of a line
    std::string_view none{};                         // the sentence when nothing was found
    bool show_subject = true;                        // the record's name before the sentence
    bool show_project = false;                       // its project's code
    Box at;                                          // scrolls
};
struct HitAnswer { int hit = -1; int action = -1; }; // action -1: the line was clicked (and its subject is selected)
HitAnswer draw_hit_list(Frame& frame, HitList const& spec);
// With who answers for each hit at its right end, one for each; kNoId: nobody.
HitAnswer draw_hit_list(Frame& frame, HitList const& spec, std::span<Id const> owners);

rules::Facts facts_of(Frame const& frame);           // what rules look at; their day is the data date
Icon severity_icon(Severity severity);
ImU32 severity_color(Theme const& theme, Severity severity);
Tone severity_tone(Severity severity);
// The sentence, the rule and its evidence by name, for tooltips.
std::string explain(Frame const& frame, rules::Hit const& hit);

}  // namespace pmo::ui
