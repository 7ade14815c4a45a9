#pragma once
// The parts of the risk analysis screen (simulation_view.cpp): what they draw from, and the words that they share.

#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "core/project/estimates.h"
#include "ui/views/figure_table.h"
#include "ui/views/remember.h"
#include "ui/views/simulation_run.h"
#include "ui/views/time_chart.h"

namespace pmo::ui {

// A finished result and the part of it that is looked at: a project of the model, or -1 the whole.
struct SimulationShown {
    SimulationResult const& result;
    std::int32_t project = -1;

    simulation::Outcome const& outcome() const { return result.outcome(project); }
    std::string const& currency() const { return result.currency(project); }
    std::int64_t tenths(Frame const& frame, Minute from, Minute to) const { return result.tenths_of_days(project, from, to, frame.derived); }
};

std::string share_words(double share);                           // 12%; what is not quite nothing or all is said so
std::string finish_words(Minute finish);                         // the day on which it ends
std::string days_words(std::int64_t tenths);                     // +12.5, signed, without the unit
std::string later_words(std::int64_t tenths);                    // 12 working days later, earlier, as planned
std::string cost_words(std::int64_t minor, std::string const& currency);
TableState sorted_by(std::string_view column);                   // the greatest first
// The sentence of the result: how sure the plan is, and which date is safe.
std::string simulation_sentence(Frame const& frame, SimulationShown const& shown);
// Percentiles, tasks and risks as a table for spreadsheets.
std::string simulation_csv(Frame const& frame, SimulationShown const& shown);

// Dates and costs with their confidence. In the portfolio below them the projects: `left_out` do not take part in the next run.
class SimulationOverview {
public:
    // The project whose figures somebody wants to see from now on, or kNoId for the whole; nothing when it stays.
    std::optional<Id> draw(Frame& frame, SimulationShown const& shown, std::set<Id>& left_out, Box area);
    // While the first runs come in.
    static void draw_growing(Frame& frame, std::vector<std::int64_t> const& finishes, std::int32_t runs, Box area);

private:
    std::optional<Id> projects(Frame& frame, SimulationShown const& shown, std::set<Id>& left_out, Box at);
    void percentiles(Frame& frame, SimulationShown const& shown, Box at);
    TableState m_table, m_percentiles;
};

// Which tasks decide the end, and where paths that meet cost time.
class SimulationDrivers {
public:
    void draw(Frame& frame, SimulationShown const& shown, Box area);

private:
    void tasks(Frame& frame, SimulationShown const& shown, Box at);
    void joins(Frame& frame, SimulationShown const& shown, Box at);
    TableState m_tasks = sorted_by("criticality"), m_joins;
};

// Each risk switched off: what it costs in working days and money. And what the model could not use.
class SimulationRisks {
public:
    // `left_out`: risks that do not happen in the next run; people tick them here.
    void draw(Frame& frame, SimulationShown const& shown, std::vector<Id>& left_out, Box area);

private:
    void tornado(Frame& frame, SimulationShown const& shown, std::vector<Id>& left_out, Box at);
    void problems(Frame& frame, SimulationShown const& shown, Box at);
    TableState m_table = sorted_by("finish"), m_problems;
};

// A task in one run beside the plan. Durations are working minutes of the task.
struct RunLine {
    Id task;
    std::int32_t activity = 0, project = 0;          // of the model
    Minute planned_start = 0, planned_finish = 0, start = 0, finish = 0;
    Minute planned_duration = 0, duration = 0;
};

// One run of all: what was drawn for every task, its dates beside the plan's, the risks that happened in it.
class SimulationRuns {
public:
    void draw(Frame& frame, SimulationShown const& shown, Box area);
    // The next run, the one before; by key.
    void step(SimulationResult const& result, int by);

private:
    struct Seen {
        SimulationResult const* result = nullptr;
        std::int64_t run = -1;
        simulation::Replay replay;
        std::vector<std::pair<std::int32_t, std::int32_t>> struck;    // activity and risk that happened to it, sorted
    };
    using Lines = std::vector<RunLine>;
    void look(SimulationShown const& shown);
    Lines const& lines(Frame& frame, SimulationShown const& shown);
    std::string risks_on(Frame const& frame, SimulationShown const& shown, std::int32_t activity) const;
    void choose(Frame& frame, SimulationShown const& shown, Box at);
    void facts(Frame& frame, SimulationShown const& shown, Box at);
    void tasks(Frame& frame, SimulationShown const& shown, Box at);
    void chart(Frame& frame, SimulationShown const& shown, Lines const& all, FigureRows const& rows, TableEvents const& events, Box at);
    std::int64_t m_run = -1;
    Seen m_seen;
    Remembered<Lines, std::tuple<void const*, std::int64_t, std::int32_t>> m_lines;
    TableState m_table;
    TimeChart m_time;
};

// The open tasks with their three points, entered in the cells.
class SimulationEstimates {
public:
    void draw(Frame& frame, std::vector<Id> const& projects, SimulationSettings const& settings, Box area);
    void show_missing() { m_which = 1; }
    std::vector<TaskEstimate> const& estimates(Frame& frame, std::vector<Id> const& projects);

private:
    void toolbar(Frame& frame, std::vector<TaskEstimate> const& all, SimulationSettings const& settings, Box bar);
    void write(Frame& frame, TaskEstimate const& estimate, int column, std::string_view words);
    int m_which = 0;                                 // all, without, with
    Remembered<std::vector<TaskEstimate>, std::vector<Id>> m_estimates;
    TableState m_table;
};

}  // namespace pmo::ui
