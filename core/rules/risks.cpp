#include "core/rules/risks.h"

#include <algorithm>
#include <tuple>

#include "core/base/sort.h"
#include "core/registers/person.h"
#include "core/registers/risk.h"
#include "core/rules/hit_maker.h"

namespace pmo::rules {

namespace {

namespace rsk = registers::risk;
namespace act = registers::risk_action;
namespace rev = registers::risk_review;
using registers::is;
using registers::is_open;
using registers::linked;

struct Looking {
    Facts const& facts;
    Record const& risk;
    HitMaker& hits;
    void add(std::string_view rule, std::vector<std::string> args = {}, std::vector<Id> evidence = {}) const {
        hits.add(rule, risk.id(), risk.get(rsk::project), std::move(args), std::move(evidence));
    }
};

bool is_threat(Record const& risk) { return !is(risk, rsk::kind, "opportunity"); }

void look_at_actions(Looking const& at, std::span<Record const* const> actions) {
    std::vector<Id> overdue, open;
    for (auto const* action : actions) {
        if (!is_open(*action)) continue;
        open.push_back(action->id());
        if (action->has(act::due) && action->get(act::due) < at.facts.today) overdue.push_back(action->id());
    }
    auto const late = number_text(static_cast<std::int64_t>(overdue.size())), left = number_text(static_cast<std::int64_t>(open.size()));
    if (!is_open(at.risk)) {
        if (is(at.risk, rsk::status, "closed") && !open.empty()) at.add("risk.closed_with_actions", {left}, std::move(open));
        return;
    }
    bool const acts = !is(at.risk, rsk::strategy, "accept");
    if (is_threat(at.risk) && acts && rsk::score(at.risk) >= rsk::kHighScore && open.empty()) at.add("risk.high_without_action", {number_text(rsk::score(at.risk))});
    if (!overdue.empty()) at.add("risk.action_overdue", {late}, std::move(overdue));
}

void look_at_review(Looking const& at) {
    if (!at.risk.has(rsk::next_review)) return;
    auto const next = at.risk.get(rsk::next_review);
    auto const days = next.day - at.facts.today.day;
    if (days < 0) at.add("risk.review_overdue", {to_text(next), number_text(-days)});
    else if (days <= risk_limit::kDueSoon) at.add("risk.review_due", {to_text(next)});
}

void look_at_trigger(Looking const& at) {
    if (at.risk.get(rsk::trigger_met)) at.add("risk.trigger_reached", {std::string(at.risk.get(rsk::trigger))});
    else if (at.risk.has(rsk::trigger_on) && at.risk.get(rsk::trigger_on) <= at.facts.today)
        at.add("risk.trigger_due", {std::string(at.risk.get(rsk::trigger)), to_text(at.risk.get(rsk::trigger_on))});
    if (at.risk.has(rsk::exposure_to) && at.risk.get(rsk::exposure_to) < at.facts.today) at.add("risk.window_passed", {to_text(at.risk.get(rsk::exposure_to))});
}

// A high threat whose last reviews brought nothing: the response does not work.
void look_at_effect(Looking const& at) {
    if (!is_threat(at.risk) || rsk::score(at.risk) < rsk::kHighScore || is(at.risk, rsk::strategy, "accept")) return;
    auto reviews = at.facts.store.referrers(rev::kType, rev::risk, at.risk.id());
    sort_stably(reviews, {}, [](Record const* row) { return row->get(rev::on); });
    if (reviews.size() < risk_limit::kReviews) return;
    auto const first = reviews.size() - risk_limit::kReviews;
    auto const score = [](Record const* row) { return rsk::product_of_levels(row->get(rev::probability), row->get(rev::impact)); };
    std::vector<Id> evidence;
    for (auto i = reviews.size(); i-- > first;) evidence.push_back(reviews[i]->id());
    for (auto i = first; i < reviews.size(); ++i)
        if (score(reviews[i]) == 0 || (i > first && score(reviews[i]) < score(reviews[i - 1]))) return;
    at.add("risk.response_without_effect", {number_text(score(reviews[first])), number_text(score(reviews.back()))}, std::move(evidence));
}

}  // namespace

std::vector<Hit> risk_hits(Facts const& facts, Record const& risk) {
    std::vector<Hit> hits;
    HitMaker maker(kRiskRules, hits);
    Looking const at{facts, risk, maker};
    look_at_actions(at, facts.store.referrers(act::kType, act::risk, risk.id()));
    if (!is_open(risk)) return hits;
    auto const* owner = linked(risk, facts.store, rsk::owner);
    bool const left = owner && &owner->type() == &registers::person::kType && owner->has(registers::person::left) && owner->get(registers::person::left) <= facts.today;
    if (!owner || left) at.add("risk.no_owner");
    look_at_review(at);
    look_at_trigger(at);
    look_at_effect(at);
    bool const responded = is(risk, rsk::status, "responding", "monitoring") && !is(risk, rsk::strategy, "accept");
    if (is_threat(risk) && responded && rsk::score(risk) >= rsk::kMediumScore && rsk::residual_score(risk) >= rsk::score(risk))
        at.add("risk.residual_not_lower", {number_text(rsk::residual_score(risk)), number_text(rsk::score(risk))});
    return hits;
}

std::vector<Hit> register_hits(Facts const& facts, Id project) {
    std::vector<Hit> hits;
    auto const look = [&](Id id) {
        for (auto const* risk : facts.store.referrers(rsk::kType, rsk::project, id)) {
            auto found = risk_hits(facts, *risk);
            std::ranges::move(found, std::back_inserter(hits));
        }
    };
    if (project) look(project);
    else for (auto const id : facts.derived.active_projects()) look(id);
    sort_stably(hits, [](Hit const& a, Hit const& b) { return a.severity > b.severity; });
    return hits;
}

std::vector<ReviewItem> review_pack(Facts const& facts, Id project) {
    std::vector<ReviewItem> pack;
    auto const take = [&](Id id) {
        for (auto const* risk : facts.store.referrers(rsk::kType, rsk::project, id)) {
            auto const reviews = facts.store.referrers(rev::kType, rev::risk, risk->id());
            bool const done = std::ranges::any_of(reviews, [&](Record const* review) { return review->get(rev::on) == facts.today; });
            bool const dated = risk->has(rsk::next_review);
            auto const overdue = dated ? facts.today.day - risk->get(rsk::next_review).day : 0;
            bool const due = is_open(*risk) && (!dated || overdue >= -risk_limit::kDueSoon || risk->get(rsk::trigger_met));
            if (due || done) pack.push_back({.risk = risk, .overdue_days = overdue, .done = done, .hits = risk_hits(facts, *risk)});
        }
    };
    if (project) take(project);
    else for (auto const id : facts.derived.active_projects()) take(id);
    sort_stably(pack, {}, [](ReviewItem const& item) { return std::tuple(item.done ? 2 : item.overdue_days > 0 ? 0 : 1, -rsk::score(*item.risk), item.risk->id()); });
    return pack;
}

}  // namespace pmo::rules
