#pragma once
// What is noticed about a person's load, motivation or a conflict in a team, and what is done about it (K3).

#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::workload_note {

inline constexpr std::string_view kKind[] = {"workload", "conflict", "motivation", "turnover", "team_building"};
inline constexpr std::string_view kStatus[] = {"open", "in_progress", "resolved"};
inline constexpr std::string_view kStatusClosed[] = {"resolved"};

inline constexpr FieldDef kFields[] = {
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "person", .kind = Kind::link, .flags = listed, .target = "person"},
    {.id = "project", .kind = Kind::link, .flags = listed, .target = "project"},
    {.id = "department", .kind = Kind::link, .target = "department"},
    {.id = "week", .kind = Kind::date, .flags = required | listed},
    {.id = "kind", .kind = Kind::choice, .flags = listed, .options = kKind},
    {.id = "load", .kind = Kind::number, .flags = listed, .unit = Unit::percent, .min = 0},
    {.id = "mood", .kind = Kind::number, .min = 1, .max = 5},
    {.id = "conflict", .kind = Kind::note, .flags = searched},
    {.id = "other_person", .kind = Kind::link, .target = "person"},
    {.id = "action", .kind = Kind::note, .flags = searched},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "due", .kind = Kind::date, .flags = listed | due},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto person = handle<Id>(kFields, "person");
inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto department = handle<Id>(kFields, "department");
inline constexpr auto week = handle<Date>(kFields, "week");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto load = handle<std::int64_t>(kFields, "load");
inline constexpr auto mood = handle<std::int64_t>(kFields, "mood");
inline constexpr auto other_person = handle<Id>(kFields, "other_person");
inline constexpr auto action = handle<std::string>(kFields, "action");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto due = handle<Date>(kFields, "due");
inline constexpr auto status = handle<std::string>(kFields, "status");

inline void check(Record const& note, Store const& store, Problems& problems) {
    if (note.get(load) > 120 && !note.has(action))
        problems.add(note, action.slot, Severity::warning, "workload_note.overload_without_action", {std::to_string(note.get(load))});
    if (note.has(week) && weekday(note.get(week)) != 1)
        problems.add(note, week.slot, Severity::hint, "workload_note.not_monday", {to_text(note.get(week))});
    if (note.has(other_person) && note.get(other_person) == note.get(person))
        problems.add(note, other_person.slot, Severity::error, "workload_note.conflict_with_self");
    if (!note.has(project) && !note.has(department)) expect(note, person, problems, Severity::hint, "workload_note.about_nobody");
    expect_present(note, store, owner, due, problems);
}

inline constexpr TypeDef kType{.id = "workload_note", .prefix = "", .area = Area::people, .fields = kFields, .check = check};

}  // namespace pmo::registers::workload_note
