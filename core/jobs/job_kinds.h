#pragma once
// The long computations that run in the background (in the page: in a Worker): a kind by its name, bytes in and bytes out. Pure functions; whoever wants
// to cancel one ends the Worker. A new kind is a file <name>_job.{h,cpp} here, which knows its two byte forms, and one line in job_kinds.cpp.

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace pmo {

using JobOutput = std::optional<std::vector<std::uint8_t>>;   // nothing: the input was not understood
using JobProgress = std::function<void(int permille)>;

JobOutput run_job(std::string_view kind, std::span<std::uint8_t const> input, JobProgress const& progress);

}  // namespace pmo
