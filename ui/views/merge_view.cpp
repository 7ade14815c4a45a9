// Merge and sync: choose a colleague's file, compare, review, apply. The review itself is in the Session's MergeWork; this screen leads through the
// steps and carries the result into the workspace.

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/text.h"
#include "ui/i18n/format.h"
#include "ui/i18n/problem_words.h"
#include "ui/i18n/tr.h"
#include "ui/views/merge_parts.h"
#include "ui/views/view.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/nav.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

constexpr int kFramesBeforeReading = 3;
constexpr std::size_t kMany = 20;                    // records from which applying asks once more
constexpr std::size_t kLogForBases = 3000;           // entries that are read on by themselves, to know what both sides began with

std::string number(std::size_t n) { return format_integer(static_cast<std::int64_t>(n)); }

enum : int { kSource, kCompare, kReview, kApplied };

class MergeView final : public View {
public:
    void draw(Frame& frame, Box area) override {
        auto& ui = frame.ui;
        ui.pen().fill(area, ui.theme().canvas);
        if (frame.incoming) {
            frame.session.merging = begin_merge(std::move(frame.incoming->name), std::move(frame.incoming->bytes));
            frame.incoming.reset();
        }
        // The work may end while it is drawn: it stays alive until the frame is done.
        auto const held = frame.session.merging;
        if (!held) {
            header(frame, nullptr, area.cut_top(metric::page_header));
            steps(frame, nullptr, area.cut_top(metric::project_header));
            return source(frame, area);
        }
        auto& work = *held;
        advance(frame, work);
        header(frame, &work, area.cut_top(metric::page_header));
        steps(frame, &work, area.cut_top(metric::project_header));
        if (work.fault) return fault(frame, work, area);
        if (work.outcome) return outcome(frame, work, area);
        if (!work.theirs) return reading(frame, work, area);
        if (!work.review) return other_workspace(frame, work, area);
        notes(frame, work, area);
        review(frame, work, area);
        if (draw_merge_questions(frame, work)) apply(frame, work);
    }

    std::string status(Frame& frame) override {
        auto const& work = frame.session.merging;
        if (!work || !work->review) return {};
        auto const counts = counts_of(*work->review);
        return tr("merge.status", {number(counts.all()), number(counts.conflicts - counts.open_conflicts), number(counts.conflicts)});
    }

    bool draw_inspector(Frame& frame, Record const& record) override {
        auto const held = frame.session.merging;
        if (!held || !held->review) return false;
        Box at = remaining();
        return draw_merge_panel(frame, *held, record, at);
    }

    void keys(Frame& frame) override {
        auto const& work = frame.session.merging;
        if (!work || !work->review || work->ask != MergeWork::Ask::nothing || ImGui::GetIO().KeyCtrl || ImGui::GetIO().KeyAlt) return;
        int const step = ImGui::IsKeyPressed(ImGuiKey_J) ? 1 : ImGui::IsKeyPressed(ImGuiKey_K) ? -1 : 0;
        if (auto const to = step ? neighbour(*work, step, false) : kNoId) look_at(frame, *work, to);
    }

private:
    // ---------------------------------------------------------------- what happens without a hand
    void advance(Frame& frame, MergeWork& work) {
        if (work.fault || work.outcome) return;
        if (!work.theirs) {
            if (++work.waited < kFramesBeforeReading) { frame.ui.wake(16); return; }
            auto document = read_document({reinterpret_cast<char const*>(work.bytes.data()), work.bytes.size()});
            work.bytes = {};
            if (!document.ok()) { work.fault = document.error(); return; }
            work.theirs = std::move(document).value();
            frame.ui.wake(16);
        }
        if (work.theirs->identity.id != frame.workspace.identity().id) { work.review.reset(); return; }
        if (!work.review || work.revision != frame.store.revision()) compare(frame, work);
        if (work.review && frame.history.items().size() < kLogForBases && !frame.history.complete() && !work.review->plan.conflicts.empty()) frame.history.want_more();
        if (!work.review) return;
        if (!work.item(work.current) && !work.review->items.empty()) look_at(frame, work, work.review->items.front().record);
        // The panel follows what is looked at here, not what was selected elsewhere.
        auto const shown = frame.store.find(work.current) ? work.current : kNoId;
        if (frame.session.selected() != shown) frame.select(shown);
    }

    void compare(Frame& frame, MergeWork& work) {
        auto plan = plan_merge({frame.store, frame.workspace.seen(), frame.workspace.identity().id, frame.workspace.replica(), frame.now_ms, frame.unknown_type}, *work.theirs);
        if (!plan.ok()) { work.fault = plan.error(); work.review.reset(); return; }
        auto fresh = make_review(std::move(plan).value(), frame.store);
        if (work.review) keep_decisions(*work.review, fresh);
        work.review = std::move(fresh);
        work.revision = frame.store.revision();
    }

    // Merge, then what was decided otherwise: two steps of undo at most, taken back together by the toast.
    void apply(Frame& frame, MergeWork& work) {
        auto& review = *work.review;
        auto follow = follow_up(review);
        auto const counts = counts_of(review);
        work.outcome = MergeOutcome{.counts = counts, .changed_cells = review.plan.changed_cells, .ahead = review.plan.ahead + follow.operations().size(), .chosen = counts.conflicts};
        auto const diff = std::make_shared<Diff>(std::move(review.plan.diff));
        auto label = diff->label;
        frame.ask([diff, label, follow = std::move(follow), seen = work.theirs->seen, clone = review.plan.clone, workspace = &frame.workspace, ui = &frame.ui, done = counts.all()](AppActions& app) {
            auto const* before = workspace->undoable();
            app.merge(std::move(*diff), seen, label);
            if (clone) app.new_replica();
            auto const* merged = workspace->undoable();
            if (!follow.empty()) app.edit(follow);
            int const undo = (merged != before ? 1 : 0) + (workspace->undoable() != merged ? 1 : 0);
            if (undo == 0) return;
            ui->toast({.tone = Tone::green, .title = tr("merge.done_toast", static_cast<std::int64_t>(done)), .text = std::string(tr("merge.done_text")), .action = std::string(tr("command.undo")),
                       .on_action = [&app, undo] { for (int i = 0; i < undo; ++i) app.undo(); }});
        });
        work.review.reset();
        work.theirs.reset();
        frame.select(kNoId);
    }

    // ---------------------------------------------------------------- frame of the screen
    void header(Frame& frame, MergeWork* work, Box bar) {
        auto& ui = frame.ui;
        ui.pen().fill(bar, ui.theme().surface);
        ui.pen().line_h(bar.x, bar.right(), bar.bottom() - 1, ui.theme().line);
        bar = bar.inset(metric::space_page, 10);
        auto const place_right = [&](Button spec) {
            spec.at = bar.cut_right(button_width(ui, spec), 8);
            return button(ui, spec);
        };
        if (work && work->review) {
            auto const counts = counts_of(*work->review);
            auto const open = counts.open();
            auto const label = open > 0 ? tr("merge.apply_open", static_cast<std::int64_t>(open)) : std::string(tr("merge.apply"));
            auto const why = !frame.writable ? tr("import.read_only") : open > 0 ? tr("merge.decide_all_first") : std::string_view{};
            if (place_right({.id = "apply", .label = label, .icon = Icon::git_merge, .kind = ButtonKind::primary, .disabled = open > 0 || !frame.writable, .tip = why})) {
                if (counts.all() >= kMany || counts.deletions > 0) work->ask = MergeWork::Ask::apply;
                else apply(frame, *work);
            }
            if (place_right({.id = "differences", .label = tr("merge.export_differences"), .icon = Icon::download, .tip = tr("merge.export_differences_tip"), .at = {}}) && work->review)
                frame.ask([csv = differences_csv(frame, *work), name = work->file + ".csv"](AppActions& app) { app.save_file(name, "text/csv", csv); });
        }
        if (work && !work->outcome && place_right({.id = "drop", .label = tr("merge.drop"), .icon = Icon::x, .kind = ButtonKind::ghost})) {
            if (work->review && counts_of(*work->review).all() > 0) work->ask = MergeWork::Ask::drop;
            else frame.session.merging.reset();
        }
        heading(ui, 1, tr("view.merge"), Type::title, bar.cut_left(ui.pen().width(Type::title, tr("view.merge")) + 1, 12));
        if (!work || !work->review) return;
        auto const counts = counts_of(*work->review);
        auto const words = tr("merge.summary", {number(counts.additions), number(counts.changes), number(counts.deletions), number(counts.conflicts)});
        text(ui, {.text = words, .type = Type::small, .color = ui.theme().text2, .id = "summary", .role = sem::Role::status, .at = bar});
    }

    void steps(Frame& frame, MergeWork const* work, Box bar) {
        auto& ui = frame.ui;
        ui.pen().fill(bar, ui.theme().surface);
        ui.pen().line_h(bar.x, bar.right(), bar.bottom() - 1, ui.theme().line);
        bar = bar.inset(metric::space_page, 0);
        Step const all[] = {{"source", tr("merge.step_source")}, {"compare", tr("merge.step_compare")}, {"review", tr("merge.step_review")}, {"apply", tr("merge.step_apply")}};
        int const now = !work ? kSource : work->outcome ? kApplied : work->review ? kReview : kCompare;
        if (work && work->theirs) {
            auto const& theirs = *work->theirs;
            auto const when = theirs.exported_ms > 0 ? format_moment(theirs.exported_ms / 60000 + frame.ports.utc_offset_minutes()) : std::string{};
            auto const words = theirs.exporter.empty() ? tr("merge.from_file", {work->file}) : tr("merge.from_person", {work->file, theirs.exporter, when});
            Box const at = bar.cut_right(std::min(bar.w * 0.5f, ui.pen().width(Type::small, words) + 1), 8);
            text(ui, {.text = words, .type = Type::small, .color = ui.theme().text2, .align = Align::right, .id = "from", .at = at});
        }
        // Back to the source is giving up, and that asks.
        if (auto const to = stepper(ui, "steps", tr("merge.steps"), all, now, bar); to && *to == kSource && frame.session.merging) {
            if (work && work->review && !work->outcome) frame.session.merging->ask = MergeWork::Ask::drop;
            else frame.session.merging.reset();
        }
    }

    void notes(Frame& frame, MergeWork const& work, Box& area) {
        for (auto const& note : work.review->plan.notes) {
            auto args = note.args;
            for (auto& arg : args)
                if (auto const moment = parse_moment(arg)) arg = format_moment_long(moment->minute);
            auto const words = pmo::fill(tr_key("merge." + note.code), args);
            banner(frame.ui, {.id = note.code, .tone = Tone::amber, .text = words, .action = {}, .second = {}, .at = area.cut_top(36)});
        }
    }

    // ---------------------------------------------------------------- the steps
    void source(Frame& frame, Box area) {
        auto& ui = frame.ui;
        Box const box{area.x + metric::space_page, area.y + metric::space_page, std::min(area.w - 32, 880.0f), 340};
        CardScope const card{ui, {.id = "source", .title = tr("merge.source"), .caption = tr("merge.source_note"), .at = box}};
        Box body = card.body().inset(metric::space_card, 0);
        Box drop = body.cut_top(120, 16);
        ui.pen().fill(drop, ui.theme().sunken, metric::radius_card);
        ui.pen().dashed_outline(drop, ui.theme().line_strong);
        ui.pen().icon(std::round(drop.cx() - 12), drop.y + 28, Icon::git_merge, ui.theme().text3, metric::icon_empty);
        text(ui, {.text = frame.writable ? tr("merge.drop_here") : tr("import.read_only"), .type = Type::body, .color = ui.theme().text2, .align = Align::centre, .at = {drop.x, drop.y + 48, drop.w, 20}});
        Button pick{.id = "pick", .label = tr("merge.pick"), .icon = Icon::folder_open, .kind = ButtonKind::primary, .disabled = !frame.writable};
        float const width = button_width(ui, pick);
        pick.at = {std::round(drop.cx() - width / 2), drop.y + 78, width, 28};
        if (button(ui, pick)) frame.run("merge");
        std::array const how{tr("merge.how_1"), tr("merge.how_2"), tr("merge.how_3"), tr("merge.how_4")};
        for (std::size_t i = 0; i < how.size(); ++i) {
            Box row = body.cut_top(28);
            ui.pen().circle({row.x + 9, row.cy()}, 9, ui.theme().pressed);
            ui.pen().text({row.x, row.y, 18, row.h}, ui.theme().text2, Type::small, std::to_string(i + 1), Align::centre);
            row.cut_left(28);
            text(ui, {.text = how[i], .type = Type::body, .color = ui.theme().text2, .at = row});
        }
        body.cut_top(4);
        Button back{.id = "export", .label = tr("merge.export_mine"), .icon = Icon::file_down};
        back.at = body.cut_top(28).cut_left(button_width(ui, back));
        if (button(ui, back)) frame.run("export");
    }

    void reading(Frame& frame, MergeWork const& work, Box area) {
        auto const words = tr("import.reading", {work.file, format_bytes(static_cast<std::int64_t>(work.bytes.size()))});
        skeleton(frame.ui, "reading", words, 8, {area.x + metric::space_page, area.y + metric::space_page, std::min(640.0f, area.w - 32), 180});
    }

    void fault(Frame& frame, MergeWork const& work, Box area) {
        Box const box{area.x + metric::space_page, area.y + metric::space_page, std::min(area.w - 32, 880.0f), 60};
        auto const title = tr("import.failed", {work.file}), words = tr("import.failed_why", {sentence(*work.fault)});
        if (error_region(frame.ui, {.id = "fault", .title = title, .text = words, .action = tr("import.another"), .at = box})) {
            frame.session.merging.reset();
            frame.run("merge");
        }
    }

    // A copy of another workspace: the two cannot be joined.
    void other_workspace(Frame& frame, MergeWork& work, Box area) {
        auto& ui = frame.ui;
        auto const id = to_text(work.theirs->identity.id);
        bool const stored = std::ranges::any_of(frame.stored, [&](WorkspaceInfo const& info) { return info.id == id; });
        auto const title = tr("merge.other_workspace", {work.theirs->identity.name, frame.workspace.identity().name});
        auto const answer = empty_state(ui, {.id = "other", .icon = Icon::git_branch, .title = title, .text = stored ? tr("merge.other_stored") : tr("merge.other_new"), .primary = stored ? tr("merge.open_that") : tr("import.open_own"), .secondary = tr("merge.drop"), .primary_icon = Icon::folder_open, .at = {area.x, area.y + 40, area.w, 180}});
        if (answer == EmptyAnswer::secondary) frame.session.merging.reset();
        if (answer != EmptyAnswer::primary) return;
        if (stored) { frame.ask([id](AppActions& app) { app.open_stored(id); }); return; }
        auto const document = std::make_shared<Document>(std::move(*work.theirs));
        frame.session.merging.reset();
        frame.ask([document](AppActions& app) { app.open_workspace(std::move(*document)); });
        frame.go({.view = "dashboard", .project = kNoId, .detail = {}});
    }

    void review(Frame& frame, MergeWork& work, Box area) {
        auto& ui = frame.ui;
        area = area.inset(metric::space_card);
        if (work.review->items.empty()) {
            bool const ahead = work.review->plan.ahead > 0;
            auto const title = ahead ? tr("merge.nothing_new") : tr("merge.same_files");
            auto const words = ahead ? tr("merge.ahead", static_cast<std::int64_t>(work.review->plan.ahead)) : std::string(tr("merge.same_files_text"));
            auto const answer = empty_state(ui, {.id = "same", .icon = Icon::circle_check, .title = title, .text = words, .primary = ahead ? tr("merge.export_mine") : tr("merge.finish"), .secondary = ahead ? tr("merge.finish") : std::string_view{}, .primary_icon = ahead ? Icon::file_down : Icon::check, .at = area});
            if (answer == EmptyAnswer::primary && ahead) frame.run("export");
            // What they have seen is worth knowing even when nothing changes: it makes the next comparison smaller.
            if (answer == EmptyAnswer::secondary || (answer == EmptyAnswer::primary && !ahead)) frame.session.merging.reset();
            return;
        }
        draw_merge_list(frame, work, area.cut_left(std::clamp(std::round(area.w * 0.38f), 260.0f, 380.0f), metric::space_card));
        draw_merge_detail(frame, work, area);
    }

    void outcome(Frame& frame, MergeWork& work, Box area) {
        auto& ui = frame.ui;
        auto const& done = *work.outcome;
        Box const box{area.x + metric::space_page, area.y + metric::space_page, std::min(area.w - 32, 640.0f), metric::card_header + 4 * 28 + 14 + 44 + 28 + 16};
        CardScope const card{ui, {.id = "outcome", .title = tr("merge.finished"), .caption = work.file, .at = box}};
        Box body = card.body().inset(metric::space_card, 0);
        auto const line = [&](Icon icon, std::string_view words, std::size_t count) {
            Box row = body.cut_top(28);
            auto const figure = number(count);
            say(ui, {.id = words, .role = sem::Role::text, .name = words, .value = figure, .at = row});
            ui.pen().icon(row.x, row.cy(), icon, ui.theme().text3, metric::icon_field);
            row.cut_left(24);
            ui.pen().text(row.cut_right(80), ui.theme().text1, Type::strong, figure, Align::right);
            ui.pen().text(row, ui.theme().text1, Type::body, words);
        };
        line(Icon::plus, tr("merge.lines_added"), done.counts.additions);
        line(Icon::pencil, tr("merge.lines_changed"), done.counts.changes + done.counts.conflicts);
        line(Icon::minus, tr("merge.lines_deleted"), done.counts.deletions);
        line(Icon::triangle_alert, tr("merge.lines_conflicts"), done.chosen);
        ui.pen().line_h(body.x, body.right(), body.y + 6, ui.theme().line);
        body.cut_top(14);
        auto const words = done.ahead > 0 ? tr("merge.ahead", static_cast<std::int64_t>(done.ahead)) : std::string(tr("merge.both_equal"));
        text(ui, {.text = words, .type = Type::body, .color = ui.theme().text2, .wrap = true, .id = "ahead", .at = body.cut_top(44)});
        Box row = body.cut_top(28);
        Button back{.id = "export", .label = tr("merge.export_mine"), .icon = Icon::file_down, .kind = ButtonKind::primary};
        back.at = row.cut_left(button_width(ui, back), 8);
        if (done.ahead > 0 && button(ui, back)) frame.run("export");
        Button end{.id = "finish", .label = tr("merge.finish"), .icon = Icon::check};
        end.at = done.ahead > 0 ? row.cut_left(button_width(ui, end), 8) : Box{back.at.x, back.at.y, button_width(ui, end), 28};
        if (button(ui, end)) frame.session.merging.reset();
    }
};

}  // namespace

std::unique_ptr<View> make_merge_view() { return std::make_unique<MergeView>(); }

}  // namespace pmo::ui
