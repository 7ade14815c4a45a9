#pragma once
// A norm, rule or acceptance standard that work and results are measured against (H1).

#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::quality_standard {

inline constexpr std::string_view kKind[] = {"international", "national", "industry", "company", "customer", "process"};
inline constexpr std::string_view kStatus[] = {"draft", "in_force", "withdrawn"};
inline constexpr std::string_view kStatusClosed[] = {"withdrawn"};

inline constexpr FieldDef kFields[] = {
    {.id = "code", .kind = Kind::text, .flags = searched | listed | code},
    {.id = "name", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "kind", .kind = Kind::choice, .flags = listed, .options = kKind},
    {.id = "source", .kind = Kind::text, .flags = searched | listed},
    {.id = "version", .kind = Kind::text, .flags = searched | listed},
    {.id = "effective_from", .kind = Kind::date},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "review_on", .kind = Kind::date, .flags = listed | due},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "replaced_by", .kind = Kind::link, .target = "quality_standard"},
    {.id = "location", .kind = Kind::text, .flags = searched},
    {.id = "text", .kind = Kind::note, .flags = searched},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto code = handle<std::string>(kFields, "code");
inline constexpr auto name = handle<std::string>(kFields, "name");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto source = handle<std::string>(kFields, "source");
inline constexpr auto version = handle<std::string>(kFields, "version");
inline constexpr auto effective_from = handle<Date>(kFields, "effective_from");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto review_on = handle<Date>(kFields, "review_on");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto replaced_by = handle<Id>(kFields, "replaced_by");
inline constexpr auto location = handle<std::string>(kFields, "location");

inline void check(Record const& standard, Store const& store, Problems& problems) {
    expect_order(standard, effective_from, review_on, problems, "quality_standard.review_before_effective");
    expect_other_than_itself(standard, replaced_by, problems, "quality_standard.replaces_itself");
    expect_present(standard, store, owner, review_on, problems);
}

inline constexpr TypeDef kType{.id = "quality_standard", .prefix = "QS", .area = Area::quality, .fields = kFields, .check = check};

}  // namespace pmo::registers::quality_standard
