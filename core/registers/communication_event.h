#pragma once
// One occurrence of a planned communication: due, sent or missed; the calendar of what is due is made of these (I2).

#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::communication_event {

inline constexpr std::string_view kState[] = {"due", "sent", "missed", "cancelled"};
inline constexpr std::string_view kStateClosed[] = {"sent", "missed", "cancelled"};

inline constexpr FieldDef kFields[] = {
    {.id = "item", .kind = Kind::link, .flags = required | listed, .target = "communication_item"},
    {.id = "project", .kind = Kind::link, .flags = listed, .target = "project"},
    {.id = "title", .kind = Kind::text, .flags = searched | listed | title},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "due", .kind = Kind::date, .flags = required | listed | due},
    {.id = "done_on", .kind = Kind::date, .flags = listed},
    {.id = "state", .kind = Kind::choice, .flags = listed | status, .options = kState, .closed = kStateClosed},
    {.id = "evidence", .kind = Kind::link, .target = "*"},
    {.id = "comment", .kind = Kind::note, .flags = searched},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto item = handle<Id>(kFields, "item");
inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto due = handle<Date>(kFields, "due");
inline constexpr auto done_on = handle<Date>(kFields, "done_on");
inline constexpr auto state = handle<std::string>(kFields, "state");
inline constexpr auto evidence = handle<Id>(kFields, "evidence");
inline constexpr auto comment = handle<std::string>(kFields, "comment");

inline void check(Record const& event, Store const& store, Problems& problems) {
    if (is(event, state, "sent")) expect(event, done_on, problems, Severity::warning, "communication_event.sent_without_date");
    if (is(event, state, "missed")) {
        if (event.has(done_on))
            problems.add(event, state.slot, Severity::warning, "communication_event.missed_with_date", {to_text(event.get(done_on))});
        expect(event, comment, problems, Severity::hint, "communication_event.missed_without_reason");
    }
    expect_same_project(event, store, project, item, problems);
    expect_present(event, store, owner, due, problems);
}

inline constexpr TypeDef kType{.id = "communication_event", .prefix = "", .area = Area::stakeholders, .fields = kFields, .check = check};

}  // namespace pmo::registers::communication_event
