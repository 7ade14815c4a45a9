#pragma once
// A department of the enterprise, in a tree: who leads it, what it is for (A1). Its duties in the phases of a project are department_duty.

#include <string>
#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/plan_rules.h"
#include "core/registers/rules.h"

namespace pmo::registers::department {

inline constexpr std::string_view kKind[] = {
    "pmo", "project_management", "hr", "finance", "technology", "operations", "marketing", "legal", "it", "procurement",
    "business_unit", "other"};

inline constexpr FieldDef kFields[] = {
    {.id = "place", .kind = Kind::place},
    {.id = "code", .kind = Kind::text, .flags = searched | listed | code},
    {.id = "name", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "name_en", .kind = Kind::text, .flags = searched},
    {.id = "kind", .kind = Kind::choice, .flags = listed, .options = kKind},
    {.id = "head", .kind = Kind::link, .flags = listed, .target = "person"},
    {.id = "deputy", .kind = Kind::link, .target = "person"},
    {.id = "mandate", .kind = Kind::note, .flags = searched},
    {.id = "cost_center", .kind = Kind::text, .flags = searched | listed},
    {.id = "location", .kind = Kind::text, .flags = searched},
    {.id = "inactive", .kind = Kind::flag},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto place = handle<Place>(kFields, "place");
inline constexpr auto code = handle<std::string>(kFields, "code");
inline constexpr auto name = handle<std::string>(kFields, "name");
inline constexpr auto name_en = handle<std::string>(kFields, "name_en");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto head = handle<Id>(kFields, "head");
inline constexpr auto deputy = handle<Id>(kFields, "deputy");
inline constexpr auto mandate = handle<std::string>(kFields, "mandate");
inline constexpr auto cost_center = handle<std::string>(kFields, "cost_center");
inline constexpr auto location = handle<std::string>(kFields, "location");
inline constexpr auto inactive = handle<bool>(kFields, "inactive");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

inline void check(Record const& department, Store const& store, Problems& problems) {
    if (department.get(inactive)) return;
    expect(department, head, problems, Severity::hint, "department.no_head");
    expect_stays(department, store, head, problems);
    if (department.has(head) && department.get(head) == department.get(deputy))
        problems.add(department, deputy.slot, Severity::warning, "department.own_deputy");
}

inline constexpr TypeDef kType{.id = "department", .prefix = "D", .area = Area::organisation, .fields = kFields, .check = check};

}  // namespace pmo::registers::department
