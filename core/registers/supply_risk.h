#pragma once
// Somebody, something or some skill that may not be there when it is needed, and the plan for that case (E4). Assessed in the risk register.

#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::supply_risk {

inline constexpr std::string_view kStatus[] = {"open", "monitoring", "activated", "closed"};
inline constexpr std::string_view kStatusClosed[] = {"closed"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = listed, .target = "project"},
    {.id = "code", .kind = Kind::text, .flags = searched | listed | code},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "person", .kind = Kind::link, .flags = listed, .target = "person"},
    {.id = "resource", .kind = Kind::link, .flags = listed, .target = "resource"},
    {.id = "skill", .kind = Kind::link, .flags = listed, .target = "skill"},
    {.id = "role", .kind = Kind::link, .target = "role"},
    {.id = "supplier", .kind = Kind::link, .flags = listed, .target = "supplier"},
    {.id = "risk", .kind = Kind::link, .flags = listed, .target = "risk"},
    {.id = "cause", .kind = Kind::note, .flags = searched},
    {.id = "trigger", .kind = Kind::note, .flags = searched},
    {.id = "contingency", .kind = Kind::note, .flags = searched},
    {.id = "substitute", .kind = Kind::text, .flags = searched},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "due", .kind = Kind::date, .flags = listed | due},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto code = handle<std::string>(kFields, "code");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto person = handle<Id>(kFields, "person");
inline constexpr auto resource = handle<Id>(kFields, "resource");
inline constexpr auto skill = handle<Id>(kFields, "skill");
inline constexpr auto role = handle<Id>(kFields, "role");
inline constexpr auto supplier = handle<Id>(kFields, "supplier");
inline constexpr auto risk = handle<Id>(kFields, "risk");
inline constexpr auto cause = handle<std::string>(kFields, "cause");
inline constexpr auto trigger = handle<std::string>(kFields, "trigger");
inline constexpr auto contingency = handle<std::string>(kFields, "contingency");
inline constexpr auto substitute = handle<std::string>(kFields, "substitute");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto due = handle<Date>(kFields, "due");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

inline void check(Record const& row, Store const& store, Problems& problems) {
    if (!row.has(person) && !row.has(resource) && !row.has(skill) && !row.has(role) && !row.has(supplier))
        problems.add(row, resource.slot, Severity::warning, "supply_risk.nothing_named");
    if (is_open(row)) expect(row, contingency, problems, Severity::warning, "supply_risk.no_plan");
    if (is(row, status, "monitoring")) expect(row, trigger, problems, Severity::hint, "supply_risk.no_trigger");
    expect_same_project(row, store, project, risk, problems);
    expect_present(row, store, owner, due, problems);
}

inline constexpr TypeDef kType{.id = "supply_risk", .prefix = "SR", .area = Area::resources, .fields = kFields, .check = check};

}  // namespace pmo::registers::supply_risk
