#pragma once
// What rules found, as sentences: "rule.<id>" filled with the hit's arguments, and the rule itself, "rule.<id>.why".

#include <string>
#include <string_view>

#include "core/rules/rule.h"

namespace pmo::ui {

std::string sentence(rules::Hit const& hit, Store const& store);
std::string rule_words(std::string_view rule);           // the rule with its limits, for tooltips and panels

}  // namespace pmo::ui
