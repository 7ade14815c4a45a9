// Levelling: cases by hand, and laws over problems from seeds.

#include <doctest/doctest.h>

#include <algorithm>

#include "core/levelling/generator.h"
#include "core/levelling/levelling.h"
#include "core/levelling/priority.h"
#include "tests/core/levelling/problems.h"

using namespace level_test;

namespace {

constexpr Kind kKinds[] = {
    {},
    {.lags = true},
    {.lags = true, .steps = true},
    {.fixed = true, .steps = true, .resources = 4},
    {.resources = 7},                                   // more than the packed profile holds
    {.lags = true, .calendars = true},
    {.lags = true, .calendars = true, .fixed = true, .steps = true, .priorities = true, .resources = 5},
    {.fixed = true, .priorities = true},
    {.goals = true},
    {.lags = true, .calendars = true, .goals = true, .resources = 6},
    {.rests = true},
    {.lags = true, .calendars = true, .fixed = true, .steps = true, .goals = true, .rests = true},
};

std::vector<Time> levelled(Problem const& problem, std::int64_t schedules = 300, std::uint64_t seed = 1) {
    REQUIRE(faults_of(problem).empty());
    Levelling run(problem, {.seed = seed, .expected = schedules});
    run.step(schedules - run.schedules());
    auto const starts = list_of(run.starts());
    CHECK(makespan_of(problem, starts) == run.makespan());
    CHECK(cost_of(problem, starts) == run.cost());
    return starts;
}

Problem scaled(Problem problem, Time factor) {
    for (auto& a : problem.activities) a.duration *= factor, a.release *= factor;
    for (auto& link : problem.links) link.lag *= factor;
    for (auto& resource : problem.resources)
        for (auto& step : resource.capacity) step.from *= factor;
    return problem;
}

}  // namespace

TEST_CASE("levelling: one after the other where the resource is single") {
    auto const problem = simple({{3, 1}, {4, 1}, {2, 1}}, 1);
    CHECK(makespan_of(problem, levelled(problem)) == 9);
}

TEST_CASE("levelling: side by side where there is room") {
    auto const problem = simple({{3, 1}, {4, 1}, {2, 1}}, 3);
    CHECK(levelled(problem) == std::vector<Time>{0, 0, 0});
}

TEST_CASE("levelling: the classic trap of a greedy rule is solved") {
    // 4 units: two long ones of 2 and four short ones of 2; the optimum packs to 8.
    auto const problem = simple({{4, 2}, {4, 2}, {2, 2}, {2, 2}, {2, 2}, {2, 2}}, 4);
    CHECK(makespan_of(problem, levelled(problem)) == 8);
}

TEST_CASE("levelling: nothing, one activity, milestones and activities without demand") {
    CHECK(levelled({}).empty());
    CHECK(levelled(simple({{5, 1}}, 1)) == std::vector<Time>{0});
    CHECK(levelled(simple({{0, 9}, {0, 9}}, 1, {{0, 1}})) == std::vector<Time>{0, 0});
    CHECK(levelled(simple({{5, 0}, {5, 0}}, 1)) == std::vector<Time>{0, 0});
}

TEST_CASE("levelling: a capacity that changes") {
    auto problem = simple({{3, 2}, {3, 2}}, 0);
    problem.resources[0].capacity = {{2, 2}, {4, 0}, {10, 2}};
    CHECK(levelled(problem) == std::vector<Time>{10, 13});
    problem.resources[0].capacity = {{2, 2}, {5, 1}, {10, 2}};
    CHECK(makespan_of(problem, levelled(problem)) == 13);
}

TEST_CASE("levelling: a pinned activity stays even over the capacity, and nothing else joins it") {
    auto problem = simple({{4, 3}, {2, 1}, {1, 1}}, 2, {{1, 0}});
    problem.activities[0].fixed = 1;
    auto const starts = levelled(problem);
    CHECK(starts[0] == 1);
    CHECK(starts[1] == 5);          // its link into the pinned one binds nobody, and two periods fit only behind it
    CHECK(starts[2] == 0);
    CHECK(violations_of(problem, starts).empty());
    CHECK_FALSE(violations_of(problem, {1, 3, 0}).empty());
}

TEST_CASE("levelling: what has the higher priority never waits for the lower") {
    auto problem = simple({{5, 1}, {2, 1}, {2, 1}}, 1, {{1, 2}});
    problem.activities[2].priority = 900;
    auto starts = levelled(problem);
    CHECK(starts == std::vector<Time>{4, 0, 2});        // and its predecessor goes with it
    problem.activities[2].priority = 500;
    problem.activities[0].priority = 501;
    starts = levelled(problem);
    CHECK(starts == std::vector<Time>{0, 5, 7});
}

TEST_CASE("levelling: all types of links") {
    struct Case { LinkType type; Time lag, at; };
    for (auto const& [type, lag, at] : {Case{LinkType::finish_to_start, 1, 6}, {LinkType::start_to_start, 2, 2}, {LinkType::finish_to_finish, 0, 2},
                                        {LinkType::finish_to_finish, -9, 0}, {LinkType::start_to_finish, 7, 4}, {LinkType::finish_to_start, -2, 3}}) {
        auto problem = simple({{5, 1}, {3, 1}}, 2);
        problem.links.push_back({0, 1, lag, type});
        CHECK(levelled(problem) == std::vector<Time>{0, at});
    }
}

TEST_CASE("levelling: a calendar makes an activity rest and keeps its resource meanwhile") {
    auto problem = simple({{3, 1}, {1, 1}}, 1);
    problem.calendars.push_back({{{2, 4}, {8, 20}}});   // works before 2 too, see Calendar
    problem.activities[0].calendar = 0;
    problem.activities[0].release = 2;
    problem.activities[1].release = 3;
    CHECK(finish_of(problem, 0, 2) == 9);
    auto const starts = levelled(problem);
    CHECK((starts == std::vector<Time>{4 + 4, 3} || starts == std::vector<Time>{2, 9}));
    CHECK(violations_of(problem, starts).empty());
}

TEST_CASE("levelling: who rests lets others work meanwhile") {
    // Six periods with a rest of two in the middle, one of two that asks for the same, and one of three that does not fit into the rest.
    auto problem = simple({{6, 1}, {2, 1}}, 1);
    problem.activities[0].rests = {{2, 4}};
    CHECK(levelled(problem) == std::vector<Time>{0, 2});
    CHECK(violations_of(problem, {0, 2}).empty());
    CHECK_FALSE(violations_of(problem, {0, 1}).empty());
    CHECK_FALSE(violations_of(problem, {0, 3}).empty());
    problem.activities[1].duration = 3;
    auto const starts = levelled(problem);
    CHECK(makespan_of(problem, starts) == 9);
    CHECK(violations_of(problem, starts).empty());
    // Pinned, it rests all the same.
    problem.activities[1].duration = 2;
    problem.activities[0].fixed = 3;
    problem.activities[1].release = 2;
    CHECK(levelled(problem) == std::vector<Time>{3, 5});
}

TEST_CASE("levelling: a rest is counted in the periods of its calendar, and a later stretch that does not fit moves the whole") {
    auto problem = simple({{6, 1}, {2, 1}}, 1);
    problem.calendars.push_back({{{0, 4}, {8, 12}, {16, 40}}});
    problem.activities[0].calendar = 0;
    problem.activities[0].rests = {{2, 4}};              // works 0 to 2 and 8 to 10
    problem.activities[1].fixed = 9;
    CHECK(finish_of(problem, 0, 0) == 10);
    auto const starts = levelled(problem);
    CHECK(starts[0] == 3);                               // 3 to 4, 8 to 9, then behind the other: 11 to 12 and 16
    CHECK(violations_of(problem, starts).empty());
    CHECK_FALSE(violations_of(problem, {0, 9}).empty());
}

TEST_CASE("levelling: rests that are none are faults") {
    auto problem = simple({{6, 1}}, 1);
    for (auto const& rests : std::vector<std::vector<Interval>>{{{0, 2}}, {{-1, 2}}, {{3, 3}}, {{4, 2}}, {{1, 3}, {2, 4}}, {{1, 3}, {3, 4}}, {{1, kLatest + 1}}}) {
        problem.activities[0].rests = rests;
        CHECK(faults_of(problem) == std::vector<Fault>{{Fault::Kind::bad_number, 0}});
    }
    problem.activities[0].rests = {{1, 2}, {3, 50}};     // beyond its end: that much of it counts for nothing
    CHECK(faults_of(problem).empty());
    CHECK(levelled(problem) == std::vector<Time>{0});
}

TEST_CASE("levelling: several goals weigh against each other") {
    auto problem = simple({{6, 1}, {2, 1}}, 1);
    problem.goals = {1, 1};
    problem.activities[1].goal = 1;
    CHECK(levelled(problem) == std::vector<Time>{2, 0});    // 8 + 2 instead of 6 + 8
    problem.goals = {5, 1};
    CHECK(levelled(problem) == std::vector<Time>{0, 6});    // 30 + 8 instead of 40 + 2
}

TEST_CASE("levelling: faults are found and named") {
    auto const kind = [](Problem const& problem) {
        auto const faults = faults_of(problem);
        REQUIRE_FALSE(faults.empty());
        CHECK(name_of(faults[0].kind).starts_with("levelling."));
        return faults[0].kind;
    };
    CHECK(kind(simple({{1, 1}}, 1, {{0, 7}})) == Fault::Kind::bad_index);
    CHECK(kind(simple({{1, 2}}, 1)) == Fault::Kind::never_fits);
    CHECK(kind(simple({{-1, 1}}, 1)) == Fault::Kind::bad_number);
    CHECK(kind(simple({{1, 1}, {1, 1}}, 1, {{0, 1}, {1, 0}})) == Fault::Kind::cycle);
    CHECK(kind(simple({{1, 1}}, 1, {{0, 0}})) == Fault::Kind::cycle);
    CHECK(kind(simple({{900'000'000, 1}}, 1)) == Fault::Kind::too_long);
    auto problem = simple({{1, 1}}, 1);
    problem.resources[0].capacity = {{3, 1}, {3, 1}};
    CHECK(kind(problem) == Fault::Kind::bad_capacity);
    problem = simple({{1, 1}}, 1);
    problem.calendars.push_back({{{4, 2}}});
    CHECK(kind(problem) == Fault::Kind::bad_calendar);
    problem = simple({{1, 1}}, 1);
    problem.activities[0].goal = 3;
    CHECK(kind(problem) == Fault::Kind::bad_index);
}

TEST_CASE("levelling: the checker sees what is wrong") {
    using Kind = Violation::Kind;
    auto problem = simple({{3, 1}, {3, 1}}, 1, {{0, 1}});
    problem.activities[0].release = 1;
    CHECK(violations_of(problem, {1}) == std::vector{Violation{Kind::wrong_size}});
    CHECK(violations_of(problem, {0, 4}) == std::vector{Violation{Kind::before_release, 0}});
    CHECK(violations_of(problem, {1, 3}) == std::vector{Violation{Kind::link, 0}, Violation{Kind::capacity, 0, 3}});
    CHECK(violations_of(problem, {1, 4}).empty());
    problem.activities[1].fixed = 9;
    CHECK(violations_of(problem, {1, 4}) == std::vector{Violation{Kind::moved_fixed, 1}});
    problem.calendars.push_back({{{0, 2}, {5, 9}}});
    problem.activities[0].calendar = 0;
    CHECK(violations_of(problem, {3, 9}) == std::vector{Violation{Kind::not_working, 0}});
}

TEST_CASE("levelling law: feasible, no worse than the rules, not below the bounds, the same for the same seed however it is cut") {
    for (auto const& kind : kKinds)
        for (std::uint64_t seed = 1; seed <= 4; ++seed) {
            auto const problem = from_seed(seed, 12 + 9 * seed, kind);
            CAPTURE(&kind - kKinds);
            CAPTURE(seed);
            auto const starts = levelled(problem);
            auto const found = violations_of(problem, starts);
            CHECK(found.empty());
            Levelling again(problem, {.seed = 1, .expected = 300});
            while (again.schedules() < 300 && !again.optimal()) again.step(std::min<std::int64_t>(7, 300 - again.schedules()));
            CHECK(list_of(again.starts()) == starts);
            if (problem.goals.empty()) CHECK(again.makespan() <= again.first_makespan());
            CHECK(makespan_of(problem, starts) >= again.bounds().best());
        }
}

TEST_CASE("levelling law: every list gives a feasible schedule, serial and parallel, forwards and in the mirror") {
    for (auto const& kind : kKinds)
        for (std::uint64_t seed = 20; seed < 24; ++seed) {
            auto const problem = from_seed(seed, 25, kind);
            CAPTURE(&kind - kKinds);
            CAPTURE(seed);
            REQUIRE(faults_of(problem).empty());
            Generator generator(problem);
            Random random(seed);
            std::vector<Time> starts(problem.activities.size());
            for (auto const rule : kPriorityRules) {
                auto const keys = keys_of(generator.model(), rule);
                for (auto const& list : {list_by(generator.model(), keys), sampled_list(generator.model(), keys, random)}) {
                    auto const last = generator.serial(list, {}, starts);
                    CHECK(violations_of(problem, starts).empty());
                    CHECK(last == makespan_of(problem, starts));
                    auto const parallel = generator.parallel(list, starts);
                    CHECK(parallel == makespan_of(problem, starts));
                    CHECK(violations_of(problem, starts).empty());
                }
            }
        }
}

TEST_CASE("levelling law: the packed and the stepwise profile agree") {
    for (std::uint64_t seed = 40; seed < 60; ++seed) {
        auto const problem = from_seed(seed, 30, {.lags = true, .fixed = true, .steps = true});
        auto wide = problem;                                // resources that nobody uses force the other profile
        for (int r = 0; r < 4; ++r) wide.resources.push_back({{{0, 1}}});
        Generator packed(problem), stepwise(wide);
        REQUIRE(PackedProfile::suits(packed.model()));
        REQUIRE_FALSE(PackedProfile::suits(stepwise.model()));
        auto const list = list_by(packed.model(), keys_of(packed.model(), PriorityRule::latest_start));
        std::vector<Time> a(list.size()), b(list.size());
        CHECK(packed.serial(list, {}, a) == stepwise.serial(list, {}, b));
        CHECK(a == b);
        CHECK(packed.parallel(list, a) == stepwise.parallel(list, b));
        CHECK(a == b);
    }
}

TEST_CASE("levelling law: longer periods change nothing but the scale") {
    for (std::uint64_t seed = 70; seed < 76; ++seed) {
        auto const problem = from_seed(seed, 20, {.lags = true, .steps = true}), large = scaled(problem, 1'000);
        Generator one(problem), other(large);
        auto const list = list_by(one.model(), keys_of(one.model(), PriorityRule::latest_finish));
        std::vector<Time> a(list.size()), b(list.size());
        CHECK(1'000 * one.serial(list, {}, a) == other.serial(list, {}, b));
        for (std::size_t i = 0; i < a.size(); ++i) CHECK(1'000 * a[i] == b[i]);
        CHECK(1'000 * bounds_of(problem).critical_path == bounds_of(large).critical_path);
        CHECK(1'000 * bounds_of(problem).best() >= bounds_of(large).best());
    }
}

TEST_CASE("levelling law: without limits it is the critical path") {
    for (std::uint64_t seed = 80; seed < 90; ++seed) {
        auto problem = from_seed(seed, 40, {.lags = true, .calendars = true});
        for (auto& resource : problem.resources) resource.capacity = {{0, 1'000}};
        auto const starts = levelled(problem, 20);
        CHECK(makespan_of(problem, starts) == bounds_of(problem).critical_path);
        CHECK(violations_of(problem, starts).empty());
    }
}

TEST_CASE("levelling: bounds by what cannot be side by side") {
    auto problem = simple({{3, 2}, {4, 2}, {5, 2}, {9, 1}}, 3);
    CHECK(bounds_of(problem).exclusion == 12);             // the first three, one after the other; their work alone would fit into 11
    CHECK(bounds_of(problem).resources == 11);
    problem.links = {{.from = 3, .to = 0}, {.from = 3, .to = 1}, {.from = 3, .to = 2, .lag = 2}};
    CHECK(bounds_of(problem).exclusion == 21);             // all wait for the fourth: 9 before, and 12 of theirs
    problem.links = {{.from = 3, .to = 0, .lag = 1, .type = LinkType::start_to_start}};
    CHECK(bounds_of(problem).exclusion == 12);             // who may overlap excludes nobody
    problem.resources[0].capacity.push_back({5, 9});
    CHECK(bounds_of(problem).exclusion == 0);
}

TEST_CASE("levelling law: by brute force, the bound never passes the optimum and the search reaches it") {
    for (std::uint64_t seed = 100; seed < 130; ++seed) {
        auto const problem = from_seed(seed, 7, {.resources = 2});
        Generator generator(problem);
        std::vector<std::int32_t> list{0, 1, 2, 3, 4, 5, 6};
        std::vector<Time> starts(list.size());
        Time best = kLatest;
        do {
            std::vector<std::size_t> place(list.size());
            for (std::size_t k = 0; k < list.size(); ++k) place[static_cast<std::size_t>(list[k])] = k;
            bool const ordered = std::ranges::all_of(problem.links, [&](Link const& l) { return place[static_cast<std::size_t>(l.from)] < place[static_cast<std::size_t>(l.to)]; });
            if (!ordered) continue;
            generator.serial(list, {}, starts);
            best = std::min(best, makespan_of(problem, starts));
        } while (std::ranges::next_permutation(list).found);
        CHECK(bounds_of(problem).best() <= best);
        CHECK(makespan_of(problem, levelled(problem, 1'000)) == best);
    }
}
