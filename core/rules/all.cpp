// THE list of rules: each file of this folder that finds something has its table of rules in its header and one line here.

#include <array>

#include "core/rules/changes.h"
#include "core/rules/issues.h"
#include "core/rules/risks.h"
#include "core/rules/warnings.h"

namespace pmo::rules {

std::span<std::span<Rule const> const> all_rules() {
    static constexpr std::array<std::span<Rule const>, 4> kTables = {
        kRiskRules,
        kWarningRules,
        kIssueRules,
        kChangeRules,
    };
    return kTables;
}

Rule const* find_rule(std::string_view id) {
    for (auto const table : all_rules())
        for (auto const& rule : table)
            if (rule.id == id) return &rule;
    return nullptr;
}

}  // namespace pmo::rules
