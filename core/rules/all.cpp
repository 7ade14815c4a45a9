// THE list of rules: each file of this folder that finds something has its table of rules in its header and one line here.

#include "core/rules/documents.h"
#include "core/rules/knowledge.h"
#include "core/rules/rule.h"

namespace pmo::rules {

std::span<std::span<Rule const> const> all_rules() {
    static constexpr std::span<Rule const> kAll[] = {
        kDocumentRules,
        kKnowledgeRules,
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
