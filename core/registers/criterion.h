#pragma once
// What projects and proposals are compared by, with its weight and scale (B3).

#include <cstdint>
#include <string>
#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"

namespace pmo::registers::criterion {

inline constexpr std::string_view kDirection[] = {"higher", "lower"};

inline constexpr FieldDef kFields[] = {
    {.id = "place", .kind = Kind::place},
    {.id = "name", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "name_en", .kind = Kind::text, .flags = searched},
    {.id = "weight", .kind = Kind::number, .flags = required | listed, .unit = Unit::percent, .min = 0, .max = 100},
    {.id = "direction", .kind = Kind::choice, .flags = listed, .options = kDirection},
    {.id = "scale_low", .kind = Kind::text, .flags = searched | listed},
    {.id = "scale_high", .kind = Kind::text, .flags = searched | listed},
    {.id = "objective", .kind = Kind::link, .target = "objective"},
    {.id = "inactive", .kind = Kind::flag},
    {.id = "description", .kind = Kind::note, .flags = searched},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto place = handle<Place>(kFields, "place");
inline constexpr auto name = handle<std::string>(kFields, "name");
inline constexpr auto name_en = handle<std::string>(kFields, "name_en");
inline constexpr auto weight = handle<std::int64_t>(kFields, "weight");
inline constexpr auto direction = handle<std::string>(kFields, "direction");
inline constexpr auto scale_low = handle<std::string>(kFields, "scale_low");
inline constexpr auto scale_high = handle<std::string>(kFields, "scale_high");
inline constexpr auto objective = handle<Id>(kFields, "objective");
inline constexpr auto inactive = handle<bool>(kFields, "inactive");
inline constexpr auto description = handle<std::string>(kFields, "description");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

inline void check(Record const& criterion, Store const&, Problems& problems) {
    if (!criterion.get(inactive) && criterion.has(weight) && criterion.get(weight) == 0)
        problems.add(criterion, weight.slot, Severity::hint, "criterion.no_weight");
    if (!criterion.has(scale_low) || !criterion.has(scale_high))
        problems.add(criterion, scale_low.slot, Severity::hint, "criterion.no_scale");
}

inline constexpr TypeDef kType{.id = "criterion", .prefix = "", .area = Area::portfolio, .fields = kFields, .check = check};

}  // namespace pmo::registers::criterion
