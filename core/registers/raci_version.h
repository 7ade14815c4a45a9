#pragma once
// A responsibility matrix as it was published at one moment: whose, when, by whom, why (A3). Its letters are raci_version_letter.

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::raci_version {

inline constexpr FieldDef kFields[] = {
    {.id = "method", .kind = Kind::link, .flags = listed, .target = "method"},
    {.id = "project", .kind = Kind::link, .flags = listed, .target = "project"},
    {.id = "name", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "number", .kind = Kind::number, .flags = listed, .min = 1},
    {.id = "published_on", .kind = Kind::date, .flags = required | listed},
    {.id = "published_by", .kind = Kind::link, .flags = listed, .target = "person"},
    {.id = "note", .kind = Kind::note, .flags = searched | listed},
};

inline constexpr auto method = handle<Id>(kFields, "method");
inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto name = handle<std::string>(kFields, "name");
inline constexpr auto number = handle<std::int64_t>(kFields, "number");
inline constexpr auto published_on = handle<Date>(kFields, "published_on");
inline constexpr auto published_by = handle<Id>(kFields, "published_by");
inline constexpr auto note = handle<std::string>(kFields, "note");

inline void check(Record const& version, Store const& store, Problems& problems) {
    if (!version.has(method) && !version.has(project)) problems.add(version, method.slot, Severity::warning, "raci_version.nowhere");
    auto const scope = version.has(project) ? project : method;
    if (version.has(number))
        expect_unique(version, store, scope, problems, "raci_version.twice", [&](Record const& other) { return other.has(number) && other.get(number) == version.get(number); });
}

inline constexpr TypeDef kType{.id = "raci_version", .prefix = "", .area = Area::organisation, .fields = kFields, .check = check};

}  // namespace pmo::registers::raci_version
