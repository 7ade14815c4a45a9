#pragma once
// A strategic objective with its weight, in a tree (B1). Which projects serve it is contribution.

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::objective {

inline constexpr std::string_view kPerspective[] = {"financial", "customer", "process", "growth"};
inline constexpr std::string_view kStatus[] = {"draft", "active", "achieved", "missed", "dropped"};
inline constexpr std::string_view kStatusClosed[] = {"achieved", "missed", "dropped"};

inline constexpr FieldDef kFields[] = {
    {.id = "place", .kind = Kind::place},
    {.id = "code", .kind = Kind::text, .flags = searched | listed | code},
    {.id = "name", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "name_en", .kind = Kind::text, .flags = searched},
    {.id = "perspective", .kind = Kind::choice, .flags = listed, .options = kPerspective},
    {.id = "period", .kind = Kind::text, .flags = listed},
    {.id = "weight", .kind = Kind::number, .flags = listed, .unit = Unit::percent, .min = 0, .max = 100},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "department", .kind = Kind::link, .target = "department"},
    {.id = "measure", .kind = Kind::text, .flags = searched | listed},
    {.id = "baseline_value", .kind = Kind::text},
    {.id = "target", .kind = Kind::text, .flags = listed},
    {.id = "actual", .kind = Kind::text},
    {.id = "due", .kind = Kind::date, .flags = listed | due},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "description", .kind = Kind::note, .flags = searched},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto place = handle<Place>(kFields, "place");
inline constexpr auto code = handle<std::string>(kFields, "code");
inline constexpr auto name = handle<std::string>(kFields, "name");
inline constexpr auto name_en = handle<std::string>(kFields, "name_en");
inline constexpr auto perspective = handle<std::string>(kFields, "perspective");
inline constexpr auto period = handle<std::string>(kFields, "period");
inline constexpr auto weight = handle<std::int64_t>(kFields, "weight");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto department = handle<Id>(kFields, "department");
inline constexpr auto measure = handle<std::string>(kFields, "measure");
inline constexpr auto baseline_value = handle<std::string>(kFields, "baseline_value");
inline constexpr auto target = handle<std::string>(kFields, "target");
inline constexpr auto actual = handle<std::string>(kFields, "actual");
inline constexpr auto due = handle<Date>(kFields, "due");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto description = handle<std::string>(kFields, "description");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

inline void check(Record const& objective, Store const& store, Problems& problems) {
    if (is(objective, status, "active")) {
        expect(objective, owner, problems, Severity::warning, "objective.no_owner");
        if (!objective.has(measure) || !objective.has(target))
            problems.add(objective, measure.slot, Severity::hint, "objective.not_measurable");
    }
    if (is(objective, status, "achieved", "missed")) expect(objective, actual, problems, Severity::hint, "objective.no_result");
    expect_present(objective, store, owner, due, problems);
}

inline constexpr TypeDef kType{.id = "objective", .prefix = "OBJ", .area = Area::portfolio, .fields = kFields, .check = check};

}  // namespace pmo::registers::objective
