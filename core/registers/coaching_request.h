#pragma once
// A request to the PMO for coaching or consulting, and what came of it (K1).

#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::coaching_request {

inline constexpr std::string_view kKind[] = {"coaching", "consulting", "facilitation", "audit_support"};
inline constexpr std::string_view kStatus[] = {"open", "accepted", "in_progress", "done", "declined"};
inline constexpr std::string_view kStatusClosed[] = {"done", "declined"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = listed, .target = "project"},
    {.id = "code", .kind = Kind::text, .flags = searched | listed | code},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "kind", .kind = Kind::choice, .flags = listed, .options = kKind},
    {.id = "requester", .kind = Kind::link, .flags = required | listed, .target = "person"},
    {.id = "department", .kind = Kind::link, .target = "department"},
    {.id = "requested_on", .kind = Kind::date, .flags = listed},
    {.id = "question", .kind = Kind::note, .flags = searched},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "due", .kind = Kind::date, .flags = listed | due},
    {.id = "effort", .kind = Kind::number, .unit = Unit::minutes, .min = 0},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "answer", .kind = Kind::note, .flags = searched},
    {.id = "done_on", .kind = Kind::date},
    {.id = "rating", .kind = Kind::number, .min = 1, .max = 5},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto code = handle<std::string>(kFields, "code");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto requester = handle<Id>(kFields, "requester");
inline constexpr auto department = handle<Id>(kFields, "department");
inline constexpr auto requested_on = handle<Date>(kFields, "requested_on");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto due = handle<Date>(kFields, "due");
inline constexpr auto effort = handle<std::int64_t>(kFields, "effort");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto answer = handle<std::string>(kFields, "answer");
inline constexpr auto done_on = handle<Date>(kFields, "done_on");
inline constexpr auto rating = handle<std::int64_t>(kFields, "rating");

inline void check(Record const& request, Store const& store, Problems& problems) {
    if (is(request, status, "done")) expect(request, answer, problems, Severity::warning, "coaching_request.no_answer");
    if (is(request, status, "declined")) expect(request, answer, problems, Severity::hint, "coaching_request.declined_without_reason");
    if (is(request, status, "accepted", "in_progress", "done")) expect(request, owner, problems, Severity::warning, "coaching_request.no_coach");
    expect_order(request, requested_on, done_on, problems, "coaching_request.done_before_requested");
    expect_present(request, store, owner, due, problems);
}

inline constexpr TypeDef kType{.id = "coaching_request", .prefix = "COA", .area = Area::people, .fields = kFields, .check = check};

}  // namespace pmo::registers::coaching_request
