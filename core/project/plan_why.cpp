#include "core/project/plan_why.h"

#include <algorithm>
#include <queue>
#include <tuple>

#include "core/base/sort.h"
#include "core/registers/dependency.h"
#include "core/registers/task.h"

namespace pmo {

namespace {

namespace tsk = registers::task;
namespace dep = registers::dependency;
using Cause = engine::Cause::Kind;

std::size_t at(std::int32_t index) { return static_cast<std::size_t>(index); }

bool known(Plan const& plan, std::int32_t row) { return row >= 0 && row < static_cast<std::int32_t>(plan.rows.size()); }
bool known_link(Plan const& plan, std::int32_t link) { return link >= 0 && link < static_cast<std::int32_t>(plan.links.size()); }

bool leaves_finish(engine::LinkType type) { return type == engine::LinkType::finish_to_start || type == engine::LinkType::finish_to_finish; }
bool holds_finish(engine::LinkType type) { return type == engine::LinkType::finish_to_finish || type == engine::LinkType::start_to_finish; }

// The part of a summary that begins first or ends last; a task itself.
std::int32_t part_of(Plan const& plan, std::int32_t row, bool last) {
    if (!plan.rows[at(row)].summary) return row;
    std::int32_t best = -1;
    for (auto i = row + 1; i < plan.rows[at(row)].end; ++i) {
        if (plan.rows[at(i)].summary || plan.rows[at(i)].inactive) continue;
        auto const& placed = plan.schedule.placed[at(i)];
        if (best < 0 || (last ? placed.finish > plan.schedule.placed[at(best)].finish : placed.start < plan.schedule.placed[at(best)].start)) best = i;
    }
    return best;
}

// The same for many rows of one plan: summaries are looked through once.
class Parts {
public:
    explicit Parts(Plan const& plan) : m_plan(plan), m_first(plan.rows.size(), kUnknown), m_last(plan.rows.size(), kUnknown) {}
    std::int32_t of(std::int32_t row, bool last) {
        auto& known_part = (last ? m_last : m_first)[at(row)];
        if (known_part == kUnknown) known_part = part_of(m_plan, row, last);
        return known_part;
    }
private:
    static constexpr std::int32_t kUnknown = -2;
    Plan const& m_plan;
    std::vector<std::int32_t> m_first, m_last;
};

// Days without a shift that lie wholly between two instants.
std::int32_t free_days(engine::WorkingTime const& calendar, Minute from, Minute to) {
    constexpr std::int32_t kMost = 400;                // more is said as many
    std::int32_t count = 0;
    for (auto day = engine::day_of(from) + 1; day < engine::day_of(to) && count < kMost; ++day) count += calendar.shifts_on(day).empty();
    return count;
}

engine::WorkingTime const& calendar_of(Plan const& plan, std::int32_t row) { return plan.calendars[at(plan.rows[at(row)].calendar)]; }

// The instant that a link asks for at its successor's end.
Minute asked_by(Store const& store, Plan const& plan, std::int32_t index) {
    auto const& link = plan.links[at(index)];
    auto const& from = plan.schedule.placed[at(link.from)];
    Minute const leaves = leaves_finish(link.type) ? from.finish : from.start;
    auto const* record = store.live(link.dependency);
    constexpr std::int64_t kMost = 100'000'000;        // as the plan takes it
    auto lag = record ? std::clamp<std::int64_t>(record->get(dep::lag), -kMost, kMost) : 0;
    if (lag == 0) return leaves;
    auto const kind = record->get(dep::lag_kind);
    auto const& calendar = calendar_of(plan, link.to);
    if (kind == "percent" || kind == "elapsed_percent") lag = calendar_of(plan, link.from).between(from.start, from.finish) * lag / 100;
    return kind == "elapsed" || kind == "elapsed_percent" ? leaves + lag : calendar.add(leaves, lag);
}

Why by_link(Store const& store, Plan const& plan, Why why, std::int32_t row, std::int32_t link) {
    if (auto const tie = link - static_cast<std::int32_t>(plan.links.size()); tie >= 0 && at(tie) < plan.ties.size()) {
        why.kind = Why::Kind::tie;
        why.tie = tie;
    }
    if (!known_link(plan, link)) return why;
    auto const& found = plan.links[at(link)];
    why.link = link;
    why.row = found.from;
    if (!holds_finish(found.type)) why.free_days = free_days(calendar_of(plan, row), asked_by(store, plan, link), plan.schedule.placed[at(row)].start);
    return why;
}

}  // namespace

Why why_start(Store const& store, Plan const& plan, std::int32_t row) {
    if (!known(plan, row)) return {};
    auto const& cause = plan.schedule.placed[at(row)].cause;
    switch (cause.kind) {
        case Cause::link: return by_link(store, plan, {.kind = Why::Kind::link}, row, cause.index);
        case Cause::summary_link: return by_link(store, plan, {.kind = Why::Kind::summary_link}, row, cause.index);
        case Cause::constraint: return {.kind = Why::Kind::constraint, .row = row};
        case Cause::summary_constraint: return {.kind = Why::Kind::summary_constraint, .row = cause.index};
        case Cause::late_as_possible: return {.kind = Why::Kind::late_as_possible, .row = row};
        case Cause::levelling: return {.kind = Why::Kind::levelling, .row = row};
        case Cause::rescheduled: return {.kind = Why::Kind::rescheduled, .row = row};
        case Cause::manual: return {.kind = Why::Kind::manual, .row = row};
        case Cause::actual: return {.kind = Why::Kind::actual, .row = row};
        case Cause::roll_up: return {.kind = Why::Kind::roll_up, .row = part_of(plan, row, false)};
        case Cause::project_start: break;
    }
    return {};
}

Why why_finish(Store const& store, Plan const& plan, std::int32_t row) {
    if (!known(plan, row)) return {};
    auto const& line = plan.rows[at(row)];
    auto const& placed = plan.schedule.placed[at(row)];
    auto const* task = store.live(line.task);
    if (line.summary) return {.kind = Why::Kind::roll_up, .row = part_of(plan, row, true)};
    if (task && task->has(tsk::actual_finish)) return {.kind = Why::Kind::actual, .row = row};
    if (task && task->get(tsk::mode) == "manual") return {.kind = Why::Kind::manual, .row = row};
    bool const begun = task && task->has(tsk::actual_start);
    return {.kind = begun ? Why::Kind::remaining : Why::Kind::work, .row = row, .link = -1, .free_days = free_days(calendar_of(plan, row), placed.start, placed.finish)};
}

Trace trace_of(Plan const& plan, std::int32_t row) {
    Trace trace;
    if (!known(plan, row)) return trace;
    std::vector<bool> seen(plan.rows.size(), false);
    seen[at(row)] = true;
    Parts parts(plan);
    for (auto here = row;;) {                          // back: each date has one cause
        auto const& cause = plan.schedule.placed[at(here)].cause;
        std::int32_t next = -1;
        if ((cause.kind == Cause::link || cause.kind == Cause::summary_link) && known_link(plan, cause.index)) {
            trace.links.push_back(cause.index);
            auto const& link = plan.links[at(cause.index)];
            next = parts.of(link.from, leaves_finish(link.type));
        } else if (cause.kind == Cause::roll_up) {
            next = parts.of(here, false);
        }
        if (next < 0 || seen[at(next)]) break;
        seen[at(next)] = true;
        trace.before.push_back(next);
        here = next;
    }
    // On: whom does it hold? Several, so by links from the task.
    std::vector<std::vector<std::int32_t>> held(plan.rows.size());
    for (std::size_t i = 0; i < plan.rows.size(); ++i) {
        auto const& cause = plan.schedule.placed[i].cause;
        if ((cause.kind != Cause::link && cause.kind != Cause::summary_link) || !known_link(plan, cause.index)) continue;
        auto const& link = plan.links[at(cause.index)];
        auto const part = parts.of(link.from, leaves_finish(link.type));
        held[at(part >= 0 ? part : link.from)].push_back(static_cast<std::int32_t>(i));
    }
    std::vector<std::int32_t> open{row};
    for (std::size_t i = 0; i < open.size(); ++i)
        for (auto const next : held[at(open[i])]) {
            trace.links.push_back(plan.schedule.placed[at(next)].cause.index);
            if (seen[at(next)]) continue;
            seen[at(next)] = true;
            trace.after.push_back(next);
            open.push_back(next);
        }
    return trace;
}

Minute link_slack(Store const& store, Plan const& plan, std::int32_t index) {
    if (!known_link(plan, index)) return 0;
    auto const& link = plan.links[at(index)];
    auto const& to = plan.schedule.placed[at(link.to)];
    return calendar_of(plan, link.to).between(asked_by(store, plan, index), holds_finish(link.type) ? to.finish : to.start);
}

std::vector<FloatPath> float_paths(Store const& store, Plan const& plan, std::int32_t end, std::size_t most) {
    std::vector<FloatPath> paths;
    auto const open = [&](std::int32_t row) { return !plan.rows[at(row)].summary && !plan.rows[at(row)].inactive && plan.rows[at(row)].percent < 100; };
    if (!known(plan, end))
        for (std::int32_t i = 0; i < static_cast<std::int32_t>(plan.rows.size()); ++i)
            if (open(i) && (end < 0 || plan.schedule.placed[at(i)].finish >= plan.schedule.placed[at(end)].finish)) end = i;
    if (!known(plan, end)) return paths;
    Parts parts(plan);
    std::vector<std::vector<std::int32_t>> before(plan.rows.size());
    for (std::size_t i = 0; i < plan.links.size(); ++i) before[at(plan.links[i].to)].push_back(static_cast<std::int32_t>(i));
    struct Branch { Minute slack; std::int32_t row, link; };
    auto const later = [](Branch const& a, Branch const& b) { return std::tie(a.slack, a.row) > std::tie(b.slack, b.row); };
    std::priority_queue<Branch, std::vector<Branch>, decltype(later)> branches(later);
    branches.push({0, end, -1});
    std::vector<bool> taken(plan.rows.size(), false);
    while (!branches.empty() && paths.size() < most) {
        auto const start = branches.top();
        branches.pop();
        if (taken[at(start.row)]) continue;
        FloatPath path{.slack = start.slack, .rows = {}, .links = {}};
        if (start.link >= 0) path.links.push_back(start.link);
        for (auto row = start.row; row >= 0;) {
            taken[at(row)] = true;
            path.rows.push_back(row);
            Branch best{kNoTime, -1, -1};
            std::vector<Branch> found;
            for (auto up = row; up >= 0; up = plan.rows[at(up)].parent)
                for (auto const index : before[at(up)]) {
                    auto const from = parts.of(plan.links[at(index)].from, leaves_finish(plan.links[at(index)].type));
                    if (from < 0 || taken[at(from)] || !open(from)) continue;
                    found.push_back({std::max<Minute>(0, link_slack(store, plan, index)), from, index});
                }
            sort_stably(found, {}, &Branch::slack);
            if (!found.empty() && found.front().slack == 0) best = found.front();
            for (auto const& branch : found)
                if (branch.link != best.link) branches.push({start.slack + branch.slack, branch.row, branch.link});
            if (best.row >= 0) path.links.push_back(best.link);
            row = best.row;
        }
        std::ranges::reverse(path.rows);
        paths.push_back(std::move(path));
    }
    return paths;
}

}  // namespace pmo
