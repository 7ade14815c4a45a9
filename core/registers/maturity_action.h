#pragma once
// One step of the road map from the maturity found to the maturity wanted (K4).

#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::maturity_action {

inline constexpr std::string_view kDimension[] = {
    "governance", "management_control", "benefits", "finance", "stakeholders", "risk", "resources", "quality", "knowledge", "people"};
inline constexpr std::string_view kStatus[] = {"planned", "in_progress", "done", "cancelled"};
inline constexpr std::string_view kStatusClosed[] = {"done", "cancelled"};

inline constexpr FieldDef kFields[] = {
    {.id = "assessment", .kind = Kind::link, .flags = required | listed, .target = "maturity_assessment"},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "question", .kind = Kind::link, .target = "maturity_question"},
    {.id = "dimension", .kind = Kind::choice, .flags = listed, .options = kDimension},
    {.id = "from_level", .kind = Kind::number, .flags = listed, .min = 0, .max = 5},
    {.id = "to_level", .kind = Kind::number, .flags = listed, .min = 1, .max = 5},
    {.id = "starts", .kind = Kind::date, .flags = listed},
    {.id = "due", .kind = Kind::date, .flags = listed | due},
    {.id = "owner", .kind = Kind::link, .flags = required | listed | owner, .target = "person"},
    {.id = "cost", .kind = Kind::money},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "done_on", .kind = Kind::date},
    {.id = "result", .kind = Kind::note, .flags = searched},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto assessment = handle<Id>(kFields, "assessment");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto question = handle<Id>(kFields, "question");
inline constexpr auto dimension = handle<std::string>(kFields, "dimension");
inline constexpr auto from_level = handle<std::int64_t>(kFields, "from_level");
inline constexpr auto to_level = handle<std::int64_t>(kFields, "to_level");
inline constexpr auto starts = handle<Date>(kFields, "starts");
inline constexpr auto due = handle<Date>(kFields, "due");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto cost = handle<Money>(kFields, "cost");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto done_on = handle<Date>(kFields, "done_on");

inline void check(Record const& step, Store const& store, Problems& problems) {
    if (step.has(from_level) && step.has(to_level) && step.get(to_level) <= step.get(from_level))
        problems.add(step, to_level.slot, Severity::warning, "maturity_action.level_order",
                     {std::to_string(step.get(to_level)), std::to_string(step.get(from_level))});
    expect_order(step, starts, due, problems, "maturity_action.period_order");
    if (is(step, status, "done")) expect(step, done_on, problems, Severity::warning, "maturity_action.done_without_date");
    expect_present(step, store, owner, due, problems);
}

inline constexpr TypeDef kType{.id = "maturity_action", .prefix = "", .area = Area::people, .fields = kFields, .check = check};

}  // namespace pmo::registers::maturity_action
