#pragma once
// Something that an audit found in a project's money or papers, with planned against actual, cause and remedy (F4).

#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/base/money.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/choices.h"
#include "core/registers/rules.h"

namespace pmo::registers::audit_finding {

inline constexpr std::string_view kKind[] = {"budget", "procurement", "contract", "payment", "document", "process", "benefit", "other"};
inline constexpr std::string_view kSeverity[] = {"high", "medium", "low"};
inline constexpr std::string_view kStatus[] = {"open", "in_progress", "fixed", "accepted", "closed"};
inline constexpr std::string_view kStatusClosed[] = {"accepted", "closed"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = required | listed, .target = "project"},
    {.id = "audit", .kind = Kind::link, .flags = listed, .target = "closing_audit"},
    {.id = "code", .kind = Kind::text, .flags = searched | listed | code},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "kind", .kind = Kind::choice, .flags = listed, .options = kKind},
    {.id = "category", .kind = Kind::choice, .flags = listed, .options = kCostCategory},
    {.id = "severity", .kind = Kind::choice, .flags = listed, .options = kSeverity},
    {.id = "planned", .kind = Kind::money, .flags = listed},
    {.id = "actual", .kind = Kind::money, .flags = listed},
    {.id = "description", .kind = Kind::note, .flags = searched},
    {.id = "cause", .kind = Kind::note, .flags = searched},
    {.id = "recommendation", .kind = Kind::note, .flags = searched},
    {.id = "answer", .kind = Kind::note, .flags = searched},
    {.id = "found_on", .kind = Kind::date},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "due", .kind = Kind::date, .flags = listed | due},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "closed_on", .kind = Kind::date},
    {.id = "lesson", .kind = Kind::link, .target = "lesson"},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto audit = handle<Id>(kFields, "audit");
inline constexpr auto code = handle<std::string>(kFields, "code");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto category = handle<std::string>(kFields, "category");
inline constexpr auto severity = handle<std::string>(kFields, "severity");
inline constexpr auto planned = handle<Money>(kFields, "planned");
inline constexpr auto actual = handle<Money>(kFields, "actual");
inline constexpr auto description = handle<std::string>(kFields, "description");
inline constexpr auto cause = handle<std::string>(kFields, "cause");
inline constexpr auto recommendation = handle<std::string>(kFields, "recommendation");
inline constexpr auto answer = handle<std::string>(kFields, "answer");
inline constexpr auto found_on = handle<Date>(kFields, "found_on");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto due = handle<Date>(kFields, "due");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto closed_on = handle<Date>(kFields, "closed_on");
inline constexpr auto lesson = handle<Id>(kFields, "lesson");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

inline void check(Record const& finding, Store const& store, Problems& problems) {
    if (is(finding, status, "closed")) expect(finding, closed_on, problems, Severity::warning, "audit_finding.closed_without_date");
    if (is(finding, status, "accepted")) expect(finding, answer, problems, Severity::warning, "audit_finding.accepted_without_answer");
    expect_order(finding, found_on, closed_on, problems, "audit_finding.closed_before_found");
    auto const plan = finding.get(planned), spent = finding.get(actual);
    if (finding.has(planned) && finding.has(actual) && plan.currency != spent.currency)
        problems.add(finding, actual.slot, Severity::warning, "audit_finding.two_currencies",
                     {std::string(spent.currency.text()), std::string(plan.currency.text())});
    expect_same_project(finding, store, project, audit, problems);
    expect_present(finding, store, owner, due, problems);
}

inline constexpr TypeDef kType{.id = "audit_finding", .prefix = "AF", .area = Area::cost, .fields = kFields, .check = check};

}  // namespace pmo::registers::audit_finding
