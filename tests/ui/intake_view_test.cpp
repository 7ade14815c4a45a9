// The intake screen: the board by pointer and by keyboard, the table, the page of a proposal, and the decision that founds a project.

#include <doctest/doctest.h>

#include <algorithm>

#include "core/registers/charter.h"
#include "core/registers/deviation.h"
#include "core/registers/feasibility.h"
#include "core/registers/project.h"
#include "core/registers/proposal.h"
#include "tests/ui/data_fixture.h"
#include "ui/i18n/tr.h"

using namespace pmo;
using namespace pmo::test;
using namespace pmo::ui;
namespace ppl = registers::proposal;

namespace {

sem::Node const* card(Desk& desk, std::string_view code) {
    for (auto const* node : desk.stage.all(sem::Role::listitem))
        if (node->name.starts_with(code)) return node;
    return nullptr;
}

std::string_view stage_of(Desk& desk, std::string_view code) { return desk.by_code("proposal", code)->get(ppl::stage); }

void open_page(Desk& desk, std::string_view code) {
    auto const id = desk.by_code("proposal", code)->id();
    desk.session.location = {.view = "intake", .project = kNoId, .detail = "page"};
    desk.session.select(id);
    desk.frame(4);
}

void empty(Desk& desk, TypeDef const& type) {
    Edit edit("empty");
    for (auto const& record : desk.store().table(type).rows())
        if (!record.deleted()) edit.remove(record.id());
    desk.edit(edit);
}

}  // namespace

TEST_CASE("the pipeline is a board by stage, with names, counts and pictures") {
    Desk desk(1232, 832);
    desk.show("intake");
    REQUIRE(card(desk, "PP-01"));
    CHECK(desk.stage.find(sem::Role::heading, "立项决策"));
    check_names(desk);
    pictures(desk, "intake");
    desk.stage.click(sem::Role::button, "需要处理");
    desk.frame(2);
    picture(desk, "intake-findings");
    desk.stage.act(card(desk, "PP-01")->id, sem::ActionKind::click);
    desk.frame(3);
    CHECK(desk.session.selected() == desk.by_code("proposal", "PP-01")->id());
    check_names(desk);
    picture(desk, "intake-selected");
}

TEST_CASE("a card moves to another column with Ctrl and arrows, and by dragging") {
    Desk desk(1232, 832);
    desk.show("intake");
    desk.session.inspector_open = false;
    auto const* node = card(desk, "PP-05");
    REQUIRE(node);
    CHECK(stage_of(desk, "PP-05") == "analysis");
    desk.stage.act(node->id, sem::ActionKind::focus);
    desk.frame(2);
    desk.stage.key(ImGuiKey_RightArrow, true);
    desk.frame(3);
    CHECK(stage_of(desk, "PP-05") == "feasibility");
    desk.stage.key(ImGuiKey_LeftArrow, true);
    desk.frame(3);
    CHECK(stage_of(desk, "PP-05") == "analysis");
    CHECK(desk.by_code("proposal", "PP-05")->has(ppl::stage_since));

    node = card(desk, "PP-06");
    auto const* to = desk.stage.find(sem::Role::heading, "需求分析");
    REQUIRE(node);
    REQUIRE(to);
    auto const from_x = node->rect.x + 20, from_y = node->rect.y + 20, to_x = to->rect.x + 40;
    desk.stage.pointer(from_x, from_y);
    desk.frame(2);
    desk.stage.press();
    desk.frame(1);
    desk.stage.pointer(from_x + 60, from_y + 10);
    desk.frame(1);
    desk.stage.pointer(to_x, from_y + 40);
    desk.frame(2);
    picture(desk, "intake-drag");
    desk.stage.release();
    desk.frame(3);
    CHECK(stage_of(desk, "PP-06") == "analysis");
    desk.undo();
    CHECK(stage_of(desk, "PP-06") == "demand");
}

TEST_CASE("nothing moves while another tab writes") {
    Desk desk(1232, 832);
    desk.writable = false;
    desk.show("intake");
    desk.stage.act(card(desk, "PP-05")->id, sem::ActionKind::focus);
    desk.frame(2);
    desk.stage.key(ImGuiKey_RightArrow, true);
    desk.frame(3);
    CHECK(stage_of(desk, "PP-05") == "analysis");
}

TEST_CASE("the page of a proposal is approved into a project in one step, and taken back in one") {
    Desk desk(1232, 832);
    desk.show("intake");
    desk.session.inspector_open = false;
    open_page(desk, "PP-01");
    check_names(desk);
    pictures(desk, "intake-page");
    auto const projects = desk.store().table(registers::project::kType).live();
    REQUIRE(desk.stage.click(sem::Role::button, "批准立项"));
    desk.frame(4);
    CHECK(stage_of(desk, "PP-01") == "approved");
    CHECK(desk.store().table(registers::project::kType).live() == projects + 1);
    auto const* project = desk.by_code("project", "P-2613");
    REQUIRE(project);
    CHECK(desk.store().referrers(registers::charter::kType, registers::charter::project, project->id()).size() == 1);
    CHECK_FALSE(desk.derived->plan(project->id()).rows.empty());
    picture(desk, "intake-approved");
    desk.undo();
    desk.frame(3);
    CHECK(stage_of(desk, "PP-01") == "decision");
    CHECK(desk.store().table(registers::project::kType).live() == projects);
}

TEST_CASE("what approval founds is shown before, and what is unticked is a deviation with its reason") {
    Desk desk(1232, 832);
    desk.show("intake");
    desk.session.inspector_open = false;
    open_page(desk, "PP-01");
    sem::Node const* box = nullptr;
    for (auto const* node : desk.stage.all(sem::Role::checkbox))
        if (!box && (node->state & sem::checked) != 0) box = node;
    REQUIRE(box);
    auto const name = std::string(box->name);
    desk.stage.act(box->id, sem::ActionKind::click);
    desk.frame(3);
    CHECK((desk.stage.find(sem::Role::checkbox, name)->state & sem::checked) == 0);
    CHECK((desk.stage.find(sem::Role::button, "批准立项")->state & sem::disabled) != 0);       // without a reason
    auto const* reason = desk.stage.find(sem::Role::textbox, tr("intake.left_out_reason", {"1"}));
    REQUIRE(reason);
    desk.stage.act(reason->id, sem::ActionKind::set_value, "沿用一期平台");
    desk.frame(3);
    check_names(desk);
    pictures(desk, "intake-tailored");
    REQUIRE(desk.stage.click(sem::Role::button, "批准立项"));
    desk.frame(4);
    auto const* project = desk.by_code("project", "P-2613");
    REQUIRE(project);
    auto const deviations = desk.store().referrers(registers::deviation::kType, registers::deviation::project, project->id());
    REQUIRE(deviations.size() == 1);
    CHECK(deviations[0]->get(registers::deviation::reason) == "沿用一期平台");
    CHECK(deviations[0]->get(registers::deviation::status) == "approved");
}

TEST_CASE("to put a proposal off somebody has to say why") {
    Desk desk(1232, 832);
    desk.show("intake");
    desk.session.inspector_open = false;
    open_page(desk, "PP-02");
    picture(desk, "intake-page-gaps");
    REQUIRE(desk.stage.click(sem::Role::radio, "搁置"));
    desk.frame(2);
    desk.stage.click(sem::Role::button, "搁置提案");
    desk.frame(2);
    CHECK(stage_of(desk, "PP-02") == "feasibility");
    auto const* reason = desk.stage.find(sem::Role::textarea, "理由（必填）");
    REQUIRE(reason);
    desk.stage.act(reason->id, sem::ActionKind::set_value, "明年一季度重审");
    desk.frame(4);
    REQUIRE(desk.stage.click(sem::Role::button, "搁置提案"));
    desk.frame(3);
    CHECK(stage_of(desk, "PP-02") == "parked");
    CHECK(desk.by_code("proposal", "PP-02")->get(ppl::decision_reason) == "明年一季度重审");
}

TEST_CASE("missing assessments are asked for from the departments that own them") {
    Desk desk(1232, 832);
    desk.show("intake");
    desk.session.inspector_open = false;
    open_page(desk, "PP-02");
    auto const* proposal = desk.by_code("proposal", "PP-02");
    REQUIRE(desk.stage.click(sem::Role::button, "发起缺失的评估"));
    desk.frame(3);
    CHECK(desk.store().referrers(registers::feasibility::kType, registers::feasibility::proposal, proposal->id()).size() == 5);
}

TEST_CASE("the table shows the same proposals, and an empty pipeline says how to begin") {
    Desk desk(1232, 832);
    desk.show("intake");
    REQUIRE(desk.stage.click(sem::Role::radio, "表格"));
    desk.frame(3);
    CHECK_FALSE(desk.stage.all(sem::Role::grid).empty());
    check_names(desk);
    pictures(desk, "intake-table");
    auto const rows = [&] { return desk.stage.find(sem::Role::grid, tr("view.intake"))->rows; };
    auto const all = rows();
    REQUIRE(desk.stage.click(sem::Role::button, tr("intake.table.stale")));
    desk.frame(2);
    CHECK(rows() < all);
    desk.stage.click(sem::Role::button, tr("intake.table.stale"));
    auto const* search = desk.stage.find(sem::Role::searchbox, tr("intake.table.search"));
    REQUIRE(search);
    desk.stage.act(search->id, sem::ActionKind::set_value, "PP-01");
    desk.frame(3);
    CHECK(rows() < all);
    CHECK(rows() > 0);
    REQUIRE(desk.stage.click(sem::Role::columnheader, tr("intake.table.age")));
    desk.frame(2);
    empty(desk, ppl::kType);
    desk.session.location.detail.clear();
    desk.frame(3);
    check_names(desk);
    picture(desk, "intake-empty");
    REQUIRE(desk.stage.click(sem::Role::button, "新提案"));
    desk.frame(3);
    CHECK(desk.store().table(ppl::kType).live() == 1);
    CHECK(desk.session.location.detail == "page");
    set_language(Language::en);
    desk.frame(2);
    CHECK(desk.stage.find(sem::Role::button, "Pipeline"));
    set_language(Language::zh);
}
