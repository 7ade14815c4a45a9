// The questions of a merge: everything at once, apply many, give up. Each says in counts what changes, then what would be lost.

#include <algorithm>

#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/views/merge_parts.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"

namespace pmo::ui {

namespace {

constexpr float kLine = 34, kNoteInset = 32;

struct Line { Icon icon; ImU32 color; std::string_view words; std::size_t count; };

void draw_lines(Ui& ui, std::vector<Line> const& lines, Box at) {
    auto const& theme = ui.theme();
    auto const pen = ui.pen();
    at.h = kLine * static_cast<float>(lines.size());
    pen.panel(at, theme.surface, theme.line, metric::radius_button);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        auto const& line = lines[i];
        Box row = at.cut_top(kLine);
        auto const count = format_integer(static_cast<std::int64_t>(line.count));
        say(ui, {.id = "line." + std::to_string(i), .role = sem::Role::text, .name = line.words, .value = count, .at = row});
        if (i + 1 < lines.size()) pen.line_h(row.x, row.right(), row.bottom() - 1, theme.line);
        row = row.inset(metric::space_card, 0);
        pen.icon(row.x, row.cy(), line.icon, line.color, metric::icon_field);
        row.cut_left(22);
        pen.text(row.cut_right(80), theme.text1, Type::strong, count, Align::right);
        pen.text(row, theme.text1, Type::body, line.words);
    }
}

// The amber sentence about what would be lost, below the counts.
float note_height(Ui const& ui, std::string_view words, float width) {
    if (words.empty()) return 0;
    return 16 + 18 * static_cast<float>(wrap_text(ui.fonts(), Type::small, words, width - kNoteInset - 10).size());
}

void draw_note(Ui& ui, std::string_view words, Box at) {
    if (words.empty()) return;
    auto const& theme = ui.theme();
    at.h = note_height(ui, words, at.w);
    ui.pen().panel(at, theme.amber_soft, theme.amber_line, metric::radius_button);
    ui.pen().icon(at.x + 10, at.y + 17, Icon::info, theme.amber_text, metric::icon_field);
    ui.pen().lines(at.x + kNoteInset, at.y + 8, theme.amber_text, Type::small, ui.pen().wrap(Type::small, words, at.w - kNoteInset - 10));
    say(ui, {.id = "lost", .role = sem::Role::text, .name = words, .at = at});
}

std::vector<Line> lines_of(Ui& ui, ReviewCounts const& counts, std::string_view conflicts, std::size_t conflict_count) {
    auto const& theme = ui.theme();
    std::vector<Line> lines;
    if (counts.additions > 0) lines.push_back({Icon::plus, theme.green, tr("merge.lines_added"), counts.additions});
    if (counts.changes > 0) lines.push_back({Icon::pencil, theme.text2, tr("merge.lines_changed"), counts.changes});
    if (counts.deletions > 0) lines.push_back({Icon::minus, theme.red, tr("merge.lines_deleted"), counts.deletions});
    if (conflict_count > 0) lines.push_back({Icon::triangle_alert, theme.amber, conflicts, conflict_count});
    return lines;
}

// "本机对 4.2 与 R-07 的修改会被替换": who loses what, by name.
std::string losers(Frame& frame, MergeWork& work) {
    MergeWords const words{frame, work};
    std::string names;
    std::size_t count = 0;
    for (auto const& item : work.review->items) {
        if (item.kind != ItemKind::conflict) continue;
        if (++count <= 3) names += (count > 1 ? std::string(tr("merge.comma")) : "") + words.name(item);
    }
    return count > 3 ? tr("merge.names_and_more", {names, format_integer(static_cast<std::int64_t>(count - 3))}) : names;
}

}  // namespace

bool draw_merge_questions(Frame& frame, MergeWork& work) {
    auto& ui = frame.ui;
    if (work.ask == MergeWork::Ask::nothing || !work.review) return false;
    auto& review = *work.review;
    auto const counts = counts_of(review);
    auto const ask = work.ask;
    auto const close = [&](ModalAnswer answer) {
        if (answer != ModalAnswer::open) work.ask = MergeWork::Ask::nothing;
        return answer == ModalAnswer::confirm;
    };
    if (ask == MergeWork::Ask::drop) {
        ModalScope const modal{ui, {.id = "drop", .title = tr("merge.drop_title"), .text = tr("merge.drop_text"), .confirm = tr("merge.drop"), .cancel = tr("merge.go_on")}};
        if (close(modal.answer())) frame.session.merging.reset();
        return false;
    }
    bool const taking = ask == MergeWork::Ask::take_all, theirs = work.ask_take == Take::theirs;
    auto const lines = taking ? lines_of(ui, {.conflicts = 0, .deletions = theirs ? counts.deletions : 0, .changes = theirs ? counts.changes : 0, .additions = theirs ? counts.additions : 0}, theirs ? tr("merge.lines_to_theirs") : tr("merge.lines_to_mine"), counts.conflicts)
                              : lines_of(ui, counts, tr("merge.lines_conflicts"), counts.conflicts);
    auto const title = taking ? (theirs ? tr("merge.ask_all_theirs") : tr("merge.ask_all_mine")) : tr("merge.ask_apply");
    auto const text_words = taking ? (theirs ? tr("merge.ask_all_theirs_text", static_cast<std::int64_t>(counts.open())) : tr("merge.ask_all_mine_text", static_cast<std::int64_t>(counts.open()))) : std::string(tr("merge.ask_apply_text"));
    auto const lost = counts.conflicts == 0 ? std::string{} : taking ? tr(theirs ? Msg("merge.mine_is_replaced") : Msg("merge.theirs_is_left"), {losers(frame, work)}) : replaced_by_theirs(review) > 0 ? tr("merge.cells_replaced", static_cast<std::int64_t>(replaced_by_theirs(review))) : std::string{};
    float const lines_height = kLine * static_cast<float>(std::max<std::size_t>(1, lines.size()));
    bool confirmed = false;
    {
        ModalScope const modal{ui, {.id = taking ? "take_all" : "apply", .title = title, .text = text_words, .confirm = taking ? (theirs ? tr("merge.take_all_theirs") : tr("merge.take_all_mine")) : tr("merge.apply"), .cancel = {}, .body_height = lines_height + (lost.empty() ? 8 : 12 + note_height(ui, lost, 440))}};
        draw_lines(ui, lines, modal.body());
        draw_note(ui, lost, modal.body().moved(0, lines_height + 12));
        confirmed = close(modal.answer());
    }
    if (!confirmed) return false;
    if (!taking) return true;
    decide_all(review, work.ask_take, true);
    return false;
}

}  // namespace pmo::ui
