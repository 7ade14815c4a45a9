#pragma once
// What a project or proposal gets for one criterion, 0 to 10, from one scorer (B3).

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/plan_rules.h"
#include "core/registers/rules.h"

namespace pmo::registers::score {

inline constexpr FieldDef kFields[] = {
    {.id = "subject", .kind = Kind::link, .flags = required | listed, .target = "*"},
    {.id = "criterion", .kind = Kind::link, .flags = required | listed, .target = "criterion"},
    {.id = "value", .kind = Kind::number, .flags = required | listed, .scale = 1, .min = 0, .max = 100},
    {.id = "scorer", .kind = Kind::link, .flags = listed, .target = "person"},
    {.id = "scored_on", .kind = Kind::date},
    {.id = "reason", .kind = Kind::text, .flags = searched | listed | title},
};

inline constexpr auto subject = handle<Id>(kFields, "subject");
inline constexpr auto criterion = handle<Id>(kFields, "criterion");
inline constexpr auto value = handle<std::int64_t>(kFields, "value");
inline constexpr auto scorer = handle<Id>(kFields, "scorer");
inline constexpr auto scored_on = handle<Date>(kFields, "scored_on");
inline constexpr auto reason = handle<std::string>(kFields, "reason");

inline void check(Record const& score, Store const& store, Problems& problems) {
    expect_target(score, store, subject, {"project", "proposal", "programme"}, problems, "score.subject");
    expect_unique(score, store, subject, problems, "score.twice", [&](Record const& other) {
        return other.get(criterion) == score.get(criterion) && other.get(scorer) == score.get(scorer);
    });
}

inline constexpr TypeDef kType{.id = "score", .prefix = "", .area = Area::portfolio, .fields = kFields, .check = check};

}  // namespace pmo::registers::score
