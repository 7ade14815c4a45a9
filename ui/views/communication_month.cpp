// The month of the communication calendar and the card of what waits.

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/registers/communication_item.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/communication_parts.h"
#include "ui/views/record_card.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace item_ = registers::communication_item;

constexpr int kWeeks = 6, kDays = 7;
constexpr float kHead = 22, kNumber = 20, kChip = 19, kChipGap = 2, kLine = 46;

ImU32 ground(Theme const& theme, Occurrence const& one) {
    switch (one.state) {
        case OccurrenceState::missed: return theme.red_soft;
        case OccurrenceState::due: return theme.amber_soft;
        case OccurrenceState::upcoming: return theme.accent_soft;
        default: return theme.grey_soft;
    }
}

void chip(Frame& frame, Occurrence const& one, Box at, std::size_t index) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    IdScope const scope{&index, sizeof index};
    auto const title = occurrence_title(frame, one), tip = occurrence_words(frame, one);
    bool const selected = frame.session.is_selected(one.event) || (!one.event && frame.session.is_selected(one.item));
    auto const hot = hot_area(ui, {.id = "chip", .name = title, .value = occurrence_state_words(one), .description = tip, .state = selected ? sem::selected : 0u, .at = at, .ring_radius = metric::radius_cell});
    if (hot.clicked) select_occurrence(frame, one);
    if (!hot.visible) return;
    auto const pen = ui.pen();
    auto const look = look_of(one);
    pen.fill(at, hot.hovered ? theme.selected_hover : ground(theme, one), metric::radius_cell);
    if (selected) pen.outline(at, theme.accent, metric::radius_cell);
    pen.icon(at.x + 4, at.cy(), look.icon, tone_text_color(theme, look.tone), metric::icon_badge);
    bool const over = one.state == OccurrenceState::sent || one.state == OccurrenceState::cancelled;
    Box const words{at.x + 20, at.y, at.w - 22, at.h};
    pen.text(words, over ? theme.text3 : one.state == OccurrenceState::missed ? theme.red_text : theme.text1, Type::small, title);
    if (one.state == OccurrenceState::cancelled) pen.line_h(words.x, words.x + std::min(words.w, pen.width(Type::small, title)), words.cy(), theme.text3);
    tooltip_for(ui, at, tip, "chip");
}

}  // namespace

std::pair<Date, Date> CommunicationMonth::span(std::int32_t year, std::int32_t month) {
    std::int32_t const first = days_from_civil({year, month, 1});
    std::int32_t const start = first - weekday_of(first);
    return {{start}, {start + kWeeks * kDays - 1}};
}

void CommunicationMonth::draw(Frame& frame, std::vector<Occurrence> const& found, std::int32_t year, std::int32_t month, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    RegionScope const region{ui, {.id = "month", .role = sem::Role::group, .name = format_month(year, month), .at = at}};
    Box head = at.cut_top(kHead);
    for (int i = 0; i < kDays; ++i) ui.pen().text(head.column(i, kDays, 0), i > 4 ? theme.text3 : theme.text2, Type::small, weekday_short(i), Align::centre);
    auto const first = span(year, month).first;
    for (int i = 0; i < kWeeks * kDays; ++i) {
        Date const date{first.day + i};
        day(frame, found, date, civil_from_days(date.day).month == month, at.row(i / kDays, kWeeks, 0).column(i % kDays, kDays, 0));
    }
    std::vector<Occurrence> here;
    for (auto const& one : found)
        if (one.due.day == m_open) here.push_back(one);
    std::vector<std::string> words, keys;
    for (std::size_t i = 0; i < here.size(); ++i) {
        words.push_back(occurrence_title(frame, here[i]));
        keys.push_back(std::to_string(i));
    }
    std::vector<MenuItem> items;
    for (std::size_t i = 0; i < here.size(); ++i) items.push_back({.key = keys[i], .label = words[i], .icon = look_of(here[i]).icon});
    if (m_open_at) open_menu_at(ui, "more", *std::exchange(m_open_at, std::nullopt));
    if (auto const chosen = menu(ui, {.id = "more", .name = format_date_long(m_open), .items = items})) select_occurrence(frame, here[static_cast<std::size_t>(*chosen)]);
}

void CommunicationMonth::day(Frame& frame, std::vector<Occurrence> const& found, Date date, bool inside, Box cell) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const pen = ui.pen();
    bool const today = date.day == ui.today;
    auto const kind = ui.kind_of(date.day);
    bool const off = kind == DayKind::weekend || kind == DayKind::holiday;
    pen.fill(cell, today ? theme.selected : off ? theme.sunken : theme.surface);
    pen.line_h(cell.x, cell.right(), cell.y, theme.grid);
    pen.line_v(cell.x, cell.y, cell.bottom(), theme.grid);
    auto number = std::to_string(civil_from_days(date.day).day);
    if (kind == DayKind::holiday) number += ' ' + std::string(tr("date.holiday.mark"));
    if (kind == DayKind::makeup) number += ' ' + std::string(tr("date.makeup.mark"));
    Box inner = cell.inset(3, 2);
    pen.text(inner.cut_top(kNumber - 2).inset(3, 0), today ? theme.accent_text : !inside ? theme.disabled : kind == DayKind::holiday ? theme.red_text : theme.text2, today ? Type::small_strong : Type::small, number, Align::right);
    auto const [begin, end] = std::ranges::equal_range(found, date, {}, &Occurrence::due);
    auto const count = static_cast<std::size_t>(end - begin);
    if (count == 0) return;
    IdScope const scope{&date, sizeof date};
    auto room = static_cast<std::size_t>(std::max(1.0f, (inner.h + kChipGap) / (kChip + kChipGap)));
    bool const overflow = count > room;
    if (overflow) --room;
    for (std::size_t i = 0; i < std::min(room, count); ++i) chip(frame, begin[static_cast<std::ptrdiff_t>(i)], inner.cut_top(kChip, kChipGap), i);
    if (!overflow) return;
    Box const more = inner.cut_top(kChip);
    auto const words = tr("communication.more", static_cast<std::int64_t>(count - room));
    auto const hot = hot_area(ui, {.id = "more", .name = words + ' ' + format_date_long(date.day), .at = more});
    pen.text(more.inset(4, 0), hot.hovered ? theme.accent_text : theme.text2, Type::small, words);
    if (hot.clicked) {
        m_open = date.day;
        m_open_at = ImVec2{more.x, more.bottom()};
    }
}

std::optional<OccurrenceAnswer> draw_due_card(Frame& frame, std::vector<Occurrence> const& waiting, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    std::optional<OccurrenceAnswer> answer;
    auto const caption = format_integer(static_cast<std::int64_t>(waiting.size()));
    CardScope const card{ui, {.id = "due", .title = tr("communication.waiting"), .caption = caption, .at = at}};
    PanelScope const panel{ui, {.id = "due.list", .name = tr("communication.waiting"), .role = sem::Role::list, .at = card.body()}};
    Box const inner = panel.inner();
    if (waiting.empty()) {
        text(ui, {.text = tr("communication.nothing_waits"), .type = Type::body, .color = theme.text3, .wrap = true, .id = "none", .at = {inner.x + 12, inner.y + 8, inner.w - 24, 40}});
        return answer;
    }
    auto const pen = ui.pen();
    for (std::size_t i = 0; i < waiting.size(); ++i) {
        Box const line{inner.x, inner.y + kLine * static_cast<float>(i), inner.w, kLine};
        if (!ImGui::IsRectVisible(line.min(), line.max())) continue;
        auto const& one = waiting[i];
        IdScope const scope{&i, sizeof i};
        auto const title = occurrence_title(frame, one);
        Box row = line.inset(10, 0);
        if (frame.writable) {
            auto const skip = tr("communication.skip_name", {title}), sent = tr("communication.sent_name", {title});
            Box const right = row.cut_right(56, 6);
            float const y = std::round(right.cy() - metric::control_small / 2);
            if (button(ui, {.id = "skip", .icon = Icon::skip_forward, .kind = ButtonKind::ghost, .size = Size::small, .name = skip, .tip = tr("communication.skip_tip"), .at = {right.x + 30, y, 26, metric::control_small}})) answer = {one, "cancelled"};
            if (button(ui, {.id = "sent", .icon = Icon::check, .size = Size::small, .name = sent, .tip = tr("communication.sent_tip"), .at = {right.x, y, 26, metric::control_small}})) answer = {one, "sent"};
        }
        Box const body{line.x, line.y, row.right() - line.x, line.h};
        auto const tip = occurrence_words(frame, one), age = occurrence_age(frame, one);
        auto const hot = hot_area(ui, {.id = "line", .name = title, .value = age, .description = tip, .role = sem::Role::listitem, .at = body});
        if (hot.clicked) select_occurrence(frame, one);
        if (hot.hovered) pen.fill(body, theme.hover);
        pen.line_h(line.x, line.right(), line.bottom() - 1, theme.grid);
        auto const look = look_of(one);
        pen.icon(row.x, row.y + 15, look.icon, tone_text_color(theme, look.tone), metric::icon_field);
        row.cut_left(20);
        pen.text({row.x, row.y + 4, row.w, 20}, theme.text1, Type::body, title);
        auto const* item = frame.store.live(one.item);
        auto const below = format_date_short(one.due.day) + " · " + age + (item ? " · " + owner_name(frame.store, *item) : std::string{});
        pen.text({row.x, row.y + 23, row.w, 18}, one.state == OccurrenceState::missed ? theme.red_text : theme.text3, Type::small, below);
        tooltip_for(ui, body, tip, "line");
    }
    reserve({inner.x, inner.y, inner.w, kLine * static_cast<float>(waiting.size())});
    return answer;
}

}  // namespace pmo::ui
