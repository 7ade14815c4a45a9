#include "ui/views/task_why.h"

#include <algorithm>
#include <cmath>

#include "core/registers/dependency.h"
#include "core/registers/task.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/views/plan_screen.h"
#include "ui/views/plan_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace tsk = registers::task;
namespace dep = registers::dependency;

constexpr float kLine = 26, kPathLine = 44;

std::string row_words(Frame const& frame, Plan const& plan, std::int32_t row) {
    if (row < 0) return "—";
    auto const& line = plan.rows[static_cast<std::size_t>(row)];
    return line.wbs + ' ' + task_name(frame, line.task);
}

std::string lag_words(Frame const& frame, Plan const& plan, PlanLink const& link) {
    auto words = tr_key("plan.link." + std::string(plan_edits::link_option(link.type)));
    auto const* record = frame.store.live(link.dependency);
    auto const lag = record ? record->get(dep::lag) : 0;
    if (lag == 0) return words;
    auto const kind = record->get(dep::lag_kind);
    bool const percent = kind == "percent" || kind == "elapsed_percent";
    return words + (lag > 0 ? "+" : "") + (percent ? format_integer(lag) + "%" : days_text(lag, plan.minutes_per_day));
}

std::string link_words(Frame const& frame, Plan const& plan, Why const& why) {
    if (why.link < 0) return {};
    auto const& link = plan.links[static_cast<std::size_t>(why.link)];
    auto const& from = plan.schedule.placed[static_cast<std::size_t>(link.from)];
    bool const finish = link.type == engine::LinkType::finish_to_start || link.type == engine::LinkType::finish_to_finish;
    auto const date = plan_date(plan, finish ? from.finish : from.start);
    return tr(finish ? Msg{"plan_why.link_finish"} : Msg{"plan_why.link_start"}, {row_words(frame, plan, link.from), date, lag_words(frame, plan, link)});
}

// A task of another project, by that project's code.
std::string tie_words(Frame const& frame, Plan const& plan, std::int32_t index) {
    if (index < 0 || index >= static_cast<std::int32_t>(plan.ties.size())) return {};
    auto const& tie = plan.ties[static_cast<std::size_t>(index)];
    auto const* project = frame.store.live(tie.project);
    auto const other = (project ? std::string(code_of(*project)) + ' ' : std::string{}) + task_name(frame, tie.task);
    bool const finish = tie.type == engine::LinkType::finish_to_start || tie.type == engine::LinkType::finish_to_finish;
    return tr(finish ? Msg{"plan_why.tie_finish"} : Msg{"plan_why.tie_start"}, {other, plan_date(plan, finish ? tie.finish : tie.start)});
}

std::string constraint_words(Frame const& frame, Plan const& plan, std::int32_t row) {
    auto const* task = row < 0 ? nullptr : frame.store.live(plan.rows[static_cast<std::size_t>(row)].task);
    if (!task) return {};
    auto const day = task->has(tsk::constraint_on) ? plan_date(plan, task->get(tsk::constraint_on).minute) : std::string{};
    return tr("plan_why.constraint", {tr_key("plan.constraint." + std::string(task->has(tsk::constraint) ? task->get(tsk::constraint) : "asap")), day});
}

std::string cause_words(Frame const& frame, Plan const& plan, std::int32_t row, Why const& why) {
    using Kind = Why::Kind;
    auto const& line = plan.rows[static_cast<std::size_t>(row)];
    switch (why.kind) {
        case Kind::project_start: return tr("plan_why.project_start", {plan_date(plan, plan.start)});
        case Kind::link: return link_words(frame, plan, why);
        case Kind::summary_link: return tr("plan_why.summary_link", {link_words(frame, plan, why)});
        case Kind::constraint: return constraint_words(frame, plan, row);
        case Kind::summary_constraint: return tr("plan_why.summary_constraint", {row_words(frame, plan, why.row), constraint_words(frame, plan, why.row)});
        case Kind::late_as_possible: return std::string(tr("plan_why.alap"));
        case Kind::levelling: {
            auto const* task = frame.store.live(line.task);
            return tr("plan_why.levelling", {format_decimal(task ? task->get(tsk::level_delay) * 10 / 1440 : 0, 1)});
        }
        case Kind::rescheduled: return tr("plan_why.rescheduled", {plan_date(plan, plan.status)});
        case Kind::manual: return std::string(tr("plan_why.manual"));
        case Kind::actual: return std::string(tr("plan_why.actual"));
        case Kind::roll_up: return tr("plan_why.roll_up", {row_words(frame, plan, why.row)});
        case Kind::work: return tr("plan_why.work", {days_text(line.duration, plan.minutes_per_day)});
        case Kind::tie: return tie_words(frame, plan, why.tie);
        case Kind::remaining: return tr("plan_why.remaining", {days_text(line.duration * (100 - line.percent) / 100, plan.minutes_per_day)});
    }
    return {};
}

void why_line(TaskForm const& f, std::string_view id, Why const& why, bool finish) {
    auto& ui = f.frame.ui;
    auto const& theme = ui.theme();
    auto const words = why_words(f.frame, f.plan, f.index, why, finish);
    bool const leads = (why.row >= 0 && why.row != f.index) || why.tie >= 0;
    auto const pen = ui.pen();
    Box const rest = remaining();
    float const width = rest.w - 20;
    auto const lines = static_cast<float>(pen.wrap(Type::small, words, width).size());
    Box const at{rest.x, rest.y, rest.w, std::max(kLine - 6, Fonts::line_of(Type::small) * lines)};
    skip(at.h + 6);
    pen.icon(at.x, at.y + Fonts::line_of(Type::small) / 2, finish ? Icon::flag : Icon::route, theme.text3, metric::icon_field);
    Box const text_box{at.x + 20, at.y, width, at.h};
    if (!leads) return text(ui, {.text = words, .type = Type::small, .color = theme.text2, .wrap = true, .id = id, .at = text_box});
    auto const hot = hot_area(ui, {.id = id, .name = words, .description = tr("plan_why.go"), .role = sem::Role::link, .at = text_box});
    pen.lines(text_box.x, text_box.y, hot.hovered ? theme.accent_hover : theme.accent_text, Type::small, pen.wrap(Type::small, words, width));
    tooltip(ui, tr("plan_why.go"));
    if (!hot.clicked) return;
    if (why.tie < 0) return f.frame.select(f.plan.rows[static_cast<std::size_t>(why.row)].task);
    auto const& tie = f.plan.ties[static_cast<std::size_t>(why.tie)];
    f.frame.go({.view = "plan", .project = tie.project, .detail = {}}, tie.task);
}

void mark(PlanMarks& marks, Plan const& plan, std::vector<std::int32_t> const& rows, std::vector<std::int32_t> const& links) {
    for (auto const row : rows)
        for (auto up = row; up >= 0; up = plan.rows[static_cast<std::size_t>(up)].parent) marks.rows[static_cast<std::size_t>(up)] = true;
    for (auto const link : links) marks.links[static_cast<std::size_t>(link)] = true;
}

}  // namespace

std::string why_words(Frame const& frame, Plan const& plan, std::int32_t row, Why const& why, bool finish) {
    auto words = cause_words(frame, plan, row, why);
    if (why.free_days > 0) words += tr("plan_why.free_days", {format_integer(why.free_days)});
    return tr(finish ? Msg{"plan_why.finish"} : Msg{"plan_why.start"}, {words});
}

void show_criticality(Frame& frame, Id project, Id task) { frame.go({.view = "simulation", .project = project, .detail = "drivers"}, task); }

void draw_why(TaskForm const& f) {
    why_line(f, "why.start", why_start(f.frame.store, f.plan, f.index), false);
    if (!f.row.milestone) why_line(f, "why.finish", why_finish(f.frame.store, f.plan, f.index), true);   // a milestone ends as it begins
    if (f.row.summary || f.row.inactive || f.row.percent >= 100) return;
    auto& ui = f.frame.ui;
    Box line = remaining();
    line.h = Fonts::line_of(Type::small);
    skip(line.h + 6);
    ui.pen().icon(line.x, line.cy(), Icon::dices, ui.theme().text3, metric::icon_field);
    line.cut_left(20);
    if (link(ui, {.id = "why.criticality", .label = tr("plan_why.criticality"), .tip = tr("plan_more.criticality_tip"), .at = line})) show_criticality(f.frame, f.plan.project, f.task.id());
}

void refresh_marks(Frame& frame, PlanMarks& marks, Plan const& plan) {
    using What = PlanMarks::What;
    auto const revision = frame.store.revision();
    if (marks.project != plan.project) {
        marks = PlanMarks{};
        marks.project = plan.project;
    }
    if (marks.what == What::nothing) {
        marks.rows.clear();
        marks.links.clear();
        return;
    }
    auto const chosen = frame.session.selected();
    if (marks.made_for == revision && !marks.rows.empty() && (marks.what == What::path || marks.task == chosen)) return;
    marks.made_for = revision;
    marks.task = chosen;
    marks.rows.assign(plan.rows.size(), false);
    marks.links.assign(plan.links.size(), false);
    if (marks.what == What::path) {
        if (marks.paths_for != revision) marks.paths = float_paths(frame.store, plan, -1), marks.paths_for = revision;
        if (marks.path < 0 || marks.path >= static_cast<int>(marks.paths.size())) return;
        auto const& path = marks.paths[static_cast<std::size_t>(marks.path)];
        return mark(marks, plan, path.rows, path.links);
    }
    auto const row = plan.row_of(chosen);
    if (row < 0) {
        marks.rows.clear();                           // nothing is chosen: nothing fades
        return;
    }
    auto const trace = trace_of(plan, row);
    auto rows = trace.before;
    rows.insert(rows.end(), trace.after.begin(), trace.after.end());
    rows.push_back(row);
    mark(marks, plan, rows, trace.links);
}

void toggle_trace(PlanMarks& marks) {
    marks.what = marks.what == PlanMarks::What::trace ? PlanMarks::What::nothing : PlanMarks::What::trace;
    marks.made_for = 0;
}

void draw_paths_panel(Frame& frame, PlanMarks& marks, Plan const& plan) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    PopupScope popup{ui, {.id = "plan.paths.panel", .name = tr("plan_why.paths"), .width = 380, .height = 404}};
    if (!popup.open()) return;
    if (marks.paths_for != frame.store.revision() || marks.project != plan.project) marks.paths = float_paths(frame.store, plan, -1), marks.paths_for = frame.store.revision();
    Box rest = popup.inner();
    text_at(ui, rest.cut_top(20, 4), tr("plan_why.paths_note"), Type::small, theme.text3);
    PanelScope const panel{ui, {.id = "list", .name = tr("plan_why.paths"), .role = sem::Role::list, .at = rest}};
    Box line{panel.inner().x, panel.inner().y, panel.inner().w, kPathLine};
    for (std::size_t i = 0; i < marks.paths.size(); ++i, line.y += kPathLine) {
        auto const& path = marks.paths[i];
        IdScope const scope{&i, sizeof i};
        auto const slack = tr("plan.total_float", {days_text(path.slack, plan.minutes_per_day)});
        auto ends = row_words(frame, plan, path.rows.front());
        if (path.rows.size() > 1) ends += " → " + row_words(frame, plan, path.rows.back());
        bool const on = marks.what == PlanMarks::What::path && marks.path == static_cast<int>(i);
        auto const hot = hot_area(ui, {.id = "path", .name = ends, .value = slack, .role = sem::Role::listitem, .state = on ? sem::selected : sem::none, .at = line});
        if (hot.clicked) {
            marks.what = on ? PlanMarks::What::nothing : PlanMarks::What::path;
            marks.path = on ? -1 : static_cast<int>(i);
            marks.made_for = 0;
            if (!on) frame.select(plan.rows[static_cast<std::size_t>(path.rows.front())].task);
        }
        if (!hot.visible) continue;
        auto const pen = ui.pen();
        if (on || hot.hovered) pen.fill(line, on ? theme.selected : theme.hover, metric::radius_badge);
        Box box = line.inset(8, 4);
        Box head = box.cut_top(18);
        auto const count = tr("plan_why.path_tasks", static_cast<std::int64_t>(path.rows.size()));
        pen.text(head.cut_right(std::ceil(pen.width(Type::small, count)) + 1, 8), theme.text3, Type::small, count, Align::right);
        pen.text(head, path.slack <= 0 ? theme.red_text : theme.text1, Type::small_strong, slack);
        pen.text(box, theme.text2, Type::small, ends);
    }
    reserve({line.x, panel.inner().y, line.w, line.y - panel.inner().y});
}

}  // namespace pmo::ui
