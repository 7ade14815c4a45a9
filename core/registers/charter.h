#pragma once
// What a project is authorised to do: background, scope, success, limits, budget frame (C1). Its goals, roles and approvals are records of their own.

#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/base/money.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/model/store.h"
#include "core/registers/plan_rules.h"
#include "core/registers/project.h"
#include "core/registers/rules.h"

namespace pmo::registers::charter {

inline constexpr std::string_view kStatus[] = {"draft", "in_review", "approved", "rejected", "superseded"};
inline constexpr std::string_view kStatusClosed[] = {"approved", "rejected", "superseded"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = required | listed, .target = "project"},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "version", .kind = Kind::text, .flags = searched | listed},
    {.id = "proposal", .kind = Kind::link, .target = "proposal"},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "due", .kind = Kind::date, .flags = listed | due},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "background", .kind = Kind::note, .flags = searched},
    {.id = "purpose", .kind = Kind::note, .flags = searched},
    {.id = "scope_in", .kind = Kind::note, .flags = searched},
    {.id = "scope_out", .kind = Kind::note, .flags = searched},
    {.id = "success_factors", .kind = Kind::note, .flags = searched},
    {.id = "assumptions", .kind = Kind::note, .flags = searched},
    {.id = "constraints", .kind = Kind::note, .flags = searched},
    {.id = "main_risks", .kind = Kind::note, .flags = searched},
    {.id = "organisation", .kind = Kind::note, .flags = searched},
    {.id = "authority", .kind = Kind::note, .flags = searched},
    {.id = "budget_frame", .kind = Kind::money, .flags = listed},
    {.id = "target_start", .kind = Kind::date},
    {.id = "target_finish", .kind = Kind::date},
    {.id = "submitted_on", .kind = Kind::date},
    {.id = "approved_by", .kind = Kind::link, .flags = listed, .target = "person"},
    {.id = "approved_on", .kind = Kind::date, .flags = listed},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto version = handle<std::string>(kFields, "version");
inline constexpr auto proposal = handle<Id>(kFields, "proposal");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto due = handle<Date>(kFields, "due");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto background = handle<std::string>(kFields, "background");
inline constexpr auto purpose = handle<std::string>(kFields, "purpose");
inline constexpr auto scope_in = handle<std::string>(kFields, "scope_in");
inline constexpr auto scope_out = handle<std::string>(kFields, "scope_out");
inline constexpr auto success_factors = handle<std::string>(kFields, "success_factors");
inline constexpr auto assumptions = handle<std::string>(kFields, "assumptions");
inline constexpr auto constraints = handle<std::string>(kFields, "constraints");
inline constexpr auto main_risks = handle<std::string>(kFields, "main_risks");
inline constexpr auto organisation = handle<std::string>(kFields, "organisation");
inline constexpr auto authority = handle<std::string>(kFields, "authority");
inline constexpr auto budget_frame = handle<Money>(kFields, "budget_frame");
inline constexpr auto target_start = handle<Date>(kFields, "target_start");
inline constexpr auto target_finish = handle<Date>(kFields, "target_finish");
inline constexpr auto submitted_on = handle<Date>(kFields, "submitted_on");
inline constexpr auto approved_by = handle<Id>(kFields, "approved_by");
inline constexpr auto approved_on = handle<Date>(kFields, "approved_on");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

inline void check(Record const& charter, Store const& store, Problems& problems) {
    expect_order(charter, target_start, target_finish, problems, "charter.finish_before_start");
    expect_order(charter, submitted_on, approved_on, problems, "charter.approved_before_submitted");
    expect_positive(charter, budget_frame, problems, "charter.negative_budget");
    project::expect_project_currency(charter, store, project, budget_frame, problems);
    expect_present(charter, store, owner, due, problems);
    if (!is(charter, status, "approved")) return;
    expect(charter, approved_on, problems, Severity::warning, "charter.approved_without_date");
    expect(charter, approved_by, problems, Severity::warning, "charter.approved_by_nobody");
    expect(charter, scope_in, problems, Severity::warning, "charter.no_scope");
    expect(charter, scope_out, problems, Severity::hint, "charter.no_scope_out");
    auto const* of = store.live(charter.get(project));
    if (of && charter.has(budget_frame) && of->has(project::budget) && of->get(project::budget) != charter.get(budget_frame))
        problems.add(charter, budget_frame.slot, Severity::hint, "charter.budget_differs",
                     {to_text(charter.get(budget_frame)), to_text(of->get(project::budget))});
    expect_unique(charter, store, project, problems, "charter.two_approved", [](Record const& other) {
        return is(other, status, "approved");
    });
}

inline constexpr TypeDef kType{.id = "charter", .prefix = "", .area = Area::definition, .fields = kFields, .check = check};

}  // namespace pmo::registers::charter
