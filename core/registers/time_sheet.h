#pragma once
// Working time that a person booked on a day (E5). Approved hours are actual work and cost.

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/model/store.h"
#include "core/registers/person.h"
#include "core/registers/rules.h"

namespace pmo::registers::time_sheet {

inline constexpr std::string_view kKind[] = {"project_work", "meeting", "travel", "training", "operations", "administration", "other"};
inline constexpr std::string_view kStatus[] = {"draft", "submitted", "approved", "rejected"};
inline constexpr std::string_view kStatusClosed[] = {"approved"};

inline constexpr FieldDef kFields[] = {
    {.id = "person", .kind = Kind::link, .flags = required | listed | owner, .target = "person"},
    {.id = "date", .kind = Kind::date, .flags = required | listed},
    {.id = "project", .kind = Kind::link, .flags = listed, .target = "project"},
    {.id = "task", .kind = Kind::link, .flags = listed, .target = "task"},
    {.id = "kind", .kind = Kind::choice, .options = kKind},
    {.id = "minutes", .kind = Kind::number, .flags = required | listed, .unit = Unit::minutes, .min = 0, .max = 1440},
    {.id = "overtime_minutes", .kind = Kind::number, .flags = listed, .unit = Unit::minutes, .min = 0, .max = 1440},
    {.id = "comment", .kind = Kind::text, .flags = searched | listed | title},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "approver", .kind = Kind::link, .target = "person"},
    {.id = "approved_on", .kind = Kind::date},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto person = handle<Id>(kFields, "person");
inline constexpr auto date = handle<Date>(kFields, "date");
inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto task = handle<Id>(kFields, "task");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto minutes = handle<std::int64_t>(kFields, "minutes");
inline constexpr auto overtime_minutes = handle<std::int64_t>(kFields, "overtime_minutes");
inline constexpr auto comment = handle<std::string>(kFields, "comment");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto approver = handle<Id>(kFields, "approver");
inline constexpr auto approved_on = handle<Date>(kFields, "approved_on");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

inline void check(Record const& sheet, Store const& store, Problems& problems) {
    auto const total = sheet.get(minutes) + sheet.get(overtime_minutes);
    if (total > 1440) problems.add(sheet, minutes.slot, Severity::error, "time_sheet.more_than_a_day", {std::to_string(total)});
    if (sheet.has(minutes) && total == 0) problems.add(sheet, minutes.slot, Severity::hint, "time_sheet.nothing");
    if (is(sheet, status, "approved")) expect(sheet, approver, problems, Severity::warning, "time_sheet.approved_by_nobody");
    if (sheet.has(approver) && sheet.get(approver) == sheet.get(person))
        problems.add(sheet, approver.slot, Severity::warning, "time_sheet.own_approval");
    expect_same_project(sheet, store, project, task, problems);
    expect_unique(sheet, store, task, problems, "time_sheet.twice", [&](Record const& other) {
        return other.get(person) == sheet.get(person) && other.has(date) && other.get(date) == sheet.get(date) &&
            other.get(kind) == sheet.get(kind);
    });
    auto const* who = store.live(sheet.get(person));
    if (!who || &who->type() != &person::kType || !sheet.has(date)) return;
    auto const day = sheet.get(date);
    if ((who->has(person::left) && day > who->get(person::left)) || (who->has(person::joined) && day < who->get(person::joined)))
        problems.add(sheet, date.slot, Severity::warning, "time_sheet.not_employed", {std::string(title_of(*who)), to_text(day)});
}

inline constexpr TypeDef kType{.id = "time_sheet", .prefix = "", .area = Area::resources, .fields = kFields, .check = check};

}  // namespace pmo::registers::time_sheet
