#pragma once
// What the rules about people and their talks have in common: which records count, and how a finding is written down.

#include <string>
#include <utility>
#include <vector>

#include "core/registers/rules.h"
#include "core/rules/rule.h"

namespace pmo::rules {

inline Hit hit_about(std::string_view rule, Record const& record, Id project, std::vector<std::string> args = {}, std::vector<Id> evidence = {}) {
    auto const* known = find_rule(rule);
    return {.rule = rule, .severity = known ? known->severity : Severity::warning, .subject = record.id(), .project = project, .args = std::move(args), .evidence = std::move(evidence)};
}

// A record counts when it is live and its project runs or it belongs to none; of one project, when it belongs to that.
inline bool in_scope(Store const& store, Record const& record, Field<Id> of, Id project) {
    auto const id = record.get(of);
    if (record.deleted() || (project && id != project)) return false;
    auto const* owner = id ? store.live(id) : nullptr;
    return !id || (owner && registers::is_open(*owner));
}

}  // namespace pmo::rules
