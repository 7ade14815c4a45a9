// The simulation as a whole: chunks, correlations, risks, costs, merge bias, and what it does with models that make no sense.

#include <algorithm>
#include <cmath>

#include "core/simulation/summary.h"
#include "tests/core/simulation/networks.h"

using namespace pmo;
using namespace pmo::simulation;
using test::Random;

namespace {

constexpr double kDay = 480;

struct Small {
    plan::Plan plan{};
    Model model{};
    std::int32_t add(double low, double likely, double high, Shape shape = Shape::triangular) {
        auto const activity = plan.add(engine::Activity{.duration = static_cast<Minute>(likely)});
        m_estimates.push_back({.activity = activity, .duration = from_three_points(shape, low, likely, high), .key = mixed(static_cast<Key>(activity) + 77)});
        return activity;
    }
    Model make() const {
        auto out = test::model_of(plan);
        out.estimates = m_estimates;
        out.risks = model.risks;
        out.effects = model.effects;
        out.groups = model.groups;
        out.pairs = model.pairs;
        out.costs = model.costs;
        return out;
    }
    std::vector<Estimate> m_estimates{};
};

Summary run(Model model, std::int32_t count = 2000, std::uint64_t seed = 1) {
    Compiled const compiled(std::move(model));
    return summarise(compiled, simulate(compiled, {.seed = seed, .first = 0, .count = count}));
}

// Two paths side by side that meet in a milestone.
Small diamond() {
    Small small;
    auto const a = small.add(8 * kDay, 10 * kDay, 15 * kDay), b = small.add(8 * kDay, 10 * kDay, 15 * kDay);
    auto const end = small.plan.add(0);
    small.plan.link(a, end);
    small.plan.link(b, end);
    return small;
}

double rank_correlation(Compiled const& compiled, Chunk const& chunk, std::size_t a, std::size_t b) {
    std::vector<std::int64_t> first, second;
    auto const width = compiled.tasks.size();
    for (std::size_t k = 0; k < static_cast<std::size_t>(chunk.count); ++k) {
        first.push_back(chunk.duration[k * width + a]);
        second.push_back(chunk.duration[k * width + b]);
    }
    return correlation_of(ranks_of(first), ranks_of(second));
}

}  // namespace

TEST_CASE("however runs are cut into chunks, joined they are the same bytes") {
    Random random(9);
    auto model = test::model_of(test::wild_plan(random, 40));
    for (std::int32_t i = 0; i < 40; ++i) model.estimates.push_back({.activity = i, .duration = Distribution::pert(100, 900, 4000), .key = static_cast<Key>(i)});
    model.groups = {{.correlation = 0.5, .key = 4}};
    for (std::size_t i = 0; i < 10; ++i) model.estimates[i].group = 0;
    model.risks = {{.probability = 0.4, .key = 9}};
    model.effects = {{.risk = 0, .activity = -1, .cost = Distribution::uniform(10, 90), .key = 1}};
    Compiled const compiled(std::move(model));
    auto const whole = simulate(compiled, {.seed = 5, .first = 100, .count = 60});
    for (int round = 0; round < 10; ++round) {
        std::vector<Chunk> parts;
        for (std::int64_t at = 100; at < 160;) {
            auto const count = static_cast<std::int32_t>(std::min<std::int64_t>(160 - at, random.between(1, 25)));
            parts.push_back(simulate(compiled, {.seed = 5, .first = at, .count = count}));
            at += count;
        }
        std::ranges::reverse(parts);
        auto const joined = join(parts);
        REQUIRE(joined.has_value());
        CHECK(*joined == whole);
        parts.pop_back();
        if (parts.size() > 1) parts.erase(parts.begin() + 1);
        parts.push_back(simulate(compiled, {.seed = 6, .first = 100, .count = 1}));
        CHECK_FALSE(join(parts).has_value());
    }
    CHECK_FALSE(join({}).has_value());
    CHECK(simulate(compiled, {.seed = 5, .first = 0, .count = 0}).finish.empty());
}

TEST_CASE("where two equal paths meet, the expected finish is later than either path's") {
    auto const summary = run(diamond().make(), 4000);
    REQUIRE(summary.joins.size() == 1);
    CHECK(summary.joins[0].links == 2);
    CHECK(summary.joins[0].bias > 0.3 * kDay);
    CHECK(summary.joins[0].bias < 1.5 * kDay);
    CHECK(summary.whole.planned_finish_share < 0.25);
    // Each path is the longer one about half the time.
    CHECK(summary.tasks[0].criticality == doctest::Approx(0.5).epsilon(0.1));
    CHECK(summary.tasks[0].criticality + summary.tasks[1].criticality >= 1);
    CHECK(summary.tasks[2].criticality == 1);
    CHECK(summary.tasks[0].cruciality > 0.4);
}

TEST_CASE("a single path has no merge bias, and its tasks are always critical") {
    Small small;
    auto const a = small.add(kDay, 2 * kDay, 4 * kDay), b = small.add(kDay, 3 * kDay, 9 * kDay);
    small.plan.link(a, b);
    auto const summary = run(small.make());
    CHECK(summary.joins.empty());
    CHECK(summary.tasks[0].criticality == 1);
    CHECK(summary.tasks[1].criticality == 1);
    CHECK(summary.tasks[1].cruciality > summary.tasks[0].cruciality);
    CHECK(summary.tasks[0].duration.mean == doctest::Approx(7 * kDay / 3).epsilon(0.03));
    CHECK(summary.whole.finish.p10 <= summary.whole.finish.p50);
    CHECK(summary.whole.finish.p50 <= summary.whole.finish.p80);
    CHECK(share_within(summary.whole.finishes, summary.whole.finish.p80) >= 0.8);
}

TEST_CASE("without uncertainty every run is the plan") {
    Small small;
    auto const a = small.plan.add(3), b = small.plan.add(2);
    small.plan.link(a, b);
    small.model.costs = {{.fixed = 100, .by_time = 333}, {.fixed = 0, .by_time = 7}};
    auto const summary = run(small.make(), 10);
    CHECK(summary.whole.finish.least == small.plan.run().finish);
    CHECK(summary.whole.finish.most == small.plan.run().finish);
    CHECK(summary.whole.planned_finish_share == 1);
    CHECK(summary.whole.cost.least == 440);
    CHECK(summary.whole.cost.most == 440);
    CHECK(summary.whole.finish.deviation == 0);
}

TEST_CASE("correlated durations have the rank correlation of the scores, and spread the finish") {
    Small small;
    for (int i = 0; i < 4; ++i) small.add(5 * kDay, 10 * kDay, 20 * kDay, i % 2 ? Shape::pert : Shape::triangular);
    for (std::int32_t i = 1; i < 4; ++i) small.plan.link(i - 1, i);
    auto const alone = run(small.make(), 4000);
    small.model.groups = {{.correlation = 0.6, .key = 5}};
    for (auto& estimate : small.m_estimates) estimate.group = 0;
    Compiled const grouped(small.make());
    auto const chunk = simulate(grouped, {.seed = 1, .first = 0, .count = 4000});
    double const wanted = 6 / 3.14159265358979 * std::asin(0.3);
    for (std::size_t i = 1; i < 4; ++i) CHECK(rank_correlation(grouped, chunk, 0, i) == doctest::Approx(wanted).epsilon(0.08));
    auto const together = summarise(grouped, chunk);
    CHECK(together.whole.finish.deviation > 1.4 * alone.whole.finish.deviation);
    CHECK(together.tasks[0].duration.mean == doctest::Approx(alone.tasks[0].duration.mean).epsilon(0.02));

    small.model.groups.clear();
    for (auto& estimate : small.m_estimates) estimate.group = -1;
    small.model.pairs = {{.a = 0, .b = 1, .correlation = -0.7}, {.a = 1, .b = 2, .correlation = 0.4}};
    Compiled const paired(small.make());
    CHECK(paired.faults().empty());
    auto const pairs = simulate(paired, {.seed = 1, .first = 0, .count = 4000});
    CHECK(rank_correlation(paired, pairs, 0, 1) == doctest::Approx(6 / 3.14159265358979 * std::asin(-0.35)).epsilon(0.08));
    CHECK(std::abs(rank_correlation(paired, pairs, 0, 3)) < 0.06);
}

TEST_CASE("correlations that contradict each other are weakened and reported") {
    Small small;
    for (int i = 0; i < 3; ++i) small.add(5 * kDay, 10 * kDay, 20 * kDay);
    small.model.pairs = {{.a = 0, .b = 1, .correlation = 0.9}, {.a = 1, .b = 2, .correlation = 0.9}, {.a = 0, .b = 2, .correlation = -0.9}};
    Compiled const compiled(small.make());
    REQUIRE(compiled.faults().size() == 1);
    CHECK(compiled.faults()[0].kind == Fault::Kind::correlation_weakened);
    CHECK(compiled.faults()[0].value > 0.4);
    CHECK(compiled.faults()[0].value < 0.6);     // 0.9 × share must be at most one half
    auto const chunk = simulate(compiled, {.seed = 1, .first = 0, .count = 4000});
    CHECK(rank_correlation(compiled, chunk, 0, 1) > 0.35);
    CHECK(rank_correlation(compiled, chunk, 0, 2) < -0.35);
    CHECK(cholesky(std::vector<double>{1, 0.5, 1}, 2)[2] == doctest::Approx(std::sqrt(0.75)));
}

TEST_CASE("a more probable or larger threat never brings a percentile forward") {
    auto small = diamond();
    std::int64_t before = 0, cost_before = 0;
    for (double probability = 0; probability <= 1.0; probability += 0.125) {
        small.model.risks = {{.probability = probability, .key = 42}};
        small.model.effects = {{.risk = 0, .activity = 0, .delay = Distribution::triangular(kDay, 3 * kDay, 8 * kDay), .cost = Distribution::uniform(1000, 5000), .key = 8}};
        auto const summary = run(small.make());
        CHECK(summary.risks[0].share == doctest::Approx(probability).epsilon(0.1));
        for (auto const p80 : {summary.whole.finish.p80}) CHECK(p80 >= before);
        CHECK(summary.whole.cost.p80 >= cost_before);
        before = summary.whole.finish.p80;
        cost_before = summary.whole.cost.p80;
    }
    small.model.effects[0].saves = true;
    small.model.effects[0].share = 0.5;
    auto const chance = run(small.make());
    CHECK(chance.whole.finish.p80 < before);
    CHECK(chance.whole.cost.most <= 0);
}

TEST_CASE("switching a risk off gives exactly the simulation without it") {
    auto small = diamond();
    small.model.risks = {{.probability = 0.3, .key = 1}, {.probability = 0.5, .key = 2}};
    small.model.effects = {{.risk = 0, .activity = 0, .delay = Distribution::constant(4 * kDay), .key = 1}, {.risk = 0, .activity = 1, .share = 0.2, .key = 2}, {.risk = 1, .activity = 1, .delay = Distribution::constant(2 * kDay), .key = 3}};
    Compiled const compiled(small.make());
    auto const runs = simulate(compiled, {.seed = 4, .first = 0, .count = 1000});
    auto const off = without_risk(compiled, runs, 0);
    small.model.risks[0].probability = 0;
    Compiled const other(small.make());
    auto const wanted = simulate(other, {.seed = 4, .first = 0, .count = 1000});
    CHECK(off.finish == wanted.finish);
    CHECK(off.cost == wanted.cost);
    CHECK(off.happened == wanted.happened);
    auto const summary = summarise(compiled, runs);
    auto const swing = swing_of(compiled, runs, summary.whole, 0, -1);
    CHECK(swing.mean_finish == doctest::Approx(summary.whole.finish.mean - summarise(other, wanted).whole.finish.mean));
    CHECK(swing.mean_finish > 0);
    CHECK(summary.risks[0].finish_with > summary.risks[0].finish_without);
    CHECK(summary.risks[0].finish_correlation > summary.risks[1].finish_correlation);
    CHECK(without_risk(compiled, runs, 99).finish == runs.finish);
}

TEST_CASE("of exclusive risks at most one happens, each as often as it should") {
    auto small = diamond();
    small.model.risks = {{.probability = 0.5, .key = 1, .exclusive = 3}, {.probability = 0.3, .key = 2, .exclusive = 3}, {.probability = 0.5, .key = 3}};
    Compiled const compiled(small.make());
    auto const runs = simulate(compiled, {.seed = 2, .first = 0, .count = 4000});
    std::int32_t both = 0, times[3] = {0, 0, 0};
    for (std::size_t k = 0; k < 4000; ++k) {
        both += runs.happened[k * 3] && runs.happened[k * 3 + 1];
        for (std::size_t r = 0; r < 3; ++r) times[r] += runs.happened[k * 3 + r];
    }
    CHECK(both == 0);
    CHECK(times[0] == doctest::Approx(2000).epsilon(0.06));
    CHECK(times[1] == doctest::Approx(1200).epsilon(0.08));
    CHECK(times[2] == doctest::Approx(2000).epsilon(0.06));
    small.model.risks[1].probability = 0.9;
    Compiled const crowded(small.make());
    REQUIRE(crowded.faults().size() == 1);
    CHECK(crowded.faults()[0].kind == Fault::Kind::exclusive_too_likely);
    CHECK(crowded.faults()[0].value == doctest::Approx(1.4));
}

TEST_CASE("cost follows time, and date and cost are judged together") {
    auto small = diamond();
    small.model.costs = {{.fixed = 5000, .by_time = 100'000}, {.fixed = 0, .by_time = 50'000}, {}};
    auto model = small.make();
    model.projects[0].target_finish = small.plan.run().finish + 3 * 1440;
    model.projects[0].target_cost = 170'000;
    model.projects[0].cost = 700;
    Compiled const compiled(std::move(model));
    auto const runs = simulate(compiled, {.seed = 1, .first = 0, .count = 3000});
    auto const summary = summarise(compiled, runs);
    CHECK(summary.whole.planned_cost == 155'700);
    CHECK(summary.whole.cost.mean == doctest::Approx(5700 + 150'000 * 1.1).epsilon(0.01));
    auto const& whole = summary.whole;
    CHECK(whole.finish_kept > 0.2);
    CHECK(whole.both_kept <= std::min(whole.finish_kept, whole.cost_kept));
    CHECK(whole.both_kept >= whole.finish_kept + whole.cost_kept - 1);
    CHECK(joint_confidence(compiled, runs, 0, whole.finish.p80, whole.cost.p80) <= 0.8 + 1e-9);
    CHECK(joint_confidence(compiled, runs, -1, whole.finish.most, whole.cost.most) == 1);
    CHECK(joint_confidence(compiled, runs, -1, whole.finish.least - 1, whole.cost.most) == 0);
}

TEST_CASE("several projects are one simulation: the whole ends with the last, and links between them count") {
    Small small;
    auto const a = small.add(5 * kDay, 10 * kDay, 20 * kDay), b = small.add(2 * kDay, 4 * kDay, 9 * kDay);
    auto model = small.make();
    model.projects.push_back({.start = model.projects[0].start + 7 * 1440, .in_total = false});
    model.project_of = {0, 1};
    model.costs = {{.fixed = 10, .by_time = 0}, {.fixed = 99, .by_time = 0}};
    auto const apart = run(model);
    CHECK(apart.projects[1].finish.p50 < apart.projects[0].finish.p50);
    CHECK(apart.whole.finish.p90 >= apart.projects[0].finish.p90);
    CHECK(apart.whole.cost.p50 == 10);           // the other project has another currency
    model.links.push_back({.from = a, .to = b});
    auto const linked = run(model);
    CHECK(linked.projects[1].finish.p50 > linked.projects[0].finish.p50);
    CHECK(linked.tasks[0].criticality == 1);
}

TEST_CASE("adding a task does not change the numbers of the others") {
    auto small = diamond();
    Compiled const before(small.make());
    small.add(kDay, 2 * kDay, 3 * kDay);
    Compiled const after(small.make());
    auto const a = replay(before, 3, 412), b = replay(after, 3, 412);
    for (std::size_t i = 0; i < a.activities.size(); ++i) CHECK(a.activities[i].duration == b.activities[i].duration);
}

TEST_CASE("models that make no sense are simulated as far as they go and reported") {
    auto small = diamond();
    auto model = small.make();
    model.links.push_back({.from = 2, .to = 0});                                  // a circle
    model.links.push_back({.from = 1, .to = 99});
    model.estimates[0].duration = Distribution::triangular(9, 5, 7);              // out of order
    model.estimates.push_back({.activity = 1, .duration = Distribution::uniform(1, 2)});   // the second one
    model.estimates.push_back({.activity = 77, .duration = Distribution::uniform(1, 2)});
    model.risks = {{.probability = 1.5, .key = 1}, {.probability = std::nan(""), .key = 2}};
    model.effects = {{.risk = 5, .activity = 0}, {.risk = 0, .activity = 88}, {.risk = 0, .activity = 1, .share = -3}, {.risk = 0, .activity = 1, .delay = Distribution::constant(-5)}};
    model.pairs = {{.a = 0, .b = 0, .correlation = 0.5}, {.a = 0, .b = 1, .correlation = 7}};
    model.groups = {{.correlation = 2, .key = 1}};
    model.project_of = {4, 0, 0};
    Compiled const compiled(std::move(model));
    auto const times = [&](Fault::Kind kind) { return std::ranges::count(compiled.faults(), kind, &Fault::kind); };
    CHECK(times(Fault::Kind::network) == 2);
    CHECK(times(Fault::Kind::bad_estimate) == 2);
    CHECK(times(Fault::Kind::double_estimate) == 1);
    CHECK(times(Fault::Kind::bad_probability) == 2);
    CHECK(times(Fault::Kind::bad_effect) == 4);
    CHECK(times(Fault::Kind::bad_correlation) == 3);
    CHECK(times(Fault::Kind::bad_project) == 1);
    auto const summary = summarise(compiled, simulate(compiled, {.seed = 1, .first = 0, .count = 20}));
    CHECK(summary.runs == 20);
    CHECK(summary.whole.finish.least > 0);

    Compiled const empty(Model{});
    auto const nothing = summarise(empty, simulate(empty, {.seed = 1, .first = 0, .count = 5}));
    CHECK(nothing.whole.finish.p80 == 0);
    CHECK(nothing.tasks.empty());
    CHECK(summarise(empty, simulate(empty, {.count = 0})).runs == 0);
}

TEST_CASE("huge and empty ranges stay within what a schedule can hold") {
    Small small;
    small.add(0, 0, 1e12, Shape::uniform);
    small.add(0, 0, 0);
    small.add(0, 5, 1e11, Shape::pert);
    small.plan.link(0, 1);
    small.plan.link(1, 2);
    auto const summary = run(small.make(), 50);
    CHECK(summary.whole.finish.most > summary.whole.finish.least);
    CHECK(summary.tasks[0].duration.most <= 2'000'000'000);
}

TEST_CASE("statistics say what their words say") {
    std::vector<std::int64_t> values;
    for (std::int64_t i = 1; i <= 1000; ++i) values.push_back(i);
    auto const spread = spread_of(values);
    CHECK(spread.p10 == 100);
    CHECK(spread.p50 == 500);
    CHECK(spread.p80 == 800);
    CHECK(spread.p90 == 900);
    CHECK(spread.mean == 500.5);
    CHECK(spread.deviation == doctest::Approx(288.8194360957494));
    CHECK(share_within(values, 800) == 0.8);
    auto const bins = histogram(values, 10);
    std::int32_t counted = 0;
    for (auto const& bin : bins) counted += bin.count;
    CHECK(bins.size() == 10);
    CHECK(counted == 1000);
    auto const curve = s_curve(values, 5);
    CHECK(curve.front().value == 1);
    CHECK(curve.back().share == 1);
    CHECK(histogram(std::vector<std::int64_t>{7, 7}, 10).size() == 1);
    CHECK(s_curve(std::vector<std::int64_t>{7}, 10).size() == 1);
    CHECK(histogram({}, 10).empty());
    CHECK(ranks_of(std::vector<std::int64_t>{30, 10, 20, 10}) == std::vector<double>{4, 1.5, 3, 1.5});
    CHECK(ranks_of(std::vector<std::int64_t>{-5'000'000'000, 7, 5'000'000'000}) == std::vector<double>{1, 2, 3});
    CHECK(correlation_of(std::vector<double>{1, 2, 3}, std::vector<double>{6, 4, 2}) == doctest::Approx(-1));
    CHECK(correlation_of(std::vector<double>{1, 1}, std::vector<double>{1, 2}) == 0);
}
