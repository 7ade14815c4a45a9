#pragma once
// What still stands between a project and its end, by register and step of the closing: checklist, open items, hand-over, archive, contracts,
// resources, report, lessons. Errors are obligatory: a project closes only when they are settled or waived with a reason. Warnings ought to be
// settled, hints are for information. What is done about them: core/actions/closing_handlings.h.

#include <array>
#include <cstdint>

#include "core/rules/rule.h"

namespace pmo::rules {

enum class ClosingStep : std::uint8_t { checklist, open_items, hand_over, archive, contracts, resources, report, lessons, close };
inline constexpr int kClosingSteps = 9;
inline constexpr std::string_view kClosingStepIds[kClosingSteps] = {"checklist", "open_items", "hand_over", "archive", "contracts", "resources", "report", "lessons", "close"};

inline constexpr std::int32_t kDonePermille = 950;       // a plan that is done to this degree has only its own closing left

inline constexpr Rule kClosingRules[] = {
    {"closing.no_checklist", Severity::error},
    {"closing.item_open", Severity::error},
    {"closing.tasks_open", Severity::warning},           // error below kDonePermille
    {"closing.deliverable_not_accepted", Severity::error},
    {"closing.condition_open", Severity::error},
    {"closing.issue_open", Severity::error},
    {"closing.change_open", Severity::error},
    {"closing.finding_open", Severity::warning},         // error for critical and major ones
    {"closing.risk_open", Severity::warning},
    {"closing.action_open", Severity::warning},
    {"closing.gate_open", Severity::warning},
    {"closing.benefit_open", Severity::hint},
    {"closing.no_hand_over", Severity::error},
    {"closing.hand_over_open", Severity::error},
    {"closing.document_not_archived", Severity::warning},// error when the method demands the document
    {"closing.contract_open", Severity::error},
    {"closing.payment_open", Severity::error},
    {"closing.fund_request_open", Severity::warning},
    {"closing.audit_open", Severity::warning},
    {"closing.role_open", Severity::warning},
    {"closing.booking_open", Severity::warning},
    {"closing.assignment_open", Severity::warning},
    {"closing.no_report", Severity::error},
    {"closing.report_draft", Severity::error},
    {"closing.no_lesson", Severity::warning},
    {"closing.lesson_draft", Severity::warning},
};

// Everything found in a live project, closed or not; by step, the gravest first within each. Another id: nothing.
std::vector<Hit> check_closing(Facts const& facts, Id project);

// The step in which a hit is settled. An item of the checklist stands in the step of its kind.
ClosingStep step_of(Hit const& hit, Store const& store);
ClosingStep step_of_kind(std::string_view closing_item_kind);

// How far each step is: what its own items of the checklist say, and what the rules found.
struct StepState {
    std::int32_t items = 0, done = 0;                    // of the checklist, those not applicable counted as done
    std::int32_t must = 0, should = 0;                   // errors and warnings
    bool clear() const { return must == 0 && should == 0 && items == done; }
};
using ClosingProgress = std::array<StepState, kClosingSteps>;      // that of `close` is the sum of the others
ClosingProgress closing_progress(Store const& store, Id project, std::span<Hit const> hits);

}  // namespace pmo::rules
