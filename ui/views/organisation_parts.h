#pragma once
// The parts of the organisation's screen: what was worked out of the records once, the tree of departments, the page of one department, who hands what to
// whom, and the roles. The view chooses between them (organisation_view.cpp).

#include <string>
#include <unordered_map>
#include <vector>

#include "core/rules/boundary.h"
#include "core/rules/organisation.h"
#include "core/rules/raci_matrix.h"
#include "ui/frame.h"
#include "ui/widgets/table.h"

namespace pmo::ui {

// One department with everything that the tree shows of it; sums include those below it, people do not.
struct DepartmentFacts {
    Id id;
    std::int32_t level = 0, end = 0;                 // first row behind those below it
    std::int32_t people = 0, people_below = 0;
    rules::RaciTally letters;                        // in the matrix of the standard method
    std::int32_t owes = 0, owes_late = 0, waits = 0, waits_late = 0;
    std::vector<std::size_t> hits;                   // indices into OrganisationFacts::hits
};

// Open hand-overs from one department to another, as asked.
struct HandOverPair { Id from, to; std::vector<Id> open; std::int32_t late = 0; };

struct OrganisationFacts {
    std::vector<DepartmentFacts> departments;        // depth first
    std::vector<rules::Hit> hits;                    // of departments and roles, then of hand-overs
    rules::RaciMatrix matrix;
    std::vector<HandOverPair> pairs;
    std::vector<Id> partners;                        // departments with open hand-overs, in the order of the tree
    DepartmentFacts const* find(Id id) const;
};
OrganisationFacts find_organisation(Frame const& frame);

// The page of a department: mandate, people, letters and duties by phase, what it owes and waits for.
void draw_department_page(Frame& frame, OrganisationFacts const& facts, Record const& department, Box area);

// Departments as a tree with their figures; answers the chosen one.
struct DepartmentTree { TableState table; std::set<RowKey> folded; };
void draw_department_tree(Frame& frame, DepartmentTree& state, OrganisationFacts const& facts, Id& chosen, Box area);

// Who waits for whom: a matrix of departments, the open hand-overs of a cell below it.
struct HandOverPairs { TableState table; };
void draw_hand_over_pairs(Frame& frame, HandOverPairs& state, OrganisationFacts const& facts, Box area);

// Roles by team with duty, authority and who holds them.
struct RoleList { TableState table; std::set<RowKey> folded; };
void draw_roles(Frame& frame, RoleList& state, OrganisationFacts const& facts, Box area);

}  // namespace pmo::ui
