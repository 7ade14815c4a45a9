#include "ui/views/task_inspector.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/sums.h"
#include "core/registers/change_request.h"
#include "core/registers/task.h"
#include "ui/i18n/format.h"
#include "ui/i18n/problem_words.h"
#include "ui/i18n/tr.h"
#include "ui/screens/inspector_parts.h"
#include "ui/views/plan_edits.h"
#include "ui/views/plan_screen.h"
#include "ui/views/plan_text.h"
#include "ui/views/project_frame.h"
#include "ui/views/register_edits.h"
#include "ui/views/task_inspector_parts.h"
#include "ui/views/task_why.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/date_field.h"
#include "ui/widgets/field.h"
#include "ui/widgets/form.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/number_field.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/progress.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace tsk = registers::task;

constexpr std::string_view kTabs[] = {"attributes", "links", "resources", "notes", "history"};

// Badges: what one wants to know before reading the form.
void badges(TaskForm const& f) {
    auto& ui = f.frame.ui;
    auto const& theme = ui.theme();
    Box const line = remaining();
    Box const row{line.x, line.y, line.w, 28};
    skip(28);
    float x = row.x;
    auto const sign = [&](std::string_view id, std::string_view label, Tone tone, Icon icon) {
        Badge const badge{.label = label, .tone = tone, .icon = icon};
        float const width = paint_badge(ui.pen(), x, row.cy(), badge);
        say(ui, {.id = id, .role = sem::Role::text, .name = label, .at = {x, row.y, width, row.h}});
        x += width + 6;
    };
    if (f.placed.critical && !f.row.inactive && !f.row.summary) sign("critical", tr("plan.critical_path"), Tone::red, Icon::route);
    bool const late = f.row.percent < 100 && f.placed.finish <= f.plan.status;
    if (f.row.inactive) sign("state", tr("plan.state.inactive"), Tone::outline, Icon::none);
    else if (f.row.percent >= 100) sign("state", tr("plan.state.done"), Tone::green, Icon::check);
    else if (late) sign("state", tr("plan.state.late"), Tone::amber, Icon::triangle_alert);
    else if (f.row.percent > 0) sign("state", tr("plan.state.running"), Tone::blue, Icon::play);
    else sign("state", tr("plan.state.planned"), Tone::neutral, Icon::none);
    auto const slack = tr("plan.total_float", {days_text(f.placed.total_slack, f.plan.minutes_per_day)});
    text_at(ui, row, slack, Type::small, f.placed.total_slack < 0 ? theme.red_text : theme.text2, Align::right);
}

// What the plan's engine says against this field.
std::string problem_of(TaskForm const& f, std::uint8_t slot) {
    for (auto const& problem : f.plan.problems)
        if (problem.record == f.task.id() && problem.slot == slot) return sentence(problem, f.frame.store);
    return {};
}

void percent_row(TaskForm const& f) {
    auto& ui = f.frame.ui;
    FormRow const row{ui, {.label = tr("plan.field.percent")}};
    Box field = row.field();
    Box const number = field.cut_left(72, 8);
    if (auto typed = number_field(ui, {.id = "percent", .value = f.row.percent, .min = 0, .max = 100, .step = 5, .unit = "%", .read_only = f.row.summary || !f.frame.writable, .at = number}); typed && typed->value)
        f.frame.edit(plan_edits::set_percent(f.on(), f.task.id(), static_cast<std::int32_t>(*typed->value)));
    // The tick: what should be done by the data date.
    auto const& calendar = f.calendar();
    Minute const whole = calendar.between(f.placed.start, f.placed.finish);
    Minute const due = std::clamp<Minute>(calendar.between(f.placed.start, f.plan.status), 0, std::max<Minute>(whole, 0));
    int const planned = whole > 0 ? static_cast<int>(due * 1000 / whole) : -1;
    progress_bar(ui, {.id = "progress", .name = tr("plan.field.percent"), .permille = f.row.percent * 10, .plan_permille = planned, .at = {field.x, std::round(field.cy() - 3), field.w, 6}});
}

void date_rows(TaskForm const& f) {
    auto& ui = f.frame.ui;
    bool const fixed = !f.frame.writable;
    auto const start = engine::day_of(f.placed.start), finish = engine::day_of(f.placed.finish);
    {
        FormRow const row{ui, {.label = tr("plan.field.start"), .problem = problem_of(f, tsk::actual_start.slot)}};
        if (auto typed = date_field(ui, {.id = "start", .day = start, .read_only = fixed, .at = row.field()}); typed && typed->day && *typed->day != start)
            f.frame.edit(plan_edits::set_start_day(f.on(), f.task.id(), Date{*typed->day}));
        tooltip_for(ui, row.field(), tr("plan.column.start.tip"), "start.tip");
    }
    {
        auto const slip = slip_days(f.plan, f.index);
        auto const warning = slip > 0 ? tr("plan.later_than_baseline", {format_integer(slip), plan_date(f.plan, f.row.baseline_finish)}) : std::string{};
        FormRow const row{ui, {.label = tr("plan.field.finish"), .warning = warning}};
        if (auto typed = date_field(ui, {.id = "finish", .day = finish, .min = f.row.milestone ? INT32_MIN : start, .read_only = fixed || f.row.summary, .at = row.field()}); typed && typed->day && *typed->day != finish)
            if (auto edit = plan_edits::set_finish_day(f.on(), f.task.id(), Date{*typed->day})) f.frame.edit(std::move(*edit));
        tooltip_for(ui, row.field(), tr("plan.column.finish.tip"), "finish.tip");
    }
    {
        Minute const left = f.row.duration * (100 - f.row.percent) / 100;
        auto const note = f.row.percent < 100 ? tr("plan.remaining", {days_text(left, f.plan.minutes_per_day)}) : std::string{};
        FormRow const row{ui, {.label = tr("plan.field.duration"), .problem = f.state.problem_of == f.task.id() ? std::string_view(f.state.duration_problem) : std::string_view{}, .aside = note.empty() ? 0.0f : 88.0f, .note = note}};
        bool const shut = fixed || f.row.summary;
        auto const value = days_text(f.row.duration, f.plan.minutes_per_day);
        if (auto typed = text_field(ui, {.id = "duration", .value = value, .unit = tr("plan.workdays"), .read_only = shut, .at = row.field()})) {
            if (auto const minutes = parse_duration(*typed, f.plan.minutes_per_day)) {
                f.state.duration_problem.clear();
                f.frame.edit(plan_edits::set_duration(f.on(), f.task.id(), *minutes));
            } else {
                f.state.problem_of = f.task.id();
                f.state.link_problem.clear();
                f.state.duration_problem = tr("plan.problem.duration");
            }
        }
    }
}

void constraint_rows(TaskForm const& f) {
    auto& ui = f.frame.ui;
    std::array<std::string, std::size(tsk::kConstraint)> words;
    std::array<Option, std::size(tsk::kConstraint)> options;
    auto const now = f.task.has(tsk::constraint) ? f.task.get(tsk::constraint) : std::string_view("asap");
    int chosen = 0;
    for (std::size_t i = 0; i < std::size(tsk::kConstraint); ++i) {
        words[i] = tr_key("plan.constraint." + std::string(tsk::kConstraint[i]));
        options[i] = {.key = tsk::kConstraint[i], .label = words[i]};
        if (tsk::kConstraint[i] == now) chosen = static_cast<int>(i);
    }
    {
        auto const problem = problem_of(f, tsk::constraint.slot);
        FormRow const row{ui, {.label = tr("plan.field.constraint"), .warning = problem}};
        if (auto picked = combo(ui, {.id = "constraint", .options = options, .chosen = chosen, .read_only = !f.frame.writable, .at = row.field()}); picked && *picked >= 0)
            f.frame.edit(plan_edits::set_constraint(f.on(), f.task.id(), tsk::kConstraint[static_cast<std::size_t>(*picked)]));
    }
    if (plan_edits::needs_date(now)) {
        FormRow const row{ui, {.label = tr("plan.field.constraint_on"), .required = true, .problem = problem_of(f, tsk::constraint_on.slot)}};
        auto const day = f.task.has(tsk::constraint_on) ? std::optional(date_of(f.task.get(tsk::constraint_on)).day) : std::nullopt;
        if (auto typed = date_field(ui, {.id = "constraint_on", .day = day, .read_only = !f.frame.writable, .required = true, .at = row.field()}); typed && typed->day)
            f.frame.edit(plan_edits::set_constraint_day(f.on(), f.task.id(), Date{*typed->day}));
    }
    auto const day = f.task.has(tsk::deadline) ? std::optional(date_of(f.task.get(tsk::deadline)).day) : std::nullopt;
    auto const late = day && engine::day_of(f.placed.finish) > *day ? std::string(tr("plan.deadline_missed")) : std::string{};
    FormRow const row{ui, {.label = tr("plan.field.deadline"), .warning = late}};
    if (auto typed = date_field(ui, {.id = "deadline", .day = day, .placeholder = tr("plan.none"), .read_only = !f.frame.writable, .at = row.field()}))
        f.frame.edit(plan_edits::set_deadline(f.on(), f.task.id(), typed->day ? std::optional(Date{*typed->day}) : std::nullopt));
}

void money_rows(TaskForm const& f) {
    auto& ui = f.frame.ui;
    auto const& value = f.row.value;
    auto const amount = [&](std::int64_t minor) { return format_money(minor, f.plan.currency, MoneyStyle::number); };
    auto const shown = [&](std::string_view id, std::string_view label, std::int64_t minor, std::string const& note, Tone tone) {
        FormRow const row{ui, {.label = label, .aside = note.empty() ? 0.0f : 72.0f, .note = note, .note_tone = tone}};
        money_field(ui, {.id = id, .minor = minor, .currency = f.plan.currency, .read_only = true, .at = row.field()});
    };
    {
        FormRow const row{ui, {.label = tr("plan.field.bac")}};
        if (auto typed = money_field(ui, {.id = "bac", .minor = value.bac, .currency = f.plan.currency, .read_only = f.row.summary || !f.frame.writable, .at = row.field()}); typed) {
            Edit edit{"plan.budget"};
            if (typed->value) edit.set(f.task.id(), tsk::budget, Money{*typed->value, parse_currency(f.plan.currency).value_or(Currency{})});
            else edit.clear(f.task.id(), tsk::budget);
            f.frame.edit(std::move(edit));
        }
    }
    auto const variance = minus(value.ev, value.ac);
    auto const cpi = engine::cpi(value);
    shown("ev", tr("plan.field.ev"), value.ev, value.ac > 0 ? "CV " + format_money(variance, f.plan.currency, MoneyStyle::number) : std::string{}, variance < 0 ? Tone::red : Tone::neutral);
    shown("ac", tr("plan.field.ac"), value.ac, cpi ? "CPI " + format_decimal(*cpi, 2) : std::string{}, Tone::neutral);
    if (cpi) tooltip_for(ui, last_box(), tr("project.cpi.tip", {amount(value.ev), amount(value.ac), format_decimal(*cpi, 2)}), "cpi.tip");
}

void owner_row(TaskForm const& f) {
    auto& ui = f.frame.ui;
    auto const at = std::ranges::find(f.state.people, f.row.owner);
    int const chosen = at == f.state.people.end() ? -1 : static_cast<int>(at - f.state.people.begin());
    bool const missing = chosen < 0 && !f.row.summary && !f.row.milestone;
    FormRow const row{ui, {.label = tr("plan.field.owner"), .required = true, .warning = missing ? tr("plan.no_owner") : std::string_view{}}};
    if (auto picked = combo(ui, {.id = "owner", .options = f.state.people_options, .chosen = chosen, .placeholder = tr("plan.unassigned"), .can_clear = true, .read_only = !f.frame.writable, .required = true, .at = row.field()}))
        f.frame.edit(plan_edits::set_owner(f.task.id(), *picked >= 0 ? f.state.people[static_cast<std::size_t>(*picked)] : kNoId));
}

void attributes(TaskForm const& f) {
    auto& ui = f.frame.ui;
    badges(f);
    skip(6);
    heading(ui, 3, tr("plan.section.progress"), Type::small_strong, Box{});
    skip(4);
    if (!f.row.milestone) percent_row(f);
    date_rows(f);
    draw_why(f);
    constraint_rows(f);
    skip(8);
    section(ui, tr("plan.section.people"));
    owner_row(f);
    if (!f.row.milestone) money_rows(f);
    skip(8);
    draw_link_list(f);
    draw_cross_links(f);
    skip(8);
    draw_interruptions(f);
    skip(8);
    section(ui, tr("plan.section.notes"));
    if (auto typed = text_area(ui, {.id = "notes", .name = tr("plan.section.notes"), .value = f.task.get(tsk::notes), .placeholder = tr("plan.notes_hint"), .read_only = !f.frame.writable, .lines = 3}))
        f.frame.edit(plan_edits::set_note(f.task.id(), *typed));
    skip(12);
}

void notes(TaskForm const& f) {
    auto& ui = f.frame.ui;
    struct { std::string_view id; Field<std::string> field; std::string_view label; int lines; } const areas[] = {
        {"notes", tsk::notes, tr("plan.section.notes"), 8}, {"cause", tsk::cause, tr("plan.field.cause"), 4}, {"correction", tsk::correction, tr("plan.field.correction"), 4}};
    for (auto const& area : areas) {
        skip(8);
        caption(ui, area.label);
        skip(4);
        if (auto typed = text_area(ui, {.id = area.id, .name = area.label, .value = f.task.get(area.field), .read_only = !f.frame.writable, .lines = area.lines})) {
            Edit edit{"plan.note"};
            edit.set(f.task.id(), area.field, *typed);
            f.frame.edit(std::move(edit));
        }
    }
    skip(12);
}

void header(TaskForm const& f, Box at, gantt::Lines const* lines) {
    auto& ui = f.frame.ui;
    auto const& theme = ui.theme();
    ui.pen().line_h(at.x, at.right(), at.bottom() - 1, theme.line);
    Box row = at.inset(metric::space_card, 6);
    ui.pen().icon(row.x + 2, row.cy(), Icon::list_checks, theme.text2);
    Box words = row;
    words.cut_left(24);
    auto const step = [&](int way) {
        auto line = lines ? lines->line(f.index) : -1;
        if (line < 0) return kNoId;
        line += way;
        while (line >= 0 && line < lines->count() && lines->row(line) < 0) line += way;      // over headings
        return line >= 0 && line < lines->count() ? f.plan.rows[static_cast<std::size_t>(lines->row(line))].task : kNoId;
    };
    if (button(ui, {.id = "close", .icon = Icon::x, .kind = ButtonKind::ghost, .name = tr("inspector.close"), .tip = tr("inspector.close"), .at = row.cut_right(28, 2)})) {
        f.frame.session.inspector_open = false;
        f.frame.ask([](AppActions& app) { app.session_changed(); });
    }
    struct { std::string_view id; Icon icon; std::string_view name; int way; } const steps[] = {{"next", Icon::arrow_down, tr("inspector.next"), 1}, {"previous", Icon::arrow_up, tr("inspector.previous"), -1}};
    for (auto const& one : steps) {
        auto const other = step(one.way);
        if (button(ui, {.id = one.id, .icon = one.icon, .kind = ButtonKind::ghost, .disabled = !other, .name = one.name, .tip = one.name, .at = row.cut_right(28, 2)})) f.frame.select(other);
    }
    words.w = row.right() - words.x;
    auto const kind = tr("plan.task_of", {f.row.wbs});
    text_at(ui, words, kind, Type::small, theme.text2);
}

void footer(TaskForm const& f, Box at) {
    auto& ui = f.frame.ui;
    auto const& theme = ui.theme();
    ui.pen().line_h(at.x, at.right(), at.y, theme.line);
    Box row = at.inset(metric::space_page, 8);
    Button change{.id = "change", .label = tr("plan.record_change"), .icon = Icon::git_pull_request, .disabled = !f.frame.writable, .tip = tr("plan.record_change.tip")};
    change.at = row.cut_right(button_width(ui, change), 8);
    change.at.h = 28;
    if (!f.row.summary && button(ui, {.id = "criticality", .icon = Icon::dices, .kind = ButtonKind::ghost, .name = tr("plan_more.criticality"), .tip = tr("plan_more.criticality_tip"), .at = row.cut_right(28, 8)}))
        show_criticality(f.frame, f.plan.project, f.task.id());
    if (button(ui, change)) {
        Id made;
        namespace cr = registers::change_request;
        auto edit = new_record_edit({f.frame.store, f.frame.ids, f.plan.project, f.frame.session.person, f.frame.today}, {.type = cr::kType}, made);
        edit.set(made, cr::task, f.task.id());
        edit.set(made, cr::title, tr("plan.change_title", {f.row.wbs, task_name(f.frame, f.task.id())}));
        f.frame.edit(std::move(edit));
        f.frame.go(project_tab(f.plan.project, "change"), made);
    }
    bool const saved = f.frame.save.state == SaveState::saved;
    auto const time = format_time(f.frame.save.saved_ms / 60000 + f.frame.ports.utc_offset_minutes());
    bool const lost = f.frame.save.state == SaveState::unsaved, reader = f.frame.save.state == SaveState::read_only;
    auto const words = lost     ? tr_key("save.unsaved_" + f.frame.save.fault)
                       : reader ? std::string(tr("save.read_only"))
                       : !saved || f.frame.save.saved_ms == 0 ? std::string(tr(saved ? Msg{"save.saved"} : Msg{"save.saving"})) : tr("plan.saved_at", {time});
    ui.pen().icon(row.x, row.cy(), lost ? Icon::circle_x : reader ? Icon::lock : Icon::circle_check, lost ? theme.red : saved ? theme.green : theme.text3, metric::icon_field);
    row.cut_left(20);
    text_at(ui, row, words, Type::small, theme.text2);
}

}  // namespace

void draw_task_inspector(Frame& frame, TaskInspector& state, Plan const& plan, Record const& task, gantt::Lines const* lines, Box at) {
    auto const index = plan.row_of(task.id());
    if (index < 0) return;
    auto& ui = frame.ui;
    TaskForm const f{.frame = frame, .state = state, .plan = plan, .task = task, .index = index, .row = plan.rows[static_cast<std::size_t>(index)], .placed = plan.schedule.placed[static_cast<std::size_t>(index)]};
    fill_choices(f);
    IdScope const scope{task.id()};
    ui.pen().fill(at, ui.theme().surface);
    header(f, at.cut_top(40), lines);
    Box title = at.cut_top(44);
    title = title.inset(metric::space_page, 8);
    auto const name = task_name(frame, task.id());
    heading(ui, 2, name, Type::record, title);
    Box const strip = at.cut_top(metric::tabs_small);
    std::array<std::string, std::size(kTabs)> words;
    std::array<Choice, std::size(kTabs)> choices;
    for (std::size_t i = 0; i < std::size(kTabs); ++i) {
        words[i] = tr_key("plan.tab." + std::string(kTabs[i]));
        choices[i] = {.key = kTabs[i], .label = words[i]};
    }
    ui.pen().line_h(strip.x, strip.right(), strip.bottom() - 1, ui.theme().line);
    if (auto picked = tabs(ui, {.id = "tabs", .name = tr("plan.inspector_tabs"), .tabs = choices, .active = state.tab, .size = Size::small, .line = false, .at = {strip.x + 6, strip.y, strip.w - 12, strip.h}})) state.tab = *picked;
    footer(f, at.cut_bottom(44));
    PanelScope const panel{ui, {.id = "form", .name = name, .role = sem::Role::group, .at = at, .padding_x = metric::space_page, .padding_y = 8}};
    switch (state.tab) {
        case 1: draw_link_editor(f); break;
        case 2: draw_assignments(f); break;
        case 3: notes(f); break;
        case 4: draw_record_history(f.frame, f.task); break;
        default: attributes(f); break;
    }
}

}  // namespace pmo::ui
