#pragma once
// A link between two tasks: the successor waits for the predecessor (D2). The lag is in minutes, or in percent of the predecessor's duration.

#include <cstdint>
#include <string_view>

#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/model/store.h"
#include "core/registers/rules.h"

namespace pmo::registers::dependency {

inline constexpr std::string_view kKind[] = {"fs", "ss", "ff", "sf"};
inline constexpr std::string_view kLagKind[] = {"working", "elapsed", "percent", "elapsed_percent"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = listed, .target = "project"},
    {.id = "predecessor", .kind = Kind::link, .flags = required | listed, .target = "task"},
    {.id = "successor", .kind = Kind::link, .flags = required | listed, .target = "task"},
    {.id = "kind", .kind = Kind::choice, .flags = listed, .options = kKind},
    {.id = "lag", .kind = Kind::number, .flags = listed, .unit = Unit::minutes},
    {.id = "lag_kind", .kind = Kind::choice, .flags = plain, .options = kLagKind},
    {.id = "notes", .kind = Kind::text, .flags = searched | title},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto predecessor = handle<Id>(kFields, "predecessor");
inline constexpr auto successor = handle<Id>(kFields, "successor");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto lag = handle<std::int64_t>(kFields, "lag");
inline constexpr auto lag_kind = handle<std::string>(kFields, "lag_kind");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

inline void check(Record const& record, Store const&, Problems& problems) {
    if (record.has(predecessor) && record.get(predecessor) == record.get(successor)) problems.add(record, successor.slot, Severity::error, "dependency.itself");
}

inline constexpr TypeDef kType{.id = "dependency", .prefix = "", .area = Area::schedule, .fields = kFields, .check = check};

}  // namespace pmo::registers::dependency
