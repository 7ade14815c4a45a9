#pragma once
// One entry of a document's version history (L2).

#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::document_version {

inline constexpr std::string_view kState[] = {"draft", "review", "released"};

inline constexpr FieldDef kFields[] = {
    {.id = "document", .kind = Kind::link, .flags = required | listed, .target = "document"},
    {.id = "version", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "on", .kind = Kind::date, .flags = required | listed},
    {.id = "author", .kind = Kind::link, .flags = listed, .target = "person"},
    {.id = "state", .kind = Kind::choice, .flags = listed, .options = kState},
    {.id = "change", .kind = Kind::note, .flags = searched},
    {.id = "link", .kind = Kind::text},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto document = handle<Id>(kFields, "document");
inline constexpr auto version = handle<std::string>(kFields, "version");
inline constexpr auto on = handle<Date>(kFields, "on");
inline constexpr auto author = handle<Id>(kFields, "author");
inline constexpr auto state = handle<std::string>(kFields, "state");
inline constexpr auto change = handle<std::string>(kFields, "change");
inline constexpr auto link = handle<std::string>(kFields, "link");

inline void check(Record const& entry, Store const& store, Problems& problems) {
    expect_unique(entry, store, document, problems, "document_version.twice",
                  [&](Record const& other) { return other.has(version) && other.get(version) == entry.get(version); });
}

inline constexpr TypeDef kType{.id = "document_version", .prefix = "", .area = Area::knowledge, .fields = kFields, .check = check};

}  // namespace pmo::registers::document_version
