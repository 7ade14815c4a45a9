#pragma once
// A project or proposal in a scenario: chosen or left out, with its start moved if need be (B3).

#include <cstdint>
#include <string>
#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/plan_rules.h"
#include "core/registers/rules.h"

namespace pmo::registers::scenario_item {

inline constexpr std::string_view kChoice[] = {"in", "out"};

inline constexpr FieldDef kFields[] = {
    {.id = "scenario", .kind = Kind::link, .flags = required | listed, .target = "scenario"},
    {.id = "subject", .kind = Kind::link, .flags = required | listed, .target = "*"},
    {.id = "choice", .kind = Kind::choice, .flags = listed, .options = kChoice},
    {.id = "shift", .kind = Kind::number, .flags = listed, .unit = Unit::months, .min = -60, .max = 60},
    {.id = "note", .kind = Kind::text, .flags = searched | title},
};

inline constexpr auto scenario = handle<Id>(kFields, "scenario");
inline constexpr auto subject = handle<Id>(kFields, "subject");
inline constexpr auto choice = handle<std::string>(kFields, "choice");
inline constexpr auto shift = handle<std::int64_t>(kFields, "shift");
inline constexpr auto note = handle<std::string>(kFields, "note");

inline void check(Record const& item, Store const& store, Problems& problems) {
    expect_target(item, store, subject, {"project", "proposal"}, problems, "scenario_item.subject");
    expect_unique(item, store, scenario, problems, "scenario_item.twice", [&](Record const& other) {
        return item.has(subject) && other.get(subject) == item.get(subject);
    });
}

inline constexpr TypeDef kType{.id = "scenario_item", .prefix = "", .area = Area::portfolio, .fields = kFields, .check = check};

}  // namespace pmo::registers::scenario_item
