#pragma once
// The byte forms in which a simulation travels to the Workers and back: the model, which runs, their rows, what was found. Between two parts of the same
// program and never stored, so there is no version; still bytes are not trusted: what cannot be read gives nothing, and no index, count or amount that was
// read is out of bounds or large enough for a sum to overflow.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/simulation/findings.h"
#include "core/simulation/simulate.h"

namespace pmo {

std::vector<std::uint8_t> to_bytes(simulation::Model const& model);
std::vector<std::uint8_t> to_bytes(simulation::Request const& request);
std::vector<std::uint8_t> to_bytes(simulation::Chunk const& chunk);
std::vector<std::uint8_t> to_bytes(simulation::Findings const& findings);

// All bytes must be used. Indices of a model are not checked here, Compiled does that and says what is wrong.
std::optional<simulation::Model> model_from(std::span<std::uint8_t const> bytes);
std::optional<simulation::Request> request_from(std::span<std::uint8_t const> bytes);
std::optional<simulation::Chunk> chunk_from(std::span<std::uint8_t const> bytes);        // see simulation::belongs for its widths
std::optional<simulation::Findings> findings_from(std::span<std::uint8_t const> bytes);

}  // namespace pmo
