#pragma once
// Somebody of the organisation or of a partner: department, role, availability and cost (A2, E1).

#include <cstdint>
#include <string_view>

#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/model/store.h"
#include "core/registers/rules.h"

namespace pmo::registers::person {

inline constexpr FieldDef kFields[] = {
    {.id = "code", .kind = Kind::text, .flags = searched | code},
    {.id = "name", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "name_en", .kind = Kind::text, .flags = searched},
    {.id = "department", .kind = Kind::link, .flags = listed, .target = "department"},
    {.id = "role", .kind = Kind::link, .flags = listed, .target = "role"},
    {.id = "job_title", .kind = Kind::text, .flags = searched | listed},
    {.id = "grade", .kind = Kind::text, .flags = plain},
    {.id = "email", .kind = Kind::text, .flags = searched},
    {.id = "phone", .kind = Kind::text, .flags = searched},
    {.id = "calendar", .kind = Kind::link, .flags = plain, .target = "calendar"},
    {.id = "max_units", .kind = Kind::number, .flags = listed, .unit = Unit::percent, .min = 0},
    {.id = "cost_rate", .kind = Kind::money, .flags = plain},
    {.id = "overtime_rate", .kind = Kind::money, .flags = plain},
    {.id = "joined", .kind = Kind::date, .flags = plain},
    {.id = "left", .kind = Kind::date, .flags = plain},
    {.id = "external", .kind = Kind::flag, .flags = plain},
    {.id = "supplier", .kind = Kind::link, .flags = plain, .target = "supplier"},
    {.id = "source_uid", .kind = Kind::text, .flags = hidden},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto code = handle<std::string>(kFields, "code");
inline constexpr auto name = handle<std::string>(kFields, "name");
inline constexpr auto name_en = handle<std::string>(kFields, "name_en");
inline constexpr auto department = handle<Id>(kFields, "department");
inline constexpr auto role = handle<Id>(kFields, "role");
inline constexpr auto job_title = handle<std::string>(kFields, "job_title");
inline constexpr auto grade = handle<std::string>(kFields, "grade");
inline constexpr auto email = handle<std::string>(kFields, "email");
inline constexpr auto phone = handle<std::string>(kFields, "phone");
inline constexpr auto calendar = handle<Id>(kFields, "calendar");
inline constexpr auto max_units = handle<std::int64_t>(kFields, "max_units");
inline constexpr auto cost_rate = handle<Money>(kFields, "cost_rate");
inline constexpr auto overtime_rate = handle<Money>(kFields, "overtime_rate");
inline constexpr auto joined = handle<Date>(kFields, "joined");
inline constexpr auto left = handle<Date>(kFields, "left");
inline constexpr auto external = handle<bool>(kFields, "external");
inline constexpr auto supplier = handle<Id>(kFields, "supplier");
inline constexpr auto source_uid = handle<std::string>(kFields, "source_uid");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

inline void check(Record const& record, Store const&, Problems& problems) { expect_order(record, joined, left, problems, "person.left_before_joined"); }

inline constexpr TypeDef kType{.id = "person", .prefix = "", .area = Area::resources, .fields = kFields, .check = check};

}  // namespace pmo::registers::person
