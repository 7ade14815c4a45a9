#pragma once
// Background computations for tests without Workers: what was asked for waits until the test lets it run.

#include <algorithm>
#include <string>
#include <vector>

#include "core/jobs/job_kinds.h"
#include "ui/ports.h"

namespace pmo::test {

class JobsAtHand {
public:
    std::uint32_t start(std::string_view kind, std::vector<std::uint8_t> input, ui::Ports::JobProgress progress, ui::Ports::JobDone done) {
        m_waiting.push_back({++m_number, std::string(kind), std::move(input), std::move(progress), std::move(done)});
        return m_number;
    }
    void cancel(std::uint32_t job) {
        std::erase_if(m_waiting, [&](Waiting const& one) { return one.number == job; });
    }
    std::size_t waiting() const { return m_waiting.size(); }
    // Runs what was asked for so far, here and now.
    void run() {
        for (auto const& one : std::exchange(m_waiting, {})) {
            auto output = run_job(one.kind, one.input, one.progress);
            bool const ok = output.has_value();
            one.done(ok, ok ? std::move(*output) : std::vector<std::uint8_t>{});
        }
    }
private:
    struct Waiting {
        std::uint32_t number = 0;
        std::string kind;
        std::vector<std::uint8_t> input;
        ui::Ports::JobProgress progress;
        ui::Ports::JobDone done;
    };
    std::vector<Waiting> m_waiting;
    std::uint32_t m_number = 0;
};

}  // namespace pmo::test
