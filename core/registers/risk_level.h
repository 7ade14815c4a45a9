#pragma once
// One level of the organisation's own scales of probability and impact, or of a project's tailored ones (G1).

#include <cstdint>
#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/model/store.h"
#include "core/registers/rules.h"

namespace pmo::registers::risk_level {

inline constexpr std::string_view kDimension[] = {"probability", "impact"};

inline constexpr FieldDef kFields[] = {
    {.id = "dimension", .kind = Kind::choice, .flags = required | listed, .options = kDimension},
    {.id = "level", .kind = Kind::number, .flags = required | listed, .min = 1, .max = 5},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "project", .kind = Kind::link, .flags = listed, .target = "project"},
    {.id = "percent_from", .kind = Kind::number, .flags = listed, .unit = Unit::percent, .min = 0, .max = 100},
    {.id = "percent_to", .kind = Kind::number, .flags = listed, .unit = Unit::percent, .min = 0, .max = 100},
    {.id = "percent", .kind = Kind::number, .flags = listed, .unit = Unit::percent, .min = 0, .max = 100},
    {.id = "cost_from", .kind = Kind::money},
    {.id = "cost_to", .kind = Kind::money},
    {.id = "days_from", .kind = Kind::number, .unit = Unit::days, .min = 0},
    {.id = "days_to", .kind = Kind::number, .unit = Unit::days, .min = 0},
    {.id = "description", .kind = Kind::note, .flags = searched},
    {.id = "notes", .kind = Kind::note, .flags = searched},
    {.id = "name_en", .kind = Kind::text, .flags = searched},
};

inline constexpr auto dimension = handle<std::string>(kFields, "dimension");
inline constexpr auto level = handle<std::int64_t>(kFields, "level");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto percent_from = handle<std::int64_t>(kFields, "percent_from");
inline constexpr auto percent_to = handle<std::int64_t>(kFields, "percent_to");
inline constexpr auto percent = handle<std::int64_t>(kFields, "percent");
inline constexpr auto cost_from = handle<Money>(kFields, "cost_from");
inline constexpr auto cost_to = handle<Money>(kFields, "cost_to");
inline constexpr auto days_from = handle<std::int64_t>(kFields, "days_from");
inline constexpr auto days_to = handle<std::int64_t>(kFields, "days_to");

inline void check(Record const& row, Store const& store, Problems& problems) {
    if (row.has(percent_from) && row.has(percent_to) && row.get(percent_to) < row.get(percent_from))
        problems.add(row, percent_to.slot, Severity::error, "risk_level.percent_order",
                     {std::to_string(row.get(percent_to)), std::to_string(row.get(percent_from))});
    if (row.has(days_from) && row.has(days_to) && row.get(days_to) < row.get(days_from))
        problems.add(row, days_to.slot, Severity::error, "risk_level.days_order", {std::to_string(row.get(days_to)), std::to_string(row.get(days_from))});
    auto const from = row.get(cost_from), to = row.get(cost_to);
    if (row.has(cost_from) && row.has(cost_to) && from.currency == to.currency && to.minor < from.minor)
        problems.add(row, cost_to.slot, Severity::error, "risk_level.cost_order", {to_text(to), to_text(from)});
    for (auto const& other : store.table(row.type()).rows())
        if (!other.deleted() && other.id() != row.id() && other.get(dimension) == row.get(dimension) && other.has(level) &&
            other.get(level) == row.get(level) && other.get(project) == row.get(project)) {
            problems.add(row, level.slot, Severity::warning, "risk_level.twice", {std::to_string(row.get(level)), std::string(title_of(other))});
            break;
        }
}

inline constexpr TypeDef kType{.id = "risk_level", .prefix = "", .area = Area::risk, .fields = kFields, .check = check};

// The level that applies to a project: its own, else the organisation's.
inline Record const* find(Store const& store, std::string_view wanted, std::int64_t number, Id of_project) {
    Record const* general = nullptr;
    for (auto const& row : store.table(kType).rows()) {
        if (row.deleted() || row.get(dimension) != wanted || row.get(level) != number) continue;
        if (of_project && row.get(project) == of_project) return &row;
        if (!row.has(project) && !general) general = &row;
    }
    return general;
}

}  // namespace pmo::registers::risk_level
