#include "ui/job.h"

#include <utility>

namespace pmo::ui {

void Job::start(Frame& frame, std::string_view kind, std::vector<std::uint8_t> input) {
    cancel(frame);
    m_answer = std::make_shared<Answer>();
    frame.ask([answer = m_answer, name = std::string(kind), bytes = std::move(input)](AppActions& app) mutable {
        if (answer->state != State::running) return;   // cancelled before it began
        answer->number = app.start_job(
            name, std::move(bytes), [answer](int permille) { answer->permille = permille; },
            [answer](bool ok, std::vector<std::uint8_t> output) {
                answer->state = ok ? State::done : State::failed;
                answer->output = std::move(output);
            });
    });
}

void Job::cancel(Frame& frame) {
    if (!running()) { m_answer.reset(); return; }
    m_answer->state = State::idle;
    frame.ask([answer = std::move(m_answer)](AppActions& app) { if (answer->number) app.cancel_job(answer->number); });
    m_answer.reset();
}

std::optional<std::vector<std::uint8_t>> Job::take() {
    if (state() != State::done) return std::nullopt;
    auto output = std::move(m_answer->output);
    m_answer.reset();
    return output;
}

}  // namespace pmo::ui
