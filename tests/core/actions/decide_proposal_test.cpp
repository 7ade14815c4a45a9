#include "core/actions/decide_proposal.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/model/workspace.h"
#include "core/registers/approval.h"
#include "core/registers/charter.h"
#include "core/registers/contribution.h"
#include "core/registers/department.h"
#include "core/registers/deviation.h"
#include "core/registers/feasibility.h"
#include "core/registers/goal.h"
#include "core/registers/method.h"
#include "core/registers/objective.h"
#include "core/registers/person.h"
#include "core/registers/phase.h"
#include "core/registers/project.h"
#include "core/registers/proposal.h"
#include "core/registers/role.h"
#include "core/registers/role_assignment.h"
#include "core/registers/task.h"
#include "tests/core/registers/book.h"

using namespace pmo;
using namespace pmo::tests;
namespace r = pmo::registers;
namespace ppl = registers::proposal;

namespace {

struct Board {
    Workspace workspace;
    IdSource ids{3, 4};
    Board() : workspace(make()) {}
    static Workspace make() {
        Book book;
        book.add(r::person::kType, "ann", {{"name", "Ann"}});
        book.add(r::person::kType, "ben", {{"name", "Ben"}});
        book.add(r::role::kType, "lead", {{"name", "Lead"}});
        book.add(r::project::kType, "old", {{"code", "P-2607"}, {"name", "Old"}, {"manager", "ann"}, {"status", "active"}, {"minutes_per_day", "420"}});
        book.add(r::role_assignment::kType, "ra", {{"project", "old"}, {"role", "lead"}, {"person", "ann"}});
        book.add(r::objective::kType, "o", {{"name", "O"}});
        book.add(r::method::kType, "m", {{"name", "M"}});
        book.add(r::phase::kType, "m1", {{"method", "m"}, {"name", "Phase"}, {"kind", "initiation"}, {"place", "a"}});
        book.add(r::department::kType, "legal", {{"name", "Legal"}, {"kind", "legal"}, {"head", "ben"}});
        book.add(ppl::kType, "p", {{"title", "Bridge"}, {"stage", "decision"}, {"owner", "ann"}, {"sponsor", "ben"}, {"background", "b"}, {"need", "n"}, {"benefit", "Save 3 days；Lower cost by 5%"}, {"solution", "s"},
                                   {"cost", "1000 CNY"}, {"target_start", "2027-01-04"}, {"target_finish", "2027-06-30"}, {"objective", "o"}});
        book.add(r::feasibility::kType, "f", {{"proposal", "p"}, {"dimension", "technical"}, {"verdict", "conditional"}, {"conditions", "Not in winter"}});
        book.add(r::contribution::kType, "c", {{"proposal", "p"}, {"objective", "o"}, {"strength", "3"}});
        book.add(ppl::kType, "done", {{"title", "Done"}, {"stage", "approved"}, {"project", "old"}});
        return Workspace({}, std::move(book.store), {}, 7);
    }
    Store const& store() const { return workspace.store(); }
    EditContext context() { return {store(), ids, kNoId, id_from_key("ben"), *parse_date("2026-09-18")}; }
    void commit(Edit const& edit) { REQUIRE(workspace.commit(edit, 1'789'700'000'000).ok()); }
    Record const& proposal() const { return *store().live(id_from_key("p")); }
    std::size_t live(TypeDef const& type) const { return store().table(type).live(); }
};

}  // namespace

TEST_CASE("an approval founds the project with charter, goals, team, signature and plan, and is taken back in one step") {
    Board board;
    auto const edit = decide_proposal(board.context(), {.proposal = id_from_key("p"), .outcome = ProposalOutcome::approve, .reason = "Yes", .method = id_from_key("m")});
    CHECK(edit.label().code == "proposal.approve");
    board.commit(edit);
    auto const& proposal = board.proposal();
    CHECK(proposal.get(ppl::stage) == "approved");
    CHECK(proposal.get(ppl::decided_on) == parse_date("2026-09-18"));
    CHECK(proposal.get(ppl::decided_by) == id_from_key("ben"));
    CHECK(proposal.get(ppl::decision_reason) == "Yes");
    auto const* project = board.store().live(proposal.get(ppl::project));
    REQUIRE(project);
    CHECK(project->get(r::project::code) == "P-2608");
    CHECK(project->get(r::project::name) == "Bridge");
    CHECK(project->get(r::project::manager) == id_from_key("ann"));
    CHECK(project->get(r::project::minutes_per_day) == 420);
    CHECK(project->get(r::project::method) == id_from_key("m"));
    CHECK(project->get(r::project::status) == "active");
    auto const charters = board.store().referrers(r::charter::kType, r::charter::project, project->id());
    REQUIRE(charters.size() == 1);
    CHECK(charters[0]->get(r::charter::constraints) == "Not in winter");
    CHECK(charters[0]->get(r::charter::proposal) == proposal.id());
    CHECK(board.store().referrers(r::goal::kType, r::goal::project, project->id()).size() == 2);
    CHECK(board.store().referrers(r::contribution::kType, r::contribution::project, project->id()).size() == 1);
    auto const roles = board.store().referrers(r::role_assignment::kType, r::role_assignment::project, project->id());
    REQUIRE(roles.size() == 1);                                    // nobody holds a sponsor's role yet
    CHECK(roles[0]->get(r::role_assignment::person) == id_from_key("ann"));
    auto const approvals = board.store().referrers(r::approval::kType, r::approval::subject, charters[0]->id());
    REQUIRE(approvals.size() == 1);
    CHECK(approvals[0]->get(r::approval::approver) == id_from_key("ben"));
    CHECK(board.store().referrers(r::phase::kType, r::phase::project, project->id()).size() == 1);
    CHECK(board.live(r::task::kType) >= 1);
    board.workspace.undo(1'789'700'000'001);
    CHECK(board.proposal().get(ppl::stage) == "decision");
    CHECK(board.live(r::project::kType) == 1);
    CHECK(board.live(r::charter::kType) == 0);
    CHECK(board.live(r::task::kType) == 0);
}

TEST_CASE("what an approval will add can be counted before") {
    Board board;
    auto const added = added_by(decide_proposal(board.context(), {.proposal = id_from_key("p"), .outcome = ProposalOutcome::approve}));
    auto const count = [&](TypeDef const& type) {
        for (auto const& [what, number] : added)
            if (what == &type) return number;
        return 0;
    };
    CHECK(count(r::project::kType) == 1);
    CHECK(count(r::goal::kType) == 2);
    CHECK(count(r::task::kType) == 0);                             // no method, no plan
    CHECK(added.front().first == &r::project::kType);
}

TEST_CASE("to put off or to refuse needs a reason, and nothing is founded") {
    Board board;
    auto const id = id_from_key("p");
    CHECK(why_not(board.store(), {.proposal = id, .outcome = ProposalOutcome::defer, .reason = "  "}) == "proposal.no_reason");
    CHECK(decide_proposal(board.context(), {.proposal = id, .outcome = ProposalOutcome::reject}).empty());
    board.commit(decide_proposal(board.context(), {.proposal = id, .outcome = ProposalOutcome::defer, .reason = "Next year"}));
    CHECK(board.proposal().get(ppl::stage) == "parked");
    CHECK(board.proposal().get(ppl::decision_reason) == "Next year");
    board.commit(decide_proposal(board.context(), {.proposal = id, .outcome = ProposalOutcome::reject, .reason = "No"}));
    CHECK(board.proposal().get(ppl::stage) == "rejected");
    CHECK(why_not(board.store(), {.proposal = id, .outcome = ProposalOutcome::reject, .reason = "No"}) == "proposal.decided");
    CHECK(board.live(r::project::kType) == 1);
    CHECK(why_not(board.store(), {.proposal = id_from_key("done")}) == "proposal.decided");
    CHECK(why_not(board.store(), {.proposal = id_from_key("nobody")}) == "proposal.gone");
    CHECK(why_not(board.store(), {.proposal = id_from_key("old")}) == "proposal.gone");
    CHECK(why_not(board.store(), {.proposal = id, .outcome = ProposalOutcome::approve, .method = id_from_key("nobody")}) == "proposal.no_method");
    CHECK(decide_proposal(board.context(), {.proposal = id_from_key("done")}).empty());
}

TEST_CASE("a proposal moves between stages and its day is noted") {
    Board board;
    auto const id = id_from_key("p");
    CHECK(move_proposal(board.context(), id, "decision").empty());
    CHECK(move_proposal(board.context(), id, "approved").empty());
    CHECK(move_proposal(board.context(), id, "nonsense").empty());
    CHECK(move_proposal(board.context(), id_from_key("done"), "demand").empty());
    board.commit(move_proposal(board.context(), id, "analysis"));
    CHECK(board.proposal().get(ppl::stage) == "analysis");
    CHECK(board.proposal().get(ppl::stage_since) == parse_date("2026-09-18"));
}

TEST_CASE("missing assessments are asked for from their departments, once") {
    Board board;
    auto const id = id_from_key("p");
    board.commit(ask_assessments(board.context(), id));
    auto const rows = board.store().referrers(r::feasibility::kType, r::feasibility::proposal, id);
    REQUIRE(rows.size() == 5);
    auto const legal = std::ranges::find(rows, std::string_view("legal"), [](Record const* row) { return row->get(r::feasibility::dimension); });
    REQUIRE(legal != rows.end());
    CHECK((*legal)->get(r::feasibility::department) == id_from_key("legal"));
    CHECK((*legal)->get(r::feasibility::assessor) == id_from_key("ben"));
    CHECK(ask_assessments(board.context(), id).empty());
    CHECK(ask_assessments(board.context(), kNoId).empty());
}

TEST_CASE("codes of projects count within their year") {
    Board board;
    CHECK(project_code(board.store(), *parse_date("2026-01-01")) == "P-2608");
    CHECK(project_code(board.store(), *parse_date("2027-01-01")) == "P-2701");
}

TEST_CASE("what an approval leaves out of the method is an approved deviation with its reason") {
    Board board;
    ProposalDecision decision{.proposal = id_from_key("p"), .outcome = ProposalOutcome::approve, .method = id_from_key("m"), .left_out = {id_from_key("m1")}, .left_out_reason = "  "};
    CHECK(why_not(board.store(), decision) == "proposal.no_tailoring_reason");
    CHECK(decide_proposal(board.context(), decision).empty());
    decision.left_out_reason = " Same platform ";
    board.commit(decide_proposal(board.context(), decision));
    auto const project = board.proposal().get(ppl::project);
    CHECK(board.store().referrers(r::phase::kType, r::phase::project, project).empty());
    auto const deviations = board.store().referrers(r::deviation::kType, r::deviation::project, project);
    REQUIRE(deviations.size() == 1);
    CHECK(deviations[0]->get(r::deviation::method_item) == id_from_key("m1"));
    CHECK(deviations[0]->get(r::deviation::kind) == "omitted");
    CHECK(deviations[0]->get(r::deviation::reason) == "Same platform");
    CHECK(deviations[0]->get(r::deviation::status) == "approved");
    CHECK(deviations[0]->get(r::deviation::decided_by) == id_from_key("ben"));
    CHECK(deviations[0]->get(r::deviation::decided_on) == parse_date("2026-09-18"));
    REQUIRE(board.workspace.undoable());
    board.workspace.undo(1'789'700'100'000);
    CHECK(board.live(r::deviation::kType) == 0);
}
