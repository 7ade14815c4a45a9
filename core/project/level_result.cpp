// From the starts of a levelled problem to delays, with the schedule engine as the judge.

#include <algorithm>
#include <map>
#include <unordered_set>

#include "core/project/level_ties.h"

namespace pmo {

namespace {

constexpr int kRepairs = 50;

std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }

}  // namespace

std::vector<LevelConflict> level_conflicts(LevelWork const& work, std::span<LevelDates const> spans) {
    struct Use { std::size_t task; std::int64_t units; LevelDates held; };
    std::vector<std::vector<Use>> uses(work.resources.size());
    for (std::size_t i = 0; i < work.tasks.size(); ++i)
        for (auto const& demand : work.problem.activities[at(work.tasks[i].activity)].demands)
            if (spans[i].start < spans[i].finish)
                each_held(work, work.tasks[i], spans[i], [&](LevelDates const& held) { uses[at(demand.resource)].push_back({i, demand.units, held}); });
    std::vector<LevelConflict> out;
    for (std::size_t r = 0; r < uses.size(); ++r) {
        std::int64_t const there = work.problem.resources[r].last();
        std::map<Minute, std::int64_t> change;
        for (auto const& [task, units, held] : uses[r]) change[held.start] += units, change[held.finish] -= units;
        std::int64_t load = 0;
        for (auto it = change.begin(); it != change.end(); ++it) {
            load += it->second;
            if (load <= there || std::next(it) == change.end()) continue;
            auto const end = std::next(it)->first;
            // A night or a weekend between two stretches ends nothing.
            bool const goes_on = !out.empty() && out.back().resource == work.resources[r] && work.axis->place_of(out.back().to) == work.axis->place_of(it->first);
            if (!goes_on) out.push_back({work.resources[r], it->first, end, load, there});
            auto& conflict = out.back();
            conflict.to = end;
            conflict.asked = std::max(conflict.asked, load);
            for (auto const& [task, units, held] : uses[r]) {
                auto const id = work.tasks[task].task;
                if (held.start < end && held.finish > it->first && std::ranges::find(conflict.tasks, id) == conflict.tasks.end()) conflict.tasks.push_back(id);
            }
        }
    }
    std::unordered_set<Id, IdHash> levelled;
    for (auto const& task : work.tasks)
        if (task.stay != LevelStay::elsewhere) levelled.insert(task.task);
    std::erase_if(out, [&](LevelConflict const& conflict) { return std::ranges::none_of(conflict.tasks, [&](Id task) { return levelled.contains(task); }); });
    return out;
}

namespace {

class Judge {
public:
    Judge(LevelWork const& work, std::span<levelling::Time const> starts) : m_work(work), m_engines(work.inputs.size()), m_schedules(work.inputs.size(), nullptr) {
        for (auto const& inputs : work.inputs) m_activities.push_back(inputs.activities);
        m_of_plan.resize(work.inputs.size());
        for (std::size_t i = 0; i < work.tasks.size(); ++i) {
            auto const& task = work.tasks[i];
            m_index[task.task] = i;
            m_of_plan[at(task.plan)].push_back(i);
            auto const& activity = work.problem.activities[at(task.activity)];
            auto const place = starts[at(task.activity)] * work.unit;
            bool const instant = activity.duration == 0 && activity.parts.empty();
            m_target.push_back(instant ? work.axis->finish_of(place) : work.axis->start_of(place));
        }
        m_spans.resize(work.tasks.size());
    }

    LevelResult result() {
        settle_all(std::vector(m_work.inputs.size(), true));
        auto conflicts = level_conflicts(m_work, m_spans);
        for (int k = 0; k < kRepairs && repair(conflicts); ++k) conflicts = level_conflicts(m_work, m_spans);

        LevelResult out;
        out.after = std::move(conflicts);
        std::vector<LevelDates> before;
        for (std::size_t i = 0; i < m_work.tasks.size(); ++i) {
            auto const& task = m_work.tasks[i];
            before.push_back({task.start_before, task.finish_before});
            out.tasks.push_back({task.task, task.project, task.start_before, task.finish_before, m_spans[i].start, m_spans[i].finish, delay(i), task.stays()});
            if (task.stay == LevelStay::elsewhere) continue;
            if (out.projects.empty() || out.projects.back().project != task.project) out.projects.push_back({.project = task.project, .start_before = task.start_before, .start_after = m_spans[i].start, .earliest = m_work.earliest[at(task.plan)]});
            auto& project = out.projects.back();
            bool const moved = m_spans[i].start != task.start_before;
            out.moved += moved;
            project.moved += moved;
            project.tasks += task.stay != LevelStay::finished;
            project.start_before = std::min(project.start_before, task.start_before);
            project.start_after = std::min(project.start_after, m_spans[i].start);
            project.finish_before = std::max(project.finish_before, task.finish_before);
            project.finish_after = std::max(project.finish_after, m_spans[i].finish);
            out.finish_before = std::max(out.finish_before, task.finish_before);
            out.finish_after = std::max(out.finish_after, m_spans[i].finish);
        }
        out.before = level_conflicts(m_work, before);
        return out;
    }

private:
    Minute& delay(std::size_t i) { return m_activities[at(m_work.tasks[i].plan)][at(m_work.tasks[i].row)].level_delay; }

    // Delays until every task starts when it shall. A task's own bound is known only when those before it stand, so each round settles one more
    // layer of the network.
    void settle(std::size_t p) {
        auto const& inputs = m_work.inputs[p];
        auto network = inputs.network();
        network.activities = m_activities[p];
        for (std::size_t round = 0; round <= inputs.activities.size() + 1; ++round) {
            m_schedules[p] = &m_engines[p].schedule(network);
            auto const& placed = m_schedules[p]->placed;
            bool changed = false;
            for (auto const i : m_of_plan[p]) {
                auto const& now = placed[at(m_work.tasks[i].row)];
                m_spans[i] = {now.start, now.finish};
                if (m_work.tasks[i].stays() || now.start == m_target[i]) continue;
                auto const wanted = std::max<Minute>(0, delay(i) + m_target[i] - now.start);
                changed = changed || wanted != delay(i);
                delay(i) = wanted;
            }
            if (!changed) return;
        }
    }

    // Those that are touched, and then whoever waits for a task of another project that stands elsewhere now.
    void settle_all(std::vector<bool> touched) {
        auto const placed = [&](std::size_t plan, std::size_t row) -> auto const& { return m_schedules[plan]->placed[row]; };
        for (std::size_t turn = 0; turn <= m_work.ties.size() + 1 && std::ranges::find(touched, true) != touched.end(); ++turn) {
            for (std::size_t p = 0; p < touched.size(); ++p)
                if (touched[p]) settle(p);
            for (std::size_t p = 0; p < touched.size(); ++p) touched[p] = place_ties(m_work, p, m_activities[p], placed);
        }
    }

    // The task of a conflict that starts last gives way. False: there is none that may.
    bool repair(std::vector<LevelConflict> const& conflicts) {
        std::vector<bool> touched(m_work.inputs.size(), false);
        std::map<Id, bool> busy;                           // one move a resource and round: the next look knows more
        for (auto const& conflict : conflicts) {
            if (busy[conflict.resource]) continue;
            auto const* last = static_cast<std::size_t const*>(nullptr);
            for (auto const& id : conflict.tasks) {
                auto const& i = m_index.at(id);
                if (m_work.tasks[i].stays()) continue;
                if (!last || m_spans[i].start > m_spans[*last].start || (m_spans[i].start == m_spans[*last].start && i > *last)) last = &i;
            }
            if (!last) continue;
            m_target[*last] = m_work.axis->start_of(m_work.axis->place_of(std::max(conflict.to, earliest_end(conflict, *last))));
            touched[at(m_work.tasks[*last].plan)] = busy[conflict.resource] = true;
        }
        bool const any = std::ranges::find(touched, true) != touched.end();
        settle_all(std::move(touched));
        return any;
    }

    // When the first of the others lets go.
    Minute earliest_end(LevelConflict const& conflict, std::size_t but) const {
        Minute end = std::numeric_limits<Minute>::max();
        for (auto const& id : conflict.tasks)
            if (auto const i = m_index.at(id); i != but)
                each_held(m_work, m_work.tasks[i], m_spans[i], [&](LevelDates const& held) {
                    if (held.finish > std::max(conflict.from, m_spans[but].start)) end = std::min(end, held.finish);
                });
        return end == std::numeric_limits<Minute>::max() ? conflict.to : end;
    }

    LevelWork const& m_work;
    std::vector<engine::Rescheduler> m_engines;
    std::vector<engine::Schedule const*> m_schedules;      // by plan: what its engine has said last
    std::vector<std::vector<engine::Activity>> m_activities;
    std::vector<std::vector<std::size_t>> m_of_plan;       // tasks by plan
    std::map<Id, std::size_t> m_index;
    std::vector<Minute> m_target;
    std::vector<LevelDates> m_spans;
};

}  // namespace

bool LevelResult::shortest() const {
    return std::ranges::all_of(projects, [](LevelledProject const& project) { return project.finish_after <= project.earliest; });
}

std::vector<LevelConflict> conflicts_today(LevelWork const& work) {
    std::vector<LevelDates> spans;
    for (auto const& task : work.tasks) spans.push_back({task.start_before, task.finish_before});
    return level_conflicts(work, spans);
}

LevelResult level_result(LevelWork const& work, std::span<levelling::Time const> starts) {
    if (starts.size() != work.problem.activities.size()) return {};
    return Judge(work, starts).result();
}

}  // namespace pmo
