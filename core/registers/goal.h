#pragma once
// A goal of a project, with an answer to each of the five SMART questions (C1).

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::goal {

inline constexpr std::string_view kDimension[] = {"schedule", "cost", "scope", "quality", "benefit", "safety", "other"};
inline constexpr std::string_view kStatus[] = {"draft", "agreed", "achieved", "missed", "dropped"};
inline constexpr std::string_view kStatusClosed[] = {"achieved", "missed", "dropped"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = required | listed, .target = "project"},
    {.id = "place", .kind = Kind::place},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "dimension", .kind = Kind::choice, .flags = listed, .options = kDimension},
    {.id = "specific", .kind = Kind::note, .flags = searched},
    {.id = "measurable", .kind = Kind::note, .flags = searched},
    {.id = "achievable", .kind = Kind::note, .flags = searched},
    {.id = "relevant", .kind = Kind::note, .flags = searched},
    {.id = "time_bound", .kind = Kind::note, .flags = searched},
    {.id = "measure", .kind = Kind::text, .flags = searched | listed},
    {.id = "target", .kind = Kind::text, .flags = listed},
    {.id = "result", .kind = Kind::text},
    {.id = "weight", .kind = Kind::number, .unit = Unit::percent, .min = 0, .max = 100},
    {.id = "objective", .kind = Kind::link, .target = "objective"},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "due", .kind = Kind::date, .flags = listed | due},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto place = handle<Place>(kFields, "place");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto dimension = handle<std::string>(kFields, "dimension");
inline constexpr auto specific = handle<std::string>(kFields, "specific");
inline constexpr auto measurable = handle<std::string>(kFields, "measurable");
inline constexpr auto achievable = handle<std::string>(kFields, "achievable");
inline constexpr auto relevant = handle<std::string>(kFields, "relevant");
inline constexpr auto time_bound = handle<std::string>(kFields, "time_bound");
inline constexpr auto measure = handle<std::string>(kFields, "measure");
inline constexpr auto target = handle<std::string>(kFields, "target");
inline constexpr auto result = handle<std::string>(kFields, "result");
inline constexpr auto weight = handle<std::int64_t>(kFields, "weight");
inline constexpr auto objective = handle<Id>(kFields, "objective");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto due = handle<Date>(kFields, "due");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

// How many of the five questions have an answer. A measure with a target answers "measurable", a date "time-bound".
inline int smart(Record const& goal) {
    return int{goal.has(specific)} + int{goal.has(measurable) || (goal.has(measure) && goal.has(target))} + int{goal.has(achievable)} +
           int{goal.has(relevant) || goal.has(objective)} + int{goal.has(time_bound) || goal.has(due)};
}

inline void check(Record const& goal, Store const& store, Problems& problems) {
    if (is(goal, status, "agreed", "achieved", "missed") && smart(goal) < 5)
        problems.add(goal, specific.slot, Severity::hint, "goal.not_smart", {std::to_string(smart(goal))});
    if (is(goal, status, "achieved", "missed")) expect(goal, result, problems, Severity::hint, "goal.no_result");
    expect_present(goal, store, owner, due, problems);
}

inline constexpr TypeDef kType{.id = "goal", .prefix = "", .area = Area::definition, .fields = kFields, .check = check};

}  // namespace pmo::registers::goal
