#pragma once
// A portfolio that was put together under limits of money and capacity, to be compared and decided (B3). What is in it is scenario_item.

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

namespace pmo::registers::scenario {

inline constexpr std::string_view kStatus[] = {"draft", "proposed", "approved", "rejected", "superseded"};
inline constexpr std::string_view kStatusClosed[] = {"approved", "rejected", "superseded"};

inline constexpr FieldDef kFields[] = {
    {.id = "name", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "due", .kind = Kind::date, .flags = listed | due},
    {.id = "period_from", .kind = Kind::date, .flags = listed},
    {.id = "period_to", .kind = Kind::date, .flags = listed},
    {.id = "budget", .kind = Kind::money, .flags = listed},
    {.id = "effort_limit", .kind = Kind::number, .unit = Unit::minutes, .min = 0},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "decided_by", .kind = Kind::link, .target = "person"},
    {.id = "decided_on", .kind = Kind::date},
    {.id = "reason", .kind = Kind::note, .flags = searched},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto name = handle<std::string>(kFields, "name");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto due = handle<Date>(kFields, "due");
inline constexpr auto period_from = handle<Date>(kFields, "period_from");
inline constexpr auto period_to = handle<Date>(kFields, "period_to");
inline constexpr auto budget = handle<Money>(kFields, "budget");
inline constexpr auto effort_limit = handle<std::int64_t>(kFields, "effort_limit");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto decided_by = handle<Id>(kFields, "decided_by");
inline constexpr auto decided_on = handle<Date>(kFields, "decided_on");
inline constexpr auto reason = handle<std::string>(kFields, "reason");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

inline void check(Record const& scenario, Store const& store, Problems& problems) {
    expect_order(scenario, period_from, period_to, problems, "scenario.period_order");
    expect_positive(scenario, budget, problems, "scenario.negative_budget");
    if (is(scenario, status, "approved")) expect(scenario, decided_on, problems, Severity::warning, "scenario.approved_without_date");
    expect_present(scenario, store, owner, due, problems);
}

inline constexpr TypeDef kType{.id = "scenario", .prefix = "", .area = Area::portfolio, .fields = kFields, .check = check};

}  // namespace pmo::registers::scenario
