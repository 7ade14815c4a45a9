#pragma once
// A decision that people will ask about later: the options, what was chosen, by whom and why (G4).

#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::decision {

inline constexpr std::string_view kForum[] = {"project", "pmo", "change_board", "steering", "portfolio", "management"};
inline constexpr std::string_view kStatus[] = {"proposed", "decided", "superseded", "withdrawn"};
inline constexpr std::string_view kStatusClosed[] = {"decided", "superseded", "withdrawn"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = listed, .target = "project"},
    {.id = "subject", .kind = Kind::link, .target = "*"},
    {.id = "code", .kind = Kind::text, .flags = searched | listed | code},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "context", .kind = Kind::note, .flags = searched},
    {.id = "options", .kind = Kind::note, .flags = searched},
    {.id = "outcome", .kind = Kind::note, .flags = searched},
    {.id = "reason", .kind = Kind::note, .flags = searched},
    {.id = "consequence", .kind = Kind::note, .flags = searched},
    {.id = "forum", .kind = Kind::choice, .flags = listed, .options = kForum},
    {.id = "meeting", .kind = Kind::link, .target = "meeting"},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "due", .kind = Kind::date, .flags = listed | due},
    {.id = "decided_by", .kind = Kind::link, .flags = listed, .target = "person"},
    {.id = "decided_on", .kind = Kind::date, .flags = listed},
    {.id = "review_on", .kind = Kind::date},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "superseded_by", .kind = Kind::link, .target = "decision"},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto subject = handle<Id>(kFields, "subject");
inline constexpr auto code = handle<std::string>(kFields, "code");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto outcome = handle<std::string>(kFields, "outcome");
inline constexpr auto reason = handle<std::string>(kFields, "reason");
inline constexpr auto forum = handle<std::string>(kFields, "forum");
inline constexpr auto meeting = handle<Id>(kFields, "meeting");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto due = handle<Date>(kFields, "due");
inline constexpr auto decided_by = handle<Id>(kFields, "decided_by");
inline constexpr auto decided_on = handle<Date>(kFields, "decided_on");
inline constexpr auto review_on = handle<Date>(kFields, "review_on");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto superseded_by = handle<Id>(kFields, "superseded_by");

inline void check(Record const& decision, Store const& store, Problems& problems) {
    if (is(decision, status, "decided", "superseded")) {
        expect(decision, outcome, problems, Severity::warning, "decision.no_outcome");
        expect(decision, decided_on, problems, Severity::warning, "decision.decided_without_date");
        expect(decision, decided_by, problems, Severity::warning, "decision.decided_by_nobody");
    }
    expect_order(decision, decided_on, review_on, problems, "decision.review_before_decided");
    if (is(decision, status, "superseded")) expect(decision, superseded_by, problems, Severity::warning, "decision.superseded_by_nothing");
    expect_other_than_itself(decision, superseded_by, problems, "decision.supersedes_itself");
    if (!decision.has(project)) expect(decision, subject, problems, Severity::hint, "decision.no_subject");
    expect_present(decision, store, owner, due, problems);
}

inline constexpr TypeDef kType{.id = "decision", .prefix = "DEC", .area = Area::risk, .fields = kFields, .check = check};

}  // namespace pmo::registers::decision
