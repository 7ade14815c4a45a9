#pragma once
// How far a project or stage may depart from its plan before the next level decides: control by exception (G3, C4).

#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::tolerance {

inline constexpr std::string_view kDimension[] = {"time", "cost", "scope", "risk", "quality", "benefit"};
inline constexpr std::string_view kLevel[] = {"team", "project_manager", "sponsor", "steering"};
inline constexpr std::string_view kUnit[] = {"percent", "days", "amount", "points", "items"};
inline constexpr std::string_view kStatus[] = {"active", "ended"};
inline constexpr std::string_view kStatusClosed[] = {"ended"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = required | listed, .target = "project"},
    {.id = "title", .kind = Kind::text, .flags = searched | listed | title},
    {.id = "dimension", .kind = Kind::choice, .flags = required | listed, .options = kDimension},
    {.id = "phase", .kind = Kind::link, .flags = listed, .target = "phase"},
    {.id = "level", .kind = Kind::choice, .flags = listed, .options = kLevel},
    {.id = "plus", .kind = Kind::number, .flags = listed, .scale = 2, .min = 0},
    {.id = "minus", .kind = Kind::number, .flags = listed, .scale = 2, .min = 0},
    {.id = "unit", .kind = Kind::choice, .flags = listed, .options = kUnit},
    {.id = "plus_amount", .kind = Kind::money},
    {.id = "minus_amount", .kind = Kind::money},
    {.id = "condition", .kind = Kind::note, .flags = searched},
    {.id = "agreed_by", .kind = Kind::link, .target = "person"},
    {.id = "agreed_on", .kind = Kind::date},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto dimension = handle<std::string>(kFields, "dimension");
inline constexpr auto phase = handle<Id>(kFields, "phase");
inline constexpr auto level = handle<std::string>(kFields, "level");
inline constexpr auto plus = handle<std::int64_t>(kFields, "plus");
inline constexpr auto minus = handle<std::int64_t>(kFields, "minus");
inline constexpr auto unit = handle<std::string>(kFields, "unit");
inline constexpr auto plus_amount = handle<Money>(kFields, "plus_amount");
inline constexpr auto minus_amount = handle<Money>(kFields, "minus_amount");
inline constexpr auto agreed_by = handle<Id>(kFields, "agreed_by");
inline constexpr auto agreed_on = handle<Date>(kFields, "agreed_on");
inline constexpr auto status = handle<std::string>(kFields, "status");

inline void check(Record const& tolerance, Store const& store, Problems& problems) {
    if (is(tolerance, unit, "amount")) {
        if (!tolerance.has(plus_amount) && !tolerance.has(minus_amount))
            problems.add(tolerance, plus_amount.slot, Severity::warning, "tolerance.amount_missing");
    } else if (!tolerance.has(plus) && !tolerance.has(minus)) {
        problems.add(tolerance, plus.slot, Severity::warning, "tolerance.empty");
    }
    if (is_open(tolerance))
        expect_unique(tolerance, store, project, problems, "tolerance.twice", [&](Record const& other) {
            return is_open(other) && other.has(dimension) && other.get(dimension) == tolerance.get(dimension) &&
                   other.get(phase) == tolerance.get(phase) && other.get(level) == tolerance.get(level);
        });
    expect_same_project(tolerance, store, project, phase, problems);
}

inline constexpr TypeDef kType{.id = "tolerance", .prefix = "", .area = Area::risk, .fields = kFields, .check = check};

}  // namespace pmo::registers::tolerance
