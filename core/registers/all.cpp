// THE list of registers. A new register is its header in this folder, one include and one line here, and its words in assets/i18n.
// The order is that of the mission areas; files name registers by id, so it may change.

#include <array>

#include "core/model/schema.h"
#include "core/registers/acceptance.h"
#include "core/registers/action_item.h"
#include "core/registers/agenda_item.h"
#include "core/registers/assignment.h"
#include "core/registers/baseline.h"
#include "core/registers/baseline_task.h"
#include "core/registers/calendar.h"
#include "core/registers/calendar_exception.h"
#include "core/registers/change_request.h"
#include "core/registers/checklist_item.h"
#include "core/registers/closing_item.h"
#include "core/registers/communication_event.h"
#include "core/registers/communication_item.h"
#include "core/registers/compliance_check.h"
#include "core/registers/contract.h"
#include "core/registers/contract_milestone.h"
#include "core/registers/cost_entry.h"
#include "core/registers/decision.h"
#include "core/registers/department.h"
#include "core/registers/dependency.h"
#include "core/registers/escalation.h"
#include "core/registers/exception_report.h"
#include "core/registers/feedback.h"
#include "core/registers/finding.h"
#include "core/registers/issue.h"
#include "core/registers/meeting.h"
#include "core/registers/meeting_attendee.h"
#include "core/registers/payment.h"
#include "core/registers/person.h"
#include "core/registers/project.h"
#include "core/registers/quality_plan_item.h"
#include "core/registers/quality_standard.h"
#include "core/registers/review.h"
#include "core/registers/risk.h"
#include "core/registers/risk_action.h"
#include "core/registers/risk_level.h"
#include "core/registers/risk_review.h"
#include "core/registers/satisfaction.h"
#include "core/registers/stakeholder.h"
#include "core/registers/status_report.h"
#include "core/registers/supplier.h"
#include "core/registers/supplier_rating.h"
#include "core/registers/task.h"
#include "core/registers/tolerance.h"

namespace pmo {

namespace {

constexpr std::array kRegisters = {
    // organisation
    &registers::department::kType,
    // portfolio
    &registers::project::kType,
    // schedule
    &registers::assignment::kType,
    &registers::baseline::kType,
    &registers::baseline_task::kType,
    &registers::calendar::kType,
    &registers::calendar_exception::kType,
    &registers::dependency::kType,
    &registers::task::kType,
    // resources
    &registers::person::kType,
    // cost
    &registers::cost_entry::kType,
    // risk
    &registers::change_request::kType,
    &registers::decision::kType,
    &registers::escalation::kType,
    &registers::exception_report::kType,
    &registers::issue::kType,
    &registers::risk::kType,
    &registers::risk_action::kType,
    &registers::risk_level::kType,
    &registers::risk_review::kType,
    &registers::tolerance::kType,
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
};

}  // namespace

std::span<TypeDef const* const> all_registers() { return kRegisters; }

}  // namespace pmo
