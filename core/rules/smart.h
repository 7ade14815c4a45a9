#pragma once
// Is a goal of a project SMART? Specific, measurable, achievable, relevant, time-bound: each letter is either met or has the faults that say why
// not. A check of form, not of wisdom: it counts words, looks for a verb of change, a number, a link, a date. The verbs and numerals are small
// lists in Chinese and English; a goal in another language keeps every letter but the verb's.

#include <array>
#include <vector>

#include "core/rules/rule.h"

namespace pmo::rules {

inline constexpr Rule kSmartRules[] = {
    {"smart.too_short", Severity::warning},      // S: title and "specific" together say too little. {0} words, {1} the fewest
    {"smart.no_verb", Severity::warning},        // S: nothing says what changes
    {"smart.no_measure", Severity::warning},     // M: no measure
    {"smart.no_number", Severity::warning},      // M: the target has no number. {0} the target
    {"smart.no_evidence", Severity::warning},    // A: no reason to believe it
    {"smart.not_agreed", Severity::hint},        // A: still a draft
    {"smart.no_objective", Severity::warning},   // R: serves no strategic objective
    {"smart.objective_over", Severity::warning}, // R: the objective is closed. {0} its name
    {"smart.no_due", Severity::warning},         // T: no date
    {"smart.due_outside", Severity::warning},    // T: not within the project. {0} due, {1} first, {2} last day allowed
};

inline constexpr int kFewestGoalWords = 6;       // two Chinese characters count as one word
inline constexpr int kFewestEvidenceWords = 3;
inline constexpr int kBenefitDays = 365;         // a benefit may come this long after the project's end

struct Mark {
    char letter = 'S';                           // of S M A R T
    std::vector<Hit> faults{};
    bool met() const { return faults.empty(); }
};
using Marks = std::array<Mark, 5>;

Marks smart_marks(Facts const& facts, Record const& goal);
int smart_letters(Marks const& marks);           // how many are met, 0 to 5
std::vector<Hit> check_smart(Facts const& facts, Id project);   // of all goals that are not over

// The days between which a goal of this project may be due; an unknown end is empty.
struct Window { std::optional<Date> first, last; };
Window project_window(Facts const& facts, Id project);

// For tests: what the heuristics see.
int word_count(std::string_view text);           // Latin words, and Chinese characters by twos
bool says_change(std::string_view text);         // a verb of change in Chinese or English
bool has_number(std::string_view text);          // a digit, narrow or wide, or a Chinese numeral

}  // namespace pmo::rules
