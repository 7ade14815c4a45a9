#pragma once
// When frames happen. A logic frame (Dear ImGui's NewFrame … Render, no drawing) runs inside the event handler for everything a
// user does at one moment; painting happens only in requestAnimationFrame. When nothing is left to do nothing is requested: no
// frames, no timers. It is not what a frame does: that is its Client (main.cpp).

#include <array>
#include <cstdint>

namespace pmo::shell {

class FrameLoop {
public:
    class Client {
    public:
        virtual void logic_frame(float seconds) = 0;
        virtual void paint() = 0;
        virtual bool wants_frame() const = 0;   // something changed that no frame has shown yet
    protected:
        ~Client() = default;
    };

    explicit FrameLoop(Client& client);
    FrameLoop(FrameLoop const&) = delete;
    FrameLoop& operator=(FrameLoop const&) = delete;

    void pump(int frames = 2);      // logic frames now, and more while queued input is left; then paints soon
    void request(int frames = 2);   // that many painted frames, from the next animation frame on
    void wake_after(int ms);        // one frame no later than that; the earliest wish wins
    void pointer_moved();           // tooltips appear some time after the pointer came to rest
    void paint_at_once();           // a resized canvas is empty until it is painted, so in the same task
    bool hidden() const { return m_hidden; }

    // Called by frame_loop.js.
    void on_animation_frame();
    void on_timer();
    void on_visibility(bool hidden);

    // What tests and benchmarks read.
    std::uint32_t frames() const { return m_frames; }
    std::uint32_t paints() const { return m_paints; }
    double last_ms() const { return m_last_ms; }
    double percentile_ms(double part) const;

private:
    void run_logic();
    void arm();
    bool more_to_do() const;

    Client& m_client;
    int m_wanted = 0;               // painted frames still to come
    bool m_inside = false;          // a logic frame is running: handlers called from it must not start another
    bool m_hidden = false;
    bool m_requested = false;       // an animation frame is on its way
    int m_rest_stage = 2;           // 0, 1: wakes still to come after the pointer's last move; 2: none
    double m_rest_at = 0;
    double m_wake_at = 0;           // 0: no wish
    double m_armed_for = 0;         // 0: no timer
    double m_last_frame = 0;
    std::uint32_t m_frames = 0, m_paints = 0;
    double m_last_ms = 0;
    std::array<float, 256> m_times{};
    std::uint32_t m_timed = 0;
};

}  // namespace pmo::shell
