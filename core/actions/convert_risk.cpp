#include "core/actions/convert_risk.h"

#include "core/registers/risk.h"

namespace pmo {

namespace {

namespace rsk = registers::risk;
namespace iss = registers::issue;

constexpr std::int32_t kDueDays[] = {14, 14, 14, 7, 3};        // by impact level 1–5

std::string_view severity_of(std::int64_t impact) { return impact >= 5 ? "critical" : impact == 4 ? "high" : impact == 3 ? "medium" : "low"; }

template <class From, class To>
void copy(Edit& edit, Record const& from, Field<From> source, Id to, Field<To> target) {
    if (from.has(source)) edit.set(to, target.slot, from.value(source.slot));
}

}  // namespace

std::optional<Edit> convert_risk(EditContext const& outer, Id id, Id& issue) {
    auto const* risk = outer.store.live(id);
    if (!risk || &risk->type() != &rsk::kType || registers::linked(*risk, outer.store, rsk::issue)) return std::nullopt;
    EditContext const context{outer.store, outer.ids, risk->get(rsk::project), outer.person, outer.today};
    Edit edit(Label{"risk.occurred", {std::string(title_of(*risk))}});
    issue = add_record(edit, context, {.type = iss::kType});
    auto const impact = risk->get(rsk::impact);
    edit.set(issue, iss::title, risk->get(rsk::title));
    edit.set(issue, iss::kind, "problem");
    edit.set(issue, iss::severity, severity_of(impact));
    edit.set(issue, iss::priority, impact >= 5 ? "urgent" : impact == 4 ? "high" : "normal");
    edit.set(issue, iss::due, Date{context.today.day + kDueDays[impact >= 1 && impact <= 5 ? impact - 1 : 0]});
    std::string about(risk->get(rsk::event));
    if (risk->has(rsk::effect)) about += (about.empty() ? "" : "\n") + std::string(risk->get(rsk::effect));
    if (!about.empty()) edit.set(issue, iss::description, about);
    copy(edit, *risk, rsk::cause, issue, iss::cause);
    copy(edit, *risk, rsk::owner, issue, iss::owner);
    copy(edit, *risk, rsk::impact_cost, issue, iss::impact_cost);
    copy(edit, *risk, rsk::impact_days, issue, iss::impact_days);
    copy(edit, *risk, rsk::task, issue, iss::task);
    edit.set(issue, iss::risk, id);
    edit.set(id, rsk::status, "occurred");
    edit.set(id, rsk::occurred_on, context.today);
    edit.set(id, rsk::issue, issue);
    return edit;
}

}  // namespace pmo
