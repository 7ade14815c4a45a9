// The organisation: the tree and the page of a department, who waits for whom, roles, findings.

#include <doctest/doctest.h>

#include <algorithm>

#include "core/registers/department.h"
#include "core/registers/hand_over.h"
#include "core/rules/organisation.h"
#include "tests/ui/data_fixture.h"
#include "ui/i18n/tr.h"

using namespace pmo;
using namespace pmo::test;
using namespace pmo::ui;

namespace {

Id key(std::string_view text) { return id_from_key(text); }

void press(Desk& desk, sem::Node const* node) {
    REQUIRE(node);
    desk.stage.pointer(node->rect.x + 30, node->rect.y + node->rect.h / 2);
    desk.frame();
    desk.stage.press();
    desk.frame();
    desk.stage.release();
    desk.frame(2);
}

}  // namespace

TEST_CASE("a department's page says what it is for, what it owes and what it waits for") {
    Desk desk;
    desk.show("organisation");
    CHECK(desk.stage.find(sem::Role::button, "项目管理办公室"));          // the office comes first
    press(desk, desk.stage.find(sem::Role::rowheader, "法务部"));
    CHECK(desk.stage.find(sem::Role::button, "法务部"));
    auto const work = rules::collaboration_of(desk.store(), key("department/legal"), Date{desk.stage.ui().today});
    REQUIRE(work.owes.size() >= 4);
    for (auto const* one : work.owes) CHECK(desk.stage.find(sem::Role::link, title_of(*one)));
    CHECK(std::ranges::any_of(desk.stage.all(sem::Role::link), [](auto const* node) { return node->value.find("逾期") != std::string::npos; }));
    check_names(desk);
    pictures(desk, "organisation");
    REQUIRE(desk.stage.click(sem::Role::link, title_of(*work.owes[0])));
    desk.frame(2);
    CHECK(desk.session.selected() == work.owes[0]->id());
    desk.session.selection.clear();
    press(desk, desk.stage.find(sem::Role::rowheader, "法务部"));
    desk.stage.key(ImGuiKey_DownArrow);
    desk.frame(2);
    CHECK(desk.stage.find(sem::Role::button, "采购部"));
}

TEST_CASE("a hand-over is handed over, sent back and received on the department's page") {
    namespace hov = registers::hand_over;
    Desk desk;
    desk.show("organisation");
    press(desk, desk.stage.find(sem::Role::rowheader, "法务部"));
    auto const work = rules::collaboration_of(desk.store(), key("department/legal"), Date{desk.stage.ui().today});
    auto const open = std::ranges::find_if(work.owes, [](Record const* one) { return one->get(hov::status) != "delivered"; });
    REQUIRE(open != work.owes.end());
    auto const id = (*open)->id();
    auto const name = [&](std::string_view step) { return std::string(step) + ' ' + std::string(title_of(*desk.store().live(id))); };
    auto const go = [&](std::string_view step) {
        REQUIRE(desk.stage.click(sem::Role::button, name(step)));
        desk.frame(3);
    };
    go(tr("hand_over.step.deliver"));
    CHECK(desk.store().live(id)->get(hov::status) == "delivered");
    // The other side has it now: it is among what the one that asked owes.
    desk.session.select(desk.store().live(id)->get(hov::from_department));
    desk.frame(3);
    pictures(desk, "organisation-hand-over");
    check_names(desk);
    go(tr("hand_over.step.send_back"));
    CHECK(desk.store().live(id)->get(hov::status) == "in_progress");
    CHECK(desk.session.selected() == id);            // to write down why
    desk.undo();
    desk.frame(3);
    go(tr("hand_over.step.receive"));
    CHECK(desk.store().live(id)->get(hov::status) == "received");
    CHECK_FALSE(desk.stage.find(sem::Role::button, name(tr("hand_over.step.receive"))));
}

TEST_CASE("a reader sees hand-overs without their steps") {
    Desk desk;
    desk.writable = false;
    desk.show("organisation");
    press(desk, desk.stage.find(sem::Role::rowheader, "法务部"));
    CHECK(std::ranges::none_of(desk.stage.all(sem::Role::button), [](auto const* node) { return node->name.starts_with(std::string(tr("hand_over.step.deliver")) + ' '); }));
}

TEST_CASE("hand-overs between departments are a matrix whose cells list them") {
    Desk desk;
    desk.show("organisation");
    REQUIRE(desk.stage.click(sem::Role::radio, "协作往来"));
    desk.frame(2);
    auto const* cell = [&]() -> sem::Node const* {
        for (auto const& head : desk.stage.tree().nodes())
            if (head.role == sem::Role::rowheader && head.name == "信息技术部")
                for (auto const& node : desk.stage.tree().nodes())
                    if (node.parent == head.parent && node.name == "法务部") return &node;
        return nullptr;
    }();
    REQUIRE(cell);
    CHECK(cell->value == "2");
    press(desk, cell);
    CHECK(desk.stage.find(sem::Role::region, "信息技术部 请求 法务部"));
    CHECK(desk.stage.find(sem::Role::link, "数据清洗外包合同法务审核"));
    check_names(desk);
    pictures(desk, "organisation-pairs");
}

TEST_CASE("roles stand by team with their holders, findings are a list") {
    Desk desk;
    desk.show("organisation");
    REQUIRE(desk.stage.click(sem::Role::radio, "PMO 结构与角色"));
    desk.frame(2);
    CHECK(desk.stage.find_value(sem::Role::gridcell, "林晓岚"));
    check_names(desk);
    pictures(desk, "organisation-roles");
    press(desk, desk.stage.find(sem::Role::rowheader, "风险控制员"));
    CHECK(desk.session.selected() == key("role/risk-controller"));
    for (auto const* node : desk.stage.all(sem::Role::radio))
        if (node->name.starts_with("校验")) { press(desk, node); break; }
    REQUIRE_FALSE(desk.stage.all(sem::Role::listitem).empty());
    check_names(desk);
    picture(desk, "organisation-checks");
}

TEST_CASE("a new hand-over comes from the department that is shown, a new department stands below it") {
    Desk desk;
    desk.show("organisation");
    press(desk, desk.stage.find(sem::Role::rowheader, "法务部"));
    REQUIRE(desk.stage.click(sem::Role::button, "新建协作事项"));
    desk.frame(3);
    auto const* made = desk.store().live(desk.session.selected());
    REQUIRE(made);
    CHECK(made->get(registers::hand_over::from_department) == key("department/legal"));
    REQUIRE(desk.stage.click(sem::Role::button, "新建部门"));
    desk.frame(3);
    auto const* below = desk.store().live(desk.session.selected());
    REQUIRE(below);
    CHECK(below->get(registers::department::place).parent() == key("department/legal"));
}

TEST_CASE("a circle of departments is shown and reported, an empty organisation says where to begin") {
    Desk desk;
    Edit bend("bend");
    bend.set(key("department/rd"), registers::department::place.slot, Value(Place(key("department/legal"), "a")));
    bend.set(key("department/legal"), registers::department::place.slot, Value(Place(key("department/rd"), "a")));
    desk.edit(std::move(bend));
    desk.show("organisation");
    CHECK(desk.stage.find(sem::Role::rowheader, "法务部"));
    CHECK(desk.stage.find(sem::Role::rowheader, "研发部"));
    for (auto const* node : desk.stage.all(sem::Role::radio))
        if (node->name.starts_with("校验")) { press(desk, node); break; }
    CHECK(std::ranges::any_of(desk.stage.all(sem::Role::listitem), [](auto const* node) { return node->name.find("部门层级成环") != std::string::npos; }));
}

TEST_CASE("an empty organisation says where to begin") {
    Desk desk;
    desk.workspace = std::make_unique<Workspace>(WorkspaceIdentity{.id = key("none"), .name = "空"}, Store{}, Seen{}, 1);
    desk.derived = std::make_unique<Derived>(desk.workspace->store());
    desk.session.person = kNoId;
    desk.show("organisation");
    check_names(desk);
    for (auto const mode : {"协作往来", "PMO 结构与角色"}) {
        REQUIRE(desk.stage.click(sem::Role::radio, mode));
        desk.frame(2);
        check_names(desk);
    }
    REQUIRE(desk.stage.click(sem::Role::radio, "部门"));
    desk.frame(2);
    for (auto const* node : desk.stage.all(sem::Role::button))
        if (node->name == "新建部门" && node->rect.y > 100) { press(desk, node); break; }
    CHECK(desk.store().table(registers::department::kType).live() == 1);
}
