#pragma once
// How a supplier delivered on a contract or project, rated by somebody who received it (J3).

#include <cstdint>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::supplier_rating {

inline constexpr FieldDef kFields[] = {
    {.id = "supplier", .kind = Kind::link, .flags = required | listed, .target = "supplier"},
    {.id = "title", .kind = Kind::text, .flags = searched | listed | title},
    {.id = "project", .kind = Kind::link, .flags = listed, .target = "project"},
    {.id = "contract", .kind = Kind::link, .flags = listed, .target = "contract"},
    {.id = "on", .kind = Kind::date, .flags = required | listed},
    {.id = "rater", .kind = Kind::link, .flags = listed, .target = "person"},
    {.id = "delivery", .kind = Kind::number, .flags = listed, .min = 1, .max = 5},
    {.id = "quality", .kind = Kind::number, .flags = listed, .min = 1, .max = 5},
    {.id = "price", .kind = Kind::number, .flags = listed, .min = 1, .max = 5},
    {.id = "service", .kind = Kind::number, .flags = listed, .min = 1, .max = 5},
    {.id = "comment", .kind = Kind::note, .flags = searched},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto supplier = handle<Id>(kFields, "supplier");
inline constexpr auto title = handle<std::string>(kFields, "title");
inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto contract = handle<Id>(kFields, "contract");
inline constexpr auto on = handle<Date>(kFields, "on");
inline constexpr auto rater = handle<Id>(kFields, "rater");
inline constexpr auto delivery = handle<std::int64_t>(kFields, "delivery");
inline constexpr auto quality = handle<std::int64_t>(kFields, "quality");
inline constexpr auto price = handle<std::int64_t>(kFields, "price");
inline constexpr auto service = handle<std::int64_t>(kFields, "service");
inline constexpr auto comment = handle<std::string>(kFields, "comment");

// The mean of what is rated, in hundredths; 0 while nothing is.
inline std::int64_t average(Record const& row) {
    std::int64_t sum = 0, count = 0;
    for (auto const part : {delivery, quality, price, service})
        if (auto const value = row.get(part); value >= 1 && value <= 5) sum += value * 100, ++count;
    return count ? (sum + count / 2) / count : 0;
}

inline void check(Record const& row, Store const& store, Problems& problems) {
    if (auto const* agreement = linked(row, store, contract)) {
        auto const slot = slot_of(agreement->type(), "supplier");
        if (slot != kNoSlot && agreement->has(slot) && row.has(supplier) && agreement->value(slot) != Value(row.get(supplier)))
            problems.add(row, contract.slot, Severity::error, "supplier_rating.other_supplier", {std::string(title_of(*agreement))});
    }
    if (!average(row)) problems.add(row, delivery.slot, Severity::warning, "supplier_rating.nothing_rated");
    for (auto const part : {delivery, quality, price, service})
        if (row.has(part) && row.get(part) <= 2) {
            expect(row, comment, problems, Severity::hint, "supplier_rating.low_without_comment");
            break;
        }
}

inline constexpr TypeDef kType{.id = "supplier_rating", .prefix = "", .area = Area::contracts, .fields = kFields, .check = check};

}  // namespace pmo::registers::supplier_rating
