#include "ui/views/plan_edits.h"

#include <algorithm>
#include <unordered_set>

#include "core/base/order_key.h"
#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/registers/assignment.h"
#include "core/registers/dependency.h"
#include "core/registers/interruption.h"
#include "core/registers/task.h"
#include "ui/views/plan_text.h"
#include "ui/widgets/date_text.h"

namespace pmo::ui::plan_edits {

namespace {

namespace tsk = registers::task;
namespace dep = registers::dependency;

PlanRow const& row_at(Plan const& plan, std::int32_t row) { return plan.rows[static_cast<std::size_t>(row)]; }

std::string order_of(Context const& on, std::int32_t row) {
    if (row < 0) return {};
    auto const* task = on.store.find(row_at(on.plan, row).task);
    return task ? std::string(task->get(tsk::place).order()) : std::string{};
}

Id id_of(Plan const& plan, std::int32_t row) { return row < 0 ? kNoId : row_at(plan, row).task; }

// Nearest row at or above `row` that is a child of `parent`: the sibling that a row belongs to. −1: none.
std::int32_t child_above(Plan const& plan, std::int32_t row, std::int32_t parent) {
    while (row > parent && row_at(plan, row).parent != parent) row = row_at(plan, row).parent;
    return row > parent ? row : -1;
}

std::int32_t previous_sibling(Plan const& plan, std::int32_t row) { return child_above(plan, row - 1, row_at(plan, row).parent); }

std::int32_t next_sibling(Plan const& plan, std::int32_t row) {
    auto const next = row_at(plan, row).end;
    return next < static_cast<std::int32_t>(plan.rows.size()) && row_at(plan, next).parent == row_at(plan, row).parent ? next : -1;
}

std::int32_t last_child(Plan const& plan, std::int32_t parent) {
    auto const end = parent < 0 ? static_cast<std::int32_t>(plan.rows.size()) : row_at(plan, parent).end;
    return child_above(plan, end - 1, parent);
}

// Rows of the tasks in order of the plan, without those whose summary is among them.
std::vector<std::int32_t> tops(Plan const& plan, std::span<Id const> tasks) {
    std::vector<std::int32_t> rows;
    for (auto const id : tasks)
        if (auto const row = plan.row_of(id); row >= 0) rows.push_back(row);
    sort_stably(rows);
    std::vector<std::int32_t> out;
    std::int32_t covered = -1;
    for (auto const row : rows) {
        if (row < covered) continue;
        covered = std::max(row_at(plan, row).end, row + 1);
        if (out.empty() || out.back() != row) out.push_back(row);
    }
    return out;
}

bool among(std::vector<std::int32_t> const& rows, std::int32_t row) { return std::ranges::binary_search(rows, row); }

std::optional<Edit> unless_empty(Edit edit) {
    if (edit.empty()) return std::nullopt;
    return edit;
}

Id create(Context const& on, Edit& edit, Id parent, std::string_view order, std::string_view name, IdSource& ids) {
    auto const id = ids.next();
    edit.add(tsk::kType, id);
    edit.set(id, tsk::project, on.plan.project);
    edit.set(id, tsk::place, Place{parent, order});
    if (!name.empty()) edit.set(id, tsk::title, name);
    edit.set(id, tsk::duration, std::int64_t{on.plan.minutes_per_day});
    // Work that is added to a running plan does not lie in the past.
    if (on.plan.status > on.plan.start + engine::kMinutesPerDay) {
        edit.set(id, tsk::constraint, "snet");
        edit.set(id, tsk::constraint_on, Moment{on.plan.calendars[0].next_start(on.plan.status)});
    }
    return id;
}

}  // namespace

// ---------------------------------------------------------------------------------------------- rows

Added add_task(Context const& on, Id after, std::string_view name, IdSource& ids) {
    Edit edit{"plan.add"};
    auto const row = on.plan.row_of(after);
    auto const parent = row < 0 ? -1 : row_at(on.plan, row).parent;
    auto const above = row < 0 ? last_child(on.plan, -1) : row;
    auto const below = row < 0 ? -1 : next_sibling(on.plan, row);
    auto const order = order_between(order_of(on, above), order_of(on, below), ids.jitter());
    auto const id = create(on, edit, id_of(on.plan, parent), order, name, ids);
    return {std::move(edit), id};
}

Added insert_task(Context const& on, Id before, std::string_view name, IdSource& ids) {
    auto const row = on.plan.row_of(before);
    if (row < 0) return add_task(on, kNoId, name, ids);
    Edit edit{"plan.add"};
    auto const order = order_between(order_of(on, previous_sibling(on.plan, row)), order_of(on, row), ids.jitter());
    auto const id = create(on, edit, id_of(on.plan, row_at(on.plan, row).parent), order, name, ids);
    return {std::move(edit), id};
}

std::optional<Pasted> paste(Context const& on, Id after, std::vector<std::vector<std::string>> const& rows, IdSource& ids) {
    auto const row = on.plan.row_of(after);
    auto const parent = row < 0 ? -1 : row_at(on.plan, row).parent;
    auto order = order_of(on, row < 0 ? last_child(on.plan, -1) : row);
    auto const below = row < 0 ? std::string{} : order_of(on, next_sibling(on.plan, row));
    Pasted out{Edit{"plan.paste"}, {}};
    for (auto const& cells : rows) {
        if (cells.empty() || trim(cells[0]).empty()) continue;
        order = order_between(order, below, ids.jitter());
        auto const id = create(on, out.edit, id_of(on.plan, parent), order, trim(cells[0]), ids);
        if (cells.size() > 1)
            if (auto const duration = parse_duration(cells[1], on.plan.minutes_per_day)) out.edit.set(id, tsk::duration, *duration);
        if (cells.size() > 2) {
            auto const day = pmo::ui::parse_date(cells[2], {.today = on.plan.status_date.day, .base = on.plan.status_date.day, .is_workday = {}});
            if (day.fault == DateFault::none) {
                out.edit.set(id, tsk::constraint, "snet");
                out.edit.set(id, tsk::constraint_on, Moment{on.plan.calendars[0].next_start(moment_of(Date{day.day}).minute)});
            }
        }
        out.tasks.push_back(id);
    }
    if (out.tasks.empty()) return std::nullopt;
    return out;
}

std::optional<Edit> indent(Context const& on, std::span<Id const> tasks, IdSource& ids) {
    Edit edit{"plan.indent"};
    auto const rows = tops(on.plan, tasks);
    std::int32_t parent = -1;
    std::string order;
    for (auto const row : rows) {
        // The sibling above that stays where it is takes them all.
        auto above = previous_sibling(on.plan, row);
        while (above >= 0 && among(rows, above)) above = previous_sibling(on.plan, above);
        if (above < 0) continue;
        if (above != parent) {
            parent = above;
            order = order_of(on, last_child(on.plan, above));
        }
        order = order_between(order, {}, ids.jitter());
        edit.set(row_at(on.plan, row).task, tsk::place, Place{id_of(on.plan, parent), order});
    }
    return unless_empty(std::move(edit));
}

std::optional<Edit> outdent(Context const& on, std::span<Id const> tasks, IdSource& ids) {
    Edit edit{"plan.outdent"};
    auto const rows = tops(on.plan, tasks);
    std::int32_t parent = -1;
    std::string order, below;
    for (auto const row : rows) {
        auto const old_parent = row_at(on.plan, row).parent;
        if (old_parent < 0) continue;
        if (old_parent != parent) {
            parent = old_parent;
            order = order_of(on, parent);
            below = order_of(on, next_sibling(on.plan, parent));
        }
        order = order_between(order, below, ids.jitter());
        edit.set(row_at(on.plan, row).task, tsk::place, Place{id_of(on.plan, row_at(on.plan, parent).parent), order});
        auto child_order = order_of(on, last_child(on.plan, row));
        for (auto follower = next_sibling(on.plan, row); follower >= 0 && !among(rows, follower); follower = next_sibling(on.plan, follower)) {
            child_order = order_between(child_order, {}, ids.jitter());
            edit.set(row_at(on.plan, follower).task, tsk::place, Place{row_at(on.plan, row).task, child_order});
        }
    }
    return unless_empty(std::move(edit));
}

std::optional<Edit> move(Context const& on, std::span<Id const> tasks, int direction, IdSource& ids) {
    Edit edit{direction < 0 ? "plan.move_up" : "plan.move_down"};
    auto const rows = tops(on.plan, tasks);
    for (std::size_t begin = 0; begin < rows.size();) {
        std::size_t end = begin + 1;                                  // a run of neighbours moves as one
        while (end < rows.size() && next_sibling(on.plan, rows[end - 1]) == rows[end]) ++end;
        auto const passed = direction < 0 ? previous_sibling(on.plan, rows[begin]) : next_sibling(on.plan, rows[end - 1]);
        if (passed >= 0) {
            auto order = direction < 0 ? order_of(on, previous_sibling(on.plan, passed)) : order_of(on, passed);
            auto const before = direction < 0 ? order_of(on, passed) : order_of(on, next_sibling(on.plan, passed));
            for (std::size_t i = begin; i < end; ++i) {
                order = order_between(order, before, ids.jitter());
                edit.set(row_at(on.plan, rows[i]).task, tsk::place, Place{id_of(on.plan, row_at(on.plan, rows[i]).parent), order});
            }
        }
        begin = end;
    }
    return unless_empty(std::move(edit));
}

std::size_t count_with_descendants(Plan const& plan, std::span<Id const> tasks) {
    std::size_t count = 0;
    for (auto const row : tops(plan, tasks)) count += static_cast<std::size_t>(row_at(plan, row).end - row);
    return count;
}

std::optional<Edit> remove(Context const& on, std::span<Id const> tasks) {
    auto const rows = tops(on.plan, tasks);
    if (rows.empty()) return std::nullopt;
    auto const count = count_with_descendants(on.plan, tasks);
    Edit edit{Label{count == 1 ? "plan.delete" : "plan.delete_many", {std::to_string(count)}}};
    std::unordered_set<Id, IdHash> gone;
    auto const drop = [&](Record const& record) {
        if (gone.insert(record.id()).second) edit.remove(record.id());
    };
    for (auto const top : rows)
        for (auto row = top; row < row_at(on.plan, top).end; ++row) {
            auto const task = row_at(on.plan, row).task;
            if (auto const* record = on.store.live(task)) drop(*record);
            for (auto const* link : on.store.referrers(dep::kType, dep::predecessor, task)) drop(*link);
            for (auto const* link : on.store.referrers(dep::kType, dep::successor, task)) drop(*link);
            for (auto const* assigned : on.store.referrers(registers::assignment::kType, registers::assignment::task, task)) drop(*assigned);
            for (auto const* gap : on.store.referrers(registers::interruption::kType, registers::interruption::task, task)) drop(*gap);
        }
    return unless_empty(std::move(edit));
}

// ---------------------------------------------------------------------------------------------- links

std::string_view link_option(engine::LinkType type) {
    switch (type) {
        case engine::LinkType::finish_to_finish: return "ff";
        case engine::LinkType::start_to_finish: return "sf";
        case engine::LinkType::start_to_start: return "ss";
        case engine::LinkType::finish_to_start: break;
    }
    return "fs";
}

std::string_view refuse_link(Plan const& plan, std::int32_t from, std::int32_t to, std::span<std::pair<std::int32_t, std::int32_t> const> also) {
    auto const inside = [&](std::int32_t row, std::int32_t summary) { return row > summary && row < row_at(plan, summary).end; };
    if (from == to) return "plan.refused.itself";
    if (inside(from, to) || inside(to, from)) return "plan.refused.family";
    std::vector<std::pair<std::int32_t, std::int32_t>> links(also.begin(), also.end());
    links.reserve(links.size() + plan.links.size());
    for (auto const& link : plan.links) {
        if (link.from == from && link.to == to) return "plan.refused.linked";
        links.emplace_back(link.from, link.to);
    }
    sort_stably(links);
    // Who waits for `to`: a link to a summary holds for all below it; a task that moves also moves the summaries above, and who waits for those.
    enum : std::uint8_t { moved = 1, rolled = 2 };
    std::vector<std::uint8_t> state(plan.rows.size(), 0);
    std::vector<std::int32_t> open;
    auto const leave = [&](std::int32_t row) {
        for (auto at = std::ranges::lower_bound(links, std::pair{row, std::int32_t{-1}}); at != links.end() && at->first == row; ++at) open.push_back(at->second);
    };
    open.push_back(to);
    while (!open.empty()) {
        auto const reached = open.back();
        open.pop_back();
        if (state[static_cast<std::size_t>(reached)] & moved) continue;
        for (auto row = reached; row < std::max(row_at(plan, reached).end, reached + 1); ++row) {
            auto& mark = state[static_cast<std::size_t>(row)];
            if (!(mark & moved)) leave(row);
            mark |= moved;
        }
        for (auto above = row_at(plan, reached).parent; above >= 0; above = row_at(plan, above).parent) {
            auto& mark = state[static_cast<std::size_t>(above)];
            if (mark & rolled) break;
            if (!(mark & moved)) leave(above);
            mark |= rolled;
        }
    }
    return state[static_cast<std::size_t>(from)] != 0 ? "plan.refused.circle" : std::string_view{};
}

Edit link(Context const& on, Id from, Id to, engine::LinkType type, IdSource& ids) {
    Edit edit{"plan.link"};
    auto const id = ids.next();
    edit.add(dep::kType, id);
    edit.set(id, dep::project, on.plan.project);
    edit.set(id, dep::predecessor, from);
    edit.set(id, dep::successor, to);
    edit.set(id, dep::kind, link_option(type));
    return edit;
}

std::optional<Edit> link_chain(Context const& on, std::span<Id const> tasks, IdSource& ids) {
    Edit edit{"plan.link"};
    std::vector<std::pair<std::int32_t, std::int32_t>> made;
    for (std::size_t i = 0; i + 1 < tasks.size(); ++i) {
        auto const from = on.plan.row_of(tasks[i]), to = on.plan.row_of(tasks[i + 1]);
        if (from < 0 || to < 0 || !refuse_link(on.plan, from, to, made).empty()) continue;
        made.emplace_back(from, to);
        edit.append(link(on, tasks[i], tasks[i + 1], engine::LinkType::finish_to_start, ids));
    }
    return unless_empty(std::move(edit));
}

std::optional<Edit> unlink(Context const& on, std::span<Id const> tasks) {
    Edit edit{"plan.unlink"};
    std::unordered_set<Id, IdHash> const chosen(tasks.begin(), tasks.end());
    for (auto const& found : on.plan.links) {
        bool const from = chosen.contains(id_of(on.plan, found.from)), to = chosen.contains(id_of(on.plan, found.to));
        if (tasks.size() == 1 ? from || to : from && to) edit.remove(found.dependency);
    }
    return unless_empty(std::move(edit));
}

Edit remove_link(Id dependency) {
    Edit edit{"plan.unlink"};
    edit.remove(dependency);
    return edit;
}

Edit set_link(Id dependency, engine::LinkType type, Minute lag) {
    Edit edit{"plan.change_link"};
    edit.set(dependency, dep::kind, link_option(type));
    edit.set(dependency, dep::lag, lag);
    return edit;
}

}  // namespace pmo::ui::plan_edits
