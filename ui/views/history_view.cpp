// What was done in this workspace, by whom and when, newest first. An entry opens to show each value before and after; an old value can be restored, which
// is a new edit. It reads on by itself at the end of what is known.

#include <algorithm>
#include <cmath>

#include "core/base/sort.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/history_list.h"
#include "ui/views/view.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/combo.h"
#include "ui/widgets/field.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

std::string number(std::size_t n) { return format_integer(static_cast<std::int64_t>(n)); }

class HistoryView final : public View {
public:
    void draw(Frame& frame, Box area) override {
        auto& ui = frame.ui;
        ui.pen().fill(area, ui.theme().canvas);
        auto& log = frame.history;
        if (log.items().empty() && !log.complete() && !log.reading()) log.want_more();
        refresh(frame);
        header(frame, area.cut_top(metric::page_header));
        area = area.inset(metric::space_card);
        CardScope const card{ui, {.id = "card", .title = {}, .caption = {}, .at = area}};
        Box const body = card.body();
        if (!log.fault().empty() && log.items().empty()) {
            error_region(ui, {.id = "fault", .title = tr("history_view.fault"), .text = tr("history_view.fault_text"), .action = {}, .at = {body.x + 12, body.y + 12, body.w - 24, 52}});
            return;
        }
        if (m_layout.lines.empty()) { nothing(frame, body); return; }
        list(frame, body);
    }

    std::string status(Frame& frame) override {
        auto const& log = frame.history;
        auto words = tr("history_view.count", static_cast<std::int64_t>(m_layout.shown));
        if (!log.complete()) words += "  " + std::string(tr("history_view.more_below"));
        return words;
    }

private:
    void refresh(Frame& frame) {
        auto const& items = frame.history.items();
        auto const newest = items.empty() ? 0 : opening_key(items.front());
        if (m_known && m_count == items.size() && m_newest == newest && m_used == m_filter && m_language == language() && !m_dirty && m_revision == frame.store.revision()) return;
        m_known = true;
        m_dirty = false;
        m_count = items.size();
        m_newest = newest;
        m_used = m_filter;
        m_language = language();
        m_revision = frame.store.revision();
        m_layout = lay_out_history(items, m_filter, m_opened, frame.store, frame.ports.utc_offset_minutes());
        m_people.clear();
        for (auto const& item : items)
            if (!item.who.empty() && std::ranges::find(m_people, item.who) == m_people.end()) m_people.push_back(item.who);
        sort_stably(m_people);
    }

    void header(Frame& frame, Box bar) {
        auto& ui = frame.ui;
        ui.pen().fill(bar, ui.theme().surface);
        ui.pen().line_h(bar.x, bar.right(), bar.bottom() - 1, ui.theme().line);
        bar = bar.inset(metric::space_page, 10);
        heading(ui, 1, tr("view.history"), Type::title, bar.cut_left(ui.pen().width(Type::title, tr("view.history")) + 1, 16));
        if (auto typed = search_field(ui, {.id = "text", .name = tr("history_view.search"), .value = m_filter.text, .placeholder = tr("history_view.search"), .leading = Icon::search, .search = true, .at = bar.cut_left(std::min(240.0f, bar.w * 0.35f), 8)})) m_filter.text = *typed;
        std::vector<Option> people;
        int person = -1;
        for (std::size_t i = 0; i < m_people.size(); ++i) {
            people.push_back({.key = m_people[i], .label = m_people[i], .avatar = true});
            if (m_people[i] == m_filter.person) person = static_cast<int>(i);
        }
        if (auto const picked = combo(ui, {.id = "person", .name = tr("history_view.person"), .options = people, .chosen = person, .placeholder = tr("history_view.everybody"), .can_clear = true, .at = bar.cut_left(std::min(160.0f, bar.w * 0.45f), 8)})) m_filter.person = *picked < 0 ? std::string{} : m_people[static_cast<std::size_t>(*picked)];
        std::vector<std::string> labels;
        std::vector<Option> registers;
        int chosen = -1;
        for (auto const* type : all_registers()) labels.push_back(register_words(type->id));
        for (std::size_t i = 0; i < labels.size(); ++i) {
            registers.push_back({.key = all_registers()[i]->id, .label = labels[i], .icon = register_icon(all_registers()[i]->id)});
            if (all_registers()[i]->id == m_filter.register_id) chosen = static_cast<int>(i);
        }
        if (auto const picked = combo(ui, {.id = "register", .name = tr("csv.register"), .options = registers, .chosen = chosen, .placeholder = tr("history_view.all_registers"), .can_clear = true, .at = bar.cut_left(std::min(170.0f, bar.w), 8)})) m_filter.register_id = *picked < 0 ? std::string{} : std::string(all_registers()[static_cast<std::size_t>(*picked)]->id);
        if (!m_filter.narrows()) return;
        Button clear{.id = "clear", .label = tr("history_view.clear"), .icon = Icon::x, .kind = ButtonKind::ghost};
        clear.at = bar.cut_left(button_width(ui, clear));
        if (button(ui, clear)) m_filter = {};
    }

    void nothing(Frame& frame, Box at) {
        auto& ui = frame.ui;
        auto& log = frame.history;
        if (log.reading()) { skeleton(ui, "reading", tr("history_view.reading"), 6, at.inset(16)); return; }
        if (!log.complete()) {                       // nothing among what is known: there is more
            if (empty_state(ui, {.id = "further", .icon = Icon::history, .title = tr("history_view.not_yet_found"), .text = {}, .primary = tr("history_view.read_on"), .secondary = tr("history_view.clear"), .primary_icon = Icon::chevron_down, .at = at}) == EmptyAnswer::primary) log.want_more(1000);
            return;
        }
        bool const filtered = m_filter.narrows();
        auto const answer = empty_state(ui, {.id = "none", .icon = Icon::history, .title = filtered ? tr("history_view.nothing_found") : tr("history_view.none"), .text = filtered ? std::string_view{} : tr("history_view.none_text"), .primary = {}, .secondary = filtered ? tr("history_view.clear") : std::string_view{}, .at = at});
        if (answer == EmptyAnswer::secondary) m_filter = {};
    }

    void list(Frame& frame, Box at) {
        auto& ui = frame.ui;
        PanelScope const panel{ui, {.id = "list", .name = tr("view.history"), .role = sem::Role::list, .at = at}};
        Box const inner = panel.inner();
        auto const& lines = m_layout.lines;
        auto first = std::ranges::partition_point(lines, [&](HistoryLine const& line) { return inner.y + line.y + line.height < at.y - 60; });
        for (auto line = first; line != lines.end() && inner.y + line->y < at.bottom() + 60; ++line) {
            Box const row{inner.x, inner.y + line->y, inner.w, line->height};
            IdScope const scope{std::to_string(line - lines.begin())};
            switch (line->kind) {
                case HistoryLineKind::day: day(frame, *line, row); break;
                case HistoryLineKind::entry: entry(frame, *line, row); break;
                case HistoryLineKind::record: record_line(frame, *line, row); break;
                case HistoryLineKind::change: change(frame, *line, row); break;
                case HistoryLineKind::more: text(ui, {.text = tr("history_view.more_changes", {number(line->change)}), .type = Type::small, .color = ui.theme().text3, .id = "more", .at = {row.x + 56, row.y, row.w - 60, row.h}}); break;
            }
        }
        float y = inner.y + m_layout.height;
        auto& log = frame.history;
        if (log.reading()) { skeleton(ui, "reading", tr("history_view.reading"), 2, {inner.x + 16, y + 10, 400, 66}); y += 80; }
        else if (!log.complete()) {
            if (y < at.bottom() + 200) log.want_more();                    // the end is in sight
            if (button(ui, {.id = "more", .label = tr("history_view.read_on"), .icon = Icon::chevron_down, .kind = ButtonKind::ghost, .at = {inner.x + 12, y + 8, 160, 28}})) log.want_more();
            y += 44;
        }
        reserve({inner.x, inner.y, inner.w, y - inner.y});
    }

    void day(Frame& frame, HistoryLine const& line, Box row) {
        auto& ui = frame.ui;
        ui.pen().fill(row, ui.theme().sunken);
        ui.pen().line_h(row.x, row.right(), row.bottom() - 1, ui.theme().grid);
        auto words = format_date_long(line.day);
        if (line.day == frame.today.day) words = tr("history_view.today", {words});
        if (line.day == frame.today.day - 1) words = tr("history_view.yesterday", {words});
        heading(ui, 2, words, Type::small_strong, row.inset(metric::space_card, 0));
    }

    void entry(Frame& frame, HistoryLine const& line, Box row) {
        auto& ui = frame.ui;
        auto const& theme = ui.theme();
        auto const pen = ui.pen();
        auto const& item = frame.history.items()[line.item];
        auto const key = opening_key(item);
        bool const open = m_opened.contains(key);
        auto const who = item.who.empty() ? std::string(tr("history_view.somebody")) : item.who;
        auto const when = format_time(item.ms / 60000 + frame.ports.utc_offset_minutes());
        auto const act = act_words(item.diff.label);
        auto const records = records_of(item);
        auto const count = tr("status.records", static_cast<std::int64_t>(records.size()));
        auto const about = subject(frame, records);
        auto const hot = hot_area(ui, {.id = "entry", .name = when + ' ' + who + ' ' + act, .value = count, .description = about, .state = sem::expandable | (open ? sem::expanded : sem::collapsed), .at = row, .ring_radius = 0});
        if (hot.clicked) {
            if (open) m_opened.erase(key);
            else m_opened.insert(key);
            m_dirty = true;
        }
        if (!hot.visible) return;
        if (hot.hovered || open) pen.fill(row, hot.hovered ? theme.hover : theme.surface);
        pen.line_h(row.x, row.right(), row.bottom() - 1, theme.grid);
        Box at = row.inset(metric::space_card, 0);
        pen.icon(at.x, at.cy(), open ? Icon::chevron_down : Icon::chevron_right, theme.text3, metric::icon_field);
        at.cut_left(22);
        pen.text(at.cut_left(44, 8), theme.text3, Type::small, when);
        paint_avatar(pen, at.x, at.cy(), who, 22);
        at.cut_left(30);
        pen.text(at.cut_left(std::min(120.0f, at.w * 0.2f), 8), theme.text1, Type::strong, who);
        pen.text(at.cut_right(std::ceil(pen.width(Type::small, count)) + 1, 12), theme.text3, Type::small, count, Align::right);
        float const width = std::min(pen.width(Type::body, act) + 1, at.w * 0.6f);
        pen.text(at.cut_left(width, 12), theme.text1, Type::body, act);
        pen.text(at, theme.text2, Type::small, about);
    }

    // The first record's name stands for the entry.
    static std::string subject(Frame& frame, std::vector<Id> const& records) {
        for (auto const id : records)
            if (auto const* record = frame.store.find(id)) return record_kind(*record) + " · " + record_name(*record) + (records.size() > 1 ? "…" : "");
        return {};
    }

    void record_line(Frame& frame, HistoryLine const& line, Box row) {
        auto& ui = frame.ui;
        auto const& theme = ui.theme();
        auto const pen = ui.pen();
        auto const& item = frame.history.items()[line.item];
        pen.fill(row, theme.sunken);
        auto const* record = frame.store.find(line.record);
        bool const made = std::ranges::any_of(item.diff.added, [&](Record const& r) { return r.id() == line.record; });
        Box at = row.inset(metric::space_card, 0);
        at.cut_left(44);
        if (!record) { text(ui, {.text = tr("value.unknown_record"), .type = Type::small, .color = theme.text3, .id = "unknown", .at = at}); return; }
        pen.icon(at.x, at.cy(), register_icon(record->type().id), theme.text3, metric::icon_field);
        at.cut_left(22);
        auto const code = code_of(*record);
        auto const name = (code.empty() ? std::string{} : std::string(code) + ' ') + record_name(*record);
        Box const place_at{at.x, at.cy() - 10, std::min(at.w * 0.6f, pen.width(Type::body, name) + 1), 20};
        if (link(ui, {.id = "go", .label = name, .type = Type::body, .name = tr("history_view.go_to", {name}), .at = place_at})) frame.go(location_of(frame, *record), record->id());
        at.cut_left(place_at.w, 10);
        auto words = record_kind(*record);
        if (made) words = tr("history_view.created", {words});
        if (record->deleted()) words = tr("value.deleted_record", {words});
        text(ui, {.text = words, .type = Type::small, .color = theme.text3, .id = "kind", .at = at.cut_left(std::min(at.w, pen.width(Type::small, words) + 1), 12)});
    }

    void change(Frame& frame, HistoryLine const& line, Box row) {
        auto& ui = frame.ui;
        auto const& theme = ui.theme();
        auto const pen = ui.pen();
        auto const& change = frame.history.items()[line.item].diff.changed[line.change];
        auto const* record = frame.store.find(change.record);
        pen.fill(row, theme.sunken);
        if (!record) return;
        auto const& type = record->type();
        auto const label = field_words(type, change.slot);
        auto const words_of = [&](Value const& value) {
            auto words = value_words(type, change.slot, value, frame.store);
            std::ranges::replace(words, '\n', ' ');
            return words.empty() ? std::string("—") : words;
        };
        auto const before = words_of(change.before.value), after = words_of(change.after.value);
        auto const whole = tr("history_view.from_to", {before, after});
        Box at = row.inset(metric::space_card, 0);
        at.cut_left(66);
        say(ui, {.id = "change", .role = sem::Role::listitem, .name = label, .value = whole, .at = at});
        Button back{.id = "back", .label = tr("history_view.restore"), .icon = Icon::rotate_ccw, .kind = ButtonKind::ghost, .size = Size::small};
        auto const named = tr("history_view.restore_named", {label, before});
        back.name = named;
        back.tip = named;
        Box const right = at.cut_right(button_width(ui, back), 8);
        bool const is_now = record->value(change.slot) == change.before.value || (change.slot == kDeletedSlot && record->deleted() == (change.before.value == Value(true)));
        if (frame.writable && !is_now) {
            back.at = {right.x, right.cy() - 12, right.w, 24};
            if (button(ui, back)) frame.edit(back_edit(*record, change, label));
        } else if (is_now) {
            pen.text(right, theme.text3, Type::small, tr("history_view.is_now"), Align::right);
        }
        pen.text(at.cut_left(std::min(120.0f, at.w * 0.25f), 8), theme.text2, Type::small, label);
        float const half = std::min(pen.width(Type::small, before) + 1, (at.w - 30) * 0.5f);
        Box const old_box = at.cut_left(half, 6);
        pen.text(old_box, theme.text3, Type::small, before);
        pen.icon(at.x, at.cy(), Icon::arrow_right, theme.text3, metric::icon_badge);
        at.cut_left(18);
        bool const cut = pen.text(at, theme.text1, Type::small, after);
        if (cut || pen.width(Type::small, before) > half) tooltip_for(ui, row, whole, "whole");
    }

    static Edit back_edit(Record const& record, Change const& change, std::string const& label) {
        Edit edit(Label{"take_back", {label}});
        if (change.slot != kDeletedSlot) edit.set(record.id(), change.slot, change.before.value);
        else if (change.before.value == Value(true)) edit.remove(record.id());
        else edit.restore(record.id());
        return edit;
    }

    HistoryFilter m_filter, m_used;
    std::set<std::uint64_t> m_opened;
    HistoryLayout m_layout;
    std::vector<std::string> m_people;
    std::size_t m_count = 0;
    std::uint64_t m_newest = 0, m_revision = 0;
    Language m_language = Language::zh;
    bool m_known = false, m_dirty = false;
};

}  // namespace

std::unique_ptr<View> make_history_view() { return std::make_unique<HistoryView>(); }

}  // namespace pmo::ui
