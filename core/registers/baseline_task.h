#pragma once
// One task as a baseline froze it (D3).

#include <cstdint>
#include <string_view>

#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/model/store.h"
#include "core/registers/rules.h"

namespace pmo::registers::baseline_task {

inline constexpr FieldDef kFields[] = {
    {.id = "baseline", .kind = Kind::link, .flags = required | listed, .target = "baseline"},
    {.id = "task", .kind = Kind::link, .flags = required | listed, .target = "task"},
    {.id = "start", .kind = Kind::moment, .flags = listed},
    {.id = "finish", .kind = Kind::moment, .flags = listed},
    {.id = "duration", .kind = Kind::number, .flags = listed, .unit = Unit::minutes, .min = 0},
    {.id = "effort", .kind = Kind::number, .flags = plain, .unit = Unit::minutes, .min = 0},
    {.id = "cost", .kind = Kind::money, .flags = listed},
    {.id = "notes", .kind = Kind::text, .flags = title},
};

inline constexpr auto baseline = handle<Id>(kFields, "baseline");
inline constexpr auto task = handle<Id>(kFields, "task");
inline constexpr auto start = handle<Moment>(kFields, "start");
inline constexpr auto finish = handle<Moment>(kFields, "finish");
inline constexpr auto duration = handle<std::int64_t>(kFields, "duration");
inline constexpr auto effort = handle<std::int64_t>(kFields, "effort");
inline constexpr auto cost = handle<Money>(kFields, "cost");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

inline constexpr TypeDef kType{.id = "baseline_task", .prefix = "", .area = Area::schedule, .fields = kFields};

}  // namespace pmo::registers::baseline_task
