#include "core/rules/meetings.h"

#include <algorithm>

#include "core/base/sort.h"
#include "core/registers/action_item.h"
#include "core/registers/decision.h"
#include "core/registers/meeting.h"
#include "core/rules/scope.h"

namespace pmo::rules {

namespace {

namespace reg = registers;
namespace act = registers::action_item;
namespace dec = registers::decision;
namespace mtg = registers::meeting;

constexpr std::int32_t kFortnight = 14, kSendWithin = 3, kAgendaBefore = 3;      // days

void judge_action(Facts const& facts, Record const& action, std::vector<Hit>& hits) {
    if (!reg::is_open(action) || !action.has(act::due) || action.get(act::due) >= facts.today) return;
    auto const late = facts.today.day - action.get(act::due).day;
    auto const source = action.get(act::source);
    auto hit = hit_about("meeting.action_overdue", action, action.get(act::project), {to_text(action.get(act::due)), std::to_string(late)}, source ? std::vector{source} : std::vector<Id>{});
    if (late >= kFortnight) hit.severity = Severity::error;
    hits.push_back(std::move(hit));
}

void judge_meeting(Facts const& facts, Record const& meeting, std::vector<Hit>& hits) {
    if (!meeting.has(mtg::at)) return;
    auto const day = date_of(meeting.get(mtg::at));
    auto const days = facts.today.day - day.day;
    auto const project = meeting.get(mtg::project);
    std::vector const when{to_text(day), std::to_string(days)};
    if (reg::is_open(meeting)) {
        if (days > 0) hits.push_back(hit_about("meeting.not_closed", meeting, project, when));
        else if (-days <= kAgendaBefore && facts.store.referrers(reg::agenda_item::kType, reg::agenda_item::meeting, meeting.id()).empty() && !meeting.has(mtg::agenda))
            hits.push_back(hit_about("meeting.no_agenda", meeting, project, {to_text(day), std::to_string(-days)}));
        return;
    }
    if (!reg::is(meeting, mtg::status, "held")) return;
    if (!meeting.has(mtg::minutes)) hits.push_back(hit_about("meeting.without_minutes", meeting, project, when));
    else if (!meeting.has(mtg::sent_on) && days > kSendWithin) hits.push_back(hit_about("meeting.minutes_not_sent", meeting, project, when));
}

}  // namespace

std::vector<Hit> meeting_hits(Facts const& facts, Id project) {
    std::vector<Hit> hits;
    for (auto const& action : facts.store.table(act::kType).rows())
        if (in_scope(facts.store, action, act::project, project)) judge_action(facts, action, hits);
    for (auto const& meeting : facts.store.table(mtg::kType).rows())
        if (in_scope(facts.store, meeting, mtg::project, project)) judge_meeting(facts, meeting, hits);
    for (auto const& decision : facts.store.table(dec::kType).rows())
        if (in_scope(facts.store, decision, dec::project, project) && decision.has(dec::meeting) && !reg::is(decision, dec::status, "superseded", "withdrawn") && !reg::linked(decision, facts.store, dec::owner))
            hits.push_back(hit_about("meeting.decision_no_owner", decision, decision.get(dec::project), {}, {decision.get(dec::meeting)}));
    sort_stably(hits, std::greater{}, &Hit::severity);
    return hits;
}

}  // namespace pmo::rules
