#pragma once
// How many people with a skill at a level a project or department needs, and when; supply is counted from the skill levels (K1, E4).

#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::skill_need {

inline constexpr std::string_view kPriority[] = {"high", "normal", "low"};
inline constexpr std::string_view kMeasure[] = {"train", "hire", "transfer", "outsource", "accept"};
inline constexpr std::string_view kStatus[] = {"open", "planned", "met", "cancelled"};
inline constexpr std::string_view kStatusClosed[] = {"met", "cancelled"};

inline constexpr FieldDef kFields[] = {
    {.id = "subject", .kind = Kind::link, .flags = required | listed, .target = "*"},
    {.id = "skill", .kind = Kind::link, .flags = required | listed, .target = "skill"},
    {.id = "title", .kind = Kind::text, .flags = searched | listed | title},
    {.id = "role", .kind = Kind::link, .flags = listed, .target = "role"},
    {.id = "level", .kind = Kind::number, .flags = required | listed, .min = 1, .max = 5},
    {.id = "headcount", .kind = Kind::number, .flags = required | listed, .unit = Unit::people, .min = 1},
    {.id = "starts", .kind = Kind::date, .flags = listed},
    {.id = "ends", .kind = Kind::date, .flags = listed},
    {.id = "priority", .kind = Kind::choice, .flags = listed, .options = kPriority},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "due", .kind = Kind::date, .flags = due},
    {.id = "measure", .kind = Kind::choice, .options = kMeasure},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto subject = handle<Id>(kFields, "subject");
inline constexpr auto skill = handle<Id>(kFields, "skill");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto role = handle<Id>(kFields, "role");
inline constexpr auto level = handle<std::int64_t>(kFields, "level");
inline constexpr auto headcount = handle<std::int64_t>(kFields, "headcount");
inline constexpr auto starts = handle<Date>(kFields, "starts");
inline constexpr auto ends = handle<Date>(kFields, "ends");
inline constexpr auto priority = handle<std::string>(kFields, "priority");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto due = handle<Date>(kFields, "due");
inline constexpr auto measure = handle<std::string>(kFields, "measure");
inline constexpr auto status = handle<std::string>(kFields, "status");

inline void check(Record const& need, Store const& store, Problems& problems) {
    expect_order(need, starts, ends, problems, "skill_need.period_order");
    expect_order(need, due, starts, problems, "skill_need.due_after_start", Severity::hint);
    if (is_open(need))
        expect_unique(need, store, subject, problems, "skill_need.twice", [&](Record const& other) {
            return is_open(other) && other.has(skill) && other.get(skill) == need.get(skill) && other.get(role) == need.get(role) &&
                   other.get(level) == need.get(level) && other.get(starts) == need.get(starts);
        });
    expect_present(need, store, owner, due, problems);
}

inline constexpr TypeDef kType{.id = "skill_need", .prefix = "", .area = Area::people, .fields = kFields, .check = check};

}  // namespace pmo::registers::skill_need
