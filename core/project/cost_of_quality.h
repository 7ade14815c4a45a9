#pragma once
// What quality costs: preventing errors, looking for them, and putting them right before and after the customer sees them (prevention, appraisal,
// internal and external failure). Computed from reviews and findings: their direct cost and their effort at the cost rate of who did the
// work. The costs are an analysis of their own; they are not added to the cost entries of a project, where the hours stand already.

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/base/money.h"
#include "core/model/store.h"

namespace pmo {

enum class QualityCost : std::uint8_t { prevention, appraisal, internal_failure, external_failure };
inline constexpr int kQualityCosts = 4;

struct QualityCostItem {
    Id record;                                       // a review or a finding
    QualityCost kind = QualityCost::appraisal;
    bool assumed = false;                            // the finding names no kind: improvements prevent; a defect of an accepted deliverable is external
    Date on{};                                       // held, found; day 0: undated
    std::int64_t direct = 0, labour = 0;             // minor units
    std::int64_t minutes = 0;                        // effort
    std::int64_t total() const { return direct + labour; }
};

struct QualityCostMonth { std::int32_t year = 0, month = 0; std::array<std::int64_t, kQualityCosts> minor{}; };

struct CostOfQuality {
    Currency currency{};
    std::array<std::int64_t, kQualityCosts> minor{};
    std::vector<QualityCostItem> items;              // those that cost something, the most expensive first
    std::vector<QualityCostMonth> months;            // oldest first, without gaps, up to the month of `today`
    std::int64_t unpriced_minutes = 0;               // effort of people without a cost rate
    std::int32_t other_currency = 0;                 // amounts left out
    std::int64_t total() const { return minor[0] + minor[1] + minor[2] + minor[3]; }
    std::int64_t failure() const { return minor[2] + minor[3]; }
};

// Of one project, or with kNoId of all; the last `months` months. The currency is the project's, for all of them CNY.
CostOfQuality cost_of_quality(Store const& store, Id project, Date today, int months = 9);

}  // namespace pmo
