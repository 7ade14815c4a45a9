// The closing wizard and the read-only project: steps by name, one-click settling, closing with a waiver, what a closed project refuses, reopening.

#include <doctest/doctest.h>

#include "core/project/closed.h"
#include "core/registers/closing_item.h"
#include "core/registers/decision.h"
#include "core/registers/document.h"
#include "core/registers/project.h"
#include "core/registers/risk.h"
#include "core/registers/status_report.h"
#include "tests/ui/data_fixture.h"
#include "ui/editable.h"

using namespace pmo;
using namespace pmo::test;
using namespace pmo::ui;
using sem::Role;
namespace prj = registers::project;
namespace cls = registers::closing_item;

namespace {

void enter(Desk& desk, std::string_view project) {
    desk.session.inspector_open = false;
    desk.show("closing");
    desk.session.location.project = desk.by_code("project", project)->id();
    desk.frame(3);
}

bool step(Desk& desk, std::string_view name) {
    bool const done = desk.stage.click(Role::tab, name);
    desk.frame(2);
    return done;
}

// A project is closed as the wizard would, without its preconditions.
Id close(Desk& desk, std::string_view code) {
    auto const id = desk.by_code("project", code)->id();
    Edit edit("closing.project");
    edit.set(id, prj::status, "closed");
    edit.set(id, prj::stage, "closed");
    desk.edit(std::move(edit));
    desk.frame(2);
    return id;
}

TEST_CASE("closing: the projects on their way stand in a list, one opens its wizard") {
    Desk desk;
    desk.show("closing");
    pictures(desk, "closing-all");
    check_names(desk);
    auto const id = desk.by_code("project", "P-2608")->id();
    desk.session.select(id);
    desk.frame(2);
    REQUIRE(desk.stage.click(Role::button, "打开收尾向导"));
    desk.frame(3);
    CHECK(desk.session.location.project == id);
    CHECK(desk.stage.find(Role::tab, "收尾归档"));
}

TEST_CASE("closing: every step opens in both languages") {
    Desk desk;
    enter(desk, "P-2608");
    struct { char const* name; char const* picture; } const steps[] = {{"检查单", "checklist"}, {"遗留事项", "open"}, {"移交运营", "handover"}, {"文档归档", "archive"}, {"合同与财务", "contracts"}, {"资源释放", "resources"}, {"结项报告", "report"}, {"经验教训", "lessons"}, {"收尾归档", "close"}};
    for (auto const& [name, file] : steps) {
        REQUIRE(step(desk, name));
        pictures(desk, std::string("closing-") + file);
        check_names(desk);
    }
}

TEST_CASE("closing: a point is ticked, an open item settled, documents archived together") {
    Desk desk;
    enter(desk, "P-2608");
    auto const project = desk.session.location.project;
    Record const* open = nullptr;
    for (auto const* item : desk.store().referrers(cls::kType, cls::project, project))
        if (registers::is_open(*item)) open = open ? open : item;
    REQUIRE(open);
    auto const id = open->id();
    REQUIRE(desk.stage.click(Role::checkbox, title_of(*open)));
    desk.frame(2);
    CHECK(desk.store().live(id)->get(cls::status) == "done");

    REQUIRE(step(desk, "遗留事项"));
    std::string settle;
    for (auto const* node : desk.stage.all(Role::button))
        if (node->name.starts_with("关闭 ")) { settle = node->name; break; }
    REQUIRE_FALSE(settle.empty());
    auto const risks = [&] {
        int n = 0;
        for (auto const* risk : desk.store().referrers(registers::risk::kType, registers::risk::project, project)) n += registers::is_open(*risk);
        return n;
    };
    auto const before = risks();
    REQUIRE(desk.stage.click(Role::button, settle));
    desk.frame(2);
    CHECK(risks() == before - 1);

    REQUIRE(step(desk, "文档归档"));
    std::string all;
    for (auto const* node : desk.stage.all(Role::button))
        if (node->name.starts_with("全部归档")) all = node->name;
    REQUIRE_FALSE(all.empty());
    REQUIRE(desk.stage.click(Role::button, all));
    desk.frame(2);
    for (auto const* document : desk.store().referrers(registers::document::kType, registers::document::project, project)) CHECK(document->get(registers::document::state) == "archived");
    CHECK(desk.stage.find(Role::text, "这一步没有待处理的事项。"));
}

TEST_CASE("closing: what has no name of its own is called by whom it joins") {
    Desk desk;
    enter(desk, "P-2608");
    REQUIRE(step(desk, "资源释放"));
    bool named = false;
    for (auto const* node : desk.stage.all(Role::listitem)) {
        CHECK(node->name.find("未命名") == std::string::npos);
        named = named || node->name.find("冯远") != std::string::npos;
    }
    CHECK(named);
}

TEST_CASE("closing: the report is drafted from the data") {
    Desk desk;
    enter(desk, "P-2608");
    REQUIRE(step(desk, "结项报告"));
    REQUIRE(desk.stage.click(Role::button, "由数据起草"));
    desk.frame(3);
    auto const* report = desk.store().live(desk.session.selected());
    REQUIRE(report);
    CHECK(report->get(registers::status_report::kind) == "closing");
    CHECK(report->text(slot_of(registers::status_report::kType, "deviations")).find("预算 320.0 万元") != std::string_view::npos);
    CHECK(desk.stage.find(Role::button, "重新起草"));
    picture(desk, "closing-report-drafted");
}

TEST_CASE("closing: obligatory items stop it, a waiver with a reason lets it through, the project is then read-only") {
    Desk desk;
    enter(desk, "P-2608");
    auto const project = desk.session.location.project;
    REQUIRE(step(desk, "收尾归档"));
    auto const* blocked = desk.stage.find(Role::button, "收尾归档");
    REQUIRE(blocked);
    CHECK((blocked->state & sem::disabled) != 0);
    auto const* field = desk.stage.find(Role::textarea, "豁免理由");
    REQUIRE(field);
    desk.stage.act(field->id, sem::ActionKind::set_value, "客户已书面同意，遗留项由运维跟进");
    desk.frame(3);
    desk.stage.click(Role::textarea, "归档备注");
    desk.frame(3);
    REQUIRE(desk.stage.click(Role::button, "收尾归档"));
    desk.frame(4);
    CHECK(is_closed_project(desk.store(), project));
    CHECK(desk.stage.find(Role::status, "已归档 · 只读"));
    CHECK(desk.stage.find(Role::heading, "项目已归档"));
    pictures(desk, "closing-closed");
    check_names(desk);
    desk.undo();
    desk.frame(2);
    CHECK_FALSE(is_closed_project(desk.store(), project));
}

TEST_CASE("a closed project is read-only on every screen, and says so when somebody tries") {
    Desk desk;
    auto const project = close(desk, "P-2608");
    auto const risk = desk.store().referrers(registers::risk::kType, registers::risk::project, project).front()->id();
    auto const title = std::string(title_of(*desk.store().live(risk)));
    desk.edit(setting(risk, registers::risk::title, std::string("改")));
    CHECK(desk.done.back() == "closed");
    CHECK(title_of(*desk.store().live(risk)) == title);
    desk.frame(2);
    CHECK(desk.stage.find(Role::button, "重新打开…"));       // the toast offers the way back

    desk.show("project_registers");
    desk.session.location = {.view = "project_registers", .project = project, .detail = "risk"};
    desk.frame(3);
    CHECK(desk.stage.find(Role::status, "已归档 · 只读"));
    CHECK_FALSE(desk.stage.find(Role::button, "新建风险"));
    picture(desk, "closed-registers");
    desk.session.location = {.view = "plan", .project = project, .detail = {}};
    desk.view = nullptr;
    desk.frame(3);
    auto const* add = desk.stage.find(Role::button, "添加任务");
    CHECK((!add || (add->state & sem::disabled)));

    desk.session.inspector_open = true;                      // the inspector in a list of all projects
    desk.show("register");
    desk.session.location.detail = "risk";
    desk.session.select(risk);
    desk.frame(4);
    bool read_only = false;
    for (auto const* node : desk.stage.all(Role::textbox)) read_only = read_only || (node->value == title && (node->state & sem::readonly));
    for (auto const* node : desk.stage.all(Role::textarea)) read_only = read_only || (node->value == title && (node->state & sem::readonly));
    CHECK(read_only);
    CHECK(desk.stage.find(Role::status, "已归档，只读"));

    Edit import("import.csv");                               // what comes from outside is taken in
    import.set(risk, registers::risk::title, "导入的");
    desk.edit(std::move(import));
    CHECK(title_of(*desk.store().live(risk)) == "导入的");
}

TEST_CASE("a closed project is reopened from its page, with a reason") {
    Desk desk;
    auto const project = close(desk, "P-2608");
    enter(desk, "P-2608");
    auto const* button = desk.stage.find(Role::button, "重新打开");
    REQUIRE(button);
    CHECK((button->state & sem::disabled) != 0);
    auto const* field = desk.stage.find(Role::textarea, "重新打开的原因");
    REQUIRE(field);
    desk.stage.act(field->id, sem::ActionKind::set_value, "测评机构要求补充材料");
    desk.frame(3);
    REQUIRE(desk.stage.click(Role::button, "重新打开"));
    desk.frame(4);
    CHECK_FALSE(is_closed_project(desk.store(), project));
    bool logged = false;
    for (auto const* one : desk.store().referrers(registers::decision::kType, registers::decision::subject, project)) logged = logged || one->text(slot_of(registers::decision::kType, "reason")) == "测评机构要求补充材料";
    CHECK(logged);
}

TEST_CASE("closing begins with a checklist where there is none, and keys move through the steps") {
    Desk desk;
    enter(desk, "P-2612");
    auto const project = desk.session.location.project;
    picture(desk, "closing-begin");
    check_names(desk);
    REQUIRE(desk.stage.click(Role::button, "开始收尾"));
    desk.frame(3);
    CHECK(desk.store().referrers(cls::kType, cls::project, project).size() >= 8);
    CHECK(desk.store().live(project)->get(prj::stage) == "closing");
    desk.stage.key(ImGuiKey_J);
    desk.frame(2);
    auto const* second = desk.stage.find(Role::tab, "遗留事项");
    REQUIRE(second);
    CHECK((second->state & sem::selected) != 0);
}

TEST_CASE("closing: an empty workspace and a deleted project say so") {
    Desk desk;
    desk.workspace = std::make_unique<Workspace>(WorkspaceIdentity{id_from_key("empty"), "空", 1}, Store{}, Seen{}, 42);
    desk.derived->rebind(desk.store());
    desk.show("closing");
    CHECK(desk.stage.find(Role::group, "没有在收尾的项目"));
    desk.session.location.project = id_from_key("gone");
    desk.frame(2);
    check_names(desk);
}

}  // namespace
