#include "ui/views/hand_over_card.h"

#include <cmath>

#include "core/actions/advance_hand_over.h"
#include "core/registers/hand_over.h"
#include "core/rules/organisation.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/page.h"
#include "ui/views/raci_parts.h"
#include "ui/views/record_card.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace hov = registers::hand_over;

constexpr float kLine = 32, kStep = 26, kLeastName = 150;

std::string_view step_words(HandOverStep step) {
    switch (step) {
        case HandOverStep::deliver: return tr("hand_over.step.deliver");
        case HandOverStep::receive: return tr("hand_over.step.receive");
        case HandOverStep::send_back: break;
    }
    return tr("hand_over.step.send_back");
}
std::string_view step_tip(HandOverStep step) {
    switch (step) {
        case HandOverStep::deliver: return tr("hand_over.step.deliver_tip");
        case HandOverStep::receive: return tr("hand_over.step.receive_tip");
        case HandOverStep::send_back: break;
    }
    return tr("hand_over.step.send_back_tip");
}
Icon step_icon(HandOverStep step) { return step == HandOverStep::deliver ? Icon::arrow_right : step == HandOverStep::receive ? Icon::check : Icon::undo_2; }

void advance(Frame& frame, Record const& record, HandOverStep step) {
    auto edit = advance_hand_over(raci_context(frame, record.get(hov::project)), record.id(), step);
    if (!edit) return;
    frame.edit(std::move(*edit));
    if (step != HandOverStep::send_back) return;
    // Why it goes back is what the other side needs to read.
    frame.session.inspector_open = true;
    frame.select(record.id());
    frame.ui.toast({.tone = Tone::blue, .title = std::string(tr("hand_over.sent_back")), .text = std::string(tr("hand_over.sent_back_text")), .action = {}, .on_action = {}});
}

std::string who_with(Frame const& frame, HandOverLine const& line) { return line.other ? short_party_words(frame, line.other, 80) : owner_name(frame.store, *line.record); }

void draw_line(Frame& frame, HandOverLine const& line, Box row) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const& record = *line.record;
    IdScope const scope{record.id()};
    auto const days = rules::late_days(record, frame.today);
    auto const state = days > 0 ? tr("organisation.days_late", {format_integer(days)}) : option_words(hov::kType, hov::status.slot, record.get(hov::status));
    auto const due = record.has(hov::due) ? format_date_short(record.get(hov::due).day) : std::string{};
    auto const who = who_with(frame, line);
    auto const asked = record.has(hov::requested_on) ? tr("organisation.open_for", {format_integer(frame.today.day - record.get(hov::requested_on).day)}) : std::string{};
    auto const tip = tr("organisation.hand_over_tip", {party_words(frame, record.get(hov::from_department)), party_words(frame, record.get(hov::to_department)), asked});

    auto const steps = frame.writable ? hand_over_steps(record) : std::vector<HandOverStep>{};
    Box const buttons = row.cut_right(2 * kStep + 6);            // the same room in every line: states stand below each other
    auto const hot = hot_area(ui, {.id = "line", .name = record_name(record), .value = due + ' ' + state, .description = tip, .role = sem::Role::link, .at = row});
    if (hot.clicked) {
        frame.session.inspector_open = true;
        frame.select(record.id());
    }
    if (hot.double_clicked) frame.go(location_of(frame, record), record.id());
    auto const pen = ui.pen();
    bool const selected = frame.session.is_selected(record.id());
    if (hot.visible && (selected || hot.hovered)) pen.fill({row.x, row.y, row.w + buttons.w, row.h}, selected ? theme.selected : theme.hover);
    float x = buttons.right() - 4;
    for (auto at = steps.rbegin(); at != steps.rend(); ++at) {
        x -= kStep;
        auto const name = std::string(step_words(*at)) + ' ' + record_name(record);
        if (button(ui, {.id = key_of(*at), .icon = step_icon(*at), .kind = ButtonKind::ghost, .size = Size::small, .name = name, .tip = step_tip(*at), .at = {x, std::round(row.cy() - metric::control_small / 2), kStep - 2, metric::control_small}})) advance(frame, record, *at);
    }
    if (!hot.visible) return;
    pen.line_h(row.x, row.right() + buttons.w, row.bottom() - 1, theme.grid);
    Box box = row.inset(12, 0);
    Badge const badge{.label = state, .tone = days > 0 ? Tone::red : days > -4 && record.has(hov::due) ? Tone::amber : Tone::neutral};
    Box const sign = box.cut_right(badge_width(ui.fonts(), badge), 10);
    paint_badge(pen, sign.x, row.cy(), badge);
    if (box.w > kLeastName + 56 && !due.empty()) pen.text(box.cut_right(46, 10), days > 0 ? theme.red_text : theme.text2, Type::small, due, Align::right);
    if (box.w > kLeastName + 90 && !who.empty()) pen.text(box.cut_right(80, 10), theme.text2, Type::small, who, Align::right);
    pen.text(box, theme.text1, Type::body, record_name(record));
    tooltip_for(ui, row, tip, "line");
}

}  // namespace

void draw_hand_over_card(Frame& frame, HandOverCard const& card, Box at) {
    auto& ui = frame.ui;
    IdScope const scope{card.id};
    CardScope const panel{ui, {.id = card.id, .title = card.title, .caption = card.caption, .at = at, .scroll = true}};
    Box body = panel.body();
    if (card.lines.empty()) {
        text(ui, {.text = card.none, .type = Type::body, .color = ui.theme().text3, .id = "none", .at = body.cut_top(kLine + 8).inset(12, 0)});
        return;
    }
    for (auto const& line : card.lines) draw_line(frame, line, body.cut_top(kLine));
}

InspectorExtra hand_over_extra() {
    InspectorExtra extra;
    extra.footer = [](Frame& frame, Record const& record, Box& row) {
        if (!frame.writable) return;
        auto const steps = hand_over_steps(record);
        for (auto at = steps.rbegin(); at != steps.rend(); ++at)
            if (right_button(frame.ui, {.id = key_of(*at), .label = step_words(*at), .icon = step_icon(*at), .kind = *at == HandOverStep::send_back ? ButtonKind::secondary : ButtonKind::primary, .tip = step_tip(*at)}, row)) advance(frame, record, *at);
    };
    return extra;
}

}  // namespace pmo::ui
