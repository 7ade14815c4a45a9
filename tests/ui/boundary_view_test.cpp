// The boundary of responsibilities: phases and sides as a table, the letters behind a cell, overlaps and gaps.

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/ui/data_fixture.h"

using namespace pmo;
using namespace pmo::test;
using namespace pmo::ui;

namespace {
Id key(std::string_view text) { return id_from_key(text); }
}

TEST_CASE("each phase says what the office, the department and the others decide, do and support") {
    Desk desk;
    desk.show("boundary");
    CHECK(desk.stage.find(sem::Role::columnheader, "PMO"));
    CHECK(desk.stage.find_value(sem::Role::gridcell, "决策 3，执行 0，支持 1"));
    CHECK(desk.stage.find(sem::Role::region, "立项 · PMO"));
    check_names(desk);
    pictures(desk, "boundary");
    auto const* cell = desk.stage.find_value(sem::Role::gridcell, "决策 3，执行 0，支持 1");
    desk.stage.pointer(cell->rect.x + 20, cell->rect.y + 10);
    desk.frame();
    desk.stage.press();
    desk.frame();
    desk.stage.release();
    desk.frame(2);
    desk.stage.key(ImGuiKey_RightArrow);
    desk.frame(2);
    CHECK(desk.stage.find(sem::Role::region, "立项 · 项目管理部"));
    desk.stage.key(ImGuiKey_DownArrow);
    desk.frame(2);
    CHECK(desk.stage.find(sem::Role::region, "规划 · 项目管理部"));
    REQUIRE(desk.stage.click(sem::Role::link, "2.1  范围与 WBS 编制"));
    desk.frame(2);
    CHECK(desk.session.selected() == key("activity/act-2.1"));
    REQUIRE(desk.stage.click(sem::Role::button, "打开职责矩阵"));
    desk.frame(2);
    CHECK(desk.session.location.view == "raci");
}

TEST_CASE("a project has its own boundary, inside its frame") {
    Desk desk;
    desk.session.location.project = key("project/P-2601");
    desk.show("boundary");
    desk.session.location.project = key("project/P-2601");
    desk.frame(3);
    REQUIRE_FALSE(desk.stage.all(sem::Role::listitem).empty());
    check_names(desk);
    picture(desk, "boundary-project");
    auto const name = desk.stage.all(sem::Role::listitem).front()->name;
    REQUIRE(desk.stage.click(sem::Role::listitem, name));
    desk.frame(2);
    CHECK(desk.session.selected() != kNoId);
}

TEST_CASE("without a matrix the boundary says where it comes from") {
    Desk desk;
    desk.workspace = std::make_unique<Workspace>(WorkspaceIdentity{.id = key("none"), .name = "空"}, Store{}, Seen{}, 1);
    desk.derived = std::make_unique<Derived>(desk.workspace->store());
    desk.session.person = kNoId;
    desk.show("boundary");
    check_names(desk);
    REQUIRE_FALSE(desk.stage.all(sem::Role::button).empty());
}
