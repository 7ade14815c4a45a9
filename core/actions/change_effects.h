#pragma once
// From the planned effects of a change to edits of plan and budget (G3), and what they would do. An effect that cannot be carried out (its task is gone
// or done) is left out and named by refuse_effect; one that was applied before is never applied again.

#include "core/actions/new_record.h"
#include "core/project/plan_impact.h"

namespace pmo {

// Why an effect cannot be carried out: "applied", "no_task", "other_project", "task_done", "no_other", "no_link", "no_minutes", "no_date", "no_amount",
// "no_kind", "currency"; empty: it can.
std::string_view refuse_effect(Store const& store, Record const& effect);

// Adds the effects of the change to the edit: tasks, links, budget lines, the project's budget and reserve. `marks` also writes into each effect when it
// was applied and what came of it. Returns how many effects there were to carry out.
int write_effects(Edit& edit, EditContext const& context, Id change, bool marks);

// What the effects that are still to be carried out would do to the plan of the change's project. Not computed: there are none.
PlanImpact change_impact(Store const& store, Derived const& derived, Id change);

}  // namespace pmo
