#pragma once
// A column of a project's board: which tasks stand in it, and how many may (D5). Without columns a board shows one for each state.

#include <cstdint>
#include <string>
#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"
#include "core/registers/task.h"

namespace pmo::registers::board_column {

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = required | listed, .target = "project"},
    {.id = "place", .kind = Kind::place},
    {.id = "name", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "name_en", .kind = Kind::text, .flags = searched},
    {.id = "state", .kind = Kind::choice, .flags = required | listed, .options = task::kBoardState},
    {.id = "limit", .kind = Kind::number, .flags = listed, .min = 1, .max = 999},
    {.id = "rule", .kind = Kind::note, .flags = searched},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto place = handle<Place>(kFields, "place");
inline constexpr auto name = handle<std::string>(kFields, "name");
inline constexpr auto name_en = handle<std::string>(kFields, "name_en");
inline constexpr auto state = handle<std::string>(kFields, "state");
inline constexpr auto limit = handle<std::int64_t>(kFields, "limit");
inline constexpr auto rule = handle<std::string>(kFields, "rule");

inline void check(Record const& column, Store const& store, Problems& problems) {
    expect_unique(column, store, project, problems, "board_column.twice", [&](Record const& other) {
        return column.has(state) && other.get(state) == column.get(state) && other.get(name) == column.get(name);
    });
}

inline constexpr TypeDef kType{.id = "board_column", .prefix = "", .area = Area::schedule, .fields = kFields, .check = check};

}  // namespace pmo::registers::board_column
