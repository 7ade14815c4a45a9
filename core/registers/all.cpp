// THE list of registers. A new register is its header in this folder, one include and one line here, and its words in assets/i18n.
// The order is that of the mission areas; files name registers by id, so it may change.

#include <array>

#include "core/model/schema.h"
#include "core/registers/acceptance.h"
#include "core/registers/action_item.h"
#include "core/registers/activity.h"
#include "core/registers/agenda_item.h"
#include "core/registers/appraisal.h"
#include "core/registers/appraisal_item.h"
#include "core/registers/approval.h"
#include "core/registers/assignment.h"
#include "core/registers/audit_finding.h"
#include "core/registers/availability.h"
#include "core/registers/baseline.h"
#include "core/registers/baseline_task.h"
#include "core/registers/benefit.h"
#include "core/registers/benefit_measurement.h"
#include "core/registers/board_column.h"
#include "core/registers/board_snapshot.h"
#include "core/registers/budget_line.h"
#include "core/registers/budget_version.h"
#include "core/registers/calendar.h"
#include "core/registers/calendar_exception.h"
#include "core/registers/cash_flow.h"
#include "core/registers/change_effect.h"
#include "core/registers/change_request.h"
#include "core/registers/charter.h"
#include "core/registers/checklist_item.h"
#include "core/registers/closing_audit.h"
#include "core/registers/closing_item.h"
#include "core/registers/coaching_request.h"
#include "core/registers/communication_event.h"
#include "core/registers/communication_item.h"
#include "core/registers/compliance_check.h"
#include "core/registers/contract.h"
#include "core/registers/contract_milestone.h"
#include "core/registers/contribution.h"
#include "core/registers/cost_entry.h"
#include "core/registers/cost_overrun.h"
#include "core/registers/criterion.h"
#include "core/registers/decision.h"
#include "core/registers/deliverable.h"
#include "core/registers/department.h"
#include "core/registers/department_duty.h"
#include "core/registers/dependency.h"
#include "core/registers/deviation.h"
#include "core/registers/document.h"
#include "core/registers/document_version.h"
#include "core/registers/escalation.h"
#include "core/registers/exception_report.h"
#include "core/registers/feasibility.h"
#include "core/registers/feedback.h"
#include "core/registers/finding.h"
#include "core/registers/fund_request.h"
#include "core/registers/gate.h"
#include "core/registers/gate_criterion.h"
#include "core/registers/goal.h"
#include "core/registers/hand_over.h"
#include "core/registers/improvement.h"
#include "core/registers/interruption.h"
#include "core/registers/issue.h"
#include "core/registers/kpi.h"
#include "core/registers/leave.h"
#include "core/registers/lesson.h"
#include "core/registers/lesson_use.h"
#include "core/registers/maturity_action.h"
#include "core/registers/maturity_answer.h"
#include "core/registers/maturity_assessment.h"
#include "core/registers/maturity_question.h"
#include "core/registers/measurement.h"
#include "core/registers/meeting.h"
#include "core/registers/meeting_attendee.h"
#include "core/registers/method.h"
#include "core/registers/objective.h"
#include "core/registers/payment.h"
#include "core/registers/person.h"
#include "core/registers/phase.h"
#include "core/registers/programme.h"
#include "core/registers/progress_report.h"
#include "core/registers/project.h"
#include "core/registers/project_dependency.h"
#include "core/registers/proposal.h"
#include "core/registers/quality_plan_item.h"
#include "core/registers/quality_standard.h"
#include "core/registers/raci_cell.h"
#include "core/registers/raci_version.h"
#include "core/registers/raci_version_letter.h"
#include "core/registers/rate.h"
#include "core/registers/requirement.h"
#include "core/registers/resource.h"
#include "core/registers/resource_request.h"
#include "core/registers/review.h"
#include "core/registers/risk.h"
#include "core/registers/risk_action.h"
#include "core/registers/risk_impact.h"
#include "core/registers/risk_level.h"
#include "core/registers/risk_review.h"
#include "core/registers/roadmap_item.h"
#include "core/registers/role.h"
#include "core/registers/role_assignment.h"
#include "core/registers/satisfaction.h"
#include "core/registers/saved_view.h"
#include "core/registers/scenario.h"
#include "core/registers/scenario_item.h"
#include "core/registers/score.h"
#include "core/registers/selection_rule.h"
#include "core/registers/skill.h"
#include "core/registers/skill_level.h"
#include "core/registers/skill_need.h"
#include "core/registers/sprint.h"
#include "core/registers/stakeholder.h"
#include "core/registers/status_report.h"
#include "core/registers/supplier.h"
#include "core/registers/supplier_rating.h"
#include "core/registers/supply_risk.h"
#include "core/registers/task.h"
#include "core/registers/template.h"
#include "core/registers/time_sheet.h"
#include "core/registers/tolerance.h"
#include "core/registers/trace.h"
#include "core/registers/training.h"
#include "core/registers/training_enrolment.h"
#include "core/registers/training_session.h"
#include "core/registers/warning_answer.h"
#include "core/registers/work_week.h"
#include "core/registers/workload_note.h"

namespace pmo {

namespace {

constexpr std::array kRegisters = {
    // organisation
    &registers::department::kType,
    &registers::department_duty::kType,
    &registers::role::kType,
    &registers::person::kType,
    &registers::activity::kType,
    &registers::raci_cell::kType,
    &registers::raci_version::kType,
    &registers::raci_version_letter::kType,
    &registers::role_assignment::kType,
    &registers::hand_over::kType,
    // portfolio
    &registers::objective::kType,
    &registers::contribution::kType,
    &registers::programme::kType,
    &registers::roadmap_item::kType,
    &registers::project_dependency::kType,
    &registers::proposal::kType,
    &registers::feasibility::kType,
    &registers::criterion::kType,
    &registers::score::kType,
    &registers::selection_rule::kType,
    &registers::scenario::kType,
    &registers::scenario_item::kType,
    &registers::cash_flow::kType,
    &registers::benefit::kType,
    &registers::benefit_measurement::kType,
    // definition
    &registers::charter::kType,
    &registers::goal::kType,
    &registers::approval::kType,
    &registers::requirement::kType,
    &registers::trace::kType,
    &registers::deliverable::kType,
    &registers::method::kType,
    &registers::phase::kType,
    &registers::gate::kType,
    &registers::gate_criterion::kType,
    &registers::deviation::kType,
    // schedule
    &registers::project::kType,
    &registers::task::kType,
    &registers::dependency::kType,
    &registers::interruption::kType,
    &registers::assignment::kType,
    &registers::baseline::kType,
    &registers::baseline_task::kType,
    &registers::progress_report::kType,
    &registers::calendar::kType,
    &registers::calendar_exception::kType,
    &registers::work_week::kType,
    &registers::sprint::kType,
    &registers::board_column::kType,
    &registers::board_snapshot::kType,
    // resources
    &registers::resource::kType,
    &registers::skill::kType,
    &registers::skill_level::kType,
    &registers::rate::kType,
    &registers::availability::kType,
    &registers::resource_request::kType,
    &registers::supply_risk::kType,
    &registers::time_sheet::kType,
    &registers::leave::kType,
    // cost
    &registers::budget_version::kType,
    &registers::budget_line::kType,
    &registers::cost_entry::kType,
    &registers::fund_request::kType,
    &registers::cost_overrun::kType,
    &registers::closing_audit::kType,
    &registers::audit_finding::kType,
    // risk
    &registers::risk::kType,
    &registers::risk_action::kType,
    &registers::risk_impact::kType,
    &registers::risk_review::kType,
    &registers::risk_level::kType,
    &registers::issue::kType,
    &registers::escalation::kType,
    &registers::change_request::kType,
    &registers::change_effect::kType,
    &registers::warning_answer::kType,
    &registers::decision::kType,
    &registers::tolerance::kType,
    &registers::exception_report::kType,
    // quality
    &registers::acceptance::kType,
    &registers::checklist_item::kType,
    &registers::closing_item::kType,
    &registers::finding::kType,
    &registers::quality_plan_item::kType,
    &registers::quality_standard::kType,
    &registers::review::kType,
    &registers::satisfaction::kType,
    // stakeholders
    &registers::action_item::kType,
    &registers::agenda_item::kType,
    &registers::communication_event::kType,
    &registers::communication_item::kType,
    &registers::feedback::kType,
    &registers::meeting::kType,
    &registers::meeting_attendee::kType,
    &registers::stakeholder::kType,
    &registers::status_report::kType,
    // contracts
    &registers::compliance_check::kType,
    &registers::contract::kType,
    &registers::contract_milestone::kType,
    &registers::payment::kType,
    &registers::supplier::kType,
    &registers::supplier_rating::kType,
    // people
    &registers::appraisal::kType,
    &registers::appraisal_item::kType,
    &registers::coaching_request::kType,
    &registers::kpi::kType,
    &registers::maturity_action::kType,
    &registers::maturity_answer::kType,
    &registers::maturity_assessment::kType,
    &registers::maturity_question::kType,
    &registers::measurement::kType,
    &registers::skill_need::kType,
    &registers::training::kType,
    &registers::training_enrolment::kType,
    &registers::training_session::kType,
    &registers::workload_note::kType,
    // knowledge
    &registers::document::kType,
    &registers::document_version::kType,
    &registers::improvement::kType,
    &registers::lesson::kType,
    &registers::lesson_use::kType,
    &registers::saved_view::kType,
    &registers::template_::kType,
};

}  // namespace

std::span<TypeDef const* const> all_registers() { return kRegisters; }

}  // namespace pmo
