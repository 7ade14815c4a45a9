// Stage gates, tolerances and methods as a person uses them: by role and name, in both languages, with the sample portfolio and in an empty workspace.

#include <doctest/doctest.h>

#include "core/registers/action_item.h"
#include "core/registers/deviation.h"
#include "core/registers/exception_report.h"
#include "core/registers/gate.h"
#include "core/registers/gate_criterion.h"
#include "core/registers/method.h"
#include "core/registers/phase.h"
#include "core/registers/project.h"
#include "core/registers/tolerance.h"
#include "core/rules/gates.h"
#include "core/rules/tolerances.h"
#include "tests/ui/data_fixture.h"

using namespace pmo;
using namespace pmo::test;
using namespace pmo::ui;
namespace r = pmo::registers;

namespace {

Id id(std::string_view key) { return id_from_key(key); }

// A workspace without any record.
void empty(Desk& desk) {
    desk.workspace = std::make_unique<Workspace>(WorkspaceIdentity{id("workspace/none"), "空", 0}, Store{}, Seen{}, 42);
    desk.derived = std::make_unique<Derived>(desk.workspace->store());
    desk.session.person = kNoId;
}

Record const& gate(Desk const& desk, std::string_view key) { return *desk.store().find(id("gate/" + std::string(key))); }

}  // namespace

TEST_CASE("the gate screen shows what is due and how ready it is") {
    Desk desk;
    desk.show("gate");
    REQUIRE(desk.stage.find(sem::Role::listitem, "P-2605 G4 上线门"));
    REQUIRE(desk.stage.click(sem::Role::listitem, "P-2602 G3 切换门"));
    desk.frame(2);
    CHECK(desk.session.selected() == id("gate/P-2602:G3"));
    CHECK(desk.stage.find(sem::Role::listitem, "数据清洗达标率 ≥ 98%"));
    check_names(desk);
    pictures(desk, "gate");
    REQUIRE(desk.stage.click(sem::Role::tab, "今天的差距"));
    desk.frame(2);
    check_names(desk);
    pictures(desk, "gate-rehearsal");
    bool named = false;                              // each line says who answers for it
    for (auto const* node : desk.stage.all(sem::Role::listitem)) named = named || node->value == "周雅婷";
    CHECK(named);
}

TEST_CASE("a criterion that a person judges is ticked in place") {
    Desk desk;
    desk.show("gate");
    desk.go({.view = "gate", .project = kNoId, .detail = {}}, id("gate/P-2602:G3"));
    desk.frame(3);
    auto const* before = desk.store().find(id("gate_criterion/P-2602:G3:c7"));
    REQUIRE(before->get(r::gate_criterion::met) == "open");
    REQUIRE(desk.stage.click(sem::Role::checkbox, "达成：回退方案评审通过"));
    desk.frame(2);
    CHECK(desk.store().find(id("gate_criterion/P-2602:G3:c7"))->get(r::gate_criterion::met) == "met");
    desk.undo();
    CHECK(desk.store().find(id("gate_criterion/P-2602:G3:c7"))->get(r::gate_criterion::met) == "open");
}

TEST_CASE("what fails today becomes an action item of who owns it") {
    Desk desk;
    desk.show("gate");
    desk.go({.view = "gate", .project = kNoId, .detail = {}}, id("gate/P-2602:G3"));
    desk.frame(3);
    REQUIRE(desk.stage.click(sem::Role::tab, "今天的差距"));
    desk.frame(2);
    auto const before = desk.store().table(r::action_item::kType).live();
    REQUIRE_FALSE(desk.stage.all(sem::Role::button).empty());
    bool pressed = false;
    for (auto const* node : desk.stage.all(sem::Role::button))
        if (!pressed && node->name.find("转行动项") != std::string::npos) { desk.stage.act(node->id, sem::ActionKind::click); pressed = true; break; }
    REQUIRE(pressed);
    desk.frame(3);
    REQUIRE(desk.store().table(r::action_item::kType).live() == before + 1);
    auto const* made = desk.store().find(desk.session.selected());
    CHECK(made->get(r::action_item::project) == id("project/P-2602"));
    CHECK(made->has(r::action_item::owner));
}

TEST_CASE("a gate is decided after saying what it changes, and undone in one step") {
    Desk desk;
    desk.show("gate");
    desk.go({.view = "gate", .project = kNoId, .detail = {}}, id("gate/P-2602:G3"));
    desk.frame(3);
    REQUIRE(desk.stage.click(sem::Role::tab, "审批与决定"));
    desk.frame(2);
    check_names(desk);
    REQUIRE(desk.stage.click(sem::Role::radio, "终止"));
    desk.frame(2);
    CHECK((desk.stage.find(sem::Role::button, "记录决定")->state & sem::disabled) != 0);          // without a reason
    auto const* field = desk.stage.find(sem::Role::textarea, "理由");
    REQUIRE(field);
    desk.stage.act(field->id, sem::ActionKind::set_value, "成本无法收回");
    desk.frame(3);
    pictures(desk, "gate-decision");
    REQUIRE(desk.stage.click(sem::Role::button, "记录决定"));
    desk.frame(3);
    picture(desk, "gate-confirm");
    CHECK(gate(desk, "P-2602:G3").get(r::gate::decision) == "none");
    REQUIRE(desk.stage.click(sem::Role::button, "确认决定"));
    desk.frame(3);
    CHECK(gate(desk, "P-2602:G3").get(r::gate::decision) == "stop");
    CHECK(desk.store().find(id("project/P-2602"))->get(r::project::status) == "stopped");
    desk.undo();
    CHECK(gate(desk, "P-2602:G3").get(r::gate::decision) == "none");
    CHECK(desk.store().find(id("project/P-2602"))->get(r::project::status) == "active");
}

TEST_CASE("the gates of one project stand in its frame") {
    Desk desk;
    desk.go({.view = "gate", .project = id("project/P-2607"), .detail = {}}, kNoId);
    desk.frame(3);
    CHECK(desk.stage.find(sem::Role::listitem, "P-2607 G5 移交门"));
    CHECK_FALSE(desk.stage.find(sem::Role::listitem, "P-2605 G4 上线门"));
    pictures(desk, "gate-project");
}

TEST_CASE("the tolerance screen shows the broken ones first and drafts a report") {
    Desk desk;
    desk.edit([&] {                                  // the report about the cost of P-2603 is not there yet
        Edit edit("test");
        edit.remove(id("exception_report/P-2603:EX-02"));
        return edit;
    }());
    desk.show("tolerance");
    check_names(desk);
    pictures(desk, "tolerance");
    Derived const derived(desk.store());
    auto const state = rules::tolerance_state({desk.store(), derived, *parse_date("2026-09-18")}, *desk.store().find(id("tolerance/P-2603:tol-c")));
    REQUIRE(state.level == rules::ToleranceLevel::broken);
    auto const before = desk.store().table(r::exception_report::kType).live();
    std::size_t tries = 0;
    while (!desk.stage.find(sem::Role::button, "起草例外报告") && ++tries < 40) {
        if (tries == 1) desk.stage.click(sem::Role::cell, "P-2603  新一代伺服平台研发");
        else desk.stage.key(ImGuiKey_DownArrow);
        desk.frame(2);
    }
    REQUIRE(desk.stage.click(sem::Role::button, "起草例外报告"));
    desk.frame(3);
    REQUIRE(desk.store().table(r::exception_report::kType).live() == before + 1);
    auto const* report = desk.store().find(desk.session.selected());
    CHECK(report->get(r::exception_report::status) == "draft");
    CHECK(report->has(r::exception_report::forecast));
    CHECK_FALSE(desk.stage.find(sem::Role::button, "起草例外报告"));
}

TEST_CASE("the library shows what a method brings and applies it tailored") {
    Desk desk;
    desk.show("method");
    REQUIRE(desk.stage.click(sem::Role::listitem, "敏捷迭代法"));
    desk.frame(2);
    check_names(desk);
    pictures(desk, "method");
    REQUIRE(desk.stage.click(sem::Role::tab, "角色"));
    desk.frame(2);
    CHECK(desk.stage.find(sem::Role::listitem, "产品负责人"));
    pictures(desk, "method-roles");
    REQUIRE(desk.stage.click(sem::Role::tab, "套用与裁剪"));
    desk.frame(2);
    CHECK((desk.stage.find(sem::Role::button, "套用")->state & sem::disabled) != 0);              // no project yet
    desk.session.location.project = id("project/P-2612");
    desk.view = nullptr;
    desk.frame(3);
    REQUIRE(desk.stage.click(sem::Role::listitem, "敏捷迭代法"));
    REQUIRE(desk.stage.click(sem::Role::tab, "套用与裁剪"));
    desk.frame(2);
    REQUIRE(desk.stage.click(sem::Role::checkbox, "采用过程活动：1.1 编写产品愿景与目标"));
    desk.frame(2);
    check_names(desk);
    pictures(desk, "method-tailoring");
    REQUIRE(desk.stage.click(sem::Role::button, "套用"));
    desk.frame(3);
    CHECK(desk.store().find(id("project/P-2612"))->get(r::project::method) == id("method/agile"));
    CHECK(desk.store().referrers(r::phase::kType, r::phase::origin, id("phase/m-agile-1")).size() == 1);
    auto const left = desk.store().referrers(r::deviation::kType, r::deviation::method_item, id("activity/agile-1.1"));
    REQUIRE(left.size() == 1);
    CHECK(left[0]->get(r::deviation::kind) == "omitted");
    desk.undo();
    CHECK(desk.store().find(id("project/P-2612"))->get(r::project::method) == id("method/staged"));
}

TEST_CASE("departures from the method are found and recorded") {
    Desk desk;
    desk.show("method");
    REQUIRE(desk.stage.click(sem::Role::listitem, "标准阶段门法"));
    REQUIRE(desk.stage.click(sem::Role::tab, "偏离"));
    desk.frame(2);
    check_names(desk);
    pictures(desk, "method-deviations");
    auto const before = desk.store().table(r::deviation::kType).live();
    bool pressed = false;
    for (auto const* node : desk.stage.all(sem::Role::button))
        if (!pressed && node->name.find("记录偏离") != std::string::npos) { desk.stage.act(node->id, sem::ActionKind::click); pressed = true; break; }
    REQUIRE(pressed);
    desk.frame(3);
    CHECK(desk.store().table(r::deviation::kType).live() == before + 1);
}

TEST_CASE("an empty workspace says what to do, and takes the standard methods") {
    Desk desk;
    empty(desk);
    for (auto const* view : {"gate", "tolerance", "method"}) {
        desk.show(view);
        check_names(desk);
    }
    REQUIRE(desk.stage.click(sem::Role::button, "标准方法"));
    desk.frame(3);
    CHECK(desk.store().table(r::method::kType).live() == 4);
    CHECK(desk.stage.find(sem::Role::listitem, "混合型交付法"));
}
