#include "core/jobs/simulate_job.h"

#include <algorithm>
#include <string_view>

#include "core/io/bytes.h"
#include "core/jobs/simulation_bytes.h"

namespace pmo {

namespace {

std::string_view as_text(ByteView bytes) { return {reinterpret_cast<char const*>(bytes.data()), bytes.size()}; }
ByteView as_bytes(std::string_view text) { return {reinterpret_cast<std::uint8_t const*>(text.data()), text.size()}; }

}  // namespace

std::vector<std::uint8_t> simulate_input(ByteView model, simulation::Request const& request) {
    ByteWriter out;
    out.text(as_text(to_bytes(request)));
    out.raw(model.data(), model.size());
    return std::move(out).take();
}

FindingsInput::FindingsInput(ByteView model, std::size_t chunks) : m_chunks(chunks) {
    ByteWriter out;
    out.text(as_text(model));
    out.number(chunks);
    m_bytes = std::move(out).take();
}

void FindingsInput::add(ByteView chunk) {
    ByteWriter length;
    length.number(chunk.size());
    auto const head = std::move(length).take();
    // Chunks are alike: with the first the room for all is known.
    if (m_added++ == 0) m_bytes.reserve(m_bytes.size() + m_chunks * (chunk.size() + chunk.size() / 64 + 64));
    m_bytes.insert(m_bytes.end(), head.begin(), head.end());
    m_bytes.insert(m_bytes.end(), chunk.begin(), chunk.end());
}

std::vector<std::uint8_t> FindingsInput::take() && { return std::move(m_bytes); }

std::vector<std::uint8_t> risk_findings_input(ByteView model, std::span<std::vector<std::uint8_t> const> chunks) {
    FindingsInput out(model, chunks.size());
    for (auto const& chunk : chunks) out.add(chunk);
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
    std::int64_t work = 0, silent = 0;
    auto const all = static_cast<std::int64_t>(compiled.nodes.size()) * request->count;
    int told = 0;
    auto const chunk = simulation::simulate(compiled, *request, [&](std::int64_t more) {
        work += more;
        silent += more;
        auto const permille = static_cast<int>(work * 1000 / std::max<std::int64_t>(1, all));
        if (permille == told && silent < simulation::kMostBetween) return;
        told = permille;
        silent = 0;
        progress(permille);
    });
    progress(1000);
    return to_bytes(chunk);
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
