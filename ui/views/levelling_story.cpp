// Why the chosen row is as it is: what a conflict is made of and why it is left, why a task starts later, what a project's dates follow from.

#include <algorithm>
#include <cmath>

#include "core/actions/apply_levelling.h"
#include "core/registers/project.h"
#include "ui/editable.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/screens/screens.h"
#include "ui/views/levelling_parts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

constexpr float kLine = 24;

std::string words_of(Frame const& frame, Id id) {
    auto const* record = frame.store.live(id);
    return record ? record_name(*record) : std::string(tr("levelling.gone"));
}

std::size_t index_of(LevelWork const& work, Id task) {
    return static_cast<std::size_t>(std::ranges::find(work.tasks, task, &LevelTask::task) - work.tasks.begin());
}

// A task with its dates and what is to be said of it; a click selects it.
void task_line(Frame& frame, Box line, Id task, std::string const& note) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    IdScope const scope{task};
    auto const name = words_of(frame, task);
    auto const hot = hot_area(ui, {.id = "task", .name = name, .value = note, .role = sem::Role::link, .at = line, .ring_radius = 0});
    if (hot.clicked && frame.store.live(task)) {
        frame.session.inspector_open = true;
        frame.select(task);
    }
    if (!hot.visible) return;
    if (hot.hovered || frame.session.is_selected(task)) ui.pen().fill(line, frame.session.is_selected(task) ? theme.selected : theme.hover);
    Box words = line.inset(12, 0);
    float const width = std::min(std::ceil(ui.pen().width(Type::small, note)) + 1, words.w * 0.74f);
    ui.pen().text(words.cut_right(width, 10), theme.text3, Type::small, note, Align::right);
    ui.pen().text(words, theme.text1, Type::small, name);
    if (hot.hovered) tooltip_for(ui, line, name + "\n" + note, "task");
}

void paragraph(Frame& frame, Box& rest, std::string_view id, std::string_view words, ImU32 color = 0) {
    auto& ui = frame.ui;
    auto const lines = ui.pen().wrap(Type::small, words, rest.w - 24).size();
    Box const at = rest.cut_top(static_cast<float>(lines) * Fonts::line_of(Type::small) + 6);
    text(ui, {.text = words, .type = Type::small, .color = color ? color : ui.theme().text2, .width = at.w - 24, .wrap = true, .id = id, .at = {at.x + 12, at.y + 2, at.w - 24, at.h}});
}

std::string dates(Minute start, Minute finish) { return level_date(start) + " – " + level_date(finish); }

std::string cause_words(Frame const& frame, LevelCause const& cause) {
    switch (cause.kind) {
        case LevelCause::Kind::resource: return tr("levelling.why_resource", {words_of(frame, cause.resource), level_date(cause.until)});
        case LevelCause::Kind::link: return tr("levelling.why_link", {words_of(frame, cause.tasks.front()), level_date(cause.until)});
        case LevelCause::Kind::whole: return std::string(tr("levelling.why_whole"));
        case LevelCause::Kind::nothing: break;
    }
    return std::string(tr("levelling.why_nothing"));
}

std::int64_t units_on(LevelWork const& work, std::size_t task, Id who) {
    std::int64_t units = 0;
    for (auto const& demand : work.problem.activities[static_cast<std::size_t>(work.tasks[task].activity)].demands)
        if (work.resources[static_cast<std::size_t>(demand.resource)] == who) units += demand.units;
    return units;
}

// A card whose body scrolls; what is drawn takes its lines from the top of `rest`.
template <class Draw> void story(Frame& frame, Box at, std::string_view title, Draw&& draw) {
    CardScope const card{frame.ui, {.id = "story", .title = title, .at = at, .scroll = true}};
    Box rest = card.body();
    rest.h = 100'000;
    float const top = rest.y;
    rest.cut_top(4);
    draw(rest);
    reserve({card.body().x, top, card.body().w, rest.y - top + 6});
}

// The task that could give way without anybody's finish moving, and a button that lets it.
void gentle_move(Frame& frame, LevelDesk& desk, LevelConflict const& conflict, Box& rest) {
    if (!desk.of_today()) return;
    auto const& work = desk.work();
    auto const& move = desk.gentle.get(frame, {&work, desk.conflict}, [&] { return move_within_slack(work, conflict); });
    if (!move || !frame.store.live(move->task)) {
        paragraph(frame, rest, "no_move", tr("levelling.no_gentle_move"), frame.ui.theme().text3);
        return;
    }
    auto const& own = work.tasks[index_of(work, move->task)];
    auto const day = std::max(1, work.inputs[static_cast<std::size_t>(own.plan)].plan->minutes_per_day);
    auto words = tr("levelling.gentle_move", {words_of(frame, move->task), format_workdays(move->later, day), format_workdays(move->slack, day), dates(move->start_after, move->finish_after)});
    if (move->pushed > 0) words += tr("levelling.gentle_pushes", static_cast<std::int64_t>(move->pushed));
    paragraph(frame, rest, "move", words, frame.ui.theme().text1);
    Box const line = rest.cut_top(32);
    bool const possible = editable(frame, *frame.store.live(move->task));
    if (button(frame.ui, {.id = "move_it", .label = tr("levelling.move_it"), .icon = Icon::check, .size = Size::small, .disabled = !possible, .tip = tr("levelling.move_it_tip"), .at = {line.x + 12, line.y + 2, std::min(220.0f, line.w - 24), 24}}))
        if (auto edit = delay_within_slack(frame.store, *move)) edit_with_undo(frame, std::move(*edit), tr("levelling.moved_toast", {words_of(frame, move->task)}));
}

void nothing_chosen(Frame& frame, Box at) {
    story(frame, at, tr("levelling.story"), [&](Box& rest) { paragraph(frame, rest, "none", tr("levelling.choose"), frame.ui.theme().text3); });
}

}  // namespace

void tell_level_conflict(Frame& frame, LevelDesk& desk, Box at) {
    auto const& conflicts = desk.conflicts();
    if (conflicts.empty()) return nothing_chosen(frame, at);
    auto const& conflict = conflicts[std::min(static_cast<std::size_t>(desk.conflict), conflicts.size() - 1)];
    auto const& work = desk.work();
    story(frame, at, words_of(frame, conflict.resource), [&](Box& rest) {
        paragraph(frame, rest, "sum", tr("levelling.conflict_words", {dates(conflict.from, conflict.to), format_integer(conflict.asked), format_integer(conflict.there)}));
        bool const fixed = std::ranges::all_of(conflict.tasks, [&](Id task) { return work.tasks[index_of(work, task)].stays(); });
        if (desk.after || fixed) paragraph(frame, rest, "left", tr("levelling.why_left"), frame.ui.theme().amber_text);
        else gentle_move(frame, desk, conflict, rest);
        for (auto const task : conflict.tasks) {
            auto const index = index_of(work, task);
            auto const& own = work.tasks[index];
            task_line(frame, rest.cut_top(kLine), task, tr("levelling.task_note", {format_integer(units_on(work, index, conflict.resource)), dates(own.start_before, own.finish_before), stay_words(own.stay)}));
        }
    });
}

void tell_level_task(Frame& frame, LevelDesk& desk, Box at) {
    auto& outcome = *desk.outcome;
    auto const index = index_of(*outcome.today.work, id_of_key(desk.task_table.cursor));
    if (index >= outcome.result.tasks.size()) return nothing_chosen(frame, at);
    auto const& shift = outcome.result.tasks[index];
    auto const& cause = outcome.cause(index);
    story(frame, at, words_of(frame, shift.task), [&](Box& rest) {
        paragraph(frame, rest, "dates", tr("levelling.from_to", {dates(shift.start_before, shift.finish_before), dates(shift.start_after, shift.finish_after)}));
        paragraph(frame, rest, "cause", shift.stays ? std::string(stay_words(outcome.today.work->tasks[index].stay)) : cause_words(frame, cause), frame.ui.theme().text1);
        for (auto const task : cause.tasks) {
            auto const& other = outcome.result.tasks[index_of(*outcome.today.work, task)];
            task_line(frame, rest.cut_top(kLine), task, project_code(frame, other.project) + "  " + dates(other.start_after, other.finish_after));
        }
    });
}

void tell_level_project(Frame& frame, LevelDesk& desk, Box at) {
    auto const& projects = desk.outcome->result.projects;
    auto const found = std::ranges::find(projects, id_of_key(desk.project_table.cursor), &LevelledProject::project);
    if (found == projects.end()) return nothing_chosen(frame, at);
    story(frame, at, words_of(frame, found->project), [&](Box& rest) {
        paragraph(frame, rest, "dates", tr("levelling.project_words", {level_date(found->finish_before), level_date(found->finish_after), level_date(found->earliest)}));
        bool const best = found->finish_after <= found->earliest;
        paragraph(frame, rest, "best", best ? tr("levelling.project_best") : tr("levelling.project_gap"), best ? frame.ui.theme().green_text : 0);
        paragraph(frame, rest, "weight", tr("levelling.project_weight"), frame.ui.theme().text3);
        if (frame.session.location.project) return;
        Box const line = rest.cut_top(30);
        if (button(frame.ui, {.id = "alone", .label = tr("levelling.only_this"), .icon = Icon::scale, .size = Size::small, .tip = tr("levelling.only_this_tip"), .at = {line.x + 12, line.y + 4, std::min(200.0f, line.w - 24), 24}}))
            frame.go({.view = "levelling", .project = found->project, .detail = {}});
    });
}

}  // namespace pmo::ui
