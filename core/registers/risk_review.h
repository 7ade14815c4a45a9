#pragma once
// What was found when a risk was looked at again: the history behind its trend and the burn-down of exposure (G1).

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::risk_review {

inline constexpr FieldDef kFields[] = {
    {.id = "risk", .kind = Kind::link, .flags = required | listed, .target = "risk"},
    {.id = "on", .kind = Kind::date, .flags = required | listed},
    {.id = "reviewer", .kind = Kind::link, .flags = listed, .target = "person"},
    {.id = "probability", .kind = Kind::number, .flags = listed, .min = 1, .max = 5},
    {.id = "impact", .kind = Kind::number, .flags = listed, .min = 1, .max = 5},
    {.id = "exposure", .kind = Kind::money, .flags = listed},
    {.id = "comment", .kind = Kind::text, .flags = searched | listed | title},
    {.id = "next", .kind = Kind::date},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto risk = handle<Id>(kFields, "risk");
inline constexpr auto on = handle<Date>(kFields, "on");
inline constexpr auto reviewer = handle<Id>(kFields, "reviewer");
inline constexpr auto probability = handle<std::int64_t>(kFields, "probability");
inline constexpr auto impact = handle<std::int64_t>(kFields, "impact");
inline constexpr auto exposure = handle<Money>(kFields, "exposure");
inline constexpr auto comment = handle<std::string>(kFields, "comment");
inline constexpr auto next = handle<Date>(kFields, "next");

inline void check(Record const& review, Store const&, Problems& problems) {
    expect_order(review, on, next, problems, "risk_review.next_before_review");
}

inline constexpr TypeDef kType{.id = "risk_review", .prefix = "", .area = Area::risk, .fields = kFields, .check = check};

}  // namespace pmo::registers::risk_review
