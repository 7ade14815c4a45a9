#pragma once
// A company that delivers goods, services or people, with its standing; rated by what it delivered (J3, E1).

#include <cstdint>
#include <string_view>

#include "core/base/decimal.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/model/store.h"
#include "core/registers/contract.h"
#include "core/registers/rules.h"
#include "core/registers/supplier_rating.h"

namespace pmo::registers::supplier {

inline constexpr std::string_view kKind[] = {
    "material", "equipment", "software", "service", "outsourcing", "construction", "consulting", "partner", "other"};
inline constexpr std::string_view kStatus[] = {"candidate", "qualified", "preferred", "probation", "blocked"};
inline constexpr std::string_view kStatusClosed[] = {"blocked"};

inline constexpr FieldDef kFields[] = {
    {.id = "code", .kind = Kind::text, .flags = searched | listed | code},
    {.id = "name", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "short_name", .kind = Kind::text, .flags = searched},
    {.id = "kind", .kind = Kind::choice, .flags = listed, .options = kKind},
    {.id = "registration", .kind = Kind::text, .flags = searched},
    {.id = "contact", .kind = Kind::text, .flags = searched | listed},
    {.id = "phone", .kind = Kind::text, .flags = listed},
    {.id = "email", .kind = Kind::text},
    {.id = "address", .kind = Kind::text, .flags = searched},
    {.id = "payment_terms", .kind = Kind::text, .flags = searched},
    {.id = "rating", .kind = Kind::number, .flags = listed, .min = 1, .max = 5},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "qualified_until", .kind = Kind::date, .flags = listed | due},
    {.id = "dependency_note", .kind = Kind::note, .flags = searched},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto code = handle<std::string>(kFields, "code");
inline constexpr auto name = handle<std::string>(kFields, "name");
inline constexpr auto short_name = handle<std::string>(kFields, "short_name");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto registration = handle<std::string>(kFields, "registration");
inline constexpr auto contact = handle<std::string>(kFields, "contact");
inline constexpr auto phone = handle<std::string>(kFields, "phone");
inline constexpr auto email = handle<std::string>(kFields, "email");
inline constexpr auto address = handle<std::string>(kFields, "address");
inline constexpr auto payment_terms = handle<std::string>(kFields, "payment_terms");
inline constexpr auto rating = handle<std::int64_t>(kFields, "rating");
inline constexpr auto status = handle<std::string>(kFields, "status");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto qualified_until = handle<Date>(kFields, "qualified_until");
inline constexpr auto notes = handle<std::string>(kFields, "notes");

// The mean of all ratings of deliveries, in hundredths; 0 while there is none.
inline std::int64_t average_rating(Record const& supplier, Store const& store) {
    std::int64_t sum = 0, count = 0;
    for (auto const* rating_row : store.referrers(supplier_rating::kType, supplier_rating::supplier, supplier.id()))
        if (auto const value = supplier_rating::average(*rating_row)) sum += value, ++count;
    return count ? (sum + count / 2) / count : 0;
}

inline void check(Record const& supplier, Store const& store, Problems& problems) {
    if (is(supplier, status, "blocked")) {
        std::size_t open = 0;
        for (auto const* agreement : store.referrers(contract::kType, contract::supplier, supplier.id())) open += is_open(*agreement);
        if (open) problems.add(supplier, status.slot, Severity::warning, "supplier.blocked_with_contracts", {std::to_string(open)});
        expect(supplier, notes, problems, Severity::hint, "supplier.blocked_without_reason");
    }
    auto const given = supplier.get(rating), measured = average_rating(supplier, store);
    if (given >= 1 && given <= 5 && measured && (given * 100 > measured + 100 || given * 100 < measured - 100))
        problems.add(supplier, rating.slot, Severity::hint, "supplier.rating_differs", {std::to_string(given), decimal_text(measured, 2)});
    expect_present(supplier, store, owner, qualified_until, problems);
}

inline constexpr TypeDef kType{.id = "supplier", .prefix = "SUP", .area = Area::contracts, .fields = kFields, .check = check};

}  // namespace pmo::registers::supplier
