#include "core/actions/trace_edits.h"

#include <doctest/doctest.h>

#include "core/actions/charter_edits.h"
#include "core/model/workspace.h"
#include "core/registers/approval.h"
#include "core/registers/charter.h"
#include "core/registers/contribution.h"
#include "core/registers/deliverable.h"
#include "core/registers/objective.h"
#include "core/registers/person.h"
#include "core/registers/project.h"
#include "core/registers/requirement.h"
#include "core/registers/task.h"
#include "core/registers/trace.h"
#include "tests/core/registers/book.h"

using namespace pmo;
using namespace pmo::tests;
namespace r = pmo::registers;

namespace {

struct Desk {
    Workspace workspace;
    IdSource ids{3, 4};
    Desk() : workspace(make()) {}
    static Workspace make() {
        Book book;
        book.add(r::person::kType, "boss", {{"name", "Boss"}});
        book.add(r::project::kType, "p", {{"name", "P"}, {"sponsor", "boss"}, {"budget", "100 CNY"}, {"start", "2026-03-02T08:00"}});
        book.add(r::project::kType, "bare", {{"name", "Bare"}});
        book.add(r::requirement::kType, "r", {{"project", "p"}, {"title", "R"}});
        book.add(r::deliverable::kType, "d", {{"project", "p"}, {"title", "D"}});
        book.add(r::task::kType, "t", {{"project", "p"}, {"name", "T"}});
        book.add(r::objective::kType, "o", {{"name", "O"}});
        return Workspace({}, std::move(book.store), {}, 7);
    }
    Store const& store() const { return workspace.store(); }
    EditContext context() { return {store(), ids, kNoId, id_from_key("boss"), *parse_date("2026-09-18")}; }
    void commit(Edit const& edit) {
        REQUIRE_FALSE(edit.empty());
        REQUIRE(workspace.commit(edit, 1'789'700'000'000).ok());
    }
    void undo() { workspace.undo(1'789'700'000'001); }
};

}  // namespace

TEST_CASE("a trace is set, changed, removed, and each is one step") {
    Desk desk;
    auto const requirement = id_from_key("r"), target = id_from_key("d");
    auto const traces = [&] { return desk.store().referrers(r::trace::kType, r::trace::requirement, requirement); };
    desk.commit(set_trace(desk.context(), requirement, target, "satisfied_by"));
    REQUIRE(traces().size() == 1);
    CHECK(set_trace(desk.context(), requirement, target, "satisfied_by").empty());
    desk.commit(set_trace(desk.context(), requirement, target, "verified_by"));
    REQUIRE(traces().size() == 1);
    CHECK(traces()[0]->get(r::trace::kind) == "verified_by");
    desk.commit(set_trace(desk.context(), requirement, target, {}));
    CHECK(traces().empty());
    desk.undo();
    CHECK(traces().size() == 1);
}

TEST_CASE("nothing is traced to nothing") {
    Desk desk;
    auto const requirement = id_from_key("r"), target = id_from_key("d");
    CHECK(set_trace(desk.context(), target, requirement, "satisfied_by").empty());
    CHECK(set_trace(desk.context(), requirement, requirement, "derived_from").empty());
    CHECK(set_trace(desk.context(), requirement, id_from_key("nobody"), "satisfied_by").empty());
    CHECK(set_trace(desk.context(), requirement, target, "nonsense").empty());
    CHECK(set_trace(desk.context(), requirement, target, {}).empty());
    CHECK(usual_trace_kind(r::deliverable::kType) == "satisfied_by");
    CHECK(usual_trace_kind(r::task::kType) == "implemented_by");
    CHECK(usual_trace_kind(r::objective::kType).empty());
}

TEST_CASE("a contribution is set from 0 to 3") {
    Desk desk;
    auto const objective = id_from_key("o"), project = id_from_key("p");
    auto const rows = [&] { return desk.store().referrers(r::contribution::kType, r::contribution::objective, objective); };
    desk.commit(set_contribution(desk.context(), objective, project, 2));
    REQUIRE(rows().size() == 1);
    CHECK(rows()[0]->get(r::contribution::project) == project);
    CHECK(set_contribution(desk.context(), objective, project, 2).empty());
    CHECK(set_contribution(desk.context(), objective, project, 4).empty());
    CHECK(set_contribution(desk.context(), objective, project, -1).empty());
    CHECK(set_contribution(desk.context(), project, objective, 1).empty());
    desk.commit(set_contribution(desk.context(), objective, project, 3));
    CHECK(rows()[0]->get(r::contribution::strength) == 3);
    desk.commit(set_contribution(desk.context(), objective, project, 0));
    CHECK(rows().empty());
    desk.undo();
    CHECK(rows().size() == 1);
}

TEST_CASE("a charter is started, handed in and signed into force") {
    Desk desk;
    auto const project = id_from_key("p");
    desk.commit(start_charter(desk.context(), project));
    CHECK(start_charter(desk.context(), project).empty());
    CHECK(start_charter(desk.context(), id_from_key("nobody")).empty());
    auto const charter = desk.store().referrers(r::charter::kType, r::charter::project, project)[0]->id();
    auto const at = [&]() -> Record const& { return *desk.store().live(charter); };
    CHECK(at().get(r::charter::budget_frame) == parse_money("100 CNY"));
    CHECK(at().get(r::charter::target_start) == parse_date("2026-03-02"));
    desk.commit(submit_charter(desk.context(), charter));
    CHECK(at().get(r::charter::status) == "in_review");
    CHECK(submit_charter(desk.context(), charter).empty());
    auto const asked = desk.store().referrers(r::approval::kType, r::approval::subject, charter);
    REQUIRE(asked.size() == 1);
    auto const approval = asked[0]->id();
    CHECK(sign_approval(desk.context(), approval, "rejected", " ").empty());
    CHECK(sign_approval(desk.context(), approval, "maybe", "x").empty());
    desk.commit(sign_approval(desk.context(), approval, "rejected", "Too vague"));
    CHECK(at().get(r::charter::status) == "rejected");
    desk.commit(submit_charter(desk.context(), charter));               // asked again
    CHECK(desk.store().live(approval)->get(r::approval::decision) == "pending");
    desk.commit(sign_approval(desk.context(), approval, "conditional", "Report monthly"));
    CHECK(at().get(r::charter::status) == "approved");
    CHECK(at().get(r::charter::approved_by) == id_from_key("boss"));
    CHECK(sign_approval(desk.context(), approval, "approved", {}).empty());
    desk.undo();
    CHECK(at().get(r::charter::status) == "in_review");
}

TEST_CASE("nobody can sign a charter without sponsor and approvers") {
    Desk desk;
    desk.commit(start_charter(desk.context(), id_from_key("bare")));
    auto const charter = desk.store().referrers(r::charter::kType, r::charter::project, id_from_key("bare"))[0]->id();
    CHECK(submit_charter(desk.context(), charter).empty());
    CHECK(submit_charter(desk.context(), id_from_key("p")).empty());
}
