#include <algorithm>

#include "core/base/text.h"
#include "ui/history_log.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/inspector_parts.h"
#include "ui/views/register_edits.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

constexpr std::size_t kEnough = 20;                  // read on by itself until so many entries are known

// One cell that became another: field, old and new value, and the way back.
void change_line(Frame& frame, Record const& record, Change const& change, std::size_t number) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const pen = ui.pen();
    auto const& type = record.type();
    auto const label = field_words(type, change.slot);
    auto const old_words = value_words(type, change.slot, change.before.value, frame.store);
    auto const new_words = value_words(type, change.slot, change.after.value, frame.store);
    auto const dash = std::string("—");
    auto const words = tr("record_history.change", {old_words.empty() ? dash : old_words, new_words.empty() ? dash : new_words});
    Box const all = remaining();
    float const indent = 26, tool = 28;
    auto const lines = pen.wrap(Type::small, words, all.w - indent - tool);
    auto const count = std::min<std::size_t>(lines.size(), 6);
    float const height = 18 + Fonts::line_of(Type::small) * static_cast<float>(count) + 6;
    Box const box{all.x + indent, all.y, all.w - indent, height};
    pen.text(box.x, box.y + 9, theme.text3, Type::small, label);
    pen.lines(box.x, box.y + 18, theme.text2, Type::small, {lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(count)});
    say(ui, {.id = std::to_string(number), .role = sem::Role::text, .name = label, .value = words, .at = {box.x, box.y, box.w - tool, box.h}});
    bool const is_now = record.value(change.slot) == change.before.value;
    if (frame.writable && !is_now && change.slot != kDeletedSlot) {
        auto const id = "back." + std::to_string(number);
        auto const name = tr("record_history.take_back", {label, old_words.empty() ? dash : old_words});
        if (button(ui, {.id = id, .label = {}, .icon = Icon::rotate_ccw, .kind = ButtonKind::ghost, .size = Size::small, .name = name, .tip = name, .at = {all.right() - 24, box.y, 24, 24}})) {
            Edit edit(Label{"take_back", {label}});
            edit.set(record.id(), change.slot, change.before.value);
            frame.edit(std::move(edit));
        }
    }
    skip(height);
}

void item_head(Frame& frame, HistoryItem const& item, Record const& record) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const pen = ui.pen();
    Box box = remaining();
    box.h = 24;
    auto const who = item.who.empty() ? std::string(tr("record_history.somebody")) : item.who;
    auto const when = format_moment_long(item.ms / 60000 + frame.ports.utc_offset_minutes());
    auto const key = "edit." + item.diff.label.code;
    bool const made = std::ranges::any_of(item.diff.added, [&](Record const& r) { return r.id() == record.id(); });
    std::string what = made ? std::string(tr("record_history.created")) : has_word(key) ? pmo::fill(tr_key(key), item.diff.label.args) : std::string(tr("edit.unknown"));
    say(ui, {.id = "head", .role = sem::Role::text, .name = who, .value = when + ", " + what, .at = box});
    paint_avatar(pen, box.x, box.cy(), who, 18);
    Box line = box;
    line.cut_left(26);
    pen.text(line.cut_right(pen.width(Type::micro, when) + 1, 8), theme.text3, Type::micro, when, Align::right);
    float const width = std::min(pen.width(Type::strong, who) + 8, line.w * 0.5f);
    pen.text(line.cut_left(width), theme.text1, Type::strong, who);
    pen.text(line, theme.text2, Type::small, what);
    skip(24);
}

}  // namespace

void draw_record_history(Frame& frame, Record const& record) {
    auto& ui = frame.ui;
    auto& log = frame.history;
    auto const items = log.of(record.id());
    if (!log.complete() && !log.reading() && items.size() < kEnough) log.want_more();
    std::size_t number = 0;
    for (auto const* item : items) {
        std::uint64_t const scope_key[2] = {item->sequence, static_cast<std::uint64_t>(item->ms)};
        IdScope const scope{scope_key, sizeof scope_key};
        item_head(frame, *item, record);
        for (auto const& change : item->diff.changed)
            if (change.record == record.id()) change_line(frame, record, change, number++);
        skip(8);
    }
    if (log.reading()) { skeleton(ui, "history.reading", tr("record_history.reading"), 3); return; }
    if (!log.fault().empty()) {
        error_region(ui, {.id = "history.fault", .title = tr("record_history.fault"), .text = tr("record_history.fault_text"), .action = {}});
        return;
    }
    if (items.empty()) {
        Box const at{remaining().x, remaining().y, remaining().w, 120};
        empty_state(ui, {.id = "history.none", .icon = Icon::history, .title = tr("record_history.none"), .text = tr("record_history.none_text"), .primary = {}, .secondary = {}, .dashed = true, .at = at});
        skip(120);
    } else if (!log.complete()) {
        if (button(ui, {.id = "history.more", .label = tr("record_history.more"), .icon = Icon::chevron_down, .kind = ButtonKind::ghost, .size = Size::small})) log.want_more();
    }
}

}  // namespace pmo::ui
