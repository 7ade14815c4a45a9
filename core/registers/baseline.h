#pragma once
// A frozen copy of a plan's dates and budget, by which it is judged (D3). Its lines are baseline_task records.

#include <cstdint>
#include <string_view>

#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/model/store.h"
#include "core/registers/rules.h"

namespace pmo::registers::baseline {

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = required | listed, .target = "project"},
    {.id = "name", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "number", .kind = Kind::number, .flags = listed, .min = 0, .max = 10},
    {.id = "set_on", .kind = Kind::date, .flags = listed},
    {.id = "set_by", .kind = Kind::link, .flags = listed, .target = "person"},
    {.id = "approved", .kind = Kind::flag, .flags = listed},
    {.id = "bac", .kind = Kind::money, .flags = listed},
    {.id = "reason", .kind = Kind::note, .flags = searched},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto name = handle<std::string>(kFields, "name");
inline constexpr auto number = handle<std::int64_t>(kFields, "number");
inline constexpr auto set_on = handle<Date>(kFields, "set_on");
inline constexpr auto set_by = handle<Id>(kFields, "set_by");
inline constexpr auto approved = handle<bool>(kFields, "approved");
inline constexpr auto bac = handle<Money>(kFields, "bac");
inline constexpr auto reason = handle<std::string>(kFields, "reason");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

inline constexpr TypeDef kType{.id = "baseline", .prefix = "", .area = Area::schedule, .fields = kFields};

}  // namespace pmo::registers::baseline
