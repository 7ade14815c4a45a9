// THE list of rules: each file of this folder that finds something has its table of rules in its header and one line here.

#include "core/rules/boundary.h"
#include "core/rules/changes.h"
#include "core/rules/charter.h"
#include "core/rules/closing.h"
#include "core/rules/communication.h"
#include "core/rules/compliance.h"
#include "core/rules/contracts.h"
#include "core/rules/decisions.h"
#include "core/rules/dependencies.h"
#include "core/rules/documents.h"
#include "core/rules/feasibility.h"
#include "core/rules/gate_criteria.h"
#include "core/rules/gates.h"
#include "core/rules/intake.h"
#include "core/rules/issues.h"
#include "core/rules/knowledge.h"
#include "core/rules/meetings.h"
#include "core/rules/method_deviation.h"
#include "core/rules/organisation.h"
#include "core/rules/plan_check.h"
#include "core/rules/quality.h"
#include "core/rules/raci.h"
#include "core/rules/resources.h"
#include "core/rules/risks.h"
#include "core/rules/rule.h"
#include "core/rules/skills.h"
#include "core/rules/smart.h"
#include "core/rules/stakeholders.h"
#include "core/rules/strategy.h"
#include "core/rules/tolerances.h"
#include "core/rules/traceability.h"
#include "core/rules/warnings.h"
#include "core/rules/workload.h"

namespace pmo::rules {

std::span<std::span<Rule const> const> all_rules() {
    static constexpr std::span<Rule const> kTables[] = {
        kBoundaryRules,
        kChangeRules,
        kCharterRules,
        kClosingRules,
        kCommunicationRules,
        kComplianceRules,
        kContractRules,
        kDecisionRules,
        kDependencyRules,
        kDocumentRules,
        kFeasibilityRules,
        kCriterionRules,
        kGateRules,
        kIntakeRules,
        kIssueRules,
        kKnowledgeRules,
        kMeetingRules,
        kMethodRules,
        kOrganisationRules,
        kPlanCheckRules,
        kQualityRules,
        kRaciRules,
        kResourceRules,
        kRiskRules,
        kSkillRules,
        kSmartRules,
        kStakeholderRules,
        kStrategyRules,
        kToleranceRules,
        kTraceabilityRules,
        kWarningRules,
        kWorkloadRules,
        kAppraisalRules,
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
