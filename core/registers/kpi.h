#pragma once
// The definition of an indicator: direction, target, thresholds, source, weight in the scorecard (K2). Its values are measurements.

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::kpi {

inline constexpr std::string_view kScope[] = {"project", "department", "pmo", "portfolio", "person"};
inline constexpr std::string_view kPerspective[] = {"delivery", "finance", "customer", "process", "quality", "people"};
inline constexpr std::string_view kDirection[] = {"higher", "lower", "range"};
inline constexpr std::string_view kSource[] = {"computed", "entered"};
inline constexpr std::string_view kFrequency[] = {"weekly", "monthly", "quarterly", "yearly", "gate", "event"};
inline constexpr std::string_view kStatus[] = {"draft", "active", "retired"};
inline constexpr std::string_view kStatusClosed[] = {"retired"};

inline constexpr FieldDef kFields[] = {
    {.id = "code", .kind = Kind::text, .flags = searched | listed | code},
    {.id = "name", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "scope", .kind = Kind::choice, .flags = listed, .options = kScope},
    {.id = "subject", .kind = Kind::link, .target = "*"},
    {.id = "perspective", .kind = Kind::choice, .flags = listed, .options = kPerspective},
    {.id = "purpose", .kind = Kind::note, .flags = searched},
    {.id = "direction", .kind = Kind::choice, .flags = required | listed, .options = kDirection},
    {.id = "unit", .kind = Kind::text, .flags = searched | listed},
    {.id = "target", .kind = Kind::number, .flags = required | listed, .scale = 2},
    {.id = "amber_threshold", .kind = Kind::number, .scale = 2},
    {.id = "red_threshold", .kind = Kind::number, .scale = 2},
    {.id = "source", .kind = Kind::choice, .flags = listed, .options = kSource},
    {.id = "formula", .kind = Kind::text, .flags = searched},
    {.id = "frequency", .kind = Kind::choice, .flags = listed, .options = kFrequency},
    {.id = "weight", .kind = Kind::number, .flags = listed, .unit = Unit::percent, .min = 0, .max = 100},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "next_on", .kind = Kind::date, .flags = due},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto code = handle<std::string>(kFields, "code");
inline constexpr auto name = handle<std::string>(kFields, "name");
inline constexpr auto scope = handle<std::string>(kFields, "scope");
inline constexpr auto subject = handle<Id>(kFields, "subject");
inline constexpr auto perspective = handle<std::string>(kFields, "perspective");
inline constexpr auto direction = handle<std::string>(kFields, "direction");
inline constexpr auto unit = handle<std::string>(kFields, "unit");
inline constexpr auto target = handle<std::int64_t>(kFields, "target");
inline constexpr auto amber_threshold = handle<std::int64_t>(kFields, "amber_threshold");
inline constexpr auto red_threshold = handle<std::int64_t>(kFields, "red_threshold");
inline constexpr auto source = handle<std::string>(kFields, "source");
inline constexpr auto formula = handle<std::string>(kFields, "formula");
inline constexpr auto frequency = handle<std::string>(kFields, "frequency");
inline constexpr auto weight = handle<std::int64_t>(kFields, "weight");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto next_on = handle<Date>(kFields, "next_on");
inline constexpr auto status = handle<std::string>(kFields, "status");

enum class Rating { none, green, amber, red };

// A value (in hundredths, like the target) against the thresholds; without thresholds, against the target alone.
inline Rating rate(Record const& kpi, std::int64_t value) {
    if (!kpi.has(target) || !kpi.has(direction)) return Rating::none;
    constexpr auto kLargest = std::numeric_limits<std::int64_t>::max();
    auto const goal = kpi.get(target);
    bool const near = is(kpi, direction, "range");
    bool const lower = near || is(kpi, direction, "lower");
    // Unsigned, because the difference of two far numbers does not fit.
    auto const a = static_cast<std::uint64_t>(value), b = static_cast<std::uint64_t>(goal);
    auto const distance = std::min(value > goal ? a - b : b - a, static_cast<std::uint64_t>(kLargest));
    auto const measured = near ? static_cast<std::int64_t>(distance) : value;
    auto const worse_than = [&](std::int64_t limit) { return lower ? measured > limit : measured < limit; };
    bool const has_amber = kpi.has(amber_threshold), has_red = kpi.has(red_threshold);
    if (has_red && worse_than(kpi.get(red_threshold))) return Rating::red;
    if (worse_than(has_amber ? kpi.get(amber_threshold) : near ? 0 : goal)) return has_amber || has_red ? Rating::amber : Rating::red;
    return Rating::green;
}

inline void check(Record const& kpi, Store const& store, Problems& problems) {
    auto const goal = kpi.get(target), warn = kpi.get(amber_threshold), stop = kpi.get(red_threshold);
    bool const both = kpi.has(amber_threshold) && kpi.has(red_threshold), with_goal = kpi.has(target) && kpi.has(amber_threshold);
    if (is(kpi, direction, "higher") && ((with_goal && warn > goal) || (both && stop > warn)))
        problems.add(kpi, amber_threshold.slot, Severity::error, "kpi.thresholds_of_higher");
    if (is(kpi, direction, "lower") && ((with_goal && warn < goal) || (both && stop < warn)))
        problems.add(kpi, amber_threshold.slot, Severity::error, "kpi.thresholds_of_lower");
    if (is(kpi, direction, "range") && ((kpi.has(amber_threshold) && warn < 0) || (both && stop < warn)))
        problems.add(kpi, amber_threshold.slot, Severity::error, "kpi.thresholds_of_range");
    if (is(kpi, source, "computed")) expect(kpi, formula, problems, Severity::warning, "kpi.no_formula");
    if (is(kpi, status, "active") && !kpi.has(amber_threshold) && !kpi.has(red_threshold))
        problems.add(kpi, amber_threshold.slot, Severity::hint, "kpi.no_thresholds");
    expect_present(kpi, store, owner, next_on, problems);
}

inline constexpr TypeDef kType{.id = "kpi", .prefix = "K", .area = Area::people, .fields = kFields, .check = check};

}  // namespace pmo::registers::kpi
