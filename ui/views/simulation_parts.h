#pragma once
// The parts of the risk analysis screen (simulation_view.cpp): what they draw from, and the words that they share.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "core/project/estimates.h"
#include "ui/i18n/tr.h"
#include "ui/views/figure_table.h"
#include "ui/views/remember.h"
#include "ui/views/simulation_run.h"
#include "ui/views/time_chart.h"

namespace pmo::ui {

// Of what result and part the rows of a table were made, in which language they are sorted, and the record that they show besides.
using SimulationRowsKey = std::tuple<void const*, std::uint64_t, std::int32_t, Language, Id>;

// A finished result and the part of it that is looked at: a project of the model, or -1 the whole.
struct SimulationShown {
    SimulationResult const& result;
    std::int32_t project = -1;

    SimulationRowsKey key(Id besides = kNoId) const;
    simulation::Outcome const& outcome() const { return result.outcome(project); }
    std::string const& currency() const { return result.currency(project); }
    std::int64_t tenths(Frame const& frame, Minute from, Minute to) const { return result.tenths_of_days(project, from, to, frame.derived); }
};

std::string share_words(double share);                           // 12%; what is not quite nothing or all is said so
std::string finish_words(Minute finish);                         // the day on which it ends
std::string days_words(std::int64_t tenths);                     // +12.5, signed, without the unit
std::string later_words(std::int64_t tenths);                    // 12 working days later, earlier, as planned
std::string simulation_basis(SimulationResult const& result);      // with how many numbers something was computed: stands at every figure
std::string cost_words(std::int64_t minor, std::string const& currency);
TableState sorted_by(std::string_view column);                   // the greatest first
// The sentence of the result: how sure the plan is, and which date is safe.
std::string simulation_sentence(Frame const& frame, SimulationShown const& shown);
// Percentiles, tasks, risks and the end of every run as tables for spreadsheets.
std::string simulation_csv(Frame const& frame, SimulationShown const& shown);

// The percentiles of date and cost against the plan and the budget, or against a result that was kept; and any confidence for a date, any date for a
// confidence.
class SimulationPercentiles {
public:
    using Scope = std::pair<Id, Id>;                 // the project that the screen stands in, and the one that is shown; kNoId: the portfolio, the whole
    void draw(Frame& frame, SimulationShown const& shown, Scope const& scope, Box at);

private:
    struct Kept { simulation::Spread finish, cost; std::int32_t runs = 0; std::int64_t seed = 0; };
    void ask(Frame& frame, SimulationShown const& shown, Box line);
    std::map<Scope, Kept> m_kept;
    std::int64_t m_share = 80;                       // percent asked for
    std::optional<std::int32_t> m_day;               // or the day asked for
    TableState m_table, m_narrow;                    // with the column of the budget and without
};

// Dates and costs with their confidence. In the portfolio below them the projects: `left_out` do not take part in the next run.
class SimulationOverview {
public:
    // The project whose figures somebody wants to see from now on, or kNoId for the whole; nothing when it stays.
    std::optional<Id> draw(Frame& frame, SimulationShown const& shown, std::set<Id>& left_out, Box area);
    // While the first runs come in.
    static void draw_growing(Frame& frame, std::vector<std::int64_t> const& finishes, std::int32_t runs, Box area);

private:
    std::optional<Id> projects(Frame& frame, SimulationShown const& shown, std::set<Id>& left_out, Box at);
    TableState m_table;
    SimulationPercentiles m_percentiles;
};

// What somebody asked for beside what there is.
struct DriversAnswer { bool whole = false, again = false; };      // show all projects; simulate again

// Which tasks decide the end, and where paths that meet cost time. A task that is selected is always among the rows, or it is said why it cannot be.
class SimulationDrivers {
public:
    DriversAnswer draw(Frame& frame, SimulationShown const& shown, Box area);
    int rows_made() const { return m_task_rows.times_made() + m_join_rows.times_made(); }   // of both tables, so often

private:
    struct TaskRows { FigureRows rows; std::vector<simulation::TaskOutcome const*> found; };
    struct JoinRows { FigureRows rows; std::vector<simulation::JoinOutcome const*> found; };
    DriversAnswer absent(Frame& frame, SimulationShown const& shown, Record const& task, Box line);
    void tasks(Frame& frame, SimulationShown const& shown, TaskRows& made, Box at);
    void joins(Frame& frame, SimulationShown const& shown, JoinRows& made, Box at);
    Remembered<TaskRows, SimulationRowsKey> m_task_rows;
    Remembered<JoinRows, SimulationRowsKey> m_join_rows;
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
    int rows_made() const { return m_made.times_made(); }
    // The next run, the one before; by key.
    void step(SimulationResult const& result, int by);

private:
    struct Seen {
        std::pair<void const*, std::uint64_t> of{};                       // the result and its number
        std::int64_t run = -1;
        simulation::Replay replay;
        std::vector<std::pair<std::int32_t, std::int32_t>> struck;    // activity and risk that happened to it, sorted
    };
    using Lines = std::vector<RunLine>;
    struct Made { Lines lines; FigureRows rows; };
    void look(SimulationShown const& shown);
    Made make(Frame const& frame, SimulationShown const& shown) const;
    std::string risks_on(Frame const& frame, SimulationShown const& shown, std::int32_t activity) const;
    void choose(Frame& frame, SimulationShown const& shown, Box at);
    void facts(Frame& frame, SimulationShown const& shown, Box at);
    void tasks(Frame& frame, SimulationShown const& shown, Box at);
    void chart(Frame& frame, SimulationShown const& shown, Lines const& all, FigureRows const& rows, TableEvents const& events, Box at);
    std::int64_t m_run = -1;
    Seen m_seen;
    Remembered<Made, std::tuple<SimulationRowsKey, std::int64_t>> m_made;
    TableState m_table;
    TimeChart m_time;
};

// The open tasks with their three points, entered in the cells.
class SimulationEstimates {
public:
    void draw(Frame& frame, std::vector<Id> const& projects, SimulationSettings const& settings, Box area);
    void show_missing() { m_which = 1; }
    std::vector<TaskEstimate> const& estimates(Frame& frame, std::vector<Id> const& projects);
    int rows_made() const { return m_rows.times_made(); }

private:
    void toolbar(Frame& frame, std::vector<TaskEstimate> const& all, SimulationSettings const& settings, Box bar);
    void write(Frame& frame, TaskEstimate const& estimate, int column, std::string_view words);
    int m_which = 0;                                 // all, without, with
    struct Rows { FigureRows rows; std::vector<TaskEstimate const*> found; double widest = 0; };   // in planned durations
    Rows made(Frame const& frame, std::vector<TaskEstimate> const& all) const;
    Remembered<std::vector<TaskEstimate>, std::vector<Id>> m_estimates;
    Remembered<Rows, std::tuple<std::vector<Id>, int, Language>> m_rows;
    TableState m_table;
};

}  // namespace pmo::ui
