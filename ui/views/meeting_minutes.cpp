// The minutes of a meeting: the text, the decisions and the promises that came out of it, and who was there.

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/text.h"
#include "core/registers/action_item.h"
#include "core/registers/decision.h"
#include "core/registers/meeting.h"
#include "core/registers/meeting_attendee.h"
#include "core/registers/rules.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/meeting_parts.h"
#include "ui/views/record_card.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/date_field.h"
#include "ui/widgets/field.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/link_field.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace act = registers::action_item;
namespace att = registers::meeting_attendee;
namespace dec = registers::decision;
namespace mtg = registers::meeting;

constexpr std::int32_t kUsualDays = 7;                   // until a promise is due, unless somebody says otherwise
constexpr float kAdd = 36, kPerson = 32;

std::vector<Record const*> outcomes_of(Store const& store, Id meeting, bool decisions) {
    return decisions ? store.referrers(dec::kType, dec::meeting, meeting) : store.referrers(act::kType, act::source, meeting);
}

}  // namespace

std::string attendee_name(Store const& store, Record const& attendee) {
    for (auto const link : {att::person, att::stakeholder})
        if (auto const* who = registers::linked(attendee, store, link)) return record_name(*who);
    return attendee.get(att::name).empty() ? std::string("—") : std::string(attendee.get(att::name));
}

void MinutesPart::draw(Frame& frame, Record const& meeting, Box at) {
    auto& ui = frame.ui;
    Box const text_box = at.cut_top(std::round(std::clamp(at.h * 0.3f, 110.0f, 190.0f)), metric::space_card);
    {
        auto const caption = meeting.has(mtg::sent_on) ? tr("meetings.sent_on", {format_date(meeting.get(mtg::sent_on).day)}) : std::string{};
        CardScope const card{ui, {.id = "minutes", .title = tr("meetings.minutes"), .caption = caption, .at = text_box}};
        IdScope const scope{meeting.id()};
        Box const body = card.body().inset(10, 8);
        if (auto typed = text_area(ui, {.id = "text", .name = tr("meetings.minutes"), .value = meeting.get(mtg::minutes), .placeholder = tr("meetings.minutes_placeholder"), .read_only = !frame.writable, .at = body})) {
            Edit edit(Label{"set", {field_words(mtg::kType, mtg::minutes.slot), record_name(meeting)}});
            edit.set(meeting.id(), mtg::minutes, std::string_view(*typed));
            frame.edit(std::move(edit));
        }
    }
    Box const upper = at.cut_top(std::round((at.h - metric::space_card) / 2), metric::space_card);
    outcome(frame, meeting, true, upper);
    outcome(frame, meeting, false, at);
}

// A line to type the next one, and those that there are.
void MinutesPart::outcome(Frame& frame, Record const& meeting, bool decisions, Box at) {
    auto& ui = frame.ui;
    IdScope const scope{decisions ? "decisions" : "actions"};
    auto const title = decisions ? tr("meetings.decisions") : tr("meetings.actions");
    auto const records = outcomes_of(frame.store, meeting.id(), decisions);
    auto& draft = m_drafts[{meeting.id(), decisions}];
    if (frame.writable) {
        IdScope const of_meeting{meeting.id()};
        Box row = at.cut_bottom(kAdd).inset(0, 4);
        Button const add{.id = "add", .label = tr("meetings.add"), .icon = Icon::plus, .disabled = trim(draft.title).empty(), .name = decisions ? tr("meetings.add_decision") : tr("meetings.add_action"), .tip = trim(draft.title).empty() ? tr("meetings.add_first") : std::string_view{}};
        auto placed = add;
        placed.at = row.cut_right(button_width(ui, add), 6);
        bool const pressed = button(ui, placed);
        if (!decisions) {
            auto const day = draft.due.value_or(ui.today + kUsualDays);
            if (auto const picked = date_field(ui, {.id = "due", .name = field_words(act::kType, act::due.slot), .day = day, .at = row.cut_right(112, 6)})) draft.due = picked->day;
        }
        float const who = std::min(130.0f, row.w * 0.4f);
        if (auto const picked = link_field(frame, {.id = "owner", .target = "person", .chosen = draft.owner, .project = meeting.get(mtg::project), .name = tr("meetings.owner"), .placeholder = tr("meetings.owner"), .may_create = false, .width = who, .at = row.cut_right(who, 6)})) draft.owner = *picked;
        bool entered = false;
        if (auto typed = text_field(ui, {.id = "title", .name = decisions ? tr("meetings.next_decision") : tr("meetings.next_action"), .value = draft.title, .placeholder = decisions ? tr("meetings.next_decision") : tr("meetings.next_action"), .at = row})) {
            draft.title = std::move(*typed);
            entered = ImGui::IsKeyPressed(ImGuiKey_Enter, false) || ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false);
        }
        if ((pressed || entered) && !trim(draft.title).empty()) {
            Id made;
            auto edit = decisions ? add_decision(meeting_context(frame, meeting), meeting.id(), draft.title, draft.owner, kNoId, made)
                                  : add_action(meeting_context(frame, meeting), meeting.id(), draft.title, draft.owner, Date{draft.due.value_or(ui.today + kUsualDays)}, made);
            if (edit) frame.edit(std::move(*edit));
            draft = {};
        }
    }
    RecordCard card{.id = "list", .title = std::string(title), .caption = format_integer(static_cast<std::int64_t>(records.size())), .none = std::string(decisions ? tr("meetings.decisions_none") : tr("meetings.actions_none")), .lines = {}, .all = {}, .scroll = true};
    for (auto const* record : records) card.lines.push_back(line_of(frame, *record));
    draw_record_card(frame, card, at);
}

void PeoplePart::draw(Frame& frame, Record const& meeting, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    IdScope const of_meeting{meeting.id()};
    auto const people = frame.store.referrers(att::kType, att::meeting, meeting.id());
    std::size_t present = 0;
    for (auto const* one : people) present += registers::is(*one, att::attendance, "present") ? 1u : 0u;
    auto const caption = tr("meetings.people_sum", {format_integer(static_cast<std::int64_t>(people.size())), format_integer(static_cast<std::int64_t>(present))});
    CardScope const card{ui, {.id = "people", .title = tr("meetings.people"), .caption = caption, .at = at}};
    Box body = card.body();
    if (frame.writable) {
        Box row = body.cut_bottom(kAdd).inset(10, 4);
        auto const& usual = m_usual.get(frame, meeting.id(), [&] { return missing_attendees(frame.store, meeting.id()); });
        if (registers::is_open(meeting) && !usual.empty()) {
            Button const all{.id = "usual", .label = tr("meetings.invite_usual"), .icon = Icon::users, .kind = ButtonKind::ghost, .tip = tr("meetings.invite_usual_tip")};
            auto placed = all;
            placed.at = row.cut_right(button_width(ui, all), 6);
            if (button(ui, placed))
                if (auto edit = invite(meeting_context(frame, meeting), meeting.id(), usual)) frame.edit(std::move(*edit));
        }
        if (auto const picked = link_field(frame, {.id = "invite", .target = "person", .chosen = {}, .project = meeting.get(mtg::project), .name = tr("meetings.invite"), .placeholder = tr("meetings.invite"), .may_create = false, .width = row.w, .at = row}); picked && *picked) {
            std::array const one{*picked};
            if (auto edit = invite(meeting_context(frame, meeting), meeting.id(), one)) frame.edit(std::move(*edit));
        }
    }
    PanelScope const panel{ui, {.id = "list", .name = tr("meetings.people"), .role = sem::Role::list, .at = body}};
    Box const inner = panel.inner();
    if (people.empty()) text(ui, {.text = tr("meetings.people_none"), .color = theme.text3, .wrap = true, .id = "none", .at = {inner.x + 12, inner.y + 8, inner.w - 24, 44}});
    auto const pen = ui.pen();
    std::array<std::string, std::size(att::kAttendance)> words;
    for (std::size_t i = 0; i < words.size(); ++i) words[i] = option_words(att::kType, att::attendance.slot, att::kAttendance[i]);
    for (std::size_t i = 0; i < people.size(); ++i) {
        Box const line{inner.x, inner.y + kPerson * static_cast<float>(i), inner.w, kPerson};
        if (!ImGui::IsRectVisible(line.min(), line.max())) continue;
        auto const& one = *people[i];
        IdScope const scope{one.id()};
        auto const name = attendee_name(frame.store, one);
        Box row = line.inset(10, 0);
        std::array<Choice, std::size(att::kAttendance)> choices;
        int chosen = -1;
        for (std::size_t c = 0; c < choices.size(); ++c) {
            choices[c] = {.key = att::kAttendance[c], .label = words[c]};
            if (one.get(att::attendance) == att::kAttendance[c]) chosen = static_cast<int>(c);
        }
        auto const question = tr("meetings.attendance_of", {name});
        Segmented segments{.id = "attendance", .name = question, .options = choices, .chosen = chosen, .size = Size::small, .disabled = !frame.writable};
        float const width = segmented_width(ui, segments);
        if (row.w - width >= 70) {
            Box const place = row.cut_right(width, 8);
            segments.at = {place.x, std::round(place.cy() - metric::control_small / 2), place.w, metric::control_small};
            if (auto const picked = segmented(ui, segments)) {
                Edit edit(Label{"set", {field_words(att::kType, att::attendance.slot), name}});
                edit.set(one.id(), att::attendance, att::kAttendance[static_cast<std::size_t>(*picked)]);
                frame.edit(std::move(edit));
            }
        }
        auto const hot = hot_area(ui, {.id = "person", .name = name, .value = chosen >= 0 ? std::string_view(words[static_cast<std::size_t>(chosen)]) : std::string_view{}, .role = sem::Role::listitem, .at = row});
        if (hot.clicked) {
            frame.session.inspector_open = true;
            frame.select(one.id());
        }
        paint_avatar(pen, row.x, row.cy(), name, 20);
        pen.text({row.x + 28, row.y, row.w - 28, row.h}, theme.text1, Type::body, name);
        pen.line_h(line.x, line.right(), line.bottom() - 1, theme.grid);
    }
    reserve({inner.x, inner.y, inner.w, kPerson * static_cast<float>(people.size())});
}

}  // namespace pmo::ui
