#include "core/project/live_plan.h"

#include <algorithm>
#include <numeric>

#include "core/registers/interruption.h"
#include "core/registers/project.h"
#include "core/registers/task.h"

namespace pmo {

namespace {

namespace tsk = registers::task;

constexpr Minute kLongestDuration = 2'000'000'000;     // 3,800 years of minutes: more is a mistake, and sums must not overflow

engine::Constraint constraint_of(std::string_view id) {
    constexpr std::string_view kIds[] = {"asap", "alap", "mso", "mfo", "snet", "snlt", "fnet", "fnlt"};
    for (std::size_t i = 0; i < std::size(kIds); ++i)
        if (kIds[i] == id) return static_cast<engine::Constraint>(i);
    return engine::Constraint::as_soon_as_possible;
}

Minute minute_or_none(Record const& task, Field<Moment> field) { return task.has(field) ? task.get(field).minute : kNoTime; }

Minute minutes_of(Record const& task, Field<std::int64_t> field) { return std::clamp<Minute>(task.get(field), 0, kLongestDuration); }

// Every other field decides who belongs where, or counts in ways that only a whole new plan takes into account.
constexpr std::uint8_t kFollowed[] = {
    tsk::name.slot, tsk::notes.slot, tsk::owner.slot, tsk::priority.slot, tsk::milestone.slot, tsk::duration.slot, tsk::estimated.slot, tsk::start_on.slot, tsk::finish_on.slot,
    tsk::constraint.slot, tsk::constraint_on.slot, tsk::deadline.slot, tsk::percent_complete.slot, tsk::percent_work.slot, tsk::physical_percent.slot, tsk::actual_start.slot,
    tsk::actual_finish.slot, tsk::remaining_duration.slot, tsk::stop.slot, tsk::resume.slot, tsk::level_delay.slot, tsk::board_state.slot, tsk::board_rank.slot,
    tsk::cause.slot, tsk::correction.slot, tsk::tags.slot};

// Of a summary only these count.
bool same_summary(engine::Activity const& a, engine::Activity const& b) {
    return a.mode == b.mode && a.constraint == b.constraint && a.constraint_date == b.constraint_date && a.manual_start == b.manual_start &&
           a.manual_finish == b.manual_finish;
}

}  // namespace

void read_progress(Record const& task, PlanRow& row) {
    row.duration = row.summary ? 0 : minutes_of(task, tsk::duration);
    row.inactive = task.get(tsk::inactive);
    row.percent = static_cast<std::int32_t>(std::clamp<std::int64_t>(task.get(tsk::percent_complete), 0, 100));
    row.owner = task.get(tsk::owner);
}

// What has no length is a milestone, but a note of work that nobody has estimated is not.
bool is_milestone(Record const& task, PlanRow const& row, engine::Activity const& activity) {
    return !row.summary && (task.get(tsk::milestone) || (row.duration == 0 && !activity.placeholder));
}

engine::Activity activity_of(Record const& task, PlanRow const& row, engine::WorkingTime const& calendar) {
    engine::Activity a;
    a.parent = row.parent;
    a.calendar = row.calendar;
    a.duration = row.duration;
    a.constraint = constraint_of(task.get(tsk::constraint));
    a.constraint_date = minute_or_none(task, tsk::constraint_on);
    a.deadline = minute_or_none(task, tsk::deadline);
    if (task.get(tsk::inactive)) a.mode = engine::Mode::inactive;
    else if (task.get(tsk::mode) == "manual" && task.has(tsk::start_on)) a.mode = engine::Mode::manual;
    a.manual_start = minute_or_none(task, tsk::start_on);
    a.manual_finish = minute_or_none(task, tsk::finish_on);
    if (row.summary) return a;
    a.placeholder = a.mode == engine::Mode::manual && !task.has(tsk::duration);
    a.level_delay = minutes_of(task, tsk::level_delay);
    a.actual_start = minute_or_none(task, tsk::actual_start);
    a.actual_finish = minute_or_none(task, tsk::actual_finish);
    if (a.actual_start == kNoTime) return a;
    if (task.has(tsk::remaining_duration)) a.remaining = minutes_of(task, tsk::remaining_duration);
    a.resume = minute_or_none(task, tsk::resume);
    // Progress without a gap: the minutes of stop and resume may be rounded, the duration is exact.
    auto const stop = minute_or_none(task, tsk::stop);
    if (stop != kNoTime && a.resume != kNoTime && calendar.between(stop, a.resume) <= 0) a.resume = kNoTime;
    return a;
}

bool can_follow(std::uint8_t task_slot) { return std::ranges::find(kFollowed, task_slot) != std::end(kFollowed); }

bool follow(Store const& store, std::span<Id const> tasks, LivePlan& live, Plan& plan) {
    auto const* project = store.live(plan.project);
    auto& activities = live.inputs.activities;
    if (!project || activities.size() != plan.rows.size()) return false;
    std::vector<std::int32_t> changed;
    for (auto const id : tasks) {
        auto const i = plan.row_of(id);
        auto const* task = store.live(id);
        if (i < 0 || !task) return false;
        auto& row = plan.rows[static_cast<std::size_t>(i)];
        auto& activity = activities[static_cast<std::size_t>(i)];
        // Whether there is a gap between stop and resume was asked of the task's own calendar, and people may have brought another since.
        bool const interrupted = !store.referrers(registers::interruption::kType, registers::interruption::task, id).empty();
        if (interrupted || activity.part_count > 0 || (task->has(tsk::stop) && task->has(tsk::resume))) return false;
        read_progress(*task, row);
        auto const fresh = activity_of(*task, row, plan.calendars[static_cast<std::size_t>(row.calendar)]);
        if (row.summary) {
            if (!same_summary(fresh, activity)) return false;
            continue;
        }
        activity = fresh;
        row.milestone = is_milestone(*task, row, activity);
        changed.push_back(i);
    }
    live.inputs.plan.reset();
    engine::Network network{.activities = activities, .links = live.inputs.links, .calendars = plan.calendars, .parts = live.inputs.parts,
                            .direction = live.inputs.direction, .start = live.inputs.start, .finish = live.inputs.finish,
                            .critical_slack_limit = live.inputs.critical_slack, .out_of_sequence = live.inputs.out_of_sequence,
                            .constraints_win = live.inputs.constraints_win};
    auto const moved = live.engine.update(network, changed, plan.schedule);
    conclude_schedule(plan);
    std::vector<std::int32_t> rows;
    if (moved) {
        rows.assign(moved->begin(), moved->end());
        rows.insert(rows.end(), changed.begin(), changed.end());
    } else {
        rows.resize(plan.rows.size());
        std::iota(rows.begin(), rows.end(), 0);
    }
    // Without a status date the plan's start is the day that counts.
    if (!project->has(registers::project::status_date) && date_of(Moment{plan.start}) != plan.status_date) return false;
    conclude_value(plan, live.money, *project, rows);
    return true;
}

}  // namespace pmo
