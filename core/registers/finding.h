#pragma once
// A defect, nonconformity or observation, followed until somebody else has verified its correction; carries the cost of quality (H1).

#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::finding {

inline constexpr std::string_view kKind[] = {"defect", "nonconformity", "observation", "improvement"};
inline constexpr std::string_view kSeverity[] = {"critical", "major", "minor", "trivial"};
inline constexpr std::string_view kStatus[] = {"open", "in_progress", "fixed", "verified", "waived", "rejected"};
inline constexpr std::string_view kStatusClosed[] = {"verified", "waived", "rejected"};
inline constexpr std::string_view kQualityCostKind[] = {"prevention", "appraisal", "internal_failure", "external_failure"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = required | listed, .target = "project"},
    {.id = "code", .kind = Kind::text, .flags = searched | listed | code},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "review", .kind = Kind::link, .flags = listed, .target = "review"},
    {.id = "deliverable", .kind = Kind::link, .target = "deliverable"},
    {.id = "requirement", .kind = Kind::link, .target = "requirement"},
    {.id = "kind", .kind = Kind::choice, .flags = listed, .options = kKind},
    {.id = "severity", .kind = Kind::choice, .flags = listed, .options = kSeverity},
    {.id = "description", .kind = Kind::note, .flags = searched},
    {.id = "found_by", .kind = Kind::link, .target = "person"},
    {.id = "found_on", .kind = Kind::date, .flags = listed},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "due", .kind = Kind::date, .flags = listed | due},
    {.id = "cause", .kind = Kind::note, .flags = searched},
    {.id = "correction", .kind = Kind::note, .flags = searched},
    {.id = "prevention", .kind = Kind::note, .flags = searched},
    {.id = "fixed_on", .kind = Kind::date},
    {.id = "verified_by", .kind = Kind::link, .target = "person"},
    {.id = "verified_on", .kind = Kind::date},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "effort", .kind = Kind::number, .unit = Unit::minutes, .min = 0},
    {.id = "cost", .kind = Kind::money},
    {.id = "quality_cost_kind", .kind = Kind::choice, .options = kQualityCostKind},
    {.id = "task", .kind = Kind::link, .target = "task"},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto code = handle<std::string>(kFields, "code");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto review = handle<Id>(kFields, "review");
inline constexpr auto deliverable = handle<Id>(kFields, "deliverable");
inline constexpr auto requirement = handle<Id>(kFields, "requirement");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto severity = handle<std::string>(kFields, "severity");
inline constexpr auto found_by = handle<Id>(kFields, "found_by");
inline constexpr auto found_on = handle<Date>(kFields, "found_on");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto due = handle<Date>(kFields, "due");
inline constexpr auto fixed_on = handle<Date>(kFields, "fixed_on");
inline constexpr auto verified_by = handle<Id>(kFields, "verified_by");
inline constexpr auto verified_on = handle<Date>(kFields, "verified_on");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto effort = handle<std::int64_t>(kFields, "effort");
inline constexpr auto cost = handle<Money>(kFields, "cost");
inline constexpr auto quality_cost_kind = handle<std::string>(kFields, "quality_cost_kind");
inline constexpr auto task = handle<Id>(kFields, "task");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

inline void check(Record const& finding, Store const& store, Problems& problems) {
    expect_order(finding, found_on, due, problems, "finding.due_before_found");
    expect_order(finding, found_on, fixed_on, problems, "finding.fixed_before_found");
    expect_order(finding, fixed_on, verified_on, problems, "finding.verified_before_fixed");
    if (is(finding, status, "fixed", "verified")) expect(finding, fixed_on, problems, Severity::warning, "finding.fixed_without_date");
    if (is(finding, status, "verified")) expect(finding, verified_by, problems, Severity::warning, "finding.verified_by_nobody");
    if (is(finding, status, "waived")) expect(finding, notes, problems, Severity::warning, "finding.waived_without_reason");
    if (finding.has(verified_by) && finding.get(verified_by) == finding.get(owner))
        problems.add(finding, verified_by.slot, Severity::warning, "finding.own_verification");
    if (is_open(finding) && is(finding, severity, "critical", "major")) expect(finding, due, problems, Severity::warning, "finding.no_due");
    if (finding.get(cost).minor != 0) expect(finding, quality_cost_kind, problems, Severity::hint, "finding.cost_without_kind");
    expect_same_project(finding, store, project, review, problems);
    expect_same_project(finding, store, project, deliverable, problems);
    expect_present(finding, store, owner, due, problems);
}

inline constexpr TypeDef kType{.id = "finding", .prefix = "F", .area = Area::quality, .fields = kFields, .check = check};

}  // namespace pmo::registers::finding
