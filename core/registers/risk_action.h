#pragma once
// One step of the response to a risk, with the person who does it (G1).

#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::risk_action {

inline constexpr std::string_view kStatus[] = {"planned", "in_progress", "done", "cancelled"};
inline constexpr std::string_view kStatusClosed[] = {"done", "cancelled"};
inline constexpr std::string_view kKind[] = {"preventive", "contingency"};

inline constexpr FieldDef kFields[] = {
    {.id = "risk", .kind = Kind::link, .flags = required | listed, .target = "risk"},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "owner", .kind = Kind::link, .flags = required | listed | owner, .target = "person"},
    {.id = "due", .kind = Kind::date, .flags = listed | due},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "done_on", .kind = Kind::date},
    {.id = "kind", .kind = Kind::choice, .options = kKind},
    {.id = "cost", .kind = Kind::money},
    {.id = "task", .kind = Kind::link, .target = "task"},
    {.id = "effect", .kind = Kind::note, .flags = searched},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto risk = handle<Id>(kFields, "risk");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto due = handle<Date>(kFields, "due");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto done_on = handle<Date>(kFields, "done_on");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto cost = handle<Money>(kFields, "cost");
inline constexpr auto task = handle<Id>(kFields, "task");

inline void check(Record const& action, Store const& store, Problems& problems) {
    if (is(action, status, "done")) expect(action, done_on, problems, Severity::warning, "risk_action.done_without_date");
    if (action.has(done_on) && is_open(action))
        problems.add(action, status.slot, Severity::warning, "risk_action.date_without_done", {to_text(action.get(done_on))});
    expect_present(action, store, owner, due, problems);
}

inline constexpr TypeDef kType{.id = "risk_action", .prefix = "", .area = Area::risk, .fields = kFields, .check = check};

}  // namespace pmo::registers::risk_action
