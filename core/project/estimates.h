#pragma once
// The open tasks of plans with their three-point estimates, as a simulation takes them (core/project/simulation_model.h), for looking them through and
// filling them in. Reads records and plans, changes nothing.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/project/derived.h"

namespace pmo {

enum class EstimatePoint : std::uint8_t { optimistic, likely, pessimistic };

// Durations in working minutes.
struct TaskEstimate {
    Id task, project;
    std::int32_t row = 0;                            // in the project's plan
    Minute duration = 0;                             // as planned
    Minute slack = 0;                                // total slack of the plan
    bool critical = false;
    std::optional<Minute> optimistic{}, likely{}, pessimistic{};

    bool estimated() const { return optimistic || pessimistic; }     // a most likely duration alone does not vary
};

// Tasks that a simulation could vary: automatic, with a duration, neither summary nor inactive nor finished. Project by project, in the order of the work
// breakdown structure.
std::vector<TaskEstimate> open_estimates(Store const& store, Derived const& derived, std::span<Id const> projects);

// (optimistic + 4 × most likely + pessimistic) / 6, rounded half up: the mean of the beta distribution of PERT. A missing point is the planned duration, as
// far as it lies between the others.
Minute expected_duration(TaskEstimate const& estimate);

}  // namespace pmo
