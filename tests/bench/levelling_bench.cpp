// Levelling. On PSPLIB: how far above the optimum or the critical path the schedules are on average, and how many the search makes in a second. The
// library lies beside the project, in ../shared/data or where PMO_SHARED_DATA says. A part of each set by default; PMO_BENCH_ALL=1 takes all that
// is there, PMO_BENCH_SEED another seed than 1. And on a large portfolio: how long a hundred schedules take.

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>

#include "core/io/psplib.h"
#include "core/levelling/levelling.h"
#include "tests/bench/benches.h"
#include "tests/bench/big_problem.h"
#include "tests/bench/report.h"

namespace pmo::bench {

namespace {

namespace fs = std::filesystem;

fs::path library() {
    if (char const* folder = std::getenv("PMO_SHARED_DATA")) return fs::path(folder) / "psplib";
    return fs::path("..") / "shared" / "data" / "psplib";
}

std::string bytes_of(fs::path const& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::map<std::string, int> best_known(fs::path const& folder) {
    std::map<std::string, int> out;
    std::istringstream table(bytes_of(folder / "best_known.csv"));
    for (std::string line; std::getline(table, line);)
        if (auto const comma = line.find(','); comma != std::string::npos) out[line.substr(0, comma)] = std::atoi(line.c_str() + comma + 1);
    return out;
}

std::string percent(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.3f %%", 100 * value);
    return text;
}

std::uint64_t seed() {
    char const* text = std::getenv("PMO_BENCH_SEED");
    return text ? std::strtoull(text, nullptr, 10) : 1;
}

void set(Report& report, fs::path const& folder, std::map<std::string, int> const& best, std::string const& name, std::int64_t schedules) {
    std::vector<fs::path> files;
    for (auto const& file : fs::directory_iterator(folder / name)) files.push_back(file.path());
    std::ranges::sort(files);
    std::size_t const every = std::getenv("PMO_BENCH_ALL") ? 1 : 10;
    double above_best = 0, above_path = 0, best_above_path = 0, gap = 0, ms = 0;
    std::int64_t made = 0, count = 0, reached = 0, infeasible = 0;
    for (std::size_t i = 0; i < files.size(); i += every) {
        auto const problem = read_psplib(bytes_of(files[i]));
        auto const known = best.find(files[i].stem().string());
        if (!problem.ok() || known == best.end()) continue;
        levelling::Levelling run(*problem, {.seed = seed(), .expected = schedules});
        ms += once([&] { run.step(schedules - run.schedules()); });
        double const makespan = run.makespan(), path = run.bounds().critical_path;
        above_best += makespan / known->second - 1;
        above_path += makespan / path - 1;
        best_above_path += known->second / path - 1;
        gap += makespan / run.bounds().best() - 1;
        reached += run.makespan() <= known->second;
        infeasible += !violations_of(*problem, {run.starts().begin(), run.starts().end()}).empty();
        made += run.schedules();
        ++count;
    }
    auto const n = static_cast<double>(std::max<std::int64_t>(1, count));
    auto const head = name + ", " + std::to_string(count) + " instances, " + std::to_string(schedules) + " schedules: ";
    report.figure(head + "above best known", percent(above_best / n));
    report.figure(head + "above critical path", percent(above_path / n));
    report.figure(name + ": best known above critical path", percent(best_above_path / n));
    report.figure(name + ": above our lower bound", percent(gap / n));
    report.figure(name + ": best known reached", std::to_string(reached) + " of " + std::to_string(count));
    report.figure(name + ": schedules that break a limit", std::to_string(infeasible));
    report.figure(name + ": schedules a second", std::to_string(static_cast<std::int64_t>(1000.0 * static_cast<double>(made) / std::max(ms, 1e-3))));
}

// What no generation can do without: every activity after its predecessors, without calendars and resources.
levelling::Time bare_pass(levelling::Problem const& problem, std::vector<levelling::Time>& finishes) {
    std::ranges::fill(finishes, 0);
    levelling::Time last = 0;
    std::size_t k = 0;                                     // links come in the order of their successors, successors after predecessors
    for (std::size_t i = 0; i < finishes.size(); ++i) {
        levelling::Time start = problem.activities[i].release;
        for (; k < problem.links.size() && static_cast<std::size_t>(problem.links[k].to) == i; ++k)
            start = std::max(start, finishes[static_cast<std::size_t>(problem.links[k].from)] + problem.links[k].lag);
        finishes[i] = start + problem.activities[i].duration;
        last = std::max(last, finishes[i]);
    }
    return last;
}

void portfolio() {
    constexpr std::int64_t kSchedules = 100;
    Report report("Levelling: 100 projects, 10,000 activities, 300 resources");
    auto const problem = big_problem();
    std::vector<levelling::Time> finishes(problem.activities.size());
    std::int64_t sum = 0;                                  // so that no pass is left out
    auto const bare = measure(5, [&] { for (std::int64_t k = 0; k < kSchedules; ++k) sum += bare_pass(problem, finishes); });
    report.line(sum > 0 ? "100 bare passes: no calendars, no resources" : "", bare);
    report.line("the search is made ready", measure(5, [&] { levelling::Levelling run(problem, {.expected = kSchedules}); }));
    report.line("100 schedules with calendars and changing capacities", measure(3, [&] {
        levelling::Levelling run(problem, {.expected = kSchedules});
        run.step(kSchedules - run.schedules());
    }), {.at_most_ms = 1'000, .reference = &bare});
}

}  // namespace

void bench_levelling() {
    portfolio();
    Report report("Levelling: PSPLIB");
    auto const folder = library();
    std::error_code ignored;
    if (!fs::exists(folder / "best_known.csv", ignored)) return report.figure("skipped: no PSPLIB beside the project", "");
    auto const best = best_known(folder);
    for (std::int64_t const schedules : {5'000, 50'000})
        for (auto const* name : {"j30", "j60", "j120"}) set(report, folder, best, name, schedules);
}

}  // namespace pmo::bench
