#include "core/actions/decide_change.h"

#include <algorithm>

#include "core/actions/change_effects.h"
#include "core/actions/set_baseline.h"
#include "core/registers/approval.h"
#include "core/registers/change_request.h"
#include "core/registers/decision.h"

namespace pmo {

namespace {

namespace chg = registers::change_request;
namespace apr = registers::approval;
namespace dec = registers::decision;
using registers::is;
using registers::is_open;

Record const* request(Store const& store, Id id) {
    auto const* change = store.live(id);
    return change && &change->type() == &chg::kType ? change : nullptr;
}

EditContext within(EditContext const& context, Record const& change) { return {context.store, context.ids, change.get(chg::project), context.person, context.today}; }

void write_log(Edit& edit, EditContext const& context, Record const& change, ChangeDecision const& decision) {
    auto const line = add_record(edit, context, {.type = dec::kType});
    edit.set(line, dec::subject, change.id());
    edit.set(line, dec::title, decision.log_title.empty() ? std::string(title_of(change)) : decision.log_title);
    edit.set(line, dec::outcome, decision.log_outcome);
    if (!decision.comment.empty()) edit.set(line, dec::reason, decision.comment);
    edit.set(line, dec::forum, "change_board");
    edit.set(line, dec::status, "decided");
    edit.set(line, dec::decided_on, context.today);
    if (context.person) edit.set(line, dec::decided_by, context.person);
    if (auto const owner = change.get(chg::owner)) edit.set(line, dec::owner, owner);
}

void close_votes(Edit& edit, EditContext const& context, Id change) {
    for (auto const* vote : context.store.referrers(apr::kType, apr::subject, change))
        if (is_open(*vote)) edit.set(vote->id(), apr::decision, "withdrawn");
}

// Effects into the plan, then the baseline of the plan that comes of them. False: there was nothing to carry out.
bool carry_out(Edit& edit, EditContext const& context, Derived const& derived, Record const& change, std::string const& baseline_name) {
    auto const project = change.get(chg::project);
    Edit effects("change.carry_out"), marks("change.carry_out");
    IdSource ids = context.ids;                      // the same records twice: once to look ahead, once with the marks
    EditContext const ahead{context.store, ids, project, context.person, context.today};
    if (write_effects(effects, ahead, change.id(), false) == 0) return false;
    auto const plan = baseline_name.empty() ? nullptr : plan_after(context.store, derived, project, effects);
    write_effects(marks, context, change.id(), true);
    edit.append(marks);
    edit.set(change.id(), chg::status, "implemented");
    edit.set(change.id(), chg::implemented_on, context.today);
    if (plan) edit.set(change.id(), chg::baseline, write_baseline(edit, context, *plan, {.name = baseline_name, .reason = std::string(change.get(chg::reason)), .change = change.id()}));
    return true;
}

}  // namespace

bool is_undecided(Record const& change) { return is(change, chg::status, "draft", "submitted", "assessing", "board", "deferred") || !change.has(chg::status); }

std::optional<Edit> submit_change(EditContext const& outer, Id id, std::span<Id const> approvers, std::string const& title, Date board_date) {
    auto const* change = request(outer.store, id);
    if (!change || !is_undecided(*change)) return std::nullopt;
    auto const context = within(outer, *change);
    Edit edit(Label{"change.submit", {std::string(code_of(*change))}});
    edit.set(id, chg::status, "board");
    edit.set(id, chg::board_date, board_date);
    std::vector<Id> asked;
    for (auto const* vote : context.store.referrers(apr::kType, apr::subject, id))
        if (is_open(*vote)) asked.push_back(vote->get(apr::approver));
    Adding adding(edit, context);
    for (auto const person : approvers) {
        if (!context.store.live(person) || std::ranges::find(asked, person) != asked.end()) continue;
        asked.push_back(person);
        auto const vote = adding.add(apr::kType);
        edit.set(vote, apr::subject, id);
        edit.set(vote, apr::title, title);
        edit.set(vote, apr::kind, "change");
        edit.set(vote, apr::approver, person);
        edit.set(vote, apr::asked_on, context.today);
        edit.set(vote, apr::due, board_date);
        if (context.person && context.person != person) edit.set(vote, apr::asked_by, context.person);
    }
    return edit;
}

std::optional<Edit> answer_vote(EditContext const& context, Id id, Vote vote, std::string const& comment) {
    auto const* approval = context.store.live(id);
    if (!approval || &approval->type() != &apr::kType || is(*approval, apr::decision, "withdrawn")) return std::nullopt;
    constexpr std::string_view kWords[] = {"approved", "conditional", "rejected"};
    Edit edit("change.vote");
    edit.set(id, apr::decision, kWords[static_cast<std::size_t>(vote)]);
    edit.set(id, apr::decided_on, context.today);
    if (!comment.empty()) edit.set(id, vote == Vote::conditional ? apr::conditions : apr::comment, comment);
    return edit;
}

std::optional<Edit> decide_change(EditContext const& outer, Derived const& derived, Id id, ChangeDecision const& decision) {
    auto const* change = request(outer.store, id);
    if (!change || !is_undecided(*change)) return std::nullopt;
    auto const context = within(outer, *change);
    bool const approve = decision.outcome == ChangeOutcome::approve;
    Edit edit(Label{approve ? "change.approve" : decision.outcome == ChangeOutcome::reject ? "change.reject" : "change.defer", {std::string(code_of(*change))}});
    edit.set(id, chg::status, approve ? "approved" : decision.outcome == ChangeOutcome::reject ? "rejected" : "deferred");
    edit.set(id, chg::decided_on, context.today);
    if (context.person) edit.set(id, chg::decided_by, context.person);
    if (!decision.comment.empty()) edit.set(id, chg::decision_comment, decision.comment);
    if (approve && !change->has(chg::owner) && change->has(chg::requested_by)) edit.set(id, chg::owner, change->get(chg::requested_by));
    close_votes(edit, context, id);
    write_log(edit, context, *change, decision);
    if (approve && decision.carry_out) carry_out(edit, context, derived, *change, decision.baseline_name);
    return edit;
}

std::optional<Edit> carry_out_change(EditContext const& outer, Derived const& derived, Id id, std::string const& baseline_name) {
    auto const* change = request(outer.store, id);
    if (!change || !is(*change, chg::status, "approved")) return std::nullopt;
    auto const context = within(outer, *change);
    Edit edit(Label{"change.carry_out", {std::string(code_of(*change))}});
    if (!carry_out(edit, context, derived, *change, baseline_name)) return std::nullopt;
    return edit;
}

}  // namespace pmo
