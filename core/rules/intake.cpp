#include "core/rules/intake.h"

#include <algorithm>
#include <unordered_map>

#include "core/registers/criterion.h"
#include "core/registers/feasibility.h"
#include "core/registers/proposal.h"
#include "core/registers/score.h"
#include "core/rules/feasibility.h"

namespace pmo::rules {

namespace {

namespace ppl = registers::proposal;
namespace sco = registers::score;
namespace cri = registers::criterion;
namespace fea = registers::feasibility;

constexpr int kScale = 100;                        // ten points, in the register's tenths

Hit hit(std::string_view rule, Record const& proposal, std::vector<std::string> args, std::vector<Id> evidence = {}) {
    return {rule, find_rule(rule)->severity, proposal.id(), kNoId, std::move(args), std::move(evidence)};
}

int place_of(std::string_view stage) {
    for (int i = 0; i < static_cast<int>(std::size(kIntakeStages)); ++i)
        if (kIntakeStages[i].stage == stage) return i;
    return -1;
}

}  // namespace

IntakeStage const* intake_stage(std::string_view stage) {
    int const at = place_of(stage);
    return at < 0 ? nullptr : &kIntakeStages[at];
}

std::optional<Date> in_stage_since(Record const& proposal) {
    auto const* stage = proposal.find(ppl::stage.slot);
    auto const* since = proposal.find(ppl::stage_since.slot);
    if (proposal.has(ppl::stage_since)) {
        if (stage && since->stamp < stage->stamp) return date_of(Moment{stage->stamp.milliseconds() / 60000});
        return proposal.get(ppl::stage_since);
    }
    return proposal.has(ppl::requested_on) ? std::optional(proposal.get(ppl::requested_on)) : std::nullopt;
}

constexpr std::int64_t kGreatestWeight = 1000;       // percent; more is a slip of the hand

Score score_of(Store const& store, Id subject) {
    Score score;
    struct Given { std::int64_t total = 0; int scorers = 0; };
    std::unordered_map<Id, Given, IdHash> given;             // by criterion
    for (auto const* one : store.referrers(sco::kType, sco::subject, subject)) {
        if (!one->has(sco::value)) continue;
        auto& sum = given[one->get(sco::criterion)];
        sum.total += std::clamp<std::int64_t>(one->get(sco::value), 0, kScale);
        ++sum.scorers;
    }
    std::int64_t weights = 0, sum = 0;
    for (auto const& criterion : store.table(cri::kType).rows()) {
        auto const weight = static_cast<int>(std::clamp<std::int64_t>(criterion.get(cri::weight), 0, kGreatestWeight));
        if (criterion.deleted() || criterion.get(cri::inactive) || weight <= 0) continue;
        ++score.criteria;
        auto const found = given.find(criterion.id());
        if (found == given.end()) continue;
        auto const [total, scorers] = found->second;
        auto points = static_cast<int>(total * 10 / scorers);
        if (criterion.get(cri::direction) == "lower") points = kScale * 10 - points;
        score.parts.push_back({criterion.id(), weight, points, scorers});
        weights += weight;
        sum += std::int64_t{weight} * points;
    }
    if (weights > 0) score.hundredths = static_cast<int>((sum + weights / 2) / weights);
    return score;
}

std::vector<std::string_view> missing_story(Record const& proposal) {
    std::vector<std::string_view> missing;
    int const at = place_of(proposal.get(ppl::stage));
    auto const need = [&](int from, auto field) {
        if (at >= from && !proposal.has(field)) missing.push_back(ppl::kFields[field.slot].id);
    };
    need(0, ppl::need);
    need(0, ppl::department);
    need(1, ppl::background);
    need(1, ppl::benefit);
    need(2, ppl::solution);
    need(2, ppl::cost);
    need(2, ppl::objective);
    need(3, ppl::alternatives);
    need(3, ppl::main_risks);
    need(3, ppl::sponsor);
    need(3, ppl::target_start);
    need(3, ppl::target_finish);
    return missing;
}

NextStep next_step(Facts const& facts, Record const& proposal) {
    auto const stage = proposal.has(ppl::stage) ? proposal.get(ppl::stage) : std::string_view("demand");
    auto const owner = proposal.has(ppl::owner) ? proposal.get(ppl::owner) : proposal.get(ppl::requester);
    if (stage == "parked") return {.act = NextAct::resume, .who = owner};
    int const at = place_of(stage);
    if (at < 0) return {};
    if (auto const missing = missing_story(proposal); !missing.empty()) return {NextAct::fill, missing.front(), static_cast<int>(missing.size()) - 1, owner};
    bool const last = at + 1 == static_cast<int>(std::size(kIntakeStages));
    if (stage == "feasibility" || last) {
        NextStep assess{.act = NextAct::assess, .further = -1}, finish{.act = NextAct::finish, .further = -1};
        for (auto const& side : sides_of(facts, proposal.id())) {
            if (side.done()) continue;
            auto& step = side.assessment ? finish : assess;
            if (step.further++ >= 0) continue;
            step.what = side.dimension;
            auto const* department = owner_of_side(facts.store, side.dimension);
            if (side.assessment) step.who = side.assessment->has(fea::assessor) ? side.assessment->get(fea::assessor) : side.assessment->get(fea::department);
            else if (department) step.who = department->id();
        }
        if (assess.further >= 0) return assess;
        if (finish.further >= 0) return finish;
    }
    if (!last) return {.act = NextAct::advance, .what = kIntakeStages[at + 1].stage, .who = owner};
    if (auto const score = score_of(facts.store, proposal.id()); !score.complete()) return {.act = NextAct::score, .further = score.criteria - static_cast<int>(score.parts.size()), .who = owner};
    return {.act = NextAct::decide, .who = proposal.get(ppl::sponsor)};
}

std::vector<Hit> check_intake(Facts const& facts, Record const& proposal) {
    std::vector<Hit> hits;
    auto const stage = proposal.get(ppl::stage);
    auto const* rules = intake_stage(stage);
    if (!rules) return hits;
    if (auto const since = in_stage_since(proposal); since && facts.today.day - since->day > rules->days)
        hits.push_back(hit("intake.stale", proposal, {std::string(stage), std::to_string(facts.today.day - since->day), std::to_string(rules->days)}));
    if (proposal.has(ppl::due) && proposal.get(ppl::due) < facts.today) hits.push_back(hit("intake.overdue", proposal, {to_text(proposal.get(ppl::due))}));
    for (auto const field : missing_story(proposal)) hits.push_back(hit("intake.no_story", proposal, {std::string(field)}));
    if (stage == "decision")
        if (auto const score = score_of(facts.store, proposal.id()); !score.complete())
            hits.push_back(hit("intake.not_scored", proposal, {std::to_string(score.parts.size()), std::to_string(score.criteria)}));
    return hits;
}

std::vector<Hit> check_intake(Facts const& facts) {
    std::vector<Hit> hits;
    std::vector<Record const*> there[std::size(kIntakeStages)];
    for (auto const& proposal : facts.store.table(ppl::kType).rows()) {
        if (proposal.deleted()) continue;
        auto found = check_intake(facts, proposal);
        hits.insert(hits.end(), found.begin(), found.end());
        if (int const at = place_of(proposal.get(ppl::stage)); at >= 0) there[at].push_back(&proposal);
    }
    for (std::size_t i = 0; i < std::size(kIntakeStages); ++i) {
        if (static_cast<int>(there[i].size()) <= kIntakeStages[i].limit) continue;
        std::vector<Id> all;
        for (auto const* proposal : there[i]) all.push_back(proposal->id());
        hits.push_back(hit("intake.crowded", *there[i].front(), {std::string(kIntakeStages[i].stage), std::to_string(all.size()), std::to_string(kIntakeStages[i].limit)}, std::move(all)));
    }
    return hits;
}

}  // namespace pmo::rules
