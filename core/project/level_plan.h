#pragma once
// Levelling of real plans: from the records of one project or a whole portfolio to a levelling problem, and from its starts back to delays of tasks.
//
//     auto const work = level_work(store, derived, {.projects = derived.active_projects()});
//     levelling::Levelling run(work.problem);
//     while (!run.step(100)) …
//     auto const result = level_result(work, run.starts());      // what moves, checked with the schedule engine itself
//     auto const edit = level_edit(store, result);               // one undo step; core/actions/apply_levelling.h
//
// Who is limited: people (max_units, 100 % unless given) and equipment and rooms (capacity), not material, not money, not proposed bookings. What is
// limited: the sum of the units of their open tasks at any minute, over all projects at once.
// What stays: finished and started tasks, manual ones, those with the priority 1000, with a date they must keep (MSO, MFO, SNLT, FNLT), as late as
// possible, and those of `pinned`, with all that they wait for; also projects that are scheduled from their finish. Everything else may be delayed, never drawn forward past what its
// links allow. Task priority is strict: a task never waits for one of lower priority. Project priority weighs the finishes of the projects.
//
// Driving ties between two levelled projects are links like others; a task of a project that is not levelled holds what waits for it where it is planned.
//
// Approximations, all on the safe side or mended by the check: elapsed lags count as long as where they lie today; somebody is held from the task's start
// to its end even where only another one's part of it is left; links into a summary bind its tasks' starts, links from it wait for all of them.

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/levelling/problem.h"
#include "core/project/level_axis.h"
#include "core/project/plan.h"
#include "core/project/plan_gaps.h"

namespace pmo {

struct LevelScope {
    std::vector<Id> projects;
    std::vector<Id> pinned{};              // tasks that stay
    std::vector<Id> others{};              // projects that stay as they are and hold their people and machines all the same; those without shared ones are left out
};

// Why a task stays where it is. awaited: something that stays waits for it; elsewhere: it belongs to LevelScope::others.
enum class LevelStay : std::uint8_t { moves, finished, started, manual, important, dated, as_late_as_possible, from_finish, pinned, elsewhere, awaited };

// One task that is levelled or in the way; `activity` counts the problem's activities.
struct LevelTask {
    Id task, project;
    std::int32_t activity = -1;
    std::int32_t plan = 0, row = 0;        // of LevelWork::inputs
    LevelStay stay = LevelStay::moves;
    Minute start_before = kNoTime, finish_before = kNoTime;
    Minute delay_before = 0;               // its levelling delay today, which LevelWork::inputs are without; of a task that stays they have it
    bool stays() const { return stay != LevelStay::moves; }
};

// Nobody can be levelled below what a single task asks of them.
struct LevelExcess {
    Id task, resource;
    std::int64_t asked = 0, there = 0;     // percent
};

// Somebody has more to do than possible from one instant to another.
struct LevelConflict {
    Id resource;
    Minute from = 0, to = 0;
    std::int64_t asked = 0, there = 0;     // percent at the worst
    std::vector<Id> tasks{};
};

// A driving tie between projects: the row `to_row` waits for another project's task, which stands in its inputs as the activity `stands`.
struct LevelTie {
    std::int32_t from_plan = -1, from_row = -1;    // −1: of a project that is not levelled; it stays
    std::int32_t to_plan = -1, to_row = -1;        // −1: a project that is not levelled waits; it has no other fields
    std::int32_t stands = -1;
    Minute start = kNoTime, finish = kNoTime;      // of what is waited for, as planned today
    engine::Link link{};                           // as in the inputs
};

struct LevelWork {
    levelling::Problem problem;
    std::vector<LevelTask> tasks;
    std::vector<Id> resources;             // of the problem: a person or a resource
    std::vector<LevelExcess> excess;

    std::vector<PlanInputs> inputs;        // one a project, levelling delays only where tasks stay; behind its own rows and links what it waits for elsewhere
    std::vector<LevelTie> ties;
    std::vector<Minute> earliest;          // by project: its finish if people and machines were endless
    std::shared_ptr<LevelAxis const> axis;
    levelling::Time unit = 1;              // minutes of a period: the greatest that divides everything
};

// Deleted or unknown projects are left out.
LevelWork level_work(Store const& store, Derived const& derived, LevelScope const& scope);

// The same in portions, for who must not wait: nothing may change in the store meanwhile.
class LevelPreparation {
public:
    LevelPreparation(Store const& store, Derived const& derived, LevelScope scope);
    ~LevelPreparation();
    LevelPreparation(LevelPreparation&&) noexcept;
    LevelPreparation& operator=(LevelPreparation&&) noexcept;

    // Goes on until at least so many rows of plans have been looked at, or everything is done: then true.
    bool step(std::int64_t rows);
    LevelWork take();                      // once, when it is done
    int permille() const;

private:
    std::unique_ptr<class LevelMaker> m_maker;
};

struct LevelShift {
    Id task, project;
    Minute start_before = 0, finish_before = 0, start_after = 0, finish_after = 0;
    Minute delay = 0;                      // elapsed minutes: the task's new levelling delay
    bool stays = false;
};

// One of LevelScope::projects.
struct LevelledProject {
    Id project;
    Minute start_before = kNoTime, start_after = kNoTime;   // of its first task
    Minute finish_before = kNoTime, finish_after = kNoTime;
    Minute earliest = kNoTime;             // no plan with these links ends sooner
    std::int32_t moved = 0, tasks = 0;     // tasks: those that are not finished
};

struct LevelResult {
    std::vector<LevelShift> tasks;         // all of LevelWork::tasks, in its order
    std::vector<LevelledProject> projects{};
    std::vector<LevelConflict> before;     // as planned today
    std::vector<LevelConflict> after;      // what is left; only what tasks that stay cause among themselves, when all went well
    Minute finish_before = kNoTime, finish_after = kNoTime;   // the last finish of the levelled projects
    std::int32_t moved = 0;                // tasks whose start changes
    bool shortest() const;                 // every project ends when its links alone would let it: nothing can be better
};

// `starts` are those of the problem's activities. The dates come from the schedule engine with the delays in place, not from the search.
LevelResult level_result(LevelWork const& work, std::span<levelling::Time const> starts);

struct LevelDates { Minute start = 0, finish = 0; };

// When a task that is done at these times asks for its people and machines: not in the gaps of its work.
template <class Each> void each_held(LevelWork const& work, LevelTask const& task, LevelDates const& dates, Each&& each) {
    auto const& plan = *work.inputs[static_cast<std::size_t>(task.plan)].plan;
    auto const& row = plan.rows[static_cast<std::size_t>(task.row)];
    if (row.gap_count == 0) return each(dates);
    for (auto const& piece : pieces_between(plan.calendars[static_cast<std::size_t>(row.calendar)], dates.start, dates.finish, gaps_of(plan, row))) each(LevelDates{piece.from, piece.to});
}

// Who has too much to do if LevelWork::tasks are done at these times, one for each of them.
std::vector<LevelConflict> level_conflicts(LevelWork const& work, std::span<LevelDates const> dates);

// Who has too much to do as planned today, before anything is levelled: LevelResult::before. Conflicts among tasks of LevelScope::others alone are left out.
std::vector<LevelConflict> conflicts_today(LevelWork const& work);

}  // namespace pmo
