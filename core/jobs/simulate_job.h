#pragma once
// The two background computations of a schedule and cost risk analysis.
//
// simulate        some runs of a model: any number of Workers take a share each, joined they are the same numbers as from one
// risk_findings   what all the runs together say, and what each risk costs
//
// Pure functions over bytes (simulation_bytes.h). Asked for with the model's bytes, which are made once for all jobs. Progress is told at least once in
// simulation::kMostBetween of work, so whoever watches is never left waiting for a long step.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/jobs/job_kinds.h"
#include "core/simulation/simulate.h"

namespace pmo {

using ByteView = std::span<std::uint8_t const>;

std::vector<std::uint8_t> simulate_input(ByteView model, simulation::Request const& request);          // out: a Chunk

// Of risk_findings, out: Findings. The chunks may be large and are put together as they come, one copy each.
class FindingsInput {
public:
    FindingsInput() = default;
    FindingsInput(ByteView model, std::size_t chunks);           // how many will come
    void add(ByteView chunk);
    bool complete() const { return m_added == m_chunks; }
    std::vector<std::uint8_t> take() &&;

private:
    std::vector<std::uint8_t> m_bytes;
    std::size_t m_chunks = 0, m_added = 0;
};
std::vector<std::uint8_t> risk_findings_input(ByteView model, std::span<std::vector<std::uint8_t> const> chunks);   // all at once

JobOutput run_simulate_job(std::span<std::uint8_t const> input, JobProgress const& progress);
JobOutput run_risk_findings_job(std::span<std::uint8_t const> input, JobProgress const& progress);

// Rows of tasks are kept as long as all of them together are no more than this many numbers (2 × 4 bytes each).
inline constexpr std::int64_t kMostTaskRows = 12'000'000;
inline bool keeps_tasks(std::size_t tasks, std::int64_t runs) { return static_cast<std::int64_t>(tasks) * runs <= kMostTaskRows; }

}  // namespace pmo
