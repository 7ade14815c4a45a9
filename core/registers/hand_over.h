#pragma once
// What one department asks of another or hands to it: a staffing request, a budget check, a legal review, the hand-over to operations (A4).

#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/choices.h"
#include "core/registers/rules.h"

namespace pmo::registers::hand_over {

inline constexpr std::string_view kKind[] = {
    "staffing_request", "budget_check", "legal_review", "technology_readiness", "operations_hand_over", "marketing_feedback",
    "procurement", "it_support", "document", "other"};
inline constexpr std::string_view kStatus[] = {"requested", "accepted", "in_progress", "delivered", "received", "rejected", "cancelled"};
inline constexpr std::string_view kStatusClosed[] = {"received", "rejected", "cancelled"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = listed, .target = "project"},
    {.id = "code", .kind = Kind::text, .flags = searched | listed | code},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "kind", .kind = Kind::choice, .flags = listed, .options = kKind},
    {.id = "phase", .kind = Kind::choice, .options = kLifePhase},
    {.id = "from_department", .kind = Kind::link, .flags = required | listed, .target = "department"},
    {.id = "to_department", .kind = Kind::link, .flags = required | listed, .target = "department"},
    {.id = "requested_by", .kind = Kind::link, .target = "person"},
    {.id = "requested_on", .kind = Kind::date},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "due", .kind = Kind::date, .flags = listed | due},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "delivered_on", .kind = Kind::date},
    {.id = "received_on", .kind = Kind::date},
    {.id = "received_by", .kind = Kind::link, .target = "person"},
    {.id = "deliverable", .kind = Kind::link, .target = "deliverable"},
    {.id = "task", .kind = Kind::link, .target = "task"},
    {.id = "description", .kind = Kind::note, .flags = searched},
    {.id = "answer", .kind = Kind::note, .flags = searched},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto code = handle<std::string>(kFields, "code");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto phase = handle<std::string>(kFields, "phase");
inline constexpr auto from_department = handle<Id>(kFields, "from_department");
inline constexpr auto to_department = handle<Id>(kFields, "to_department");
inline constexpr auto requested_by = handle<Id>(kFields, "requested_by");
inline constexpr auto requested_on = handle<Date>(kFields, "requested_on");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto due = handle<Date>(kFields, "due");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto delivered_on = handle<Date>(kFields, "delivered_on");
inline constexpr auto received_on = handle<Date>(kFields, "received_on");
inline constexpr auto received_by = handle<Id>(kFields, "received_by");
inline constexpr auto deliverable = handle<Id>(kFields, "deliverable");
inline constexpr auto task = handle<Id>(kFields, "task");
inline constexpr auto description = handle<std::string>(kFields, "description");
inline constexpr auto answer = handle<std::string>(kFields, "answer");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

inline void check(Record const& request, Store const& store, Problems& problems) {
    if (request.has(from_department) && request.get(from_department) == request.get(to_department))
        problems.add(request, to_department.slot, Severity::warning, "hand_over.same_department");
    if (is(request, status, "received")) expect(request, received_on, problems, Severity::warning, "hand_over.received_without_date");
    if (is(request, status, "rejected")) expect(request, answer, problems, Severity::hint, "hand_over.rejected_without_answer");
    expect_order(request, requested_on, due, problems, "hand_over.due_before_request", Severity::warning);
    expect_order(request, requested_on, delivered_on, problems, "hand_over.delivered_before_request");
    expect_order(request, delivered_on, received_on, problems, "hand_over.received_before_delivery");
    expect_same_project(request, store, project, deliverable, problems);
    expect_same_project(request, store, project, task, problems);
    expect_present(request, store, owner, due, problems);
}

inline constexpr TypeDef kType{.id = "hand_over", .prefix = "HO", .area = Area::organisation, .fields = kFields, .check = check};

}  // namespace pmo::registers::hand_over
