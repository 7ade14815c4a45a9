#pragma once
// A way of looking at a register that a person keeps: filter, grouping, columns, chart (M1).

#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::saved_view {

inline constexpr std::string_view kKind[] = {"table", "pivot", "chart", "board", "calendar"};

inline constexpr FieldDef kFields[] = {
    {.id = "name", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "register", .kind = Kind::text, .flags = required | listed},
    {.id = "kind", .kind = Kind::choice, .flags = listed, .options = kKind},
    {.id = "query", .kind = Kind::text},
    {.id = "layout", .kind = Kind::note},
    {.id = "project", .kind = Kind::link, .flags = listed, .target = "project"},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "shared", .kind = Kind::flag, .flags = listed},
    {.id = "place", .kind = Kind::place},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto name = handle<std::string>(kFields, "name");
inline constexpr auto register_ = handle<std::string>(kFields, "register");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto query = handle<std::string>(kFields, "query");
inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto shared = handle<bool>(kFields, "shared");
inline constexpr auto place = handle<Place>(kFields, "place");

inline void check(Record const& view, Store const&, Problems& problems) {
    if (view.has(register_) && !find_register(view.get(register_)))
        problems.add(view, register_.slot, Severity::warning, "saved_view.unknown_register", {std::string(view.get(register_))});
}

inline constexpr TypeDef kType{.id = "saved_view", .prefix = "", .area = Area::knowledge, .fields = kFields, .check = check};

}  // namespace pmo::registers::saved_view
