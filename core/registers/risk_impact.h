#pragma once
// What a risk does to one task when it happens: how much longer it takes and what that costs, for the simulation (core/project/simulation_model.h).
// A risk without any such record acts by its own days and cost on its own task. An opportunity takes away what stands here.

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/money.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::risk_impact {

inline constexpr std::string_view kDistribution[] = {"triangular", "pert", "uniform", "normal", "lognormal"};

inline constexpr FieldDef kFields[] = {
    {.id = "risk", .kind = Kind::link, .flags = required | listed, .target = "risk"},
    {.id = "task", .kind = Kind::link, .flags = listed, .target = "task"},
    {.id = "delay_low", .kind = Kind::number, .flags = listed, .unit = Unit::minutes, .min = 0},
    {.id = "delay_likely", .kind = Kind::number, .flags = listed, .unit = Unit::minutes, .min = 0},
    {.id = "delay_high", .kind = Kind::number, .flags = listed, .unit = Unit::minutes, .min = 0},
    {.id = "longer", .kind = Kind::number, .flags = listed, .unit = Unit::percent, .min = 0, .max = 1000},
    {.id = "cost_low", .kind = Kind::money},
    {.id = "cost_likely", .kind = Kind::money, .flags = listed},
    {.id = "cost_high", .kind = Kind::money},
    {.id = "distribution", .kind = Kind::choice, .options = kDistribution},
    {.id = "note", .kind = Kind::text, .flags = searched | listed | title},
};

inline constexpr auto risk = handle<Id>(kFields, "risk");
inline constexpr auto task = handle<Id>(kFields, "task");
inline constexpr auto delay_low = handle<std::int64_t>(kFields, "delay_low");
inline constexpr auto delay_likely = handle<std::int64_t>(kFields, "delay_likely");
inline constexpr auto delay_high = handle<std::int64_t>(kFields, "delay_high");
inline constexpr auto longer = handle<std::int64_t>(kFields, "longer");           // of the task's duration, on top of it
inline constexpr auto cost_low = handle<Money>(kFields, "cost_low");
inline constexpr auto cost_likely = handle<Money>(kFields, "cost_likely");
inline constexpr auto cost_high = handle<Money>(kFields, "cost_high");
inline constexpr auto distribution = handle<std::string>(kFields, "distribution");
inline constexpr auto note = handle<std::string>(kFields, "note");

inline void check(Record const& impact, Store const&, Problems& problems) {
    auto const falls = [&](auto first, auto second, auto amount) { return impact.has(first) && impact.has(second) && amount(impact.get(first)) > amount(impact.get(second)); };
    auto const minutes = [](std::int64_t m) { return m; };
    auto const minor = [](Money const& m) { return m.minor; };
    if (falls(delay_low, delay_likely, minutes) || falls(delay_likely, delay_high, minutes) || falls(delay_low, delay_high, minutes))
        problems.add(impact, delay_likely.slot, Severity::error, "risk_impact.delay_order");
    if (falls(cost_low, cost_likely, minor) || falls(cost_likely, cost_high, minor) || falls(cost_low, cost_high, minor))
        problems.add(impact, cost_likely.slot, Severity::error, "risk_impact.cost_order");
    bool const delays = impact.has(delay_low) || impact.has(delay_likely) || impact.has(delay_high) || impact.has(longer);
    bool const costs = impact.has(cost_low) || impact.has(cost_likely) || impact.has(cost_high);
    if (delays) expect(impact, task, problems, Severity::warning, "risk_impact.no_task");
    else if (!costs) problems.add(impact, delay_likely.slot, Severity::hint, "risk_impact.empty");
}

inline constexpr TypeDef kType{.id = "risk_impact", .prefix = "", .area = Area::risk, .fields = kFields, .check = check};

}  // namespace pmo::registers::risk_impact
