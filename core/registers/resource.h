#pragma once
// What work needs beside people: equipment, material, rooms, a sum of money (E1).

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

namespace pmo::registers::resource {

inline constexpr std::string_view kKind[] = {"equipment", "material", "facility", "budget", "other"};
inline constexpr std::string_view kAccrual[] = {"start", "prorated", "end"};

inline constexpr FieldDef kFields[] = {
    {.id = "name", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "name_en", .kind = Kind::text, .flags = searched},
    {.id = "code", .kind = Kind::text, .flags = searched | listed | code},
    {.id = "kind", .kind = Kind::choice, .flags = listed, .options = kKind},
    {.id = "group", .kind = Kind::text, .flags = searched | listed},
    {.id = "department", .kind = Kind::link, .flags = listed, .target = "department"},
    {.id = "owner", .kind = Kind::link, .flags = listed, .target = "person"},
    {.id = "supplier", .kind = Kind::link, .target = "supplier"},
    {.id = "unit_label", .kind = Kind::text, .flags = listed},
    {.id = "capacity", .kind = Kind::number, .flags = listed, .scale = 2, .min = 0},
    {.id = "calendar", .kind = Kind::link, .target = "calendar"},
    {.id = "rate", .kind = Kind::money, .flags = listed},
    {.id = "cost_per_use", .kind = Kind::money},
    {.id = "accrual", .kind = Kind::choice, .options = kAccrual},
    {.id = "available_from", .kind = Kind::date},
    {.id = "available_to", .kind = Kind::date},
    {.id = "location", .kind = Kind::text, .flags = searched},
    {.id = "inactive", .kind = Kind::flag},
    {.id = "source_uid", .kind = Kind::text, .flags = hidden},
    {.id = "notes", .kind = Kind::note, .flags = searched},
    {.id = "carried", .kind = Kind::text, .flags = hidden},
};

inline constexpr auto name = handle<std::string>(kFields, "name");
inline constexpr auto name_en = handle<std::string>(kFields, "name_en");
inline constexpr auto code = handle<std::string>(kFields, "code");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto group = handle<std::string>(kFields, "group");
inline constexpr auto department = handle<Id>(kFields, "department");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto supplier = handle<Id>(kFields, "supplier");
inline constexpr auto unit_label = handle<std::string>(kFields, "unit_label");
inline constexpr auto capacity = handle<std::int64_t>(kFields, "capacity");
inline constexpr auto calendar = handle<Id>(kFields, "calendar");
inline constexpr auto rate = handle<Money>(kFields, "rate");
inline constexpr auto cost_per_use = handle<Money>(kFields, "cost_per_use");
inline constexpr auto accrual = handle<std::string>(kFields, "accrual");
inline constexpr auto available_from = handle<Date>(kFields, "available_from");
inline constexpr auto available_to = handle<Date>(kFields, "available_to");
inline constexpr auto location = handle<std::string>(kFields, "location");
inline constexpr auto inactive = handle<bool>(kFields, "inactive");
inline constexpr auto source_uid = handle<std::string>(kFields, "source_uid");
inline constexpr auto notes = handle<std::string>(kFields, "notes");
inline constexpr auto carried = handle<std::string>(kFields, "carried");

inline void check(Record const& resource, Store const& store, Problems& problems) {
    expect_order(resource, available_from, available_to, problems, "resource.to_before_from");
    if (is(resource, kind, "material")) expect(resource, unit_label, problems, Severity::hint, "resource.no_unit");
    for (auto const amount : {rate, cost_per_use}) expect_positive(resource, amount, problems, "resource.negative_rate");
    expect_stays(resource, store, owner, problems);
}

inline constexpr TypeDef kType{.id = "resource", .prefix = "RS", .area = Area::resources, .fields = kFields, .check = check};

}  // namespace pmo::registers::resource
