#pragma once
// Days on which a person is away, whole or in part (E1, E2). Approved leave takes working time from the plan.

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/model/store.h"
#include "core/registers/rules.h"

namespace pmo::registers::leave {

inline constexpr std::string_view kKind[] = {"annual", "sick", "personal", "maternity", "compensatory", "training", "public_duty", "other"};
inline constexpr std::string_view kStatus[] = {"requested", "approved", "rejected", "cancelled"};
inline constexpr std::string_view kStatusClosed[] = {"approved", "rejected", "cancelled"};

inline constexpr FieldDef kFields[] = {
    {.id = "person", .kind = Kind::link, .flags = required | listed | owner, .target = "person"},
    {.id = "from", .kind = Kind::date, .flags = required | listed},
    {.id = "to", .kind = Kind::date, .flags = required | listed},
    {.id = "portion", .kind = Kind::number, .unit = Unit::percent, .min = 1, .max = 100},
    {.id = "kind", .kind = Kind::choice, .flags = listed, .options = kKind},
    {.id = "reason", .kind = Kind::text, .flags = searched | title},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "deputy", .kind = Kind::link, .flags = listed, .target = "person"},
    {.id = "approver", .kind = Kind::link, .target = "person"},
    {.id = "approved_on", .kind = Kind::date},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto person = handle<Id>(kFields, "person");
inline constexpr auto from = handle<Date>(kFields, "from");
inline constexpr auto to = handle<Date>(kFields, "to");
inline constexpr auto portion = handle<std::int64_t>(kFields, "portion");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto reason = handle<std::string>(kFields, "reason");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto deputy = handle<Id>(kFields, "deputy");
inline constexpr auto approver = handle<Id>(kFields, "approver");
inline constexpr auto approved_on = handle<Date>(kFields, "approved_on");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

inline void check(Record const& leave, Store const& store, Problems& problems) {
    expect_order(leave, from, to, problems, "leave.to_before_from");
    if (leave.has(deputy) && leave.get(deputy) == leave.get(person))
        problems.add(leave, deputy.slot, Severity::warning, "leave.own_deputy");
    if (leave.has(approver) && leave.get(approver) == leave.get(person))
        problems.add(leave, approver.slot, Severity::warning, "leave.own_approval");
    if (is(leave, status, "approved")) expect(leave, approver, problems, Severity::hint, "leave.approved_by_nobody");
    auto const counts = [](Record const& row) { return !is(row, status, "rejected", "cancelled") && row.has(from) && row.has(to); };
    if (!counts(leave)) return;
    for (auto const* other : store.referrers(leave.type(), person, leave.get(person)))
        if (other->id() != leave.id() && counts(*other) && other->get(from) <= leave.get(to) && leave.get(from) <= other->get(to)) {
            problems.add(leave, from.slot, Severity::warning, "leave.overlap", {to_text(other->get(from)), to_text(other->get(to))});
            return;
        }
}

inline constexpr TypeDef kType{.id = "leave", .prefix = "", .area = Area::resources, .fields = kFields, .check = check};

}  // namespace pmo::registers::leave
