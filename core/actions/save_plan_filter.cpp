#include "core/actions/save_plan_filter.h"

#include <algorithm>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/registers/rules.h"
#include "core/registers/saved_view.h"
#include "core/registers/task.h"

namespace pmo {

namespace {

namespace view = registers::saved_view;

std::optional<PlanFilter> filter_of(Record const& record) {
    if (record.get(view::register_) != registers::task::kType.id) return std::nullopt;
    auto filter = parse_plan_filter(record.get(view::query));
    return filter && filter->active() ? filter : std::nullopt;
}

}  // namespace

std::vector<NamedPlanFilter> named_plan_filters(Store const& store, Id project, Id person) {
    std::vector<NamedPlanFilter> out;
    for (auto const& record : store.table(view::kType).rows()) {
        if (record.deleted() || (record.has(view::project) && record.get(view::project) != project)) continue;
        if (record.has(view::owner) && record.get(view::owner) != person && !record.get(view::shared)) continue;
        if (auto filter = filter_of(record)) out.push_back({record.id(), record.get(view::name), std::move(*filter)});
    }
    sort_stably(out, {}, &NamedPlanFilter::name);
    return out;
}

std::optional<Edit> save_plan_filter(EditContext const& context, std::string_view name, PlanFilter const& filter) {
    auto const named = trim(name);
    if (named.empty() || !filter.active()) return std::nullopt;
    Edit edit(Label{"plan.save_filter", {std::string(named)}});
    for (auto const& record : context.store.table(view::kType).rows())
        if (!record.deleted() && filter_of(record) && trim(record.get(view::name)) == named && record.get(view::project) == context.project && record.get(view::owner) == context.person) {
            edit.set(record.id(), view::query, to_text(filter));
            return edit;
        }
    auto const id = add_record(edit, context, {.type = view::kType});
    edit.set(id, view::name, named);
    edit.set(id, view::register_, registers::task::kType.id);
    edit.set(id, view::kind, "table");
    edit.set(id, view::query, to_text(filter));
    edit.set(id, view::project, context.project);
    if (context.person) edit.set(id, view::owner, context.person);
    return edit;
}

std::optional<Edit> remove_plan_filter(EditContext const& context, Id id) {
    auto const* record = context.store.live(id);
    if (!record || &record->type() != &view::kType || !filter_of(*record)) return std::nullopt;
    Edit edit(Label{"plan.drop_filter", {std::string(record->get(view::name))}});
    edit.remove(id);
    return edit;
}

}  // namespace pmo
