#pragma once
// Long computations in plain Workers, each an instance of the same compiled program without interface. A job is a kind (a line in
// worker.cpp) and bytes in, bytes out. Cancelling ends its Worker. Workers are made when needed and end after some time of rest.

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace pmo::shell {

class Jobs {
public:
    using Progress = std::function<void(int permille)>;
    using Done = std::function<void(bool ok, std::vector<std::uint8_t> output)>;

    Jobs();
    Jobs(Jobs const&) = delete;
    Jobs& operator=(Jobs const&) = delete;

    std::function<void()> on_answer;      // after each callback: a frame should show it

    std::uint32_t start(std::string_view kind, std::vector<std::uint8_t> const& input, Progress progress, Done done);
    void cancel(std::uint32_t job);       // its callbacks are not called any more

    // Called by jobs.js.
    void progressed(std::uint32_t job, int permille);
    void finished(std::uint32_t job, bool ok, std::span<std::uint8_t const> output);

private:
    struct Job { Progress progress; Done done; };
    std::unordered_map<std::uint32_t, Job> m_jobs;
    std::uint32_t m_next = 1;
};

}  // namespace pmo::shell
