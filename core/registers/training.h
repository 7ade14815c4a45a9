#pragma once
// A course of the training plan: what it teaches, to what end, at what cost; sessions and participants link to it (K1).

#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::training {

inline constexpr std::string_view kKind[] = {"classroom", "online", "workshop", "on_the_job", "certification", "external"};
inline constexpr std::string_view kMethod[] = {"feedback", "exam", "practice", "behaviour", "results"};
inline constexpr std::string_view kStatus[] = {"planned", "open", "running", "done", "cancelled"};
inline constexpr std::string_view kStatusClosed[] = {"done", "cancelled"};

inline constexpr FieldDef kFields[] = {
    {.id = "code", .kind = Kind::text, .flags = searched | listed | code},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "kind", .kind = Kind::choice, .flags = listed, .options = kKind},
    {.id = "skill", .kind = Kind::link, .flags = listed, .target = "skill"},
    {.id = "target_level", .kind = Kind::number, .min = 1, .max = 5},
    {.id = "project", .kind = Kind::link, .target = "project"},
    {.id = "objective", .kind = Kind::note, .flags = searched},
    {.id = "audience", .kind = Kind::text, .flags = searched},
    {.id = "trainer", .kind = Kind::text, .flags = searched | listed},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "planned_on", .kind = Kind::date, .flags = listed | due},
    {.id = "duration", .kind = Kind::number, .flags = listed, .unit = Unit::minutes, .min = 0},
    {.id = "place_text", .kind = Kind::text, .flags = searched},
    {.id = "capacity", .kind = Kind::number, .unit = Unit::people, .min = 0},
    {.id = "method", .kind = Kind::choice, .options = kMethod},
    {.id = "budget", .kind = Kind::money, .flags = listed},
    {.id = "actual_cost", .kind = Kind::money},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "evaluation", .kind = Kind::note, .flags = searched},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto code = handle<std::string>(kFields, "code");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto skill = handle<Id>(kFields, "skill");
inline constexpr auto target_level = handle<std::int64_t>(kFields, "target_level");
inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto audience = handle<std::string>(kFields, "audience");
inline constexpr auto trainer = handle<std::string>(kFields, "trainer");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto planned_on = handle<Date>(kFields, "planned_on");
inline constexpr auto duration = handle<std::int64_t>(kFields, "duration");
inline constexpr auto place_text = handle<std::string>(kFields, "place_text");
inline constexpr auto capacity = handle<std::int64_t>(kFields, "capacity");
inline constexpr auto method = handle<std::string>(kFields, "method");
inline constexpr auto budget = handle<Money>(kFields, "budget");
inline constexpr auto actual_cost = handle<Money>(kFields, "actual_cost");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto evaluation = handle<std::string>(kFields, "evaluation");

inline void check(Record const& training, Store const& store, Problems& problems) {
    auto const spent = training.get(actual_cost), frame = training.get(budget);
    if (training.has(actual_cost) && training.has(budget) && spent.currency == frame.currency && spent.minor > frame.minor)
        problems.add(training, actual_cost.slot, Severity::warning, "training.over_budget", {to_text(spent), to_text(frame)});
    if (is(training, status, "done")) expect(training, evaluation, problems, Severity::hint, "training.no_evaluation");
    expect_present(training, store, owner, planned_on, problems);
}

inline constexpr TypeDef kType{.id = "training", .prefix = "TR", .area = Area::people, .fields = kFields, .check = check};

}  // namespace pmo::registers::training
