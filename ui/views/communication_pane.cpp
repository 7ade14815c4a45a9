// All pages of the communication screen: the calendar with what waits, the list, whom the plan reaches, the inbox of feedback, the registers.

#include <algorithm>
#include <array>
#include <cmath>

#include "core/actions/record_communication.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/views/communication_parts.h"
#include "ui/views/hit_list.h"
#include "ui/views/page.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

constexpr std::int32_t kBack = 31, kAhead = 42, kSoon = 7;       // days of the list; of what waits
constexpr std::string_view kRegisters[] = {"communication_item", "communication_event", "feedback"};

// Missed ones that nobody has settled, the oldest first, then what is due and what comes within a week.
std::vector<Occurrence> waiting_of(std::vector<Occurrence> const& all, std::int32_t today) {
    std::vector<Occurrence> waiting;
    for (auto const& one : all)
        if ((one.state == OccurrenceState::missed && !one.recorded_missed) || one.state == OccurrenceState::due || (one.state == OccurrenceState::upcoming && one.due.day - today <= kSoon)) waiting.push_back(one);
    return waiting;
}

}  // namespace

CommunicationPane::CommunicationPane() : m_registers(kRegisters) {}

CommunicationPane::Found const& CommunicationPane::found(Frame& frame) {
    return m_found.get(frame, frame.session.location.project, [&] {
        auto const facts = facts_of(frame);
        auto const project = frame.session.location.project;
        Found made{.occurrences = communication_calendar(frame.store, frame.derived, project, {facts.today.day - kBack}, {facts.today.day + kAhead}, facts.today), .hits = rules::communication_hits(facts, project), .reach = rules::reach(facts, project)};
        for (auto const& one : made.occurrences) {
            made.missed += one.state == OccurrenceState::missed ? 1u : 0u;
            made.due += one.state == OccurrenceState::due ? 1u : 0u;
        }
        return made;
    });
}

std::string CommunicationPane::caption(Frame& frame) {
    auto const& now = found(frame);
    return tr("communication.caption", {format_integer(static_cast<std::int64_t>(now.due)), format_integer(static_cast<std::int64_t>(now.missed)), format_integer(static_cast<std::int64_t>(now.hits.size()))});
}

std::string CommunicationPane::status_words(Frame& frame) { return m_page == Page::plan ? m_registers.status_words(frame) : caption(frame); }
void CommunicationPane::keys(Frame& frame) { if (m_page == Page::plan) m_registers.keys(frame); }
bool CommunicationPane::draw_inspector(Frame& frame, Record const& record) { return m_page == Page::plan && m_registers.draw_inspector(frame, record); }

void CommunicationPane::follow(Record const& record) {
    if (!m_registers.holds(record.type().id)) return;
    m_page = record.type().id == "feedback" ? Page::feedback : Page::plan;
    m_registers.show(record.type().id);
}

void CommunicationPane::pages(Frame& frame, Box& bar) {
    auto& ui = frame.ui;
    Choice const choices[] = {{.key = "calendar", .label = tr("communication.page.calendar"), .icon = Icon::calendar_days}, {.key = "list", .label = tr("communication.page.list"), .icon = Icon::list}, {.key = "reach", .label = tr("communication.page.reach"), .icon = Icon::users},
                              {.key = "feedback", .label = tr("communication.page.feedback"), .icon = Icon::inbox}, {.key = "plan", .label = tr("communication.page.plan"), .icon = Icon::clipboard_list}};
    Segmented segments{.id = "comm.pages", .name = tr("communication.pages"), .options = choices, .chosen = static_cast<int>(m_page)};
    segments.at = middle_of(bar.cut_left(segmented_width(ui, segments), 12));
    if (auto const picked = segmented(ui, segments)) m_page = static_cast<Page>(*picked);
}

void CommunicationPane::draw(Frame& frame, Box bar, Box area) {
    pages(frame, bar);
    auto const& now = found(frame);
    Box body = area.inset(metric::space_card);
    switch (m_page) {
        case Page::calendar: calendar_page(frame, body); break;
        case Page::list: apply(frame, m_list.draw(frame, now.occurrences, body)); break;
        case Page::reach: {
            auto const caption = format_integer(static_cast<std::int64_t>(now.hits.size()));
            Box const below = body.cut_bottom(std::min(std::round(body.h * 0.42f), 260.0f), metric::space_card);
            m_reach.draw(frame, now.reach, body);
            CardScope const card{frame.ui, {.id = "attention", .title = tr("stakeholders.page.attention"), .caption = caption, .at = below}};
            draw_hit_list(frame, {.id = "hits", .name = tr("stakeholders.page.attention"), .hits = now.hits, .none = tr("communication.fine"), .show_project = !frame.session.location.project, .at = card.body()});
            break;
        }
        case Page::feedback: m_inbox.draw(frame, frame.session.location.project, body); break;
        case Page::plan: m_registers.draw(frame, area);
    }
}

void CommunicationPane::calendar_page(Frame& frame, Box area) {
    constexpr float kSide = 300, kLeastMonth = 620;
    auto const today = civil_from_days(frame.ui.today);
    if (m_month == 0) { m_year = today.year; m_month = today.month; }
    auto const project = frame.session.location.project;
    auto const& in_month = m_in_month.get(frame, {project, m_year, m_month}, [&] {
        auto const [from, to] = CommunicationMonth::span(m_year, m_month);
        return communication_calendar(frame.store, frame.derived, project, from, to, Date{frame.ui.today});
    });
    if (area.w >= kLeastMonth + kSide) apply(frame, draw_due_card(frame, waiting_of(found(frame).occurrences, frame.ui.today), area.cut_right(kSide, metric::space_card)));
    auto const title = format_month(m_year, m_month);
    CardScope const card{frame.ui, {.id = "month.card", .title = title, .at = area}};
    turn(frame, card.header());
    m_calendar.draw(frame, in_month, m_year, m_month, card.body());
}

void CommunicationPane::turn(Frame& frame, Box head) {
    auto& ui = frame.ui;
    auto const step = [&](int by) {
        auto const number = m_year * 12 + m_month - 1 + by;
        m_year = number / 12;
        m_month = number % 12 + 1;
    };
    auto const place = [&](float width) {
        Box const at = head.cut_right(width, 4);
        return Box{at.x, std::round(at.cy() - metric::control_small / 2), at.w, metric::control_small};
    };
    if (button(ui, {.id = "next", .icon = Icon::chevron_right, .kind = ButtonKind::ghost, .size = Size::small, .name = tr("date.next_month"), .tip = tr("date.next_month"), .at = place(26)})) step(1);
    Button const now{.id = "today", .label = tr("communication.this_month"), .size = Size::small};
    auto placed = now;
    placed.at = place(button_width(ui, now));
    if (button(ui, placed)) m_month = 0;
    if (button(ui, {.id = "previous", .icon = Icon::chevron_left, .kind = ButtonKind::ghost, .size = Size::small, .name = tr("date.previous_month"), .tip = tr("date.previous_month"), .at = place(26)})) step(-1);
}

void CommunicationPane::apply(Frame& frame, std::optional<OccurrenceAnswer> const& answer) {
    if (!answer || !frame.writable) return;
    auto const& one = answer->occurrence;
    if (auto edit = record_communication({frame.store, frame.ids, one.project, frame.session.person, Date{frame.ui.today}}, {.item = one.item, .event = one.event, .planned = one.planned, .due = one.due, .outcome = answer->outcome})) frame.edit(std::move(*edit));
}

}  // namespace pmo::ui
