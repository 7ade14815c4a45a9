#pragma once
// Somebody who works here or for us, with department, role, working time and cost rate (A1, A2, E1).

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/base/money.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/plan_rules.h"
#include "core/registers/rules.h"

namespace pmo::registers::person {

inline constexpr FieldDef kFields[] = {
    {.id = "name", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "name_en", .kind = Kind::text, .flags = searched},
    {.id = "code", .kind = Kind::text, .flags = searched | listed | code},
    {.id = "department", .kind = Kind::link, .flags = listed, .target = "department"},
    {.id = "role", .kind = Kind::link, .flags = listed, .target = "role"},
    {.id = "job_title", .kind = Kind::text, .flags = searched | listed},
    {.id = "grade", .kind = Kind::text, .flags = searched},
    {.id = "reports_to", .kind = Kind::link, .target = "person"},
    {.id = "email", .kind = Kind::text, .flags = searched},
    {.id = "phone", .kind = Kind::text, .flags = searched},
    {.id = "location", .kind = Kind::text, .flags = searched},
    {.id = "calendar", .kind = Kind::link, .target = "calendar"},
    {.id = "max_units", .kind = Kind::number, .flags = listed, .unit = Unit::percent, .min = 0, .max = 1000},
    {.id = "cost_rate", .kind = Kind::money, .flags = listed, .unit = Unit::per_hour},
    {.id = "overtime_rate", .kind = Kind::money, .unit = Unit::per_hour},
    {.id = "joined", .kind = Kind::date},
    {.id = "left", .kind = Kind::date},
    {.id = "inactive", .kind = Kind::flag},
    {.id = "external", .kind = Kind::flag},
    {.id = "generic", .kind = Kind::flag},
    {.id = "supplier", .kind = Kind::link, .target = "supplier"},
    {.id = "source_uid", .kind = Kind::text, .flags = hidden},
    {.id = "notes", .kind = Kind::note, .flags = searched},
    {.id = "carried", .kind = Kind::text, .flags = hidden},
};

inline constexpr auto name = handle<std::string>(kFields, "name");
inline constexpr auto name_en = handle<std::string>(kFields, "name_en");
inline constexpr auto code = handle<std::string>(kFields, "code");
inline constexpr auto department = handle<Id>(kFields, "department");
inline constexpr auto role = handle<Id>(kFields, "role");
inline constexpr auto job_title = handle<std::string>(kFields, "job_title");
inline constexpr auto grade = handle<std::string>(kFields, "grade");
inline constexpr auto reports_to = handle<Id>(kFields, "reports_to");
inline constexpr auto email = handle<std::string>(kFields, "email");
inline constexpr auto phone = handle<std::string>(kFields, "phone");
inline constexpr auto location = handle<std::string>(kFields, "location");
inline constexpr auto calendar = handle<Id>(kFields, "calendar");
inline constexpr auto max_units = handle<std::int64_t>(kFields, "max_units");
inline constexpr auto cost_rate = handle<Money>(kFields, "cost_rate");
inline constexpr auto overtime_rate = handle<Money>(kFields, "overtime_rate");
inline constexpr auto joined = handle<Date>(kFields, "joined");
inline constexpr auto left = handle<Date>(kFields, "left");
inline constexpr auto inactive = handle<bool>(kFields, "inactive");
inline constexpr auto external = handle<bool>(kFields, "external");
inline constexpr auto generic = handle<bool>(kFields, "generic");
inline constexpr auto supplier = handle<Id>(kFields, "supplier");
inline constexpr auto source_uid = handle<std::string>(kFields, "source_uid");
inline constexpr auto notes = handle<std::string>(kFields, "notes");
inline constexpr auto carried = handle<std::string>(kFields, "carried");

inline void check(Record const& person, Store const& store, Problems& problems) {
    expect_order(person, joined, left, problems, "person.left_before_joined");
    expect_other_than_itself(person, reports_to, problems, "person.own_superior");
    if (person.get(reports_to) != person.id()) expect_no_circle(person, store, reports_to, problems, "person.superior_circle");
    if (person.has(supplier) && !person.get(external)) problems.add(person, external.slot, Severity::hint, "person.supplier_not_external");
    expect_positive(person, cost_rate, problems, "person.negative_rate");
    auto const normal = person.get(cost_rate), overtime = person.get(overtime_rate);
    if (person.has(cost_rate) && person.has(overtime_rate) && normal.currency == overtime.currency && overtime.minor < normal.minor)
        problems.add(person, overtime_rate.slot, Severity::hint, "person.overtime_cheaper", {to_text(overtime), to_text(normal)});
}

inline constexpr TypeDef kType{.id = "person", .prefix = "E", .area = Area::organisation, .fields = kFields, .check = check};

}  // namespace pmo::registers::person
