// The work breakdown structure as a table: what its cells say and what may be typed into them.

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "core/registers/dependency.h"
#include "core/registers/task.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/views/plan_edits.h"
#include "ui/views/plan_screen.h"
#include "ui/views/plan_text.h"
#include "ui/widgets/date_text.h"
#include "ui/widgets/number_text.h"

namespace pmo::ui {

namespace {

namespace tsk = registers::task;

enum Cell : int { kName, kDuration, kStart, kFinish, kPercent, kFloat, kOwner, kBaseline, kSlip, kPredecessors, kWork };

DateResult read_day(Plan const& plan, std::string_view text, std::optional<std::int32_t> base) {
    auto const& calendar = plan.calendars[0];
    return pmo::ui::parse_date(text, {.today = plan.status_date.day, .base = base.value_or(plan.status_date.day), .min = days_from_civil({1900, 1, 1}), .max = days_from_civil({2199, 12, 31}),
                             .is_workday = [&calendar](std::int32_t day) { return !calendar.shifts_on(day).empty(); }});
}

class Rows final : public TableSource {
public:
    Rows(Frame& frame, PlanScreen const& screen, Plan const& plan) : m_frame(frame), m_screen(screen), m_plan(plan), m_theme(frame.ui.theme()) {}

    std::int64_t rows() const override { return m_screen.lines.count() + (can_add() ? 1 : 0); }

    TableRow row(std::int64_t index) const override {
        if (index >= m_screen.lines.count()) return {.key = {}, .kind = RowKind::add, .name = tr("plan.add_line")};
        if (auto const* group = group_of(index)) return heading_row(*group);
        auto const& at = line(index);
        TableRow out;
        out.key = row_key(at.task);
        out.kind = at.summary ? RowKind::group : RowKind::record;
        out.depth = m_screen.group ? 1 : at.level;
        out.expandable = at.summary;
        out.expanded = at.summary && !m_screen.closed.contains(at.task);
        out.strong = at.summary;
        out.closed = at.inactive;
        return out;
    }

    std::int64_t find(RowKey key) const override {
        for (std::size_t g = 0; g < m_screen.groups.size(); ++g)
            if (row_key(heading_id(*m_screen.group, m_screen.groups[g])) == key) return m_screen.lines.heading_line(static_cast<std::int32_t>(g));
        return m_screen.lines.line(m_plan.row_of(id_of(key)));
    }

    TableCell cell(std::int64_t index, int column) const override {
        TableCell out;
        if (index >= m_screen.lines.count()) {
            if (column == kName) {
                out.kind = CellKind::custom;
                out.text = tr("plan.add_line");
            }
            return out;
        }
        if (auto const* group = group_of(index)) return heading_cell(*group, column);
        auto const row = m_screen.lines.row(index);
        auto const& at = line(index);
        auto const& placed = m_plan.schedule.placed[static_cast<std::size_t>(row)];
        switch (column) {
            case kName:
                out.kind = CellKind::custom;
                out.text = task_name(m_frame, at.task);
                break;
            case kDuration:
                out.text = at.milestone ? "—" : days_text(at.duration, m_plan.minutes_per_day);
                out.color = at.milestone ? m_theme.text3 : m_theme.text2;
                break;
            case kStart:
                out.text = plan_date(m_plan, placed.start);
                out.color = m_theme.text2;
                break;
            case kFinish:
                out.text = plan_date(m_plan, placed.finish);
                out.color = m_theme.text2;
                if (auto const slip = slip_days(m_plan, row); slip > 0 && at.percent < 100 && !at.summary && m_screen.baseline) {
                    out.color = m_theme.amber_text;
                    out.tip = tr("plan.later_than_baseline", {format_integer(slip), plan_date(m_plan, at.baseline_finish)});
                }
                break;
            case kPercent:
                out.text = std::to_string(at.percent) + "%";
                if (at.percent >= 100 && !at.summary) out.kind = CellKind::custom;
                break;
            case kFloat:
                if (at.summary) break;
                out.text = shows_critical(row) ? std::string(tr("plan.critical")) : days_text(placed.total_slack, m_plan.minutes_per_day);
                if (shows_critical(row)) out.kind = CellKind::custom;
                out.color = placed.total_slack < 0 ? m_theme.red_text : m_theme.text2;
                out.tip = tr("plan.float_tip", {days_text(placed.total_slack, m_plan.minutes_per_day), days_text(placed.free_slack, m_plan.minutes_per_day)});
                break;
            case kOwner:
                out.text = person_name(m_frame, at.owner);
                break;
            case kBaseline:
                if (at.baseline_finish != kNoTime) out.text = plan_date(m_plan, at.baseline_finish);
                out.color = m_theme.text2;
                break;
            case kSlip:
                if (at.baseline_finish != kNoTime) {
                    auto const slip = slip_days(m_plan, row);
                    out.text = format_signed(slip, 0);
                    out.color = slip > 0 ? m_theme.amber_text : m_theme.text2;
                }
                break;
            case kPredecessors: out.text = predecessors(at.task); break;
            case kWork:
                if (!at.summary) out.text = work_text(planned_work(m_frame.store, m_plan, row));
                out.color = m_theme.text2;
                break;
            default: break;
        }
        return out;
    }

    EditKind edit_kind(std::int64_t index, int column) const override {
        if (index >= m_screen.lines.count() || group_of(index) || !m_frame.writable) return EditKind::none;
        auto const& at = line(index);
        switch (column) {
            case kName: return EditKind::text;
            case kStart: return EditKind::date;
            case kDuration: return at.summary ? EditKind::none : EditKind::text;
            case kFinish: return at.summary ? EditKind::none : EditKind::date;
            case kPercent: return at.summary ? EditKind::none : EditKind::number;
            default: return EditKind::none;
        }
    }

    std::string edit_text(std::int64_t index, int column) const override {
        auto const row = m_screen.lines.row(index);
        auto const& at = line(index);
        auto const& placed = m_plan.schedule.placed[static_cast<std::size_t>(row)];
        switch (column) {
            case kStart: return format_date(engine::day_of(placed.start));
            case kFinish: return format_date(engine::day_of(placed.finish));
            case kDuration: return days_text(at.duration, m_plan.minutes_per_day);
            case kPercent: return std::to_string(at.percent);
            default: return cell(index, column).text;
        }
    }

    std::string check_edit(std::int64_t index, int column, std::string_view text) const override {
        auto const row = m_screen.lines.row(index);
        auto const& placed = m_plan.schedule.placed[static_cast<std::size_t>(row)];
        switch (column) {
            case kName: return trim(text).empty() ? std::string(tr("plan.problem.name")) : std::string{};
            case kDuration: return parse_duration(text, m_plan.minutes_per_day) ? std::string{} : std::string(tr("plan.problem.duration"));
            case kPercent: {
                auto const read = parse_number(text, {.min = 0, .max = 100}, kPercentUnit);
                return read.fault == NumberFault::none ? std::string{} : std::string(tr("plan.problem.percent"));
            }
            case kStart:
            case kFinish: {
                auto const day = read_day(m_plan, text, engine::day_of(column == kStart ? placed.start : placed.finish));
                if (day.fault != DateFault::none) return std::string(tr("plan.problem.date"));
                if (column == kFinish && !line(index).milestone && day.day < engine::day_of(placed.start))
                    return tr("plan.problem.finish", {format_date(engine::day_of(placed.start))});
                return {};
            }
            default: return {};
        }
    }

    void draw_cell(std::int64_t index, int column, CellCanvas const& canvas) const override {
        if (index >= m_screen.lines.count()) return draw_add(canvas);
        if (auto const* group = group_of(index)) return draw_heading(*group, canvas);
        auto const& at = line(index);
        auto const& pen = canvas.pen;
        Box box = canvas.content;
        if (column == kPercent) {
            pen.icon(box.right() - metric::icon_field, box.cy(), Icon::check, m_theme.green, metric::icon_field);
        } else if (column == kFloat) {
            Badge const badge{.label = tr("plan.critical.mark"), .tone = Tone::red};
            paint_badge(pen, std::round(box.cx() - badge_width(pen.fonts, badge) * 0.5f), box.cy(), badge);
        } else if (column == kName) {
            if (at.milestone) {
                bool const red = shows_critical(m_screen.lines.row(index));
                pen.diamond({std::round(box.x - 8), std::round(box.cy())}, 10, red ? m_theme.bar_crit_done : m_theme.bar_summary);
            }
            auto const type = at.summary ? Type::small_strong : Type::small;
            float const code = std::max(at.level == 0 ? 12.0f : 22.0f, std::ceil(pen.width(type, at.wbs)));
            pen.text({box.x, box.y, code, box.h}, m_theme.text3, Type::small, at.wbs);
            box.cut_left(code + 4);
            pen.text(box, at.inactive ? m_theme.text3 : m_theme.text1, type, task_name(m_frame, at.task));
        }
    }

    void draw_add(CellCanvas const& canvas) const {
        auto const words = tr("plan.add_line");
        auto const& pen = canvas.pen;
        float const x = canvas.content.x, width = std::ceil(pen.width(Type::small, words));
        pen.icon(x, canvas.content.cy(), Icon::plus, m_theme.text3, metric::icon_field);
        pen.text(x + 18, canvas.content.cy(), m_theme.text2, Type::small, words);
        constexpr std::string_view kKey = "Enter";
        if (canvas.content.w > width + 80) paint_key(pen, x + 28 + width + key_width(pen.fonts, kKey), canvas.content.cy(), kKey);
    }

    // Name and number of tasks, the sums in the columns.
    void draw_heading(PlanGroup const& group, CellCanvas const& canvas) const {
        Box box = canvas.content;
        auto const name = group_name(m_frame, *m_screen.group, group), count = format_integer(static_cast<std::int64_t>(group.rows.size()));
        float const room = box.w - std::ceil(canvas.pen.width(Type::small, count)) - 8;
        canvas.pen.text(box.cut_left(std::max(0.0f, std::min(std::ceil(canvas.pen.width(Type::small_strong, name)) + 1, room)), 8), m_theme.text1, Type::small_strong, name);
        canvas.pen.text(box, m_theme.text3, Type::small, count);
    }

    bool can_add() const { return m_frame.writable && !m_screen.filter.active() && !m_screen.group && m_screen.lines.count() > 0; }

private:
    static constexpr NumberUnit kPercentUnit[] = {{"%", 1}};

    PlanGroup const* group_of(std::int64_t index) const {
        auto const group = index < m_screen.lines.count() ? m_screen.lines.heading(index) : -1;
        return group < 0 ? nullptr : &m_screen.groups[static_cast<std::size_t>(group)];
    }

    TableRow heading_row(PlanGroup const& group) const {
        auto const id = heading_id(*m_screen.group, group);
        return {.key = row_key(id), .kind = RowKind::group, .expandable = true, .expanded = !m_screen.closed.contains(id), .strong = true, .name = {}};
    }

    TableCell heading_cell(PlanGroup const& group, int column) const {
        auto const days = [&](Minute t) { return TableCell{.text = plan_date(m_plan, t), .color = m_theme.text2}; };
        switch (column) {
            case kName: {
                auto const name = group_name(m_frame, *m_screen.group, group);
                return {.text = name, .kind = CellKind::custom, .tip = name + '\n' + tr("plan_group.tip", {group_figures(m_plan, group), format_integer(group.open), plan_date(m_plan, group.start), plan_date(m_plan, group.finish)})};
            }
            case kDuration: return {.text = days_text(m_plan.calendars[0].between(group.start, group.finish), m_plan.minutes_per_day), .color = m_theme.text2};
            case kStart: return days(group.start);
            case kFinish: return days(group.finish);
            case kPercent: return {.text = format_percent(static_cast<std::int64_t>(group.rows.size() - static_cast<std::size_t>(group.open)) * 100 / static_cast<std::int64_t>(group.rows.size())), .color = m_theme.text2, .tip = std::string(tr("plan_group.percent_tip"))};
            case kWork: return {.text = work_text(group.work), .color = m_theme.text2};
            default: return {};
        }
    }

    std::string work_text(std::int64_t minutes) const { return minutes > 0 ? days_text(minutes, m_plan.minutes_per_day) : std::string{}; }

    PlanRow const& line(std::int64_t index) const { return m_plan.rows[static_cast<std::size_t>(m_screen.lines.row(index))]; }
    bool shows_critical(std::int32_t row) const { return m_screen.critical && m_plan.schedule.placed[static_cast<std::size_t>(row)].critical && !m_plan.rows[static_cast<std::size_t>(row)].inactive; }

    // "3.2, 4.1SS+2": as Microsoft Project writes them, by code of the work breakdown structure.
    std::string predecessors(Id task) const {
        namespace dep = registers::dependency;
        std::string out;
        for (auto const* link : m_frame.store.referrers(dep::kType, dep::successor, task)) {
            auto const from = m_plan.row_of(link->get(dep::predecessor));
            if (from < 0) continue;
            if (!out.empty()) out += ", ";
            out += m_plan.rows[static_cast<std::size_t>(from)].wbs;
            if (auto const kind = link->get(dep::kind); kind != "fs" && has_word("plan.link." + std::string(kind))) out += tr_key("plan.link." + std::string(kind));
            if (auto const lag = link->get(dep::lag); lag != 0) out += (lag > 0 ? "+" : "") + days_text(lag, m_plan.minutes_per_day);
        }
        return out;
    }

    Frame& m_frame;
    PlanScreen const& m_screen;
    Plan const& m_plan;
    Theme const& m_theme;
};

void write(Frame& frame, Plan const& plan, TableEdit const& edit) {
    auto const task = id_of(edit.row);
    auto const row = plan.row_of(task);
    if (row < 0) return;
    auto const& placed = plan.schedule.placed[static_cast<std::size_t>(row)];
    plan_edits::Context const on{frame.store, plan};
    switch (edit.column) {
        case kName: frame.edit(plan_edits::set_name(task, trim(edit.text))); break;
        case kDuration:
            if (auto const minutes = parse_duration(edit.text, plan.minutes_per_day)) frame.edit(plan_edits::set_duration(on, task, *minutes));
            break;
        case kStart:
        case kFinish: {
            auto const old = engine::day_of(edit.column == kStart ? placed.start : placed.finish);
            auto const day = read_day(plan, edit.text, old);
            if (day.fault != DateFault::none || day.day == old) break;         // leaving a cell as it was sets no constraint
            if (edit.column == kStart) frame.edit(plan_edits::set_start_day(on, task, Date{day.day}));
            else if (auto wanted = plan_edits::set_finish_day(on, task, Date{day.day})) frame.edit(std::move(*wanted));
            break;
        }
        case kPercent: {
            constexpr NumberUnit kUnit[] = {{"%", 1}};
            auto const read = parse_number(edit.text, {.min = 0, .max = 100}, kUnit);
            if (read.fault == NumberFault::none) frame.edit(plan_edits::set_percent(on, task, static_cast<std::int32_t>(read.value)));
            break;
        }
        default: break;
    }
}

bool spans_years(Plan const& plan) { return civil_from_days(engine::day_of(plan.start)).year != civil_from_days(engine::day_of(plan.finish)).year; }

// The session's selection and the table's are one: whoever changed last is followed.
void adopt_selection(Frame& frame, PlanScreen& screen) {
    if (frame.session.selection == screen.seen_selection) return;
    screen.seen_selection = frame.session.selection;
    screen.table.selection.clear();
    for (auto const id : screen.seen_selection) screen.table.selection.insert(row_key(id));
    if (auto const primary = frame.session.selected()) {
        screen.table.cursor = screen.table.anchor = screen.table.scroll_to = row_key(primary);
        screen.reveal = primary;
    }
}

void publish_selection(Frame& frame, PlanScreen& screen) {
    std::vector<Id> chosen;                                          // in the order in which it was made; the cursor's row is the primary one
    for (auto const id : frame.session.selection)
        if (screen.table.is_selected(row_key(id))) chosen.push_back(id);
    std::set<Id> const known(chosen.begin(), chosen.end());
    for (auto const& key : screen.table.selection)
        if (!known.contains(id_of(key)) && frame.store.live(id_of(key))) chosen.push_back(id_of(key));      // headings are no records
    auto const primary = std::ranges::find(chosen, id_of(screen.table.cursor));
    if (primary != chosen.end()) std::rotate(primary, primary + 1, chosen.end());
    screen.seen_selection = chosen;
    frame.select(std::move(chosen));
}

}  // namespace

std::span<Column const> plan_columns(Frame const& frame, PlanScreen& screen, Plan const& plan) {
    auto& columns = screen.columns;
    auto const& fonts = frame.ui.fonts();
    float const day = spans_years(plan) ? 84.0f : 44.0f;
    auto const column = [&](std::string_view id, std::string_view title, float width, Align align, bool hidden, std::string_view tip = {}) {
        return Column{.id = id, .title = title, .width = std::max(width, std::ceil(text_width(fonts, Type::small, title)) + 13), .min_width = 32, .align = align, .sortable = false, .hidden = hidden, .tip = tip};
    };
    columns = {column("name", tr("plan.column.name"), 120, Align::left, false),
               column("duration", tr("plan.column.duration"), 42, Align::right, false, tr("plan.column.duration.tip")),
               column("start", tr("plan.column.start"), day, Align::right, false, tr("plan.column.start.tip")),
               column("finish", tr("plan.column.finish"), day, Align::right, false, tr("plan.column.finish.tip")),
               column("percent", tr("plan.column.percent"), 44, Align::right, false),
               column("float", tr("plan.column.float"), 36, Align::centre, false, tr("plan.column.float.tip")),
               column("owner", tr("plan.column.owner"), 72, Align::left, true),
               column("baseline", tr("plan.column.baseline"), day + 16, Align::right, true),
               column("slip", tr("plan.column.slip"), 56, Align::right, true, tr("plan.column.slip.tip")),
               column("predecessors", tr("plan.column.predecessors"), 96, Align::left, true),
               column("work", tr("plan_group.work"), 56, Align::right, true, tr("plan_group.work_tip"))};
    columns[kName].hideable = columns[kName].reorderable = false;
    return columns;
}

TableEvents draw_plan_table(Frame& frame, PlanScreen& screen, Plan const& plan, Box at) {
    adopt_selection(frame, screen);
    if (screen.name_wanted && screen.lines.line(plan.row_of(screen.name_wanted)) >= 0) {
        screen.table.cursor = screen.table.anchor = screen.table.scroll_to = row_key(screen.name_wanted);
        screen.table.selection = {screen.table.cursor};
        screen.table.cursor_column = "name";
        screen.table.edit_now = true;
        screen.name_wanted = kNoId;
        publish_selection(frame, screen);
    }
    Rows const rows{frame, screen, plan};
    auto const name = tr("plan.table");
    auto events = table(frame.ui,
                        {.id = "plan.table", .name = name, .columns = plan_columns(frame, screen, plan), .at = at, .row_height = row_height(frame.ui.density), .header_height = 40,
                         .frozen = 1, .tree_column = kName, .editable = frame.writable, .compact = true, .border = false, .tree = true, .empty_text = tr("plan.no_match")},
                        rows, screen.table);
    if (events.selection_changed) publish_selection(frame, screen);
    if (events.toggled) {
        auto const id = id_of(events.toggled);
        if (!screen.closed.erase(id)) screen.closed.insert(id);
        screen.stale = true;
        frame.ui.wake(0);
    }
    if (events.edited) write(frame, plan, *events.edited);
    if (events.opened) frame.session.inspector_open = true;
    if (events.add && frame.writable) {
        auto added = plan_edits::add_task({frame.store, plan}, kNoId, {}, frame.ids);
        screen.name_wanted = added.task;
        frame.edit(std::move(added.edit));
    }
    if (events.pasted && frame.writable)
        if (auto pasted = plan_edits::paste({frame.store, plan}, id_of(screen.table.cursor), *events.pasted, frame.ids)) {
            frame.edit(std::move(pasted->edit));
            frame.select(pasted->tasks);
        }
    if (events.remove) act(frame, screen, plan, PlanAct::remove);
    if (events.indent) act(frame, screen, plan, PlanAct::indent);
    if (events.outdent) act(frame, screen, plan, PlanAct::outdent);
    return events;
}

}  // namespace pmo::ui
