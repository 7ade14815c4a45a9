#pragma once
// One line of the communication plan of a project, or of a method as a pattern: what, to whom, through which channel, how often, by whom (I2, C4).

#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/meeting.h"
#include "core/registers/rules.h"

namespace pmo::registers::communication_item {

inline constexpr std::string_view kChannel[] = {"meeting", "email", "report", "chat", "call", "site", "other"};
inline constexpr std::string_view kFrequency[] = {"once", "daily", "weekly", "biweekly", "monthly", "quarterly", "gate", "event"};
inline constexpr std::string_view kStatus[] = {"active", "paused", "ended"};
inline constexpr std::string_view kStatusClosed[] = {"ended"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = listed, .target = "project"},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "audience", .kind = Kind::text, .flags = searched | listed},
    {.id = "stakeholder", .kind = Kind::link, .target = "stakeholder"},
    {.id = "purpose", .kind = Kind::note, .flags = searched},
    {.id = "channel", .kind = Kind::choice, .flags = listed, .options = kChannel},
    {.id = "frequency", .kind = Kind::choice, .flags = listed, .options = kFrequency},
    {.id = "format", .kind = Kind::text, .flags = searched},
    {.id = "first_on", .kind = Kind::date},
    {.id = "next_on", .kind = Kind::date, .flags = listed | due},
    {.id = "last_on", .kind = Kind::date},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "template", .kind = Kind::link, .target = "template"},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "notes", .kind = Kind::note, .flags = searched},
    {.id = "method", .kind = Kind::link, .target = "method"},
    {.id = "meeting_kind", .kind = Kind::choice, .options = meeting::kKind},
    {.id = "title_en", .kind = Kind::text, .flags = searched},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto purpose = handle<std::string>(kFields, "purpose");
inline constexpr auto audience = handle<std::string>(kFields, "audience");
inline constexpr auto stakeholder = handle<Id>(kFields, "stakeholder");
inline constexpr auto channel = handle<std::string>(kFields, "channel");
inline constexpr auto frequency = handle<std::string>(kFields, "frequency");
inline constexpr auto format = handle<std::string>(kFields, "format");
inline constexpr auto first_on = handle<Date>(kFields, "first_on");
inline constexpr auto next_on = handle<Date>(kFields, "next_on");
inline constexpr auto last_on = handle<Date>(kFields, "last_on");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto template_ = handle<Id>(kFields, "template");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto method = handle<Id>(kFields, "method");
inline constexpr auto meeting_kind = handle<std::string>(kFields, "meeting_kind");   // holding such a meeting is this communication
inline constexpr auto title_en = handle<std::string>(kFields, "title_en");

// Whether the calendar alone says when the next one is due.
inline bool is_regular(Record const& item) { return is(item, frequency, "daily", "weekly", "biweekly", "monthly", "quarterly"); }

inline void check(Record const& item, Store const& store, Problems& problems) {
    if (!item.has(project) && !item.has(method)) problems.add(item, project.slot, Severity::error, "communication_item.nowhere");
    if (!item.has(method)) expect(item, owner, problems, Severity::error, "communication_item.no_owner");
    if (!item.has(stakeholder)) expect(item, audience, problems, Severity::warning, "communication_item.no_audience");
    expect_order(item, first_on, next_on, problems, "communication_item.next_before_first");
    expect_order(item, next_on, last_on, problems, "communication_item.next_after_last");
    if (!item.has(method) && is_regular(item) && !is(item, status, "paused", "ended")) expect(item, next_on, problems, Severity::hint, "communication_item.no_next");
    expect_same_project(item, store, project, stakeholder, problems);
    expect_present(item, store, owner, next_on, problems);
}

inline constexpr TypeDef kType{.id = "communication_item", .prefix = "", .area = Area::stakeholders, .fields = kFields, .check = check};

}  // namespace pmo::registers::communication_item
