#pragma once
// Somebody is asked to agree to something and answers (C1, C5, D3, F1, F2, G3). The subject can be a record of any register.

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::approval {

inline constexpr std::string_view kKind[] = {
    "charter", "gate", "baseline", "budget", "fund", "change", "contract", "document", "deliverable", "request", "closing", "other"};
inline constexpr std::string_view kDecision[] = {"pending", "approved", "conditional", "rejected", "withdrawn"};
inline constexpr std::string_view kDecisionClosed[] = {"approved", "conditional", "rejected", "withdrawn"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = listed, .target = "project"},
    {.id = "subject", .kind = Kind::link, .flags = required | listed, .target = "*"},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "kind", .kind = Kind::choice, .flags = listed, .options = kKind},
    {.id = "step", .kind = Kind::number, .min = 1, .max = 99},
    {.id = "role", .kind = Kind::link, .target = "role"},
    {.id = "approver", .kind = Kind::link, .flags = required | listed | owner, .target = "person"},
    {.id = "asked_by", .kind = Kind::link, .target = "person"},
    {.id = "asked_on", .kind = Kind::date, .flags = listed},
    {.id = "due", .kind = Kind::date, .flags = listed | due},
    {.id = "decision", .kind = Kind::choice, .flags = listed | status, .options = kDecision, .closed = kDecisionClosed},
    {.id = "decided_on", .kind = Kind::date, .flags = listed},
    {.id = "conditions", .kind = Kind::note, .flags = searched},
    {.id = "comment", .kind = Kind::note, .flags = searched},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto subject = handle<Id>(kFields, "subject");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto step = handle<std::int64_t>(kFields, "step");
inline constexpr auto role = handle<Id>(kFields, "role");
inline constexpr auto approver = handle<Id>(kFields, "approver");
inline constexpr auto asked_by = handle<Id>(kFields, "asked_by");
inline constexpr auto asked_on = handle<Date>(kFields, "asked_on");
inline constexpr auto due = handle<Date>(kFields, "due");
inline constexpr auto decision = handle<std::string>(kFields, "decision");
inline constexpr auto decided_on = handle<Date>(kFields, "decided_on");
inline constexpr auto conditions = handle<std::string>(kFields, "conditions");
inline constexpr auto comment = handle<std::string>(kFields, "comment");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

inline void check(Record const& approval, Store const& store, Problems& problems) {
    bool const decided = is(approval, decision, "approved", "conditional", "rejected");
    if (decided) expect(approval, decided_on, problems, Severity::warning, "approval.decided_without_date");
    else if (approval.has(decided_on) && !is(approval, decision, "withdrawn"))
        problems.add(approval, decision.slot, Severity::warning, "approval.date_without_decision", {to_text(approval.get(decided_on))});
    if (is(approval, decision, "conditional")) expect(approval, conditions, problems, Severity::warning, "approval.no_conditions");
    if (is(approval, decision, "rejected")) expect(approval, comment, problems, Severity::hint, "approval.no_comment");
    expect_order(approval, asked_on, decided_on, problems, "approval.decided_before_asked");
    if (approval.has(approver) && approval.get(approver) == approval.get(asked_by))
        problems.add(approval, approver.slot, Severity::warning, "approval.own_request");
    expect_unique(approval, store, subject, problems, "approval.twice", [&](Record const& other) {
        return is_open(approval) && is_open(other) && other.get(approver) == approval.get(approver);
    });
    expect_same_project(approval, store, project, subject, problems);
    expect_present(approval, store, approver, due, problems);
}

inline constexpr TypeDef kType{.id = "approval", .prefix = "", .area = Area::definition, .fields = kFields, .check = check};

}  // namespace pmo::registers::approval
