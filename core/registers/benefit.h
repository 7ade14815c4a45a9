#pragma once
// An effect that a project or programme is done for, from baseline to target; what was reached is measured after delivery (B5).

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/base/decimal.h"
#include "core/base/money.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/model/store.h"
#include "core/registers/benefit_measurement.h"
#include "core/registers/choices.h"
#include "core/registers/rules.h"

namespace pmo::registers::benefit {

inline constexpr std::string_view kKind[] = {"financial", "productivity", "quality", "customer", "compliance", "strategic", "other"};
inline constexpr std::string_view kDirection[] = {"higher", "lower"};
inline constexpr std::string_view kStatus[] = {"planned", "tracking", "realised", "missed", "cancelled"};
inline constexpr std::string_view kStatusClosed[] = {"realised", "missed", "cancelled"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = listed, .target = "project"},
    {.id = "programme", .kind = Kind::link, .flags = listed, .target = "programme"},
    {.id = "code", .kind = Kind::text, .flags = searched | listed | code},
    {.id = "name", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "kind", .kind = Kind::choice, .flags = listed, .options = kKind},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "measure", .kind = Kind::text, .flags = searched | listed},
    {.id = "unit_label", .kind = Kind::text},
    {.id = "direction", .kind = Kind::choice, .options = kDirection},
    {.id = "baseline", .kind = Kind::number, .flags = listed, .scale = 2},
    {.id = "baseline_on", .kind = Kind::date},
    {.id = "target", .kind = Kind::number, .flags = listed, .scale = 2},
    {.id = "due", .kind = Kind::date, .flags = listed | due},
    {.id = "value", .kind = Kind::money, .flags = listed},
    {.id = "every", .kind = Kind::choice, .options = kCycle},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "realised_on", .kind = Kind::date},
    {.id = "objective", .kind = Kind::link, .target = "objective"},
    {.id = "assumptions", .kind = Kind::note, .flags = searched},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto programme = handle<Id>(kFields, "programme");
inline constexpr auto code = handle<std::string>(kFields, "code");
inline constexpr auto name = handle<std::string>(kFields, "name");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto measure = handle<std::string>(kFields, "measure");
inline constexpr auto unit_label = handle<std::string>(kFields, "unit_label");
inline constexpr auto direction = handle<std::string>(kFields, "direction");
inline constexpr auto baseline = handle<std::int64_t>(kFields, "baseline");
inline constexpr auto baseline_on = handle<Date>(kFields, "baseline_on");
inline constexpr auto target = handle<std::int64_t>(kFields, "target");
inline constexpr auto due = handle<Date>(kFields, "due");
inline constexpr auto value = handle<Money>(kFields, "value");
inline constexpr auto every = handle<std::string>(kFields, "every");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto realised_on = handle<Date>(kFields, "realised_on");
inline constexpr auto objective = handle<Id>(kFields, "objective");
inline constexpr auto assumptions = handle<std::string>(kFields, "assumptions");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

inline void check(Record const& benefit, Store const& store, Problems& problems) {
    if (!benefit.has(project) && !benefit.has(programme)) problems.add(benefit, project.slot, Severity::warning, "benefit.nobody");
    if (benefit.has(baseline) && benefit.has(target)) {
        auto const from = benefit.get(baseline), to = benefit.get(target);
        if (is(benefit, direction, "lower") ? to >= from : to <= from)
            problems.add(benefit, target.slot, Severity::warning, "benefit.direction", {decimal_text(to, 2), decimal_text(from, 2)});
    }
    if (is(benefit, status, "tracking", "realised") && !(benefit.has(baseline) && benefit.has(target)))
        problems.add(benefit, baseline.slot, Severity::warning, "benefit.not_measurable");
    if (is(benefit, status, "realised", "missed") &&
        store.referrers(benefit_measurement::kType, benefit_measurement::benefit, benefit.id()).empty())
        problems.add(benefit, status.slot, Severity::warning, "benefit.not_measured");
    expect_order(benefit, baseline_on, due, problems, "benefit.due_before_baseline");
    expect_present(benefit, store, owner, due, problems);
}

inline constexpr TypeDef kType{.id = "benefit", .prefix = "B", .area = Area::portfolio, .fields = kFields, .check = check};

}  // namespace pmo::registers::benefit
