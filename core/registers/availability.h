#pragma once
// From when to when somebody or something can be had, and with how much (E1). Outside all its periods a person has the usual maximum.

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::availability {

inline constexpr FieldDef kFields[] = {
    {.id = "person", .kind = Kind::link, .flags = listed, .target = "person"},
    {.id = "resource", .kind = Kind::link, .flags = listed, .target = "resource"},
    {.id = "from", .kind = Kind::date, .flags = listed},
    {.id = "to", .kind = Kind::date, .flags = listed},
    {.id = "units", .kind = Kind::number, .flags = required | listed, .unit = Unit::percent, .min = 0, .max = 100000},
    {.id = "note", .kind = Kind::text, .flags = searched | title},
};

inline constexpr auto person = handle<Id>(kFields, "person");
inline constexpr auto resource = handle<Id>(kFields, "resource");
inline constexpr auto from = handle<Date>(kFields, "from");
inline constexpr auto to = handle<Date>(kFields, "to");
inline constexpr auto units = handle<std::int64_t>(kFields, "units");
inline constexpr auto note = handle<std::string>(kFields, "note");

inline void check(Record const& row, Store const& store, Problems& problems) {
    if (row.has(person) == row.has(resource)) problems.add(row, person.slot, Severity::error, "availability.one_of");
    expect_order(row, from, to, problems, "availability.to_before_from");
    for (auto const link : {person, resource})
        expect_unique(row, store, link, problems, "availability.overlap", [&](Record const& other) {
            return (!row.has(to) || !other.has(from) || other.get(from) <= row.get(to)) && (!other.has(to) || !row.has(from) ||
                row.get(from) <= other.get(to));
        });
}

inline constexpr TypeDef kType{.id = "availability", .prefix = "", .area = Area::resources, .fields = kFields, .check = check};

}  // namespace pmo::registers::availability
