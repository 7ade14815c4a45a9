#pragma once
// How strongly a project, or a proposal, serves an objective (B1).

#include <cstdint>
#include <string>
#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::contribution {

inline constexpr FieldDef kFields[] = {
    {.id = "objective", .kind = Kind::link, .flags = required | listed, .target = "objective"},
    {.id = "project", .kind = Kind::link, .flags = listed, .target = "project"},
    {.id = "proposal", .kind = Kind::link, .flags = listed, .target = "proposal"},
    {.id = "strength", .kind = Kind::number, .flags = required | listed, .min = 0, .max = 3},
    {.id = "note", .kind = Kind::text, .flags = searched | title},
};

inline constexpr auto objective = handle<Id>(kFields, "objective");
inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto proposal = handle<Id>(kFields, "proposal");
inline constexpr auto strength = handle<std::int64_t>(kFields, "strength");
inline constexpr auto note = handle<std::string>(kFields, "note");

inline void check(Record const& row, Store const& store, Problems& problems) {
    if (!row.has(project) && !row.has(proposal)) problems.add(row, project.slot, Severity::error, "contribution.nobody");
    if (row.has(project) || row.has(proposal))
        expect_unique(row, store, objective, problems, "contribution.twice", [&](Record const& other) {
            return other.get(project) == row.get(project) && other.get(proposal) == row.get(proposal);
        });
}

inline constexpr TypeDef kType{.id = "contribution", .prefix = "", .area = Area::portfolio, .fields = kFields, .check = check};

}  // namespace pmo::registers::contribution
