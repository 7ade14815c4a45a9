#pragma once
// What the project has to fulfil, with priority, source and acceptance, in a tree (C2). Where it is fulfilled is trace.

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/model/store.h"
#include "core/registers/rules.h"
#include "core/registers/trace.h"

namespace pmo::registers::requirement {

inline constexpr std::string_view kKind[] = {"business", "functional", "non_functional", "interface", "data", "compliance", "transition"};
inline constexpr std::string_view kPriority[] = {"must", "should", "could", "wont"};
inline constexpr std::string_view kVerification[] = {"test", "inspection", "demonstration", "analysis"};
inline constexpr std::string_view kStatus[] = {
    "proposed", "analysed", "agreed", "in_progress", "delivered", "accepted", "rejected", "deferred"};
inline constexpr std::string_view kStatusClosed[] = {"accepted", "rejected", "deferred"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = required | listed, .target = "project"},
    {.id = "place", .kind = Kind::place},
    {.id = "code", .kind = Kind::text, .flags = searched | listed | code},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "description", .kind = Kind::note, .flags = searched},
    {.id = "kind", .kind = Kind::choice, .flags = listed, .options = kKind},
    {.id = "priority", .kind = Kind::choice, .flags = listed, .options = kPriority},
    {.id = "source", .kind = Kind::text, .flags = searched | listed},
    {.id = "requester", .kind = Kind::link, .target = "person"},
    {.id = "stakeholder", .kind = Kind::link, .target = "stakeholder"},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "due", .kind = Kind::date, .flags = listed | due},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "agreed_on", .kind = Kind::date},
    {.id = "acceptance_criteria", .kind = Kind::note, .flags = searched},
    {.id = "verification", .kind = Kind::choice, .options = kVerification},
    {.id = "effort", .kind = Kind::number, .unit = Unit::minutes, .min = 0},
    {.id = "release", .kind = Kind::text, .flags = searched},
    {.id = "change_request", .kind = Kind::link, .target = "change_request"},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto place = handle<Place>(kFields, "place");
inline constexpr auto code = handle<std::string>(kFields, "code");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto description = handle<std::string>(kFields, "description");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto priority = handle<std::string>(kFields, "priority");
inline constexpr auto source = handle<std::string>(kFields, "source");
inline constexpr auto requester = handle<Id>(kFields, "requester");
inline constexpr auto stakeholder = handle<Id>(kFields, "stakeholder");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto due = handle<Date>(kFields, "due");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto agreed_on = handle<Date>(kFields, "agreed_on");
inline constexpr auto acceptance_criteria = handle<std::string>(kFields, "acceptance_criteria");
inline constexpr auto verification = handle<std::string>(kFields, "verification");
inline constexpr auto effort = handle<std::int64_t>(kFields, "effort");
inline constexpr auto release = handle<std::string>(kFields, "release");
inline constexpr auto change_request = handle<Id>(kFields, "change_request");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

inline void check(Record const& requirement, Store const& store, Problems& problems) {
    bool const agreed = is(requirement, status, "agreed", "in_progress", "delivered", "accepted");
    if (agreed) expect(requirement, acceptance_criteria, problems, Severity::warning, "requirement.no_criteria");
    if (agreed && store.referrers(trace::kType, trace::requirement, requirement.id()).empty())
        problems.add(requirement, status.slot, Severity::hint, "requirement.not_traced");
    if (is(requirement, priority, "wont") && is(requirement, status, "agreed", "in_progress"))
        problems.add(requirement, priority.slot, Severity::warning, "requirement.wont_in_work");
    expect_same_project(requirement, store, project, change_request, problems);
    expect_same_project(requirement, store, project, stakeholder, problems);
    expect_present(requirement, store, owner, due, problems);
}

inline constexpr TypeDef kType{.id = "requirement", .prefix = "REQ", .area = Area::definition, .fields = kFields, .check = check};

}  // namespace pmo::registers::requirement
