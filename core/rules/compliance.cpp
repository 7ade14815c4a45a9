#include "core/rules/compliance.h"

#include <algorithm>

#include "core/base/sort.h"
#include "core/project/compliance_matrix.h"
#include "core/registers/compliance_check.h"
#include "core/registers/contract.h"
#include "core/registers/risk.h"

namespace pmo::rules {

namespace chk = registers::compliance_check;
using registers::is;

namespace {

void find_in(Record const& check, Facts const& facts, std::vector<Hit>& hits) {
    auto const hit = [&](std::string_view rule, std::vector<std::string> args, std::vector<Id> evidence = {}) {
        hits.push_back({rule, find_rule(rule)->severity, check.id(), check.get(chk::project), std::move(args), std::move(evidence)});
    };
    auto const days = check.get(chk::due).day - facts.today.day;
    switch (compliance_state(check, facts.today)) {
        case ComplianceState::violated: {
            auto const* risk = registers::linked(check, facts.store, chk::risk);
            bool const treated = risk && registers::is_open(*risk);
            if (treated) hit("compliance.violated", {check.has(chk::due) ? to_text(check.get(chk::due)) : std::string("—")}, {risk->id()});
            else hit("compliance.violated_without_risk", {}, {check.get(chk::risk)});
            break;
        }
        case ComplianceState::overdue: hit("compliance.overdue", {to_text(check.get(chk::due)), std::to_string(-days)}); break;
        case ComplianceState::repeat_due: hit("compliance.repeat_due", {to_text(next_turn(check)), to_text(check.get(chk::checked_on))}); break;
        case ComplianceState::open:
            if (check.has(chk::due) && days <= kCheckWithin) hit("compliance.not_begun", {to_text(check.get(chk::due)), std::to_string(days)});
            break;
        default: break;
    }
}

}  // namespace

std::vector<Hit> compliance_hits(Facts const& facts, Id project) {
    std::vector<Hit> hits;
    if (project) {
        for (auto const* check : facts.store.referrers(chk::kType, chk::project, project)) find_in(*check, facts, hits);
    } else {
        for (auto const& check : facts.store.table(chk::kType).rows())
            if (!check.deleted()) find_in(check, facts, hits);
    }
    for (auto const id : facts.derived.active_projects())
        if ((!project || id == project) && facts.store.referrers(chk::kType, chk::project, id).empty()) hits.push_back({"compliance.no_check", Severity::hint, id, id});
    sort_stably(hits, std::greater{}, &Hit::severity);
    return hits;
}

}  // namespace pmo::rules
