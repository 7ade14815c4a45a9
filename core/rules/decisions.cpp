#include "core/rules/decisions.h"

#include <algorithm>

#include "core/base/sort.h"
#include "core/registers/action_item.h"
#include "core/registers/decision.h"
#include "core/registers/rules.h"

namespace pmo::rules {

namespace {

namespace dec = registers::decision;
namespace act = registers::action_item;

enum Which : std::size_t { overdue, actions_overdue, review_due, nobody_decides };

Hit found(Which which, DecisionEntry const& entry, std::vector<std::string> args = {}, std::vector<Id> evidence = {}) {
    auto const& rule = kDecisionRules[which];
    return {.rule = rule.id, .severity = rule.severity, .subject = entry.record->id(), .project = entry.project, .args = std::move(args), .evidence = std::move(evidence)};
}

}  // namespace

std::vector<Hit> decision_hits(Facts const& facts, DecisionEntry const& entry) {
    std::vector<Hit> out;
    if (entry.open && entry.due.day && entry.due < facts.today) out.push_back(found(overdue, entry, {to_text(entry.due), std::to_string(facts.today.day - entry.due.day)}));
    if (entry.open && !facts.store.live(entry.owner) && !entry.meeting) out.push_back(found(nobody_decides, entry));
    std::vector<Id> late;
    for (auto const* action : entry.actions)
        if (registers::is_open(*action) && action->has(act::due) && action->get(act::due) < facts.today) late.push_back(action->id());
    if (!late.empty()) out.push_back(found(actions_overdue, entry, {std::to_string(late.size()), std::to_string(entry.actions.size())}, late));
    bool const ours = &entry.record->type() == &dec::kType;
    if (ours && registers::is(*entry.record, dec::status, "decided") && entry.record->has(dec::review_on) && entry.record->get(dec::review_on) <= facts.today)
        out.push_back(found(review_due, entry, {to_text(entry.record->get(dec::review_on))}));
    return out;
}

std::vector<Hit> decision_hits(Facts const& facts, Id project) {
    std::vector<Hit> out;
    for (auto const& entry : decision_log(facts.store, project))
        for (auto& hit : decision_hits(facts, entry)) out.push_back(std::move(hit));
    sort_stably(out, std::greater{}, &Hit::severity);
    return out;
}

}  // namespace pmo::rules
