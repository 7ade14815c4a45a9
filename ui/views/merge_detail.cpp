// One record of a merge: a row for each field with base, mine and theirs, the fields that were merged by themselves, and what happened to them.

#include <algorithm>

#include "core/base/sort.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/merge_parts.h"
#include "ui/views/text_diff.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

constexpr float kLabel = 78, kPad = 12, kGapX = 8, kHeads = 44;
constexpr std::size_t kLongText = 48;                // bytes from which differences inside a text are worth marking
constexpr std::size_t kHistoryLines = 6;

std::string number(std::size_t n) { return format_integer(static_cast<std::int64_t>(n)); }

// The four columns of a row.
struct Columns {
    Box label, base, mine, theirs;
    explicit Columns(Box row) {
        row = row.inset(kPad, 0);
        label = row.cut_left(kLabel, kGapX);
        base = row.cut_left(std::clamp(row.w * 0.2f, 64.0f, 130.0f), kGapX);
        mine = row.column(0, 2, kGapX);
        theirs = row.column(1, 2, kGapX);
    }
};

class Detail {
public:
    Detail(Frame& frame, MergeWork& merge, ReviewItem& looked_at) : f(frame), work(merge), item(looked_at), review(*merge.review), words{frame, merge} {}

    void draw(Box at) {
        CardScope const card{f.ui, {.id = "detail", .title = {}, .caption = {}, .at = at}};
        Box body = card.body();
        header(body.cut_top(metric::card_header + 4));
        bool const compared = item.kind != ItemKind::addition;
        if (compared) heads(body.cut_top(kHeads));
        IdScope const scope{item.record};
        PanelScope const panel{f.ui, {.id = "fields", .name = words.name(item), .at = body}};
        m_row = panel.inner();
        m_row.h = 0;
        switch (item.kind) {
            case ItemKind::conflict: compared_fields(); break;
            case ItemKind::deletion: deletion(); whole_record(); break;
            case ItemKind::change: compared_fields(); break;
            case ItemKind::addition: whole_record(); break;
        }
        if (compared) history();
        reserve({m_row.x, panel.inner().y, m_row.w, m_row.y - panel.inner().y + 12});
    }

private:
    Box next(float height) {
        Box const row{m_row.x, m_row.y, m_row.w, height};
        m_row.y += height;
        return row;
    }
    void line_below() { f.ui.pen().line_h(m_row.x, m_row.x + m_row.w, m_row.y, f.ui.theme().grid); m_row.y += 1; }

    void header(Box bar) {
        auto& ui = f.ui;
        ui.pen().line_h(bar.x, bar.right(), bar.bottom() - 1, ui.theme().line);
        bar = bar.inset(kPad, 0);
        auto const tool = [&](std::string_view id, Icon icon, std::string_view name, Id to) {
            Box at = bar.cut_right(28);
            at = {at.x, bar.cy() - 14, 28, 28};
            if (button(ui, {.id = id, .icon = icon, .kind = ButtonKind::ghost, .disabled = !to, .name = name, .tip = name, .at = at})) look_at(f, work, to);
        };
        tool("next", Icon::arrow_down, tr("merge.next"), neighbour(work, 1, false));
        tool("previous", Icon::arrow_up, tr("merge.previous"), neighbour(work, -1, false));
        auto const place_words = position();
        Box const where = bar.cut_right(ui.pen().width(Type::small, place_words) + 1, 8);
        text(ui, {.text = place_words, .type = Type::small, .color = ui.theme().text2, .id = "position", .at = where});
        if (item.kind == ItemKind::change || item.kind == ItemKind::addition) {
            Check accept{.id = "accept", .label = tr("merge.accept"), .checked = item.accepted};
            Box const at = bar.cut_right(24 + ui.pen().width(Type::body, accept.label) + 4, 8);
            accept.at = {at.x, bar.cy() - 12, at.w, 24};
            if (checkbox(ui, accept)) decide(review, item, item.accepted ? Take::mine : Take::theirs);
        }
        auto const name = words.name(item), kind = words.kind(item);
        heading(ui, 2, name, Type::strong, bar.cut_left(std::min(bar.w * 0.75f, ui.pen().width(Type::strong, name) + 1), 8));
        text(ui, {.text = kind, .type = Type::small, .color = ui.theme().text2, .id = "kind", .at = bar});
    }

    std::string position() const {
        std::size_t at = 0, all = 0;
        for (auto const& other : review.items) {
            if (other.kind != item.kind) continue;
            ++all;
            if (other.record == item.record) at = all;
        }
        auto const kind = item.kind == ItemKind::conflict ? tr("merge.conflict") : item.kind == ItemKind::deletion ? tr("merge.deleted") : item.kind == ItemKind::change ? tr("merge.changed") : tr("merge.added");
        return tr("merge.position", {kind, number(at), number(all)});
    }

    void heads(Box bar) {
        auto& ui = f.ui;
        auto const& theme = ui.theme();
        auto const pen = ui.pen();
        pen.fill(bar, theme.sunken);
        pen.line_h(bar.x, bar.right(), bar.bottom() - 1, theme.line);
        Columns const c(bar);
        text_at(ui, c.label, tr("merge.field"), Type::small, theme.text3);
        text_at(ui, c.base, tr("merge.base"), Type::small, theme.text3);
        side_head(c.mine, true);
        side_head(c.theirs, false);
    }

    void side_head(Box at, bool mine) {
        auto& ui = f.ui;
        auto const label = mine ? tr("merge.mine") : tr("merge.theirs");
        if (item.kind == ItemKind::conflict || item.kind == ItemKind::deletion) {
            Button all{.id = mine ? "all_mine" : "all_theirs", .label = tr("merge.all_of_this"), .kind = ButtonKind::ghost, .size = Size::small, .name = mine ? tr("merge.all_mine_name") : tr("merge.all_theirs_name")};
            Box const right = at.cut_right(button_width(ui, all));
            all.at = {right.x, right.cy() - 12, right.w, 24};
            if (button(ui, all)) decide(review, item, mine ? Take::mine : Take::theirs);
        }
        // Above who it is, below by whom and when: the whole name has room.
        text_at(ui, {at.x, at.y + 4, at.w, 18}, label, Type::small_strong, ui.theme().text1);
        auto const [slot, cell] = newest(mine);
        if (cell.stamp.time != 0) text_at(ui, {at.x, at.y + 22, at.w, 18}, words.who(item.record, slot, cell, mine) + ' ' + words.when(cell), Type::small, ui.theme().text2);
    }

    // Whose name stands above a column: that of the latest of the cells that differ.
    std::pair<std::uint8_t, Cell> newest(bool mine) const {
        std::pair<std::uint8_t, Cell> best{0, {}};
        auto const look = [&](std::uint8_t slot, Cell const& cell) { if (cell.stamp.time > best.second.stamp.time) best = {slot, cell}; };
        for (auto const i : item.conflicts) {
            auto const& conflict = review.plan.conflicts[i];
            look(conflict.slot, mine ? conflict.mine : conflict.theirs);
            // Of a deletion the other side has no flag, but it has edited.
            auto const* record = mine ? f.store.find(item.record) : work.theirs->store.find(item.record);
            if (conflict.kind == ConflictKind::value || !record || mine == (conflict.kind == ConflictKind::i_deleted)) continue;
            for (auto const slot : conflict.edited)
                if (auto const* cell = record->find(slot)) look(slot, *cell);
        }
        if (item.conflicts.empty())
            for (auto const c : item.changes) look(review.plan.diff.changed[c].slot, mine ? review.plan.diff.changed[c].before : review.plan.diff.changed[c].after);
        return best;
    }

    void compared_fields() {
        for (auto const& field : fields_of(review, item, f.store, work.theirs->store, work.fields_open)) {
            IdScope const scope{std::to_string(field.slot)};
            if (field.state == FieldState::conflict) conflict_row(field);
            else merged_row(field);
        }
        auto& ui = f.ui;
        Box row = next(36).inset(kPad, 6);
        auto const label = work.fields_open ? tr("merge.hide_equal") : tr("merge.show_equal");
        Button more{.id = "equal", .label = label, .icon = work.fields_open ? Icon::chevron_up : Icon::chevron_down, .kind = ButtonKind::ghost, .size = Size::small};
        more.at = row.cut_left(button_width(ui, more));
        more.at.h = 24;
        if (button(ui, more)) work.fields_open = !work.fields_open;
        line_below();
    }

    void conflict_row(ReviewField const& field) {
        auto const& conflict = review.plan.conflicts[field.conflict];
        auto const* mine = std::get_if<std::string>(&conflict.mine.value);
        auto const* theirs = std::get_if<std::string>(&conflict.theirs.value);
        bool const prose = conflict.kind == ConflictKind::value && item.type && field.slot < item.type->fields.size() && (item.type->fields[field.slot].kind == Kind::note || item.type->fields[field.slot].kind == Kind::text);
        auto const size = std::max(mine ? mine->size() : 0, theirs ? theirs->size() : 0);
        if (prose && (size > kLongText || item.type->fields[field.slot].kind == Kind::note)) text_row(field, mine ? *mine : std::string{}, theirs ? *theirs : std::string{});
        else value_row(field, conflict);
        line_below();
    }

    std::string label_of(std::uint8_t slot) const { return item.type ? field_words(*item.type, slot) : std::string{}; }

    void left_part(Columns const& c, ReviewField const& field, float height) {
        auto& ui = f.ui;
        auto const label = label_of(field.slot);
        text(ui, {.text = label, .type = Type::small, .color = ui.theme().text1, .id = "label", .at = {c.label.x, c.label.y, c.label.w, height}});
        if (ui.pen().width(Type::small, label) > c.label.w) tooltip_for(ui, c.label, label, "label.tip");
        auto const base = field.conflict == SIZE_MAX ? std::optional<Value>{} : common_base(f.history.items(), review.plan.conflicts[field.conflict], work.theirs->seen);
        auto const base_words = base ? words.value(*item.type, field.slot, *base) : std::string("—");
        text(ui, {.text = base_words, .type = Type::small, .color = ui.theme().text2, .id = "base", .at = {c.base.x, c.base.y, c.base.w, height}});
        tooltip_for(ui, {c.base.x, c.base.y, c.base.w, height}, base ? std::string_view(base_words) : tr("merge.base_unknown"), "base.tip");
    }

    void value_row(ReviewField const& field, Conflict const& conflict) {
        auto& ui = f.ui;
        auto& decision = review.decisions[field.conflict];
        auto const mine = words.side(conflict, true), theirs = words.side(conflict, false);
        std::string mine_note, theirs_note;
        if (conflict.kind != ConflictKind::value) {  // what is lost by deleting
            std::string edited;
            for (std::size_t i = 0; i < conflict.edited.size() && i < 3; ++i) edited += (i ? std::string(tr("merge.comma")) : "") + label_of(conflict.edited[i]);
            auto const note = tr("merge.edited_meanwhile", {edited + (conflict.edited.size() > 3 ? "…" : "")});
            (conflict.kind == ConflictKind::they_deleted ? mine_note : theirs_note) = note;
        }
        float const height = mine_note.empty() && theirs_note.empty() ? 34.0f : 50.0f;
        Box const row = next(height + 9);
        Columns const c(row.inset(0, 4));
        left_part(c, field, height);
        auto const label = label_of(field.slot);
        auto const mine_name = tr("merge.choice_name", {label, tr("merge.mine"), mine}), theirs_name = tr("merge.choice_name", {label, tr("merge.theirs"), theirs});
        if (radio(ui, {.id = "mine", .label = mine, .caption = mine_note, .chosen = decision.take == Take::mine, .boxed = true, .name = mine_name, .at = {c.mine.x, c.mine.y, c.mine.w, height}})) decision = {.take = Take::mine};
        if (radio(ui, {.id = "theirs", .label = theirs, .caption = theirs_note, .chosen = decision.take == Take::theirs, .boxed = true, .name = theirs_name, .at = {c.theirs.x, c.theirs.y, c.theirs.w, height}})) decision = {.take = Take::theirs};
        custom_note(c, decision, field);
    }

    // A third value, set in the panel at the right.
    void custom_note(Columns const& c, Decision const& decision, ReviewField const& field) {
        if (decision.take != Take::custom) return;
        Box row = next(24);
        auto const note = tr("merge.custom", {words.value(*item.type, field.slot, decision.custom)});
        f.ui.pen().icon(c.mine.x, row.cy(), Icon::pencil, f.ui.theme().accent_text, metric::icon_badge);
        text(f.ui, {.text = note, .type = Type::small, .color = f.ui.theme().accent_text, .id = "custom", .at = {c.mine.x + 18, row.y, c.theirs.right() - c.mine.x - 18, row.h}});
    }

    void text_row(ReviewField const& field, std::string const& mine, std::string const& theirs) {
        auto& ui = f.ui;
        auto& decision = review.decisions[field.conflict];
        Columns probe(m_row);
        float const inside = probe.mine.w - 20;
        float const height = 14 + std::max(marked_text_height(ui, mine, theirs, true, inside), marked_text_height(ui, mine, theirs, false, inside));
        Box const row = next(height + 8);
        Columns const c(row.inset(0, 4));
        left_part(c, field, 24);
        auto const label = label_of(field.slot);
        auto const box = [&](bool own, Box at) {
            at.h = height;
            bool const chosen = decision.take == (own ? Take::mine : Take::theirs);
            auto const name = tr("merge.choice_name", {label, own ? tr("merge.mine") : tr("merge.theirs"), own ? mine : theirs});
            auto const hot = hot_area(ui, {.id = own ? "mine" : "theirs", .name = name, .role = sem::Role::radio, .state = chosen ? static_cast<std::uint32_t>(sem::checked) : 0u, .at = at, .ring_radius = metric::radius_button});
            if (hot.clicked) decision = {.take = own ? Take::mine : Take::theirs};
            auto const& theme = ui.theme();
            ui.pen().panel(at, chosen ? theme.accent_soft : hot.hovered ? theme.hover : theme.surface, chosen ? theme.accent : theme.line, metric::radius_button);
            draw_marked_text(ui, mine, theirs, own, at.inset(10, 7));
        };
        box(true, c.mine);
        box(false, c.theirs);
        text_buttons(field, decision, mine, theirs);
        custom_note(c, decision, field);
    }

    void text_buttons(ReviewField const& field, Decision& decision, std::string const& mine, std::string const& theirs) {
        auto& ui = f.ui;
        Box const row = next(34);
        Columns const c(row.inset(0, 3));
        text_at(ui, {c.label.x, c.label.y, c.base.right() - c.label.x, 24}, tr("merge.struck_note"), Type::small, ui.theme().text3);
        auto const both = both_texts(diff_texts(mine, theirs));
        bool const keeps_both = decision.take == Take::custom && decision.custom == Value(both);
        float x = c.mine.x;
        auto const choice = [&](std::string_view id, std::string_view label, Icon icon, bool on) {
            Button b{.id = id, .label = label, .icon = icon, .kind = ButtonKind::toggle, .size = Size::small, .on = on};
            b.at = {x, c.mine.y, button_width(ui, b), 24};
            x = b.at.right() + 6;
            return button(ui, b);
        };
        if (choice("use_mine", tr("merge.use_mine"), Icon::none, decision.take == Take::mine)) decision = {.take = Take::mine};
        if (choice("use_theirs", tr("merge.use_theirs"), Icon::none, decision.take == Take::theirs)) decision = {.take = Take::theirs};
        if (item.type->fields[field.slot].kind == Kind::note && choice("keep_both", tr("merge.keep_both"), Icon::git_merge, keeps_both)) decision = {.take = Take::custom, .custom = Value(both)};
        if (x + 90 < c.theirs.right()) text_at(ui, {x + 6, c.mine.y, c.theirs.right() - x - 6, 24}, tr("merge.underlined_note"), Type::small, ui.theme().text3, Align::right);
    }

    // Merged by itself: one line, with what became of it.
    void merged_row(ReviewField const& field) {
        auto& ui = f.ui;
        auto const& theme = ui.theme();
        Box const row = next(32);
        Columns const c(row);
        bool const theirs = field.state == FieldState::only_theirs, same = field.state == FieldState::same;
        auto const mine_words = words.value(*item.type, field.slot, field.mine.value), theirs_words = words.value(*item.type, field.slot, field.theirs.value);
        text(ui, {.text = label_of(field.slot), .type = Type::small, .color = theme.text2, .id = "label", .at = c.label});
        text(ui, {.text = theirs || same ? mine_words : theirs_words, .type = Type::small, .color = theme.text2, .id = "base", .at = c.base});
        auto const words_of = same ? std::string(tr("merge.same")) : theirs ? tr("merge.only_theirs_to", {theirs_words}) : tr("merge.only_mine_to", {mine_words});
        ui.pen().icon(c.mine.x + 10, row.cy(), Icon::check, theme.green, metric::icon_field);
        Box const where{c.mine.x + 32, row.y, c.theirs.right() - c.mine.x - 32, row.h};
        text(ui, {.text = words_of, .type = Type::small, .color = item.accepted ? theme.text1 : theme.text3, .id = "became", .at = where});
        if (ui.pen().width(Type::small, words_of) > where.w) tooltip_for(ui, where, words_of, "became.tip");
        line_below();
    }

    void deletion() {
        auto& ui = f.ui;
        Box const row = next(59);
        Columns const c(row.inset(0, 4));
        text(ui, {.text = tr("merge.record"), .type = Type::small, .color = ui.theme().text1, .id = "label", .at = {c.label.x, c.label.y, c.label.w, 50}});
        if (radio(ui, {.id = "mine", .label = tr("merge.keep"), .caption = tr("merge.keep_note"), .chosen = item.deletion == Take::mine, .boxed = true, .at = {c.mine.x, c.mine.y, c.mine.w, 50}})) item.deletion = Take::mine;
        if (radio(ui, {.id = "theirs", .label = tr("merge.delete"), .caption = tr("merge.delete_note"), .chosen = item.deletion == Take::theirs, .boxed = true, .at = {c.theirs.x, c.theirs.y, c.theirs.w, 50}})) item.deletion = Take::theirs;
        line_below();
    }

    // What is new, or what would be gone.
    void whole_record() {
        auto const* record = item.kind == ItemKind::addition ? &review.plan.diff.added[item.added] : f.store.find(item.record);
        if (!record || !item.type) return;
        auto& ui = f.ui;
        for (std::uint8_t slot = 0; slot < item.type->fields.size(); ++slot) {
            if (!record->has(slot) || (item.type->fields[slot].flags & FieldFlag::hidden) || item.type->fields[slot].kind == Kind::place) continue;
            IdScope const scope{std::to_string(slot)};
            auto const value = words.value(*item.type, slot, record->value(slot));
            Box row = next(28).inset(kPad, 0);
            Box const label = row.cut_left(kLabel + 40, kGapX);
            text(ui, {.text = label_of(slot), .type = Type::small, .color = ui.theme().text2, .id = "label", .at = label});
            text(ui, {.text = value, .type = Type::body, .id = "value", .at = row});
            if (ui.pen().width(Type::body, value) > row.w) tooltip_for(ui, row, value, "value.tip");
        }
        line_below();
    }

    struct Event { std::int64_t ms; std::string who, what; };

    void history() {
        std::vector<Event> events;
        auto const offset = f.ports.utc_offset_minutes();
        auto const wanted = [&](std::uint8_t slot) {
            return std::ranges::any_of(item.conflicts, [&](std::size_t i) { return review.plan.conflicts[i].slot == slot; }) || (item.conflicts.empty() && std::ranges::any_of(item.changes, [&](std::size_t c) { return review.plan.diff.changed[c].slot == slot; }));
        };
        for (auto const& done : f.history.items()) {
            for (auto const& change : done.diff.changed)
                if (change.record == item.record && wanted(change.slot)) events.push_back({done.ms, done.who.empty() ? std::string(tr("merge.this_device")) : done.who, change_words(change.slot, change.before.value, change.after.value)});
            if (events.size() >= kHistoryLines) break;
        }
        for (auto const i : item.conflicts) {
            auto const& conflict = review.plan.conflicts[i];
            if (conflict.kind != ConflictKind::value) continue;
            auto const base = common_base(f.history.items(), conflict, work.theirs->seen);
            events.push_back({conflict.theirs.stamp.milliseconds(), words.who(item.record, conflict.slot, conflict.theirs, false), change_words(conflict.slot, base ? *base : Value{}, conflict.theirs.value)});
        }
        if (events.empty()) return;
        sort_stably(events, {}, &Event::ms);
        if (events.size() > kHistoryLines) events.erase(events.begin(), events.end() - kHistoryLines);
        auto& ui = f.ui;
        auto const& theme = ui.theme();
        heading(ui, 3, tr("merge.field_history"), Type::small_strong, next(32).inset(kPad, 0));
        std::size_t n = 0;
        for (auto const& event : events) {
            Box row = next(27).inset(kPad, 0);
            auto const when = format_moment(event.ms / 60000 + offset);
            say(ui, {.id = "event." + std::to_string(n++), .role = sem::Role::text, .name = event.who, .value = when + ", " + event.what, .at = row});
            ui.pen().circle({row.x + 3, row.cy()}, 2.5f, theme.grey);
            row.cut_left(16);
            ui.pen().text(row.cut_left(84, 4), theme.text3, Type::small, when);
            paint_avatar(ui.pen(), row.x, row.cy(), event.who, 18);
            row.cut_left(26);
            ui.pen().text(row.cut_left(std::min(row.w * 0.4f, ui.pen().width(Type::small_strong, event.who) + 1), 10), theme.text1, Type::small_strong, event.who);
            ui.pen().text(row, theme.text2, Type::small, event.what);
        }
        m_row.y += 8;
    }

    std::string change_words(std::uint8_t slot, Value const& before, Value const& after) const {
        auto const label = label_of(slot);
        if (empty(before)) return tr("merge.set_to", {label, words.value(*item.type, slot, after)});
        return tr("merge.changed_to", {label, words.value(*item.type, slot, before), words.value(*item.type, slot, after)});
    }

    Frame& f;
    MergeWork& work;
    ReviewItem& item;
    MergeReview& review;
    MergeWords words;
    Box m_row;
};

}  // namespace

void draw_merge_detail(Frame& frame, MergeWork& work, Box at) {
    auto* item = work.item(work.current);
    if (!item) {
        CardScope const card{frame.ui, {.id = "detail", .title = {}, .at = at}};
        empty_state(frame.ui, {.id = "nothing", .icon = Icon::git_compare, .title = tr("merge.choose_item"), .text = {}, .primary = {}, .secondary = {}, .at = card.body()});
        return;
    }
    Detail(frame, work, *item).draw(at);
}

}  // namespace pmo::ui
