// The screen of improvements, by role and name: the board, the story of one, its steps as edits.

#include <doctest/doctest.h>

#include <algorithm>

#include "core/registers/improvement.h"
#include "core/registers/quality_standard.h"
#include "core/registers/template.h"
#include "tests/ui/data_fixture.h"

using namespace pmo;
using namespace pmo::test;
using namespace pmo::ui;
using sem::Role;
namespace imp = registers::improvement;

namespace {

void choose(Desk& desk, std::string_view code) {
    desk.show("improvement");
    desk.session.inspector_open = false;
    desk.session.select(desk.by_code("improvement", code)->id());
    desk.frame(3);
}

// The button of the open form, which is drawn after that of the bar.
void press_last(Desk& desk, std::string_view name) {
    sem::NodeId last = 0;
    for (auto const* node : desk.stage.all(Role::button))
        if (node->name == name) last = node->id;
    REQUIRE(last != 0);
    desk.stage.act(last, sem::ActionKind::click);
    desk.frame(3);
}

}  // namespace

TEST_CASE("the board has a column for each state with its improvements") {
    Desk desk;
    desk.show("improvement");
    std::size_t cards = 0;
    for (auto const* node : desk.stage.all(Role::listitem)) cards += !node->name.empty();
    CHECK(cards >= 8);
    CHECK(std::ranges::any_of(desk.stage.all(Role::list), [](auto const* node) { return node->name.starts_with("试行中"); }));
    auto const* measured = desk.by_code("improvement", "IM-12");
    choose(desk, "IM-12");
    pictures(desk, "improvement");
    check_names(desk);
    CHECK(bool(desk.stage.find(Role::heading, title_of(*measured))));
    desk.session.inspector_open = true;
    desk.frame(3);
    picture(desk, "improvement-inspector");
    check_names(desk);
}

TEST_CASE("a proposal is assessed, tried and adopted, and what it changes gets a new version") {
    Desk desk;
    choose(desk, "IM-13");
    auto const id = desk.session.selected();
    REQUIRE(desk.stage.click(Role::button, "评估"));
    desk.frame(3);
    CHECK(desk.store().live(id)->get(imp::status) == "assessing");
    Edit edit("set");
    edit.set(id, imp::trial_project, desk.by_code("project", "P-2609")->id());
    edit.set(id, imp::changed, desk.by_code("template", "T-05")->id());
    desk.edit(edit);
    desk.frame(2);
    REQUIRE(desk.stage.click(Role::button, "试行"));
    desk.frame(3);
    picture(desk, "improvement-trial");
    check_names(desk);
    press_last(desk, "试行");
    CHECK(desk.store().live(id)->get(imp::status) == "trial");
    REQUIRE(desk.stage.click(Role::button, "采纳"));
    desk.frame(3);
    picture(desk, "improvement-adopt");
    check_names(desk);
    press_last(desk, "采纳");
    auto const& one = *desk.store().live(id);
    CHECK(one.get(imp::status) == "adopted");
    CHECK(one.get(imp::decided_by) == desk.session.person);
    CHECK(desk.by_code("template", "T-05")->get(registers::template_::version) == "V3.3");
    desk.undo();
    CHECK(desk.by_code("template", "T-05")->get(registers::template_::version) == "V3.2");
    CHECK(desk.store().live(id)->get(imp::status) == "trial");
}

TEST_CASE("a card moves between states by keyboard and by dragging; what a state needs is asked for first") {
    Desk desk;
    choose(desk, "IM-13");
    auto const id = desk.session.selected();
    auto const card = [&]() -> sem::Node const* {
        for (auto const* node : desk.stage.all(Role::listitem))
            if (node->name.starts_with(title_of(*desk.store().live(id)))) return node;
        return nullptr;
    };
    REQUIRE(card());
    desk.stage.act(card()->id, sem::ActionKind::focus);
    desk.frame(2);
    desk.stage.key(ImGuiKey_RightArrow, true);
    desk.frame(3);
    CHECK(desk.store().live(id)->get(imp::status) == "assessing");
    desk.stage.key(ImGuiKey_LeftArrow, true);
    desk.frame(3);
    CHECK(desk.store().live(id)->get(imp::status) == "proposed");

    auto const* node = card();
    auto const* to = desk.stage.find(Role::heading, "未采纳");
    REQUIRE(node);
    REQUIRE(to);
    auto const x = node->rect.x + 20, y = node->rect.y + 20, there = to->rect.x + 30;
    desk.stage.pointer(x, y);
    desk.frame(2);
    desk.stage.press();
    desk.frame(1);
    desk.stage.pointer(x + 60, y + 10);
    desk.frame(1);
    desk.stage.pointer(there, y + 30);
    desk.frame(2);
    picture(desk, "improvement-drag");
    desk.stage.release();
    desk.frame(4);
    CHECK(desk.store().live(id)->get(imp::status) == "proposed");
    picture(desk, "improvement-drag-form");
    check_names(desk);
    press_last(desk, "不采纳");                                // without a reason nothing happens
    CHECK(desk.store().live(id)->get(imp::status) == "proposed");
    CHECK(std::ranges::count_if(desk.stage.all(Role::button), [](auto const* one) { return one->name == "不采纳"; }) == 2);
}

TEST_CASE("a refusal gives a reason") {
    Desk desk;
    choose(desk, "IM-08");
    auto const id = desk.session.selected();
    REQUIRE(desk.stage.click(Role::button, "不采纳"));
    desk.frame(3);
    press_last(desk, "不采纳");
    CHECK(desk.store().live(id)->get(imp::status) == "proposed");
    auto const* words = desk.stage.find(Role::textarea, "决定意见");
    REQUIRE_MESSAGE(words, desk.stage.dump());
    desk.stage.act(words->id, sem::ActionKind::set_value, "已有日历功能");
    desk.frame(3);
    press_last(desk, "不采纳");
    CHECK(desk.store().live(id)->get(imp::status) == "rejected");
    CHECK(desk.store().live(id)->get(imp::decision_comment) == "已有日历功能");
}

TEST_CASE("the effect is measured") {
    Desk desk;
    choose(desk, "IM-11");
    auto const id = desk.session.selected();
    REQUIRE(desk.stage.click(Role::button, "验证效果"));
    desk.frame(3);
    auto const* field = desk.stage.find(Role::textbox, "改进后");
    REQUIRE_MESSAGE(field, desk.stage.dump());
    desk.stage.act(field->id, sem::ActionKind::set_value, "12.5");
    desk.frame(3);
    press_last(desk, "验证效果");
    auto const& one = *desk.store().live(id);
    CHECK(one.get(imp::status) == "measured");
    CHECK(one.get(imp::after) == 1250);
}

TEST_CASE("checks, keys, the register, and an empty board") {
    Desk desk;
    desk.show("improvement");
    desk.stage.key(ImGuiKey_J);
    desk.frame(2);
    CHECK(bool(desk.store().live(desk.session.selected())));
    for (auto const* node : desk.stage.all(Role::radio))
        if (node->name.starts_with("检查")) desk.stage.act(node->id, sem::ActionKind::click);
    desk.frame(2);
    CHECK_FALSE(desk.stage.all(Role::listitem).empty());
    picture(desk, "improvement-checks");
    check_names(desk);
    REQUIRE(desk.stage.click(Role::radio, "登记册"));
    desk.frame(3);
    check_names(desk);
    Edit clear("clear");
    for (auto const& record : desk.store().table(imp::kType).rows())
        if (!record.deleted()) clear.remove(record.id());
    desk.edit(clear);
    desk.show("improvement");
    check_names(desk);
    REQUIRE(desk.stage.click(Role::button, "新建建议"));
    desk.frame(3);
    CHECK(desk.store().table(imp::kType).live() == 1);
}

TEST_CASE("the overview of a starting project names the lessons that fit, a running one does not") {
    Desk desk;
    desk.show("project_registers");
    desk.session.location = {.view = "project_registers", .project = desk.by_code("project", "P-2612")->id(), .detail = "overview"};
    desk.session.inspector_open = false;
    desk.frame(3);
    CHECK(bool(desk.stage.find(Role::region, "适用经验")));
    picture(desk, "lesson-overview");
    check_names(desk);
    desk.session.location.project = desk.by_code("project", "P-2601")->id();
    desk.frame(3);
    CHECK_FALSE(bool(desk.stage.find(Role::region, "适用经验")));
}
