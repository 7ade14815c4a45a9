#pragma once
// Figures of the whole portfolio: sums, the trend over the archived status reports, and people needed against people there. Pure
// functions of the store and the derived plans; views remember them by the store's revision.

#include <cstdint>
#include <vector>

#include "core/project/derived.h"

namespace pmo {

struct PortfolioSummary {
    engine::EarnedValue value;                // of the running projects in `currency`
    std::string currency = "CNY";
    std::int64_t eac = 0;                     // sum of the projects' estimates at completion, minor units
    std::int64_t exposure = 0, reserve = 0;   // open threats; contingency of the projects, minor units
    std::int32_t count[4] = {0, 0, 0, 0};     // by Health
    std::int32_t other_currency = 0;          // projects left out of the sums
};
PortfolioSummary portfolio_summary(Store const& store, Derived const& derived);

// The end of a month as the archived monthly reports of the running projects saw it, oldest first.
struct TrendPoint {
    std::int32_t year = 0, month = 0;         // month 1–12
    engine::EarnedValue value;
    std::int64_t eac = 0, exposure = 0;       // minor units
    std::int32_t projects = 0;
};
std::vector<TrendPoint> portfolio_trend(Store const& store, Derived const& derived);

// People's working minutes in a month: what running projects have booked, what is asked for and not yet granted, what there is. A person is
// booked on a project by assignments and by granted requests: the larger of the two counts, because a plan spells out what was granted.
// Capacity counts the people who are booked on projects at all, so that the whole staff does not hide an overload.
struct CapacityMonth {
    std::int32_t year = 0, month = 0;
    std::int64_t committed = 0, proposed = 0, capacity = 0;   // minutes
    std::int32_t overloaded = 0;                              // people booked beyond what they have
};
std::vector<CapacityMonth> portfolio_capacity(Store const& store, Derived const& derived, std::int32_t year, std::int32_t month, int months);

}  // namespace pmo
