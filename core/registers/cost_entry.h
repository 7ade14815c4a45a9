#pragma once
// Money that is bound, owed or spent: a commitment, an accrual, an actual cost with its document (F2). The amount of a reversal is negative.

#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/base/money.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/model/store.h"
#include "core/registers/choices.h"
#include "core/registers/project.h"
#include "core/registers/rules.h"

namespace pmo::registers::cost_entry {

inline constexpr std::string_view kKind[] = {"commitment", "accrual", "actual"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = required | listed, .target = "project"},
    {.id = "task", .kind = Kind::link, .flags = listed, .target = "task"},
    {.id = "budget_line", .kind = Kind::link, .target = "budget_line"},
    {.id = "description", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "category", .kind = Kind::choice, .flags = required | listed, .options = kCostCategory},
    {.id = "kind", .kind = Kind::choice, .flags = required | listed, .options = kKind},
    {.id = "date", .kind = Kind::date, .flags = required | listed},
    {.id = "amount", .kind = Kind::money, .flags = required | listed},
    {.id = "department", .kind = Kind::link, .target = "department"},
    {.id = "person", .kind = Kind::link, .target = "person"},
    {.id = "supplier", .kind = Kind::link, .flags = listed, .target = "supplier"},
    {.id = "contract", .kind = Kind::link, .target = "contract"},
    {.id = "payment", .kind = Kind::link, .target = "payment"},
    {.id = "fund_request", .kind = Kind::link, .target = "fund_request"},
    {.id = "settles", .kind = Kind::link, .target = "cost_entry"},
    {.id = "document_number", .kind = Kind::text, .flags = searched | listed},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto task = handle<Id>(kFields, "task");
inline constexpr auto budget_line = handle<Id>(kFields, "budget_line");
inline constexpr auto description = handle<std::string>(kFields, "description");
inline constexpr auto category = handle<std::string>(kFields, "category");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto date = handle<Date>(kFields, "date");
inline constexpr auto amount = handle<Money>(kFields, "amount");
inline constexpr auto department = handle<Id>(kFields, "department");
inline constexpr auto person = handle<Id>(kFields, "person");
inline constexpr auto supplier = handle<Id>(kFields, "supplier");
inline constexpr auto contract = handle<Id>(kFields, "contract");
inline constexpr auto payment = handle<Id>(kFields, "payment");
inline constexpr auto fund_request = handle<Id>(kFields, "fund_request");
inline constexpr auto settles = handle<Id>(kFields, "settles");
inline constexpr auto document_number = handle<std::string>(kFields, "document_number");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

// What has been paid of a commitment must not be more than was committed.
inline void check_commitment(Record const& entry, Store const& store, Problems& problems) {
    auto const committed = entry.get(amount);
    Money paid{0, committed.currency};
    for (auto const* other : store.referrers(entry.type(), settles, entry.id()))
        if (is(*other, kind, "actual") && other->get(amount).currency == committed.currency) paid = add(paid, other->get(amount));
    if (paid.minor > committed.minor)
        problems.add(entry, amount.slot, Severity::warning, "cost_entry.overpaid", {to_text(paid), to_text(committed)});
}

inline void check(Record const& entry, Store const& store, Problems& problems) {
    if (entry.has(amount) && entry.get(amount).minor == 0) problems.add(entry, amount.slot, Severity::hint, "cost_entry.nothing");
    project::expect_project_currency(entry, store, project, amount, problems);
    for (auto const link : {task, budget_line, contract, fund_request}) expect_same_project(entry, store, project, link, problems);
    expect_other_than_itself(entry, settles, problems, "cost_entry.settles_itself");
    auto const* settled = store.live(entry.get(settles));
    if (settled && &settled->type() == &entry.type() && settled->id() != entry.id() && !is(*settled, kind, "commitment", "accrual"))
        problems.add(entry, settles.slot, Severity::warning, "cost_entry.settles_actual", {std::string(title_of(*settled))});
    if (is(entry, kind, "commitment")) check_commitment(entry, store, problems);
    if (!entry.has(document_number)) return;
    expect_unique(entry, store, project, problems, "cost_entry.document_twice", [&](Record const& other) {
        return other.get(document_number) == entry.get(document_number) && other.get(kind) == entry.get(kind) &&
               other.get(amount) == entry.get(amount) && other.get(task) == entry.get(task);
    });
}

inline constexpr TypeDef kType{.id = "cost_entry", .prefix = "", .area = Area::cost, .fields = kFields, .check = check};

}  // namespace pmo::registers::cost_entry
