#pragma once
// What a stakeholder, customer or colleague told us, and the answer that was given (I3).

#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::feedback {

inline constexpr std::string_view kChannel[] = {"meeting", "email", "survey", "chat", "call", "visit", "other"};
inline constexpr std::string_view kKind[] = {"praise", "suggestion", "complaint", "question"};
inline constexpr std::string_view kSentiment[] = {"positive", "neutral", "negative"};
inline constexpr std::string_view kStatus[] = {"open", "answering", "answered", "closed"};
inline constexpr std::string_view kStatusClosed[] = {"answered", "closed"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = listed, .target = "project"},
    {.id = "code", .kind = Kind::text, .flags = searched | code},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "stakeholder", .kind = Kind::link, .flags = listed, .target = "stakeholder"},
    {.id = "person", .kind = Kind::link, .target = "person"},
    {.id = "from_text", .kind = Kind::text, .flags = searched | listed},
    {.id = "on", .kind = Kind::date, .flags = listed},
    {.id = "channel", .kind = Kind::choice, .flags = listed, .options = kChannel},
    {.id = "kind", .kind = Kind::choice, .flags = listed, .options = kKind},
    {.id = "sentiment", .kind = Kind::choice, .flags = listed, .options = kSentiment},
    {.id = "content", .kind = Kind::note, .flags = searched},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "due", .kind = Kind::date, .flags = listed | due},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "answer", .kind = Kind::note, .flags = searched},
    {.id = "answered_on", .kind = Kind::date},
    {.id = "outcome", .kind = Kind::link, .target = "*"},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto code = handle<std::string>(kFields, "code");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto stakeholder = handle<Id>(kFields, "stakeholder");
inline constexpr auto person = handle<Id>(kFields, "person");
inline constexpr auto from_text = handle<std::string>(kFields, "from_text");
inline constexpr auto on = handle<Date>(kFields, "on");
inline constexpr auto channel = handle<std::string>(kFields, "channel");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto sentiment = handle<std::string>(kFields, "sentiment");
inline constexpr auto content = handle<std::string>(kFields, "content");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto due = handle<Date>(kFields, "due");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto answer = handle<std::string>(kFields, "answer");
inline constexpr auto answered_on = handle<Date>(kFields, "answered_on");
inline constexpr auto outcome = handle<Id>(kFields, "outcome");

inline void check(Record const& feedback, Store const& store, Problems& problems) {
    if (!feedback.has(stakeholder) && !feedback.has(person)) expect(feedback, from_text, problems, Severity::hint, "feedback.from_nobody");
    if (is(feedback, status, "answered")) expect(feedback, answer, problems, Severity::warning, "feedback.answered_without_answer");
    if (is_open(feedback) && is(feedback, kind, "complaint")) expect(feedback, due, problems, Severity::warning, "feedback.no_due");
    expect_order(feedback, on, answered_on, problems, "feedback.answered_before");
    expect_same_project(feedback, store, project, stakeholder, problems);
    expect_present(feedback, store, owner, due, problems);
}

inline constexpr TypeDef kType{.id = "feedback", .prefix = "FB", .area = Area::stakeholders, .fields = kFields, .check = check};

}  // namespace pmo::registers::feedback
