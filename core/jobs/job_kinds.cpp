#include "core/jobs/job_kinds.h"

#include <array>

#include "core/jobs/level_job.h"
#include "core/jobs/simulate_job.h"

namespace pmo {
namespace {

// Sums the bytes again and again, longer by the square of the first one: shows that Workers, progress and cancelling work.
JobOutput probe(std::span<std::uint8_t const> input, JobProgress const& progress)
{
    if (input.empty()) return std::nullopt;
    std::uint32_t sum = 0;
    std::uint32_t const rounds = input[0] * 10U * input[0];
    for (std::uint32_t round = 0; round < rounds; ++round) {
        for (std::uint32_t i = 0; i < 10000; ++i) sum = sum * 31 + input[i % input.size()];
        if (round % 100 == 0) progress(int(round * 1000 / rounds));
    }
    progress(1000);
    return std::vector<std::uint8_t>{std::uint8_t(sum), std::uint8_t(sum >> 8), std::uint8_t(sum >> 16), std::uint8_t(sum >> 24)};
}

struct Kind {
    std::string_view name;
    JobOutput (*run)(std::span<std::uint8_t const>, JobProgress const&);
};

constexpr std::array kinds{
    Kind{"probe", probe},
    Kind{"level", run_level_job},
    Kind{"risk_findings", run_risk_findings_job},
    Kind{"simulate", run_simulate_job},
};

}  // namespace

JobOutput run_job(std::string_view kind, std::span<std::uint8_t const> input, JobProgress const& progress)
{
    for (Kind const& one : kinds) if (one.name == kind) return one.run(input, progress);
    return std::nullopt;
}

}  // namespace pmo
