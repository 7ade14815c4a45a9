#pragma once
// The two background computations of a schedule and cost risk analysis.
//
// simulate        some runs of a model: any number of Workers take a share each, joined they are the same numbers as from one
// risk_findings   what all the runs together say, and what each risk costs
//
// Pure functions over bytes (simulation_bytes.h). Asked for with the model's bytes, which are made once for all jobs.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/jobs/job_kinds.h"
#include "core/simulation/simulate.h"

namespace pmo {

using ByteView = std::span<std::uint8_t const>;

std::vector<std::uint8_t> simulate_input(ByteView model, simulation::Request const& request);          // out: a Chunk
std::vector<std::uint8_t> risk_findings_input(ByteView model, std::span<std::vector<std::uint8_t> const> chunks);   // out: Findings

JobOutput run_simulate_job(std::span<std::uint8_t const> input, JobProgress const& progress);
JobOutput run_risk_findings_job(std::span<std::uint8_t const> input, JobProgress const& progress);

// Rows of tasks are kept as long as all of them together are no more than this many numbers (2 × 4 bytes each).
inline constexpr std::int64_t kMostTaskRows = 12'000'000;
inline bool keeps_tasks(std::size_t tasks, std::int64_t runs) { return static_cast<std::int64_t>(tasks) * runs <= kMostTaskRows; }

}  // namespace pmo
