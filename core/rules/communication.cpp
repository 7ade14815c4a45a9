#include "core/rules/communication.h"

#include <algorithm>

#include "core/base/sort.h"
#include "core/registers/communication_event.h"
#include "core/registers/communication_item.h"
#include "core/registers/feedback.h"
#include "core/registers/meeting.h"
#include "core/registers/meeting_attendee.h"
#include "core/registers/person.h"
#include "core/registers/project.h"
#include "core/registers/stakeholder.h"
#include "core/rules/scope.h"
#include "core/rules/stakeholders.h"

namespace pmo::rules {

namespace {

namespace reg = registers;
namespace item_ = registers::communication_item;
namespace event_ = registers::communication_event;
namespace fbk = registers::feedback;
namespace stk = registers::stakeholder;
namespace att = registers::meeting_attendee;
namespace mtg = registers::meeting;

constexpr std::int64_t kPowerful = 4;

bool is_there(Store const& store, Id person, Date today) {
    auto const* who = person ? store.live(person) : nullptr;
    return who && !(who->has(reg::person::left) && who->get(reg::person::left) <= today);
}

void judge_item(Facts const& facts, Record const& item, std::vector<Hit>& hits) {
    auto const project = item.get(item_::project);
    if (!reg::is(item, item_::status, "paused") && !is_there(facts.store, item.get(item_::owner), facts.today)) hits.push_back(hit_about("communication.no_owner", item, project));
    std::vector<Id> evidence;
    std::optional<Date> latest;
    std::size_t missed = 0;
    for (auto const& one : occurrences(facts.store, facts.derived, item, {facts.today.day - kMissedWindow}, {facts.today.day - 1}, facts.today)) {
        if (one.state == OccurrenceState::sent) { latest.reset(); missed = 0; evidence.clear(); }      // the thread was taken up again
        if (one.state != OccurrenceState::missed) continue;
        latest = one.due;
        ++missed;
        if (one.event) evidence.insert(evidence.begin(), one.event);
    }
    if (latest) hits.push_back(hit_about("communication.missed", item, project, {to_text(*latest), std::to_string(facts.today.day - latest->day), std::to_string(missed)}, std::move(evidence)));
}

void judge_feedback(Facts const& facts, Record const& feedback, std::vector<Hit>& hits) {
    if (!reg::is_open(feedback)) return;
    auto const project = feedback.get(fbk::project);
    if (!is_there(facts.store, feedback.get(fbk::owner), facts.today)) hits.push_back(hit_about("communication.feedback_no_owner", feedback, project));
    auto const by = answer_by(feedback);
    if (!by || *by >= facts.today) return;
    auto hit = hit_about("communication.feedback_overdue", feedback, project, {to_text(*by), std::to_string(facts.today.day - by->day)});
    if (reg::is(feedback, fbk::kind, "complaint")) hit.severity = Severity::error;
    hits.push_back(std::move(hit));
}

void note_contact(Reach& reached, Date day, Id by) {
    if (reached.last && *reached.last >= day) return;
    reached.last = day;
    reached.by = by;
}

void note_meetings(Facts const& facts, Reach& reached, std::vector<Record const*> const& attended) {
    for (auto const* attendee : attended) {
        auto const* meeting = reg::linked(*attendee, facts.store, att::meeting);
        if (!meeting || !reg::is(*attendee, att::attendance, "present") || !reg::is(*meeting, mtg::status, "held")) continue;
        auto const* who = facts.store.live(reached.stakeholder);
        if (meeting->has(mtg::project) && who && meeting->get(mtg::project) != who->get(stk::project)) continue;
        note_contact(reached, date_of(meeting->get(mtg::at)), meeting->id());
    }
}

}  // namespace

std::optional<Date> answer_by(Record const& feedback) {
    if (feedback.has(fbk::due)) return feedback.get(fbk::due);
    if (feedback.has(fbk::on)) return Date{feedback.get(fbk::on).day + kAnswerWithin};
    return std::nullopt;
}

std::vector<Reach> reach(Facts const& facts, Id project) {
    std::vector<Reach> found;
    for (auto const* who : active_stakeholders(facts, project)) {
        Reach one{.stakeholder = who->id(), .items = {}, .last = {}, .by = {}};
        for (auto const* item : facts.store.referrers(item_::kType, item_::project, who->get(stk::project))) {
            bool const named = !title_of(*who).empty() && item->get(item_::audience).find(title_of(*who)) != std::string_view::npos;
            if (item->get(item_::stakeholder) != who->id() && !named) continue;
            if (reg::is(*item, item_::status, "", "active")) one.items.push_back(item->id());
            for (auto const* event : facts.store.referrers(event_::kType, event_::item, item->id()))
                if (reg::is(*event, event_::state, "sent")) note_contact(one, event->has(event_::done_on) ? event->get(event_::done_on) : event->get(event_::due), event->id());
        }
        note_meetings(facts, one, facts.store.referrers(att::kType, att::stakeholder, who->id()));
        if (who->has(stk::person)) note_meetings(facts, one, facts.store.referrers(att::kType, att::person, who->get(stk::person)));
        found.push_back(std::move(one));
    }
    return found;
}

std::vector<Hit> communication_hits(Facts const& facts, Id project) {
    std::vector<Hit> hits;
    for (auto const& item : facts.store.table(item_::kType).rows())
        if (in_scope(facts.store, item, item_::project, project) && reg::is_open(item)) judge_item(facts, item, hits);
    for (auto const& one : reach(facts, project)) {
        auto const* who = facts.store.live(one.stakeholder);
        if (!who || !one.items.empty()) continue;
        bool const key = who->get(stk::power) >= kPowerful;
        hits.push_back(hit_about(key ? "communication.key_not_reached" : "communication.not_reached", *who, who->get(stk::project), {std::to_string(who->get(stk::power))}, one.by ? std::vector{one.by} : std::vector<Id>{}));
    }
    for (auto const& feedback : facts.store.table(fbk::kType).rows())
        if (in_scope(facts.store, feedback, fbk::project, project)) judge_feedback(facts, feedback, hits);
    sort_stably(hits, std::greater{}, &Hit::severity);
    return hits;
}

}  // namespace pmo::rules
