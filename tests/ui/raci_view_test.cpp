// The responsibility matrix, driven by role and name: letters by key and by choice, findings and their repair, departments and roles, a project that
// follows its method and then has a matrix of its own.

#include <doctest/doctest.h>

#include <algorithm>

#include "core/registers/activity.h"
#include "core/registers/department.h"
#include "core/registers/raci_cell.h"
#include "core/rules/raci.h"
#include "tests/ui/data_fixture.h"
#include "ui/i18n/tr.h"

using namespace pmo;
using namespace pmo::test;
using namespace pmo::ui;
namespace act = registers::activity;

namespace {

Id key(std::string_view text) { return id_from_key(text); }

rules::Duty letter(Desk const& desk, std::string_view scope, std::string_view activity, std::string_view party, rules::Parties parties = rules::Parties::departments) {
    auto const matrix = rules::raci_matrix(desk.store(), {.scope = key(scope), .parties = parties});
    auto const row = matrix.row_of(key(activity)), column = matrix.column_of(key(party));
    return row < 0 || column < 0 ? rules::Duty::none : matrix.rows[static_cast<std::size_t>(row)].cells[static_cast<std::size_t>(column)].duty;
}

// The cell of a row and a column by their words.
sem::Node const* cell_of(Desk& desk, std::string_view row, std::string_view column) {
    auto const& nodes = desk.stage.tree().nodes();
    for (auto const& head : nodes) {
        if (head.role != sem::Role::rowheader || head.name.find(row) == std::string::npos) continue;
        for (auto const& node : nodes)
            if (node.parent == head.parent && node.role == sem::Role::gridcell && node.name == column) return &node;
    }
    return nullptr;
}

void press(Desk& desk, sem::Node const* node) {
    REQUIRE(node);
    desk.stage.pointer(node->rect.x + node->rect.w / 2, node->rect.y + node->rect.h / 2);
    desk.frame();
    desk.stage.press();
    desk.frame();
    desk.stage.release();
    desk.frame(2);
}

constexpr auto kStaged = "method/staged";

}  // namespace

TEST_CASE("the matrix shows what is wrong in place, and says it above") {
    Desk desk;
    desk.show("raci");
    CHECK(desk.stage.find(sem::Role::columnheader, "项目管理办公室"));
    REQUIRE(cell_of(desk, "预算编制与审批", "财务部"));
    CHECK(cell_of(desk, "预算编制与审批", "财务部")->value == "A");
    CHECK(cell_of(desk, "预算编制与审批", "校验")->value == "2 个 A");
    CHECK(cell_of(desk, "团队激励与绩效考核", "校验")->value == "缺 A");
    CHECK(cell_of(desk, "变更控制（CCB）", "校验")->value == "C 偏多 6");
    CHECK(cell_of(desk, "立项评审会", "校验")->value == "通过");
    CHECK(std::ranges::any_of(desk.stage.all(sem::Role::status), [](auto const* node) { return node->name.find("2 项错误 2.3 2 个 A，3.3 缺 A") != std::string::npos; }));
    check_names(desk);
    REQUIRE(desk.stage.click(sem::Role::button, "下一处"));
    desk.frame(2);
    CHECK(desk.session.selected() == key("activity/act-2.3"));
    check_names(desk);
    pictures(desk, "raci");
    REQUIRE(desk.stage.click(sem::Role::button, "仅看问题"));
    desk.frame(2);
    CHECK_FALSE(cell_of(desk, "立项评审会", "校验"));
    CHECK(cell_of(desk, "变更控制（CCB）", "校验"));
}

TEST_CASE("a letter typed on a cell is written, shift joins A and R, delete clears, and undo takes it back") {
    Desk desk;
    desk.show("raci");
    press(desk, cell_of(desk, "立项评审会", "运营部"));
    CHECK(letter(desk, kStaged, "activity/act-1.3", "department/operations") == rules::Duty::consulted);   // a click chooses the cell only
    CHECK(desk.session.selected() == key("activity/act-1.3"));
    desk.stage.type("r");
    desk.frame(2);
    CHECK(letter(desk, kStaged, "activity/act-1.3", "department/operations") == rules::Duty::responsible);
    desk.stage.key(ImGuiKey_LeftArrow);
    desk.frame(2);
    desk.stage.key(ImGuiKey_Delete);
    desk.frame(2);
    CHECK(letter(desk, kStaged, "activity/act-1.3", "department/it") == rules::Duty::none);
    desk.undo();
    desk.frame(2);
    CHECK(letter(desk, kStaged, "activity/act-1.3", "department/it") == rules::Duty::informed);
    desk.stage.key(ImGuiKey_DownArrow);
    desk.frame(2);
    CHECK(desk.session.selected() == key("activity/act-1.4"));
    desk.stage.type("x");
    desk.frame(2);
    CHECK(letter(desk, kStaged, "activity/act-1.4", "department/it") == rules::Duty::informed);
}

TEST_CASE("enter opens the choice of letters at the cell") {
    Desk desk;
    desk.show("raci");
    press(desk, cell_of(desk, "立项评审会", "法务部"));
    desk.stage.key(ImGuiKey_Enter);
    desk.frame(3);
    REQUIRE(desk.stage.click(sem::Role::menuitemcheckbox, "I 知会"));
    desk.frame(2);
    CHECK(letter(desk, kStaged, "activity/act-1.3", "department/legal") == rules::Duty::informed);
    press(desk, cell_of(desk, "立项评审会", "法务部"));      // a second click on the chosen cell
    REQUIRE(desk.stage.click(sem::Role::menuitemcheckbox, "清除"));
    desk.frame(2);
    CHECK(letter(desk, kStaged, "activity/act-1.3", "department/legal") == rules::Duty::none);
}

TEST_CASE("the panel mends a row with one click and changes letters by party") {
    Desk desk;
    desk.show("raci");
    desk.session.select(key("activity/act-2.3"));
    desk.frame(3);
    CHECK(desk.stage.find(sem::Role::text, "PMO 保留 A，财务部 改为 C"));
    REQUIRE(desk.stage.click(sem::Role::button, "应用 PMO 保留 A，财务部 改为 C"));
    desk.frame(2);
    CHECK(letter(desk, kStaged, "activity/act-2.3", "department/finance") == rules::Duty::consulted);
    CHECK(letter(desk, kStaged, "activity/act-2.3", "department/pmo") == rules::Duty::accountable);
    CHECK(cell_of(desk, "预算编制与审批", "校验")->value == "通过");
    desk.undo();
    desk.frame(2);
    CHECK(letter(desk, kStaged, "activity/act-2.3", "department/finance") == rules::Duty::accountable);
    for (auto const tab : {"定义", "校验", "历史"}) {
        REQUIRE(std::ranges::any_of(desk.stage.all(sem::Role::tab), [&](auto const* node) { return node->name.starts_with(tab); }));
        for (auto const* node : desk.stage.all(sem::Role::tab))
            if (node->name.starts_with(tab)) { press(desk, node); break; }
        check_names(desk);
    }
}

TEST_CASE("roles have a matrix of their own, and findings are a list with repairs") {
    Desk desk;
    desk.show("raci");
    REQUIRE(desk.stage.click(sem::Role::radio, "按角色"));
    desk.frame(2);
    CHECK(desk.stage.find(sem::Role::columnheader, "项目经理"));
    check_names(desk);
    picture(desk, "raci-roles");
    REQUIRE(desk.stage.click(sem::Role::radio, "按部门"));
    desk.frame(2);
    for (auto const* node : desk.stage.all(sem::Role::radio))
        if (node->name.starts_with("校验")) { press(desk, node); break; }
    REQUIRE_FALSE(desk.stage.all(sem::Role::listitem).empty());
    check_names(desk);
    pictures(desk, "raci-list");
    auto const before = desk.store().revision();
    for (auto const* node : desk.stage.all(sem::Role::button))
        if (node->name.find("2 个 A") != std::string::npos || node->name.find("有 2 个 A") != std::string::npos) { press(desk, node); break; }
    desk.frame(2);
    CHECK(desk.store().revision() != before);
    CHECK(letter(desk, kStaged, "activity/act-2.3", "department/finance") == rules::Duty::consulted);
}

TEST_CASE("a project shows its own matrix, compares it, and one without follows its method until it is tailored") {
    Desk desk;
    desk.session.location.project = key("project/P-2601");
    desk.show("raci");
    desk.session.location.project = key("project/P-2601");
    desk.frame(3);
    CHECK(cell_of(desk, "A 线停产切换与试点", "运营部"));
    REQUIRE(std::ranges::any_of(desk.stage.all(sem::Role::button), [](auto const* node) { return node->name.starts_with("与方法对比"); }));
    for (auto const* node : desk.stage.all(sem::Role::button))
        if (node->name.starts_with("与方法对比")) { press(desk, node); break; }
    desk.session.select(key("activity/P-2601:act-2.3"));
    desk.frame(3);
    check_names(desk);
    pictures(desk, "raci-project");
    for (auto const* node : desk.stage.all(sem::Role::radio))
        if (node->name.starts_with("校验")) { press(desk, node); break; }
    desk.session.selection.clear();
    desk.frame(2);
    pictures(desk, "raci-project-list");

    desk.session.location.project = key("project/P-2604");
    desk.show("raci");
    desk.session.location.project = key("project/P-2604");
    desk.frame(3);
    CHECK_FALSE(desk.stage.find(sem::Role::button, "添加活动"));
    REQUIRE(desk.stage.click(sem::Role::button, "为本项目定制"));
    desk.frame(3);
    CHECK(desk.store().referrers(act::kType, act::project, key("project/P-2604")).size() == 20);
    CHECK(desk.stage.find(sem::Role::button, "添加活动"));
    desk.undo();
    desk.frame(2);
    CHECK(desk.store().referrers(act::kType, act::project, key("project/P-2604")).empty());
}

TEST_CASE("the matrix is exported with its findings, takes a block from a spreadsheet, and gets new activities") {
    Desk desk;
    desk.show("raci");
    REQUIRE(desk.stage.click(sem::Role::button, "导出 CSV"));
    desk.frame(2);
    CHECK(desk.saved_name == "职责矩阵 RACI 标准阶段门法 V3.2.csv");
    CHECK(desk.saved_bytes.find("2.3,预算编制与审批,A,R,,A") != std::string::npos);
    press(desk, cell_of(desk, "需求受理与项目登记", "法务部"));
    ImGui::SetClipboardText("C\tI\nI\n");
    desk.stage.key(ImGuiKey_V, true);
    desk.frame(2);
    CHECK(letter(desk, kStaged, "activity/act-1.1", "department/legal") == rules::Duty::consulted);
    CHECK(letter(desk, kStaged, "activity/act-1.1", "department/procurement") == rules::Duty::informed);
    CHECK(letter(desk, kStaged, "activity/act-1.2", "department/legal") == rules::Duty::informed);
    REQUIRE(desk.stage.click(sem::Role::button, "添加活动"));
    desk.frame(3);
    auto const* made = desk.store().live(desk.session.selected());
    REQUIRE(made);
    CHECK(made->get(act::phase) == key("phase/m-staged-1"));
    CHECK(made->get(act::method) == key(kStaged));
}

TEST_CASE("the matrix is published as a version, and what has changed since is marked and listed") {
    Desk desk;
    desk.session.location = {.view = "raci", .project = desk.by_code("project", "P-2601")->id(), .detail = {}};
    desk.frame(3);
    REQUIRE(desk.stage.click(sem::Role::button, tr("raci.versions")));
    desk.frame(2);
    picture(desk, "raci-versions-menu");
    check_names(desk);
    REQUIRE(desk.stage.click(sem::Role::menuitem, tr("raci.publish", {"V2"})));
    desk.frame(3);
    auto const* made = desk.store().live(desk.session.selected());
    REQUIRE(made);
    CHECK(made->type().id == "raci_version");
    auto const first = key("raci_version/P-2601:raci-v1");
    CHECK(desk.store().live(first));
    REQUIRE(desk.stage.click(sem::Role::button, tr("raci.versions")));
    desk.frame(2);
    for (auto const* node : desk.stage.all(sem::Role::menuitemcheckbox))
        if (node->name.find(" V1 ") != std::string::npos) { desk.stage.act(node->id, sem::ActionKind::click); break; }
    desk.frame(3);
    REQUIRE(desk.stage.find(sem::Role::button, tr("raci.since", {"V1"})));
    desk.session.inspector_open = false;
    pictures(desk, "raci-since");
    for (auto const* node : desk.stage.all(sem::Role::radio))
        if (node->name.starts_with(tr("raci.changes"))) { desk.stage.act(node->id, sem::ActionKind::click); break; }
    desk.frame(3);
    CHECK(desk.stage.all(sem::Role::rowheader).size() >= 7);
    check_names(desk);
    pictures(desk, "raci-changes");
}

TEST_CASE("a reader changes nothing") {
    Desk desk;
    desk.writable = false;
    desk.show("raci");
    press(desk, cell_of(desk, "立项评审会", "运营部"));
    desk.stage.type("r");
    desk.frame(2);
    CHECK(letter(desk, kStaged, "activity/act-1.3", "department/operations") == rules::Duty::consulted);
    CHECK_FALSE(desk.stage.find(sem::Role::button, "添加活动"));
}

TEST_CASE("an empty workspace says where a matrix begins") {
    Desk empty;
    empty.workspace = std::make_unique<Workspace>(WorkspaceIdentity{.id = key("none"), .name = "空"}, Store{}, Seen{}, 1);
    empty.derived = std::make_unique<Derived>(empty.workspace->store());
    empty.session.person = kNoId;
    empty.show("raci");
    CHECK(empty.stage.find(sem::Role::button, "打开方法"));
    check_names(empty);
}
