#pragma once
// The acceptance of a deliverable or requirement: criteria, meeting, signatures, conditions (H2).

#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::acceptance {

inline constexpr std::string_view kDecision[] = {"pending", "accepted", "conditional", "rejected"};
inline constexpr std::string_view kDecisionClosed[] = {"accepted", "rejected"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = required | listed, .target = "project"},
    {.id = "code", .kind = Kind::text, .flags = searched | listed | code},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "deliverable", .kind = Kind::link, .flags = listed, .target = "deliverable"},
    {.id = "requirement", .kind = Kind::link, .flags = listed, .target = "requirement"},
    {.id = "criteria", .kind = Kind::note, .flags = searched},
    {.id = "meeting_on", .kind = Kind::date, .flags = listed},
    {.id = "meeting", .kind = Kind::link, .target = "meeting"},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "due", .kind = Kind::date, .flags = listed | due},
    {.id = "decision", .kind = Kind::choice, .flags = required | listed | status, .options = kDecision, .closed = kDecisionClosed},
    {.id = "wording", .kind = Kind::note, .flags = searched},
    {.id = "signed_by", .kind = Kind::link, .target = "person"},
    {.id = "customer_signatory", .kind = Kind::text, .flags = searched},
    {.id = "signed_on", .kind = Kind::date, .flags = listed},
    {.id = "conditions", .kind = Kind::note, .flags = searched},
    {.id = "conditions_due", .kind = Kind::date},
    {.id = "conditions_met_on", .kind = Kind::date},
    {.id = "document", .kind = Kind::link, .target = "document"},
    {.id = "payment", .kind = Kind::link, .target = "payment"},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto code = handle<std::string>(kFields, "code");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto deliverable = handle<Id>(kFields, "deliverable");
inline constexpr auto requirement = handle<Id>(kFields, "requirement");
inline constexpr auto criteria = handle<std::string>(kFields, "criteria");
inline constexpr auto meeting_on = handle<Date>(kFields, "meeting_on");
inline constexpr auto meeting = handle<Id>(kFields, "meeting");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto due = handle<Date>(kFields, "due");
inline constexpr auto decision = handle<std::string>(kFields, "decision");
inline constexpr auto signed_by = handle<Id>(kFields, "signed_by");
inline constexpr auto customer_signatory = handle<std::string>(kFields, "customer_signatory");
inline constexpr auto signed_on = handle<Date>(kFields, "signed_on");
inline constexpr auto conditions = handle<std::string>(kFields, "conditions");
inline constexpr auto conditions_due = handle<Date>(kFields, "conditions_due");
inline constexpr auto conditions_met_on = handle<Date>(kFields, "conditions_met_on");
inline constexpr auto document = handle<Id>(kFields, "document");
inline constexpr auto payment = handle<Id>(kFields, "payment");

inline void check(Record const& acceptance, Store const& store, Problems& problems) {
    if (!acceptance.has(requirement)) expect(acceptance, deliverable, problems, Severity::warning, "acceptance.no_subject");
    expect(acceptance, criteria, problems, Severity::hint, "acceptance.no_criteria");
    if (is(acceptance, decision, "accepted", "conditional", "rejected"))
        expect(acceptance, signed_on, problems, Severity::warning, "acceptance.not_signed");
    if (is(acceptance, decision, "accepted", "conditional"))
        expect(acceptance, customer_signatory, problems, Severity::hint, "acceptance.no_customer");
    if (is(acceptance, decision, "conditional") && (!acceptance.has(conditions) || !acceptance.has(conditions_due)))
        problems.add(acceptance, acceptance.has(conditions) ? conditions_due.slot : conditions.slot, Severity::warning, "acceptance.no_conditions");
    if (is(acceptance, decision, "accepted") && acceptance.has(conditions) && !acceptance.has(conditions_met_on))
        problems.add(acceptance, conditions_met_on.slot, Severity::warning, "acceptance.conditions_open");
    expect_order(acceptance, meeting_on, signed_on, problems, "acceptance.signed_before_meeting", Severity::warning);
    expect_order(acceptance, signed_on, conditions_met_on, problems, "acceptance.conditions_before_signed");
    if (acceptance.has(signed_by) && acceptance.get(signed_by) == acceptance.get(owner))
        problems.add(acceptance, signed_by.slot, Severity::hint, "acceptance.own_signature");
    expect_same_project(acceptance, store, project, deliverable, problems);
    expect_same_project(acceptance, store, project, requirement, problems);
    expect_present(acceptance, store, owner, due, problems);
}

inline constexpr TypeDef kType{.id = "acceptance", .prefix = "AC", .area = Area::quality, .fields = kFields, .check = check};

}  // namespace pmo::registers::acceptance
