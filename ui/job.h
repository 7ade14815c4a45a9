#pragma once
// One long computation in the background, as a view holds it: begun, watched, cancelled, its answer taken. The kinds are those of core/jobs. It
// decides nothing about the bytes that go in and come out.
//
//     m_search.start(frame, "level", to_bytes(problem));
//     …in later frames
//     if (m_search.running()) progress_bar(ui, m_search.permille());
//     if (auto output = m_search.take()) show(*output);
//
// A job that is dropped while it runs is cancelled with the next request of another one, or ends by itself; its answer goes nowhere.

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "ui/frame.h"

namespace pmo::ui {

class Job {
public:
    enum class State : std::uint8_t { idle, running, done, failed };

    void start(Frame& frame, std::string_view kind, std::vector<std::uint8_t> input);   // one that still runs is cancelled first
    void cancel(Frame& frame);                       // idle again; no answer comes

    State state() const { return m_answer ? m_answer->state : State::idle; }
    bool running() const { return state() == State::running; }
    bool failed() const { return state() == State::failed; }   // the input was not understood, or there was not enough memory
    int permille() const { return m_answer ? m_answer->permille : 0; }
    std::optional<std::vector<std::uint8_t>> take();  // the output, once; idle again

private:
    struct Answer {
        State state = State::running;
        int permille = 0;
        std::uint32_t number = 0;
        std::vector<std::uint8_t> output;
    };
    std::shared_ptr<Answer> m_answer;
};

}  // namespace pmo::ui
