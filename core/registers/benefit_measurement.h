#pragma once
// A benefit's value as measured on a day (B5).

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::benefit_measurement {

inline constexpr FieldDef kFields[] = {
    {.id = "benefit", .kind = Kind::link, .flags = required | listed, .target = "benefit"},
    {.id = "date", .kind = Kind::date, .flags = required | listed},
    {.id = "value", .kind = Kind::number, .flags = required | listed, .scale = 2},
    {.id = "measured_by", .kind = Kind::link, .flags = listed, .target = "person"},
    {.id = "comment", .kind = Kind::text, .flags = searched | listed | title},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto benefit = handle<Id>(kFields, "benefit");
inline constexpr auto date = handle<Date>(kFields, "date");
inline constexpr auto value = handle<std::int64_t>(kFields, "value");
inline constexpr auto measured_by = handle<Id>(kFields, "measured_by");
inline constexpr auto comment = handle<std::string>(kFields, "comment");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

inline void check(Record const& row, Store const& store, Problems& problems) {
    expect_unique(row, store, benefit, problems, "benefit_measurement.twice", [&](Record const& other) {
        return row.has(date) && other.has(date) && other.get(date) == row.get(date);
    });
}

inline constexpr TypeDef kType{.id = "benefit_measurement", .prefix = "", .area = Area::portfolio, .fields = kFields, .check = check};

}  // namespace pmo::registers::benefit_measurement
