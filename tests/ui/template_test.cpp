// The library of templates, by role and name.

#include <doctest/doctest.h>

#include "core/registers/document.h"
#include "core/registers/template.h"
#include "tests/ui/data_fixture.h"

using namespace pmo;
using namespace pmo::test;
using namespace pmo::ui;
using sem::Role;
namespace doc = registers::document;
namespace tpl = registers::template_;

TEST_CASE("the library shows templates in groups, their text, and who used them") {
    Desk desk;
    desk.show("template_library");
    CHECK(desk.stage.all(Role::listitem).size() > 8);
    auto const* charter = desk.by_code("template", "T-01");
    REQUIRE(desk.stage.click(Role::listitem, title_of(*charter)));
    desk.frame(2);
    CHECK(bool(desk.stage.find(Role::heading, "项目章程")));           // of its text
    CHECK(bool(desk.stage.find(Role::link, "MES 一期项目章程")));       // made from it
    desk.session.inspector_open = false;
    desk.frame(2);
    pictures(desk, "template");
    check_names(desk);
    REQUIRE(desk.stage.click(Role::radio, "按阶段"));
    desk.frame(2);
    picture(desk, "template-phases");
    desk.stage.key(ImGuiKey_J);
    desk.frame(2);
    CHECK(bool(desk.store().live(desk.session.selected())));
}

TEST_CASE("a template becomes a document of a project") {
    Desk desk;
    desk.show("template_library");
    desk.session.select(desk.by_code("template", "T-15")->id());
    desk.frame(3);
    REQUIRE(desk.stage.click(Role::button, "在项目中使用"));
    desk.frame(2);
    auto const* field = desk.stage.find(Role::combobox, "项目");
    REQUIRE_MESSAGE(field, desk.stage.dump());
    auto const* make = desk.stage.find(Role::button, "新建文档：质量保证计划");
    REQUIRE(bool(make));
    CHECK((make->state & sem::disabled) != 0);
    desk.stage.act(field->id, sem::ActionKind::click);
    desk.frame(3);
    picture(desk, "template-use");
    sem::Node const* option = nullptr;
    for (auto const* node : desk.stage.all(Role::option))
        if (node->name.find("P-2602") != std::string::npos) option = node;
    REQUIRE_MESSAGE(option, desk.stage.dump());
    desk.stage.act(option->id, sem::ActionKind::click);
    desk.frame(3);
    auto const before = desk.store().table(doc::kType).live();
    REQUIRE(desk.stage.click(Role::button, "新建文档：质量保证计划"));
    desk.frame(3);
    REQUIRE(desk.store().table(doc::kType).live() == before + 1);
    auto const* made = desk.store().live(desk.session.selected());
    REQUIRE(bool(made));
    CHECK(title_of(*made) == "质量保证计划");
    CHECK(code_of(*desk.store().live(made->get(doc::project))) == "P-2602");
}

TEST_CASE("the text is saved as a file, words narrow the list") {
    Desk desk;
    desk.show("template_library");
    desk.session.select(desk.by_code("template", "T-17")->id());
    desk.frame(3);
    REQUIRE(desk.stage.click(Role::button, "下载正文"));
    desk.frame(2);
    CHECK(desk.saved_name == "切换与回退方案模板.md");
    CHECK(desk.saved_bytes.starts_with("# 切换与回退方案"));
    auto const* field = desk.stage.find(Role::searchbox, "搜索名称与正文");
    REQUIRE(bool(field));
    auto const before = desk.stage.all(Role::listitem).size();
    desk.stage.act(field->id, sem::ActionKind::set_value, "切换与回退");
    desk.frame(3);
    CHECK(desk.stage.all(Role::listitem).size() < before);
    CHECK(desk.stage.all(Role::listitem).size() >= 1);
    desk.stage.act(desk.stage.find(Role::searchbox, "搜索名称与正文")->id, sem::ActionKind::set_value, "没有这样的");
    desk.frame(3);
    REQUIRE(desk.stage.click(Role::button, "清除筛选"));
    desk.frame(3);
    CHECK(desk.stage.all(Role::listitem).size() > 8);
}

TEST_CASE("an empty library says how to begin, and the register is there") {
    Desk desk;
    desk.show("template_library");
    REQUIRE(desk.stage.click(Role::radio, "登记册"));
    desk.frame(3);
    CHECK(bool(desk.stage.find(Role::grid, "模板库")));
    Edit clear("clear");
    for (auto const& record : desk.store().table(tpl::kType).rows())
        if (!record.deleted()) clear.remove(record.id());
    desk.edit(clear);
    desk.show("template_library");
    check_names(desk);
    REQUIRE(desk.stage.click(Role::button, "新建模板"));
    desk.frame(3);
    CHECK(desk.store().table(tpl::kType).live() == 1);
    check_names(desk);
}
