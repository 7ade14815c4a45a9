#include "core/rules/strategy.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <span>
#include <unordered_map>
#include <vector>

#include "core/base/sort.h"
#include "core/base/sums.h"
#include "core/base/text.h"
#include "core/model/tree.h"
#include "core/registers/contribution.h"
#include "core/registers/objective.h"
#include "core/registers/project.h"
#include "core/registers/proposal.h"
#include "core/registers/rules.h"

namespace pmo::rules {

namespace {

namespace obj = registers::objective;
namespace ctr = registers::contribution;
namespace prj = registers::project;
namespace ppl = registers::proposal;
using registers::is_open;

struct Work {
    Facts const& facts;
    Strategy& result;
    std::set<Id> running{};
    std::unordered_map<Id, std::vector<Served const*>, IdHash> counted{};    // by objective: what counts for it

    void say(std::string_view rule, Id subject, std::vector<std::string> args = {}, std::vector<Id> evidence = {}, Id project = kNoId) const {
        result.hits.push_back({rule, find_rule(rule)->severity, subject, project, std::move(args), std::move(evidence)});
    }

    void gather() {
        for (auto const id : facts.derived.active_projects()) running.insert(id);
        for (auto const& row : facts.store.table(ctr::kType).rows()) {
            auto const strength = static_cast<int>(std::clamp<std::int64_t>(row.get(ctr::strength), 0, 3));
            if (row.deleted() || strength == 0) continue;
            auto const* objective = facts.store.live(row.get(ctr::objective));
            auto const* by = facts.store.live(row.has(ctr::project) ? row.get(ctr::project) : row.get(ctr::proposal));
            if (!objective || !by || &objective->type() != &obj::kType) continue;
            result.served.push_back({row.id(), objective->id(), by->id(), strength, &by->type() == &ppl::kType});
        }
    }

    // After gather(): result.served no longer grows.
    void index() {
        for (auto const& served : result.served)
            if (counts(served)) counted[served.objective].push_back(&served);
    }
    std::span<Served const* const> serving(Id objective) const {
        auto const found = counted.find(objective);
        return found == counted.end() ? std::span<Served const* const>{} : std::span<Served const* const>(found->second);
    }

    bool counts(Served const& served) const {
        if (!served.proposal) return running.contains(served.by);
        auto const* proposal = facts.store.live(served.by);
        return proposal && is_open(*proposal);
    }

    void objectives() {
        auto const tree = make_tree(facts.store, obj::kType);
        std::vector<std::set<Id>> below(tree.rows.size());
        for (std::size_t i = 0; i < tree.rows.size(); ++i) {
            auto const& record = *tree.rows[i].record;
            ObjectiveRow row{.objective = record.id(), .level = tree.rows[i].level, .open = is_open(record), .attained = attained(record)};
            for (auto const* served : serving(record.id())) {
                (served->proposal ? row.proposals : row.projects) += 1;
                if (served->proposal) continue;
                row.strength += served->strength;
                below[i].insert(served->by);
            }
            result.objectives.push_back(row);
        }
        for (std::size_t i = tree.rows.size(); i-- > 0;) {
            result.objectives[i].below = static_cast<int>(below[i].size());
            if (auto const parent = tree.rows[i].parent; parent >= 0) below[static_cast<std::size_t>(parent)].insert(below[i].begin(), below[i].end());
        }
        for (auto const& row : result.objectives) objective(row);
        weights(tree);
    }

    static std::optional<int> attained(Record const& objective) {
        auto const from = leading_number(objective.get(obj::baseline_value)), to = leading_number(objective.get(obj::target)), now = leading_number(objective.get(obj::actual));
        if (!from || !to || !now || *from == *to) return std::nullopt;
        auto const share = (*now - *from) / (*to - *from) * 100;
        return std::abs(share) < 100000 ? std::optional(static_cast<int>(std::lround(share))) : std::nullopt;
    }

    void objective(ObjectiveRow const& row) const {
        if (!row.open) return;
        if (row.below == 0) {
            say("strategy.unserved", row.objective, {std::to_string(row.proposals)});
            return;
        }
        if (row.projects == 0) return;
        std::vector<Id> by, ill;
        int strongest = 0;
        for (auto const* served : serving(row.objective)) {
            if (served->proposal) continue;
            by.push_back(served->by);
            strongest = std::max(strongest, served->strength);
            auto const health = facts.derived.summary(served->by).overall.health;
            if (health == Health::red || health == Health::amber) ill.push_back(served->by);
        }
        if (ill.size() == by.size()) say("strategy.at_risk", row.objective, {std::to_string(ill.size())}, ill);
        if (strongest == 1) say("strategy.weak", row.objective, {std::to_string(by.size())}, by);
    }

    // Open objectives with the same parent; those without any weight are not weighed.
    void weights(Tree const& tree) const {
        std::map<std::int32_t, std::vector<Record const*>> beside;
        for (auto const& row : tree.rows)
            if (is_open(*row.record)) beside[row.parent].push_back(row.record);
        for (auto const& [parent, rows] : beside) {
            std::int64_t sum = 0;
            bool weighed = false;
            std::vector<Id> all;
            for (auto const* row : rows) {
                sum = plus(sum, row->get(obj::weight));
                weighed = weighed || row->has(obj::weight);
                all.push_back(row->id());
            }
            if (weighed && sum != 100) say("strategy.weights", rows.front()->id(), {std::to_string(sum)}, all);
        }
    }

    void projects() const {
        for (auto const id : facts.derived.active_projects()) {
            auto const* project = facts.store.live(id);
            if (!project) continue;
            Record const* closed = nullptr;
            bool any = false, open = false, named = false;
            auto const named_id = project->get(prj::objective);
            for (auto const& served : result.served) {
                if (served.by != id) continue;
                auto const* objective = facts.store.live(served.objective);
                any = true;
                open = open || is_open(*objective);
                named = named || served.objective == named_id;
                if (!is_open(*objective)) closed = objective;
            }
            auto const* named_objective = facts.store.live(named_id);
            if (!any && !named_objective) say("strategy.no_objective", id, {}, {}, id);
            if (any && !open && closed) say("strategy.closed_objective", id, {std::string(title_of(*closed))}, {closed->id()}, id);
            if (named_objective && !named) say("strategy.not_counted", id, {std::string(title_of(*named_objective))}, {named_id}, id);
        }
    }
};

}  // namespace

std::optional<double> leading_number(std::string_view text) {
    text = trim(text);
    bool negative = false, digits = false, fraction = false;
    if (!text.empty() && !(text[0] >= '0' && text[0] <= '9')) {
        auto const sign = next_code_point(text);
        negative = sign == '-' || sign == 0x2212;
        text = trim(text);
    }
    double value = 0, unit = 1;
    for (char const c : text) {
        if (c >= '0' && c <= '9') {
            digits = true;
            if (fraction) value += (c - '0') * (unit /= 10);
            else value = value * 10 + (c - '0');
        } else if (c == '.' && digits && !fraction) fraction = true;
        else if (c != ',' || !digits) break;
    }
    if (!digits) return std::nullopt;
    return negative ? -value : value;
}

Strategy check_strategy(Facts const& facts) {
    Strategy result;
    Work work{facts, result};
    work.gather();
    work.index();
    work.objectives();
    work.projects();
    sort_stably(result.hits, std::greater{}, &Hit::severity);
    return result;
}

}  // namespace pmo::rules
