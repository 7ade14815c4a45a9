#pragma once
// A role that people take: in the project office's own teams, in a department or in projects, with duty and authority (A2). A role of a
// method comes with it into projects (C4).

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/money.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/plan_rules.h"
#include "core/registers/rules.h"

namespace pmo::registers::role {

inline constexpr std::string_view kTeam[] = {
    "direction", "project_support", "resource", "risk", "quality", "project_team", "department", "steering", "other"};

inline constexpr FieldDef kFields[] = {
    {.id = "place", .kind = Kind::place},
    {.id = "name", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "name_en", .kind = Kind::text, .flags = searched},
    {.id = "team", .kind = Kind::choice, .flags = listed, .options = kTeam},
    {.id = "department", .kind = Kind::link, .flags = listed, .target = "department"},
    {.id = "method", .kind = Kind::link, .target = "method"},
    {.id = "reports_to", .kind = Kind::link, .flags = listed, .target = "role"},
    {.id = "duty", .kind = Kind::note, .flags = searched},
    {.id = "authority", .kind = Kind::note, .flags = searched},
    {.id = "approval_limit", .kind = Kind::money, .flags = listed},
    {.id = "competence", .kind = Kind::note, .flags = searched},
    {.id = "headcount", .kind = Kind::number, .unit = Unit::people, .min = 0},
    {.id = "inactive", .kind = Kind::flag},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto place = handle<Place>(kFields, "place");
inline constexpr auto name = handle<std::string>(kFields, "name");
inline constexpr auto name_en = handle<std::string>(kFields, "name_en");
inline constexpr auto team = handle<std::string>(kFields, "team");
inline constexpr auto department = handle<Id>(kFields, "department");
inline constexpr auto method = handle<Id>(kFields, "method");
inline constexpr auto reports_to = handle<Id>(kFields, "reports_to");
inline constexpr auto duty = handle<std::string>(kFields, "duty");
inline constexpr auto authority = handle<std::string>(kFields, "authority");
inline constexpr auto approval_limit = handle<Money>(kFields, "approval_limit");
inline constexpr auto competence = handle<std::string>(kFields, "competence");
inline constexpr auto headcount = handle<std::int64_t>(kFields, "headcount");
inline constexpr auto inactive = handle<bool>(kFields, "inactive");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

inline void check(Record const& role, Store const& store, Problems& problems) {
    expect_other_than_itself(role, reports_to, problems, "role.own_superior");
    if (role.get(reports_to) != role.id()) expect_no_circle(role, store, reports_to, problems, "role.superior_circle");
    expect_positive(role, approval_limit, problems, "role.negative_limit");
}

inline constexpr TypeDef kType{.id = "role", .prefix = "", .area = Area::organisation, .fields = kFields, .check = check};

}  // namespace pmo::registers::role
