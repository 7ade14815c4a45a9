#pragma once
// A budget of a project from draft to approval by finance (F1). The approved one is in force; its lines are budget_line.

#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::budget_version {

inline constexpr std::string_view kStatus[] = {"draft", "submitted", "approved", "rejected", "superseded"};
inline constexpr std::string_view kStatusClosed[] = {"approved", "rejected", "superseded"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = required | listed, .target = "project"},
    {.id = "code", .kind = Kind::text, .flags = searched | listed | code},
    {.id = "name", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "due", .kind = Kind::date, .flags = listed | due},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "submitted_on", .kind = Kind::date, .flags = listed},
    {.id = "reviewer", .kind = Kind::link, .target = "person"},
    {.id = "approved_by", .kind = Kind::link, .flags = listed, .target = "person"},
    {.id = "approved_on", .kind = Kind::date, .flags = listed},
    {.id = "baseline", .kind = Kind::link, .target = "baseline"},
    {.id = "change_request", .kind = Kind::link, .target = "change_request"},
    {.id = "reason", .kind = Kind::note, .flags = searched},
    {.id = "comment", .kind = Kind::note, .flags = searched},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto code = handle<std::string>(kFields, "code");
inline constexpr auto name = handle<std::string>(kFields, "name");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto due = handle<Date>(kFields, "due");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto submitted_on = handle<Date>(kFields, "submitted_on");
inline constexpr auto reviewer = handle<Id>(kFields, "reviewer");
inline constexpr auto approved_by = handle<Id>(kFields, "approved_by");
inline constexpr auto approved_on = handle<Date>(kFields, "approved_on");
inline constexpr auto baseline = handle<Id>(kFields, "baseline");
inline constexpr auto change_request = handle<Id>(kFields, "change_request");
inline constexpr auto reason = handle<std::string>(kFields, "reason");
inline constexpr auto comment = handle<std::string>(kFields, "comment");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

inline void check(Record const& version, Store const& store, Problems& problems) {
    expect_order(version, submitted_on, approved_on, problems, "budget_version.approved_before_submitted");
    if (is(version, status, "approved")) {
        expect(version, approved_on, problems, Severity::warning, "budget_version.approved_without_date");
        expect(version, approved_by, problems, Severity::warning, "budget_version.approved_by_nobody");
        expect_unique(version, store, project, problems, "budget_version.two_approved", [](Record const& other) {
            return is(other, status, "approved");
        });
    }
    if (is(version, status, "submitted")) expect(version, submitted_on, problems, Severity::hint, "budget_version.submitted_without_date");
    if (is(version, status, "rejected")) expect(version, comment, problems, Severity::hint, "budget_version.rejected_without_comment");
    if (version.has(approved_by) && version.get(approved_by) == version.get(owner))
        problems.add(version, approved_by.slot, Severity::warning, "budget_version.own_approval");
    for (auto const link : {baseline, change_request}) expect_same_project(version, store, project, link, problems);
    expect_present(version, store, owner, due, problems);
}

inline constexpr TypeDef kType{.id = "budget_version", .prefix = "BV", .area = Area::cost, .fields = kFields, .check = check};

}  // namespace pmo::registers::budget_version
