#pragma once
// A schedule and cost risk analysis as a screen holds it: the runs are shared out to the Workers, what they find becomes one result that stays until
// somebody asks for another. It does nothing while drawing but look whether answers have come; it knows no widgets.

#include <memory>
#include <vector>

#include "core/project/simulation_model.h"
#include "core/simulation/findings.h"
#include "ui/frame.h"
#include "ui/job.h"

namespace pmo::ui {

struct SimulationSettings {
    std::int32_t runs = 1000;
    std::int64_t seed = 1;
    std::int32_t below = 10, above = 25;             // percent of the planned duration, for tasks without an estimate
    std::int32_t correlation = 30;                   // percent, between the tasks of one person
    bool from_status = true;                         // work that is not done does not happen before the status date
    bool operator==(SimulationSettings const&) const = default;
    SimulationOptions options() const;
};

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
};

// A number that two models share only when they are the same.
std::uint32_t simulation_digest(Frame const& frame, std::span<Id const> projects, SimulationSettings const& settings);

class SimulationRun {
public:
    void start(Frame& frame, std::vector<Id> projects, SimulationSettings const& settings);
    void cancel(Frame& frame);
    // Once in every frame: takes what has come, begins what can begin.
    void step(Frame& frame);

    bool running() const { return m_state == State::sharing || m_state == State::finding; }
    bool failed() const { return m_state == State::failed; }
    bool asked() const { return m_asked; }            // somebody has started it once, whatever became of it
    int permille() const;
    std::int32_t runs_done() const { return m_done; }
    std::vector<std::int64_t> const& finishes_so_far() const { return m_finishes; }   // of the whole, sorted
    SimulationResult const* result() const { return m_result.get(); }                 // the last finished one

private:
    enum class State : std::uint8_t { idle, sharing, finding, failed };
    void collect(Frame& frame, std::vector<std::uint8_t> chunk);
    void finish(Frame& frame, std::vector<std::uint8_t> const& findings);
    void fail(Frame& frame);

    State m_state = State::idle;
    bool m_asked = false;
    std::unique_ptr<SimulationResult> m_next, m_result;
    std::vector<std::uint8_t> m_model;
    std::vector<Job> m_shares;
    std::vector<std::vector<std::uint8_t>> m_chunks;
    Job m_finding;
    std::vector<std::int64_t> m_finishes;
    std::int32_t m_done = 0;
};

}  // namespace pmo::ui
