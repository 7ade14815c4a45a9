// The simulation in the background: bytes that travel there and back unchanged, any split into Workers, and bytes that are damaged on the way.

#include <algorithm>
#include <ranges>

#include "core/jobs/simulate_job.h"
#include "core/jobs/simulation_bytes.h"
#include "tests/core/simulation/networks.h"

using namespace pmo;
using namespace pmo::simulation;
using test::Random;

namespace {

using Bytes = std::vector<std::uint8_t>;

// A network with everything that can stand in a model.
Model rich(std::uint64_t seed) {
    Random random(seed);
    Model model = test::model_of(test::wild_plan(random, 40));
    model.projects.push_back({.start = model.projects[0].start + 1440, .target_finish = model.projects[0].start + 90 * 1440, .target_cost = 5'000'000, .cost = 700, .in_total = random.chance(50)});
    model.project_of.assign(model.activities.size(), 0);
    for (std::size_t i = 0; i < model.activities.size(); ++i) {
        auto const activity = static_cast<std::int32_t>(i);
        auto const length = static_cast<double>(model.activities[i].duration);
        if (model.activities[i].parent < 0 && random.chance(30)) model.project_of[i] = 1;
        model.costs.push_back({.fixed = random.between(0, 900), .by_time = random.between(0, 90'000)});
        model.estimates.push_back({.activity = activity, .duration = from_three_points(static_cast<Shape>(1 + random.below(5)), length * 0.8, length, length * 1.7), .key = mixed(i), .group = random.chance(30) ? 0 : -1});
    }
    model.groups = {{.correlation = 0.4, .key = 5}};
    model.pairs = {{.a = 1, .b = 2, .correlation = -0.3}, {.a = 2, .b = 7, .correlation = 0.6}};
    for (std::int32_t r = 0; r < 4; ++r) {
        model.risks.push_back({.probability = 0.3, .key = mixed(static_cast<Key>(r) + 900), .exclusive = r < 2 ? 0 : -1});
        model.effects.push_back({.risk = r, .activity = r * 5, .project = r % 2, .delay = Distribution::pert(480, 960, 4800), .share = 0.1 * r, .cost = Distribution::uniform(1000, 9000), .saves = r == 3, .key = static_cast<Key>(r)});
    }
    return model;
}

Chunk all_runs(Model const& model, std::uint64_t seed, std::int32_t count) {
    Compiled const compiled(model);
    return simulate(compiled, {.seed = seed, .first = 0, .count = count});
}

JobOutput run(std::string_view kind, Bytes const& input, std::vector<int>* told = nullptr) {
    return run_job(kind, input, [&](int permille) { if (told) told->push_back(permille); });
}

TEST_CASE("a model comes back from its bytes and gives the same runs") {
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        CAPTURE(seed);
        auto const model = rich(seed);
        auto const bytes = to_bytes(model);
        auto const back = model_from(bytes);
        REQUIRE(back.has_value());
        CHECK(to_bytes(*back) == bytes);
        CHECK(back->calendars == model.calendars);
        CHECK(back->activities.size() == model.activities.size());
        CHECK(all_runs(*back, 3, 60) == all_runs(model, 3, 60));
    }
}

TEST_CASE("an empty model and an empty chunk have bytes too") {
    REQUIRE(model_from(to_bytes(Model{})).has_value());
    CHECK(chunk_from(to_bytes(Chunk{})) == Chunk{});
    CHECK_FALSE(model_from({}).has_value());
    CHECK_FALSE(chunk_from({}).has_value());
}

TEST_CASE("a request is checked") {
    auto const back = request_from(to_bytes(Request{.seed = 99, .first = 12, .count = 40, .tasks = false, .driving = true}));
    REQUIRE(back.has_value());
    CHECK(back->seed == 99);
    CHECK(back->first == 12);
    CHECK(back->count == 40);
    CHECK_FALSE(back->tasks);
    CHECK_FALSE(request_from(to_bytes(Request{.first = -1, .count = 4})).has_value());
    CHECK_FALSE(request_from(to_bytes(Request{.first = 0, .count = 2'000'000})).has_value());
}

TEST_CASE("however the runs are cut, the joined rows are those of one Worker") {
    auto const model = rich(4);
    auto const bytes = to_bytes(model);
    auto const whole = all_runs(model, 8, 230);
    for (std::int32_t const parts : {1, 2, 3, 7}) {
        CAPTURE(parts);
        std::vector<Chunk> chunks;
        std::vector<Bytes> outputs;
        for (std::int32_t k = 0; k < parts; ++k) {
            std::int32_t const from = 230 * k / parts, to = 230 * (k + 1) / parts;
            std::vector<int> told;
            auto output = run("simulate", simulate_input(bytes, {.seed = 8, .first = from, .count = to - from}), &told);
            REQUIRE(output.has_value());
            CHECK(std::ranges::is_sorted(told));
            CHECK(told.back() == 1000);
            auto chunk = chunk_from(*output);
            REQUIRE(chunk.has_value());
            chunks.push_back(std::move(*chunk));
            outputs.push_back(std::move(*output));
        }
        CHECK(join(chunks) == whole);
        std::ranges::reverse(outputs);                        // they arrive in any order
        auto const found = run("risk_findings", risk_findings_input(bytes, outputs));
        REQUIRE(found.has_value());
        Compiled const compiled(model);
        CHECK(*found == to_bytes(find_all(compiled, whole)));
    }
}

TEST_CASE("nobody who watches a simulation waits longer than one run, one column or the agreed work for a word") {
    auto const model = rich(6);
    Compiled const compiled(model);
    auto const nodes = static_cast<std::int64_t>(compiled.nodes.size());
    std::int64_t longest = 0, work = 0;
    Pace const pace = [&](std::int64_t piece) { longest = std::max(longest, piece), work += piece; };
    auto const chunk = simulate(compiled, {.seed = 3, .first = 0, .count = 300}, pace);
    CHECK(work == 300 * nodes);
    CHECK(longest == nodes);                                  // a run
    longest = work = 0;
    summarise(compiled, chunk, pace);
    CHECK(longest == 300);                                    // the numbers of one task, risk or project
    CHECK(work >= 300 * static_cast<std::int64_t>(compiled.tasks.size() + compiled.risks.size() + model.projects.size()));
    longest = work = 0;
    without_risk(compiled, chunk, 0, pace);
    CHECK(longest == nodes);
    CHECK(work == nodes * std::ranges::count_if(std::views::iota(0, 300), [&](int run) { return chunk.happened[static_cast<std::size_t>(run) * compiled.risks.size()] != 0; }));
    // The jobs: a word at least once in kMostBetween, however many runs there are.
    std::vector<int> told;
    std::int32_t const many = static_cast<std::int32_t>(40 * kMostBetween / nodes);
    REQUIRE(run("simulate", simulate_input(to_bytes(model), {.seed = 3, .first = 0, .count = many, .tasks = false}), &told).has_value());
    CHECK(static_cast<std::int64_t>(told.size()) >= many * nodes / (kMostBetween + nodes));
    CHECK(told.back() == 1000);
}

TEST_CASE("the input of the findings is the same put together as it comes") {
    std::vector<Bytes> const chunks = {Bytes(300, 1), {}, Bytes(20, 7)};
    Bytes const model(50, 9);
    FindingsInput input(model, chunks.size());
    for (auto const& chunk : chunks) {
        CHECK_FALSE(input.complete());
        input.add(chunk);
    }
    CHECK(input.complete());
    CHECK(std::move(input).take() == risk_findings_input(model, chunks));
}

TEST_CASE("what is found of the runs: the whole of each run, risks switched off, the nearest run, the joint share") {
    auto const model = rich(2);
    Compiled const compiled(model);
    auto const whole = all_runs(model, 5, 120);
    std::vector<int> told;
    auto const found = find_all(compiled, whole, [&](int permille) { told.push_back(permille); });
    CHECK(told.back() == 1000);
    REQUIRE(found.finishes.size() == 120);
    CHECK(found.swings.size() == model.risks.size());
    for (std::size_t run = 0; run < 120; ++run) CHECK(found.finishes[run] == std::max(whole.finish[2 * run], whole.finish[2 * run + 1]));
    auto sorted = found.finishes;
    std::ranges::sort(sorted);
    CHECK(sorted == found.summary.whole.finishes);
    auto const p80 = found.summary.whole.finish.p80;
    auto const run = run_nearest(found, p80);
    REQUIRE(run >= 0);
    CHECK(found.finishes[static_cast<std::size_t>(run)] == p80);
    CHECK(replay(compiled, 5, run).project_finish[0] <= p80);
    CHECK(joint_share(found, sorted.back(), found.summary.whole.costs.back()) == 1.0);
    CHECK(joint_share(found, sorted.back(), found.summary.whole.cost.p50) == doctest::Approx(share_within(found.summary.whole.costs, found.summary.whole.cost.p50)));
    CHECK(joint_share(found, sorted.front() - 1, found.summary.whole.costs.back()) == 0.0);
    CHECK(run_nearest(Findings{}, 0) == -1);
    CHECK(joint_share(Findings{}, 0, 0) == 0.0);
}

TEST_CASE("of very many risks only the heaviest are switched off") {
    Model model;
    model.projects = {{.start = 0}};
    for (std::int32_t i = 0; i < 400; ++i) {
        model.activities.push_back({.duration = 480});
        model.project_of.push_back(0);
        model.risks.push_back({.probability = 0.01, .key = mixed(static_cast<Key>(i))});
        model.effects.push_back({.risk = i, .activity = i, .delay = Distribution::constant(i == 7 || i == 390 ? 9600 : 10), .key = static_cast<Key>(i)});
    }
    model.calendars = {engine::WorkingTime()};
    Compiled const compiled(model);
    auto const few = find_all(compiled, simulate(compiled, {.seed = 1, .first = 0, .count = 20, .tasks = false}));
    CHECK(few.swings.size() == 400);
    auto const runs = static_cast<std::int32_t>(kSwingWork / 400 / 50);
    auto const many = find_all(compiled, simulate(compiled, {.seed = 1, .first = 0, .count = runs, .tasks = false}));
    CHECK(many.swings.size() == 50);
    CHECK(std::ranges::is_sorted(many.swings, {}, &Swing::risk));
    CHECK(std::ranges::count(many.swings, 7, &Swing::risk) == 1);
    CHECK(std::ranges::count(many.swings, 390, &Swing::risk) == 1);
}

TEST_CASE("rows that are not of the model are refused") {
    auto const model = rich(6);
    Compiled const compiled(model);
    auto chunk = all_runs(model, 5, 30);
    CHECK(belongs(compiled, chunk));
    auto const bytes = to_bytes(model);
    auto const refused = [&](Chunk const& one) { return !belongs(compiled, one) && !run("risk_findings", risk_findings_input(bytes, std::vector<Bytes>{to_bytes(one)})).has_value(); };
    auto narrow = chunk;
    narrow.finish.pop_back();
    CHECK(refused(narrow));
    narrow = chunk;
    narrow.task_finish.pop_back();
    CHECK(refused(narrow));
    narrow = chunk;
    narrow.driving.push_back(1);
    CHECK(refused(narrow));
    narrow = chunk;
    narrow.happened.clear();
    CHECK(refused(narrow));
    narrow = chunk;
    narrow.latest_sums.clear();
    CHECK(refused(narrow));
    auto const gap = all_runs(model, 6, 30);                  // another seed does not join
    CHECK_FALSE(run("risk_findings", risk_findings_input(bytes, std::vector<Bytes>{to_bytes(chunk), to_bytes(gap)})).has_value());
    CHECK_FALSE(run("risk_findings", risk_findings_input(bytes, std::vector<Bytes>{})).has_value());
    CHECK_FALSE(run("simulate", simulate_input(bytes, {.count = 0})).has_value());
    CHECK_FALSE(run("simulate", {}).has_value());
}

// Every prefix, and many bytes changed: an answer or none, never more.
TEST_CASE("damaged bytes give nothing or something, and end") {
    auto const model = rich(3);
    auto const bytes = to_bytes(model), chunk = to_bytes(all_runs(model, 1, 8));
    std::size_t refused = 0, cut = 0;
    for (std::size_t size = 0; size < bytes.size(); size += 3) cut += !model_from(std::span(bytes).first(size)).has_value();
    CHECK(cut == (bytes.size() + 2) / 3);
    for (std::size_t size = 0; size < chunk.size(); size += 7) CHECK_FALSE(chunk_from(std::span(chunk).first(size)).has_value());
    Random random(11);
    for (int i = 0; i < 1500; ++i) {
        auto damaged = bytes;
        for (std::size_t k = 1 + random.below(3); k > 0; --k) damaged[random.below(damaged.size())] = static_cast<std::uint8_t>(random.below(256));
        auto const output = run("simulate", simulate_input(damaged, {.seed = 1, .first = 0, .count = 4}));
        refused += !output.has_value();
        if (output) CHECK(chunk_from(*output).has_value());
        auto rows = chunk;
        rows[random.below(rows.size())] = static_cast<std::uint8_t>(random.below(256));
        auto const found = run("risk_findings", risk_findings_input(bytes, std::vector<Bytes>{rows}));
        if (found) CHECK(findings_from(*found).has_value());
    }
    CHECK(refused > 0);
    CHECK(refused < 1500);
}

}  // namespace
