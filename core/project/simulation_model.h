#pragma once
// From records to a model for the schedule and cost risk analysis: the plans of one or several projects as one network, three-point estimates, open
// risks with what they do to tasks, budgets. The only place that knows both registers and core/simulation.
//
// - A task varies when it has an optimistic or pessimistic duration; the most likely one is its own, else the duration of the plan. Of a started task
//   the share that is left varies: what was said to be left, else, from the status date on, what the progress leaves. Manual, finished and inactive tasks
//   stand still.
// - Tasks "as late as possible" begin no earlier than planned; a plan made backwards keeps the start that was found.
// - Links between the projects count here, which a single plan leaves out; those to other projects do not.
// - An open risk acts through its impacts (register risk_impact); without any, its own days and cost act on its own task.
// - A task costs what is spent, and its remaining budget: the share of its fixed cost as it is, the rest in proportion to the time it takes. A project
//   whose tasks carry no budget spreads its own over the work.

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/project/plan.h"
#include "core/simulation/compiled.h"

namespace pmo {

struct SimulationOptions {
    double correlation = 0;              // 0 to 1, between the tasks of one person
    std::int32_t low_percent = 100;      // for tasks without an estimate: optimistic and pessimistic as percent of the duration; 100 and 100: none
    std::int32_t high_percent = 100;
    bool from_status_date = false;       // what is not done does not happen before the status date
    simulation::Shape shape = simulation::Shape::triangular;         // theirs
    std::vector<Id> left_out{};          // open risks that do not happen in this model
    bool keys_by_number = false;         // numbers drawn by the tasks' own numbers (uid), not by ids: for plans just read from a file
};

struct SimulationModel {
    simulation::Model model;
    std::vector<Id> projects;            // by project of the model
    std::vector<Id> tasks;               // by activity
    std::vector<Id> risks;               // by risk
    std::vector<std::string> currencies; // by project
    std::string currency = "CNY";        // of the whole: that of most projects
    std::int32_t with_estimate = 0;      // open tasks that have a three-point estimate
    std::int32_t without_estimate = 0;
    std::vector<Problem> problems;       // what was left out, in terms of records
};

// Projects that do not exist are left out.
SimulationModel make_simulation_model(Store const& store, std::span<Id const> projects, CalendarSource const& calendars, SimulationOptions const& options = {});

// The same in slices, for an interface that must not stand still: a large portfolio takes longer than a frame. The records must not change in between; if they
// do, begin again.
//
//     SimulationModelMaking making(store, projects, calendars, options);
//     while (!making.step(1'500)) …another frame
//     auto const model = std::move(making).take();
class SimulationModelMaking {
public:
    SimulationModelMaking(Store const& store, std::vector<Id> projects, CalendarSource calendars, SimulationOptions options = {});
    SimulationModelMaking(SimulationModelMaking&&) noexcept;
    SimulationModelMaking& operator=(SimulationModelMaking&&) noexcept;
    ~SimulationModelMaking();
    // Reads projects, at least one, until they have `tasks` tasks. True: everything is read.
    bool step(std::size_t tasks);
    SimulationModel take() &&;           // after the last step

private:
    class Maker;
    std::unique_ptr<Maker> m_maker;
};

// What the simulation found wrong with the model, in terms of records; codes simulation.*.
std::vector<Problem> simulation_problems(SimulationModel const& source, simulation::Compiled const& compiled);

}  // namespace pmo
