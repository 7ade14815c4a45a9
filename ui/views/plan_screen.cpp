#include "ui/views/plan_screen.h"

#include <algorithm>
#include <cmath>

#include "core/actions/interrupt_work.h"
#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/registers/calendar.h"
#include "core/registers/calendar_exception.h"
#include "core/registers/person.h"
#include "core/registers/project.h"
#include "core/registers/task.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/views/plan_edits.h"

namespace pmo::ui {

namespace {

constexpr int kMaxBases = 16;

// Named free days of the project's calendar and those it stands on, in order of time.
std::vector<NamedHoliday> holidays_of(Store const& store, Id calendar) {
    namespace cal = registers::calendar;
    namespace exc = registers::calendar_exception;
    std::vector<NamedHoliday> out;
    auto const* record = store.live(calendar);
    for (int depth = 0; record && &record->type() == &cal::kType && depth < kMaxBases; ++depth) {
        for (auto const* row : store.referrers(exc::kType, exc::calendar, record->id())) {
            if (row->get(exc::working) || shown_title(*row).empty()) continue;
            auto const from = row->get(exc::from).day;
            out.push_back({from, row->has(exc::to) ? row->get(exc::to).day : from, std::string(shown_title(*row))});
        }
        record = store.live(record->get(cal::base));
    }
    sort_stably(out, {}, &NamedHoliday::from);
    return out;
}

constexpr std::uint64_t kHeading = 0x706c616e2d677270;       // keeps the ids of headings apart from those of records

// How the browser's owner left the plan: by name, so that it survives new kinds of groups.
std::optional<PlanGroupBy> remembered_group(Session const& session) {
    auto const found = session.choices.find("plan.group");
    if (found == session.choices.end()) return std::nullopt;
    for (auto by = PlanGroupBy::owner; by <= PlanGroupBy::critical; by = static_cast<PlanGroupBy>(static_cast<int>(by) + 1))
        if (group_id(by) == found->second) return by;
    return std::nullopt;
}

void unfold(PlanScreen& screen, Plan const& plan, Id task) {
    auto const row = plan.row_of(task);
    if (row < 0 || (screen.lines.line(row) >= 0 && !screen.stale)) return;
    for (auto above = plan.rows[static_cast<std::size_t>(row)].parent; above >= 0; above = plan.rows[static_cast<std::size_t>(above)].parent)
        if (screen.closed.erase(plan.rows[static_cast<std::size_t>(above)].task)) screen.stale = true;
    if (!screen.group) return;
    for (auto const& group : screen.groups)
        if (std::ranges::binary_search(group.rows, row) && screen.closed.erase(heading_id(*screen.group, group))) screen.stale = true;
}

void make_lines(Frame const& frame, PlanScreen& screen, Plan const& plan) {
    screen.match = match_plan(frame.store, plan, screen.filter, frame.session.person);
    ++screen.narrowed;
    screen.groups.clear();
    if (screen.group) {
        screen.groups = plan_groups(frame.store, plan, *screen.group, screen.kept_tasks());
        std::vector<bool> closed;
        for (auto const& group : screen.groups) closed.push_back(screen.closed.contains(heading_id(*screen.group, group)));
        screen.lines.build_groups(plan, screen.groups, closed);
    } else if (screen.filter.active()) {
        screen.lines.build(plan, [](Id) { return false; }, [&](std::int32_t row) { return bool{screen.match.kept[static_cast<std::size_t>(row)]}; });
    } else {
        screen.lines.build(plan, [&](Id task) { return screen.closed.contains(task); }, [](std::int32_t) { return true; });
    }
}

std::optional<Edit> interrupt_each(Frame& frame, Plan const& plan) {
    Edit all{"plan.interrupt"};
    for (auto const task : frame.session.selection)
        if (auto const place = proposed_interruption(frame.store, plan, task))
            if (auto const one = interrupt_work(frame.store, plan, task, place->from, place->to, frame.ids)) all.append(*one);
    if (all.empty()) return std::nullopt;
    return all;
}

}  // namespace

RowKey row_key(Id id) { return {id.high, id.low}; }
Id id_of(RowKey key) { return {key.high, key.low}; }

std::string task_name(Frame const& frame, Id task) {
    auto const* record = frame.store.find(task);
    auto const name = record ? record->get(registers::task::title) : std::string_view{};
    return name.empty() ? std::string(tr("plan.unnamed")) : std::string(name);
}

std::string person_name(Frame const& frame, Id person) {
    auto const* record = frame.store.find(person);
    if (!record) return {};
    return std::string(shown_title(*record));
}

std::string plan_date(Plan const& plan, Minute t) {
    if (t == kNoTime) return {};
    auto const day = engine::day_of(t);
    bool const one_year = civil_from_days(engine::day_of(plan.start)).year == civil_from_days(engine::day_of(plan.finish)).year;
    return one_year ? format_date_short(day) : format_date(day);
}

std::string group_name(Frame const& frame, PlanGroupBy by, PlanGroup const& group) {
    if (by == PlanGroupBy::state) {
        constexpr std::string_view kIds[] = {"late", "running", "planned", "done"};
        return tr_key("plan_swim.state." + std::string(kIds[static_cast<std::size_t>(group.state)]));
    }
    if (by == PlanGroupBy::critical) return std::string(group.critical ? tr("plan_group.critical_tasks") : tr("plan_group.other_tasks"));
    auto const* record = frame.store.live(group.key);
    if (record) return std::string(shown_title(*record));
    return std::string(by == PlanGroupBy::owner || by == PlanGroupBy::resource ? tr("plan.unassigned") : tr("plan_swim.none"));
}

std::string group_figures(Plan const& plan, PlanGroup const& group) {
    auto const count = tr("plan_group.tasks", static_cast<std::int64_t>(group.rows.size()));
    return group.work > 0 ? tr("plan_group.figures", {count, format_workdays(group.work, plan.minutes_per_day)}) : count;
}

std::string gaps_text(Plan const& plan, PlanRow const& row) {
    if (row.gap_count == 0) return {};
    Minute rest = 0;
    for (auto const& gap : gaps_of(plan, row)) rest += gap.length;
    return tr("plan.gaps", row.gap_count, {format_workdays(rest, plan.minutes_per_day)});
}

Id heading_id(PlanGroupBy by, PlanGroup const& group) {
    auto const which = static_cast<std::uint64_t>(by) << 8 | static_cast<std::uint64_t>(group.state) << 1 | static_cast<std::uint64_t>(group.critical);
    return {group.key.high ^ kHeading, group.key.low + which + 1};
}

void refresh(Frame& frame, PlanScreen& screen, Plan const& plan) {
    if (screen.project != plan.project) {
        screen.project = plan.project;
        screen.closed.clear();
        screen.filter = {};
        screen.group = remembered_group(frame.session);
        screen.table.selection.clear();
        screen.table.scroll_y = 0;
        screen.seen_selection.clear();
        screen.placed = false;
        screen.stale = true;
        screen.drag = {};
        screen.splitting = false;
        // What is finished is folded away: what is still to do is what a plan is opened for.
        for (auto const& row : plan.rows)
            if (row.summary && row.percent >= 100) screen.closed.insert(row.task);
    }
    // A task that was added, or chosen elsewhere, is never hidden below a closed summary.
    unfold(screen, plan, screen.name_wanted);
    if (frame.session.selection != screen.seen_selection) unfold(screen, plan, frame.session.selected());
    if (!screen.stale && screen.built_for == frame.store.revision()) return;
    screen.stale = false;
    screen.built_for = frame.store.revision();
    make_lines(frame, screen, plan);
    screen.links.build(plan);
    auto const* project = frame.store.live(plan.project);
    screen.holidays = project ? holidays_of(frame.store, project->get(registers::project::calendar)) : std::vector<NamedHoliday>{};
    screen.rows = screen.match.tasks;
    screen.shown = screen.match.shown;
    screen.critical_rows = plan.critical_count;
}

void act(Frame& frame, PlanScreen& screen, Plan const& plan, PlanAct what) {
    if (!frame.writable || (screen.group && (what == PlanAct::indent || what == PlanAct::outdent || what == PlanAct::up || what == PlanAct::down))) return;   // groups do not show that order
    plan_edits::Context const on{frame.store, plan};
    auto const& chosen = frame.session.selection;
    auto const primary = plan.row_of(frame.session.selected()) >= 0 ? frame.session.selected() : kNoId;
    auto const ask = [&](std::optional<Edit> edit) {
        if (edit) frame.edit(std::move(*edit));
    };
    switch (what) {
        case PlanAct::add:
        case PlanAct::insert: {
            auto added = what == PlanAct::insert && primary ? plan_edits::insert_task(on, primary, {}, frame.ids) : plan_edits::add_task(on, primary, {}, frame.ids);
            screen.name_wanted = added.task;
            screen.filter = {};                                      // a new task that the filter hides would seem lost
            screen.stale = true;
            frame.edit(std::move(added.edit));
            break;
        }
        case PlanAct::indent: ask(plan_edits::indent(on, chosen, frame.ids)); break;
        case PlanAct::outdent: ask(plan_edits::outdent(on, chosen, frame.ids)); break;
        case PlanAct::up: ask(plan_edits::move(on, chosen, -1, frame.ids)); break;
        case PlanAct::down: ask(plan_edits::move(on, chosen, +1, frame.ids)); break;
        case PlanAct::link: ask(plan_edits::link_chain(on, chosen, frame.ids)); break;
        case PlanAct::split: ask(interrupt_each(frame, plan)); break;
        case PlanAct::unlink: ask(plan_edits::unlink(on, chosen)); break;
        case PlanAct::remove:
            if (auto edit = plan_edits::remove(on, chosen)) {         // the App offers to undo it
                frame.edit(std::move(*edit));
                frame.select(std::vector<Id>{});
            }
            break;
    }
}

void zoom(PlanScreen& screen, double px_per_day, float anchor_share) {
    // Without knowing where the chart lies: the stretch of days keeps the day at that share of its width.
    double const pixels = std::clamp(px_per_day, gantt::kMinPixels, gantt::kMaxPixels);
    double const width = screen.chart_width;
    screen.left_day += width * static_cast<double>(anchor_share) * (1 / screen.px_per_day - 1 / pixels);
    screen.px_per_day = pixels;
}

void show_today(PlanScreen& screen, Plan const& plan) {
    screen.left_day = plan.status_date.day + 1 - static_cast<double>(screen.chart_width) * 0.3 / screen.px_per_day;
}

}  // namespace pmo::ui
