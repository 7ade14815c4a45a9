#pragma once
// Something that people can do, in a tree (E1, K1).

#include <string>
#include <string_view>

#include "core/model/schema.h"

namespace pmo::registers::skill {

inline constexpr std::string_view kCategory[] = {"technical", "domain", "management", "tool", "language", "certificate", "other"};

inline constexpr FieldDef kFields[] = {
    {.id = "place", .kind = Kind::place},
    {.id = "name", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "name_en", .kind = Kind::text, .flags = searched},
    {.id = "category", .kind = Kind::choice, .flags = listed, .options = kCategory},
    {.id = "description", .kind = Kind::note, .flags = searched},
    {.id = "levels", .kind = Kind::note, .flags = searched},
    {.id = "inactive", .kind = Kind::flag},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto place = handle<Place>(kFields, "place");
inline constexpr auto name = handle<std::string>(kFields, "name");
inline constexpr auto name_en = handle<std::string>(kFields, "name_en");
inline constexpr auto category = handle<std::string>(kFields, "category");
inline constexpr auto description = handle<std::string>(kFields, "description");
inline constexpr auto levels = handle<std::string>(kFields, "levels");
inline constexpr auto inactive = handle<bool>(kFields, "inactive");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

inline constexpr TypeDef kType{.id = "skill", .prefix = "", .area = Area::resources, .fields = kFields};

}  // namespace pmo::registers::skill
