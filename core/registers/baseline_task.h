#pragma once
// One task as a baseline has it (D3). The title is the task's name at that moment: it outlives the task.

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/base/money.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/model/store.h"
#include "core/registers/baseline.h"
#include "core/registers/plan_rules.h"
#include "core/registers/rules.h"
#include "core/registers/task.h"

namespace pmo::registers::baseline_task {

inline constexpr FieldDef kFields[] = {
    {.id = "baseline", .kind = Kind::link, .flags = required | listed, .target = "baseline"},
    {.id = "task", .kind = Kind::link, .flags = required | listed, .target = "task"},
    {.id = "title", .kind = Kind::text, .flags = searched | listed | title},
    {.id = "wbs", .kind = Kind::text},
    {.id = "start", .kind = Kind::moment, .flags = listed},
    {.id = "finish", .kind = Kind::moment, .flags = listed},
    {.id = "duration", .kind = Kind::number, .flags = listed, .unit = Unit::minutes, .min = 0},
    {.id = "effort", .kind = Kind::number, .unit = Unit::minutes, .min = 0},
    {.id = "cost", .kind = Kind::money, .flags = listed},
};

inline constexpr auto baseline = handle<Id>(kFields, "baseline");
inline constexpr auto task = handle<Id>(kFields, "task");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto wbs = handle<std::string>(kFields, "wbs");
inline constexpr auto start = handle<Moment>(kFields, "start");
inline constexpr auto finish = handle<Moment>(kFields, "finish");
inline constexpr auto duration = handle<std::int64_t>(kFields, "duration");
inline constexpr auto effort = handle<std::int64_t>(kFields, "effort");
inline constexpr auto cost = handle<Money>(kFields, "cost");

inline void check(Record const& row, Store const& store, Problems& problems) {
    expect_moments(row, start, finish, problems, "baseline_task.finish_before_start");
    auto const* of = store.live(row.get(baseline));
    auto const* line = store.live(row.get(task));
    if (of && line && &of->type() == &baseline::kType && &line->type() == &task::kType &&
        of->get(baseline::project) != line->get(task::project))
        problems.add(row, task.slot, Severity::warning, "link.other_project", {std::string(title_of(*line))});
    expect_unique(row, store, task, problems, "baseline_task.twice", [&](Record const& other) {
        return other.get(baseline) == row.get(baseline);
    });
}

inline constexpr TypeDef kType{.id = "baseline_task", .prefix = "", .area = Area::schedule, .fields = kFields, .check = check};

}  // namespace pmo::registers::baseline_task
