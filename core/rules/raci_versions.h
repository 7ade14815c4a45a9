#pragma once
// Published versions of a responsibility matrix, and what has changed since one of them (A3). A version holds letters, no headings and no empty activities;
// publishing is core/actions/publish_raci.h.

#include <vector>

#include "core/rules/raci_matrix.h"

namespace pmo::rules {

// Of a method or a project, the newest first; equal numbers of a merge by day, then by id.
std::vector<Record const*> raci_versions_of(Store const& store, Id scope);

// Letter by letter, in the order of the matrix: `pattern` as published, `now` as it stands. Activities that have left the matrix come last, each of their
// letters `removed`. Only parties of the matrix's side (departments or roles) count. A version that is gone has no letters: everything is `added`.
std::vector<RaciDifference> changes_since(Store const& store, RaciMatrix const& now, Id version);

}  // namespace pmo::rules
