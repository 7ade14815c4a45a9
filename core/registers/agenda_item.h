#pragma once
// One point of a meeting's agenda, what it is about and what came out of it (I3).

#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::agenda_item {

inline constexpr std::string_view kKind[] = {"information", "discussion", "decision"};

inline constexpr FieldDef kFields[] = {
    {.id = "meeting", .kind = Kind::link, .flags = required | listed, .target = "meeting"},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "place", .kind = Kind::place},
    {.id = "kind", .kind = Kind::choice, .flags = listed, .options = kKind},
    {.id = "subject", .kind = Kind::link, .flags = listed, .target = "*"},
    {.id = "presenter", .kind = Kind::link, .flags = listed, .target = "person"},
    {.id = "minutes", .kind = Kind::number, .flags = listed, .unit = Unit::minutes, .min = 0, .max = 1440},
    {.id = "outcome", .kind = Kind::note, .flags = searched},
    {.id = "decision", .kind = Kind::link, .target = "decision"},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto meeting = handle<Id>(kFields, "meeting");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto place = handle<Place>(kFields, "place");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto subject = handle<Id>(kFields, "subject");
inline constexpr auto presenter = handle<Id>(kFields, "presenter");
inline constexpr auto minutes = handle<std::int64_t>(kFields, "minutes");
inline constexpr auto outcome = handle<std::string>(kFields, "outcome");
inline constexpr auto decision = handle<Id>(kFields, "decision");

inline void check(Record const& item, Store const&, Problems& problems) {
    if (is(item, kind, "decision") && item.has(outcome)) expect(item, decision, problems, Severity::hint, "agenda_item.no_decision");
}

inline constexpr TypeDef kType{.id = "agenda_item", .prefix = "", .area = Area::stakeholders, .fields = kFields, .check = check};

}  // namespace pmo::registers::agenda_item
