#include "core/actions/convert_issue.h"

#include <algorithm>

#include "core/registers/change_effect.h"
#include "core/registers/change_request.h"
#include "core/registers/escalation.h"
#include "core/registers/issue.h"
#include "core/registers/person.h"
#include "core/registers/project.h"
#include "core/registers/role.h"
#include "core/registers/role_assignment.h"

namespace pmo {

namespace {

namespace iss = registers::issue;
namespace chg = registers::change_request;
namespace eff = registers::change_effect;
namespace esc = registers::escalation;
using registers::is;

constexpr std::int64_t kMinutesOfDay = 480;

template <class From, class To>
void copy(Edit& edit, Record const& from, Field<From> source, Id to, Field<To> target) {
    if (from.has(source)) edit.set(to, target.slot, from.value(source.slot));
}

Record const* issue_of(Store const& store, Id id) {
    auto const* issue = store.live(id);
    return issue && &issue->type() == &iss::kType ? issue : nullptr;
}

EditContext within(EditContext const& context, Record const& issue) { return {context.store, context.ids, issue.get(iss::project), context.person, context.today}; }

bool works_here(Store const& store, Id person) {
    auto const* record = store.live(person);
    return record && &record->type() == &registers::person::kType && !record->has(registers::person::left);
}

// Whoever has a role of this team: on the project, else in the organisation.
Id person_of_team(Store const& store, Id project, std::string_view team) {
    namespace rol = registers::role;
    namespace ras = registers::role_assignment;
    for (auto const* row : store.referrers(ras::kType, ras::project, project))
        if (auto const* role = registers::linked(*row, store, ras::role); role && role->get(rol::team) == team && works_here(store, row->get(ras::person))) return row->get(ras::person);
    for (auto const& person : store.table(registers::person::kType).rows()) {
        auto const* role = person.deleted() ? nullptr : registers::linked(person, store, registers::person::role);
        if (role && role->get(rol::team) == team && works_here(store, person.id())) return person.id();
    }
    return kNoId;
}

}  // namespace

std::optional<Edit> convert_issue(EditContext const& outer, Id id, ChangeWords const& words, Id& change) {
    auto const* issue = issue_of(outer.store, id);
    if (!issue || registers::linked(*issue, outer.store, iss::change)) return std::nullopt;
    auto const context = within(outer, *issue);
    Edit edit(Label{"issue.change", {std::string(title_of(*issue))}});
    change = add_record(edit, context, {.type = chg::kType});
    edit.set(change, chg::title, issue->get(iss::title));
    edit.set(change, chg::kind, issue->get(iss::impact_days) != 0 ? "schedule" : issue->has(iss::impact_cost) ? "cost" : "scope");
    edit.set(change, chg::issue, id);
    copy(edit, *issue, iss::cause, change, chg::reason);
    copy(edit, *issue, iss::description, change, chg::description);
    copy(edit, *issue, iss::priority, change, chg::priority);
    copy(edit, *issue, iss::impact_days, change, chg::impact_days);
    copy(edit, *issue, iss::impact_cost, change, chg::impact_cost);
    copy(edit, *issue, iss::task, change, chg::task);
    edit.set(id, iss::change, change);
    Adding adding(edit, context);
    auto const effect = [&](std::string const& title, std::string_view kind) {
        auto const made = adding.add(eff::kType);
        edit.set(made, eff::change, change);
        edit.set(made, eff::title, title);
        edit.set(made, eff::kind, kind);
        if (issue->has(iss::task)) edit.set(made, eff::task, issue->get(iss::task));
        return made;
    };
    if (issue->get(iss::impact_days) > 0 && issue->has(iss::task)) edit.set(effect(words.days, "duration"), eff::minutes, issue->get(iss::impact_days) * kMinutesOfDay);
    if (issue->get(iss::impact_cost).minor > 0) {
        auto const made = effect(words.money, "budget");
        edit.set(made, eff::amount, issue->get(iss::impact_cost));
        edit.set(made, eff::funding, "reserve");
    }
    return edit;
}

Id escalation_person(Store const& store, Id id, std::string_view level) {
    namespace prj = registers::project;
    auto const* project = store.live(id);
    if (!project || &project->type() != &prj::kType) return kNoId;
    if (level == "project_manager") return project->get(prj::manager);
    if (level == "pmo") return person_of_team(store, id, "project_support");
    if (level == "steering") {
        auto const person = person_of_team(store, id, "steering");
        return person ? person : project->get(prj::sponsor);
    }
    return level == "sponsor" ? project->get(prj::sponsor) : person_of_team(store, id, "direction");
}

std::optional<Edit> escalate_issue(EditContext const& outer, Id id, std::string_view level, Id to, std::string const& reason, Id& step) {
    auto const* issue = issue_of(outer.store, id);
    if (!issue || !registers::is_open(*issue) || std::ranges::find(iss::kEscalationLevel, level) == std::end(iss::kEscalationLevel)) return std::nullopt;
    auto const context = within(outer, *issue);
    Edit edit(Label{"issue.escalate", {std::string(title_of(*issue))}});
    step = add_record(edit, context, {.type = esc::kType});
    edit.set(step, esc::subject, id);
    edit.set(step, esc::title, issue->get(iss::title));
    edit.set(step, esc::level, level);
    edit.set(step, esc::to.slot, to ? Value(to) : Value{});
    if (context.person && context.person != to) edit.set(step, esc::by, context.person);
    edit.set(step, esc::on, context.today);
    edit.set(step, esc::due, Date{context.today.day + (is(*issue, iss::severity, "critical") ? 3 : 7)});
    if (!reason.empty()) edit.set(step, esc::reason, reason);
    edit.set(id, iss::status, "escalated");
    edit.set(id, iss::escalation_level, level);
    if (to) edit.set(id, iss::escalated_to, to);
    return edit;
}

}  // namespace pmo
