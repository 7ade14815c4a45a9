// Monte Carlo beside the least that any simulation of the same network must do: a bare forward pass over arrays with integers, no calendars, once for
// each run, with durations that are already there.

#include <algorithm>
#include <cstdint>
#include <vector>

#include "core/engine/calendar.h"
#include "core/jobs/simulation_bytes.h"
#include "core/simulation/simulate.h"
#include "core/simulation/summary.h"
#include "tests/bench/benches.h"
#include "tests/bench/report.h"
#include "tests/support/random.h"

namespace pmo::bench {

namespace {

using namespace simulation;

constexpr Minute kStart = 20'521 * engine::kMinutesPerDay + 480;     // a Monday
constexpr std::int32_t kTasks = 3600, kRuns = 1000;

std::vector<engine::WorkingTime> three_calendars() {
    using engine::DayRule;
    auto const day = DayRule::hours({{480, 720}, {780, 1020}}), off = DayRule::day_off();
    engine::Calendar const office{.week = {day, day, day, day, day, off, off}};
    engine::Calendar const six_days{.week = {day, day, day, day, day, day, off}};
    engine::Calendar holidays = office;
    for (engine::Day const from : {20'547, 20'574, 20'623, 20'720, 20'865, 20'912}) holidays.exceptions.push_back({.from = from, .to = from + 4});
    std::vector<engine::Calendar> const all{office, six_days, holidays};
    return {engine::compile(all, 0), engine::compile(all, 1), engine::compile(all, 2)};
}

// Twelve projects of 300 tasks, two links for each, most of them finish to start; nine of ten tasks keep their project's calendar.
Model make(Shape shape) {
    test::Random random(7);
    Model model;
    model.calendars = three_calendars();
    for (int p = 0; p < 12; ++p) model.projects.push_back({.start = kStart + random.between(0, 30) * 1440});
    for (std::int32_t i = 0; i < kTasks; ++i) {
        auto const project = i / 300;
        auto const duration = random.between(1, 20) * 480;
        model.activities.push_back({.duration = duration, .calendar = static_cast<std::int32_t>(random.chance(90) ? static_cast<std::size_t>(project % 3) : random.below(3))});
        if (random.chance(3)) {
            model.activities.back().constraint = engine::Constraint::start_no_earlier_than;
            model.activities.back().constraint_date = kStart + random.between(0, 200) * 1440;
        }
        model.project_of.push_back(project);
        model.costs.push_back({.fixed = 0, .by_time = duration * 100});
        auto const length = static_cast<double>(duration);
        model.estimates.push_back({.activity = i, .duration = from_three_points(shape, length * 0.8, length * (0.95 + 0.001 * static_cast<double>(random.below(100))), length * 1.6), .key = mixed(static_cast<Key>(i))});
    }
    while (model.links.size() < 2 * kTasks) {
        auto const from = static_cast<std::int32_t>(random.below(kTasks)), to = from + 1 + static_cast<std::int32_t>(random.below(25));
        if (to >= kTasks || from / 300 != to / 300) continue;
        engine::Link link{.from = from, .to = to};
        if (random.chance(12)) link.type = static_cast<engine::LinkType>(random.below(4));
        if (random.chance(8)) link.lag = static_cast<std::int32_t>(random.between(-1, 5) * 480);
        model.links.push_back(link);
    }
    for (std::int32_t r = 0; r < 40; ++r) {
        model.risks.push_back({.probability = 0.2, .key = mixed(static_cast<Key>(r) + 100'000)});
        model.effects.push_back({.risk = r, .activity = static_cast<std::int32_t>(random.below(kTasks)), .delay = Distribution::triangular(480, 2400, 9600), .key = static_cast<Key>(r)});
    }
    return model;
}

// What is left when everything but adding and comparing is taken away.
class BareForward {
public:
    explicit BareForward(Model const& model) : m_finish(model.activities.size()), m_first(model.activities.size() + 1) {
        for (auto const& link : model.links) ++m_first[static_cast<std::size_t>(link.to) + 1];
        for (std::size_t i = 1; i < m_first.size(); ++i) m_first[i] += m_first[i - 1];
        auto next = m_first;
        m_from.resize(model.links.size());
        for (auto const& link : model.links) m_from[static_cast<std::size_t>(next[static_cast<std::size_t>(link.to)]++)] = link.from;
        for (auto const& a : model.activities) m_duration.push_back(a.duration);
    }
    std::int64_t run() {
        std::int64_t latest = 0;
        for (std::size_t i = 0; i < m_finish.size(); ++i) {
            std::int64_t start = 0;
            for (auto k = m_first[i]; k < m_first[i + 1]; ++k) start = std::max(start, m_finish[static_cast<std::size_t>(m_from[static_cast<std::size_t>(k)])]);
            m_finish[i] = start + m_duration[i];
            latest = std::max(latest, m_finish[i]);
        }
        return latest;
    }
private:
    std::vector<std::int64_t> m_finish, m_duration;
    std::vector<std::int32_t> m_first, m_from;
};

}  // namespace

void bench_simulation() {
    Report report("Monte Carlo: 3,600 tasks, 7,200 links, 3 calendars, 1,000 runs");
    auto const model = make(Shape::triangular);
    BareForward bare(model);
    std::int64_t check = 0;
    auto const reference = measure(9, [&] { for (int i = 0; i < kRuns; ++i) check += bare.run(); });
    report.line("bare forward pass × runs", reference);
    Compiled const compiled(model);
    auto const runs = [&](Compiled const& c, bool tasks, bool driving) { return measure(5, [&] { check += simulate(c, {.seed = 1, .first = 0, .count = kRuns, .tasks = tasks, .driving = driving}).finish[0]; }); };
    report.line("simulate, triangular, everything kept", runs(compiled, true, true), {.at_most_ms = 500, .reference = &reference, .at_most_ratio = 0});
    report.line("simulate, triangular, project dates and costs only", runs(compiled, false, false), {.at_most_ms = 500, .reference = &reference, .at_most_ratio = 0});
    for (auto const& [name, shape] : {std::pair{"PERT", Shape::pert}, {"uniform", Shape::uniform}, {"normal", Shape::normal}, {"lognormal", Shape::lognormal}}) {
        Compiled const other(make(shape));
        report.line("simulate, " + std::string(name) + ", everything kept", runs(other, true, true), {.at_most_ms = 500, .reference = &reference, .at_most_ratio = 0});
    }
    auto correlated = model;
    for (Key g = 0; g < 12; ++g) correlated.groups.push_back({.correlation = 0.3, .key = g});
    for (auto& estimate : correlated.estimates) estimate.group = estimate.activity / 300;
    Compiled const together(correlated);
    report.line("simulate, every task in a correlated group", runs(together, true, true), {.at_most_ms = 500, .reference = &reference, .at_most_ratio = 0});
    report.line("compile the model", measure(9, [&] { check += Compiled(model).planned[0].finish; }));
    report.line("50 runs: the longest wait for a cancel", measure(21, [&] { check += simulate(compiled, {.seed = 1, .first = 0, .count = 50}).finish[0]; }), {.at_most_ms = 50});
    auto const chunk = simulate(compiled, {.seed = 1, .first = 0, .count = kRuns});
    auto const model_bytes = to_bytes(model), chunk_bytes = to_bytes(chunk);
    report.line("the model to a Worker: bytes there and back", measure(9, [&] { check += model_from(to_bytes(model))->activities[0].duration; }));
    report.line("the runs from a Worker: bytes there and back", measure(9, [&] { check += chunk_from(to_bytes(chunk))->finish[0]; }));
    report.figure("bytes of the model, of 1,000 runs", std::to_string(model_bytes.size()) + ", " + std::to_string(chunk_bytes.size()));
    report.line("percentiles, criticality, cruciality of every task", measure(5, [&] { check += summarise(compiled, chunk).projects[0].finish.p80; }));
    report.line("one risk switched off", measure(5, [&] { check += without_risk(compiled, chunk, 3).finish[0]; }));
    report.figure("sum of what was computed", std::to_string(check));
}

}  // namespace pmo::bench
