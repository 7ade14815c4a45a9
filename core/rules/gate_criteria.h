#pragma once
// Gate criteria that the data decide (gate_criterion.computed): each is a question about the project's records on the data date, answered with the facts
// it follows from, so that a gate can be rehearsed any day before it is held. What a person judges (computed "none") is not answered here.
// A question about nothing (no contracts, no requirements) is unknown, not met: the gate's owner says whether it does not apply, by a waiver.

#include "core/rules/rule.h"

namespace pmo::rules {

enum class Verdict : std::uint8_t { met, failed, unknown, waived };

struct Evaluation {
    Verdict verdict = Verdict::unknown;
    std::string_view rule;                   // "criterion.budget_approved"; empty: not computed
    std::vector<std::string> args{};         // {0} how many are wrong, {1} of how many, {2} the first of them, or of what fulfils it, by name
    std::vector<Id> evidence{};              // the wrong ones; when met, what it rests on (at most eight)
};

// The criterion of a gate of a project. Of a method's gate, of a criterion without a gate: unknown.
Evaluation evaluate(Facts const& facts, Record const& criterion);
// The same question asked of a project with regard to a gate (nullptr: without one; then "due by the gate" means all).
Evaluation evaluate(Facts const& facts, std::string_view computed, Id project, Record const* gate);

inline constexpr Rule kCriterionRules[] = {
    {"criterion.sponsor_and_manager_named", Severity::error}, {"criterion.business_case_checked", Severity::error}, {"criterion.charter_approved", Severity::error},
    {"criterion.budget_approved", Severity::error}, {"criterion.baseline_set", Severity::error}, {"criterion.plan_has_no_errors", Severity::error},
    {"criterion.requirements_agreed", Severity::error}, {"criterion.requirements_traced", Severity::error}, {"criterion.deliverables_accepted", Severity::error},
    {"criterion.documents_approved", Severity::error}, {"criterion.no_overdue_critical_finding", Severity::error}, {"criterion.no_open_critical_issue", Severity::error},
    {"criterion.risk_reviews_done", Severity::error}, {"criterion.high_risks_answered", Severity::error}, {"criterion.no_overdue_action", Severity::error},
    {"criterion.conditions_met", Severity::error}, {"criterion.contracts_signed", Severity::error}, {"criterion.compliance_passed", Severity::error},
    {"criterion.tolerances_kept", Severity::error}, {"criterion.resources_committed", Severity::error}, {"criterion.handed_over", Severity::error},
    {"criterion.archived", Severity::error}, {"criterion.lessons_recorded", Severity::error}};

}  // namespace pmo::rules
