#include "core/actions/trace_edits.h"

#include <algorithm>

#include "core/registers/acceptance.h"
#include "core/registers/contribution.h"
#include "core/registers/deliverable.h"
#include "core/registers/objective.h"
#include "core/registers/project.h"
#include "core/registers/proposal.h"
#include "core/registers/requirement.h"
#include "core/registers/task.h"
#include "core/registers/trace.h"

namespace pmo {

namespace {

namespace trc = registers::trace;
namespace ctr = registers::contribution;

Record const* live_of(Store const& store, Id id, TypeDef const& type) {
    auto const* record = store.live(id);
    return record && &record->type() == &type ? record : nullptr;
}

}  // namespace

std::string_view usual_trace_kind(TypeDef const& target) {
    if (&target == &registers::deliverable::kType) return "satisfied_by";
    if (&target == &registers::task::kType) return "implemented_by";
    if (&target == &registers::acceptance::kType) return "accepted_by";
    return {};
}

Edit set_trace(EditContext const& context, Id requirement_id, Id target_id, std::string_view kind) {
    auto const* requirement = live_of(context.store, requirement_id, registers::requirement::kType);
    auto const* target = context.store.live(target_id);
    Edit edit{Label{kind.empty() ? "trace.remove" : "trace.set", {requirement ? std::string(title_of(*requirement)) : std::string{}}}};
    bool const known = kind.empty() || std::ranges::find(trc::kKind, kind) != std::end(trc::kKind);
    if (!requirement || !target || requirement_id == target_id || !known) return edit;
    Record const* kept = nullptr;
    for (auto const* trace : context.store.referrers(trc::kType, trc::requirement, requirement_id)) {
        if (trace->get(trc::target) != target_id) continue;
        if (kind.empty() || kept) edit.remove(trace->id());              // a merge can leave two
        else kept = trace;
    }
    if (kind.empty()) return edit;
    if (kept) {
        if (kept->get(trc::kind) != kind) edit.set(kept->id(), trc::kind, kind);
        return edit;
    }
    auto const id = add_record(edit, context, {.type = trc::kType});
    edit.set(id, trc::requirement, requirement_id);
    edit.set(id, trc::target, target_id);
    edit.set(id, trc::kind, kind);
    return edit;
}

Edit set_contribution(EditContext const& context, Id objective_id, Id by_id, int strength) {
    auto const* objective = live_of(context.store, objective_id, registers::objective::kType);
    auto const* project = live_of(context.store, by_id, registers::project::kType);
    auto const* proposal = live_of(context.store, by_id, registers::proposal::kType);
    auto const* by = project ? project : proposal;
    Edit edit{Label{strength == 0 ? "contribution.remove" : "contribution.set", {by ? std::string(title_of(*by)) : std::string{}, objective ? std::string(title_of(*objective)) : std::string{}}}};
    if (!objective || !by || strength < 0 || strength > 3) return edit;
    auto const field = project ? ctr::project : ctr::proposal;
    Record const* kept = nullptr;
    for (auto const* row : context.store.referrers(ctr::kType, ctr::objective, objective_id)) {
        if (row->get(field) != by_id) continue;
        if (strength == 0 || kept) edit.remove(row->id());
        else kept = row;
    }
    if (strength == 0) return edit;
    if (kept) {
        if (kept->get(ctr::strength) != strength) edit.set(kept->id(), ctr::strength, std::int64_t{strength});
        return edit;
    }
    EditContext outside = context;
    outside.project = kNoId;
    auto const id = add_record(edit, outside, {.type = ctr::kType});
    edit.set(id, ctr::objective, objective_id);
    edit.set(id, field, by_id);
    edit.set(id, ctr::strength, std::int64_t{strength});
    return edit;
}

}  // namespace pmo
