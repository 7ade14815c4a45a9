// The program inside a Worker: main never runs there, only this. web/worker.js calls it.

#include <cstdlib>
#include <cstring>
#include <emscripten.h>

#include "core/jobs/job_kinds.h"

namespace {

extern "C" void pmo_worker_progress(int permille);

}  // namespace

extern "C" {

// Runs one job. The answer is the output's length in a 32-bit word and then the output, to be freed by the caller; null: it failed.
EMSCRIPTEN_KEEPALIVE std::uint8_t* pmo_worker_run(char const* kind, std::uint8_t const* input, std::size_t size)
{
    auto const output = pmo::run_job(kind, {input, size}, pmo_worker_progress);
    if (!output) return nullptr;
    auto const length = std::uint32_t(output->size());
    auto* const block = static_cast<std::uint8_t*>(std::malloc(sizeof length + length));
    if (!block) return nullptr;
    std::memcpy(block, &length, sizeof length);
    if (length > 0) std::memcpy(block + sizeof length, output->data(), length);
    return block;
}

}
