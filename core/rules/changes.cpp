#include "core/rules/changes.h"

#include <algorithm>
#include <cstdlib>
#include <functional>

#include "core/actions/change_effects.h"
#include "core/base/sort.h"
#include "core/project/plan_impact.h"
#include "core/registers/approval.h"
#include "core/registers/change_effect.h"
#include "core/registers/change_request.h"
#include "core/rules/hit_maker.h"

namespace pmo::rules {

namespace {

namespace chg = registers::change_request;
namespace eff = registers::change_effect;
namespace apr = registers::approval;
using registers::is;
using registers::is_open;

using Add = std::function<void(std::string_view, std::vector<std::string>, std::vector<Id>)>;

void look_at_waiting(Facts const& facts, Record const& change, Add const& add) {
    auto const today = facts.today;
    if (is(change, chg::status, "board")) {
        if (change.has(chg::board_date) && change.get(chg::board_date) < today)
            add("change.board_overdue", {to_text(change.get(chg::board_date)), number_text(today.day - change.get(chg::board_date).day)}, {});
        std::vector<Id> open;
        for (auto const* vote : facts.store.referrers(apr::kType, apr::subject, change.id()))
            if (is_open(*vote)) open.push_back(vote->id());
        auto const count = number_text(static_cast<std::int64_t>(open.size()));
        if (!open.empty()) add("change.vote_missing", {count}, std::move(open));
    }
    if (is(change, chg::status, "submitted", "assessing") && change.has(chg::requested_on) && today.day - change.get(chg::requested_on).day > change_limit::kWaiting)
        add("change.waiting_long", {to_text(change.get(chg::requested_on)), number_text(today.day - change.get(chg::requested_on).day)}, {});
}

void look_at_effects(Facts const& facts, Record const& change, Add const& add) {
    auto const effects = facts.store.referrers(eff::kType, eff::change, change.id());
    if (effects.empty()) {
        if (change.get(chg::impact_days) != 0 || change.get(chg::impact_cost).minor != 0) add("change.no_effects", {}, {});
        return;
    }
    for (auto const* effect : effects)
        if (!refuse_effect(facts.store, *effect).empty()) add("change.effect_impossible", {std::string(title_of(*effect))}, {effect->id()});
    auto const impact = change_impact(facts.store, facts.derived, change.id());
    if (!impact.computed || !change.has(chg::impact_days)) return;
    auto const stated = change.get(chg::impact_days);
    if (std::abs(stated - impact.finish_days) < change_limit::kDays) return;
    std::vector<Id> evidence;
    for (auto const* effect : effects) evidence.push_back(effect->id());
    add("change.impact_differs", {number_text(stated), number_text(impact.finish_days)}, std::move(evidence));
}

}  // namespace

std::vector<Hit> change_hits(Facts const& facts, Record const& change) {
    std::vector<Hit> hits;
    HitMaker maker(kChangeRules, hits);
    Add const add = [&](std::string_view rule, std::vector<std::string> args, std::vector<Id> evidence) {
        maker.add(rule, change.id(), change.get(chg::project), std::move(args), std::move(evidence));
    };
    look_at_waiting(facts, change, add);
    if (is(change, chg::status, "assessing", "board")) look_at_effects(facts, change, add);
    if (!is(change, chg::status, "approved")) return hits;
    if (change.has(chg::due) && change.get(chg::due) < facts.today)
        add("change.implementation_overdue", {to_text(change.get(chg::due)), number_text(facts.today.day - change.get(chg::due).day)}, {});
    std::vector<Id> waiting;
    for (auto const* effect : facts.store.referrers(eff::kType, eff::change, change.id()))
        if (!effect->has(eff::applied_on)) waiting.push_back(effect->id());
    auto const count = number_text(static_cast<std::int64_t>(waiting.size()));
    if (!waiting.empty()) add("change.not_applied", {count}, std::move(waiting));
    return hits;
}

std::vector<Hit> change_register_hits(Facts const& facts, Id project) {
    std::vector<Hit> hits;
    auto const look = [&](Id id) {
        for (auto const* change : facts.store.referrers(chg::kType, chg::project, id)) {
            auto found = change_hits(facts, *change);
            std::ranges::move(found, std::back_inserter(hits));
        }
    };
    if (project) look(project);
    else for (auto const id : facts.derived.active_projects()) look(id);
    sort_stably(hits, [](Hit const& a, Hit const& b) { return a.severity > b.severity; });
    return hits;
}

}  // namespace pmo::rules
