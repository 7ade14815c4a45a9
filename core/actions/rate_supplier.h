#pragma once
// Rating a supplier, and taking over the rating that its deliveries speak for.

#include <array>
#include <cstdint>
#include <string>

#include "core/actions/new_record.h"
#include "core/project/supplier_score.h"

namespace pmo {

struct RatingGiven {
    Id supplier;
    Id contract{};                                   // kNoId: as a whole
    std::array<std::int64_t, 4> points{};            // 1–5 in the order of kSupplierSides; 0: not rated
    std::string comment{};
};
// A supplier_rating of today by the person, with the contract's project. Empty: no such supplier, nothing rated, a rating outside 1–5, or a contract
// with somebody else.
Edit rate_supplier(EditContext const& context, RatingGiven const& given);

// supplier.rating becomes what the computed score says (rating_of_score). Empty: no score, or the same.
Edit adopt_score(EditContext const& context, Id supplier);

}  // namespace pmo
