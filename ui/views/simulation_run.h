#pragma once
// A schedule and cost risk analysis as a screen holds it: the runs are shared out to the Workers, what they find becomes one result that stays until
// somebody asks for another. It does nothing while drawing but look whether answers have come; it knows no widgets.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/jobs/simulate_job.h"
#include "core/project/simulation_model.h"
#include "core/simulation/findings.h"
#include "ui/frame.h"
#include "ui/job.h"

namespace pmo::ui {

// How somebody wants to simulate. Kept by this browser (ui/kept.h); estimates and risks are records.
struct SimulationSettings {
    std::int32_t runs = 1000;
    std::int64_t seed = 1;
    std::int32_t below = 10, above = 25;             // percent of the planned duration, for tasks without an estimate
    std::int32_t correlation = 30;                   // percent, between the tasks of one person
    bool from_status = true;                         // work that is not done does not happen before the status date
    simulation::Shape shape = simulation::Shape::triangular;     // of tasks without an estimate
    std::vector<Id> left_out{};                      // risks that do not happen, in the order in which they were left out
    bool operator==(SimulationSettings const&) const = default;
    SimulationOptions options() const;
    void read(std::string_view text);
    std::string text() const;
};
inline constexpr std::int32_t kMostRuns = 100'000;
inline constexpr std::int64_t kMostRunSeed = 999'999;

// What is finished. Minutes and minor units; indices are those of the model.
struct SimulationResult {
    SimulationSettings settings;
    std::vector<Id> asked;                           // the projects that were to take part
    SimulationModel source;
    std::unique_ptr<simulation::Compiled const> compiled;
    simulation::Findings findings;
    std::vector<Problem> problems;
    std::vector<Minute> plan_finish;                 // by project, as the plan stands; the last one is the latest of all
    std::uint32_t digest = 0;                        // of the model
    std::uint64_t revision = 0;                      // of the store that it was made from
    std::uint64_t number = 0;                        // of the results of its SimulationRun: another may come to lie at the same address
    bool tasks_kept = true;                          // else there are too many tasks for their dates and crucialities

    // project −1: the whole.
    simulation::Outcome const& outcome(std::int32_t project) const;
    Minute finish_of_plan(std::int32_t project) const;
    Minute target_finish(std::int32_t project) const;           // kNoTime: none; of the whole the latest, when all have one
    std::int64_t target_cost(std::int32_t project) const;       // -1: none; of the whole the sum, when all have one
    std::string const& currency(std::int32_t project) const;
    std::int32_t index_of(Id project) const;                    // -1: takes no part
    // Working days of the project's calendar from one instant to another, in tenths.
    std::int64_t tenths_of_days(std::int32_t project, Minute from, Minute to, Derived const& derived) const;
    // Likewise what `minutes` around the clock before a finish are.
    std::int64_t tenths_before(std::int32_t project, double finish, double minutes, Derived const& derived) const;
    // Likewise a difference of means, which lie at any hour: by the share of work in the time between the first finish of all runs and the last.
    std::int64_t tenths_of_mean(std::int32_t project, double minutes, Derived const& derived) const;
};

// A number that two models share only when they are the same.
std::uint32_t simulation_digest(Frame const& frame, std::span<Id const> projects, SimulationSettings const& settings);

class SimulationRun {
public:
    void start(Frame& frame, std::vector<Id> projects, SimulationSettings const& settings);
    void cancel(Frame& frame);
    // Once in every frame: takes what has come, begins what can begin.
    void step(Frame& frame);

    bool running() const { return m_state == State::reading || m_state == State::sharing || m_state == State::finding; }
    bool failed() const { return m_state == State::failed; }
    bool asked() const { return m_asked; }            // somebody has started it once, whatever became of it
    int permille() const;
    std::int32_t runs_done() const { return m_done; }
    std::vector<std::int64_t> const& finishes_so_far() const { return m_finishes; }   // of the whole, sorted
    SimulationResult const* result() const { return m_result.get(); }                 // the last finished one

private:
    enum class State : std::uint8_t { idle, reading, sharing, finding, failed };
    // The records, a few projects in each frame; from the beginning when they change meanwhile.
    struct Reading {
        SimulationModelMaking making;
        Store const* store = nullptr;
        std::uint64_t revision = 0;
    };
    void begin(Frame& frame);
    void read(Frame& frame);
    void share(Frame& frame);
    void collect(Frame& frame, std::vector<std::uint8_t> const& chunk);
    void finish(Frame& frame, std::vector<std::uint8_t> const& findings);
    void fail(Frame& frame);

    State m_state = State::idle;
    bool m_asked = false;
    std::uint64_t m_results = 0;                      // finished so far
    std::unique_ptr<SimulationResult> m_next, m_result;
    std::unique_ptr<Reading> m_reading;
    std::vector<std::uint8_t> m_model;
    std::vector<Job> m_shares;
    FindingsInput m_chunks;
    std::int32_t m_came = 0;                          // of the shares
    Job m_finding;
    std::vector<std::int64_t> m_finishes;
    std::int32_t m_done = 0;
};

}  // namespace pmo::ui
