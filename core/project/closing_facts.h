#pragma once
// What a project came to, in figures, for its final report: dates, cost, scope, quality, satisfaction, benefits, lessons, each planned against
// actual. Pure counts of the records and the derived plan; the sentences are made by the interface.

#include <cstdint>
#include <string>

#include "core/project/cost_of_quality.h"
#include "core/project/derived.h"

namespace pmo {

struct Share { std::int32_t done = 0, of = 0; };

struct ClosingFacts {
    Id project;
    Minute start = kNoTime, finish = kNoTime, baseline_start = kNoTime, baseline_finish = kNoTime;
    std::int32_t slip_days = 0;                      // working days
    std::int32_t permille = 0;
    engine::EarnedValue value;                       // minor units
    std::int64_t eac = 0;
    std::string currency = "CNY";
    Share deliverables, requirements, reviews;       // accepted; reviews passed of those held
    Share changes;                                   // approved or carried out, of all
    Share findings, issues, risks;                   // closed; issues resolved; risks that did not occur
    Share benefits;                                  // realised
    Share contracts, payments, hand_overs;           // closed; paid; received
    std::int32_t critical_findings = 0;              // critical and major, whatever their state
    std::int32_t surveys = 0;
    std::int64_t last_score = -1, mean_score = -1;   // of 100; -1: no survey
    std::int32_t lessons = 0, good_lessons = 0;
    std::int64_t quality_cost = 0, failure_cost = 0; // minor units
};

ClosingFacts closing_facts(Store const& store, Derived const& derived, Id project, Date today);

}  // namespace pmo
