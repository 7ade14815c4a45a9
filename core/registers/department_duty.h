#pragma once
// What a department has to do in one phase of a project's life (A1, A3).

#include <string>
#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/choices.h"
#include "core/registers/rules.h"

namespace pmo::registers::department_duty {

inline constexpr FieldDef kFields[] = {
    {.id = "department", .kind = Kind::link, .flags = required | listed, .target = "department"},
    {.id = "phase", .kind = Kind::choice, .flags = listed, .options = kLifePhase},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "place", .kind = Kind::place},
    {.id = "output", .kind = Kind::text, .flags = searched | listed},
    {.id = "description", .kind = Kind::note, .flags = searched},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto department = handle<Id>(kFields, "department");
inline constexpr auto phase = handle<std::string>(kFields, "phase");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto place = handle<Place>(kFields, "place");
inline constexpr auto output = handle<std::string>(kFields, "output");
inline constexpr auto description = handle<std::string>(kFields, "description");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

inline void check(Record const& duty, Store const& store, Problems& problems) {
    expect_unique(duty, store, department, problems, "department_duty.twice", [&](Record const& other) {
        return duty.has(title) && other.get(title) == duty.get(title) && other.get(phase) == duty.get(phase);
    });
}

inline constexpr TypeDef kType{.id = "department_duty", .prefix = "", .area = Area::organisation, .fields = kFields, .check = check};

}  // namespace pmo::registers::department_duty
