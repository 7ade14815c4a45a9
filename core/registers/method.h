#pragma once
// A way of running projects: brings phases, activities, roles, deliverables, gates and documents, which a project then tailors (C4).

#include <string>
#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/plan_rules.h"
#include "core/registers/rules.h"

namespace pmo::registers::method {

inline constexpr std::string_view kKind[] = {"predictive", "staged", "agile", "hybrid", "own"};
inline constexpr std::string_view kStatus[] = {"draft", "released", "retired"};
inline constexpr std::string_view kStatusClosed[] = {"retired"};

inline constexpr FieldDef kFields[] = {
    {.id = "name", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "name_en", .kind = Kind::text, .flags = searched},
    {.id = "kind", .kind = Kind::choice, .flags = listed, .options = kKind},
    {.id = "base", .kind = Kind::link, .flags = listed, .target = "method"},
    {.id = "version", .kind = Kind::text, .flags = listed},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "description", .kind = Kind::note, .flags = searched},
    {.id = "when_to_use", .kind = Kind::note, .flags = searched},
    {.id = "tailoring", .kind = Kind::note, .flags = searched},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto name = handle<std::string>(kFields, "name");
inline constexpr auto name_en = handle<std::string>(kFields, "name_en");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto base = handle<Id>(kFields, "base");
inline constexpr auto version = handle<std::string>(kFields, "version");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto description = handle<std::string>(kFields, "description");
inline constexpr auto when_to_use = handle<std::string>(kFields, "when_to_use");
inline constexpr auto tailoring = handle<std::string>(kFields, "tailoring");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

inline void check(Record const& method, Store const& store, Problems& problems) {
    expect_other_than_itself(method, base, problems, "method.own_base");
    if (method.get(base) != method.id()) expect_no_circle(method, store, base, problems, "method.base_circle");
}

inline constexpr TypeDef kType{.id = "method", .prefix = "", .area = Area::definition, .fields = kFields, .check = check};

}  // namespace pmo::registers::method
