#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "tests/ui/plan_fixture.h"
#include "ui/i18n/format.h"
#include "ui/views/gantt_layout.h"

using namespace pmo;
using namespace pmo::ui;
using namespace pmo::ui::gantt;

namespace {

std::int32_t day(int month, int d) { return days_from_civil({2026, month, d}); }

}  // namespace

TEST_CASE("gantt: a day stays under the pointer when it is zoomed") {
    Axis const axis{.left_day = static_cast<double>(day(7, 20)), .px_per_day = 4, .x = 100, .w = 640};
    CHECK(axis.px(day(7, 20)) == doctest::Approx(100));
    CHECK(axis.px(day(7, 27)) == doctest::Approx(128));
    CHECK(axis.day_at(128) == doctest::Approx(day(7, 27)));
    for (double const pixels : {0.5, 1.5, 24.0, 60.0}) {
        auto const zoomed = axis.zoomed(pixels, 300);
        CHECK(zoomed.day_at(300) == doctest::Approx(axis.day_at(300)));
        CHECK(zoomed.px_per_day == doctest::Approx(pixels));
    }
    CHECK(axis.zoomed(1e9, 300).px_per_day == doctest::Approx(kMaxPixels));
    CHECK(axis.px(1e9) < 30000);
}

TEST_CASE("gantt: zoom steps go up and down the same ladder") {
    CHECK(zoom_step(4, 1) == 6);
    CHECK(zoom_step(6, -1) == 4);
    CHECK(zoom_step(5, 1) == 6);
    CHECK(zoom_step(kMaxPixels, 1) == kMaxPixels);
    CHECK(zoom_step(kMinPixels, -1) == kMinPixels);
    for (auto const zoom : {Zoom::day, Zoom::week, Zoom::month, Zoom::quarter}) CHECK(nearest_zoom(kZoomPixels[static_cast<int>(zoom)]) == zoom);
}

TEST_CASE("gantt: working hours fill a day") {
    test::MesPlan const mes;
    auto const& calendar = mes.plan().calendars[0];
    CHECK(visual_day(calendar, test::at(7, 16, 8).minute) == doctest::Approx(day(7, 16)));
    CHECK(visual_day(calendar, test::at(7, 16, 12).minute) == doctest::Approx(day(7, 16) + 0.5));
    CHECK(visual_day(calendar, test::at(7, 16, 17).minute) == doctest::Approx(day(7, 17)));
    CHECK(visual_day(calendar, test::at(10, 3, 12).minute) == doctest::Approx(day(10, 3) + 0.5));
}

TEST_CASE("gantt: header cells cover the view without gaps") {
    for (double const pixels : {24.0, 4.0, 1.5, 0.5, 0.15}) {
        Axis const axis{.left_day = day(7, 22) + 0.4, .px_per_day = pixels, .x = 0, .w = 700};
        for (int row = 0; row < 2; ++row) {
            auto const cells = header_row(axis, row);
            REQUIRE(!cells.empty());
            CHECK(cells.front().from <= axis.left_day);
            CHECK(cells.back().to >= axis.right_day());
            for (std::size_t i = 1; i < cells.size(); ++i) CHECK(cells[i].from == cells[i - 1].to);
        }
    }
    Axis const week{.left_day = static_cast<double>(day(7, 22)), .px_per_day = 4, .x = 0, .w = 700};
    CHECK(header_row(week, 0).front().from == day(7, 1));
    CHECK(header_row(week, 1).front().from == day(7, 20));
    CHECK(header_row(week, 1).front().unit == HeaderUnit::week);
}

TEST_CASE("gantt: weekends and holidays are free, worked Saturdays are not") {
    test::MesPlan const mes;
    Holiday const holidays[] = {{day(9, 25), day(9, 27), "A"}, {day(10, 1), day(10, 7), "B"}};
    Axis const axis{.left_day = static_cast<double>(day(9, 14)), .px_per_day = 4, .x = 0, .w = 160};
    auto const found = shades(axis, mes.plan().calendars[0], holidays);
    auto const kind = [&](std::int32_t d) {
        for (auto const& shade : found)
            if (d >= shade.from && d < shade.to) return shade.holiday ? 2 : 1;
        return 0;
    };
    CHECK(kind(day(9, 18)) == 0);
    CHECK(kind(day(9, 19)) == 1);
    CHECK(kind(day(9, 20)) == 0);   // made up for
    CHECK(kind(day(9, 26)) == 2);
    CHECK(kind(day(10, 3)) == 2);   // a Saturday within the holiday
    CHECK(kind(day(10, 10)) == 0);
    Axis far = axis;
    far.px_per_day = 0.5;
    CHECK(shades(far, mes.plan().calendars[0], holidays).empty());
}

TEST_CASE("gantt: bars end where their last working day ends") {
    test::MesPlan const mes;
    Axis const axis{.left_day = static_cast<double>(day(7, 20)), .px_per_day = 4, .x = 0, .w = 640};
    auto const bar = bar_of(mes.plan(), mes.row("4.2"), axis);
    CHECK(bar.kind == BarKind::task);
    CHECK(bar.critical);
    CHECK(bar.x0 == doctest::Approx(axis.px(day(7, 16))));
    CHECK(bar.x1 == doctest::Approx(axis.px(day(9, 25))));
    CHECK(bar.progress_x > bar.x0);
    CHECK(bar.progress_x < bar.x1);
    CHECK(bar.base1 == doctest::Approx(axis.px(day(9, 16))));
    auto const gate = bar_of(mes.plan(), mes.row("4.7"), axis);
    CHECK(gate.kind == BarKind::milestone);
    CHECK(gate.x0 == doctest::Approx(axis.px(day(10, 29) + 0.5)));
    auto const phase = bar_of(mes.plan(), mes.row("4"), axis);
    CHECK(phase.kind == BarKind::summary);
    CHECK(phase.x1 == doctest::Approx(axis.px(day(10, 30))));
    auto const done = bar_of(mes.plan(), mes.row("1.1"), axis);
    CHECK(done.done);
    CHECK(done.left_of(axis));
}

TEST_CASE("gantt: ways of links are right-angled and end at the successor") {
    auto const shape = row_shape(24);
    auto const bar = [](float x0, float x1) { return Bar{.x0 = x0, .x1 = x1}; };
    struct { engine::LinkType type; Bar from, to; Route::Head head; float x, y; } const cases[] = {
        {engine::LinkType::finish_to_start, bar(10, 50), bar(60, 90), Route::Head::down, 66, 48 + 4},
        {engine::LinkType::finish_to_start, bar(10, 50), bar(20, 90), Route::Head::right, 20, 48 + 10},
        {engine::LinkType::start_to_start, bar(10, 50), bar(40, 90), Route::Head::right, 40, 48 + 10},
        {engine::LinkType::finish_to_finish, bar(10, 50), bar(20, 90), Route::Head::left, 90, 48 + 10},
        {engine::LinkType::start_to_finish, bar(40, 90), bar(10, 60), Route::Head::left, 60, 48 + 10},
    };
    for (auto const& one : cases) {
        auto const way = route(one.type, one.from, 0, one.to, 48, shape);
        REQUIRE(way.count >= 2);
        CHECK(way.head == one.head);
        CHECK(way.points[way.count - 1].x == doctest::Approx(one.x));
        CHECK(way.points[way.count - 1].y == doctest::Approx(one.y));
        for (int i = 1; i < way.count; ++i) {
            bool const straight = way.points[i].x == way.points[i - 1].x || way.points[i].y == way.points[i - 1].y;
            CHECK(straight);
        }
    }
}

TEST_CASE("gantt: closed summaries and filters leave rows out") {
    test::MesPlan const mes;
    auto const& plan = mes.plan();
    Lines lines;
    lines.build(plan, [](Id) { return false; }, [](std::int32_t) { return true; });
    CHECK(lines.count() == static_cast<std::int32_t>(plan.rows.size()));
    lines.build(plan, [&](Id id) { return id == mes.task("1") || id == mes.task("2"); }, [](std::int32_t) { return true; });
    CHECK(lines.count() == 27);
    CHECK(lines.line(mes.row("1.1")) == -1);
    CHECK(lines.row(2) == mes.row("3"));
    CHECK(lines.line(-1) == -1);
    lines.build(plan, [](Id) { return false; }, [&](std::int32_t row) { return row == mes.row("4") || row == mes.row("4.2"); });
    CHECK(lines.count() == 2);
}

TEST_CASE("gantt: the index finds every link that touches the rows in view, and no other") {
    Plan plan;
    std::uint32_t seed = 12345;
    auto const next = [&](std::uint32_t below) { return (seed = seed * 1664525u + 1013904223u) / 65536u % below; };
    for (int i = 0; i < 1000; ++i) plan.links.push_back({.dependency = {}, .from = static_cast<std::int32_t>(next(500)), .to = static_cast<std::int32_t>(next(500))});
    LinkIndex index;
    index.build(plan);
    for (int trial = 0; trial < 50; ++trial) {
        auto const first = static_cast<std::int32_t>(next(500)), last = first + static_cast<std::int32_t>(next(40));
        std::set<std::int32_t> found, expected;
        index.touching(first, last, [&](std::int32_t link) { found.insert(link); });
        for (std::size_t i = 0; i < plan.links.size(); ++i)
            if (std::max(plan.links[i].from, plan.links[i].to) >= first && std::min(plan.links[i].from, plan.links[i].to) <= last) expected.insert(static_cast<std::int32_t>(i));
        CHECK(found == expected);
    }
}
