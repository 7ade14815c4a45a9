// What decides the end: every open task with how often it was on the driving chain and how closely its length and the end go together, and the places where
// paths meet and wait for the latest of them.

#include <algorithm>
#include <array>
#include <cmath>

#include "core/registers/task.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/views/record_card.h"
#include "ui/views/screen_parts.h"
#include "ui/views/simulation_parts.h"
#include "ui/widgets/card.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace tsk = registers::task;

enum Cell : int { kTask, kProject, kCriticality, kCruciality, kDuration, kSpread, kP50, kP80, kOwner };
enum JoinCell : int { kJoin, kLinks, kBias };
constexpr float kAbsent = 36, kJoins = 0.34f, kJoinsHead = 78, kJoinRow = 28;   // at most this share of the height
constexpr double kLeastBias = 24;                // working minutes; less is noise

std::size_t at_index(std::int32_t i) { return static_cast<std::size_t>(i); }

// The task in its plan; nullptr when its project has none.
PlanRow const* row_of(Frame const& frame, Record const& task) {
    auto const project = task.get(tsk::project);
    if (!frame.store.live(project)) return nullptr;
    auto const& plan = frame.derived.plan(project);
    auto const row = plan.row_of(task.id());
    return row < 0 ? nullptr : &plan.rows[at_index(row)];
}

// A bar of a share between 0 and 1, or of a correlation to both sides of the middle, with its number.
void paint_share(CellCanvas const& canvas, Theme const& theme, double share, bool signed_bar, std::string const& words) {
    Box row = canvas.content;
    canvas.pen.text(row.cut_right(46, 6), theme.text1, Type::small, words, Align::right);
    Box const track{row.x, std::round(row.cy() - 3), row.w, 6};
    canvas.pen.fill(track, theme.grey_soft, 3);
    float const size = static_cast<float>(std::min(1.0, std::abs(share)));
    float const zero = signed_bar ? track.cx() : track.x, full = signed_bar ? track.w / 2 : track.w;
    if (size > 0) canvas.pen.fill({share < 0 ? zero - full * size : zero, track.y, std::max(2.0f, full * size), track.h}, share < 0 ? theme.c2 : share > 0.5 && !signed_bar ? theme.bar_crit_done : theme.c1, 3);
    if (signed_bar) canvas.pen.line_v(zero, track.y - 3, track.bottom() + 3, theme.text3);
}

}  // namespace

// Why the selected task has no row here, and what can be done about it.
DriversAnswer SimulationDrivers::absent(Frame& frame, SimulationShown const& shown, Record const& task, Box line) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const* row = row_of(frame, task);
    auto const index = shown.result.index_of(task.get(tsk::project));
    bool const elsewhere = index >= 0 && shown.project >= 0 && index != shown.project;
    bool const summary = row && row->summary, inactive = row && row->inactive, done = row && row->percent >= 100;
    bool const added = !elsewhere && index >= 0 && !summary && !inactive && !done;
    auto const name = name_of(frame, task.id());
    auto const words = index < 0   ? tr("simulation.absent.project", {name})
                       : elsewhere ? tr("simulation.absent.elsewhere", {name})
                       : summary   ? tr("simulation.absent.summary", {name})
                       : inactive  ? tr("simulation.absent.inactive", {name})
                       : done      ? tr("simulation.absent.done", {name})
                                   : tr("simulation.absent.added", {name});
    ui.pen().panel(line, theme.surface, theme.line, metric::radius_card);
    Box rest = line.inset(12, 0);
    ui.pen().icon(rest.x, rest.cy(), Icon::info, theme.accent_text);
    rest.cut_left(22);
    float const width = std::min(std::ceil(ui.pen().width(Type::small, words)) + 1, rest.w - (elsewhere || added ? 110 : 0));
    text(ui, {.text = words, .type = Type::small, .color = theme.text2, .id = "absent", .role = sem::Role::status, .at = rest.cut_left(width, 10)});
    if (elsewhere) return {.whole = link(ui, {.id = "absent.whole", .label = tr("simulation.show_whole"), .at = rest})};
    if (added) return {.again = link(ui, {.id = "absent.again", .label = tr("simulation.again"), .at = rest})};
    return {};
}

DriversAnswer SimulationDrivers::draw(Frame& frame, SimulationShown const& shown, Box area) {
    auto const& source = shown.result.source;
    auto const of_project = [&](std::int32_t activity) { return shown.project < 0 || source.model.project_of[at_index(activity)] == shown.project; };
    auto const* selected = frame.store.live(frame.session.selected());
    auto const wanted = selected && &selected->type() == &tsk::kType ? selected->id() : kNoId;
    auto& joined = m_join_rows.get(frame, shown.key(), [&] {
        JoinRows made;
        for (auto const& join : shown.result.findings.summary.joins) {
            auto const id = source.tasks[at_index(join.activity)];
            if (join.bias < kLeastBias || !of_project(join.activity) || !frame.store.live(id)) continue;
            made.found.push_back(&join);
            made.rows.list.push_back({.id = id, .name = {}});
        }
        return made;
    });
    // A milestone takes no time and drives nothing: it is shown when somebody asks for it.
    auto const* plan_row = wanted ? row_of(frame, *selected) : nullptr;
    auto& made = m_task_rows.get(frame, shown.key(plan_row && plan_row->milestone ? wanted : kNoId), [&] {
        TaskRows rows;
        for (auto const& task : shown.result.findings.summary.tasks) {
            auto const id = source.tasks[at_index(task.activity)];
            if (!of_project(task.activity) || !frame.store.live(id) || (source.model.activities[at_index(task.activity)].duration == 0 && id != wanted)) continue;
            rows.found.push_back(&task);
            rows.rows.list.push_back({.id = id, .name = {}});
        }
        return rows;
    });
    auto const count = joined.found.size();
    Box const below = count == 0 ? Box{} : area.cut_bottom(std::floor(std::min(area.h * kJoins, kJoinsHead + kJoinRow * static_cast<float>(count))), metric::space_card);
    DriversAnswer answer;
    if (wanted && made.rows.find(key_of(wanted)) < 0) answer = absent(frame, shown, *selected, area.cut_top(kAbsent, metric::space_card));
    tasks(frame, shown, made, area);
    if (count > 0) joins(frame, shown, joined, below);
    return answer;
}

void SimulationDrivers::tasks(Frame& frame, SimulationShown const& shown, TaskRows& made, Box at) {
    auto const& theme = frame.ui.theme();
    auto const& source = shown.result.source;
    auto& rows = made.rows;
    auto const& found = made.found;
    bool const kept = shown.result.tasks_kept, portfolio = source.projects.size() > 1;
    std::array const columns = {Column{.id = "task", .title = tr("register.task"), .width = 250, .hideable = false},
                                Column{.id = "project", .title = tr("register.project"), .width = 76, .hidden = !portfolio},
                                Column{.id = "criticality", .title = tr("simulation.criticality"), .width = 150, .tip = tr("simulation.criticality_tip")},
                                Column{.id = "cruciality", .title = tr("simulation.cruciality"), .width = 150, .tip = tr("simulation.cruciality_tip")},
                                Column{.id = "duration", .title = tr("simulation.left_planned"), .width = 84, .align = Align::right, .tip = tr("simulation.left_tip")},
                                Column{.id = "spread", .title = tr("simulation.left_spread"), .width = 104, .align = Align::right, .tip = tr("simulation.left_tip")},
                                Column{.id = "p50", .title = tr("simulation.finish_p50"), .width = 92, .align = Align::right},
                                Column{.id = "p80", .title = tr("simulation.finish_p80"), .width = 92, .align = Align::right},
                                Column{.id = "owner", .title = tr("simulation.owner"), .width = 80}};
    auto const project_of = [&](std::size_t row) { return source.projects[at_index(source.model.project_of[at_index(found[row]->activity)])]; };
    auto const owner_of = [&](std::size_t row) { return owner_name(frame.store, *frame.store.live(rows.list[row].id)); };
    rows.make = [&](std::size_t row, int column) {
        auto const& task = *found[row];
        auto const planned = shown.result.compiled->planned_left[at_index(shown.result.compiled->position_of[at_index(task.activity)])];
        auto const day = std::max(1, frame.derived.plan(project_of(row)).minutes_per_day);
        switch (column) {
            case kTask: return TableCell{.text = name_of(frame, rows.list[row].id)};
            case kProject: { auto const* project = frame.store.live(project_of(row)); return TableCell{.text = project ? std::string(code_of(*project)) : std::string{}, .color = theme.text2}; }
            case kCriticality: return TableCell{.text = share_words(task.criticality), .kind = CellKind::custom};
            case kCruciality: return TableCell{.text = kept ? format_decimal(std::llround(task.cruciality * 100), 2) : std::string("—"), .kind = CellKind::custom};
            case kDuration: return TableCell{.text = format_workdays(planned, day)};
            case kSpread: return TableCell{.text = kept ? format_workdays(task.duration.p10, day) + " – " + format_workdays(task.duration.p90, day) : std::string("—"), .color = theme.text2};
            case kP50: return TableCell{.text = kept ? finish_words(task.finish.p50) : std::string("—")};
            case kP80: return TableCell{.text = kept ? finish_words(task.finish.p80) : std::string("—")};
            default: return TableCell{.text = owner_of(row), .color = theme.text2};
        }
    };
    rows.draw = [&](std::size_t row, int column, CellCanvas const& canvas) {
        bool const first = column == kCriticality;
        double const share = first ? found[row]->criticality : found[row]->cruciality;
        if (!first && !kept) { canvas.pen.text(canvas.content, theme.text3, Type::small, "—"); return; }
        paint_share(canvas, theme, share, !first, first ? share_words(share) : format_decimal(std::llround(share * 100), 2));
    };
    rows.order = [&](std::size_t row, int column) -> Order {
        auto const& task = *found[row];
        switch (column) {
            case kTask: return name_of(frame, rows.list[row].id);
            case kProject: return name_of(frame, project_of(row));
            case kCriticality: return std::llround(task.criticality * 1e6);
            case kCruciality: return std::llround(task.cruciality * 1e6);
            case kDuration: return std::int64_t{shown.result.compiled->planned_left[at_index(shown.result.compiled->position_of[at_index(task.activity)])]};
            case kSpread: return task.duration.p90 - task.duration.p10;
            case kP50: return task.finish.p50;
            case kP80: return task.finish.p80;
            default: return owner_of(row);
        }
    };
    auto const caption = kept ? tr("simulation.drivers_note", {format_integer(static_cast<std::int64_t>(found.size()))}) : std::string(tr("simulation.too_many_tasks"));
    CardScope const card{frame.ui, {.id = "drivers", .title = tr("simulation.drivers"), .caption = caption, .at = at}};
    draw_figures(frame, {.id = "tasks", .name = tr("simulation.drivers"), .columns = columns, .at = card.body(), .none = tr("simulation.no_tasks"), .border = false}, rows, m_tasks);
}

void SimulationDrivers::joins(Frame& frame, SimulationShown const& shown, JoinRows& made, Box at) {
    auto const& source = shown.result.source;
    std::array const columns = {Column{.id = "join", .title = tr("simulation.join"), .width = 320, .sortable = false, .hideable = false},
                                Column{.id = "links", .title = tr("simulation.join_links"), .width = 120, .align = Align::right, .sortable = false},
                                Column{.id = "bias", .title = tr("simulation.join_bias"), .width = 140, .align = Align::right, .sortable = false, .tip = tr("simulation.join_tip")}};
    auto& rows = made.rows;
    auto const& found = made.found;
    rows.make = [&](std::size_t row, int column) {
        auto const& join = *found[row];
        auto const project = source.projects[at_index(source.model.project_of[at_index(join.activity)])];
        if (column == kJoin) return TableCell{.text = name_of(frame, rows.list[row].id)};
        if (column == kLinks) return TableCell{.text = format_integer(join.links)};
        auto const day = std::max(1, frame.derived.plan(project).minutes_per_day);
        return TableCell{.text = format_decimal(std::llround(join.bias * 100 / day), 2, 1)};
    };
    CardScope const card{frame.ui, {.id = "joins", .title = tr("simulation.joins"), .caption = tr("simulation.joins_note"), .at = at}};
    tooltip_for(frame.ui, {at.x, at.y, at.w, 40}, tr("simulation.join_tip"), "joins.tip");
    draw_figures(frame, {.id = "joins.table", .name = tr("simulation.joins"), .columns = columns, .at = card.body(), .none = tr("simulation.no_joins"), .border = false}, rows, m_joins);
}

}  // namespace pmo::ui
