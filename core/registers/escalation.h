#pragma once
// One step up the escalation path of an issue, risk, exception or task, and the answer that came back (G2).

#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::escalation {

inline constexpr std::string_view kLevel[] = {"project_manager", "pmo", "sponsor", "steering", "management"};
inline constexpr std::string_view kStatus[] = {"open", "answered", "withdrawn"};
inline constexpr std::string_view kStatusClosed[] = {"answered", "withdrawn"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = listed, .target = "project"},
    {.id = "subject", .kind = Kind::link, .flags = required | listed, .target = "*"},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "level", .kind = Kind::choice, .flags = listed, .options = kLevel},
    {.id = "by", .kind = Kind::link, .target = "person"},
    {.id = "to", .kind = Kind::link, .flags = required | listed | owner, .target = "person"},
    {.id = "on", .kind = Kind::date, .flags = listed},
    {.id = "due", .kind = Kind::date, .flags = listed | due},
    {.id = "reason", .kind = Kind::note, .flags = searched},
    {.id = "request", .kind = Kind::note, .flags = searched},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "answer", .kind = Kind::note, .flags = searched},
    {.id = "answered_on", .kind = Kind::date},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto subject = handle<Id>(kFields, "subject");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto level = handle<std::string>(kFields, "level");
inline constexpr auto by = handle<Id>(kFields, "by");
inline constexpr auto to = handle<Id>(kFields, "to");
inline constexpr auto on = handle<Date>(kFields, "on");
inline constexpr auto due = handle<Date>(kFields, "due");
inline constexpr auto reason = handle<std::string>(kFields, "reason");
inline constexpr auto request = handle<std::string>(kFields, "request");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto answer = handle<std::string>(kFields, "answer");
inline constexpr auto answered_on = handle<Date>(kFields, "answered_on");

inline void check(Record const& escalation, Store const& store, Problems& problems) {
    if (escalation.has(to) && escalation.get(to) == escalation.get(by)) problems.add(escalation, to.slot, Severity::error, "escalation.to_self");
    expect_order(escalation, on, due, problems, "escalation.due_before");
    expect_order(escalation, on, answered_on, problems, "escalation.answer_before");
    if (is(escalation, status, "answered")) expect(escalation, answer, problems, Severity::warning, "escalation.answered_without_answer");
    expect_other_than_itself(escalation, subject, problems, "escalation.own_subject");
    expect_same_project(escalation, store, project, subject, problems);
    expect_present(escalation, store, to, due, problems);
}

inline constexpr TypeDef kType{.id = "escalation", .prefix = "", .area = Area::risk, .fields = kFields, .check = check};

}  // namespace pmo::registers::escalation
