#include "core/project/level_slack.h"

#include <algorithm>

#include "core/base/sort.h"
#include "core/project/level_ties.h"

namespace pmo {

namespace {

constexpr int kRounds = 4;                       // until a start that is rounded to working time comes after what it waits for

std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }

// A task of the conflict and the instant at which another one of them lets go.
struct Try { std::size_t task; Minute target, later, slack; };

class Finder {
public:
    Finder(LevelWork const& work, LevelConflict const& conflict) : m_work(work), m_conflict(conflict) {
        for (auto const& task : work.tasks) m_today.push_back({task.start_before, task.finish_before});
        m_before = level_conflicts(work, m_today);
    }

    std::optional<SlackMove> find() {
        auto const tries = all_tries();
        std::optional<SlackMove> best;
        int count = 0;
        for (auto const& one : tries) {
            if (best && one.later > best->later) break;
            if (++count > kMostSlackTries) break;
            auto move = attempt(one);
            if (move && (!best || better(*move, *best))) best = std::move(move);
        }
        return best;
    }

private:
    static bool better(SlackMove const& a, SlackMove const& b) { return a.later != b.later ? a.later < b.later : a.slack - a.later > b.slack - b.later; }

    // Shortest first.
    std::vector<Try> all_tries() {
        std::vector<std::size_t> members;
        for (std::size_t i = 0; i < m_work.tasks.size(); ++i)
            if (std::ranges::find(m_conflict.tasks, m_work.tasks[i].task) != m_conflict.tasks.end()) members.push_back(i);
        std::vector<Try> out;
        for (auto const i : members) {
            auto const& task = m_work.tasks[i];
            if (task.stays() || task.start_before >= task.finish_before) continue;
            auto const today = schedule(at(task.plan), today_of(at(task.plan)));
            auto const slack = today.placed[at(task.row)].total_slack;
            for (auto const other : members) {
                if (other == i) continue;
                each_held(m_work, m_work.tasks[other], m_today[other], [&](LevelDates const& held) {
                    if (held.finish <= task.start_before) return;
                    auto const later = calendar_of(task).between(task.start_before, held.finish);
                    if (later > 0 && later <= slack) out.push_back({i, held.finish, later, slack});
                });
            }
        }
        sort_stably(out, {}, &Try::later);
        return out;
    }

    engine::WorkingTime const& calendar_of(LevelTask const& task) const {
        auto const& inputs = m_work.inputs[at(task.plan)];
        return inputs.plan->calendars[at(inputs.activities[at(task.row)].calendar)];
    }

    // The plan as it stands: LevelWork::inputs are without the delays of what may move.
    std::vector<engine::Activity> today_of(std::size_t plan) const {
        auto activities = m_work.inputs[plan].activities;
        for (auto const& task : m_work.tasks)
            if (at(task.plan) == plan && !task.stays()) activities[at(task.row)].level_delay = task.delay_before;
        place_ties_as_planned(m_work, plan, activities);
        return activities;
    }

    engine::Schedule schedule(std::size_t plan, std::vector<engine::Activity> const& activities) const {
        auto network = m_work.inputs[plan].network();
        network.activities = activities;
        return engine::schedule(network);
    }

    std::optional<SlackMove> attempt(Try const& one) {
        auto const& task = m_work.tasks[one.task];
        auto const plan = at(task.plan);
        auto activities = today_of(plan);
        auto const today = schedule(plan, activities);
        auto& delay = activities[at(task.row)].level_delay;
        engine::Schedule moved;
        Minute start = task.start_before;
        for (int round = 0; round < kRounds && start < one.target; ++round) {
            delay += one.target - start;
            moved = schedule(plan, activities);
            start = moved.placed[at(task.row)].start;
        }
        auto const later = calendar_of(task).between(task.start_before, start);
        if (start < one.target || later > one.slack || moved.finish != today.finish || touches_others(plan, today, moved)) return std::nullopt;
        SlackMove out{.task = task.task, .project = task.project, .resource = m_conflict.resource, .start_before = task.start_before, .finish_before = task.finish_before, .start_after = start,
                      .finish_after = moved.placed[at(task.row)].finish, .later = later, .slack = one.slack, .delay = delay};
        auto dates = m_today;
        for (std::size_t i = 0; i < m_work.tasks.size(); ++i) {
            auto const& other = m_work.tasks[i];
            if (at(other.plan) != plan) continue;
            auto const& placed = moved.placed[at(other.row)];
            out.pushed += i != one.task && placed.start > dates[i].start;
            dates[i] = {placed.start, placed.finish};
        }
        return ends_it(level_conflicts(m_work, dates)) ? std::optional(out) : std::nullopt;
    }

    // Another project waits for a task that would move.
    bool touches_others(std::size_t plan, engine::Schedule const& today, engine::Schedule const& moved) const {
        return std::ranges::any_of(m_work.ties, [&](LevelTie const& tie) {
            if (tie.from_plan != static_cast<std::int32_t>(plan)) return false;
            auto const &before = today.placed[at(tie.from_row)], &after = moved.placed[at(tie.from_row)];
            return before.start != after.start || before.finish != after.finish;
        });
    }

    // Nothing is left where the conflict was, and nothing is new or worse.
    bool ends_it(std::vector<LevelConflict> const& after) const {
        return std::ranges::all_of(after, [&](LevelConflict const& left) {
            if (left.resource == m_conflict.resource && left.from < m_conflict.to && left.to > m_conflict.from) return false;
            return std::ranges::any_of(m_before, [&](LevelConflict const& known) {
                return known.resource == left.resource && known.from <= left.from && known.to >= left.to && known.asked >= left.asked;
            });
        });
    }

    LevelWork const& m_work;
    LevelConflict const& m_conflict;
    std::vector<LevelDates> m_today;
    std::vector<LevelConflict> m_before;
};

}  // namespace

std::optional<SlackMove> move_within_slack(LevelWork const& work, LevelConflict const& conflict) { return Finder(work, conflict).find(); }

}  // namespace pmo
