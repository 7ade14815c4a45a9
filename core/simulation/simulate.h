#pragma once
// Monte Carlo simulation of a model: every run draws the durations and risks, goes through the network and keeps what came out.
//
//     Compiled const compiled(model);
//     Chunk const some = simulate(compiled, {.seed = 7, .first = 0, .count = 500});
//     Chunk const rest = simulate(compiled, {.seed = 7, .first = 500, .count = 500});    // on another worker, in any order
//     Summary const result = summarise(compiled, *join({{some, rest}}));                 // summary.h
//
// A run is a pure function of the model, the seed and its number: however runs are cut into chunks, joined they are the same bytes. Whoever waits is told
// after every piece of work (Pace).

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "core/simulation/compiled.h"

namespace pmo::simulation {

// Told after every piece of work how much it was: activities looked at, or numbers sorted. A piece is one run through the network, or one task's or risk's
// column of numbers, so nobody is left without a word for longer than that takes (ten thousand activities: about a millisecond). Unset: nobody listens.
using Pace = std::function<void(std::int64_t work)>;

// Those who compute in the background pass a word on at least once in so much work: some ten milliseconds.
inline constexpr std::int64_t kMostBetween = 100'000;

struct Request {
    std::uint64_t seed = 1;
    std::int64_t first = 0;              // number of the first run, >= 0
    std::int32_t count = 0;              // of runs
    bool tasks = true;                   // keep durations and finishes of every task: 8 bytes for each task and run
    bool driving = true;                 // count who held up the finish
};

// What runs [first, first + count) gave. Rows lie one after the other, a row is a run; plain numbers.
struct Chunk {
    std::uint64_t seed = 0;
    std::int64_t first = 0;
    std::int32_t count = 0;
    std::vector<Minute> finish{};          // row: projects
    std::vector<std::int64_t> cost{};      // row: projects, minor units
    std::vector<std::uint8_t> happened{};  // row: risks, 1 when it happened
    std::vector<std::int32_t> duration{};  // row: Compiled::tasks; minutes left to do, empty unless asked
    std::vector<std::int32_t> task_finish{};       // row: Compiled::tasks; minutes after Chunk::origin
    Minute origin = 0;                   // the earliest project start
    std::vector<std::int32_t> driving{};   // by activity: runs in which it was on a driving chain
    std::vector<std::int64_t> edge_sums{}, latest_sums{};  // as in Pass, for merge bias
    friend bool operator==(Chunk const&, Chunk const&) = default;
};

Chunk simulate(Compiled const& compiled, Request const& request, Pace const& pace = {});

// Chunks of one simulation as one; nothing when they are of different seeds or models, overlap or leave a gap. In any order.
std::optional<Chunk> join(std::span<Chunk const> chunks);

// The same runs with one risk switched off (it never happens; all other numbers stay): finishes and costs only. Only runs in which it happened are
// computed again.
Chunk without_risk(Compiled const& compiled, Chunk const& runs, std::int32_t risk, Pace const& pace = {});

// One run as the engine's input: the activities and parts with their durations in that run, and which risks happened. schedule() of these, with links,
// calendars and one project's start, gives the dates that the simulation saw.
struct Replay {
    std::vector<engine::Activity> activities;
    std::vector<engine::Part> parts;
    std::vector<std::uint8_t> happened;          // by risk
    std::vector<Minute> start, finish;           // by activity; kNoTime for summaries
    std::vector<Minute> project_finish;
    std::vector<std::int64_t> project_cost;
};
Replay replay(Compiled const& compiled, std::uint64_t seed, std::int64_t run);

}  // namespace pmo::simulation
