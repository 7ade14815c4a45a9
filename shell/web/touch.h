#pragma once
// What one finger means. A tap clicks; moving at once scrolls, except on things that are there to be dragged; resting and lifting is
// the right button; resting and then moving drags. Dear ImGui knows none of this. A state machine without clock and browser.

#include <cstdint>

namespace pmo::shell {

struct TouchOut {
    enum class Kind : std::uint8_t { none, press, move, release, tap, right_tap, scroll, cancel };
    Kind kind = Kind::none;
    float x = 0, y = 0;      // press, tap: where the finger came down
    float dx = 0, dy = 0;    // scroll, CSS pixels since the last one
};

class Touch {
public:
    TouchOut down(float x, float y, double ms, bool draggable);   // draggable: what lies there wants the finger at once
    TouchOut move(float x, float y, double ms);
    TouchOut up(float x, float y, double ms);
    TouchOut cancel();

private:
    enum class Phase : std::uint8_t { idle, waiting, scrolling, dragging };
    Phase m_phase = Phase::idle;
    float m_from_x = 0, m_from_y = 0, m_x = 0, m_y = 0;
    double m_since = 0;
};

}  // namespace pmo::shell
