#pragma once
// One letter of the responsibility matrix: what a department or role has to do with an activity (A3).

#include <string>
#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/plan_rules.h"
#include "core/registers/rules.h"

namespace pmo::registers::raci_cell {

inline constexpr std::string_view kValue[] = {"r", "a", "ar", "c", "i"};

inline constexpr FieldDef kFields[] = {
    {.id = "activity", .kind = Kind::link, .flags = required | listed, .target = "activity"},
    {.id = "party", .kind = Kind::link, .flags = required | listed, .target = "*"},
    {.id = "value", .kind = Kind::choice, .flags = required | listed, .options = kValue},
    {.id = "note", .kind = Kind::text, .flags = searched | title},
};

inline constexpr auto activity = handle<Id>(kFields, "activity");
inline constexpr auto party = handle<Id>(kFields, "party");
inline constexpr auto value = handle<std::string>(kFields, "value");
inline constexpr auto note = handle<std::string>(kFields, "note");

inline bool responsible(Record const& cell) { return is(cell, value, "r", "ar"); }
inline bool accountable(Record const& cell) { return is(cell, value, "a", "ar"); }

inline void check(Record const& cell, Store const& store, Problems& problems) {
    expect_target(cell, store, party, {"department", "role", "person"}, problems, "raci_cell.party");
    expect_unique(cell, store, activity, problems, "raci_cell.twice", [&](Record const& other) {
        return cell.has(party) && other.get(party) == cell.get(party);
    });
}

inline constexpr TypeDef kType{.id = "raci_cell", .prefix = "", .area = Area::organisation, .fields = kFields, .check = check};

}  // namespace pmo::registers::raci_cell
