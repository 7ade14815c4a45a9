#pragma once
// That a project looked at a lesson and what it made of it; the count of these is the reuse (L1).

#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::lesson_use {

inline constexpr std::string_view kVerdict[] = {"proposed", "adopted", "adapted", "rejected"};

inline constexpr FieldDef kFields[] = {
    {.id = "lesson", .kind = Kind::link, .flags = required | listed, .target = "lesson"},
    {.id = "project", .kind = Kind::link, .flags = required | listed, .target = "project"},
    {.id = "title", .kind = Kind::text, .flags = searched | listed | title},
    {.id = "verdict", .kind = Kind::choice, .flags = listed, .options = kVerdict},
    {.id = "on", .kind = Kind::date, .flags = listed},
    {.id = "by", .kind = Kind::link, .flags = listed, .target = "person"},
    {.id = "result", .kind = Kind::link, .target = "*"},
    {.id = "saving", .kind = Kind::money},
    {.id = "comment", .kind = Kind::note, .flags = searched},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto lesson = handle<Id>(kFields, "lesson");
inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto verdict = handle<std::string>(kFields, "verdict");
inline constexpr auto on = handle<Date>(kFields, "on");
inline constexpr auto by = handle<Id>(kFields, "by");
inline constexpr auto result = handle<Id>(kFields, "result");
inline constexpr auto saving = handle<Money>(kFields, "saving");
inline constexpr auto comment = handle<std::string>(kFields, "comment");

inline void check(Record const& use, Store const& store, Problems& problems) {
    if (is(use, verdict, "rejected")) expect(use, comment, problems, Severity::hint, "lesson_use.rejected_without_reason");
    expect_unique(use, store, lesson, problems, "lesson_use.twice", [&](Record const& other) { return other.get(project) == use.get(project); });
    if (auto const* used = is(use, verdict, "proposed", "adopted", "adapted") ? linked(use, store, lesson) : nullptr) {
        auto const slot = slot_with(used->type(), FieldFlag::status);
        if (slot != kNoSlot && used->text(slot) == "retired")
            problems.add(use, lesson.slot, Severity::hint, "lesson_use.retired", {std::string(title_of(*used))});
    }
}

inline constexpr TypeDef kType{.id = "lesson_use", .prefix = "", .area = Area::knowledge, .fields = kFields, .check = check};

}  // namespace pmo::registers::lesson_use
