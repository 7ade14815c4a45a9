#include "core/project/cross_links.h"

#include <algorithm>

#include "core/registers/dependency.h"
#include "core/registers/project_dependency.h"
#include "core/registers/task.h"

namespace pmo {

namespace {

namespace dep = registers::dependency;
namespace agr = registers::project_dependency;
namespace tsk = registers::task;

engine::Placed const* placed_in(Plan const& plan, Id task) {
    auto const row = plan.row_of(task);
    return row < 0 ? nullptr : &plan.schedule.placed[static_cast<std::size_t>(row)];
}

void add(std::vector<CrossLink>& out, Derived const& derived, Record const& mine, Record const& link, Record const* other, bool before) {
    CrossLink found{.record = link.id(), .project = other ? other->get(tsk::project) : kNoId, .task = other ? other->id() : kNoId, .before = before};
    auto const& plan = derived.plan(mine.get(tsk::project));
    found.can_drive = other != nullptr;
    found.drives = &link.type() == &dep::kType ? link.get(dep::drives) : link.get(agr::drives);
    found.aside = found.drives && std::ranges::any_of(plan.problems, [&](Problem const& problem) { return problem.record == link.id() && problem.code == "plan.cycle_across"; });
    auto const* theirs = other ? placed_in(derived.plan(found.project), other->id()) : nullptr;
    auto const* ours = placed_in(plan, mine.id());
    if (theirs) found.date = before ? theirs->finish : theirs->start;
    if (theirs && ours) found.late = before ? theirs->finish > ours->start : ours->finish > theirs->start;
    out.push_back(found);
}

}  // namespace

std::vector<CrossLink> cross_links(Store const& store, Derived const& derived, Id task) {
    std::vector<CrossLink> out;
    auto const* mine = store.live(task);
    if (!mine || &mine->type() != &tsk::kType) return out;
    auto const look = [&](TypeDef const& type, Field<Id> own, Field<Id> others, bool before) {
        for (auto const* link : store.referrers(type, own, task)) {
            auto const* other = store.live(link->get(others));
            if (!other || &other->type() != &tsk::kType || other->get(tsk::project) == mine->get(tsk::project)) continue;
            add(out, derived, *mine, *link, other, before);
        }
    };
    look(dep::kType, dep::successor, dep::predecessor, true);
    look(dep::kType, dep::predecessor, dep::successor, false);
    look(agr::kType, agr::task, agr::provider_task, true);
    look(agr::kType, agr::provider_task, agr::task, false);
    return out;
}

Edit drive_dates(Store const& store, Id tie, bool on) {
    Edit edit{on ? "tie.drive" : "tie.show"};
    auto const* record = store.live(tie);
    if (!record) return edit;
    if (&record->type() == &dep::kType) edit.set(tie, dep::drives, on);
    if (&record->type() == &agr::kType) edit.set(tie, agr::drives, on);
    return edit;
}

}  // namespace pmo
