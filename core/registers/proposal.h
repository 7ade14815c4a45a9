#pragma once
// An idea on its way to a project: demand, analysis, feasibility, decision (B2). An approved one becomes a project with its charter.

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/base/money.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/choices.h"
#include "core/registers/plan_rules.h"
#include "core/registers/rules.h"

namespace pmo::registers::proposal {

inline constexpr std::string_view kStage[] = {"demand", "analysis", "feasibility", "decision", "approved", "rejected", "parked"};
inline constexpr std::string_view kStageClosed[] = {"approved", "rejected"};
inline constexpr std::string_view kUrgency[] = {"low", "normal", "high", "critical"};

inline constexpr FieldDef kFields[] = {
    {.id = "code", .kind = Kind::text, .flags = searched | listed | code | across},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "requester", .kind = Kind::link, .flags = listed, .target = "person"},
    {.id = "requested_on", .kind = Kind::date, .flags = listed},
    {.id = "department", .kind = Kind::link, .flags = listed, .target = "department"},
    {.id = "sponsor", .kind = Kind::link, .target = "person"},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "stage", .kind = Kind::choice, .flags = listed | status, .options = kStage, .closed = kStageClosed},
    {.id = "due", .kind = Kind::date, .flags = listed | due},
    {.id = "kind", .kind = Kind::choice, .flags = listed, .options = kProjectKind},
    {.id = "urgency", .kind = Kind::choice, .flags = listed, .options = kUrgency},
    {.id = "must_do", .kind = Kind::flag, .flags = listed},
    {.id = "background", .kind = Kind::note, .flags = searched},
    {.id = "need", .kind = Kind::note, .flags = searched},
    {.id = "solution", .kind = Kind::note, .flags = searched},
    {.id = "alternatives", .kind = Kind::note, .flags = searched},
    {.id = "benefit", .kind = Kind::note, .flags = searched},
    {.id = "main_risks", .kind = Kind::note, .flags = searched},
    {.id = "cost", .kind = Kind::money, .flags = listed},
    {.id = "effort", .kind = Kind::number, .unit = Unit::minutes, .min = 0},
    {.id = "target_start", .kind = Kind::date},
    {.id = "target_finish", .kind = Kind::date},
    {.id = "customer", .kind = Kind::text, .flags = searched},
    {.id = "objective", .kind = Kind::link, .target = "objective"},
    {.id = "programme", .kind = Kind::link, .target = "programme"},
    {.id = "decided_on", .kind = Kind::date},
    {.id = "decided_by", .kind = Kind::link, .target = "person"},
    {.id = "decision_reason", .kind = Kind::note, .flags = searched},
    {.id = "project", .kind = Kind::link, .flags = listed, .target = "project"},
    {.id = "notes", .kind = Kind::note, .flags = searched},
    {.id = "stage_since", .kind = Kind::date},
};

inline constexpr auto code = handle<std::string>(kFields, "code");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto requester = handle<Id>(kFields, "requester");
inline constexpr auto requested_on = handle<Date>(kFields, "requested_on");
inline constexpr auto department = handle<Id>(kFields, "department");
inline constexpr auto sponsor = handle<Id>(kFields, "sponsor");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto stage = handle<std::string>(kFields, "stage");
inline constexpr auto due = handle<Date>(kFields, "due");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto urgency = handle<std::string>(kFields, "urgency");
inline constexpr auto must_do = handle<bool>(kFields, "must_do");
inline constexpr auto background = handle<std::string>(kFields, "background");
inline constexpr auto need = handle<std::string>(kFields, "need");
inline constexpr auto solution = handle<std::string>(kFields, "solution");
inline constexpr auto alternatives = handle<std::string>(kFields, "alternatives");
inline constexpr auto benefit = handle<std::string>(kFields, "benefit");
inline constexpr auto main_risks = handle<std::string>(kFields, "main_risks");
inline constexpr auto cost = handle<Money>(kFields, "cost");
inline constexpr auto effort = handle<std::int64_t>(kFields, "effort");
inline constexpr auto target_start = handle<Date>(kFields, "target_start");
inline constexpr auto target_finish = handle<Date>(kFields, "target_finish");
inline constexpr auto customer = handle<std::string>(kFields, "customer");
inline constexpr auto objective = handle<Id>(kFields, "objective");
inline constexpr auto programme = handle<Id>(kFields, "programme");
inline constexpr auto decided_on = handle<Date>(kFields, "decided_on");
inline constexpr auto decided_by = handle<Id>(kFields, "decided_by");
inline constexpr auto decision_reason = handle<std::string>(kFields, "decision_reason");
inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto notes = handle<std::string>(kFields, "notes");
inline constexpr auto stage_since = handle<Date>(kFields, "stage_since");

inline void check(Record const& proposal, Store const& store, Problems& problems) {
    expect_order(proposal, target_start, target_finish, problems, "proposal.finish_before_start");
    expect_order(proposal, requested_on, decided_on, problems, "proposal.decided_before_requested");
    expect_positive(proposal, cost, problems, "proposal.negative_cost");
    if (is(proposal, stage, "decision", "approved")) expect(proposal, cost, problems, Severity::warning, "proposal.no_cost");
    if (is(proposal, stage, "approved", "rejected", "parked"))
        expect(proposal, decided_on, problems, Severity::warning, "proposal.decided_without_date");
    if (is(proposal, stage, "rejected", "parked")) expect(proposal, decision_reason, problems, Severity::hint, "proposal.no_reason");
    if (is(proposal, stage, "approved")) expect(proposal, project, problems, Severity::hint, "proposal.no_project");
    else if (proposal.has(project)) problems.add(proposal, stage.slot, Severity::warning, "proposal.project_not_approved");
    if (proposal.has(decided_by) && proposal.get(decided_by) == proposal.get(requester))
        problems.add(proposal, decided_by.slot, Severity::warning, "proposal.own_decision");
    expect_present(proposal, store, owner, due, problems);
}

inline constexpr TypeDef kType{.id = "proposal", .prefix = "PR", .area = Area::portfolio, .fields = kFields, .check = check};

}  // namespace pmo::registers::proposal
