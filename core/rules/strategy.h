#pragma once
// Do the projects serve the strategy: objectives that nothing works for, projects that serve none, weights that do not add up. How strongly a
// project or proposal serves an objective is a contribution, 1 weak to 3 strong; 0 or none: not at all.

#include <optional>
#include <string_view>
#include <vector>

#include "core/rules/rule.h"

namespace pmo::rules {

inline constexpr Rule kStrategyRules[] = {
    {"strategy.unserved", Severity::error},          // an open objective without a running project. {0} proposals that would serve it
    {"strategy.weak", Severity::hint},               // only weak contributions. {0} projects
    {"strategy.at_risk", Severity::warning},         // every project that serves it is red or amber. {0} projects
    {"strategy.no_objective", Severity::warning},    // a running project that serves none
    {"strategy.not_counted", Severity::hint},        // the project names an objective and contributes nothing to it. {0} objective
    {"strategy.weights", Severity::warning},         // open objectives beside each other do not weigh 100 together. {0} the sum
    {"strategy.closed_objective", Severity::warning},// a running project serves closed objectives only. {0} objective
};

// A contribution that counts: both ends live.
struct Served { Id contribution, objective, by; int strength = 0; bool proposal = false; };
struct ObjectiveRow {
    Id objective;
    int level = 0;
    bool open = true;
    int projects = 0, proposals = 0, strength = 0;   // running projects and open proposals that serve it; the sum of the projects' strengths
    int below = 0;                                   // running projects that serve it or an objective below it, each once
    std::optional<int> attained{};                   // percent of the way from baseline to target; empty when the texts are not numbers
};
struct Strategy {
    std::vector<ObjectiveRow> objectives;            // in the order of the tree
    std::vector<Served> served;
    std::vector<Hit> hits;                           // errors first
};
Strategy check_strategy(Facts const& facts);

// The number a text begins with, sign and thousands separators included, or with one character before it: "118", "30%", "1,280 万元", "≤ 5".
std::optional<double> leading_number(std::string_view text);

}  // namespace pmo::rules
