// The agenda of a meeting: its points in order, and what is proposed for it from the open records, with boxes to tick.

#include <algorithm>
#include <cmath>

#include "core/base/sums.h"
#include "core/registers/agenda_item.h"
#include "core/registers/meeting.h"
#include "core/registers/rules.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/meeting_parts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/field.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace agd = registers::agenda_item;
namespace mtg = registers::meeting;

constexpr float kLine = 30, kOutcome = 28;

std::string person_words(Store const& store, Id id) {
    auto const* who = store.live(id);
    return who ? std::string(shown_title(*who)) : std::string{};
}

}  // namespace

void AgendaPart::draw(Frame& frame, Record const& meeting, Box at) {
    if (m_meeting != meeting.id()) {
        m_meeting = meeting.id();
        m_left_out.clear();
    }
    bool const planned = registers::is_open(meeting);
    Box const below = planned ? at.cut_bottom(std::round(at.h * 0.46f), metric::space_card) : Box{};
    points(frame, meeting, at);
    if (planned) proposals(frame, meeting, below);
}

void AgendaPart::points(Frame& frame, Record const& meeting, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const agenda = agenda_of(frame.store, meeting.id());
    auto const minutes = agenda_minutes(frame.store, meeting.id()), length = meeting.get(mtg::minutes_long);
    auto const caption = agenda.empty() ? std::string{} : tr("meetings.agenda_sum", {format_integer(static_cast<std::int64_t>(agenda.size())), format_integer(minutes), length > 0 ? format_integer(length) : std::string("—")});
    CardScope const card{ui, {.id = "agenda", .title = tr("meetings.agenda"), .caption = caption, .at = at}};
    Box body = card.body();
    bool const planned = registers::is_open(meeting);
    if (frame.writable && planned) {
        Box const add = body.cut_bottom(40).inset(10, 6);
        if (auto typed = text_field(ui, {.id = "point", .name = tr("meetings.add_point"), .value = {}, .placeholder = tr("meetings.add_point_placeholder"), .leading = Icon::plus, .at = add}); typed && !typed->empty()) {
            Id made;
            if (auto edit = add_agenda_point(meeting_context(frame, meeting), meeting.id(), *typed, made)) frame.edit(std::move(*edit));
        }
    }
    PanelScope const panel{ui, {.id = "points", .name = tr("meetings.agenda"), .role = sem::Role::list, .at = body}};
    Box const inner = panel.inner();
    if (agenda.empty()) {
        auto const plain = meeting.get(mtg::agenda);
        text(ui, {.text = !plain.empty() ? plain : planned ? tr("meetings.agenda_none") : tr("meetings.agenda_was_none"), .color = theme.text3, .wrap = true, .id = "none", .at = {inner.x + 12, inner.y + 8, inner.w - 24, 44}});
        return;
    }
    auto const pen = ui.pen();
    float y = inner.y;
    int number = 0;
    for (auto const* point : agenda) {
        IdScope const scope{point->id()};
        bool const open_outcome = !planned;
        Box const block{inner.x, y, inner.w, kLine + (open_outcome ? kOutcome + 4 : 0)};
        y += block.h;
        ++number;
        if (!ImGui::IsRectVisible(block.min(), block.max())) continue;
        Box line = block;
        line.h = kLine;
        auto const who = person_words(frame.store, point->get(agd::presenter));
        auto const* subject = registers::linked(*point, frame.store, agd::subject);
        auto const tip = subject ? record_kind(*subject) + ' ' + std::string(code_of(*subject)) + ' ' + record_name(*subject) : std::string{};
        auto const hot = hot_area(ui, {.id = "point", .name = record_name(*point), .value = who, .description = tip, .role = sem::Role::listitem, .at = line});
        if (hot.clicked) {
            frame.session.inspector_open = true;
            frame.select(point->id());
        }
        if (hot.double_clicked && subject) frame.go(location_of(frame, *subject), subject->id());
        bool const selected = frame.session.is_selected(point->id());
        if (selected || hot.hovered) pen.fill(line, selected ? theme.selected : theme.hover);
        Box row = line.inset(10, 0);
        pen.text(row.cut_left(22), theme.text3, Type::body, std::to_string(number));
        if (point->has(agd::minutes)) pen.text(row.cut_right(48, 6), theme.text2, Type::small, tr("meetings.minutes_short", {format_integer(point->get(agd::minutes))}), Align::right);
        if (!who.empty()) {
            Box const place = row.cut_right(84, 6);
            paint_avatar(pen, place.x, place.cy(), who, 18);
            pen.text({place.x + 24, place.y, place.w - 24, place.h}, theme.text2, Type::small, who);
        }
        if (point->has(agd::kind)) {
            auto const kind = option_words(agd::kType, agd::kind.slot, point->get(agd::kind));
            Badge const badge{.label = kind, .tone = registers::is(*point, agd::kind, "decision") ? Tone::blue : Tone::neutral};
            Box const place = row.cut_right(badge_width(pen.fonts, badge), 8);
            paint_badge(pen, place.x, place.cy(), badge);
        }
        pen.text(row, theme.text1, Type::body, record_name(*point));
        if (!tip.empty()) tooltip_for(ui, line, tip, "point");
        if (open_outcome) {
            Box const field{block.x + 32, line.bottom(), block.w - 42, kOutcome};
            auto const name = tr("meetings.outcome_of", {record_name(*point)});
            if (auto typed = text_field(ui, {.id = "outcome", .name = name, .value = point->get(agd::outcome), .placeholder = tr("meetings.outcome"), .read_only = !frame.writable, .size = Size::small, .at = field})) {
                Edit edit(Label{"set", {field_words(agd::kType, agd::outcome.slot), record_name(*point)}});
                edit.set(point->id(), agd::outcome, std::string_view(*typed));
                frame.edit(std::move(edit));
            }
        }
        pen.line_h(block.x, block.right(), block.bottom() - 1, theme.grid);
    }
    reserve({inner.x, inner.y, inner.w, y - inner.y});
}

void AgendaPart::proposals(Frame& frame, Record const& meeting, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const& proposed = m_proposed.get(frame, meeting.id(), [&] { return proposed_agenda(frame.store, meeting, Date{ui.today}); });
    std::vector<AgendaProposal> chosen;
    for (auto const& one : proposed)
        if (!m_left_out.contains(one.subject)) chosen.push_back(one);
    std::int64_t minutes = 0;
    for (auto const& one : chosen) minutes = plus(minutes, one.minutes);
    auto const caption = proposed.empty() ? std::string{} : tr("meetings.proposed_sum", {format_integer(static_cast<std::int64_t>(proposed.size())), format_integer(static_cast<std::int64_t>(chosen.size())), format_integer(minutes)});
    CardScope const card{ui, {.id = "proposed", .title = tr("meetings.proposed"), .caption = caption, .at = at}};
    if (frame.writable && !proposed.empty()) {
        Box head = card.header();
        auto const put = [&](Button spec) {
            Box const place = head.cut_right(button_width(ui, spec), 4);
            spec.at = {place.x, std::round(place.cy() - metric::control_small / 2), place.w, metric::control_small};
            return button(ui, spec);
        };
        if (put({.id = "accept", .label = tr("meetings.accept"), .icon = Icon::check, .kind = ButtonKind::primary, .size = Size::small, .disabled = chosen.empty(), .tip = chosen.empty() ? tr("meetings.accept_none") : tr("meetings.accept_tip")}))
            if (auto edit = accept_agenda(meeting_context(frame, meeting), meeting.id(), chosen)) frame.edit(std::move(*edit));
        bool const all = m_left_out.empty();
        if (put({.id = "all", .label = all ? tr("meetings.tick_none") : tr("meetings.tick_all"), .kind = ButtonKind::ghost, .size = Size::small})) {
            m_left_out.clear();
            if (all) for (auto const& one : proposed) m_left_out.insert(one.subject);
        }
    }
    PanelScope const panel{ui, {.id = "proposals", .name = tr("meetings.proposed"), .role = sem::Role::list, .at = card.body()}};
    Box const inner = panel.inner();
    if (proposed.empty()) {
        text(ui, {.text = tr("meetings.proposed_none"), .color = theme.text3, .wrap = true, .id = "none", .at = {inner.x + 12, inner.y + 8, inner.w - 24, 44}});
        return;
    }
    auto const pen = ui.pen();
    for (std::size_t i = 0; i < proposed.size(); ++i) {
        Box const line{inner.x, inner.y + kLine * static_cast<float>(i), inner.w, kLine};
        if (!ImGui::IsRectVisible(line.min(), line.max())) continue;
        auto const& one = proposed[i];
        auto const* subject = frame.store.live(one.subject);
        if (!subject) continue;
        IdScope const scope{one.subject};
        bool const ticked = !m_left_out.contains(one.subject);
        Box row = line.inset(10, 0);
        auto const title = record_name(*subject);
        Box const box = row.cut_left(16, 8);
        if (checkbox(ui, {.id = "tick", .checked = ticked, .disabled = !frame.writable, .name = title, .at = {box.x, std::round(box.cy() - 8), 16, 16}})) {
            if (ticked) m_left_out.insert(one.subject);
            else m_left_out.erase(one.subject);
        }
        auto const reason = tr_key("agenda.reason." + std::string(agenda_reason_id(one.reason)));
        auto const tip = tr("meetings.proposed_tip", {reason, title, one.due ? format_date_long(one.due->day) : std::string("—")});
        Box const body{row.x, line.y, line.right() - row.x, line.h};
        auto const hot = hot_area(ui, {.id = "line", .name = reason + ' ' + title, .description = tip, .role = sem::Role::listitem, .at = body});
        if (hot.clicked) {
            frame.session.inspector_open = true;
            frame.select(one.subject);
        }
        if (hot.hovered) pen.fill(body, theme.hover);
        pen.line_h(line.x, line.right(), line.bottom() - 1, theme.grid);
        Badge const badge{.label = reason, .tone = one.late ? Tone::red : Tone::neutral};
        Box const sign = row.cut_left(language() == Language::en ? 92 : 64, 6);
        paint_badge(pen, sign.x, sign.cy(), badge);
        pen.text(row.cut_right(44, 6), theme.text2, Type::small, tr("meetings.minutes_short", {format_integer(one.minutes)}), Align::right);
        if (one.due) pen.text(row.cut_right(44, 6), one.late ? theme.red_text : theme.text2, Type::small, format_date_short(one.due->day), Align::right);
        if (auto const who = person_words(frame.store, one.presenter); !who.empty()) pen.text(row.cut_right(64, 6), theme.text2, Type::small, who);
        auto const code = code_of(*subject);
        if (!code.empty()) pen.text(row.cut_left(std::ceil(pen.width(Type::body, code)) + 8), theme.text3, Type::body, code);
        pen.text(row, ticked ? theme.text1 : theme.text3, Type::body, title);
        tooltip_for(ui, body, tip, "line");
    }
    reserve({inner.x, inner.y, inner.w, kLine * static_cast<float>(proposed.size())});
}

}  // namespace pmo::ui
