// Levelling: what nobody would plan on purpose. Each case ends with a fault that names its place, or with a schedule that keeps everything.

#include <doctest/doctest.h>

#include <algorithm>

#include "core/levelling/levelling.h"
#include "core/levelling/priority.h"
#include "tests/core/levelling/problems.h"

using namespace level_test;

namespace {

Problem all_alike(std::size_t count, Time duration, std::int32_t units, std::int32_t capacity) {
    return simple(std::vector<std::pair<Time, std::int32_t>>(count, {duration, units}), capacity);
}

// The makespan of a schedule that keeps everything.
Time makespan_after(Problem const& problem, std::int64_t schedules) {
    REQUIRE(faults_of(problem).empty());
    Levelling run(problem, {.seed = 1, .expected = schedules});
    run.step(schedules - run.schedules());
    auto const starts = list_of(run.starts());
    CHECK(violations_of(problem, starts).empty());
    CHECK(makespan_of(problem, starts) == run.makespan());
    CHECK(run.makespan() >= run.bounds().best());
    return run.makespan();
}

Fault first_fault(Problem const& problem) {
    auto const faults = faults_of(problem);
    REQUIRE_FALSE(faults.empty());
    return faults[0];
}

}  // namespace

TEST_CASE("absurd levelling: who asks a resource without capacity is named, a milestone that does needs nothing") {
    auto problem = simple({{3, 0}, {3, 1}, {3, 0}}, 0);
    CHECK(first_fault(problem) == Fault{Fault::Kind::never_fits, 1});
    problem.activities[1].duration = 0;
    CHECK(makespan_after(problem, 20) == 3);
    problem.resources[0].capacity.clear();                 // no step at all is no capacity either
    CHECK(makespan_after(problem, 20) == 3);
    problem.activities[2].demands[0].units = 1;
    CHECK(first_fault(problem) == Fault{Fault::Kind::never_fits, 2});
}

TEST_CASE("absurd levelling: who asks for more than there is in the end is named, also when there was enough once") {
    auto problem = simple({{3, 5}}, 4);
    CHECK(first_fault(problem) == Fault{Fault::Kind::never_fits, 0});
    problem.resources[0].capacity = {{0, 9}, {100, 4}};
    CHECK(first_fault(problem) == Fault{Fault::Kind::never_fits, 0});
    problem.resources[0].capacity = {{0, 4}, {100, 9}};
    CHECK(makespan_after(problem, 20) == 103);
    problem.activities[0].demands = {{0, 5}, {0, 5}};      // asked twice is asked for the sum
    CHECK(first_fault(problem) == Fault{Fault::Kind::never_fits, 0});
}

TEST_CASE("absurd levelling: fixed activities that overload everything leave room behind them") {
    auto problem = all_alike(20, 5, 3, 3);
    for (std::size_t i = 0; i < 10; ++i) problem.activities[i].fixed = 2;
    CHECK(makespan_after(problem, 200) == 7 + 10 * 5);
}

TEST_CASE("absurd levelling: nothing takes any time") {
    auto problem = all_alike(500, 0, 9, 1);
    for (std::int32_t i = 1; i < 500; ++i) problem.links.push_back({i - 1, i});
    CHECK(makespan_after(problem, 50) == 0);
}

TEST_CASE("absurd levelling: ten thousand activities on one resource, whole and in shares that leave a rest") {
    CHECK(makespan_after(all_alike(10'000, 3, 1, 1), 6) == 30'000);
    CHECK(makespan_after(all_alike(10'000, 3, 60, 100), 6) == 30'000);
    CHECK(makespan_after(all_alike(10'000, 480, 50, 100), 6) == 2'400'000);
}

TEST_CASE("absurd levelling: ten thousand activities wait for one, and one for them") {
    auto problem = all_alike(10'002, 1, 1, 10'000);
    for (std::int32_t i = 1; i <= 10'000; ++i) problem.links.push_back({0, i}), problem.links.push_back({i, 10'001});
    CHECK(makespan_after(problem, 6) == 3);
}

TEST_CASE("absurd levelling: a hundred thousand links between the same two") {
    auto problem = simple({{2, 1}, {2, 1}}, 2);
    problem.links.assign(100'000, {.from = 0, .to = 1, .lag = 1});
    CHECK(makespan_after(problem, 20) == 5);
    problem.links.push_back({.from = 1, .to = 0});
    CHECK(first_fault(problem).kind == Fault::Kind::cycle);
}

TEST_CASE("absurd levelling: calendars without working time, and one period in a thousand") {
    auto problem = simple({{4, 1}, {4, 1}}, 1);
    problem.calendars = {{}, {}};
    for (Time t = 1'000; t < 100'000; t += 1'000) problem.calendars[1].work.push_back({t, t + 1});
    problem.activities[0].calendar = 0;                    // after its last interval, and so from the beginning, every period works
    CHECK(makespan_after(problem, 20) == 8);
    problem.activities[1].calendar = 1;
    problem.activities[1].release = 1'001;
    CHECK(makespan_after(problem, 20) == 5'001);
}

TEST_CASE("absurd levelling: durations beyond every horizon are reported") {
    CHECK(first_fault(all_alike(3, 300'000'000, 1, 1)) == Fault{Fault::Kind::too_long, -1});
    CHECK(first_fault(all_alike(1, kLatest, 1, 1)).kind == Fault::Kind::too_long);
    auto problem = all_alike(2, 1, 1, 1);
    problem.links.push_back({.from = 0, .to = 1, .lag = kLatest});
    CHECK(first_fault(problem).kind == Fault::Kind::too_long);
    problem.links[0].lag = -kLatest;                       // a lead of a thousand years binds nobody
    CHECK(makespan_after(problem, 20) == 2);
}

TEST_CASE("levelling law: a calendar counts as when its periods are counted one by one") {
    pmo::test::Random random(3);
    for (int round = 0; round < 40; ++round) {
        Calendar calendar;
        Time t = static_cast<Time>(random.between(0, 5));
        for (auto left = random.between(0, 30); left > 0; --left) {
            Time const end = t + static_cast<Time>(random.between(1, 4));
            calendar.work.push_back({t, end});
            t = end + static_cast<Time>(random.chance(15) ? random.between(50, 300) : random.between(1, 3));   // dense stretches and long pauses
        }
        Clock const clock(calendar);
        auto const works = [&](Time period) {
            auto const& all = calendar.work;
            if (all.empty() || period < all.front().from || period >= all.back().to) return true;
            return std::ranges::any_of(all, [&](Interval const& work) { return period >= work.from && period < work.to; });
        };
        Time before = 0;
        CAPTURE(round);
        for (Time period = 0; period < t + 20; ++period) {
            REQUIRE(clock.work_before(period) == before);
            if (!works(period)) continue;
            REQUIRE(clock.start_at(before) == period);
            REQUIRE(clock.finish_at(++before) == period + 1);
        }
    }
}

TEST_CASE("levelling law: an order against the links becomes the one that keeps most of it") {
    for (std::uint64_t seed = 1; seed < 20; ++seed) {
        auto const problem = from_seed(seed, 30, {});
        Model const model(problem);
        std::vector<std::int32_t> list(30);
        for (std::size_t i = 0; i < list.size(); ++i) list[i] = static_cast<std::int32_t>(i);
        pmo::test::Random random(seed);
        for (auto i = list.size() - 1; i > 0; --i) std::swap(list[i], list[static_cast<std::size_t>(random.between(0, static_cast<std::int64_t>(i)))]);
        // Plainly: at every place the first of the list whose predecessors are there.
        std::vector<std::int32_t> expected;
        while (expected.size() < list.size())
            expected.push_back(*std::ranges::find_if(list, [&](std::int32_t i) {
                auto const there = [&](std::int32_t j) { return std::ranges::find(expected, j) != expected.end(); };
                return !there(i) && std::ranges::all_of(model.into(i), [&](Arc const& arc) { return there(arc.other); });
            }));
        order_by_links(model, list);
        CHECK(list == expected);
    }
}
