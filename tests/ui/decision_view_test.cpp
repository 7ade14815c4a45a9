// The decision log: opened in both languages, filtered, followed to its actions, added to, and empty.

#include <doctest/doctest.h>

#include "core/registers/action_item.h"
#include "core/registers/decision.h"
#include "tests/ui/data_fixture.h"
#include "ui/i18n/tr.h"

using namespace pmo;
using namespace pmo::test;
using namespace pmo::ui;
namespace r = pmo::registers;

namespace {

std::size_t rows(Desk& desk) {
    auto const* grid = desk.stage.find(sem::Role::grid, tr("view.decision"));
    return grid ? static_cast<std::size_t>(grid->rows) : 0;
}

void select(Desk& desk, std::string_view key) {
    desk.go({.view = "decision", .project = kNoId, .detail = {}}, id_from_key(key));
    desk.frame(3);
}

}  // namespace

TEST_CASE("the decision log shows decisions of every kind with what they led to") {
    Desk desk;
    desk.show("decision");
    CHECK(rows(desk) > 40);                          // gates, changes, proposals and the register itself
    check_names(desk);
    pictures(desk, "decision");
    select(desk, "decision/P-2607:DEC-01");
    auto const* outcome = desk.stage.find(sem::Role::text, tr("decisions.outcome"));
    REQUIRE(outcome);
    CHECK(outcome->value == "清零后");
    check_names(desk);
    desk.session.location.project = id_from_key("project/P-2601");
    desk.frame(3);
    CHECK(desk.stage.find(sem::Role::tab, tr("project.tab.decision")));
    check_names(desk);
    pictures(desk, "decision-project");
}

TEST_CASE("the log is narrowed by what was decided and by what is open") {
    Desk desk;
    desk.show("decision");
    auto const all = rows(desk);
    REQUIRE(desk.stage.click(sem::Role::button, tr("decisions.open_only")));
    desk.frame(2);
    auto const open = rows(desk);
    CHECK(open > 0);
    CHECK(open < all);
    auto const* search = desk.stage.find(sem::Role::searchbox, tr("decisions.search"));
    REQUIRE(search);
    desk.stage.act(search->id, sem::ActionKind::set_value, "no decision is called so");
    desk.frame(3);
    CHECK(rows(desk) == 0);
    check_names(desk);
}

TEST_CASE("a decision leads to an action item, and a new one is recorded with N") {
    Desk desk;
    desk.show("decision");
    select(desk, "decision/P-2601:DEC-03");
    auto const before = desk.store().table(r::action_item::kType).live();
    REQUIRE(desk.stage.click(sem::Role::button, tr("decisions.add_action")));
    desk.frame(3);
    CHECK(desk.store().table(r::action_item::kType).live() == before + 1);
    CHECK(desk.store().find(desk.session.selected())->get(r::action_item::source) == id_from_key("decision/P-2601:DEC-03"));
    desk.undo();
    CHECK(desk.store().table(r::action_item::kType).live() == before);
    auto const decisions = desk.store().table(r::decision::kType).live();
    REQUIRE(desk.stage.click(sem::Role::button, tr("decisions.new")));
    desk.frame(3);
    CHECK(desk.store().table(r::decision::kType).live() == decisions + 1);
}

TEST_CASE("an empty log says what will stand in it") {
    Desk desk;
    desk.workspace = std::make_unique<Workspace>(WorkspaceIdentity{id_from_key("workspace/none"), "空", 0}, Store{}, Seen{}, 42);
    desk.derived = std::make_unique<Derived>(desk.workspace->store());
    desk.session.person = kNoId;
    desk.show("decision");
    CHECK(desk.stage.find(sem::Role::button, tr("decisions.new")));
    check_names(desk);
}
