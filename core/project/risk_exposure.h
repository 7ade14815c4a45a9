#pragma once
// Exposure of a risk register over time and by category (G1): expected monetary value of the open threats, in one currency. What was open when follows
// from the days on which risks were identified, occurred and closed; what they were worth from their reviews.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/store.h"

namespace pmo {

struct ExposurePoint {
    Date day;                                        // the last day of a month, the last point is `today`
    std::int64_t exposure = 0;                       // minor units
    std::int32_t open = 0;                           // threats
};

struct CategoryExposure { std::string_view category; std::int64_t exposure = 0; std::int32_t open = 0; };

struct ExposureSummary {
    std::string currency = "CNY";
    std::int64_t exposure = 0, residual = 0, upside = 0;   // of open threats, after their response, of open opportunities; minor units
    std::int32_t threats = 0, opportunities = 0;           // open ones
    std::int32_t other_currency = 0;                       // open threats left out of the sums
    std::vector<ExposurePoint> months;                     // oldest first, at most `months` of them
    std::vector<CategoryExposure> categories;              // largest first; threats only
};

// Expected value after the response: the residual probability's percentage, the impact in the proportion of its levels. 0 without a residual
// assessment of both: nothing is claimed. Negative for an opportunity.
std::int64_t residual_exposure(Record const& risk);

// Of the given risks, in the currency of most of them.
ExposureSummary exposure_summary(Store const& store, std::vector<Record const*> const& risks, Date today, int months);

}  // namespace pmo
