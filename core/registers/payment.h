#pragma once
// One payment of a contract: when it falls due and upon what, and what was paid (J1, F2).

#include <string_view>

#include "core/base/money.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::payment {

inline constexpr std::string_view kStatus[] = {"planned", "due", "requested", "paid", "withheld", "cancelled"};
inline constexpr std::string_view kStatusClosed[] = {"paid", "cancelled"};

inline constexpr FieldDef kFields[] = {
    {.id = "contract", .kind = Kind::link, .flags = required | listed, .target = "contract"},
    {.id = "project", .kind = Kind::link, .flags = listed, .target = "project"},
    {.id = "code", .kind = Kind::text, .flags = searched | code},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "due", .kind = Kind::date, .flags = listed | due},
    {.id = "amount", .kind = Kind::money, .flags = required | listed},
    {.id = "condition", .kind = Kind::text, .flags = searched},
    {.id = "milestone", .kind = Kind::link, .target = "task"},
    {.id = "contract_milestone", .kind = Kind::link, .target = "contract_milestone"},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "requested_on", .kind = Kind::date},
    {.id = "invoice", .kind = Kind::text, .flags = searched},
    {.id = "paid_on", .kind = Kind::date, .flags = listed},
    {.id = "paid_amount", .kind = Kind::money, .flags = listed},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto contract = handle<Id>(kFields, "contract");
inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto code = handle<std::string>(kFields, "code");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto due = handle<Date>(kFields, "due");
inline constexpr auto amount = handle<Money>(kFields, "amount");
inline constexpr auto condition = handle<std::string>(kFields, "condition");
inline constexpr auto milestone = handle<Id>(kFields, "milestone");
inline constexpr auto contract_milestone = handle<Id>(kFields, "contract_milestone");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto requested_on = handle<Date>(kFields, "requested_on");
inline constexpr auto invoice = handle<std::string>(kFields, "invoice");
inline constexpr auto paid_on = handle<Date>(kFields, "paid_on");
inline constexpr auto paid_amount = handle<Money>(kFields, "paid_amount");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

inline void check(Record const& payment, Store const& store, Problems& problems) {
    auto const asked = payment.get(amount), paid = payment.get(paid_amount);
    if (is(payment, status, "paid") && (!payment.has(paid_on) || !payment.has(paid_amount)))
        problems.add(payment, payment.has(paid_on) ? paid_amount.slot : paid_on.slot, Severity::warning, "payment.paid_without_amount");
    if (payment.has(amount) && payment.has(paid_amount) && asked != paid && !payment.has(notes))
        problems.add(payment, paid_amount.slot, Severity::hint, "payment.paid_differs", {to_text(paid), to_text(asked)});
    if (payment.has(paid_on) && is_open(payment))
        problems.add(payment, status.slot, Severity::warning, "payment.date_without_paid", {to_text(payment.get(paid_on))});
    if (is(payment, status, "withheld")) expect(payment, notes, problems, Severity::hint, "payment.withheld_without_reason");
    if (auto const* agreement = linked(payment, store, contract)) {
        auto const slot = slot_of(agreement->type(), "value");
        auto const* whole = slot == kNoSlot ? nullptr : std::get_if<Money>(&agreement->value(slot));
        if (whole && payment.has(amount) && whole->currency != asked.currency)
            problems.add(payment, amount.slot, Severity::error, "payment.currency", {std::string(title_of(*agreement))});
    }
    expect_same_project(payment, store, project, contract, problems);
    expect_present(payment, store, owner, due, problems);
}

inline constexpr TypeDef kType{.id = "payment", .prefix = "PAY", .area = Area::contracts, .fields = kFields, .check = check};

}  // namespace pmo::registers::payment
