#pragma once
// The work of a task rests for a while and goes on: one row for each gap (D1, D2). A gap is kept relative to the work, not by dates, so it goes with the task
// wherever that moves, as in Microsoft Project. What is drawn and scheduled from it: core/project/plan_gaps.h.

#include <cstdint>
#include <string>
#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/model/store.h"
#include "core/registers/rules.h"
#include "core/registers/task.h"

namespace pmo::registers::interruption {

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .target = "project"},
    {.id = "task", .kind = Kind::link, .flags = required | listed, .target = "task"},
    {.id = "after", .kind = Kind::number, .flags = listed, .unit = Unit::minutes, .min = 0},
    {.id = "length", .kind = Kind::number, .flags = listed, .unit = Unit::minutes, .min = 0},
    {.id = "reason", .kind = Kind::text, .flags = searched | listed | title},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto task = handle<Id>(kFields, "task");
inline constexpr auto after = handle<std::int64_t>(kFields, "after");      // working minutes of the task's duration that lie before the gap
inline constexpr auto length = handle<std::int64_t>(kFields, "length");    // working minutes of the task's calendar in which the work rests
inline constexpr auto reason = handle<std::string>(kFields, "reason");

inline void check(Record const& row, Store const& store, Problems& problems) {
    expect_same_project(row, store, project, task, problems);
    auto const* of = store.live(row.get(task));
    if (!of || &of->type() != &task::kType) return;
    if (of->get(task::mode) == "manual") return problems.add(row, task.slot, Severity::hint, "interruption.manual");
    if (row.get(after) <= 0 || (of->has(task::duration) && row.get(after) >= of->get(task::duration)))
        return problems.add(row, after.slot, Severity::warning, "interruption.outside");
    expect_unique(row, store, task, problems, "interruption.twice", [&](Record const& other) { return other.get(after) == row.get(after); });
}

inline constexpr TypeDef kType{.id = "interruption", .prefix = "", .area = Area::schedule, .fields = kFields, .check = check};

}  // namespace pmo::registers::interruption
