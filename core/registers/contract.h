#pragma once
// A contract: parties, value, term, review by legal, payment plan and milestones (which link to it), closing (J1, H4).

#include <string_view>

#include "core/base/money.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/model/store.h"
#include "core/registers/payment.h"
#include "core/registers/rules.h"

namespace pmo::registers::contract {

inline constexpr std::string_view kKind[] = {
    "purchase", "service", "construction", "licence", "framework", "sales", "confidentiality", "other"};
inline constexpr std::string_view kDirection[] = {"pay", "receive"};
inline constexpr std::string_view kPricing[] = {"fixed", "time_material", "cost_plus", "unit_price"};
inline constexpr std::string_view kStatus[] = {
    "draft", "legal_review", "negotiation", "signed", "in_force", "closing", "closed", "terminated"};
inline constexpr std::string_view kStatusClosed[] = {"closed", "terminated"};
inline constexpr std::string_view kLegalResult[] = {"pending", "passed", "conditional", "refused"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = listed, .target = "project"},
    {.id = "code", .kind = Kind::text, .flags = searched | listed | code},
    {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "number", .kind = Kind::text, .flags = searched | listed},
    {.id = "supplier", .kind = Kind::link, .flags = listed, .target = "supplier"},
    {.id = "party_a", .kind = Kind::text, .flags = searched},
    {.id = "party_b", .kind = Kind::text, .flags = searched},
    {.id = "kind", .kind = Kind::choice, .flags = listed, .options = kKind},
    {.id = "direction", .kind = Kind::choice, .options = kDirection},
    {.id = "pricing", .kind = Kind::choice, .options = kPricing},
    {.id = "value", .kind = Kind::money, .flags = listed},
    {.id = "tax_rate", .kind = Kind::number, .unit = Unit::percent, .min = 0, .max = 100},
    {.id = "retention", .kind = Kind::money},
    {.id = "signed_on", .kind = Kind::date, .flags = listed},
    {.id = "starts", .kind = Kind::date, .flags = listed},
    {.id = "ends", .kind = Kind::date, .flags = listed | due},
    {.id = "renewal_notice_days", .kind = Kind::number, .unit = Unit::days, .min = 0},
    {.id = "warranty_until", .kind = Kind::date},
    {.id = "owner", .kind = Kind::link, .flags = required | listed | owner, .target = "person"},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "legal_reviewer", .kind = Kind::link, .target = "person"},
    {.id = "legal_due", .kind = Kind::date},
    {.id = "legal_result", .kind = Kind::choice, .options = kLegalResult},
    {.id = "legal_reviewed_on", .kind = Kind::date},
    {.id = "legal_opinion", .kind = Kind::note, .flags = searched},
    {.id = "scope", .kind = Kind::note, .flags = searched},
    {.id = "penalty", .kind = Kind::note, .flags = searched},
    {.id = "risk_note", .kind = Kind::note, .flags = searched},
    {.id = "risk", .kind = Kind::link, .target = "risk"},
    {.id = "parent", .kind = Kind::link, .target = "contract"},
    {.id = "document", .kind = Kind::link, .target = "document"},
    {.id = "closed_on", .kind = Kind::date},
    {.id = "closing_note", .kind = Kind::note, .flags = searched},
    {.id = "notes", .kind = Kind::note, .flags = searched},
    {.id = "drafted_on", .kind = Kind::date},
    {.id = "legal_sent_on", .kind = Kind::date},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto code = handle<std::string>(kFields, "code");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto number = handle<std::string>(kFields, "number");
inline constexpr auto supplier = handle<Id>(kFields, "supplier");
inline constexpr auto party_a = handle<std::string>(kFields, "party_a");
inline constexpr auto party_b = handle<std::string>(kFields, "party_b");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto direction = handle<std::string>(kFields, "direction");
inline constexpr auto pricing = handle<std::string>(kFields, "pricing");
inline constexpr auto value = handle<Money>(kFields, "value");
inline constexpr auto tax_rate = handle<std::int64_t>(kFields, "tax_rate");
inline constexpr auto retention = handle<Money>(kFields, "retention");
inline constexpr auto signed_on = handle<Date>(kFields, "signed_on");
inline constexpr auto starts = handle<Date>(kFields, "starts");
inline constexpr auto ends = handle<Date>(kFields, "ends");
inline constexpr auto renewal_notice_days = handle<std::int64_t>(kFields, "renewal_notice_days");
inline constexpr auto warranty_until = handle<Date>(kFields, "warranty_until");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto legal_reviewer = handle<Id>(kFields, "legal_reviewer");
inline constexpr auto legal_due = handle<Date>(kFields, "legal_due");
inline constexpr auto legal_result = handle<std::string>(kFields, "legal_result");
inline constexpr auto legal_reviewed_on = handle<Date>(kFields, "legal_reviewed_on");
inline constexpr auto legal_opinion = handle<std::string>(kFields, "legal_opinion");
inline constexpr auto risk_note = handle<std::string>(kFields, "risk_note");
inline constexpr auto risk = handle<Id>(kFields, "risk");
inline constexpr auto parent = handle<Id>(kFields, "parent");
inline constexpr auto document = handle<Id>(kFields, "document");
inline constexpr auto closed_on = handle<Date>(kFields, "closed_on");
inline constexpr auto drafted_on = handle<Date>(kFields, "drafted_on");
inline constexpr auto legal_sent_on = handle<Date>(kFields, "legal_sent_on");

// The payment plan in the contract's currency, without what was cancelled.
inline Money planned_total(Record const& contract, Store const& store) {
    Money sum{0, contract.get(value).currency};
    for (auto const* part : store.referrers(payment::kType, payment::contract, contract.id()))
        if (auto const amount = part->get(payment::amount); !is(*part, payment::status, "cancelled") && amount.currency == sum.currency)
            sum = add(sum, amount);
    return sum;
}

inline void check_payments(Record const& contract, Store const& store, Problems& problems) {
    auto const payments = store.referrers(payment::kType, payment::contract, contract.id());
    if (!payments.empty() && contract.has(value) && !is(contract, kind, "framework"))   // a framework is paid through its orders
        if (auto const sum = planned_total(contract, store); sum != contract.get(value))
            problems.add(contract, value.slot, Severity::warning, "contract.payments_differ", {to_text(sum), to_text(contract.get(value))});
    if (is(contract, status, "closed")) {
        std::size_t open = 0;
        for (auto const* part : payments) open += is_open(*part);
        if (open) problems.add(contract, status.slot, Severity::warning, "contract.open_payments", {std::to_string(open)});
    }
    auto const held = contract.get(retention), whole = contract.get(value);
    if (contract.has(retention) && contract.has(value) && held.currency == whole.currency && held.minor > whole.minor)
        problems.add(contract, retention.slot, Severity::error, "contract.retention_too_high", {to_text(held), to_text(whole)});
}

inline void check_legal(Record const& contract, Problems& problems) {
    if (is(contract, status, "legal_review") && (!contract.has(legal_reviewer) || !contract.has(legal_due)))
        problems.add(contract, contract.has(legal_reviewer) ? legal_due.slot : legal_reviewer.slot, Severity::warning, "contract.legal_unassigned");
    if (!is(contract, status, "signed", "in_force")) return;
    if (is(contract, legal_result, "refused"))
        problems.add(contract, legal_result.slot, Severity::error, "contract.legal_refused");
    else if (!is(contract, legal_result, "passed", "conditional"))
        problems.add(contract, legal_result.slot, Severity::warning, "contract.no_legal_review");
}

inline void check(Record const& contract, Store const& store, Problems& problems) {
    expect_order(contract, legal_sent_on, legal_reviewed_on, problems, "contract.legal_order", Severity::warning);
    expect_order(contract, starts, ends, problems, "contract.term_order");
    expect_order(contract, ends, warranty_until, problems, "contract.warranty_before_end", Severity::warning);
    if (contract.has(starts) && contract.has(signed_on) && contract.get(starts) < contract.get(signed_on))
        problems.add(contract, signed_on.slot, Severity::warning, "contract.starts_before_signed",
                     {to_text(contract.get(starts)), to_text(contract.get(signed_on))});
    if (is(contract, status, "signed", "in_force", "closing")) expect(contract, signed_on, problems, Severity::warning, "contract.signed_without_date");
    if (is(contract, status, "closed")) expect(contract, closed_on, problems, Severity::hint, "contract.closed_without_date");
    if (!contract.has(supplier)) expect(contract, party_b, problems, Severity::warning, "contract.no_party");
    if (auto const* company = linked(contract, store, supplier); company && is_open(contract) && !is_open(*company))
        problems.add(contract, supplier.slot, Severity::error, "contract.supplier_blocked", {std::string(title_of(*company))});
    check_legal(contract, problems);
    check_payments(contract, store, problems);
    expect_other_than_itself(contract, parent, problems, "contract.own_parent");
    expect_present(contract, store, owner, ends, problems);
}

inline constexpr TypeDef kType{.id = "contract", .prefix = "CON", .area = Area::contracts, .fields = kFields, .check = check};

}  // namespace pmo::registers::contract
