#pragma once
// Filters of plans under a name: saved views of the register "task" (M1). A name is kept once for each person and project; saving it again replaces it.

#include <optional>
#include <string_view>
#include <vector>

#include "core/actions/new_record.h"
#include "core/project/plan_filter.h"

namespace pmo {

struct NamedPlanFilter { Id view; std::string_view name; PlanFilter filter; };

// Those of the project and those for all projects: one's own, those without an owner and those that are shared. By name. Views that hold something else are
// passed over.
std::vector<NamedPlanFilter> named_plan_filters(Store const& store, Id project, Id person);

// Nothing: no name, or a filter that leaves everything.
std::optional<Edit> save_plan_filter(EditContext const& context, std::string_view name, PlanFilter const& filter);
// Nothing: it is no such view.
std::optional<Edit> remove_plan_filter(EditContext const& context, Id view);

}  // namespace pmo
