#include "shell/web/touch.h"

#include <cmath>

namespace pmo::shell {
namespace {

constexpr float slack = 8;          // a resting finger trembles this far
constexpr double long_press_ms = 450;

}  // namespace

using Kind = TouchOut::Kind;

TouchOut Touch::down(float x, float y, double ms, bool draggable)
{
    m_from_x = m_x = x;
    m_from_y = m_y = y;
    m_since = ms;
    m_phase = draggable ? Phase::dragging : Phase::waiting;
    return {draggable ? Kind::press : Kind::none, x, y};
}

TouchOut Touch::move(float x, float y, double ms)
{
    float const dx = x - m_x, dy = y - m_y;
    if (m_phase == Phase::waiting) {
        if (std::hypot(x - m_from_x, y - m_from_y) < slack) return {};
        bool const rested = ms - m_since >= long_press_ms;
        m_phase = rested ? Phase::dragging : Phase::scrolling;
        if (rested) return {Kind::press, m_from_x, m_from_y};   // the next move carries it along
    }
    m_x = x;
    m_y = y;
    if (m_phase == Phase::scrolling) return {Kind::scroll, m_from_x, m_from_y, dx, dy};
    if (m_phase == Phase::dragging) return {Kind::move, x, y};
    return {};
}

TouchOut Touch::up(float x, float y, double ms)
{
    Phase const was = m_phase;
    m_phase = Phase::idle;
    if (was == Phase::dragging) return {Kind::release, x, y};
    if (was == Phase::waiting) return {ms - m_since >= long_press_ms ? Kind::right_tap : Kind::tap, m_from_x, m_from_y};
    return {};
}

TouchOut Touch::cancel()
{
    bool const dragged = m_phase == Phase::dragging;
    m_phase = Phase::idle;
    return {dragged ? Kind::cancel : Kind::none};
}

}  // namespace pmo::shell
