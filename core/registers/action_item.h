#pragma once
// Something that a person has promised to do, from a meeting, an issue, a change or any other record; it follows the person (I3).

#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::action_item {

inline constexpr std::string_view kPriority[] = {"urgent", "high", "normal", "low"};
inline constexpr std::string_view kStatus[] = {"open", "in_progress", "done", "cancelled"};
inline constexpr std::string_view kStatusClosed[] = {"done", "cancelled"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = listed, .target = "project"},
    {.id = "code", .kind = Kind::text, .flags = searched | listed | code},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "source", .kind = Kind::link, .flags = listed, .target = "*"},
    {.id = "owner", .kind = Kind::link, .flags = required | listed | owner, .target = "person"},
    {.id = "assigned_by", .kind = Kind::link, .target = "person"},
    {.id = "raised_on", .kind = Kind::date},
    {.id = "due", .kind = Kind::date, .flags = required | listed | due},
    {.id = "priority", .kind = Kind::choice, .flags = listed, .options = kPriority},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "done_on", .kind = Kind::date},
    {.id = "postponed_from", .kind = Kind::date},
    {.id = "result", .kind = Kind::note, .flags = searched},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto code = handle<std::string>(kFields, "code");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto source = handle<Id>(kFields, "source");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto assigned_by = handle<Id>(kFields, "assigned_by");
inline constexpr auto raised_on = handle<Date>(kFields, "raised_on");
inline constexpr auto due = handle<Date>(kFields, "due");
inline constexpr auto priority = handle<std::string>(kFields, "priority");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto done_on = handle<Date>(kFields, "done_on");
inline constexpr auto postponed_from = handle<Date>(kFields, "postponed_from");

inline void check(Record const& action, Store const& store, Problems& problems) {
    if (is(action, status, "done")) expect(action, done_on, problems, Severity::warning, "action_item.done_without_date");
    if (action.has(done_on) && is_open(action))
        problems.add(action, status.slot, Severity::warning, "action_item.date_without_done", {to_text(action.get(done_on))});
    expect_order(action, raised_on, due, problems, "action_item.due_before_raised");
    expect_order(action, raised_on, done_on, problems, "action_item.done_before_raised");
    expect_other_than_itself(action, source, problems, "action_item.own_source");
    expect_same_project(action, store, project, source, problems);
    expect_present(action, store, owner, due, problems);
}

inline constexpr TypeDef kType{.id = "action_item", .prefix = "ACT", .area = Area::stakeholders, .fields = kFields, .check = check};

}  // namespace pmo::registers::action_item
