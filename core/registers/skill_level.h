#pragma once
// How well a person masters a skill, 1 to 5 (E1, E2, K1).

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::skill_level {

inline constexpr FieldDef kFields[] = {
    {.id = "person", .kind = Kind::link, .flags = required | listed, .target = "person"},
    {.id = "skill", .kind = Kind::link, .flags = required | listed, .target = "skill"},
    {.id = "level", .kind = Kind::number, .flags = required | listed, .min = 1, .max = 5},
    {.id = "wanted", .kind = Kind::number, .flags = listed, .min = 1, .max = 5},
    {.id = "certified", .kind = Kind::flag, .flags = listed},
    {.id = "certificate", .kind = Kind::text, .flags = searched},
    {.id = "certified_on", .kind = Kind::date},
    {.id = "valid_until", .kind = Kind::date},
    {.id = "last_used", .kind = Kind::date, .flags = listed},
    {.id = "assessed_by", .kind = Kind::link, .target = "person"},
    {.id = "assessed_on", .kind = Kind::date},
    {.id = "note", .kind = Kind::text, .flags = searched | title},
};

inline constexpr auto person = handle<Id>(kFields, "person");
inline constexpr auto skill = handle<Id>(kFields, "skill");
inline constexpr auto level = handle<std::int64_t>(kFields, "level");
inline constexpr auto wanted = handle<std::int64_t>(kFields, "wanted");
inline constexpr auto certified = handle<bool>(kFields, "certified");
inline constexpr auto certificate = handle<std::string>(kFields, "certificate");
inline constexpr auto certified_on = handle<Date>(kFields, "certified_on");
inline constexpr auto valid_until = handle<Date>(kFields, "valid_until");
inline constexpr auto last_used = handle<Date>(kFields, "last_used");
inline constexpr auto assessed_by = handle<Id>(kFields, "assessed_by");
inline constexpr auto assessed_on = handle<Date>(kFields, "assessed_on");
inline constexpr auto note = handle<std::string>(kFields, "note");

inline void check(Record const& row, Store const& store, Problems& problems) {
    if (row.get(certified)) expect(row, certificate, problems, Severity::hint, "skill_level.no_certificate");
    expect_order(row, certified_on, valid_until, problems, "skill_level.valid_before_certified");
    expect_unique(row, store, person, problems, "skill_level.twice", [&](Record const& other) {
        return row.has(skill) && other.get(skill) == row.get(skill);
    });
}

inline constexpr TypeDef kType{.id = "skill_level", .prefix = "", .area = Area::resources, .fields = kFields, .check = check};

}  // namespace pmo::registers::skill_level
