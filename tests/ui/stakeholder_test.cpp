// The stakeholder screen: the grid moves people by pointer and by key, the matrix sets engagement, a project's tab and the portfolio show it.

#include <doctest/doctest.h>

#include <algorithm>

#include "core/registers/stakeholder.h"
#include "tests/ui/data_fixture.h"

using namespace pmo;
using namespace pmo::test;
using namespace pmo::ui;
namespace stk = registers::stakeholder;

namespace {

void show_in_project(Desk& desk) {
    desk.show("stakeholder");
    desk.session.location = {.view = "stakeholder", .project = desk.by_code("project", "P-2601")->id(), .detail = {}};
    desk.frame(3);
}

Record const* stakeholder(Desk& desk, std::string_view name) {
    auto const project = desk.by_code("project", "P-2601")->id();
    for (auto const* who : desk.store().referrers(stk::kType, stk::project, project))
        if (title_of(*who) == name) return who;
    return nullptr;
}

sem::Rect chip_at(Desk& desk, std::string_view name) {
    auto const* node = desk.stage.find(sem::Role::button, name);
    REQUIRE(node);
    return node->rect;
}

}  // namespace

TEST_CASE("the power and interest grid shows the stakeholders of a project in its four quadrants") {
    Desk desk;
    show_in_project(desk);
    for (auto const name : {"秦玉兰", "蒋博文", "车间班组长（12 人）", "工会"}) CHECK(desk.stage.find(sem::Role::button, name));
    check_names(desk);
    pictures(desk, "stakeholder");
}

TEST_CASE("dragging a chip moves power and interest in one edit; an arrow key moves one step") {
    Desk desk;
    show_in_project(desk);
    auto const id = stakeholder(desk, "工会")->id();
    auto const from = chip_at(desk, "工会"), to = chip_at(desk, "秦玉兰");
    desk.stage.pointer(from.x + 10, from.y + 8);
    desk.stage.press();
    desk.frame();
    desk.stage.pointer((from.x + to.x) / 2, (from.y + to.y) / 2);
    desk.frame();
    desk.stage.pointer(to.x + 10, to.y + 8);
    desk.frame();
    picture(desk, "stakeholder-drag");
    desk.stage.release();
    desk.frame(2);
    CHECK(desk.store().find(id)->get(stk::power) == 5);
    CHECK(desk.store().find(id)->get(stk::interest) == 5);
    desk.undo();
    CHECK(desk.store().find(id)->get(stk::power) == 2);
    CHECK(desk.store().find(id)->get(stk::interest) == 2);
    desk.frame(2);
    auto const* node = desk.stage.find(sem::Role::button, "工会");
    REQUIRE(node);
    desk.stage.act(node->id, sem::ActionKind::focus);
    desk.frame(2);
    desk.stage.key(ImGuiKey_UpArrow);
    desk.frame(2);
    CHECK(desk.store().find(id)->get(stk::power) == 3);
    desk.stage.key(ImGuiKey_LeftArrow);
    desk.frame(2);
    CHECK(desk.store().find(id)->get(stk::interest) == 1);
}

TEST_CASE("the engagement matrix sets now and wanted by click and by key") {
    Desk desk;
    show_in_project(desk);
    REQUIRE(desk.stage.click(sem::Role::radio, tr("stakeholders.page.matrix")));
    desk.frame(2);
    check_names(desk);
    pictures(desk, "stakeholder-matrix");
    auto const id = stakeholder(desk, "秦玉兰")->id();
    std::vector<sem::Node const*> cells;
    for (auto const* node : desk.stage.all(sem::Role::gridcell))
        cells.push_back(node);
    // The first row is the first stakeholder; its cells behind the name stand from left to right: quadrant, five levels.
    std::ranges::sort(cells, {}, [](sem::Node const* node) { return std::pair(node->rect.y, node->rect.x); });
    REQUIRE(cells.size() > 9);
    auto const cell = cells[3]->rect;
    desk.stage.pointer(cell.x + cell.w / 2, cell.y + cell.h / 2);
    desk.stage.press();
    desk.frame();
    desk.stage.release();
    desk.frame(2);
    CHECK(desk.store().find(id)->get(stk::engagement_now) == "neutral");
    desk.stage.type("d");
    desk.frame(2);
    CHECK(desk.store().find(id)->get(stk::engagement_wanted) == "neutral");
    desk.stage.key(ImGuiKey_Delete);
    desk.frame(2);
    CHECK_FALSE(desk.store().find(id)->has(stk::engagement_now));
}

TEST_CASE("the portfolio shows all running projects' stakeholders, findings and the register") {
    Desk desk;
    desk.show("stakeholder");
    CHECK(desk.stage.find(sem::Role::heading, "干系人"));
    pictures(desk, "stakeholder-portfolio");
    REQUIRE(desk.stage.click(sem::Role::radio, tr("stakeholders.page.list")));
    desk.frame(2);
    CHECK(desk.stage.all(sem::Role::row).size() > 8);
}

TEST_CASE("a workspace without stakeholders says how to begin") {
    Desk desk;
    desk.workspace = std::make_unique<Workspace>(WorkspaceIdentity{{1, 2}, "空", 5}, Store{}, Seen{}, 9);
    desk.derived->rebind(desk.store());
    desk.show("stakeholder");
    CHECK(desk.stage.dump().find(tr("stakeholders.none")) != std::string::npos);
    check_names(desk);
}
