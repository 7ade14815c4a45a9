#pragma once
// One letter of a published responsibility matrix (A3). What the activity was called then is kept: it may be gone by now.

#include <string>
#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/raci_cell.h"
#include "core/registers/rules.h"

namespace pmo::registers::raci_version_letter {

inline constexpr FieldDef kFields[] = {
    {.id = "version", .kind = Kind::link, .flags = required | listed, .target = "raci_version"},
    {.id = "activity", .kind = Kind::link, .flags = required | listed, .target = "activity"},
    {.id = "party", .kind = Kind::link, .flags = required | listed, .target = "*"},
    {.id = "value", .kind = Kind::choice, .flags = required | listed, .options = raci_cell::kValue},
    {.id = "title", .kind = Kind::text, .flags = searched | listed | title},
};

inline constexpr auto version = handle<Id>(kFields, "version");
inline constexpr auto activity = handle<Id>(kFields, "activity");
inline constexpr auto party = handle<Id>(kFields, "party");
inline constexpr auto value = handle<std::string>(kFields, "value");
inline constexpr auto title = handle<std::string>(kFields, "title");

inline void check(Record const& letter, Store const& store, Problems& problems) {
    expect_unique(letter, store, activity, problems, "raci_version_letter.twice", [&](Record const& other) {
        return letter.has(version) && other.get(version) == letter.get(version) && other.get(party) == letter.get(party);
    });
}

inline constexpr TypeDef kType{.id = "raci_version_letter", .prefix = "", .area = Area::organisation, .fields = kFields, .check = check};

}  // namespace pmo::registers::raci_version_letter
