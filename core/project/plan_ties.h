#pragma once
// Ties between projects that drive dates: a project dependency whose two tasks are named, or a dependency between tasks of two projects, with its switch "drives
// dates" on (B4). Such a tie is a link of the one network over all projects: what comes before moves what comes after, and has no more float than that leaves.
//
// Every project keeps its own start, finish, calendars and options, so its plan is still scheduled by itself; the tasks at the other ends of its ties stand in
// it with the dates that their own plan gives them. Plans are scheduled in turns until no date changes any more, which without circles takes as many turns as
// ties follow on each other. A tie that closes a circle across projects is set aside and reported to both.
//
// Code of the problem: plan.cycle_across {0} the tasks on the circle. Its record is the tie.

#include <memory>
#include <span>
#include <unordered_map>
#include <vector>

#include "core/project/plan.h"

namespace pmo {

struct DrivingTie {
    Id record;
    Id from_project, from, to_project, to;             // projects and tasks, all live
    engine::Link link;                                 // type and lag; its ends are not set
};

// All that could drive: switched on, between live tasks of two live projects, neither delivered nor cancelled. By record, so that the order is everybody's.
std::vector<DrivingTie> driving_ties(Store const& store);

// Projects that ties connect. A project without driving ties is in none.
struct TieGroups {
    struct Group { std::vector<Id> projects; std::vector<DrivingTie> ties; };
    std::vector<Group> groups;
    std::unordered_map<Id, std::size_t, IdHash> of;    // by project: index into groups
    Group const* group_of(Id project) const {
        auto const at = of.find(project);
        return at == of.end() ? nullptr : &groups[at->second];
    }
};
TieGroups tie_groups(Store const& store);

// The plans of one group, by its projects.
std::vector<std::unique_ptr<Plan>> make_tied_plans(Store const& store, TieGroups::Group const& group, CalendarSource const& calendars);

}  // namespace pmo
