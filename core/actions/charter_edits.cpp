#include "core/actions/charter_edits.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/registers/approval.h"
#include "core/registers/charter.h"
#include "core/registers/project.h"
#include "core/registers/rules.h"
#include "core/rules/charter.h"

namespace pmo {

namespace {

namespace cha = registers::charter;
namespace apr = registers::approval;
namespace prj = registers::project;
using registers::is;

constexpr int kAnswerDays = 7;

Record const* live_of(Store const& store, Id id, TypeDef const& type) {
    auto const* record = store.live(id);
    return record && &record->type() == &type ? record : nullptr;
}

Label label(char const* code, Record const* record) { return {code, {record ? std::string(title_of(*record)) : std::string{}}}; }

// What the answer means for the charter, given the other approvals.
void conclude(EditContext const& context, Record const& charter, Record const& answered, std::string_view decision, Edit& edit) {
    if (is(charter, cha::status, "approved", "superseded")) return;
    if (decision == "rejected") {
        edit.set(charter.id(), cha::status, std::string_view("rejected"));
        return;
    }
    for (auto const* other : rules::approvals_of(context.store, charter.id()))
        if (other->id() != answered.id() && is(*other, apr::decision, "pending", "rejected", "")) return;
    edit.set(charter.id(), cha::status, std::string_view("approved"));
    edit.set(charter.id(), cha::approved_on, context.today);
    if (answered.has(apr::approver)) edit.set(charter.id(), cha::approved_by, answered.get(apr::approver));
}

}  // namespace

Edit start_charter(EditContext const& context, Id project_id) {
    auto const* project = live_of(context.store, project_id, prj::kType);
    Edit edit{label("charter.start", project)};
    if (!project || rules::charter_of(context.store, project_id)) return edit;
    EditContext inside = context;
    inside.project = project_id;
    auto const id = add_record(edit, inside, {.type = cha::kType});
    edit.set(id, cha::title, project->get(prj::name));
    edit.set(id, cha::version, std::string_view("0.1"));
    if (project->has(prj::manager)) edit.set(id, cha::owner, project->get(prj::manager));
    if (project->has(prj::description)) edit.set(id, cha::background, project->get(prj::description));
    if (project->has(prj::budget)) edit.set(id, cha::budget_frame, project->get(prj::budget));
    if (project->has(prj::target_start)) edit.set(id, cha::target_start, project->get(prj::target_start));
    else if (project->has(prj::start)) edit.set(id, cha::target_start, date_of(project->get(prj::start)));
    if (project->has(prj::target_finish)) edit.set(id, cha::target_finish, project->get(prj::target_finish));
    return edit;
}

Edit submit_charter(EditContext const& context, Id charter_id) {
    auto const* charter = live_of(context.store, charter_id, cha::kType);
    Edit edit{label("charter.submit", charter)};
    if (!charter || !is(*charter, cha::status, "draft", "rejected", "")) return edit;
    auto const* project = live_of(context.store, charter->get(cha::project), prj::kType);
    auto const asked = rules::approvals_of(context.store, charter_id);
    auto const sponsor = project ? project->get(prj::sponsor) : kNoId;
    if (asked.empty() && !context.store.live(sponsor)) return edit;
    edit.set(charter_id, cha::status, std::string_view("in_review"));
    edit.set(charter_id, cha::submitted_on, context.today);
    for (auto const* approval : asked) {                     // a refused one is asked again
        if (is(*approval, apr::decision, "pending")) continue;
        edit.set(approval->id(), apr::decision, std::string_view("pending"));
        edit.set(approval->id(), apr::asked_on, context.today);
        edit.clear(approval->id(), apr::decided_on);
    }
    if (!asked.empty()) return edit;
    EditContext inside = context;
    inside.project = charter->get(cha::project);
    auto const id = add_record(edit, inside, {.type = apr::kType});
    edit.set(id, apr::subject, charter_id);
    edit.set(id, apr::title, charter->get(cha::title));
    edit.set(id, apr::kind, std::string_view("charter"));
    edit.set(id, apr::step, std::int64_t{1});
    edit.set(id, apr::approver, sponsor);
    edit.set(id, apr::due, Date{context.today.day + kAnswerDays});
    return edit;
}

Edit sign_approval(EditContext const& context, Id approval_id, std::string_view decision, std::string_view words) {
    auto const* approval = live_of(context.store, approval_id, apr::kType);
    Edit edit{label("approval.sign", approval)};
    bool const known = decision == "approved" || decision == "conditional" || decision == "rejected";
    words = trim(words);
    if (!approval || !known || !is(*approval, apr::decision, "pending", "") || (decision != "approved" && words.empty())) return edit;
    edit.set(approval_id, apr::decision, decision);
    edit.set(approval_id, apr::decided_on, context.today);
    if (decision == "conditional") edit.set(approval_id, apr::conditions, words);
    else if (!words.empty()) edit.set(approval_id, apr::comment, words);
    if (auto const* charter = live_of(context.store, approval->get(apr::subject), cha::kType)) conclude(context, *charter, *approval, decision, edit);
    return edit;
}

}  // namespace pmo
