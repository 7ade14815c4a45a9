#pragma once
// A person takes a role in a project for some time, with a share of their working time (A2, C1).

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::role_assignment {

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = required | listed, .target = "project"},
    {.id = "role", .kind = Kind::link, .flags = required | listed, .target = "role"},
    {.id = "person", .kind = Kind::link, .flags = required | listed, .target = "person"},
    {.id = "department", .kind = Kind::link, .target = "department"},
    {.id = "from", .kind = Kind::date, .flags = listed},
    {.id = "to", .kind = Kind::date, .flags = listed},
    {.id = "allocation", .kind = Kind::number, .flags = listed, .unit = Unit::percent, .min = 0, .max = 1000},
    {.id = "note", .kind = Kind::text, .flags = searched | title},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto role = handle<Id>(kFields, "role");
inline constexpr auto person = handle<Id>(kFields, "person");
inline constexpr auto department = handle<Id>(kFields, "department");
inline constexpr auto from = handle<Date>(kFields, "from");
inline constexpr auto to = handle<Date>(kFields, "to");
inline constexpr auto allocation = handle<std::int64_t>(kFields, "allocation");
inline constexpr auto note = handle<std::string>(kFields, "note");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

// Two stretches of time that share a day; an empty end is open.
inline bool overlap(Record const& a, Record const& b) {
    return (!a.has(to) || !b.has(from) || b.get(from) <= a.get(to)) && (!b.has(to) || !a.has(from) || a.get(from) <= b.get(to));
}

inline void check(Record const& row, Store const& store, Problems& problems) {
    expect_order(row, from, to, problems, "role_assignment.to_before_from");
    expect_unique(row, store, project, problems, "role_assignment.twice", [&](Record const& other) {
        return row.has(person) && other.get(person) == row.get(person) && other.get(role) == row.get(role) && overlap(row, other);
    });
    expect_present(row, store, person, to, problems);
}

inline constexpr TypeDef kType{.id = "role_assignment", .prefix = "", .area = Area::organisation, .fields = kFields, .check = check};

}  // namespace pmo::registers::role_assignment
