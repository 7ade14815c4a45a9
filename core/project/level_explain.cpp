#include "core/project/level_explain.h"

#include <algorithm>
#include <map>

namespace pmo {

namespace {

std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }

std::vector<levelling::Demand> const& demands_of(LevelWork const& work, std::size_t task) { return work.problem.activities[at(work.tasks[task].activity)].demands; }

std::int64_t units_of(LevelWork const& work, std::size_t task, std::int32_t resource) {
    std::int64_t units = 0;
    for (auto const& demand : demands_of(work, task))
        if (demand.resource == resource) units += demand.units;
    return units;
}

// Who holds the resource in a minute, if there is no room for the task then.
LevelCause held_at(LevelWork const& work, LevelResult const& result, std::size_t task, levelling::Demand const& demand, Minute probe) {
    LevelCause cause{.kind = LevelCause::Kind::resource, .resource = work.resources[at(demand.resource)]};
    std::int64_t load = demand.units;
    for (std::size_t i = 0; i < work.tasks.size(); ++i) {
        auto const units = i == task ? 0 : units_of(work, i, demand.resource);
        auto const& shift = result.tasks[i];
        if (units == 0 || shift.start_after > probe || shift.finish_after <= probe) continue;
        each_held(work, work.tasks[i], {shift.start_after, shift.finish_after}, [&](LevelDates const& held) {
            if (held.start > probe || held.finish <= probe) return;
            load += units;
            cause.tasks.push_back(shift.task);
            cause.until = cause.until == kNoTime ? held.finish : std::min(cause.until, held.finish);
        });
    }
    if (load <= work.problem.resources[at(demand.resource)].last() || cause.tasks.empty()) return {};
    return cause;
}

// Who is in the way of the task, or of a later piece of it, in the last working minute before that begins.
LevelCause held_by(LevelWork const& work, LevelResult const& result, std::size_t task, levelling::Demand const& demand) {
    auto const& plan = *work.inputs[at(work.tasks[task].plan)].plan;
    auto const& calendar = plan.calendars[at(plan.rows[at(work.tasks[task].row)].calendar)];
    LevelCause cause;
    each_held(work, work.tasks[task], {result.tasks[task].start_after, result.tasks[task].finish_after}, [&](LevelDates const& held) {
        if (cause.kind == LevelCause::Kind::nothing) cause = held_at(work, result, task, demand, calendar.previous_finish(held.start) - 1);
    });
    return cause;
}

// The predecessors, the task's own and those of the summaries above it, in other projects too, that come later than planned, the latest first.
LevelCause waits_for(LevelWork const& work, LevelResult const& result, std::size_t task) {
    auto const& own = work.tasks[task];
    auto const& inputs = work.inputs[at(own.plan)];
    auto const& rows = inputs.plan->rows;
    std::map<std::pair<std::int32_t, std::int32_t>, std::size_t> shift_of;         // by plan and row
    for (std::size_t i = 0; i < work.tasks.size(); ++i) shift_of[{work.tasks[i].plan, work.tasks[i].row}] = i;
    std::vector<std::size_t> later;
    auto const waits = [&](std::int32_t to) { return to >= 0 && to <= own.row && own.row < (rows[at(to)].summary ? rows[at(to)].end : to + 1); };
    auto const look = [&](std::int32_t plan, std::int32_t from) {
        auto const& before = work.inputs[at(plan)].plan->rows;
        if (from < 0 || at(from) >= before.size()) return;                         // stands here for a task of another project
        auto const end = before[at(from)].summary ? before[at(from)].end : from + 1;
        for (auto it = shift_of.lower_bound({plan, from}); it != shift_of.end() && it->first < std::pair(plan, end); ++it)
            if (result.tasks[it->second].finish_after > result.tasks[it->second].finish_before) later.push_back(it->second);
    };
    for (auto const& link : inputs.links)
        if (waits(link.to)) look(own.plan, link.from);
    for (auto const& tie : work.ties)
        if (tie.to_plan == own.plan && tie.from_plan >= 0 && waits(tie.to_row)) look(tie.from_plan, tie.from_row);
    if (later.empty()) return {};
    auto const latest = *std::ranges::max_element(later, {}, [&](std::size_t i) { return result.tasks[i].finish_after; });
    return {.kind = LevelCause::Kind::link, .resource = {}, .tasks = {result.tasks[latest].task}, .until = result.tasks[latest].finish_after};
}

template <class Span> std::vector<LevelLoad> loads_of(LevelWork const& work, std::int32_t resource, Span&& span) {
    std::map<Minute, std::int64_t> change;
    for (std::size_t i = 0; i < work.tasks.size(); ++i) {
        auto const units = units_of(work, i, resource);
        LevelDates const dates = span(i);
        if (units > 0 && dates.start < dates.finish)
            each_held(work, work.tasks[i], dates, [&](LevelDates const& held) { change[held.start] += units, change[held.finish] -= units; });
    }
    std::vector<LevelLoad> out;
    std::int64_t load = 0;
    for (auto const& [from, by] : change) {
        load += by;
        if (out.empty() || out.back().asked != load) out.push_back({from, load});
    }
    return out;
}

LevelLoads loads(LevelWork const& work, LevelResult const* result, Id who) {
    auto const known = std::ranges::find(work.resources, who);
    if (known == work.resources.end()) return {};
    auto const resource = static_cast<std::int32_t>(known - work.resources.begin());
    LevelLoads out{.there = work.problem.resources[at(resource)].last()};
    out.before = loads_of(work, resource, [&](std::size_t i) { return LevelDates{work.tasks[i].start_before, work.tasks[i].finish_before}; });
    if (result) out.after = loads_of(work, resource, [&](std::size_t i) { return LevelDates{result->tasks[i].start_after, result->tasks[i].finish_after}; });
    return out;
}

}  // namespace

LevelCause level_cause(LevelWork const& work, LevelResult const& result, std::size_t task) {
    auto const& shift = result.tasks[task];
    if (shift.stays || shift.start_after <= shift.start_before) return {};
    for (auto const& demand : demands_of(work, task))
        if (auto cause = held_by(work, result, task, demand); cause.kind != LevelCause::Kind::nothing) return cause;
    auto cause = waits_for(work, result, task);
    if (cause.kind == LevelCause::Kind::nothing) cause.kind = LevelCause::Kind::whole;
    return cause;
}

Minute level_moved(LevelWork const& work, LevelResult const& result, std::size_t task) {
    auto const& plan = *work.inputs[at(work.tasks[task].plan)].plan;
    auto const& shift = result.tasks[task];
    return plan.calendars[at(plan.rows[at(work.tasks[task].row)].calendar)].between(shift.start_before, shift.start_after);
}

Minute level_bound(LevelWork const& work, LevelResult const& result, levelling::Time lower_bound) {
    Minute bound = kNoTime;
    for (auto const& project : result.projects) bound = std::max(bound, project.earliest);
    bool const alone = std::ranges::none_of(work.tasks, [](LevelTask const& task) { return task.stay == LevelStay::elsewhere; });
    return alone && bound != kNoTime ? std::max(bound, work.axis->finish_of(lower_bound * work.unit)) : bound;
}

LevelLoads level_loads(LevelWork const& work, LevelResult const& result, Id resource) {
    return result.tasks.size() == work.tasks.size() ? loads(work, &result, resource) : LevelLoads{};
}

LevelLoads level_loads(LevelWork const& work, Id resource) { return loads(work, nullptr, resource); }

}  // namespace pmo
