#include "core/rules/issues.h"

#include <algorithm>

#include "core/base/sort.h"
#include "core/registers/escalation.h"
#include "core/registers/issue.h"
#include "core/registers/person.h"
#include "core/rules/hit_maker.h"

namespace pmo::rules {

namespace {

namespace iss = registers::issue;
namespace esc = registers::escalation;
using registers::is;
using registers::is_open;
using registers::linked;

int level_of(std::string_view id) {
    auto const at = std::ranges::find(iss::kEscalationLevel, id);
    return at == std::end(iss::kEscalationLevel) ? -1 : static_cast<int>(at - std::begin(iss::kEscalationLevel));
}

}  // namespace

int due_level(std::string_view severity, std::int32_t age) {
    int due = -1;
    for (auto const& path : kEscalationPaths)
        for (std::size_t level = 0; path.severity == severity && level < path.days.size(); ++level)
            if (path.days[level] > 0 && age >= path.days[level]) due = static_cast<int>(level);
    return due;
}

int reached_level(Store const& store, Record const& issue) {
    int reached = level_of(issue.get(iss::escalation_level));
    for (auto const* step : store.referrers(esc::kType, esc::subject, issue.id()))
        if (!is(*step, esc::status, "withdrawn")) reached = std::max(reached, level_of(step->get(esc::level)));
    return reached;
}

std::int32_t age_of(Record const& issue, Date today) {
    if (!issue.has(iss::raised_on)) return 0;
    auto const end = issue.has(iss::resolved_on) ? issue.get(iss::resolved_on) : today;
    return std::max(0, end.day - issue.get(iss::raised_on).day);
}

std::vector<Hit> issue_hits(Facts const& facts, Record const& issue) {
    std::vector<Hit> hits;
    if (!is_open(issue)) return hits;
    HitMaker maker(kIssueRules, hits);
    auto const add = [&](std::string_view rule, std::vector<std::string> args = {}, std::vector<Id> evidence = {}) {
        maker.add(rule, issue.id(), issue.get(iss::project), std::move(args), std::move(evidence));
    };
    auto const age = age_of(issue, facts.today);
    auto const due = due_level(issue.get(iss::severity), age);
    // The manager has the register before the eyes: only a level above asks for a step of its own.
    if (due >= 1 && due > reached_level(facts.store, issue))
        add("issue.escalation_due", {number_text(age), std::string(iss::kEscalationLevel[static_cast<std::size_t>(due)])});
    if (issue.has(iss::due) && issue.get(iss::due) < facts.today) add("issue.overdue", {to_text(issue.get(iss::due)), number_text(facts.today.day - issue.get(iss::due).day)});
    for (auto const* step : facts.store.referrers(esc::kType, esc::subject, issue.id()))
        if (is_open(*step) && step->has(esc::due) && step->get(esc::due) < facts.today)
            add("issue.escalation_unanswered", {to_text(step->get(esc::due)), number_text(facts.today.day - step->get(esc::due).day)}, {step->id(), step->get(esc::to)});
    auto const* owner = linked(issue, facts.store, iss::owner);
    bool const left = owner && &owner->type() == &registers::person::kType && owner->has(registers::person::left) && owner->get(registers::person::left) <= facts.today;
    if (!owner || left) add("issue.no_owner");
    if (issue.get(iss::impact_days) >= kChangeDays && !linked(issue, facts.store, iss::change)) add("issue.needs_change", {number_text(issue.get(iss::impact_days))});
    return hits;
}

std::vector<Hit> issue_register_hits(Facts const& facts, Id project) {
    struct Aged { Hit hit; std::int32_t age; };
    std::vector<Aged> aged;
    auto const look = [&](Id id) {
        for (auto const* issue : facts.store.referrers(iss::kType, iss::project, id))
            for (auto& hit : issue_hits(facts, *issue)) aged.push_back({std::move(hit), age_of(*issue, facts.today)});
    };
    if (project) look(project);
    else for (auto const id : facts.derived.active_projects()) look(id);
    sort_stably(aged, [](Aged const& a, Aged const& b) { return a.hit.severity != b.hit.severity ? a.hit.severity > b.hit.severity : a.age > b.age; });
    std::vector<Hit> hits;
    for (auto& one : aged) hits.push_back(std::move(one.hit));
    return hits;
}

}  // namespace pmo::rules
