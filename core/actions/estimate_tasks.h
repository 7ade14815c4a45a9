#pragma once
// Three-point estimates of tasks as the analysis screen enters them: one point of one task, or a first guess for all tasks that have none.

#include <optional>
#include <span>
#include <string_view>

#include "core/model/edit.h"
#include "core/project/estimates.h"

namespace pmo {

// The code of the sentence that says why this point cannot be written, "estimate.negative" or "estimate.order"; empty: it can. Only points that are there
// are compared: optimistic <= most likely <= pessimistic.
std::string_view estimate_fault(Store const& store, Id task, EstimatePoint point, Minute minutes);

// One point, in working minutes; without it is taken away. Nothing when it is no task, when it cannot be written or stays as it is.
std::optional<Edit> set_estimate(Store const& store, Id task, EstimatePoint point, std::optional<Minute> minutes);

// For all of these that have no estimate: `below` percent less and `above` percent more than planned, the plan's duration as the most likely one. One step.
// Nothing when all have one, or when the percentages are not 0 to 100 and 0 to 1000, or both 0.
std::optional<Edit> fill_estimates(std::span<TaskEstimate const> tasks, int below, int above);

}  // namespace pmo
