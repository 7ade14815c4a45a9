// Closing: for a project the way from the checklist to the archive, step by step with what is still open; for the portfolio the projects that are on
// this way, and those that have ended.

#include <algorithm>
#include <cmath>

#include "core/base/sort.h"
#include "core/project/closed.h"
#include "core/registers/closing_item.h"
#include "core/registers/project.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/closing_parts.h"
#include "ui/views/fact_table.h"
#include "ui/views/hit_list.h"
#include "ui/views/page.h"
#include "ui/views/quality_parts.h"
#include "ui/views/register_looks.h"
#include "ui/views/remember.h"
#include "ui/views/view.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/progress.h"

namespace pmo::ui {

namespace {

namespace prj = registers::project;
namespace cls = registers::closing_item;
using rules::ClosingStep;

constexpr float kRail = 236, kStep = 46;

struct Ending { Id project; rules::StepState whole; bool closed = false; };
enum Col : int { kName, kStage, kManager, kFinish, kChecklist, kMust, kShould, kReport };

std::vector<Ending> endings(Frame const& frame) {
    std::vector<Ending> found;
    auto const facts = facts_of(frame);
    for (auto const id : frame.derived.projects()) {
        auto const* project = frame.store.live(id);
        if (!project) continue;
        bool const closed = is_closed_project(frame.store, id);
        bool const near = registers::is(*project, prj::stage, "acceptance", "closing", "go_live") || !frame.store.referrers(cls::kType, cls::project, id).empty();
        if (!closed && (!near || !registers::is_open(*project))) continue;
        Ending one{id, {}, closed};
        if (!closed) one.whole = rules::closing_progress(frame.store, id, rules::check_closing(facts, id))[static_cast<std::size_t>(ClosingStep::close)];
        found.push_back(one);
    }
    sort_stably(found, {}, [&](Ending const& one) {
        auto const* project = frame.store.live(one.project);
        return std::pair(one.closed, project->has(prj::target_finish) ? project->get(prj::target_finish).day : INT32_MAX);
    });
    return found;
}

class ClosingView final : public View {
public:
    void draw(Frame& frame, Box area) override {
        auto const id = frame.session.location.project;
        auto const* project = frame.store.live(id);
        Box bar = draw_page_head(frame, area, {.id = "closing"});
        if (!id) { draw_portfolio(frame, bar, area); return; }
        if (!project || &project->type() != &prj::kType) {
            empty_state(frame.ui, {.id = "no_project", .icon = Icon::folder_kanban, .title = tr("overview.no_project"), .text = {}, .primary = {}, .secondary = {}, .at = area});
            return;
        }
        if (m_draft.project != id) m_draft = {.project = id, .waiver = {}, .note = {}, .reason = {}};
        if (is_closed_project(frame.store, id)) {
            ClosingWork const none{id, {}, {}};
            draw_closing_end(frame, none, m_draft, area.inset(metric::space_card));
            return;
        }
        auto const& work = work_of(frame);
        draw_bar(frame, work, *project, bar);
        if (work.state(ClosingStep::close).items == 0 && !registers::is(*project, prj::stage, "closing")) {
            draw_closing_begin(frame, *project, area.inset(metric::space_card));
            return;
        }
        area = area.inset(metric::space_card);
        if (area.w >= 700) draw_rail(frame, work, area.cut_left(kRail, metric::space_card));
        else draw_path(frame, work, area.cut_top(metric::control, metric::space));
        if (m_step == ClosingStep::close) draw_closing_end(frame, work, m_draft, area);
        else draw_closing_step(frame, work, m_step, area);
    }

    void keys(Frame& frame) override {
        if (!frame.session.location.project) return;
        auto const move = [&](int by) { m_step = static_cast<ClosingStep>(std::clamp(static_cast<int>(m_step) + by, 0, rules::kClosingSteps - 1)); };
        if (ImGui::IsKeyPressed(ImGuiKey_J, false)) move(1);
        if (ImGui::IsKeyPressed(ImGuiKey_K, false)) move(-1);
        if (ImGui::IsKeyPressed(ImGuiKey_Escape, false) && !frame.session.selection.empty()) frame.select(std::vector<Id>{});
    }

    std::string status(Frame& frame) override {
        if (!frame.session.location.project || is_closed_project(frame.store, frame.session.location.project)) return {};
        auto const& whole = work_of(frame).state(ClosingStep::close);
        return tr("closing.status", {format_integer(whole.must), format_integer(whole.should)});
    }

private:
    ClosingWork const& work_of(Frame const& frame) {
        auto const id = frame.session.location.project;
        return m_work.get(frame, id, [&] {
            auto hits = rules::check_closing(facts_of(frame), id);
            auto const progress = rules::closing_progress(frame.store, id, hits);
            return ClosingWork{id, std::move(hits), progress};
        });
    }

    void draw_bar(Frame& frame, ClosingWork const& work, Record const& project, Box bar) {
        auto& ui = frame.ui;
        auto const& whole = work.state(ClosingStep::close);
        if (!registers::is(project, prj::stage, "closing", "closed") && whole.items > 0 && frame.writable)
            if (right_button(ui, {.id = "enter", .label = tr("closing.enter"), .icon = Icon::archive, .tip = tr("closing.enter.tip")}, bar))
                if (auto edit = begin_closing(edit_context(frame, project.id()), project.id(), standard_checklist())) frame.edit(std::move(*edit));
        auto const words = whole.must ? tr("closing.summary", {format_integer(whole.done), format_integer(whole.items), format_integer(whole.must), format_integer(whole.should)})
                                      : tr("closing.summary_ready", {format_integer(whole.done), format_integer(whole.items), format_integer(whole.should)});
        Box const track = bar.cut_left(160, 12);
        progress_bar(ui, {.id = "whole", .name = tr("closing.checklist"), .permille = whole.items ? whole.done * 1000 / whole.items : 0, .color = whole.must ? ui.theme().c1 : ui.theme().green, .at = {track.x, track.cy() - 4, track.w, 8}});
        ui.pen().text(bar, ui.theme().text2, Type::small, words);
        say(ui, {.id = "summary", .role = sem::Role::status, .name = words, .at = bar});
    }

    // The steps from top to bottom, joined by a line: done, waiting, the one that is shown.
    void draw_rail(Frame& frame, ClosingWork const& work, Box at) {
        auto& ui = frame.ui;
        auto const& theme = ui.theme();
        CardScope const card{ui, {.id = "steps", .title = tr("closing.steps"), .at = at}};
        Box body = card.body();
        auto const pen = ui.pen();
        for (int i = 0; i < rules::kClosingSteps; ++i) {
            auto const step = static_cast<ClosingStep>(i);
            Box const row = body.cut_top(std::min(kStep, std::floor(card.body().h / rules::kClosingSteps)));
            bool const here = step == m_step;
            auto const& state = work.state(step);
            bool const ready = step == ClosingStep::close ? state.must == 0 : state.clear();
            auto const words = step_words(step), note = note_of(state, step);
            auto const hot = hot_area(ui, {.id = rules::kClosingStepIds[i], .name = words, .value = note, .description = step_text(step), .role = sem::Role::tab, .state = here ? sem::selected : sem::none, .at = row});
            if (hot.clicked) m_step = step;
            if (here || hot.hovered) pen.fill(row, here ? theme.selected : theme.hover);
            tooltip_for(ui, row, step_text(step), rules::kClosingStepIds[i]);
            float const x = row.x + 24;
            if (i > 0) pen.line_v(x, row.y, row.cy() - 11, theme.line_strong);
            if (i + 1 < rules::kClosingSteps) pen.line_v(x, row.cy() + 11, row.bottom(), theme.line_strong);
            ImU32 const tone = ready ? theme.green : state.must ? theme.red : state.should ? theme.amber : theme.grey;
            pen.circle({x, row.cy()}, 10, here ? theme.accent : theme.surface);
            pen.circle_outline({x, row.cy()}, 10, here ? theme.accent : tone, 1.5f);
            if (ready) pen.icon(x - 7, row.cy(), Icon::check, here ? theme.on_accent : theme.green_text, metric::icon_field);
            else pen.text({x - 10, row.cy() - 8, 20, 16}, here ? theme.on_accent : theme.text2, Type::small, format_integer(i + 1), Align::centre);
            Box const text_at{row.x + 44, row.y, row.w - 52, row.h};
            pen.text({text_at.x, row.cy() - 17, text_at.w, 17}, theme.text1, here ? Type::strong : Type::body, words);
            pen.text({text_at.x, row.cy() + 1, text_at.w, 16}, state.must ? theme.red_text : state.should ? theme.amber_text : theme.text3, Type::small, note);
        }
    }

    // The same in a narrow window: one button for the step before and one for the next.
    void draw_path(Frame& frame, ClosingWork const& work, Box at) {
        auto& ui = frame.ui;
        auto const index = static_cast<int>(m_step);
        if (left_button(ui, {.id = "before", .label = {}, .icon = Icon::arrow_left, .disabled = index == 0, .name = tr("closing.before")}, at)) m_step = static_cast<ClosingStep>(index - 1);
        if (right_button(ui, {.id = "after", .label = {}, .icon = Icon::arrow_right, .disabled = index + 1 == rules::kClosingSteps, .name = tr("closing.after")}, at)) m_step = static_cast<ClosingStep>(std::min(index + 1, rules::kClosingSteps - 1));
        auto const words = tr("closing.step_of", {format_integer(index + 1), format_integer(rules::kClosingSteps), step_words(m_step)}) + " · " + note_of(work.state(m_step), m_step);
        ui.pen().text(at, ui.theme().text1, Type::strong, words);
    }

    static std::string note_of(rules::StepState const& state, ClosingStep step) {
        if (state.must && !state.should) return tr("closing.note.must_only", {format_integer(state.must)});
        if (state.must) return tr("closing.note.must", {format_integer(state.must), format_integer(state.should)});
        if (step == ClosingStep::close) return std::string(tr("closing.note.may_close"));
        if (state.should) return tr("closing.note.should", {format_integer(state.should)});
        if (state.items) return tr("closing.note.done", {format_integer(state.done), format_integer(state.items)});
        return std::string(tr("closing.note.clear"));
    }

    // ---- portfolio

    void draw_portfolio(Frame& frame, Box bar, Box area) {
        auto const& rows = m_endings.get(frame, kNoId, [&] { return endings(frame); });
        area = area.inset(metric::space_card);
        if (rows.empty()) {
            empty_state(frame.ui, {.id = "none", .icon = Icon::archive, .title = tr("closing.none"), .text = tr("closing.none_text"), .primary = {}, .secondary = {}, .at = area});
            return;
        }
        auto const selected = frame.session.selected();
        bool const known = std::ranges::any_of(rows, [&](Ending const& one) { return one.project == selected; });
        if (right_button(frame.ui, {.id = "open", .label = tr("closing.open"), .icon = Icon::arrow_right, .kind = ButtonKind::primary, .disabled = !known, .tip = tr("closing.open.tip")}, bar)) open(frame, selected);
        Column const columns[] = {{.id = "name", .title = tr("closing.col.project"), .width = 230, .sortable = false},
                                  {.id = "stage", .title = tr("closing.col.stage"), .width = 90, .sortable = false},
                                  {.id = "manager", .title = tr("closing.col.manager"), .width = 90, .sortable = false},
                                  {.id = "finish", .title = tr("closing.col.finish"), .width = 100, .sortable = false},
                                  {.id = "checklist", .title = tr("closing.col.checklist"), .width = 120, .sortable = false},
                                  {.id = "must", .title = tr("closing.col.must"), .width = 80, .align = Align::right, .sortable = false, .tip = tr("closing.col.must.tip")},
                                  {.id = "should", .title = tr("closing.col.should"), .width = 80, .align = Align::right, .sortable = false, .tip = tr("closing.col.should.tip")},
                                  {.id = "report", .title = tr("closing.col.report"), .width = 100, .sortable = false}};
        auto const events = fact_table(frame, {.id = "endings", .name = tr("view.closing"), .columns = columns, .at = area, .multi_select = false, .editable = false},
                                       {.count = rows.size(), .record = [&](std::size_t row) { return rows[row].project; },
                                        .cell = [&](std::size_t row, int column) { return cell(frame, rows[row], column); }, .over = [&](std::size_t row) { return rows[row].closed; }},
                                       m_table);
        if (events.opened) open(frame, frame.session.selected());
    }

    void open(Frame& frame, Id project) {
        m_step = ClosingStep::checklist;
        frame.go({.view = "closing", .project = project, .detail = {}});
    }

    static TableCell cell(Frame const& frame, Ending const& one, int column) {
        auto const* project = frame.store.live(one.project);
        if (!project) return {};
        switch (column) {
            case kName: return text_cell(std::string(code_of(*project)) + "  " + record_name(*project));
            case kStage: return one.closed ? badge_cell(std::string(tr("closed.badge")), Tone::neutral, Icon::lock) : field_cell(frame, *project, prj::stage.slot);
            case kManager: return field_cell(frame, *project, prj::manager.slot);
            case kFinish: return one.closed && project->has(prj::finish) ? date_cell(date_of(project->get(prj::finish))) : date_cell(project->get(prj::target_finish));
            case kChecklist: {
                if (one.whole.items == 0) return {};
                TableCell cell;
                cell.kind = CellKind::progress;
                cell.number = one.whole.done * 1000 / one.whole.items;
                cell.text = format_integer(one.whole.done) + "/" + format_integer(one.whole.items);
                return cell;
            }
            case kMust: return one.closed ? TableCell{} : text_cell(format_integer(one.whole.must), one.whole.must ? frame.ui.theme().red_text : 0);
            case kShould: return one.closed ? TableCell{} : text_cell(format_integer(one.whole.should));
            default: break;
        }
        auto const* report = closing_report(frame.store, one.project);
        return report ? field_cell(frame, *report, slot_with(report->type(), FieldFlag::status)) : TableCell{};
    }

    Remembered<ClosingWork> m_work;
    Remembered<std::vector<Ending>> m_endings;
    TableState m_table;
    ClosingDraft m_draft;
    ClosingStep m_step = ClosingStep::checklist;
};

}  // namespace

std::unique_ptr<View> make_closing_view() { return std::make_unique<ClosingView>(); }

}  // namespace pmo::ui
