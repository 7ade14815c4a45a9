#pragma once
// Something that has happened and needs an answer: severity, who acts, how far up it went, how it was resolved (G2).

#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::issue {

inline constexpr std::string_view kKind[] = {"problem", "off_specification", "dependency", "question"};
inline constexpr std::string_view kSeverity[] = {"critical", "high", "medium", "low"};
inline constexpr std::string_view kPriority[] = {"urgent", "high", "normal", "low"};
inline constexpr std::string_view kStatus[] = {"open", "in_progress", "escalated", "resolved", "closed"};
inline constexpr std::string_view kStatusClosed[] = {"resolved", "closed"};
inline constexpr std::string_view kEscalationLevel[] = {"project_manager", "pmo", "sponsor", "steering", "management"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = required | listed, .target = "project"},
    {.id = "code", .kind = Kind::text, .flags = searched | listed | code},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "kind", .kind = Kind::choice, .options = kKind},
    {.id = "description", .kind = Kind::note, .flags = searched},
    {.id = "severity", .kind = Kind::choice, .flags = listed, .options = kSeverity},
    {.id = "priority", .kind = Kind::choice, .flags = listed, .options = kPriority},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "owner", .kind = Kind::link, .flags = required | listed | owner, .target = "person"},
    {.id = "raised_by", .kind = Kind::link, .target = "person"},
    {.id = "raised_on", .kind = Kind::date, .flags = listed},
    {.id = "due", .kind = Kind::date, .flags = listed | due},
    {.id = "resolved_on", .kind = Kind::date},
    {.id = "closed_on", .kind = Kind::date},
    {.id = "escalation_level", .kind = Kind::choice, .options = kEscalationLevel},
    {.id = "escalated_to", .kind = Kind::link, .target = "person"},
    {.id = "risk", .kind = Kind::link, .target = "risk"},
    {.id = "task", .kind = Kind::link, .target = "task"},
    {.id = "deliverable", .kind = Kind::link, .target = "deliverable"},
    {.id = "change", .kind = Kind::link, .target = "change_request"},
    {.id = "cause", .kind = Kind::note, .flags = searched},
    {.id = "impact_cost", .kind = Kind::money},
    {.id = "impact_days", .kind = Kind::number, .unit = Unit::days},
    {.id = "resolution", .kind = Kind::note, .flags = searched},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto code = handle<std::string>(kFields, "code");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto severity = handle<std::string>(kFields, "severity");
inline constexpr auto priority = handle<std::string>(kFields, "priority");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto raised_by = handle<Id>(kFields, "raised_by");
inline constexpr auto raised_on = handle<Date>(kFields, "raised_on");
inline constexpr auto due = handle<Date>(kFields, "due");
inline constexpr auto resolved_on = handle<Date>(kFields, "resolved_on");
inline constexpr auto closed_on = handle<Date>(kFields, "closed_on");
inline constexpr auto escalation_level = handle<std::string>(kFields, "escalation_level");
inline constexpr auto escalated_to = handle<Id>(kFields, "escalated_to");
inline constexpr auto risk = handle<Id>(kFields, "risk");
inline constexpr auto task = handle<Id>(kFields, "task");
inline constexpr auto deliverable = handle<Id>(kFields, "deliverable");
inline constexpr auto change = handle<Id>(kFields, "change");
inline constexpr auto cause = handle<std::string>(kFields, "cause");
inline constexpr auto impact_cost = handle<Money>(kFields, "impact_cost");
inline constexpr auto impact_days = handle<std::int64_t>(kFields, "impact_days");
inline constexpr auto description = handle<std::string>(kFields, "description");
inline constexpr auto resolution = handle<std::string>(kFields, "resolution");

inline void check(Record const& issue, Store const& store, Problems& problems) {
    expect_order(issue, raised_on, due, problems, "issue.due_before_raised");
    expect_order(issue, raised_on, resolved_on, problems, "issue.resolved_before_raised");
    expect_order(issue, resolved_on, closed_on, problems, "issue.closed_before_resolved");
    if (is_open(issue)) {
        if (is(issue, severity, "critical", "high")) expect(issue, due, problems, Severity::warning, "issue.no_due");
        if (issue.has(resolved_on))
            problems.add(issue, status.slot, Severity::warning, "issue.resolved_not_marked", {to_text(issue.get(resolved_on))});
    } else {
        expect(issue, resolved_on, problems, Severity::warning, "issue.resolved_without_date");
        expect(issue, resolution, problems, Severity::hint, "issue.no_resolution");
    }
    if (is(issue, status, "escalated")) expect(issue, escalated_to, problems, Severity::warning, "issue.escalated_to_nobody");
    expect_same_project(issue, store, project, deliverable, problems);
    expect_present(issue, store, owner, due, problems);
}

inline constexpr TypeDef kType{.id = "issue", .prefix = "I", .area = Area::risk, .fields = kFields, .check = check};

}  // namespace pmo::registers::issue
