#include "core/rules/stakeholders.h"

#include <algorithm>
#include <array>

#include "core/base/sort.h"
#include "core/registers/project.h"
#include "core/registers/stakeholder.h"
#include "core/rules/scope.h"

namespace pmo::rules {

namespace {

namespace reg = registers;
namespace stk = registers::stakeholder;

constexpr std::int64_t kPowerful = 4;                    // of 5: decisions are made with them or against them
constexpr std::size_t kLongestQuote = 40;                // characters of a noted conflict

bool is_against(Record const& who) { return reg::is(who, stk::attitude, "against") || reg::is(who, stk::engagement_now, "resistant"); }
bool is_for(Record const& who) { return !is_against(who) && (reg::is(who, stk::attitude, "for") || reg::is(who, stk::engagement_now, "supportive", "leading")); }
bool is_won(Record const& who, Field<std::string> field) { return reg::is(who, field, "supportive", "leading"); }
bool has_owner(Record const& who, Store const& store) { return reg::linked(who, store, stk::owner) != nullptr; }

Hit about(std::string_view rule, Record const& who, std::vector<std::string> args, std::vector<Id> evidence = {}) {
    return hit_about(rule, who, who.get(stk::project), std::move(args), std::move(evidence));
}

std::string quote(std::string_view text) {
    std::size_t end = 0, characters = 0;
    while (end < text.size() && text[end] != '\n' && characters < kLongestQuote) {
        ++end;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;   // the rest of one character
        ++characters;
    }
    return std::string(text.substr(0, end)) + (end < text.size() ? "…" : "");
}

void judge_engagement(Record const& who, std::vector<Hit>& hits) {
    int const gap = stk::engagement_gap(who);
    if (gap <= 0) return;
    auto const steps = std::to_string(gap);
    if (stk::quadrant(who) == stk::Quadrant::manage_closely && is_won(who, stk::engagement_wanted) && !is_won(who, stk::engagement_now))
        hits.push_back(about("stakeholder.key_not_won", who, {std::string(who.get(stk::engagement_now)), std::string(who.get(stk::engagement_wanted))}));
    else
        hits.push_back(about("stakeholder.gap", who, {std::string(who.get(stk::engagement_now)), std::string(who.get(stk::engagement_wanted)), steps}));
    if (!who.has(stk::strategy)) hits.push_back(about("stakeholder.no_strategy", who, {steps}));
}

// People of one project who pull in opposite directions, where one of the two can decide something.
void judge_opposition(std::vector<Record const*> const& people, std::vector<Hit>& hits) {
    for (auto const* who : people) {
        if (!is_against(*who)) continue;
        std::vector<Record const*> others;
        for (auto const* other : people)
            if (other->get(stk::project) == who->get(stk::project) && is_for(*other) && std::max(other->get(stk::power), who->get(stk::power)) >= kPowerful) others.push_back(other);
        if (others.empty()) continue;
        sort_stably(others, std::greater{}, [](Record const* other) { return other->get(stk::power); });
        std::vector<Id> evidence;
        for (auto const* other : others) evidence.push_back(other->id());
        hits.push_back(about("stakeholder.opposed", *who, {std::string(title_of(*others.front())), std::to_string(others.size())}, std::move(evidence)));
    }
}

}  // namespace

std::vector<Record const*> active_stakeholders(Facts const& facts, Id project) {
    std::vector<Record const*> people;
    auto const take = [&](Id of) {
        for (auto const* who : facts.store.referrers(stk::kType, stk::project, of))
            if (reg::is_open(*who)) people.push_back(who);
    };
    if (project) take(project);
    else for (auto const id : facts.derived.active_projects()) take(id);
    return people;
}

std::vector<Hit> stakeholder_hits(Facts const& facts, Id project) {
    std::vector<Hit> hits;
    auto const people = active_stakeholders(facts, project);
    for (auto const* who : people) {
        judge_engagement(*who, hits);
        if (auto const conflict = who->get(stk::conflict); !conflict.empty()) hits.push_back(about("stakeholder.conflict_noted", *who, {quote(conflict)}));
        if (who->has(stk::review_on) && who->get(stk::review_on) < facts.today)
            hits.push_back(about("stakeholder.review_overdue", *who, {to_text(who->get(stk::review_on)), std::to_string(facts.today.day - who->get(stk::review_on).day)}));
        if (stk::quadrant(*who) == stk::Quadrant::manage_closely && !has_owner(*who, facts.store)) hits.push_back(about("stakeholder.no_owner", *who, {}));
    }
    judge_opposition(people, hits);
    sort_stably(hits, std::greater{}, &Hit::severity);
    return hits;
}

std::string_view engagement_advice(Record const& who) {
    if (!who.has(stk::engagement_now) || !who.has(stk::engagement_wanted)) return "assess";
    int const gap = stk::engagement_gap(who);
    if (gap == 0) return "keep";
    if (gap < 0) return "ease";
    auto const now = who.get(stk::engagement_now);
    return now == "unaware" ? "inform" : now == "resistant" ? "listen" : now == "neutral" ? "involve" : now == "supportive" ? "delegate" : "assess";
}

}  // namespace pmo::rules
