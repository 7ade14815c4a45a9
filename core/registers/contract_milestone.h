#pragma once
// What a contract promises by a day: a delivery, an acceptance, the end of a warranty (J1).

#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::contract_milestone {

inline constexpr std::string_view kStatus[] = {"planned", "reached", "missed", "cancelled"};
inline constexpr std::string_view kStatusClosed[] = {"reached", "cancelled"};

inline constexpr FieldDef kFields[] = {
    {.id = "contract", .kind = Kind::link, .flags = required | listed, .target = "contract"},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "due", .kind = Kind::date, .flags = required | listed | due},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "task", .kind = Kind::link, .target = "task"},
    {.id = "deliverable", .kind = Kind::link, .target = "deliverable"},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "done_on", .kind = Kind::date, .flags = listed},
    {.id = "condition", .kind = Kind::note, .flags = searched},
    {.id = "penalty", .kind = Kind::money},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto contract = handle<Id>(kFields, "contract");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto due = handle<Date>(kFields, "due");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto task = handle<Id>(kFields, "task");
inline constexpr auto deliverable = handle<Id>(kFields, "deliverable");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto done_on = handle<Date>(kFields, "done_on");
inline constexpr auto penalty = handle<Money>(kFields, "penalty");

inline void check(Record const& milestone, Store const& store, Problems& problems) {
    if (is(milestone, status, "reached")) {
        expect(milestone, done_on, problems, Severity::warning, "contract_milestone.reached_without_date");
        if (milestone.has(done_on) && milestone.has(due) && milestone.get(done_on) > milestone.get(due))
            problems.add(milestone, done_on.slot, Severity::hint, "contract_milestone.reached_late",
                         {to_text(milestone.get(done_on)), to_text(milestone.get(due))});
    } else if (milestone.has(done_on) && is_open(milestone)) {
        problems.add(milestone, status.slot, Severity::warning, "contract_milestone.date_without_reached", {to_text(milestone.get(done_on))});
    }
    expect_present(milestone, store, owner, due, problems);
}

inline constexpr TypeDef kType{.id = "contract_milestone", .prefix = "", .area = Area::contracts, .fields = kFields, .check = check};

}  // namespace pmo::registers::contract_milestone
