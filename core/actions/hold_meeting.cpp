#include "core/actions/hold_meeting.h"

#include <algorithm>

#include "core/actions/record_communication.h"
#include "core/base/order_key.h"
#include "core/base/text.h"
#include "core/registers/action_item.h"
#include "core/registers/agenda_item.h"
#include "core/registers/communication_event.h"
#include "core/registers/communication_item.h"
#include "core/registers/decision.h"
#include "core/registers/meeting.h"
#include "core/registers/meeting_attendee.h"
#include "core/registers/project.h"
#include "core/registers/rules.h"

namespace pmo {

namespace {

namespace reg = registers;
namespace act = registers::action_item;
namespace agd = registers::agenda_item;
namespace att = registers::meeting_attendee;
namespace dec = registers::decision;
namespace evt = registers::communication_event;
namespace itm = registers::communication_item;
namespace mtg = registers::meeting;

constexpr std::int64_t kOwnPointMinutes = 10;

Record const* meeting_of(EditContext const& context, Id id) {
    auto const* meeting = context.store.live(id);
    return meeting && &meeting->type() == &mtg::kType ? meeting : nullptr;
}

Label label(char const* code, Record const& meeting) { return {code, {std::string(title_of(meeting))}}; }

// What belongs to the meeting belongs to its project.
EditContext within(EditContext const& context, Record const& meeting) {
    auto inner = context;
    inner.project = meeting.get(mtg::project);
    return inner;
}

// Places behind each other, the first behind what is there.
class Places {
public:
    Places(EditContext const& context, Id meeting) : m_context(context) {
        for (auto const* point : context.store.referrers(agd::kType, agd::meeting, meeting)) m_last = std::max(m_last, std::string(point->get(agd::place).order()));
    }
    Place next() {
        m_last = order_between(m_last, {}, m_context.ids.jitter());
        return Place(kNoId, m_last);
    }
private:
    EditContext const& m_context;
    std::string m_last;
};

Id add_attendee(Edit& edit, EditContext const& context, Id meeting, Id person, std::string_view role) {
    auto const id = context.ids.next();
    edit.add(att::kType, id);
    edit.set(id, att::meeting, meeting);
    edit.set(id, att::person, person);
    edit.set(id, att::role, role);
    edit.set(id, att::attendance, std::string_view("invited"));
    return id;
}

std::string_view forum_of(Record const& meeting) {
    return reg::is(meeting, mtg::kind, "steering") ? "steering" : reg::is(meeting, mtg::kind, "change_board") ? "change_board" : reg::is(meeting, mtg::kind, "portfolio") ? "portfolio"
           : meeting.has(mtg::project) ? "project" : "pmo";
}

Date weekday_from(Date day) {
    while (weekday(day) > 5) ++day.day;
    return day;
}

constexpr std::int32_t kNear = 7;                    // days by which a meeting may be early for the occurrence that it fulfils

Date day_of(Record const& meeting, Date today) { return meeting.has(mtg::at) ? std::min(today, date_of(meeting.get(mtg::at))) : today; }

// The oldest occurrence of the line that is still due, if the meeting is not too early for it.
Record const* open_event(Store const& store, Id item, Date held) {
    Record const* oldest = nullptr;
    for (auto const* event : store.referrers(evt::kType, evt::item, item))
        if (reg::is(*event, evt::state, "", "due") && event->get(evt::due).day <= held.day + kNear && (!oldest || event->get(evt::due) < oldest->get(evt::due))) oldest = event;
    return oldest;
}

bool told_already(Store const& store, Id item, Id meeting) {
    return std::ranges::any_of(store.referrers(evt::kType, evt::item, item), [&](Record const* event) { return event->get(evt::evidence) == meeting && reg::is(*event, evt::state, "sent"); });
}

void tell(Edit& edit, EditContext const& context, Record const& item, Record const& meeting) {
    auto const held = day_of(meeting, context.today);
    auto const* event = open_event(context.store, item.id(), held);
    auto const next = item.get(itm::next_on);
    auto const planned = event ? event->get(evt::due) : item.has(itm::next_on) && next.day <= held.day + kNear ? next : held;
    if (auto const told = record_communication(context, {.item = item.id(), .event = event ? event->id() : kNoId, .planned = planned, .on = held, .evidence = meeting.id()})) edit.append(*told);
}

}  // namespace

std::vector<Id> fulfilled_by(Store const& store, Record const& meeting) {
    std::vector<Id> found;
    if (!meeting.has(mtg::project) || !meeting.has(mtg::kind)) return found;
    for (auto const* item : store.referrers(itm::kType, itm::project, meeting.get(mtg::project)))
        if (item->get(itm::meeting_kind) == meeting.get(mtg::kind) && reg::is(*item, itm::status, "", "active") && !told_already(store, item->id(), meeting.id())) found.push_back(item->id());
    return found;
}

std::optional<Edit> accept_agenda(EditContext const& context, Id id, std::span<AgendaProposal const> chosen) {
    auto const* meeting = meeting_of(context, id);
    if (!meeting) return std::nullopt;
    Edit edit(Label{"meeting.accept_agenda", {std::to_string(chosen.size())}});
    Places places(context, id);
    for (auto const& proposal : chosen) {
        auto const* subject = context.store.live(proposal.subject);
        if (!subject) continue;
        auto const point = context.ids.next();
        edit.add(agd::kType, point);
        edit.set(point, agd::meeting, id);
        edit.set(point, agd::title, title_of(*subject));
        edit.set(point, agd::place, places.next());
        edit.set(point, agd::kind, proposal.kind);
        edit.set(point, agd::subject, proposal.subject);
        if (proposal.presenter) edit.set(point, agd::presenter, proposal.presenter);
        edit.set(point, agd::minutes, proposal.minutes);
    }
    return edit.empty() ? std::nullopt : std::optional(std::move(edit));
}

std::optional<Edit> add_agenda_point(EditContext const& context, Id id, std::string_view title, Id& made) {
    auto const* meeting = meeting_of(context, id);
    if (!meeting || trim(title).empty()) return std::nullopt;
    Edit edit(label("meeting.add_point", *meeting));
    made = context.ids.next();
    edit.add(agd::kType, made);
    edit.set(made, agd::meeting, id);
    edit.set(made, agd::title, trim(title));
    edit.set(made, agd::place, Places(context, id).next());
    edit.set(made, agd::kind, std::string_view("discussion"));
    edit.set(made, agd::minutes, kOwnPointMinutes);
    if (context.person) edit.set(made, agd::presenter, context.person);
    return edit;
}

std::optional<Edit> invite(EditContext const& context, Id id, std::span<Id const> people) {
    auto const* meeting = meeting_of(context, id);
    if (!meeting) return std::nullopt;
    std::vector<Id> there;
    for (auto const* attendee : context.store.referrers(att::kType, att::meeting, id)) there.push_back(attendee->get(att::person));
    Edit edit(label("meeting.invite", *meeting));
    for (auto const person : people) {
        if (!context.store.live(person) || std::ranges::find(there, person) != there.end()) continue;
        there.push_back(person);
        add_attendee(edit, context, id, person, "required");
    }
    return edit.empty() ? std::nullopt : std::optional(std::move(edit));
}

std::vector<Id> usual_attendees(Store const& store, Id id) {
    std::vector<Id> people;
    auto const* meeting = store.live(id);
    if (!meeting) return people;
    auto const take = [&](Id person) {
        if (store.live(person) && std::ranges::find(people, person) == people.end()) people.push_back(person);
    };
    take(meeting->get(mtg::chair));
    take(meeting->get(mtg::recorder));
    if (auto const* project = reg::linked(*meeting, store, mtg::project)) {
        take(project->get(reg::project::manager));
        if (reg::is(*meeting, mtg::kind, "steering", "gate", "change_board")) take(project->get(reg::project::sponsor));
    }
    for (auto const* point : store.referrers(agd::kType, agd::meeting, id)) take(point->get(agd::presenter));
    Record const* last = nullptr;
    for (auto const& other : store.table(mtg::kType).rows())
        if (!other.deleted() && other.id() != id && other.get(mtg::project) == meeting->get(mtg::project) && other.get(mtg::kind) == meeting->get(mtg::kind) && (!last || other.get(mtg::at) > last->get(mtg::at))) last = &other;
    if (last)
        for (auto const* attendee : store.referrers(att::kType, att::meeting, last->id())) take(attendee->get(att::person));
    return people;
}

std::vector<Id> missing_attendees(Store const& store, Id id) {
    auto people = usual_attendees(store, id);
    for (auto const* attendee : store.referrers(att::kType, att::meeting, id)) std::erase(people, attendee->get(att::person));
    return people;
}

std::optional<Edit> add_decision(EditContext const& context, Id id, std::string_view title, Id owner, Id agenda_point, Id& made) {
    auto const* meeting = meeting_of(context, id);
    if (!meeting || trim(title).empty()) return std::nullopt;
    Edit edit(label("meeting.add_decision", *meeting));
    made = add_record(edit, within(context, *meeting), {.type = dec::kType});
    edit.set(made, dec::title, trim(title));
    edit.set(made, dec::meeting, id);
    edit.set(made, dec::forum, forum_of(*meeting));
    edit.set(made, dec::status, std::string_view("decided"));
    edit.set(made, dec::outcome, trim(title));
    edit.set(made, dec::decided_on, meeting->has(mtg::at) ? std::min(context.today, date_of(meeting->get(mtg::at))) : context.today);
    if (meeting->has(mtg::chair)) edit.set(made, dec::decided_by, meeting->get(mtg::chair));
    if (owner) edit.set(made, dec::owner, owner);
    else edit.clear(made, dec::owner);
    if (auto const* point = context.store.live(agenda_point); point && &point->type() == &agd::kType) {
        edit.set(agenda_point, agd::decision, made);
        if (point->has(agd::subject)) edit.set(made, dec::subject, point->get(agd::subject));
        if (!point->has(agd::outcome)) edit.set(agenda_point, agd::outcome, trim(title));
    }
    return edit;
}

std::optional<Edit> add_action(EditContext const& context, Id id, std::string_view title, Id owner, Date due, Id& made) {
    auto const* meeting = meeting_of(context, id);
    if (!meeting || trim(title).empty()) return std::nullopt;
    Edit edit(label("meeting.add_action", *meeting));
    made = add_record(edit, within(context, *meeting), {.type = act::kType});
    edit.set(made, act::title, trim(title));
    edit.set(made, act::source, id);
    if (owner) edit.set(made, act::owner, owner);
    else edit.clear(made, act::owner);
    if (context.person) edit.set(made, act::assigned_by, context.person);
    edit.set(made, act::due, std::max(due, context.today));
    edit.set(made, act::priority, std::string_view("normal"));
    return edit;
}

std::optional<Edit> finish_meeting(EditContext const& context, Id id) {
    auto const* meeting = meeting_of(context, id);
    if (!meeting || !reg::is_open(*meeting)) return std::nullopt;
    Edit edit(label("meeting.finish", *meeting));
    edit.set(id, mtg::status, std::string_view("held"));
    for (auto const* attendee : context.store.referrers(att::kType, att::meeting, id))
        if (reg::is(*attendee, att::attendance, "", "invited")) edit.set(attendee->id(), att::attendance, std::string_view("present"));
    for (auto const item : fulfilled_by(context.store, *meeting)) tell(edit, context, *context.store.live(item), *meeting);
    return edit;
}

std::optional<Edit> call_next_meeting(EditContext const& context, Id id, Id& made) {
    auto const* meeting = meeting_of(context, id);
    if (!meeting || !meeting->has(mtg::at)) return std::nullopt;
    Edit edit(label("meeting.call_next", *meeting));
    made = add_record(edit, within(context, *meeting), {.type = mtg::kType});
    auto const before = meeting->get(mtg::at);
    std::int32_t const gap = reg::is(*meeting, mtg::kind, "weekly") ? 7 : 28;
    auto const day = weekday_from({std::max(date_of(before).day + gap, context.today.day + 1)});
    edit.set(made, mtg::at, moment_of(day, minute_of_day(before)));
    edit.set(made, mtg::follows, id);
    for (auto const slot : {mtg::title.slot, mtg::kind.slot, mtg::minutes_long.slot, mtg::place_text.slot, mtg::chair.slot, mtg::recorder.slot})
        if (meeting->has(slot)) edit.set(made, slot, meeting->value(slot));
    for (auto const* attendee : context.store.referrers(att::kType, att::meeting, id))
        if (context.store.live(attendee->get(att::person))) add_attendee(edit, context, made, attendee->get(att::person), attendee->get(att::role));
    return edit;
}

}  // namespace pmo
