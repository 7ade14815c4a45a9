#include "core/actions/accept_warning.h"

#include "core/registers/issue.h"
#include "core/registers/project.h"
#include "core/registers/risk.h"
#include "core/registers/task.h"
#include "core/registers/warning_answer.h"

namespace pmo {

namespace {

namespace rsk = registers::risk;
namespace iss = registers::issue;
namespace ans = registers::warning_answer;
namespace tsk = registers::task;

constexpr std::int32_t kReviewDays = 14, kUrgentDays = 7;
constexpr std::int64_t kLikely = 4;                  // it is visible in the plan already

struct Category { std::string_view prefix, category; };
constexpr Category kCategories[] = {
    {"warning.forecast", "financial"}, {"warning.cpi", "financial"}, {"warning.reserve", "financial"}, {"warning.person", "resource"}, {"warning.leave", "resource"},
    {"warning.contract", "procurement"}, {"warning.gate", "compliance"}, {"warning.reviews", "operations"}, {"warning.actions", "operations"},
};

Record const* task_of(Store const& store, rules::Hit const& warning) {
    auto const* task = store.live(warning.subject);
    return task && &task->type() == &tsk::kType ? task : nullptr;
}

Id owner_of(EditContext const& context, rules::Hit const& warning) {
    if (auto const* task = task_of(context.store, warning); task && context.store.live(task->get(tsk::owner))) return task->get(tsk::owner);
    auto const* project = context.store.live(warning.project);
    auto const manager = project ? project->get(registers::project::manager) : kNoId;
    return manager ? manager : context.person;
}

Id add_answer(Edit& edit, EditContext const& context, rules::Hit const& warning, std::string const& title, std::string_view answer) {
    auto const id = add_record(edit, context, {.type = ans::kType});
    edit.set(id, ans::title, title);
    edit.set(id, ans::rule, warning.rule);
    if (warning.subject) edit.set(id, ans::subject, warning.subject);
    edit.set(id, ans::answer, answer);
    edit.set(id, ans::on, context.today);
    if (context.person) edit.set(id, ans::by, context.person);
    return id;
}

EditContext within(EditContext const& context, rules::Hit const& warning) { return {context.store, context.ids, warning.project, context.person, context.today}; }

Id add_risk(Edit& edit, EditContext const& context, rules::Hit const& warning, WarningWords const& words) {
    auto const id = add_record(edit, context, {.type = rsk::kType});
    edit.set(id, rsk::title, words.title);
    edit.set(id, rsk::kind, "threat");
    edit.set(id, rsk::cause, words.evidence);
    edit.set(id, rsk::category, risk_category_of(warning.rule));
    edit.set(id, rsk::probability, kLikely);
    edit.set(id, rsk::impact, std::int64_t{warning.severity == Severity::error ? 4 : 3});
    edit.set(id, rsk::proximity, "imminent");
    edit.set(id, rsk::next_review, Date{context.today.day + kReviewDays});
    edit.set(id, rsk::review_every_days, std::int64_t{kReviewDays});
    if (auto const owner = owner_of(context, warning)) edit.set(id, rsk::owner, owner);
    if (auto const* task = task_of(context.store, warning)) edit.set(id, rsk::task, task->id());
    return id;
}

Id add_issue(Edit& edit, EditContext const& context, rules::Hit const& warning, WarningWords const& words) {
    bool const urgent = warning.severity == Severity::error;
    auto const id = add_record(edit, context, {.type = iss::kType});
    edit.set(id, iss::title, words.title);
    edit.set(id, iss::kind, "problem");
    edit.set(id, iss::description, words.evidence);
    edit.set(id, iss::severity, urgent ? "high" : "medium");
    edit.set(id, iss::priority, urgent ? "high" : "normal");
    edit.set(id, iss::due, Date{context.today.day + (urgent ? kUrgentDays : kReviewDays)});
    if (auto const owner = owner_of(context, warning)) edit.set(id, iss::owner, owner);
    if (auto const* task = task_of(context.store, warning)) edit.set(id, iss::task, task->id());
    return id;
}

}  // namespace

std::string_view risk_category_of(std::string_view rule) {
    for (auto const& row : kCategories)
        if (rule.starts_with(row.prefix)) return row.category;
    return "technical";
}

Edit accept_warning(EditContext const& outer, rules::Hit const& warning, WarningAs as, WarningWords const& words, Id& made) {
    auto const context = within(outer, warning);
    Edit edit(Label{as == WarningAs::risk ? "warning.risk" : "warning.issue", {words.title}});
    made = as == WarningAs::risk ? add_risk(edit, context, warning, words) : add_issue(edit, context, warning, words);
    auto const answer = add_answer(edit, context, warning, words.title, "accepted");
    edit.set(answer, ans::result, made);
    return edit;
}

Edit dismiss_warning(EditContext const& outer, rules::Hit const& warning, std::string const& title, std::string const& reason, int weeks) {
    auto const context = within(outer, warning);
    Edit edit(Label{"warning.dismiss", {title}});
    auto const answer = add_answer(edit, context, warning, title, "dismissed");
    if (!reason.empty()) edit.set(answer, ans::reason, reason);
    edit.set(answer, ans::until, Date{context.today.day + 7 * weeks});
    return edit;
}

Edit reopen_warning(Store const& store, Id answer) {
    Edit edit("warning.reopen");
    if (store.live(answer)) edit.remove(answer);
    return edit;
}

}  // namespace pmo
