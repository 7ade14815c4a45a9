// The list of a merge: tabs by kind, then what needs a decision and what was merged by itself. Rows are drawn only where they are seen.

#include <algorithm>
#include <array>

#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/views/merge_parts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

constexpr float kRow = 47, kGroup = 27;
enum Group : int { kNeeded, kMerged };

std::string number(std::size_t n) { return format_integer(static_cast<std::int64_t>(n)); }
Group group_of(ReviewItem const& item) { return item.kind == ItemKind::conflict || item.kind == ItemKind::deletion ? kNeeded : kMerged; }

bool in_tab(ReviewItem const& item, ReviewTab tab) {
    switch (tab) {
        case ReviewTab::all: return true;
        case ReviewTab::conflicts: return item.kind == ItemKind::conflict;
        case ReviewTab::changes: return item.kind == ItemKind::change;
        case ReviewTab::additions: return item.kind == ItemKind::addition;
        case ReviewTab::deletions: return item.kind == ItemKind::deletion;
    }
    return false;
}

Badge badge_of(MergeReview const& review, ReviewItem const& item) {
    switch (item.kind) {
        case ItemKind::conflict: return is_decided(review, item) ? Badge{.label = tr("merge.decided"), .tone = Tone::green} : Badge{.label = tr("merge.conflict"), .tone = Tone::amber};
        case ItemKind::deletion: return item.deletion == Take::mine ? Badge{.label = tr("merge.kept"), .tone = Tone::green} : Badge{.label = tr("merge.deleted"), .tone = Tone::red};
        case ItemKind::addition: return {.label = tr("merge.added"), .tone = Tone::green};
        case ItemKind::change: break;
    }
    return {.label = tr("merge.changed"), .tone = Tone::neutral};
}

// The sign or the box at the left of a row. True: the box was used.
bool draw_sign(Ui& ui, MergeReview const& review, ReviewItem const& item, std::string_view name, Box const& row) {
    float const x = row.x + 12, cy = row.cy();
    if (item.kind == ItemKind::conflict) {
        bool const decided = is_decided(review, item);
        ui.pen().icon(x, cy, decided ? Icon::circle_check : Icon::triangle_alert, decided ? ui.theme().green : ui.theme().amber);
        return false;
    }
    bool const on = item.kind == ItemKind::deletion ? item.deletion == Take::theirs : item.accepted;
    auto const words = tr("merge.accept_named", {name});
    return checkbox(ui, {.id = "accept", .checked = on, .mixed = item.kind == ItemKind::deletion && item.deletion == Take::mine, .name = words, .at = {x, cy - 8, 16, 16}});
}

void draw_row(Frame& frame, MergeWork& work, ReviewItem& item, Box const& row) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const pen = ui.pen();
    MergeWords const words{frame, work};
    IdScope const scope{item.record};
    auto const name = words.name(item), note = words.caption(item);
    auto const badge = badge_of(*work.review, item);
    bool const current = item.record == work.current;
    auto const hot = hot_area(ui, {.id = "row", .name = name, .value = badge.label, .description = note, .role = sem::Role::listitem, .state = current ? static_cast<std::uint32_t>(sem::selected) : 0u, .at = row, .ring_radius = 0, .overlap = true});
    if (hot.clicked) look_at(frame, work, item.record);
    if (!hot.visible) return;
    if (current || hot.hovered) pen.fill(row, current ? (hot.hovered ? theme.selected_hover : theme.selected) : theme.hover);
    pen.line_h(row.x, row.right(), row.bottom() - 1, theme.grid);
    if (hot.focused && ImGui::GetIO().NavVisible) pen.ring(row, 4, -2, theme.accent);
    if (draw_sign(ui, *work.review, item, name, row)) {
        bool const on = item.kind == ItemKind::deletion ? item.deletion == Take::theirs : item.accepted;
        decide(*work.review, item, on ? Take::mine : Take::theirs);
        look_at(frame, work, item.record);
    }
    Box line = row;
    line.cut_left(38);
    line.cut_right(10);
    float const width = badge_width(ui.fonts(), badge);
    Box const sign = line.cut_right(width, 8);
    paint_badge(pen, sign.x, sign.cy(), badge);
    pen.text({line.x, row.y + 4, line.w, 20}, item.accepted ? theme.text1 : theme.text3, Type::body, name);
    pen.text({line.x, row.y + 23, line.w, 18}, theme.text2, Type::small, note);
}

void draw_group(Frame& frame, MergeWork& work, Group group, ReviewCounts const& counts, Box const& row) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const pen = ui.pen();
    bool const folded = work.folded.contains(group);
    auto const name = group == kNeeded ? tr("merge.needed") : tr("merge.merged");
    auto const note = group == kNeeded ? tr("merge.items", static_cast<std::int64_t>(counts.conflicts + counts.deletions)) + (counts.open() > 0 ? tr("merge.open_note", {number(counts.open())}) : std::string{}) : tr("merge.items", static_cast<std::int64_t>(counts.changes + counts.additions));
    auto const hot = hot_area(ui, {.id = group == kNeeded ? "needed" : "merged", .name = name, .value = note, .state = sem::expandable | (folded ? sem::collapsed : sem::expanded), .at = row, .ring_radius = 0});
    if (hot.clicked && !work.folded.erase(group)) work.folded.insert(group);
    pen.fill(row, hot.hovered ? theme.hover : theme.sunken);
    pen.line_h(row.x, row.right(), row.bottom() - 1, theme.grid);
    pen.icon(row.x + 12, row.cy(), folded ? Icon::chevron_right : Icon::chevron_down, theme.text3, metric::icon_field);
    float const width = pen.width(Type::small_strong, name);
    pen.text({row.x + 32, row.y, width + 1, row.h}, theme.text1, Type::small_strong, name);
    pen.text({row.x + 32 + width + 8, row.y, row.w - width - 44, row.h}, theme.text3, Type::small, note);
}

void take_all_menu(Frame& frame, MergeWork& work) {
    MenuItem const items[] = {{.key = "theirs", .label = tr("merge.take_all_theirs"), .icon = Icon::check, .shortcut = {}, .tip = {}},
                              {.key = "mine", .label = tr("merge.take_all_mine"), .icon = Icon::undo_2, .shortcut = {}, .tip = {}},
                              {.key = "rest_theirs", .label = tr("merge.rest_theirs"), .icon = Icon::arrow_down, .shortcut = {}, .line_above = true, .tip = {}},
                              {.key = "rest_mine", .label = tr("merge.rest_mine"), .icon = Icon::arrow_up, .shortcut = {}, .tip = {}}};
    auto const picked = menu(frame.ui, {.id = "take_all.menu", .name = tr("merge.take_all"), .items = items, .min_width = 220});
    if (!picked) return;
    if (*picked >= 2) { decide_all(*work.review, *picked == 2 ? Take::theirs : Take::mine, false); return; }
    work.ask = MergeWork::Ask::take_all;             // what was decided before would be lost: ask
    work.ask_take = *picked == 0 ? Take::theirs : Take::mine;
}

}  // namespace

void draw_merge_list(Frame& frame, MergeWork& work, Box at) {
    auto& ui = frame.ui;
    auto const counts = counts_of(*work.review);
    auto const note = tr("merge.items", static_cast<std::int64_t>(counts.all()));
    CardScope const card{ui, {.id = "list", .title = tr("merge.incoming"), .caption = note, .at = at}};
    Box head = card.header();
    Button all{.id = "take_all", .label = tr("merge.take_all"), .icon = Icon::check, .size = Size::small, .disabled = counts.conflicts + counts.deletions == 0, .tip = counts.conflicts + counts.deletions == 0 ? tr("merge.nothing_to_decide") : std::string_view{}, .trailing = Icon::chevron_down, .opens_menu = true};
    float const width = button_width(ui, all);
    all.at = {head.right() - width, head.cy() - 12, width, 24};
    if (button(ui, all)) open_menu(ui, "take_all.menu");
    take_all_menu(frame, work);

    Box body = card.body();
    // The number of all stands in the header already; nothing needs no number.
    auto const figure = [](std::size_t n) { return n == 0 ? std::string{} : number(n); };
    std::array const figures{figure(counts.conflicts), figure(counts.changes), figure(counts.additions), figure(counts.deletions)};
    Choice const choices[] = {{.key = "all", .label = tr("merge.tab_all")}, {.key = "conflicts", .label = tr("merge.conflict"), .count = figures[0]}, {.key = "changes", .label = tr("merge.changed"), .count = figures[1]},
                              {.key = "additions", .label = tr("merge.added"), .count = figures[2]}, {.key = "deletions", .label = tr("merge.deleted"), .count = figures[3]}};
    if (auto const picked = tabs(ui, {.id = "tabs", .name = tr("merge.tabs"), .tabs = choices, .active = static_cast<int>(work.tab), .size = Size::small, .at = body.cut_top(metric::tabs_small)})) work.tab = static_cast<ReviewTab>(*picked);

    PanelScope const panel{ui, {.id = "items", .name = tr("merge.incoming"), .role = sem::Role::list, .at = body}};
    Box const inner = panel.inner();
    float const top = body.y - 2 * kRow, bottom = body.bottom() + 2 * kRow;
    float y = inner.y;
    bool any = false;
    for (auto const group : {kNeeded, kMerged}) {
        bool headed = false;
        for (auto& item : work.review->items) {
            if (group_of(item) != group || !in_tab(item, work.tab) || !item.type) continue;
            if (!headed) {
                headed = any = true;
                draw_group(frame, work, group, counts, {inner.x, y, inner.w, kGroup});
                y += kGroup;
            }
            if (work.folded.contains(group)) break;
            if (y + kRow > top && y < bottom) draw_row(frame, work, item, {inner.x, y, inner.w, kRow});
            y += kRow;
        }
    }
    if (!any) empty_state(ui, {.id = "none", .icon = Icon::circle_check, .title = tr("merge.none_in_tab"), .text = {}, .primary = {}, .secondary = {}, .at = {inner.x, inner.y, inner.w, 140}});
    reserve({inner.x, inner.y, inner.w, y - inner.y});
}

}  // namespace pmo::ui
