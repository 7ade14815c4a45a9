#include "core/actions/close_project.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/project/closed.h"
#include "core/registers/decision.h"
#include "core/registers/project.h"
#include "core/rules/closing.h"

namespace pmo {

namespace {

namespace dec = registers::decision;
namespace prj = registers::project;

constexpr auto kReason = handle<std::string>(dec::kFields, "reason");

// The last day on which work ended; a plan with work left, or none, ends today.
Moment last_day(Plan const& plan, Date today) {
    Moment last{};
    for (std::size_t i = 0; i < plan.rows.size(); ++i) {
        if (plan.rows[i].summary || plan.rows[i].inactive) continue;
        if (plan.rows[i].percent < 100) return moment_of(today, 17 * 60);
        last = std::max(last, Moment{plan.schedule.placed[i].finish});
    }
    return last.minute > 0 ? last : moment_of(today, 17 * 60);
}

void decide(Edit& edit, EditContext const& context, Id project, std::string_view title, std::string_view outcome, std::string_view reason) {
    auto own = context;
    own.project = project;
    auto const id = add_record(edit, own, {.type = dec::kType});
    edit.set(id, dec::title, title);
    edit.set(id, dec::outcome, outcome);
    edit.set(id, kReason, reason);
    edit.set(id, dec::subject, project);
    edit.set(id, dec::status, "decided");
    edit.set(id, dec::decided_on, context.today);
    if (context.person) edit.set(id, dec::decided_by, context.person);
}

}  // namespace

std::string_view closing_fault(rules::Facts const& facts, Closing const& closing) {
    auto const* project = closing.project ? facts.store.live(closing.project) : nullptr;
    if (!project || &project->type() != &prj::kType) return "unknown";
    if (is_closed_project(facts.store, closing.project)) return "already_closed";
    if (!trim(closing.waiver).empty()) return {};
    auto const hits = rules::check_closing(facts, closing.project);
    bool const open = std::ranges::any_of(hits, [](rules::Hit const& hit) { return hit.severity == Severity::error; });
    return open ? std::string_view("must_open") : std::string_view{};
}

std::optional<Edit> close_project(EditContext const& context, rules::Facts const& facts, Closing const& closing) {
    if (!closing_fault(facts, closing).empty()) return std::nullopt;
    auto const& project = *facts.store.live(closing.project);
    Edit edit(Label{"closing.project", {std::string(title_of(project))}});
    edit.set(project.id(), prj::status, "closed");
    edit.set(project.id(), prj::stage, "closed");
    if (!registers::is(project, prj::schedule_from, "finish"))      // of a plan made backwards the finish is an input
        edit.set(project.id(), prj::finish, last_day(facts.derived.plan(project.id()), context.today));
    if (!closing.note.empty()) edit.set(project.id(), prj::notes, std::string(project.get(prj::notes)) + (project.has(prj::notes) ? "\n" : "") + closing.note);
    if (!trim(closing.waiver).empty()) decide(edit, context, project.id(), closing.waiver_title, closing.waiver_outcome, closing.waiver);
    return edit;
}

std::optional<Edit> reopen_project(EditContext const& context, Reopening const& reopening) {
    if (!is_closed_project(context.store, reopening.project) || trim(reopening.reason).empty()) return std::nullopt;
    auto const& project = *context.store.live(reopening.project);
    Edit edit(Label{"closing.reopen", {std::string(title_of(project))}});
    edit.set(project.id(), prj::status, "active");
    edit.set(project.id(), prj::stage, "closing");
    if (!registers::is(project, prj::schedule_from, "finish")) edit.clear(project.id(), prj::finish);
    decide(edit, context, project.id(), reopening.title, reopening.outcome, reopening.reason);
    return edit;
}

}  // namespace pmo
