#include "core/jobs/simulate_job.h"

#include <algorithm>
#include <string_view>

#include "core/io/bytes.h"
#include "core/jobs/simulation_bytes.h"

namespace pmo {

namespace {

constexpr std::int32_t kSteps = 40;          // how often progress is told
constexpr std::int32_t kLeastInStep = 25;    // runs; a step begins with memory for the whole network

std::string_view as_text(ByteView bytes) { return {reinterpret_cast<char const*>(bytes.data()), bytes.size()}; }
ByteView as_bytes(std::string_view text) { return {reinterpret_cast<std::uint8_t const*>(text.data()), text.size()}; }

}  // namespace

std::vector<std::uint8_t> simulate_input(ByteView model, simulation::Request const& request) {
    ByteWriter out;
    out.text(as_text(to_bytes(request)));
    out.raw(model.data(), model.size());
    return std::move(out).take();
}

std::vector<std::uint8_t> risk_findings_input(ByteView model, std::span<std::vector<std::uint8_t> const> chunks) {
    ByteWriter out;
    out.text(as_text(model));
    out.number(chunks.size());
    for (auto const& chunk : chunks) out.text(as_text(chunk));
    return std::move(out).take();
}

JobOutput run_simulate_job(std::span<std::uint8_t const> input, JobProgress const& progress) {
    ByteReader in(input);
    auto const request = request_from(as_bytes(in.text()));
    if (!request || request->count == 0) return std::nullopt;
    auto model = model_from(input.last(in.left()));
    if (!model) return std::nullopt;
    simulation::Compiled const compiled(std::move(*model));
    if (request->tasks && !keeps_tasks(compiled.tasks.size(), request->count)) return std::nullopt;
    auto const step = std::max(kLeastInStep, (request->count + kSteps - 1) / kSteps);
    std::vector<simulation::Chunk> chunks;
    for (std::int32_t done = 0; done < request->count; done += step) {
        auto part = *request;
        part.first += done;
        part.count = std::min(step, request->count - done);
        chunks.push_back(simulation::simulate(compiled, part));
        progress(static_cast<int>(std::int64_t{1000} * (done + part.count) / request->count));
    }
    auto const whole = simulation::join(chunks);
    return whole ? JobOutput(to_bytes(*whole)) : std::nullopt;
}

JobOutput run_risk_findings_job(std::span<std::uint8_t const> input, JobProgress const& progress) {
    ByteReader in(input);
    auto model = model_from(as_bytes(in.text()));
    if (!model) return std::nullopt;
    simulation::Compiled const compiled(std::move(*model));
    std::vector<simulation::Chunk> chunks;
    for (auto count = in.count(); count > 0; --count) {
        auto chunk = chunk_from(as_bytes(in.text()));
        if (!chunk || !simulation::belongs(compiled, *chunk)) return std::nullopt;
        chunks.push_back(std::move(*chunk));
    }
    auto const runs = in.ok() && in.at_end() ? simulation::join(chunks) : std::nullopt;
    if (!runs || runs->count == 0) return std::nullopt;
    chunks = {};
    return to_bytes(simulation::find_all(compiled, *runs, progress));
}

}  // namespace pmo
