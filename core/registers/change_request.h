#pragma once
// A wish to depart from what was agreed: its impact, the board's decision, its execution and the new baseline (G3).

#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::change_request {

inline constexpr std::string_view kKind[] = {"scope", "schedule", "cost", "quality", "technical", "contract", "concession"};
inline constexpr std::string_view kPriority[] = {"urgent", "high", "normal", "low"};
inline constexpr std::string_view kStatus[] = {
    "draft", "submitted", "assessing", "board", "approved", "rejected", "deferred", "implemented", "closed"};
inline constexpr std::string_view kStatusClosed[] = {"rejected", "closed"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = required | listed, .target = "project"},
    {.id = "code", .kind = Kind::text, .flags = searched | listed | code},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "kind", .kind = Kind::choice, .flags = listed, .options = kKind},
    {.id = "reason", .kind = Kind::note, .flags = searched},
    {.id = "description", .kind = Kind::note, .flags = searched},
    {.id = "alternatives", .kind = Kind::note, .flags = searched},
    {.id = "requested_by", .kind = Kind::link, .flags = required | listed, .target = "person"},
    {.id = "requested_on", .kind = Kind::date, .flags = listed},
    {.id = "impact_scope", .kind = Kind::note, .flags = searched},
    {.id = "impact_days", .kind = Kind::number, .flags = listed, .unit = Unit::days},
    {.id = "impact_cost", .kind = Kind::money, .flags = listed},
    {.id = "impact_quality", .kind = Kind::note, .flags = searched},
    {.id = "impact_risk", .kind = Kind::note, .flags = searched},
    {.id = "priority", .kind = Kind::choice, .flags = listed, .options = kPriority},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "assessor", .kind = Kind::link, .target = "person"},
    {.id = "board_date", .kind = Kind::date, .flags = listed},
    {.id = "decided_by", .kind = Kind::link, .target = "person"},
    {.id = "decided_on", .kind = Kind::date},
    {.id = "decision_comment", .kind = Kind::note, .flags = searched},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "due", .kind = Kind::date, .flags = listed | due},
    {.id = "implemented_on", .kind = Kind::date},
    {.id = "task", .kind = Kind::link, .target = "task"},
    {.id = "requirement", .kind = Kind::link, .target = "requirement"},
    {.id = "contract", .kind = Kind::link, .target = "contract"},
    {.id = "issue", .kind = Kind::link, .target = "issue"},
    {.id = "baseline", .kind = Kind::link, .target = "baseline"},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto code = handle<std::string>(kFields, "code");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto requested_by = handle<Id>(kFields, "requested_by");
inline constexpr auto requested_on = handle<Date>(kFields, "requested_on");
inline constexpr auto reason = handle<std::string>(kFields, "reason");
inline constexpr auto description = handle<std::string>(kFields, "description");
inline constexpr auto impact_scope = handle<std::string>(kFields, "impact_scope");
inline constexpr auto impact_days = handle<std::int64_t>(kFields, "impact_days");
inline constexpr auto impact_cost = handle<Money>(kFields, "impact_cost");
inline constexpr auto impact_quality = handle<std::string>(kFields, "impact_quality");
inline constexpr auto impact_risk = handle<std::string>(kFields, "impact_risk");
inline constexpr auto priority = handle<std::string>(kFields, "priority");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto assessor = handle<Id>(kFields, "assessor");
inline constexpr auto board_date = handle<Date>(kFields, "board_date");
inline constexpr auto decided_by = handle<Id>(kFields, "decided_by");
inline constexpr auto decided_on = handle<Date>(kFields, "decided_on");
inline constexpr auto decision_comment = handle<std::string>(kFields, "decision_comment");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto due = handle<Date>(kFields, "due");
inline constexpr auto implemented_on = handle<Date>(kFields, "implemented_on");
inline constexpr auto task = handle<Id>(kFields, "task");
inline constexpr auto requirement = handle<Id>(kFields, "requirement");
inline constexpr auto contract = handle<Id>(kFields, "contract");
inline constexpr auto issue = handle<Id>(kFields, "issue");
inline constexpr auto baseline = handle<Id>(kFields, "baseline");

inline bool assessed(Record const& change) {
    return change.has(impact_scope) || change.has(impact_days) || change.has(impact_cost) || change.has(impact_quality) || change.has(impact_risk);
}

inline void check(Record const& change, Store const& store, Problems& problems) {
    bool const decided = is(change, status, "approved", "rejected", "deferred", "implemented", "closed");
    if (decided) {
        expect(change, decided_on, problems, Severity::warning, "change_request.decided_without_date");
        expect(change, decided_by, problems, Severity::warning, "change_request.decided_by_nobody");
    }
    expect_order(change, requested_on, decided_on, problems, "change_request.decided_before_requested");
    expect_order(change, decided_on, implemented_on, problems, "change_request.implemented_before_decided");
    if (change.has(decided_by) && change.get(decided_by) == change.get(requested_by))
        problems.add(change, decided_by.slot, Severity::warning, "change_request.own_decision");
    if (is(change, status, "board", "approved") && !assessed(change))
        problems.add(change, impact_scope.slot, Severity::warning, "change_request.not_assessed");
    if (is(change, status, "rejected", "deferred")) expect(change, decision_comment, problems, Severity::hint, "change_request.no_comment");
    if (is(change, status, "approved")) expect(change, owner, problems, Severity::warning, "change_request.no_owner");
    if (is(change, status, "implemented")) expect(change, implemented_on, problems, Severity::warning, "change_request.implemented_without_date");
    if (is(change, status, "implemented", "closed") && change.has(implemented_on) && (change.get(impact_days) != 0 || change.get(impact_cost).minor != 0))
        expect(change, baseline, problems, Severity::warning, "change_request.no_baseline");
    expect_same_project(change, store, project, baseline, problems);
    expect_same_project(change, store, project, requirement, problems);
    expect_present(change, store, owner, due, problems);
}

inline constexpr TypeDef kType{.id = "change_request", .prefix = "CR", .area = Area::risk, .fields = kFields, .check = check};

}  // namespace pmo::registers::change_request
