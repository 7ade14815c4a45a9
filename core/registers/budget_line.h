#pragma once
// Money planned for one category, part of the plan, department and period (F1).

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/base/money.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/budget_version.h"
#include "core/registers/choices.h"
#include "core/registers/plan_rules.h"
#include "core/registers/project.h"
#include "core/registers/rules.h"

namespace pmo::registers::budget_line {

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = required | listed, .target = "project"},
    {.id = "version", .kind = Kind::link, .flags = required | listed, .target = "budget_version"},
    {.id = "title", .kind = Kind::text, .flags = searched | listed | title},
    {.id = "category", .kind = Kind::choice, .flags = required | listed, .options = kCostCategory},
    {.id = "task", .kind = Kind::link, .flags = listed, .target = "task"},
    {.id = "wbs", .kind = Kind::text, .flags = searched},
    {.id = "department", .kind = Kind::link, .flags = listed, .target = "department"},
    {.id = "period", .kind = Kind::date, .flags = listed},
    {.id = "quantity", .kind = Kind::number, .scale = 2, .min = 0},
    {.id = "unit_label", .kind = Kind::text},
    {.id = "unit_price", .kind = Kind::money},
    {.id = "amount", .kind = Kind::money, .flags = required | listed},
    {.id = "supplier", .kind = Kind::link, .target = "supplier"},
    {.id = "basis", .kind = Kind::note, .flags = searched},
    {.id = "place", .kind = Kind::place},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto version = handle<Id>(kFields, "version");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto category = handle<std::string>(kFields, "category");
inline constexpr auto task = handle<Id>(kFields, "task");
inline constexpr auto wbs = handle<std::string>(kFields, "wbs");
inline constexpr auto department = handle<Id>(kFields, "department");
inline constexpr auto period = handle<Date>(kFields, "period");
inline constexpr auto quantity = handle<std::int64_t>(kFields, "quantity");
inline constexpr auto unit_label = handle<std::string>(kFields, "unit_label");
inline constexpr auto unit_price = handle<Money>(kFields, "unit_price");
inline constexpr auto amount = handle<Money>(kFields, "amount");
inline constexpr auto supplier = handle<Id>(kFields, "supplier");
inline constexpr auto basis = handle<std::string>(kFields, "basis");
inline constexpr auto place = handle<Place>(kFields, "place");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

inline void check(Record const& line, Store const& store, Problems& problems) {
    expect_positive(line, amount, problems, "budget_line.negative");
    project::expect_project_currency(line, store, project, amount, problems);
    for (auto const link : {version, task}) expect_same_project(line, store, project, link, problems);
    auto const price = line.get(unit_price), total = line.get(amount);
    if (!line.has(quantity) || !line.has(unit_price) || !line.has(amount) || price.currency != total.currency) return;
    auto const product = scale(price, line.get(quantity), 100);
    if (product != total) problems.add(line, amount.slot, Severity::hint, "budget_line.product", {to_text(total), to_text(product)});
}

inline constexpr TypeDef kType{.id = "budget_line", .prefix = "", .area = Area::cost, .fields = kFields, .check = check};

}  // namespace pmo::registers::budget_line
