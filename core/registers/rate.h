#pragma once
// What a person or resource costs from a day on; five tables for different kinds of work (E1). Without rates the person's own counts.

#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/base/money.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/plan_rules.h"
#include "core/registers/rules.h"

namespace pmo::registers::rate {

inline constexpr std::string_view kTable[] = {"a", "b", "c", "d", "e"};

inline constexpr FieldDef kFields[] = {
    {.id = "person", .kind = Kind::link, .flags = listed, .target = "person"},
    {.id = "resource", .kind = Kind::link, .flags = listed, .target = "resource"},
    {.id = "table", .kind = Kind::choice, .flags = listed, .options = kTable},
    {.id = "from", .kind = Kind::date, .flags = listed},
    {.id = "cost_rate", .kind = Kind::money, .flags = listed, .unit = Unit::per_hour},
    {.id = "overtime_rate", .kind = Kind::money, .flags = listed, .unit = Unit::per_hour},
    {.id = "cost_per_use", .kind = Kind::money},
    {.id = "note", .kind = Kind::text, .flags = searched | title},
};

inline constexpr auto person = handle<Id>(kFields, "person");
inline constexpr auto resource = handle<Id>(kFields, "resource");
inline constexpr auto table = handle<std::string>(kFields, "table");
inline constexpr auto from = handle<Date>(kFields, "from");
inline constexpr auto cost_rate = handle<Money>(kFields, "cost_rate");
inline constexpr auto overtime_rate = handle<Money>(kFields, "overtime_rate");
inline constexpr auto cost_per_use = handle<Money>(kFields, "cost_per_use");
inline constexpr auto note = handle<std::string>(kFields, "note");

inline bool same_line(Record const& a, Record const& b) {
    auto const table_of = [](Record const& row) { return row.has(table) ? row.get(table) : std::string_view("a"); };
    return table_of(a) == table_of(b) && a.has(from) == b.has(from) && a.get(from) == b.get(from);
}

inline void check(Record const& row, Store const& store, Problems& problems) {
    if (row.has(person) == row.has(resource)) problems.add(row, person.slot, Severity::error, "rate.one_of");
    for (auto const amount : {cost_rate, overtime_rate, cost_per_use}) expect_positive(row, amount, problems, "rate.negative");
    for (auto const link : {person, resource})
        expect_unique(row, store, link, problems, "rate.twice", [&](Record const& other) { return same_line(row, other); });
}

inline constexpr TypeDef kType{.id = "rate", .prefix = "", .area = Area::resources, .fields = kFields, .check = check};

}  // namespace pmo::registers::rate
