// Levelling (E3): who has too much to do, a search in the background for a schedule in which nobody has, the comparison with today's plan, and applying it
// as one step. Here is what runs, holds and applies; the parts of the screen are named in levelling_parts.h.

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "core/actions/apply_levelling.h"
#include "core/base/sort.h"
#include "core/registers/project.h"
#include "core/registers/task.h"
#include "ui/i18n/format.h"
#include "ui/i18n/problem_words.h"
#include "ui/i18n/tr.h"
#include "ui/screens/screens.h"
#include "ui/views/levelling_parts.h"
#include "ui/views/page.h"
#include "ui/views/screen_parts.h"
#include "ui/views/view.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/progress.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace tsk = registers::task;

constexpr float kSide = 252, kSideNarrow = 216, kNarrow = 1000;

// What was found holds as long as the search would be asked the same question. A change that leaves the question as it is (a levelling delay by hand) only
// changes what the answer is compared with.
LevelStanding judge(Frame const& frame, LevelDesk& desk) {
    if (!desk.outcome) return LevelStanding::none;
    auto& outcome = *desk.outcome;
    if (outcome.today.problem != desk.today->problem || outcome.today.projects != desk.today->projects) return LevelStanding::outdated;
    auto again = level_result(*desk.today->work, outcome.answer.starts);
    desk.nothing_to_apply = !apply_levelling(frame.store, again).has_value();
    if (desk.nothing_to_apply && outcome.result.moved > 0) return LevelStanding::applied;
    outcome.today = *desk.today;
    outcome.result = std::move(again);
    outcome.causes.clear();
    return LevelStanding::fresh;
}

class LevellingView final : public View {
public:
    void draw(Frame& frame, Box area) override {
        auto& desk = m_desks[frame.session.location.project];
        auto const whose = frame.session.location.project ? frame.session.location.project : frame.workspace.identity().id;
        if (auto const text = desk.kept.opened(frame, "levelling." + to_text(whose))) desk.settings.read(*text);
        desk.today = desk.look.follow(frame, frame.session.location.project, desk.settings);
        if (!desk.today) return preparing(frame, desk, area);
        take_answer(frame, desk);
        if (desk.look.up_to_date()) follow(frame, desk);
        auto const caption = tr("levelling.caption", static_cast<std::int64_t>(desk.today->projects.size()), {format_integer(static_cast<std::int64_t>(desk.today->work->resources.size()))});
        Box bar = draw_page_head(frame, area, {.id = "levelling", .caption = caption});
        actions(frame, desk, bar);
        frame.ui.pen().fill(area, frame.ui.theme().canvas);
        if (desk.today->work->tasks.empty() && desk.settings.left_out.empty()) {
            bool const go_on = empty_state(frame.ui, {.id = "levelling.empty", .icon = Icon::scale, .title = tr("levelling.empty"), .text = tr("levelling.empty_text"),
                                                      .primary = tr("levelling.to_projects"), .secondary = {}, .primary_icon = Icon::folder_kanban, .at = {area.cx() - 240, area.y + 80, 480, 180}}) == EmptyAnswer::primary;
            if (go_on) frame.go({.view = frame.session.location.project ? "plan" : "project_list", .project = frame.session.location.project, .detail = {}});
            return;
        }
        Box rest = area.inset(metric::space_card);
        draw_level_side(frame, desk, rest.cut_left(area.w < kNarrow ? kSideNarrow : kSide, metric::space_card));
        figures(frame, desk, rest.cut_top(kFigureStrip, metric::space));
        notice(frame, desk, rest);
        choices(frame, desk, rest.cut_top(32, 6));
        draw_level_part(frame, desk, rest);
        desk.kept.keep(frame, desk.settings.text());
    }

    std::string status(Frame& frame) override {
        auto& desk = m_desks[frame.session.location.project];
        if (!desk.today) return {};
        auto words = tr("levelling.status", static_cast<std::int64_t>(desk.today->conflicts.size()));
        if (desk.outcome) words += "    " + tr("levelling.status_moved", static_cast<std::int64_t>(desk.outcome->result.moved));
        return words;
    }

    void keys(Frame& frame) override {
        auto& desk = m_desks[frame.session.location.project];
        if (desk.job.running() && ImGui::IsKeyPressed(ImGuiKey_Escape, false)) desk.job.cancel(frame);
        if (desk.today && can_run(desk) && ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiKey_Enter)) run(frame, desk);
    }

private:
    // For the moment until a large portfolio has been looked at.
    static void preparing(Frame& frame, LevelDesk const& desk, Box area) {
        draw_page_head(frame, area, {.id = "levelling", .caption = {}});
        frame.ui.pen().fill(area, frame.ui.theme().canvas);
        progress_bar(frame.ui, {.id = "preparing", .name = tr("levelling.preparing"), .permille = desk.look.permille(), .at = {area.cx() - 80, area.y + 96, 160, 6}});
    }

    static bool can_run(LevelDesk const& desk) { return desk.look.up_to_date() && !desk.job.running() && !desk.today->fault && !desk.today->projects.empty() && !desk.today->work->tasks.empty(); }

    void run(Frame& frame, LevelDesk& desk) {
        desk.asked = *desk.today;
        desk.job.start(frame, "level", to_bytes(LevelJob{.problem = desk.today->work->problem, .schedules = kLevelSchedules[desk.settings.effort], .seed = static_cast<std::uint64_t>(desk.settings.seed)}));
    }

    void take_answer(Frame& frame, LevelDesk& desk) {
        auto const output = desk.job.take();
        if (!output || !desk.asked) return;
        auto answer = read_level_answer(*output, desk.asked->work->problem.activities.size());
        if (!answer) return;
        LevelOutcome outcome{.today = std::move(*desk.asked), .answer = std::move(*answer), .result = {}};
        desk.asked.reset();
        outcome.result = level_result(*outcome.today.work, outcome.answer.starts);
        outcome.bound = level_bound(*outcome.today.work, outcome.result, outcome.answer.lower_bound);
        for (std::size_t i = 0; i < outcome.result.tasks.size(); ++i) {
            auto const& shift = outcome.result.tasks[i];
            auto const stay = outcome.today.work->tasks[i].stay;
            if (stay == LevelStay::finished || stay == LevelStay::elsewhere) continue;
            outcome.all.push_back(i);
            if (shift.start_after != shift.start_before || shift.finish_after != shift.finish_before) outcome.moved.push_back(i);
        }
        sort_stably(outcome.moved, {}, [&](std::size_t i) { return outcome.result.tasks[i].start_after; });
        auto const words = tr("levelling.done_words", {format_integer(static_cast<std::int64_t>(outcome.result.before.size())), format_integer(static_cast<std::int64_t>(outcome.result.after.size())), format_integer(outcome.result.moved)});
        if (frame.ui.announce) frame.ui.announce(std::string(tr("levelling.done")) + " " + words, false);
        desk.outcome = std::move(outcome);
        desk.part = LevelPart::tasks;
        desk.time.fit = true;
        desk.after = false;
        desk.standing = LevelStanding::none;
    }

    // Once for each state of the records and settings.
    void follow(Frame& frame, LevelDesk& desk) {
        auto const state = frame.store.revision() * 1'000'003 + desk.settings.version;
        if (desk.standing != LevelStanding::none && desk.judged_at == state) return;
        desk.judged_at = state;
        desk.standing = judge(frame, desk);
    }

    void actions(Frame& frame, LevelDesk& desk, Box& bar) {
        auto& ui = frame.ui;
        if (desk.job.running()) {
            if (right_button(ui, {.id = "cancel", .label = tr("levelling.cancel"), .icon = Icon::x, .tip = tr("levelling.cancel_tip")}, bar)) desk.job.cancel(frame);
            auto const words = tr("levelling.running", {format_percent(desk.job.permille(), 1, 0)});
            Box const label = bar.cut_right(std::ceil(ui.pen().width(Type::small, words)) + 1, 8);
            text(ui, {.text = words, .type = Type::small, .color = ui.theme().text2, .id = "running", .role = sem::Role::status, .at = label});
            Box const track = bar.cut_right(std::min(160.0f, bar.w), 8);
            progress_bar(ui, {.id = "progress", .name = tr("levelling.progress"), .permille = desk.job.permille(), .at = {track.x, std::round(track.cy() - 3), track.w, 6}});
            ui.wake(100);
            return;
        }
        bool const fresh = desk.standing == LevelStanding::fresh && desk.look.up_to_date();
        if (fresh) {
            bool const possible = frame.writable && !desk.nothing_to_apply;
            auto const label = tr("levelling.apply", static_cast<std::int64_t>(desk.outcome->result.moved));
            if (right_button(ui, {.id = "apply", .label = label, .icon = Icon::check, .kind = ButtonKind::primary, .disabled = !possible,
                                  .tip = desk.nothing_to_apply ? tr("levelling.apply_nothing") : tr("levelling.apply_tip")}, bar)) apply(frame, desk);
        }
        if (right_button(ui, {.id = "run", .label = desk.outcome ? tr("levelling.run_again") : tr("levelling.run"), .icon = Icon::play, .kind = fresh ? ButtonKind::secondary : ButtonKind::primary, .disabled = !can_run(desk),
                              .tip = desk.today->fault ? tr("levelling.cannot_run") : tr("levelling.run_tip")}, bar)) run(frame, desk);
        if (frame.writable && right_button(ui, {.id = "clear", .label = tr("levelling.clear"), .icon = Icon::rotate_ccw, .kind = ButtonKind::ghost, .disabled = !desk.today->has_delays,
                                                .tip = desk.today->has_delays ? tr("levelling.clear_tip") : tr("levelling.clear_nothing")}, bar)) {
            if (auto edit = clear_levelling(frame.store, desk.today->projects)) edit_with_undo(frame, std::move(*edit), std::string(tr("levelling.cleared")));
        }
    }

    void apply(Frame& frame, LevelDesk& desk) {
        if (auto edit = apply_levelling(frame.store, desk.outcome->result)) edit_with_undo(frame, std::move(*edit), tr("levelling.applied_toast", static_cast<std::int64_t>(desk.outcome->result.moved)));
    }

    // ---------------------------------------------------------------- above the tables

    void figures(Frame& frame, LevelDesk& desk, Box at) {
        auto const& today = *desk.today;
        std::vector<Figure> list;
        if (!desk.outcome) {
            std::set<Id> people;
            for (auto const& conflict : today.conflicts) people.insert(conflict.resource);
            auto const count = [&](bool stays) { return std::ranges::count_if(today.work->tasks, [&](LevelTask const& task) { return stays == task.stays() && task.stay != LevelStay::finished && task.stay != LevelStay::elsewhere; }); };
            list.push_back({"conflicts", std::string(tr("levelling.conflicts")), format_integer(static_cast<std::int64_t>(today.conflicts.size())), {}, std::string(tr("levelling.conflicts_tip")), today.conflicts.empty() ? Tone::green : Tone::red});
            list.push_back({"people", std::string(tr("levelling.people")), format_integer(static_cast<std::int64_t>(people.size())), tr("levelling.of_n", {format_integer(static_cast<std::int64_t>(today.work->resources.size()))}), std::string(tr("levelling.people_tip")), Tone::neutral});
            list.push_back({"movable", std::string(tr("levelling.movable")), format_integer(count(false)), {}, std::string(tr("levelling.movable_tip")), Tone::neutral});
            list.push_back({"staying", std::string(tr("levelling.staying")), format_integer(count(true)), {}, std::string(tr("levelling.staying_tip")), Tone::neutral});
            list.push_back({"excess", std::string(tr("levelling.excess")), format_integer(static_cast<std::int64_t>(today.work->excess.size())), {}, std::string(tr("levelling.excess_tip")), today.work->excess.empty() ? Tone::neutral : Tone::amber});
        } else {
            auto const& outcome = *desk.outcome;
            auto const& result = outcome.result;
            auto const arrow = [](std::string const& a, std::string const& b) { return a + " → " + b; };
            bool const best = result.finish_after <= outcome.bound;
            auto const slip = work_days(*outcome.today.work, result.finish_before, result.finish_after), gap = work_days(*outcome.today.work, outcome.bound, result.finish_after);
            list.push_back({"conflicts", std::string(tr("levelling.conflicts")), arrow(format_integer(static_cast<std::int64_t>(result.before.size())), format_integer(static_cast<std::int64_t>(result.after.size()))), {},
                            std::string(tr("levelling.conflicts_tip")), result.after.empty() ? Tone::green : Tone::amber});
            list.push_back({"finish", std::string(tr("levelling.finish")), level_date(result.finish_after), slip > 0 ? tr("levelling.later", {format_workdays(slip)}) : std::string(tr("levelling.as_before")),
                            tr("levelling.finish_tip", {level_date(result.finish_before), level_date(result.finish_after)}), slip > 0 ? Tone::amber : Tone::green});
            list.push_back({"bound", std::string(tr("levelling.bound")), level_date(outcome.bound), best ? std::string(tr("levelling.proved")) : tr("levelling.gap", {format_workdays(gap)}), std::string(best ? tr("levelling.bound_reached_tip") : tr("levelling.bound_tip")),
                            best ? Tone::green : Tone::neutral});
            list.push_back({"moved", std::string(tr("levelling.moved")), format_integer(result.moved), tr("levelling.of_n", {format_integer(static_cast<std::int64_t>(outcome.all.size()))}), std::string(tr("levelling.moved_tip")), Tone::neutral});
            list.push_back({"schedules", std::string(tr("levelling.schedules")), format_integer(outcome.answer.schedules), std::string(outcome.answer.optimal || result.shortest() ? tr("levelling.optimal") : tr("levelling.not_proved")),
                            tr("levelling.schedules_tip", {format_integer(desk.settings.seed)}), Tone::neutral});
        }
        int const clicked = draw_figure_strip(frame, "figures", list, at);
        if (clicked == 0) desk.part = LevelPart::conflicts;
        else if (clicked == 3 && desk.outcome) desk.part = LevelPart::tasks;
        else if ((clicked == 1 || clicked == 2) && desk.outcome) desk.part = LevelPart::projects;
    }

    static Minute work_days(LevelWork const& work, Minute from, Minute to) {
        if (from == kNoTime || to == kNoTime || work.inputs.empty()) return 0;
        return work.inputs.front().plan->calendars[0].between(from, to);
    }

    void notice(Frame& frame, LevelDesk& desk, Box& rest) {
        auto& ui = frame.ui;
        if (desk.today->fault) {
            auto const words = tr("levelling.fault", {sentence(*desk.today->fault)});
            if (banner(ui, {.id = "fault", .tone = Tone::red, .text = words, .action = tr("levelling.to_problems"), .at = rest.cut_top(36, metric::space)}) == BannerAnswer::action) frame.go({.view = "problems", .project = kNoId, .detail = {}});
        } else if (desk.job.failed()) {
            banner(ui, {.id = "failed", .tone = Tone::red, .text = tr("levelling.failed"), .at = rest.cut_top(36, metric::space)});
        } else if (desk.standing == LevelStanding::outdated) {
            if (banner(ui, {.id = "outdated", .tone = Tone::amber, .text = tr("levelling.outdated"), .action = tr("levelling.run_again"), .at = rest.cut_top(36, metric::space)}) == BannerAnswer::action && can_run(desk)) run(frame, desk);
        } else if (desk.standing == LevelStanding::applied) {
            banner(ui, {.id = "applied", .tone = Tone::green, .text = tr("levelling.applied"), .at = rest.cut_top(36, metric::space)});
        }
    }

    void choices(Frame& frame, LevelDesk& desk, Box bar) {
        auto& ui = frame.ui;
        auto const count = [](std::size_t n) { return format_integer(static_cast<std::int64_t>(n)); };
        auto const conflicts = count(desk.outcome ? desk.outcome->result.before.size() : desk.today->conflicts.size());
        auto const tasks = count(desk.outcome ? desk.outcome->moved.size() : 0), projects = count(desk.today->projects.size());
        Choice const parts[] = {{.key = "conflicts", .label = tr("levelling.part_conflicts"), .count = conflicts, .tip = {}}, {.key = "tasks", .label = tr("levelling.part_tasks"), .count = tasks, .tip = {}, .disabled = !desk.outcome},
                                {.key = "projects", .label = tr("levelling.part_projects"), .count = projects, .tip = {}, .disabled = !desk.outcome}};
        Segmented spec{.id = "part", .name = tr("levelling.part"), .options = parts, .chosen = static_cast<int>(desk.part)};
        spec.at = middle_of(bar.cut_left(segmented_width(ui, spec), 12));
        if (auto const picked = segmented(ui, spec)) desk.part = static_cast<LevelPart>(*picked), desk.time.fit = true;
        if (!desk.outcome) return;
        if (desk.part == LevelPart::conflicts) {
            Choice const times[] = {{.key = "before", .label = tr("levelling.today")}, {.key = "after", .label = tr("levelling.left"), .tip = tr("levelling.left_tip")}};
            Segmented when{.id = "when", .name = tr("levelling.when"), .options = times, .chosen = desk.after ? 1 : 0};
            when.at = middle_of(bar.cut_left(segmented_width(ui, when), 12));
            if (auto const picked = segmented(ui, when)) desk.after = *picked == 1, desk.conflict = 0;
        } else if (desk.part == LevelPart::tasks) {
            float const width = std::ceil(ui.pen().width(Type::body, tr("levelling.all_tasks"))) + 30;
            if (checkbox(ui, {.id = "all_tasks", .label = tr("levelling.all_tasks"), .checked = desk.all_tasks, .tip = tr("levelling.all_tasks_tip"), .at = middle_of(bar.cut_left(width, 8))})) desk.all_tasks = !desk.all_tasks;
        }
        time_buttons(frame, desk.time, bar);
    }

    std::map<Id, LevelDesk> m_desks;                 // by project; kNoId: the portfolio
};

}  // namespace

LevelCause const& LevelOutcome::cause(std::size_t task) {
    causes.resize(result.tasks.size());
    if (!causes[task]) causes[task] = level_cause(*today.work, result, task);
    return *causes[task];
}

void LevelSettings::read(std::string_view text) {
    KeptReader const form(text);
    std::vector<Id> out;
    form.ids("out", out);
    left_out.insert(out.begin(), out.end());
    form.ids("pinned", pinned);
    form.number("others", count_others, 0, 1);
    form.number("effort", effort, 0, static_cast<std::int64_t>(std::size(kLevelSchedules)) - 1);
    form.number("seed", seed, 0, kMostSeed);
    ++version;
}

std::string LevelSettings::text() const {
    KeptWriter form;
    form.ids("out", {left_out.begin(), left_out.end()});
    form.ids("pinned", pinned);
    form.number("others", count_others, 0, 1);
    form.number("effort", effort, 0, static_cast<std::int64_t>(std::size(kLevelSchedules)) - 1);
    form.number("seed", seed, 0, kMostSeed);
    return form.take();
}

void edit_with_undo(Frame& frame, Edit edit, std::string words) {
    frame.ask([edit = std::move(edit), words = std::move(words), workspace = &frame.workspace, ui = &frame.ui](AppActions& app) {
        auto const* before = workspace->undoable();
        app.edit(edit);
        if (workspace->undoable() != before)
            ui->toast({.tone = Tone::green, .title = words, .text = std::string(tr("levelling.one_step")), .action = std::string(tr("command.undo")), .on_action = [&app] { app.undo(); }});
    });
}

bool is_pinned(LevelDesk const& desk, Id task) { return std::ranges::find(desk.settings.pinned, task) != desk.settings.pinned.end(); }

void set_pinned(LevelDesk& desk, Id task, bool pinned) {
    if (is_pinned(desk, task) == pinned) return;
    if (pinned) desk.settings.pinned.push_back(task);
    else std::erase(desk.settings.pinned, task);
    ++desk.settings.version;
}

std::string_view stay_words(LevelStay stay) {
    switch (stay) {
        case LevelStay::moves: return tr("levelling.stay.moves");
        case LevelStay::finished: return tr("levelling.stay.finished");
        case LevelStay::started: return tr("levelling.stay.started");
        case LevelStay::manual: return tr("levelling.stay.manual");
        case LevelStay::important: return tr("levelling.stay.important");
        case LevelStay::dated: return tr("levelling.stay.dated");
        case LevelStay::as_late_as_possible: return tr("levelling.stay.late");
        case LevelStay::from_finish: return tr("levelling.stay.from_finish");
        case LevelStay::pinned: return tr("levelling.stay.pinned");
        case LevelStay::elsewhere: return tr("levelling.stay.elsewhere");
        case LevelStay::awaited: return tr("levelling.stay.awaited");
    }
    return {};
}

std::string level_date(Minute instant) { return instant == kNoTime ? std::string("—") : format_date(engine::day_of(instant)); }

std::string project_code(Frame const& frame, Id project) {
    auto const* record = frame.store.live(project);
    return record ? std::string(record->text(registers::project::code.slot)) : std::string("—");
}

std::unique_ptr<View> make_levelling_view() { return std::make_unique<LevellingView>(); }

}  // namespace pmo::ui
