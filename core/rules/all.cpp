// THE list of rules: each file of this folder that finds something has its table of rules in its header and one line here.

#include "core/rules/gate_criteria.h"
#include "core/rules/gates.h"
#include "core/rules/method_deviation.h"
#include "core/rules/rule.h"
#include "core/rules/tolerances.h"

namespace pmo::rules {

std::span<std::span<Rule const> const> all_rules() {
    static constexpr std::span<Rule const> kAll[] = {
        kCriterionRules,
        kGateRules,
        kMethodRules,
        kToleranceRules,
    };
    return kAll;
}

Rule const* find_rule(std::string_view id) {
    for (auto const table : all_rules())
        for (auto const& rule : table)
            if (rule.id == id) return &rule;
    return nullptr;
}

}  // namespace pmo::rules
