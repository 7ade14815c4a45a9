#pragma once
// The computations that a Worker can carry out. No interface, no page: only bytes in and bytes out, so that every kind can be tested
// natively as well.

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace pmo::shell {

using JobOutput = std::optional<std::vector<std::uint8_t>>;   // nothing: the input was not understood
using JobProgress = std::function<void(int permille)>;

JobOutput run_job(std::string_view kind, std::span<std::uint8_t const> input, JobProgress const& progress);

}  // namespace pmo::shell
