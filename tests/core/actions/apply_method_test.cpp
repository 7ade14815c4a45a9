#include "core/actions/apply_method.h"

#include <doctest/doctest.h>

#include "core/model/workspace.h"
#include "core/project/method_content.h"
#include "core/registers/activity.h"
#include "core/registers/closing_item.h"
#include "core/registers/communication_item.h"
#include "core/registers/deliverable.h"
#include "core/registers/dependency.h"
#include "core/registers/deviation.h"
#include "core/registers/document.h"
#include "core/registers/gate.h"
#include "core/registers/gate_criterion.h"
#include "core/registers/method.h"
#include "core/registers/person.h"
#include "core/registers/phase.h"
#include "core/registers/project.h"
#include "core/registers/raci_cell.h"
#include "core/registers/role.h"
#include "core/registers/role_assignment.h"
#include "core/registers/task.h"
#include "core/registers/template.h"
#include "tests/core/registers/book.h"

using namespace pmo;
using namespace pmo::tests;
namespace r = pmo::registers;

namespace {

// A method of two phases: initiation with two activities and a gate, delivery with one activity that has no time limit.
Book method_book() {
    Book book;
    book.add(r::method::kType, "m", {{"name", "Two steps"}});
    book.add(r::phase::kType, "m1", {{"method", "m"}, {"name", "Initiation"}, {"kind", "initiation"}, {"place", "a"}, {"goal", "Worth it?"}});
    book.add(r::phase::kType, "m2", {{"method", "m"}, {"name", "Delivery"}, {"kind", "execution"}, {"place", "b"}});
    book.add(r::role::kType, "lead", {{"name", "Lead"}, {"method", "m"}});
    book.add(r::role::kType, "board", {{"name", "Board"}, {"method", "m"}});
    book.add(r::activity::kType, "a2", {{"method", "m"}, {"phase", "m1"}, {"name", "Decide"}, {"place", "b"}, {"time_limit", "2"}});
    book.add(r::activity::kType, "a1", {{"method", "m"}, {"phase", "m1"}, {"name", "Argue"}, {"place", "a"}, {"time_limit", "3"}});
    book.add(r::activity::kType, "a3", {{"method", "m"}, {"phase", "m2"}, {"name", "Build"}, {"place", "c"}});
    book.add(r::raci_cell::kType, "c1", {{"activity", "a1"}, {"party", "lead"}, {"value", "r"}});
    book.add(r::raci_cell::kType, "c2", {{"activity", "a1"}, {"party", "board"}, {"value", "a"}});
    book.add(r::gate::kType, "g1", {{"method", "m"}, {"phase", "m1"}, {"code", "G1"}, {"name", "Start gate"}, {"place", "a"}});
    book.add(r::gate_criterion::kType, "k1", {{"gate", "g1"}, {"title", "Charter"}, {"kind", "must_meet"}, {"computed", "charter_approved"}, {"place", "a"}});
    book.add(r::gate_criterion::kType, "k2", {{"gate", "g1"}, {"title", "Team motivated"}, {"kind", "should_meet"}, {"weight", "30"}, {"place", "b"}});
    book.add(r::deliverable::kType, "d1", {{"method", "m"}, {"phase", "m1"}, {"title", "Charter"}, {"kind", "document"}, {"place", "a"}});
    book.add(r::template_::kType, "t1", {{"method", "m"}, {"name", "Charter text"}, {"kind", "document"}, {"phase", "initiation"}});
    book.add(r::template_::kType, "t2", {{"method", "m"}, {"name", "Agenda"}, {"kind", "form"}, {"phase", "initiation"}});
    book.add(r::communication_item::kType, "i1", {{"method", "m"}, {"title", "Weekly report"}, {"audience", "Sponsor"}, {"frequency", "weekly"}});
    book.add(r::closing_item::kType, "e1", {{"method", "m"}, {"title", "Archive"}, {"kind", "archive"}, {"place", "a"}});
    book.add(r::person::kType, "ann", {{"name", "Ann"}});
    book.add(r::person::kType, "ben", {{"name", "Ben"}});
    book.add(r::project::kType, "p", {{"code", "P-1"}, {"name", "Bridge"}, {"manager", "ann"}, {"sponsor", "ben"}});
    return book;
}

struct Applied {
    Workspace workspace;
    IdSource ids{3, 4};
    explicit Applied(Book book) : workspace({id_from_key("w"), "W", 0}, std::move(book.store), {}, 9) {}

    Edit edit(MethodChoice const& choice, Id project = id_from_key("p")) {
        Edit wanted("test");
        Adding adding(wanted, {workspace.store(), ids, project, kNoId, {20700}});
        apply_method(adding, project, choice);
        return wanted;
    }
    void apply(MethodChoice const& choice) { REQUIRE(workspace.commit(edit(choice), 1000).ok()); }
    std::vector<Record const*> of(TypeDef const& type, Field<Id> project) const { return workspace.store().referrers(type, project, id_from_key("p")); }
};

Date const kMonday = *parse_date("2026-09-21");

}  // namespace

TEST_CASE("a method's content stands in the order of its phases") {
    auto const book = method_book();
    auto const content = method_content(book.store, id_from_key("m"));
    REQUIRE(content.activities.size() == 3);
    CHECK(title_of(*content.activities[0]) == "Argue");
    CHECK(title_of(*content.activities[2]) == "Build");
    CHECK(content.items().size() == 15);
    CHECK(phase_of_item(content, *book.store.find(id_from_key("t1")))->id() == id_from_key("m1"));
    CHECK(left_out(content, *book.store.find(id_from_key("k1")), std::vector{id_from_key("m1")}));
    CHECK_FALSE(left_out(content, *book.store.find(id_from_key("a3")), std::vector{id_from_key("m1")}));
    CHECK(method_content(book.store, id_from_key("p")).method == nullptr);
}

TEST_CASE("applying a method copies everything with its origin") {
    Applied desk(method_book());
    desk.apply({id_from_key("m"), {}, kMonday});
    auto const& store = desk.workspace.store();
    CHECK(desk.of(r::phase::kType, r::phase::project).size() == 2);
    CHECK(desk.of(r::activity::kType, r::activity::project).size() == 3);
    CHECK(desk.of(r::deliverable::kType, r::deliverable::project).size() == 1);
    CHECK(desk.of(r::communication_item::kType, r::communication_item::project).size() == 1);
    CHECK(desk.of(r::closing_item::kType, r::closing_item::project).size() == 1);
    auto const documents = desk.of(r::document::kType, r::document::project);
    REQUIRE(documents.size() == 1);                  // a form is not an expected document
    CHECK(documents[0]->get(r::document::required_by_method));
    auto const gates = desk.of(r::gate::kType, r::gate::project);
    REQUIRE(gates.size() == 1);
    CHECK(gates[0]->get(r::gate::origin) == id_from_key("g1"));
    CHECK(gates[0]->get(r::gate::chair) == id_from_key("ben"));
    CHECK(gates[0]->get(r::gate::owner) == id_from_key("ann"));
    CHECK(to_text(gates[0]->get(r::gate::planned_on)) == "2026-09-25");
    auto const criteria = store.referrers(r::gate_criterion::kType, r::gate_criterion::gate, gates[0]->id());
    REQUIRE(criteria.size() == 2);
    CHECK(criteria[0]->get(r::gate_criterion::computed) == "charter_approved");
    CHECK(criteria[0]->get(r::gate_criterion::met) == "open");
    auto const argue = store.referrers(r::activity::kType, r::activity::origin, id_from_key("a1"));
    REQUIRE(argue.size() == 1);
    CHECK(store.referrers(r::raci_cell::kType, r::raci_cell::activity, argue[0]->id()).size() == 2);
    auto const& project = *store.find(id_from_key("p"));
    CHECK(project.get(r::project::method) == id_from_key("m"));
    CHECK(to_text(project.get(r::project::start)) == "2026-09-21T08:00");
    CHECK(store.find(project.get(r::project::phase))->get(r::phase::origin) == id_from_key("m1"));
}

TEST_CASE("applying a method makes a plan that is linked from end to end") {
    Applied desk(method_book());
    desk.apply({id_from_key("m"), {}, kMonday});
    auto const tasks = desk.of(r::task::kType, r::task::project);
    REQUIRE(tasks.size() == 6);                      // two phases, three activities, one gate
    CHECK(desk.of(r::dependency::kType, r::dependency::project).size() == 3);
    auto const find = [&](std::string_view name) {
        for (auto const* task : tasks)
            if (task->get(r::task::name) == name) return task;
        return tasks[0];
    };
    CHECK(find("Argue")->get(r::task::duration) == 3 * 480);
    CHECK(find("Argue")->get(r::task::place).parent() == find("Initiation")->id());
    CHECK_FALSE(find("Argue")->get(r::task::estimated));
    CHECK(find("Build")->get(r::task::duration) == 5 * 480);
    CHECK(find("Build")->get(r::task::estimated));
    CHECK(find("Start gate")->get(r::task::milestone));
    auto const built = desk.workspace.store().referrers(r::dependency::kType, r::dependency::successor, find("Build")->id());
    REQUIRE(built.size() == 1);
    CHECK(built[0]->get(r::dependency::predecessor) == find("Start gate")->id());
    CHECK(desk.workspace.undoable());
    desk.workspace.undo(2000);
    CHECK(desk.of(r::task::kType, r::task::project).empty());
    CHECK(desk.of(r::phase::kType, r::phase::project).empty());
    CHECK_FALSE(desk.workspace.store().find(id_from_key("p"))->has(r::project::method));
}

TEST_CASE("what a project does without becomes a deviation") {
    Applied desk(method_book());
    desk.apply({id_from_key("m"), {id_from_key("m1"), id_from_key("e1")}, kMonday});
    CHECK(desk.of(r::phase::kType, r::phase::project).size() == 1);
    CHECK(desk.of(r::gate::kType, r::gate::project).empty());           // went with its phase
    CHECK(desk.of(r::deliverable::kType, r::deliverable::project).empty());
    CHECK(desk.of(r::document::kType, r::document::project).empty());
    CHECK(desk.of(r::closing_item::kType, r::closing_item::project).empty());
    auto const deviations = desk.of(r::deviation::kType, r::deviation::project);
    REQUIRE(deviations.size() == 2);                 // one for the phase, not one for each of its items
    CHECK(deviations[0]->get(r::deviation::kind) == "omitted");
    CHECK(deviations[0]->get(r::deviation::status) == "proposed");
    CHECK(deviations[0]->get(r::deviation::title) == "Initiation");
}

TEST_CASE("a role that is left out takes its letters along") {
    Applied desk(method_book());
    desk.apply({id_from_key("m"), {id_from_key("board")}, kMonday});
    auto const argue = desk.workspace.store().referrers(r::activity::kType, r::activity::origin, id_from_key("a1"));
    auto const cells = desk.workspace.store().referrers(r::raci_cell::kType, r::raci_cell::activity, argue[0]->id());
    REQUIRE(cells.size() == 1);
    CHECK(cells[0]->get(r::raci_cell::party) == id_from_key("lead"));
}

TEST_CASE("applying a method once more brings only what is missing") {
    Applied desk(method_book());
    desk.apply({id_from_key("m"), {id_from_key("e1")}, kMonday});
    auto const before = desk.workspace.store().table(r::task::kType).live();
    desk.apply({id_from_key("m"), {}, kMonday});
    CHECK(desk.of(r::phase::kType, r::phase::project).size() == 2);
    CHECK(desk.of(r::activity::kType, r::activity::project).size() == 3);
    CHECK(desk.of(r::gate::kType, r::gate::project).size() == 1);
    CHECK(desk.of(r::closing_item::kType, r::closing_item::project).size() == 1);
    CHECK(desk.workspace.store().table(r::task::kType).live() == before);
}

TEST_CASE("a project that the same edit founds takes its manager and its team from that edit") {
    Applied desk(method_book());
    Edit wanted("test");
    Adding adding(wanted, {desk.workspace.store(), desk.ids, kNoId, kNoId, {20700}});
    auto const project = adding.add(r::project::kType);
    wanted.set(project, r::project::name, "New");
    wanted.set(project, r::project::manager, id_from_key("ben"));
    auto const team = adding.add(r::role_assignment::kType);
    wanted.set(team, r::role_assignment::project, project);
    wanted.set(team, r::role_assignment::role, id_from_key("lead"));
    wanted.set(team, r::role_assignment::person, id_from_key("ann"));
    apply_method(adding, project, {id_from_key("m"), {}, kMonday});
    REQUIRE(desk.workspace.commit(wanted, 1000).ok());
    auto const deliverables = desk.workspace.store().referrers(r::deliverable::kType, r::deliverable::project, project);
    REQUIRE(deliverables.size() == 1);
    CHECK(deliverables[0]->get(r::deliverable::owner) == id_from_key("ben"));
    CHECK(code_of(*deliverables[0]).ends_with("-01"));
    for (auto const* task : desk.workspace.store().referrers(r::task::kType, r::task::project, project))
        if (task->get(r::task::name) == "Argue") CHECK(task->get(r::task::owner) == id_from_key("ann"));
}

TEST_CASE("without a method nothing happens") {
    Applied desk(method_book());
    CHECK(desk.edit({id_from_key("nobody"), {}, kMonday}).empty());
    CHECK(desk.edit({id_from_key("ann"), {}, kMonday}).empty());
    CHECK(desk.edit({id_from_key("m"), {}, kMonday}, kNoId).empty());
}
