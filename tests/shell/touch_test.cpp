// What one finger means.

#include <doctest/doctest.h>

#include "shell/web/touch.h"

using pmo::shell::Touch;
using Kind = pmo::shell::TouchOut::Kind;

TEST_CASE("touch: a tap clicks where the finger came down")
{
    Touch touch;
    CHECK(touch.down(10, 20, 0, false).kind == Kind::none);
    CHECK(touch.move(13, 22, 50).kind == Kind::none);
    auto const out = touch.up(13, 22, 120);
    CHECK(out.kind == Kind::tap);
    CHECK(out.x == 10);
    CHECK(out.y == 20);
}

TEST_CASE("touch: moving at once scrolls, and lifting then does nothing")
{
    Touch touch;
    touch.down(10, 100, 0, false);
    auto const out = touch.move(10, 80, 60);
    CHECK(out.kind == Kind::scroll);
    CHECK(out.dy == -20);
    CHECK(touch.move(10, 50, 80).dy == -30);
    CHECK(touch.up(10, 50, 90).kind == Kind::none);
}

TEST_CASE("touch: resting is the right button; resting and moving drags")
{
    Touch touch;
    touch.down(10, 10, 0, false);
    CHECK(touch.up(11, 10, 600).kind == Kind::right_tap);
    touch.down(10, 10, 1000, false);
    CHECK(touch.move(40, 10, 1600).kind == Kind::press);
    CHECK(touch.move(60, 10, 1620).kind == Kind::move);
    CHECK(touch.up(60, 10, 1640).kind == Kind::release);
}

TEST_CASE("touch: what is there to be dragged takes the finger at once")
{
    Touch touch;
    CHECK(touch.down(10, 10, 0, true).kind == Kind::press);
    CHECK(touch.move(30, 10, 10).kind == Kind::move);
    CHECK(touch.cancel().kind == Kind::cancel);
    CHECK(touch.up(30, 10, 20).kind == Kind::none);
}
