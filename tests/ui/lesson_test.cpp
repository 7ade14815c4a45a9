// The screen of lessons, by role and name: browsing, what is proposed for a project and why, its answer as one edit.

#include <doctest/doctest.h>

#include "core/registers/checklist_item.h"
#include "core/registers/improvement.h"
#include "core/registers/lesson.h"
#include "core/registers/lesson_use.h"
#include "core/registers/risk.h"
#include "tests/ui/data_fixture.h"

using namespace pmo;
using namespace pmo::test;
using namespace pmo::ui;
using sem::Role;
namespace lsn = registers::lesson;
namespace use = registers::lesson_use;

namespace {

// The first row of the list that is shown.
sem::Node const* first_row(Desk& desk) {
    auto const rows = desk.stage.all(Role::listitem);
    return rows.empty() ? nullptr : rows.front();
}

}  // namespace

TEST_CASE("the shelf shows lessons, facets narrow it, a row opens its page") {
    Desk desk;
    desk.show("lesson");
    REQUIRE(bool(first_row(desk)));
    pictures(desk, "lesson");
    check_names(desk);
    auto const all = desk.stage.all(Role::listitem).size();
    REQUIRE_MESSAGE(desk.stage.click(Role::button, "采购"), desk.stage.dump());
    desk.frame(2);
    CHECK(desk.stage.all(Role::listitem).size() < all);
    REQUIRE(desk.stage.click(Role::button, "采购"));
    desk.frame(2);
    CHECK(desk.stage.all(Role::listitem).size() == all);
    auto const* lesson = desk.by_code("lesson", "LL-03");
    REQUIRE(bool(lesson));
    REQUIRE(desk.stage.click(Role::listitem, title_of(*lesson)));
    desk.frame(2);
    CHECK(desk.session.selected() == lesson->id());
    CHECK(bool(desk.stage.find(Role::heading, title_of(*lesson))));
    picture(desk, "lesson-selected");
    check_names(desk);
}

TEST_CASE("words narrow the shelf, and an empty one can be cleared") {
    Desk desk;
    desk.show("lesson");
    auto const* field = desk.stage.find(Role::searchbox, "搜索情境、原因、建议、标签");
    REQUIRE(bool(field));
    desk.stage.act(field->id, sem::ActionKind::set_value, "没有这样的经验");
    desk.frame(3);
    CHECK(desk.stage.all(Role::listitem).empty());
    REQUIRE(desk.stage.click(Role::button, "清除筛选"));
    desk.frame(3);
    CHECK_FALSE(desk.stage.all(Role::listitem).empty());
}

TEST_CASE("keys walk over the lessons") {
    Desk desk;
    desk.show("lesson");
    desk.stage.key(ImGuiKey_J);
    desk.frame(2);
    auto const first = desk.session.selected();
    REQUIRE(bool(desk.store().live(first)));
    desk.stage.key(ImGuiKey_J);
    desk.frame(2);
    CHECK(desk.session.selected() != first);
    desk.stage.key(ImGuiKey_K);
    desk.frame(2);
    CHECK(desk.session.selected() == first);
    auto const before = desk.store().table(lsn::kType).live();
    desk.stage.key(ImGuiKey_N);
    desk.frame(2);
    CHECK(desk.store().table(lsn::kType).live() == before + 1);
}

TEST_CASE("a project that starts gets proposals with reasons and answers them") {
    Desk desk;
    auto const project = desk.by_code("project", "P-2612")->id();
    desk.show("lesson");
    desk.session.location = {.view = "lesson", .project = project, .detail = {}};
    desk.frame(3);
    REQUIRE(bool(first_row(desk)));
    auto const name = first_row(desk)->name;
    auto const count = desk.stage.all(Role::listitem).size();
    pictures(desk, "lesson-proposed");
    check_names(desk);
    REQUIRE(desk.stage.click(Role::button, "采用"));
    desk.frame(2);
    REQUIRE_MESSAGE(desk.stage.find(Role::dialog, "项目的答复"), desk.stage.dump());
    picture(desk, "lesson-answer");
    check_names(desk);
    auto const uses = desk.store().table(use::kType).live(), items = desk.store().table(registers::checklist_item::kType).live();
    auto const confirm = [&] {
        for (auto const* node : desk.stage.all(Role::button))
            if (node->name == "采用") desk.stage.act(node->id, sem::ActionKind::click);   // the last one is in the form
        desk.frame(3);
    };
    confirm();
    CHECK(desk.store().table(use::kType).live() == uses + 1);
    CHECK(desk.store().table(registers::checklist_item::kType).live() > items);
    CHECK(desk.stage.all(Role::listitem).size() < count);
    CHECK(first_row(desk)->name != name);
    desk.undo();
    desk.frame(2);
    CHECK(desk.store().table(use::kType).live() == uses);
    CHECK(desk.store().table(registers::checklist_item::kType).live() == items);
}

TEST_CASE("not applicable needs a reason") {
    Desk desk;
    desk.show("lesson");
    desk.session.location = {.view = "lesson", .project = desk.by_code("project", "P-2612")->id(), .detail = {}};
    desk.frame(3);
    REQUIRE(desk.stage.click(Role::button, "不适用"));
    desk.frame(2);
    auto const* confirm = desk.stage.find(Role::button, "记为不适用");
    REQUIRE(bool(confirm));
    CHECK((confirm->state & sem::disabled) != 0);
    auto const* comment = desk.stage.find(Role::textarea, "意见");
    REQUIRE_MESSAGE(comment, desk.stage.dump());
    desk.stage.act(comment->id, sem::ActionKind::set_value, "没有供应商");
    desk.frame(3);
    auto const uses = desk.store().table(use::kType).live();
    REQUIRE(desk.stage.click(Role::button, "记为不适用"));
    desk.frame(3);
    REQUIRE(desk.store().table(use::kType).live() == uses + 1);
    auto const& made = desk.store().table(use::kType).rows().back();
    CHECK(made.get(use::verdict) == "rejected");
    CHECK(made.get(use::comment) == "没有供应商");
}

TEST_CASE("a lesson becomes an improvement; its checks and registers are there") {
    Desk desk;
    desk.show("lesson");
    auto const before = desk.store().table(registers::improvement::kType).live();
    REQUIRE(desk.stage.click(Role::button, "提出改进"));
    desk.frame(2);
    CHECK(desk.store().table(registers::improvement::kType).live() == before + 1);
    CHECK(desk.session.location.view == "improvement");
    desk.show("lesson");
    for (auto const* node : desk.stage.all(Role::radio))
        if (node->name.starts_with("检查")) desk.stage.act(node->id, sem::ActionKind::click);
    desk.frame(2);
    CHECK_FALSE(desk.stage.all(Role::listitem).empty());
    picture(desk, "lesson-checks");
    check_names(desk);
    REQUIRE(desk.stage.click(Role::radio, "经验复用"));
    desk.frame(3);
    CHECK(bool(desk.stage.find(Role::grid, "经验复用")));
    check_names(desk);
}

TEST_CASE("without lessons and projects the screen says how to begin") {
    Desk desk;
    Edit clear("clear");
    for (auto const* type : {&lsn::kType, find_register("project")})
        for (auto const& record : desk.store().table(*type).rows())
            if (!record.deleted()) clear.remove(record.id());
    desk.edit(clear);
    desk.show("lesson");
    CHECK(bool(desk.stage.find(Role::button, "新建经验")));
    CHECK(desk.stage.all(Role::listitem).empty());
    REQUIRE(desk.stage.click(Role::radio, "推荐给项目"));
    desk.frame(2);
    CHECK(desk.stage.all(Role::listitem).empty());
    picture(desk, "lesson-empty");
    check_names(desk);
}

TEST_CASE("nobody writes: nothing can be answered") {
    Desk desk;
    desk.writable = false;
    desk.show("lesson");
    auto const* button = desk.stage.find(Role::button, "在项目中采用");
    REQUIRE(bool(button));
    CHECK((button->state & sem::disabled) != 0);
}
