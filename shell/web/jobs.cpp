#include "shell/web/jobs.h"

#include <emscripten.h>
#include <string>

namespace pmo::shell {
namespace {

extern "C" {
void pmo_jobs_attach(Jobs* self);
void pmo_jobs_start(std::uint32_t job, char const* kind, std::uint8_t const* input, std::size_t size);
void pmo_jobs_cancel(std::uint32_t job);
}

}  // namespace

Jobs::Jobs() { pmo_jobs_attach(this); }

std::uint32_t Jobs::start(std::string_view kind, std::vector<std::uint8_t> const& input, Progress progress, Done done)
{
    std::uint32_t const job = m_next++;
    m_jobs[job] = {std::move(progress), std::move(done)};
    pmo_jobs_start(job, std::string(kind).c_str(), input.data(), input.size());
    return job;
}

void Jobs::cancel(std::uint32_t job)
{
    if (m_jobs.erase(job) > 0) pmo_jobs_cancel(job);
}

void Jobs::progressed(std::uint32_t job, int permille)
{
    auto const found = m_jobs.find(job);
    if (found == m_jobs.end()) return;
    if (auto const tell = found->second.progress) tell(permille);     // a copy: it may cancel the job
    if (on_answer) on_answer();
}

void Jobs::finished(std::uint32_t job, bool ok, std::span<std::uint8_t const> output)
{
    auto node = m_jobs.extract(job);
    if (node.empty()) return;
    if (node.mapped().done) node.mapped().done(ok, {output.begin(), output.end()});
    if (on_answer) on_answer();
}

extern "C" {
EMSCRIPTEN_KEEPALIVE void pmo_jobs_on_progress(Jobs* self, std::uint32_t job, int permille) { self->progressed(job, permille); }
EMSCRIPTEN_KEEPALIVE void pmo_jobs_on_finished(Jobs* self, std::uint32_t job, int ok, std::uint8_t const* output, std::size_t size)
{
    self->finished(job, ok != 0, {output, size});
}
}

}  // namespace pmo::shell
