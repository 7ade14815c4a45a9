// THE list of rules: each file of this folder that finds something has its table of rules in its header and one line here.

#include "core/rules/rule.h"

#include "core/rules/compliance.h"
#include "core/rules/contracts.h"
#include "core/rules/skills.h"
#include "core/rules/workload.h"

namespace pmo::rules {

std::span<std::span<Rule const> const> all_rules() {
    static constexpr std::span<Rule const> kAll[] = {
        kContractRules,
        kComplianceRules,
        kSkillRules,
        kWorkloadRules,
        kAppraisalRules,
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
