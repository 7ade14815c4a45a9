#include "core/actions/effort_edits.h"

#include <algorithm>

#include "core/base/sort.h"
#include "core/registers/assignment.h"
#include "core/registers/person.h"
#include "core/registers/task.h"

namespace pmo {

namespace {

using engine::Minute;
namespace asg = registers::assignment;
namespace tsk = registers::task;

constexpr Minute kMostMinutes = 2'000'000'000;
constexpr std::int64_t kPercent = 100;                 // hundredths of a percent
constexpr std::int64_t kMostPercent = 10'000;          // a hundred people

Minute minutes_of(Record const& record, Field<std::int64_t> field) { return std::clamp<Minute>(record.get(field), 0, kMostMinutes); }

std::int64_t percent_of(Record const& line) { return line.has(asg::units) ? std::clamp<std::int64_t>(line.get(asg::units), 0, kMostPercent) : 100; }

Minute implied(Minute duration, std::int64_t units) { return (duration * units + 5'000) / 10'000; }

engine::EffortType type_of(Record const& task) {
    auto const at = std::ranges::find(tsk::kTaskType, task.get(tsk::task_type));
    return at == std::end(tsk::kTaskType) ? engine::EffortType::fixed_units : static_cast<engine::EffortType>(at - std::begin(tsk::kTaskType));
}

Record const* live_line(Store const& store, Id id) {
    auto const* line = store.live(id);
    return line && &line->type() == &asg::kType ? line : nullptr;
}

// The cells of one change: from what the records say to what the effort has become.
class Cells {
public:
    Cells(Store const& store, Record const& task, TaskEffort const& before, char const* code) : m_store(store), m_task(task), m_before(before.effort), m_out{Edit{code}, std::nullopt} {}

    // `typed`: the person whose work somebody has typed, so that it gets a cell in any case; −1: nobody's.
    EffortEdit write(engine::Effort const& after, std::vector<Id> const& lines, std::ptrdiff_t typed = -1) {
        for (std::size_t i = 0; i < lines.size(); ++i)
            if (auto const* line = live_line(m_store, lines[i])) person(*line, after, after.people[i], static_cast<std::ptrdiff_t>(i) == typed);
        if (after.duration != m_before.duration) m_out.duration = after.duration;
        auto const work = total_work(after);
        if (m_task.has(tsk::effort) && !lines.empty()) put(m_task, tsk::effort, work);
        if (m_task.has(tsk::remaining_effort) && !lines.empty()) put(m_task, tsk::remaining_effort, std::max<Minute>(0, work - minutes_of(m_task, tsk::actual_effort)));
        return std::move(m_out);
    }
    Edit& edit() { return m_out.edit; }

private:
    void put(Record const& record, Field<std::int64_t> field, std::int64_t value) {
        if (!record.has(field) || record.get(field) != value) m_out.edit.set(record.id(), field, value);
    }
    void person(Record const& line, engine::Effort const& after, engine::Assigned const& now, bool typed) {
        auto const percent = (now.units + kPercent / 2) / kPercent;
        if (percent != percent_of(line)) put(line, asg::units, percent);
        bool const kept = typed || line.has(asg::effort) || now.work != implied(after.duration, percent * kPercent);
        if (!kept) return;
        put(line, asg::effort, now.work);
        put(line, asg::units, percent);                // both together say how long it takes
        if (line.has(asg::remaining_effort)) put(line, asg::remaining_effort, std::max<Minute>(0, now.work - minutes_of(line, asg::actual_effort)));
    }
    Store const& m_store;
    Record const& m_task;
    engine::Effort m_before;
    EffortEdit m_out;
};

EffortEdit nothing(char const* code) { return {Edit{code}, std::nullopt}; }

// The task of an assignment with its effort, and which of its people the assignment is.
struct Place { Record const* task = nullptr; TaskEffort effort; std::size_t person = 0; };
std::optional<Place> place_of(Store const& store, Id assignment) {
    auto const* line = live_line(store, assignment);
    auto const* task = line ? store.live(line->get(asg::task)) : nullptr;
    auto effort = task ? task_effort(store, task->id()) : std::nullopt;
    if (!effort) return std::nullopt;
    auto const at = std::ranges::find(effort->assignments, assignment);
    if (at == effort->assignments.end()) return std::nullopt;
    auto const person = static_cast<std::size_t>(at - effort->assignments.begin());
    return Place{task, std::move(*effort), person};
}

}  // namespace

std::optional<TaskEffort> task_effort(Store const& store, Id id) {
    auto const* task = store.live(id);
    if (!task || &task->type() != &tsk::kType || task->get(tsk::duration_elapsed)) return std::nullopt;
    TaskEffort out{.effort = {.type = type_of(*task), .effort_driven = task->get(tsk::effort_driven), .duration = minutes_of(*task, tsk::duration)}, .assignments = {}};
    auto lines = store.referrers(asg::kType, asg::task, id);
    sort_stably(lines, {}, [](Record const* line) { return line->id(); });
    for (auto const* line : lines) {
        auto const* person = store.live(line->get(asg::person));
        if (!person || &person->type() != &registers::person::kType) continue;
        auto const units = percent_of(*line) * kPercent;
        out.effort.people.push_back({.work = line->has(asg::effort) ? minutes_of(*line, asg::effort) : implied(out.effort.duration, units), .units = units});
        out.assignments.push_back(line->id());
    }
    return out;
}

EffortEdit follow_duration(Store const& store, Id id, Minute duration) {
    auto const before = task_effort(store, id);
    if (!before || before->assignments.empty()) return nothing("plan.duration");
    auto out = Cells(store, *store.live(id), *before, "plan.duration").write(with_duration(before->effort, duration), before->assignments);
    out.duration.reset();
    return out;
}

EffortEdit type_work(Store const& store, Id assignment, Minute work) {
    auto const place = place_of(store, assignment);
    if (!place) return nothing("plan.work");
    return Cells(store, *place->task, place->effort, "plan.work").write(with_work(place->effort.effort, place->person, work), place->effort.assignments, static_cast<std::ptrdiff_t>(place->person));
}

EffortEdit type_units(Store const& store, Id assignment, std::int64_t percent) {
    auto const place = place_of(store, assignment);
    percent = std::clamp<std::int64_t>(percent, 0, kMostPercent);
    if (!place) {                                      // equipment, or elapsed time: nothing follows
        auto out = nothing("plan.assign");
        if (live_line(store, assignment)) out.edit.set(assignment, asg::units, percent);
        return out;
    }
    return Cells(store, *place->task, place->effort, "plan.assign").write(with_units(place->effort.effort, place->person, percent * kPercent), place->effort.assignments);
}

EffortEdit type_task_work(Store const& store, Id id, Minute work) {
    auto const before = task_effort(store, id);
    work = std::clamp<Minute>(work, 0, kMostMinutes);
    if (!before) return nothing("plan.work");
    auto after = before->effort;
    auto const whole = total_work(after);
    if (after.people.empty()) {                        // nobody's work has no length
        auto out = nothing("plan.work");
        out.edit.set(id, tsk::effort, work);
        return out;
    }
    Minute left = work;
    for (std::size_t i = 0; i < after.people.size(); ++i) {
        bool const last = i + 1 == after.people.size();
        auto const share = whole > 0 ? before->effort.people[i].work * work / whole : work / static_cast<Minute>(after.people.size());
        after = with_work(after, i, last ? left : std::min(left, share));
        left -= after.people[i].work;
    }
    auto out = Cells(store, *store.live(id), *before, "plan.work").write(after, before->assignments);
    if (!store.live(id)->has(tsk::effort)) out.edit.set(id, tsk::effort, work);
    return out;
}

EffortEdit add_worker(Store const& store, Id id, Id person, std::int64_t percent, IdSource& ids) {
    auto const* task = store.live(id);
    auto const* who = store.live(person);
    if (!task || &task->type() != &tsk::kType || !who || &who->type() != &registers::person::kType) return nothing("plan.assign");
    for (auto const* line : store.referrers(asg::kType, asg::task, id))
        if (line->get(asg::person) == person) return nothing("plan.assign");
    percent = std::clamp<std::int64_t>(percent, 0, kMostPercent);
    auto const line = ids.next();
    auto const add = [&](Edit& edit) {
        edit.add(asg::kType, line);
        edit.set(line, asg::project, task->get(tsk::project));
        edit.set(line, asg::task, id);
        edit.set(line, asg::person, person);
        edit.set(line, asg::units, percent);
    };
    auto const before = task_effort(store, id);
    if (!before) {
        auto out = nothing("plan.assign");
        add(out.edit);
        return out;
    }
    auto const after = with_person(before->effort, percent * kPercent);
    Cells cells(store, *task, *before, "plan.assign");
    add(cells.edit());
    auto const& own = after.people.back();
    auto const kept = (own.units + kPercent / 2) / kPercent;
    if (kept != percent) cells.edit().set(line, asg::units, kept);
    if (own.work != implied(after.duration, kept * kPercent)) cells.edit().set(line, asg::effort, own.work);
    return cells.write(after, before->assignments);
}

EffortEdit remove_worker(Store const& store, Id assignment) {
    auto const place = place_of(store, assignment);
    if (!place) {
        auto out = nothing("plan.unassign");
        if (live_line(store, assignment)) out.edit.remove(assignment);
        return out;
    }
    Cells cells(store, *place->task, place->effort, "plan.unassign");
    cells.edit().remove(assignment);
    auto others = place->effort.assignments;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(place->person));
    return cells.write(without_person(place->effort.effort, place->person), others);
}

}  // namespace pmo
