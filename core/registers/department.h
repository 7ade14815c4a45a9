#pragma once
// A department or team of the organisation, in a tree: head, mandate (A1).

#include <cstdint>
#include <string_view>

#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/model/store.h"
#include "core/registers/rules.h"

namespace pmo::registers::department {

inline constexpr std::string_view kKind[] = {"pmo", "project_management", "hr", "finance", "technology", "operations", "marketing", "legal", "it", "procurement", "business_unit", "other"};

inline constexpr FieldDef kFields[] = {
    {.id = "place", .kind = Kind::place, .flags = plain},
    {.id = "name", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "name_en", .kind = Kind::text, .flags = searched},
    {.id = "code", .kind = Kind::text, .flags = searched | listed | code},
    {.id = "kind", .kind = Kind::choice, .flags = listed, .options = kKind},
    {.id = "head", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "mandate", .kind = Kind::note, .flags = searched | listed},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto place = handle<Place>(kFields, "place");
inline constexpr auto name = handle<std::string>(kFields, "name");
inline constexpr auto name_en = handle<std::string>(kFields, "name_en");
inline constexpr auto code = handle<std::string>(kFields, "code");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto head = handle<Id>(kFields, "head");
inline constexpr auto mandate = handle<std::string>(kFields, "mandate");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

inline constexpr TypeDef kType{.id = "department", .prefix = "", .area = Area::organisation, .fields = kFields};

}  // namespace pmo::registers::department
