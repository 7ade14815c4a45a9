// The simulation's own pass against the engine: the same dates to the minute, without uncertainty and in any run.

#include "tests/core/simulation/networks.h"

using namespace pmo;
using namespace pmo::simulation;
using test::Random;

namespace {

// The engine's answer for the activities of a run, compared with the simulation's.
void compare(plan::Plan p, Compiled const& compiled, Replay const& run) {
    p.activities = run.activities;
    p.parts = run.parts;
    auto const wanted = p.run();
    std::vector<bool> summary(p.activities.size(), false);
    for (std::size_t i = 0; i < p.activities.size(); ++i)
        if (p.activities[i].parent >= 0) summary[static_cast<std::size_t>(p.activities[i].parent)] = true;
    for (std::size_t i = 0; i < p.activities.size(); ++i) {
        if (summary[i]) continue;
        CAPTURE(i);
        CHECK(plan::text(run.start[i]) == plan::text(wanted.placed[i].early_start));
        CHECK(plan::text(run.finish[i]) == plan::text(wanted.placed[i].early_finish));
    }
    CHECK(run.project_finish[0] == wanted.finish);
    CHECK(compiled.planned.size() >= p.activities.size());
}

}  // namespace

TEST_CASE("without uncertainty a simulated run has exactly the engine's dates") {
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        auto const p = test::wild_plan(random, static_cast<int>(random.between(2, 60)));
        Compiled const compiled(test::model_of(p));
        compare(p, compiled, replay(compiled, seed, 0));
    }
}

TEST_CASE("every run has exactly the dates that the engine gives its durations") {
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        auto const p = test::wild_plan(random, static_cast<int>(random.between(2, 60)));
        auto model = test::model_of(p);
        for (std::int32_t i = 0; i < static_cast<std::int32_t>(p.activities.size()); ++i) {
            auto const length = static_cast<double>(p.activities[static_cast<std::size_t>(i)].duration);
            if (random.chance(70)) model.estimates.push_back({.activity = i, .duration = Distribution::triangular(0, length * 0.9, length * 2), .key = static_cast<Key>(i)});
        }
        model.risks = {{.probability = 0.5, .key = 1}};
        model.effects = {{.risk = 0, .activity = 0, .delay = Distribution::uniform(0, 2000), .key = 3}};
        Compiled const compiled(std::move(model));
        for (std::int64_t run = 0; run < 5; ++run) compare(p, compiled, replay(compiled, seed, run));
    }
}

TEST_CASE("a chunk holds what each of its runs gives alone") {
    Random random(5);
    auto const p = test::wild_plan(random, 50);
    auto model = test::model_of(p);
    for (std::int32_t i = 0; i < 50; ++i)
        model.estimates.push_back({.activity = i, .duration = Distribution::pert(100, 400, 3000), .key = static_cast<Key>(i)});
    Compiled const compiled(std::move(model));
    auto const chunk = simulate(compiled, {.seed = 3, .first = 400, .count = 20});
    auto const width = compiled.tasks.size();
    REQUIRE(chunk.duration.size() == width * 20);
    for (std::size_t k = 0; k < 20; ++k) {
        auto const run = replay(compiled, 3, 400 + static_cast<std::int64_t>(k));
        CHECK(chunk.finish[k] == run.project_finish[0]);
        CHECK(chunk.cost[k] == run.project_cost[0]);
        for (std::size_t t = 0; t < width; ++t) CHECK(chunk.origin + chunk.task_finish[k * width + t] == run.finish[static_cast<std::size_t>(compiled.tasks[t])]);
    }
}

TEST_CASE("driving chains of a certain plan are the engine's critical activities") {
    // One calendar and finish-to-start links without constraints: there the longest path and zero slack are the same.
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        CAPTURE(seed);
        Random random(seed);
        plan::Plan p;
        for (int i = 0; i < 30; ++i) p.add(static_cast<int>(random.between(1, 5)));
        for (int k = 0; k < 50; ++k) {
            auto const to = static_cast<std::int32_t>(random.between(1, 29));
            p.link(static_cast<std::int32_t>(random.below(static_cast<std::size_t>(to))), to);
        }
        Compiled const compiled(test::model_of(p));
        auto const chunk = simulate(compiled, {.seed = 1, .first = 0, .count = 3});
        auto const wanted = p.run();
        for (std::size_t i = 0; i < p.activities.size(); ++i) CHECK(chunk.driving[i] == (wanted.placed[i].critical ? 3 : 0));
    }
}
