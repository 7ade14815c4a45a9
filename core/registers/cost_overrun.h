#pragma once
// Where a project spends more than planned: why, and what is proposed (F2).

#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/base/money.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/choices.h"
#include "core/registers/plan_rules.h"
#include "core/registers/project.h"
#include "core/registers/rules.h"

namespace pmo::registers::cost_overrun {

inline constexpr std::string_view kCause[] = {"price", "quantity", "scope", "rework", "estimate", "delay", "exchange", "other"};
inline constexpr std::string_view kStatus[] = {"open", "proposed", "approved", "resolved", "accepted"};
inline constexpr std::string_view kStatusClosed[] = {"resolved", "accepted"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = required | listed, .target = "project"},
    {.id = "code", .kind = Kind::text, .flags = searched | listed | code},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "category", .kind = Kind::choice, .flags = listed, .options = kCostCategory},
    {.id = "task", .kind = Kind::link, .flags = listed, .target = "task"},
    {.id = "found_on", .kind = Kind::date, .flags = listed},
    {.id = "amount", .kind = Kind::money, .flags = listed},
    {.id = "cause_kind", .kind = Kind::choice, .flags = listed, .options = kCause},
    {.id = "cause", .kind = Kind::note, .flags = searched},
    {.id = "proposal", .kind = Kind::note, .flags = searched},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "due", .kind = Kind::date, .flags = listed | due},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "change_request", .kind = Kind::link, .target = "change_request"},
    {.id = "decided_by", .kind = Kind::link, .target = "person"},
    {.id = "decided_on", .kind = Kind::date},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto code = handle<std::string>(kFields, "code");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto category = handle<std::string>(kFields, "category");
inline constexpr auto task = handle<Id>(kFields, "task");
inline constexpr auto found_on = handle<Date>(kFields, "found_on");
inline constexpr auto amount = handle<Money>(kFields, "amount");
inline constexpr auto cause_kind = handle<std::string>(kFields, "cause_kind");
inline constexpr auto cause = handle<std::string>(kFields, "cause");
inline constexpr auto proposal = handle<std::string>(kFields, "proposal");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto due = handle<Date>(kFields, "due");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto change_request = handle<Id>(kFields, "change_request");
inline constexpr auto decided_by = handle<Id>(kFields, "decided_by");
inline constexpr auto decided_on = handle<Date>(kFields, "decided_on");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

inline void check(Record const& overrun, Store const& store, Problems& problems) {
    expect_positive(overrun, amount, problems, "cost_overrun.negative");
    project::expect_project_currency(overrun, store, project, amount, problems);
    if (is(overrun, status, "proposed", "approved", "resolved")) {
        expect(overrun, cause, problems, Severity::warning, "cost_overrun.no_cause");
        expect(overrun, proposal, problems, Severity::warning, "cost_overrun.no_proposal");
    }
    if (is(overrun, status, "approved", "accepted"))
        expect(overrun, decided_on, problems, Severity::warning, "cost_overrun.decided_without_date");
    expect_order(overrun, found_on, decided_on, problems, "cost_overrun.decided_before_found");
    for (auto const link : {task, change_request}) expect_same_project(overrun, store, project, link, problems);
    expect_present(overrun, store, owner, due, problems);
}

inline constexpr TypeDef kType{.id = "cost_overrun", .prefix = "CO", .area = Area::cost, .fields = kFields, .check = check};

}  // namespace pmo::registers::cost_overrun
