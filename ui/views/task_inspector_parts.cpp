#include "ui/views/task_inspector_parts.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/text.h"
#include "core/project/cross_links.h"
#include "core/registers/dependency.h"
#include "core/registers/person.h"
#include "core/registers/task.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/views/plan_screen.h"
#include "ui/views/plan_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/field.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/number_field.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace tsk = registers::task;
namespace dep = registers::dependency;

constexpr std::size_t kMostOptions = 2000;                            // beyond it a task is named by its code instead of chosen from a list
constexpr engine::LinkType kTypes[] = {engine::LinkType::finish_to_start, engine::LinkType::start_to_start, engine::LinkType::finish_to_finish, engine::LinkType::start_to_finish};

struct LinkLine {
    Record const* record;
    std::int32_t other;
    bool before;                                                      // the other one is the predecessor
};

std::vector<LinkLine> links_of(TaskForm const& f) {
    std::vector<LinkLine> out;
    for (bool const before : {true, false})
        for (auto const* record : f.frame.store.referrers(dep::kType, before ? dep::successor : dep::predecessor, f.task.id())) {
            auto const other = f.plan.row_of(record->get(before ? dep::predecessor : dep::successor));
            if (other >= 0) out.push_back({record, other, before});
        }
    return out;
}

engine::LinkType type_of(Record const& link) {
    for (auto const type : kTypes)
        if (plan_edits::link_option(type) == link.get(dep::kind)) return type;
    return engine::LinkType::finish_to_start;
}

std::string type_words(TaskForm const& f, Record const& link) {
    auto words = tr_key("plan.link." + std::string(plan_edits::link_option(type_of(link))));
    auto const lag = link.get(dep::lag);
    if (lag == 0) return words;
    auto const kind = link.get(dep::lag_kind);
    bool const percent = kind == "percent" || kind == "elapsed_percent";
    return words + (lag > 0 ? "+" : "") + (percent ? format_integer(lag) + "%" : days_text(lag, f.plan.minutes_per_day));
}

std::string other_words(TaskForm const& f, std::int32_t row) {
    auto const& other = f.plan.rows[static_cast<std::size_t>(row)];
    return other.wbs + ' ' + task_name(f.frame, other.task);
}

// Badge that says on which side the other task stands; returns the width.
float side_badge(TaskForm const& f, Box const& at, LinkLine const& line) {
    bool const red = f.placed.critical && f.plan.schedule.placed[static_cast<std::size_t>(line.other)].critical && !line.before;
    Badge const badge{.label = line.before ? tr("plan.predecessor") : tr("plan.successor"), .tone = red ? Tone::red : Tone::neutral};
    return paint_badge(f.frame.ui.pen(), at.x, at.cy(), badge);
}

void add_by(TaskForm const& f, std::int32_t other, bool before) {
    auto& state = f.state;
    state.problem_of = f.task.id();
    state.link_problem.clear();
    state.duration_problem.clear();
    if (other < 0) {
        state.link_problem = tr("plan.problem.no_such_task");
        return;
    }
    auto const from = before ? other : f.index, to = before ? f.index : other;
    if (auto const why = plan_edits::refuse_link(f.plan, from, to); !why.empty()) {
        state.link_problem = tr_key(why);
        return;
    }
    f.frame.edit(plan_edits::link(f.on(), f.plan.rows[static_cast<std::size_t>(from)].task, f.plan.rows[static_cast<std::size_t>(to)].task, engine::LinkType::finish_to_start, f.frame.ids));
}

std::int32_t row_by_code(Plan const& plan, std::string_view code) {
    auto const wanted = trim(code);
    for (std::size_t row = 0; row < plan.rows.size(); ++row)
        if (plan.rows[row].wbs == wanted) return static_cast<std::int32_t>(row);
    return -1;
}

void add_row(TaskForm const& f, bool before) {
    auto& ui = f.frame.ui;
    if (!f.frame.writable) return;
    Box const line = remaining();
    Box const at{line.x, line.y, line.w, metric::control};
    skip(metric::control + metric::form_gap);
    auto const name = before ? tr("plan.add_predecessor") : tr("plan.add_successor");
    auto const id = before ? std::string_view("add_predecessor") : std::string_view("add_successor");
    if (f.plan.rows.size() <= kMostOptions) {
        if (auto picked = combo(ui, {.id = id, .name = name, .options = f.state.task_options, .chosen = -1, .placeholder = name, .at = at}); picked && *picked >= 0)
            add_by(f, f.plan.row_of(f.state.tasks[static_cast<std::size_t>(*picked)]), before);
    } else if (auto typed = text_field(ui, {.id = id, .name = name, .value = {}, .placeholder = before ? tr("plan.predecessor_code") : tr("plan.successor_code"), .at = at}); typed && !trim(*typed).empty()) {
        add_by(f, row_by_code(f.plan, *typed), before);
    }
}

void problem_line(TaskForm const& f) {
    if (f.state.problem_of != f.task.id() || f.state.link_problem.empty()) return;
    Box const at = remaining();
    text(f.frame.ui, {.text = f.state.link_problem, .type = Type::small, .color = f.frame.ui.theme().red_text, .width = at.w, .wrap = true, .id = "link.problem", .role = sem::Role::alert});
}

}  // namespace

void fill_choices(TaskForm const& f) {
    auto& state = f.state;
    if (state.project == f.plan.project && state.tongue == language() && state.built_for == f.frame.store.revision() && !state.people_options.empty()) return;
    state.project = f.plan.project;
    state.tongue = language();
    state.built_for = f.frame.store.revision();
    state.people.clear();
    state.tasks.clear();
    state.words.clear();
    state.people_options.clear();
    state.task_options.clear();
    for (auto const& person : f.frame.store.table(registers::person::kType).rows())
        if (!person.deleted()) state.people.push_back(person.id());
    bool const list_tasks = f.plan.rows.size() <= kMostOptions;
    state.words.reserve(state.people.size() + (list_tasks ? f.plan.rows.size() : 0) * 2);   // options point into it
    auto const keep = [&](std::string text) -> std::string_view {
        state.words.push_back(std::move(text));
        return state.words.back();
    };
    for (auto const id : state.people) {
        auto const name = keep(person_name(f.frame, id));
        state.people_options.push_back({.key = name, .label = name, .avatar = true});
    }
    if (!list_tasks) return;
    for (auto const& row : f.plan.rows) {
        state.tasks.push_back(row.task);
        auto const code = keep(row.wbs), name = keep(task_name(f.frame, row.task));
        state.task_options.push_back({.key = code, .label = name, .caption = code});
    }
}

void draw_link_list(TaskForm const& f) {
    auto& ui = f.frame.ui;
    auto const& theme = ui.theme();
    Box head = remaining();
    head.h = 36;
    section(ui, tr("plan.section.links"));
    if (button(ui, {.id = "links.add", .icon = Icon::plus, .kind = ButtonKind::ghost, .size = Size::small, .name = tr("plan.add_link"), .tip = tr("plan.add_link"), .at = {head.right() - 24, head.y + 9, 24, 24}})) f.state.tab = 1;
    auto const lines = links_of(f);
    if (lines.empty()) caption(ui, tr("plan.no_links"));
    for (auto const& line : lines) {
        IdScope const scope{line.record->id()};
        Box const rest = remaining();
        Box at{rest.x, rest.y, rest.w, metric::row_default};
        skip(metric::row_default);
        auto const other = other_words(f, line.other);
        auto const& other_row = f.plan.rows[static_cast<std::size_t>(line.other)];
        bool const done = other_row.percent >= 100;
        auto const words = type_words(f, *line.record), date = plan_date(f.plan, line.before ? f.plan.schedule.placed[static_cast<std::size_t>(line.other)].finish : f.plan.schedule.placed[static_cast<std::size_t>(line.other)].start);
        auto const hot = hot_area(ui, {.id = "link", .name = (line.before ? std::string(tr("plan.predecessor")) : std::string(tr("plan.successor"))) + ' ' + other, .value = words + (done ? std::string{} : ' ' + date), .role = sem::Role::link, .at = at});
        auto const pen = ui.pen();
        if (hot.hovered) pen.fill({at.x - 6, at.y, at.w + 12, at.h}, theme.hover, metric::radius_button);
        Box row = at;
        row.cut_left(side_badge(f, row, line), 8);
        Box const end = row.cut_right(done ? 16.0f : std::ceil(pen.width(Type::small, date)), 8);
        if (done) pen.icon(end.x + 1, end.cy(), Icon::check, theme.green, metric::icon_field);
        else pen.text(end, theme.text2, Type::small, date, Align::right);
        float const width = std::ceil(pen.width(Type::small, words));
        pen.text(row.cut_right(width, 8), theme.text3, Type::small, words, Align::right);
        pen.text(row, theme.text1, Type::small, other);
        if (hot.clicked) f.frame.select(other_row.task);
    }
}

namespace {

// Whether a tie moves dates or is only shown.
void driving_switch(TaskForm const& f, CrossLink const& tie, Box at) {
    auto& ui = f.frame.ui;
    auto const tip = tie.aside ? tr("cross.aside") : tie.drives ? tr("cross.drives.on") : tr("cross.drives.off");
    if (switch_control(ui, {.id = "drives", .checked = tie.drives, .disabled = !f.frame.writable || !tie.can_drive, .name = tr("cross.drives"), .tip = tip, .at = at}))
        f.frame.edit(drive_dates(f.frame.store, tie.record, !tie.drives));
}

}  // namespace

// Ties to other projects: where they lead is another project's plan.
void draw_cross_links(TaskForm const& f) {
    auto& ui = f.frame.ui;
    auto const& theme = ui.theme();
    for (auto const& tie : cross_links(f.frame.store, f.frame.derived, f.task.id())) {
        IdScope const scope{tie.record};
        Box const rest = remaining();
        Box const line{rest.x, rest.y, rest.w, metric::row_default};
        skip(metric::row_default);
        Box at = line;
        driving_switch(f, tie, at.cut_right(32, 8));
        auto const* project = f.frame.store.live(tie.project);
        auto const other = (project ? std::string(code_of(*project)) + ' ' : std::string{}) + task_name(f.frame, tie.task);
        auto const side = tie.before ? tr("cross.before") : tr("cross.after");
        auto const date = tie.date == kNoTime ? std::string("—") : format_date_short(engine::day_of(tie.date));
        auto const late = tie.late ? tr(tie.before ? Msg{"cross.late_before"} : Msg{"cross.late_after"}) : std::string_view{};
        auto const hot = hot_area(ui, {.id = "cross", .name = std::string(side) + ' ' + other, .value = date, .description = late.empty() ? tr("cross.go") : late, .role = sem::Role::link, .at = at});
        auto const pen = ui.pen();
        if (hot.hovered) pen.fill({at.x - 6, at.y, at.w + 12, at.h}, theme.hover, metric::radius_button);
        Box row = at;
        Badge const badge{.label = side, .tone = tie.late ? Tone::red : Tone::blue, .icon = Icon::external_link};
        row.cut_left(paint_badge(pen, row.x, row.cy(), badge), 8);
        pen.text(row.cut_right(std::ceil(pen.width(Type::small, date)) + 1, 8), tie.late ? theme.red_text : theme.text2, Type::small, date, Align::right);
        pen.text(row, theme.text1, Type::small, other);
        tooltip_for(ui, at, late.empty() ? tr("cross.go") : late, "cross.tip");
        if (hot.clicked) f.frame.go({.view = "plan", .project = tie.project, .detail = {}}, tie.task);
    }
}

void draw_link_editor(TaskForm const& f) {
    auto& ui = f.frame.ui;
    skip(4);
    auto const lines = links_of(f);
    std::array<std::string, std::size(kTypes)> names;
    std::array<Option, std::size(kTypes)> options;
    for (std::size_t i = 0; i < std::size(kTypes); ++i) {
        auto const option = std::string(plan_edits::link_option(kTypes[i]));
        names[i] = tr_key("plan.link_name." + option);
        options[i] = {.key = plan_edits::link_option(kTypes[i]), .label = names[i]};
    }
    for (bool const before : {true, false}) {
        heading(ui, 3, before ? tr("plan.predecessors") : tr("plan.successors"), Type::small_strong, Box{});
        skip(4);
        bool any = false;
        for (auto const& line : lines) {
            if (line.before != before) continue;
            any = true;
            IdScope const scope{line.record->id()};
            Box const rest = remaining();
            Box name{rest.x, rest.y, rest.w, 24};
            Box row{rest.x, rest.y + 24, rest.w, metric::control};
            skip(24 + metric::control + metric::space);
            auto const words = other_words(f, line.other);
            if (link(ui, {.id = "open", .label = words, .at = name})) f.frame.select(f.plan.rows[static_cast<std::size_t>(line.other)].task);
            Box const remove = row.cut_right(28, 6);
            Box const lag = row.cut_right(96, 6);
            auto const type = type_of(*line.record);
            int const chosen = static_cast<int>(std::ranges::find(kTypes, type) - std::begin(kTypes));
            auto const minutes = line.record->get(dep::lag);
            if (auto picked = combo(ui, {.id = "type", .name = tr("plan.link_type"), .options = options, .chosen = chosen, .read_only = !f.frame.writable, .at = row}); picked && *picked >= 0)
                f.frame.edit(plan_edits::set_link(line.record->id(), kTypes[*picked], minutes));
            auto const kind = line.record->get(dep::lag_kind);
            bool const plain = kind.empty() || kind == "working";
            auto const per_day = std::max(f.plan.minutes_per_day, 1);
            if (auto typed = number_field(ui, {.id = "lag", .name = tr("plan.lag"), .value = plain ? minutes * 100 / per_day : minutes * 100, .decimals = 2, .shown_decimals = minutes % per_day == 0 ? 0 : 1, .unit = plain ? tr("plan.days") : std::string_view("%"), .read_only = !plain || !f.frame.writable, .at = lag}); typed && typed->value)
                f.frame.edit(plan_edits::set_link(line.record->id(), type, *typed->value * per_day / 100));
            if (button(ui, {.id = "remove", .icon = Icon::x, .kind = ButtonKind::ghost, .disabled = !f.frame.writable, .name = tr("plan.remove_link"), .tip = tr("plan.remove_link"), .at = remove}))
                f.frame.edit(plan_edits::remove_link(line.record->id()));
        }
        if (!any) caption(ui, tr("plan.no_links"));
        skip(4);
        add_row(f, before);
        skip(8);
    }
    problem_line(f);
}

}  // namespace pmo::ui
