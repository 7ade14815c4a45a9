#include "ui/views/record_card.h"

#include <algorithm>
#include <cmath>

#include "core/registers/risk.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/register_looks.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

constexpr float kLine = 32, kHead = 36;

// The columns of a card: the lines stand below each other.
struct Widths { float sign = 0, when = 0, who = 0; };

Widths widths_of(Ui const& ui, std::vector<RecordLine> const& lines, float room) {
    Widths widths;
    for (auto const& line : lines) {
        auto badge = line.badge.value_or(Badge{});
        badge.label = line.badge_words;
        widths.sign = std::max({widths.sign, line.score > 0 ? score_width(ui.fonts(), line.score, true) : 0, line.badge ? badge_width(ui.fonts(), badge) : 0});
        widths.when = std::max(widths.when, line.when.empty() ? 0 : std::ceil(text_width(ui.fonts(), Type::small, line.when)) + 1);
        if (!line.who.empty()) widths.who = std::max(widths.who, 24 + std::ceil(text_width(ui.fonts(), Type::small, line.who)));
    }
    widths.who = std::min(widths.who, 110.0f);
    if (room - widths.sign - widths.when - widths.who < 190) widths.who = 0;       // the name comes first
    return widths;
}

void draw_line(Frame& frame, RecordLine const& line, Widths const& widths, Box box) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    IdScope const scope{line.record->id()};
    auto const name = record_name(*line.record, frame.store);
    auto const hot = hot_area(ui, {.id = "line", .name = name, .value = line.when + ' ' + line.badge_words, .description = line.tip.empty() ? line.who : line.tip, .role = sem::Role::link, .at = box});
    if (hot.clicked) {
        frame.session.inspector_open = true;
        frame.select(line.record->id());
    }
    if (hot.double_clicked) frame.go(location_of(frame, *line.record), line.record->id());
    if (!hot.visible) return;
    auto const pen = ui.pen();
    bool const selected = frame.session.is_selected(line.record->id());
    if (selected || hot.hovered) pen.fill(box, selected ? theme.selected : theme.hover);
    pen.line_h(box.x, box.right(), box.bottom() - 1, theme.grid);
    Box row = box.inset(12, 0);
    Box const sign = widths.sign > 0 ? row.cut_right(widths.sign, 10) : Box{};
    if (line.score > 0) paint_score(pen, sign.x, row.cy(), line.score, true);
    if (line.badge) {
        Badge badge = *line.badge;
        badge.label = line.badge_words;
        paint_badge(pen, sign.x, row.cy(), badge);
    }
    Box const when = widths.when > 0 ? row.cut_right(widths.when, 10) : Box{};
    pen.text(when, line.when_color ? line.when_color : theme.text2, Type::small, line.when, Align::right);
    Box const who = widths.who > 0 ? row.cut_right(widths.who, 10) : Box{};
    if (!line.who.empty() && !who.empty()) {
        paint_avatar(pen, who.x, who.cy(), line.who, 18);
        pen.text({who.x + 24, who.y, who.w - 24, who.h}, theme.text2, Type::small, line.who);
    }
    auto const number = code_of(*line.record);
    if (!number.empty() && number != shown_title(*line.record)) pen.text(row.cut_left(std::ceil(pen.width(Type::body, number)) + 8), theme.text3, Type::body, number);
    bool const cut = pen.text(row, theme.text1, Type::body, name);
    if (!line.tip.empty()) tooltip_for(ui, box, line.tip, "line");
    else if (cut) tooltip_for(ui, box, name, "line");
}

}  // namespace

std::string owner_name(Store const& store, Record const& record) {
    auto const slot = slot_with(record.type(), FieldFlag::owner);
    auto const* id = slot == kNoSlot ? nullptr : std::get_if<Id>(&record.value(slot));
    auto const* person = id ? store.live(*id) : nullptr;
    return person ? std::string(shown_title(*person)) : std::string{};
}

RecordLine line_of(Frame const& frame, Record const& record) {
    auto const& theme = frame.ui.theme();
    RecordLine line{.record = &record, .when = {}, .who = owner_name(frame.store, record)};
    auto const due = slot_with(record.type(), FieldFlag::due);
    if (auto const* date = due == kNoSlot ? nullptr : std::get_if<Date>(&record.value(due))) {
        line.when = format_date_short(date->day);
        auto const urgency = urgency_of(record, due, frame.ui.today);
        if (urgency != Urgency::none) line.when_color = urgency == Urgency::overdue ? theme.red_text : theme.amber_text;
    }
    auto const state = slot_with(record.type(), FieldFlag::status);
    if (record.type().id == "risk") line.score = static_cast<int>(registers::risk::score(record));
    else if (state != kNoSlot && record.has(state)) {
        line.badge_words = option_words(record.type(), state, record.text(state));
        line.badge = Badge{.label = {}, .tone = option_tone(record.type().fields[state], record.text(state))};
    }
    return line;
}

void draw_record_card(Frame& frame, RecordCard const& card, Box at) {
    auto& ui = frame.ui;
    IdScope const scope{card.id};
    CardScope const panel{ui, {.id = card.id, .title = card.title, .caption = card.caption, .at = at, .scroll = card.scroll}};
    Box const head = panel.header();
    if (!card.all.view.empty()) {
        Link const all{.id = "all", .label = tr("overview.all"), .name = {}, .tip = {}};
        float const width = text_width(ui.fonts(), Type::small, tr("overview.all")) + 8;
        auto placed = all;
        placed.at = {head.right() - width, head.y, width, head.h};
        if (link(ui, placed)) frame.go(card.all);
    }
    Box body = panel.body();
    if (card.lines.empty()) {
        text(ui, {.text = card.none, .type = Type::body, .color = ui.theme().text3, .id = "none", .at = body.cut_top(kLine + 8).inset(12, 0)});
        return;
    }
    auto const widths = widths_of(ui, card.lines, body.w - 24);
    for (auto const& line : card.lines) {
        if (!card.scroll && body.h < kLine - 1) break;
        draw_line(frame, line, widths, body.cut_top(kLine));
    }
}

float record_card_height(std::size_t lines) { return kHead + static_cast<float>(std::max<std::size_t>(lines, 1)) * kLine + 10; }

}  // namespace pmo::ui
