#pragma once
// Levelling as a computation in the background: a problem and how long to search for it as bytes, the best schedule found as bytes. The same starts as
// levelling::Levelling gives on the spot. What the starts mean for a plan is core/project/level_plan.h.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/jobs/job_kinds.h"
#include "core/levelling/problem.h"

namespace pmo {

inline constexpr std::int64_t kMostLevelSchedules = 10'000'000;

struct LevelJob {
    levelling::Problem problem;            // without faults
    std::int64_t schedules = 5'000;        // 1 … kMostLevelSchedules; the search ends sooner when the best is proved
    std::uint64_t seed = 1;
};

struct LevelAnswer {
    std::vector<levelling::Time> starts;   // of the problem's activities
    levelling::Time makespan = 0, first_makespan = 0;   // of the best schedule, and of the best one that a plain rule made
    levelling::Time lower_bound = 0;       // no schedule has a shorter makespan
    std::int64_t schedules = 0;            // generated
    bool optimal = false;                  // the makespan reaches the bound
};

std::vector<std::uint8_t> to_bytes(LevelJob const& job);
std::vector<std::uint8_t> to_bytes(LevelAnswer const& answer);

// Nothing: damaged bytes, or a problem with faults.
std::optional<LevelJob> read_level_job(std::span<std::uint8_t const> bytes);
// Nothing: damaged bytes, or the answer to a problem with another number of activities.
std::optional<LevelAnswer> read_level_answer(std::span<std::uint8_t const> bytes, std::size_t activities);

// The kind "level". Progress is told at least once in so many placed activities (a schedule places each once), or after every schedule of a larger problem.
inline constexpr std::int64_t kMostPlaced = 25'000;
JobOutput run_level_job(std::span<std::uint8_t const> input, JobProgress const& progress);

}  // namespace pmo
