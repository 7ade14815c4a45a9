#pragma once
// A project asks for people or equipment: what is needed, from when to when, and who is given (E2).

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::resource_request {

inline constexpr std::string_view kStatus[] = {"draft", "submitted", "proposed", "approved", "fulfilled", "rejected", "cancelled"};
inline constexpr std::string_view kStatusClosed[] = {"fulfilled", "rejected", "cancelled"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = required | listed, .target = "project"},
    {.id = "code", .kind = Kind::text, .flags = searched | listed | code},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "role", .kind = Kind::link, .flags = listed, .target = "role"},
    {.id = "skill", .kind = Kind::link, .flags = listed, .target = "skill"},
    {.id = "skill_level", .kind = Kind::number, .min = 1, .max = 5},
    {.id = "person", .kind = Kind::link, .target = "person"},
    {.id = "resource", .kind = Kind::link, .target = "resource"},
    {.id = "headcount", .kind = Kind::number, .unit = Unit::people, .min = 1},
    {.id = "from", .kind = Kind::date, .flags = required | listed},
    {.id = "to", .kind = Kind::date, .flags = listed},
    {.id = "units", .kind = Kind::number, .flags = listed, .unit = Unit::percent, .min = 0, .max = 1000},
    {.id = "effort", .kind = Kind::number, .unit = Unit::minutes, .min = 0},
    {.id = "task", .kind = Kind::link, .target = "task"},
    {.id = "reason", .kind = Kind::note, .flags = searched},
    {.id = "requested_by", .kind = Kind::link, .target = "person"},
    {.id = "requested_on", .kind = Kind::date},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "due", .kind = Kind::date, .flags = listed | due},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "assigned", .kind = Kind::link, .flags = listed, .target = "person"},
    {.id = "decided_by", .kind = Kind::link, .target = "person"},
    {.id = "decided_on", .kind = Kind::date},
    {.id = "comment", .kind = Kind::note, .flags = searched},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto code = handle<std::string>(kFields, "code");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto role = handle<Id>(kFields, "role");
inline constexpr auto skill = handle<Id>(kFields, "skill");
inline constexpr auto skill_level = handle<std::int64_t>(kFields, "skill_level");
inline constexpr auto person = handle<Id>(kFields, "person");
inline constexpr auto resource = handle<Id>(kFields, "resource");
inline constexpr auto headcount = handle<std::int64_t>(kFields, "headcount");
inline constexpr auto from = handle<Date>(kFields, "from");
inline constexpr auto to = handle<Date>(kFields, "to");
inline constexpr auto units = handle<std::int64_t>(kFields, "units");
inline constexpr auto effort = handle<std::int64_t>(kFields, "effort");
inline constexpr auto task = handle<Id>(kFields, "task");
inline constexpr auto reason = handle<std::string>(kFields, "reason");
inline constexpr auto requested_by = handle<Id>(kFields, "requested_by");
inline constexpr auto requested_on = handle<Date>(kFields, "requested_on");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto due = handle<Date>(kFields, "due");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto assigned = handle<Id>(kFields, "assigned");
inline constexpr auto decided_by = handle<Id>(kFields, "decided_by");
inline constexpr auto decided_on = handle<Date>(kFields, "decided_on");
inline constexpr auto comment = handle<std::string>(kFields, "comment");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

inline void check(Record const& request, Store const& store, Problems& problems) {
    expect_order(request, from, to, problems, "resource_request.to_before_from");
    expect_order(request, requested_on, decided_on, problems, "resource_request.decided_before_requested");
    if (!request.has(role) && !request.has(skill) && !request.has(person) && !request.has(resource))
        problems.add(request, role.slot, Severity::warning, "resource_request.nothing_named");
    if (is(request, status, "approved", "fulfilled", "rejected"))
        expect(request, decided_on, problems, Severity::warning, "resource_request.decided_without_date");
    if (is(request, status, "fulfilled") && !request.has(resource))
        expect(request, assigned, problems, Severity::warning, "resource_request.nobody_assigned");
    if (is(request, status, "rejected")) expect(request, comment, problems, Severity::hint, "resource_request.rejected_without_reason");
    if (request.has(skill_level)) expect(request, skill, problems, Severity::warning, "resource_request.level_of_nothing");
    expect_same_project(request, store, project, task, problems);
    if (is_open(request)) expect_present(request, store, assigned, to, problems);
    expect_present(request, store, owner, due, problems);
}

inline constexpr TypeDef kType{.id = "resource_request", .prefix = "RQ", .area = Area::resources, .fields = kFields, .check = check};

}  // namespace pmo::registers::resource_request
