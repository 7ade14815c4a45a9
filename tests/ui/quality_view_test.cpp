// Quality and delivery as a person meets it: parts by name, checklists ticked, an acceptance signed and printed.

#include <doctest/doctest.h>

#include "core/registers/acceptance.h"
#include "core/registers/checklist_item.h"
#include "core/registers/deliverable.h"
#include "core/registers/finding.h"
#include "core/registers/project.h"
#include "core/registers/quality_plan_item.h"
#include "core/registers/review.h"
#include "tests/ui/data_fixture.h"
#include "ui/views/acceptance_record.h"

using namespace pmo;
using namespace pmo::test;
using namespace pmo::ui;
using sem::Role;
namespace acc = registers::acceptance;
namespace chk = registers::checklist_item;

namespace {

Record const* in_project(Desk& desk, std::string_view project, std::string_view type, std::string_view code) {
    auto const* of = desk.by_code("project", project);
    auto const* kind = find_register(type);
    for (auto const* record : desk.store().referrers(*kind, slot_of(*kind, "project"), of->id()))
        if (code_of(*record) == code) return record;
    return nullptr;
}

void enter(Desk& desk, std::string_view view, std::string_view project) {
    desk.session.inspector_open = false;
    desk.show(view);
    desk.session.location.project = desk.by_code("project", project)->id();
    desk.frame(3);
}

// Radio buttons of a segmented choice answer to their words, wherever the mirror puts them.
bool choose(Desk& desk, std::string_view name) {
    bool const done = desk.stage.click(Role::radio, name) || desk.stage.click(Role::button, name) || desk.stage.click(Role::tab, name);
    desk.frame(3);
    return done;
}

void empty_everything(Desk& desk) {
    desk.workspace = std::make_unique<Workspace>(WorkspaceIdentity{id_from_key("empty"), "空", 1}, Store{}, Seen{}, 42);
    desk.derived->rebind(desk.store());
}

TEST_CASE("quality screen: every part opens in both languages, of a project and of all") {
    Desk desk;
    enter(desk, "quality", "P-2601");
    CHECK(desk.stage.find(Role::button, "新建计划项"));
    CHECK(desk.stage.find_value(Role::gridcell, "漏检"));
    pictures(desk, "quality-plan");
    check_names(desk);
    REQUIRE(choose(desk, "检查与发现"));
    CHECK(desk.stage.find(Role::img, "发现账龄"));
    CHECK(desk.stage.find(Role::img, "质量成本趋势"));
    pictures(desk, "quality-findings");
    check_names(desk);
    REQUIRE(choose(desk, "验收"));
    pictures(desk, "quality-acceptance");
    check_names(desk);
    REQUIRE(choose(desk, "满意度"));
    CHECK(desk.stage.find(Role::group, "满意度趋势"));
    pictures(desk, "quality-satisfaction");
    check_names(desk);
    REQUIRE(choose(desk, "登记册"));
    check_names(desk);
    desk.session.location.project = kNoId;
    for (auto const* part : {"计划", "检查与发现", "验收", "满意度"}) {
        REQUIRE(choose(desk, part));
        pictures(desk, std::string("quality-all-") + (part == std::string_view("计划") ? "plan" : part == std::string_view("检查与发现") ? "findings" : part == std::string_view("验收") ? "acceptance" : "satisfaction"));
        check_names(desk);
    }
}

TEST_CASE("quality screen: a point of a checklist is ticked in place") {
    Desk desk;
    enter(desk, "quality", "P-2601");
    auto const* subject = in_project(desk, "P-2601", "deliverable", "DL-06");
    REQUIRE(subject);
    Record const* open = nullptr;
    for (auto const* item : desk.store().referrers(chk::kType, chk::subject, subject->id()))
        if (!item->get(chk::done) && item->get(chk::must)) open = open ? open : item;
    REQUIRE(open);
    auto const id = open->id();
    auto const name = std::string(title_of(*open));
    if (!desk.stage.find(Role::checkbox, name)) { desk.stage.click(Role::button, title_of(*subject)); desk.frame(2); }
    REQUIRE(desk.stage.click(Role::checkbox, name));
    desk.frame(2);
    CHECK(desk.store().live(id)->get(chk::done));
    CHECK(desk.store().live(id)->get(chk::done_by) == desk.session.person);
    desk.undo();
    CHECK_FALSE(desk.store().live(id)->get(chk::done));
}

TEST_CASE("quality screen: a review is called from a plan item") {
    Desk desk;
    enter(desk, "quality", "P-2601");
    Record const* item = nullptr;
    for (auto const* one : desk.store().referrers(registers::quality_plan_item::kType, registers::quality_plan_item::project, desk.session.location.project))
        if (registers::is_open(*one) && !one->has(registers::quality_plan_item::review)) item = item ? item : one;
    REQUIRE(item);
    auto const id = item->id();
    desk.session.select(id);
    desk.frame(2);
    REQUIRE(desk.stage.click(Role::button, "发起检查"));
    desk.frame(2);
    auto const made = desk.store().live(id)->get(registers::quality_plan_item::review);
    REQUIRE(desk.store().live(made));
    CHECK(desk.session.selected() == made);
}

TEST_CASE("quality screen: findings are narrowed by what the rules say") {
    Desk desk;
    enter(desk, "quality", "P-2601");
    REQUIRE(choose(desk, "检查与发现"));
    auto const rows = [&] { return desk.stage.all(Role::row).size(); };
    auto const all = rows();
    sem::Node const* overdue = nullptr;
    for (auto const* node : desk.stage.all(Role::radio))
        if (node->name.starts_with("逾期")) overdue = node;
    REQUIRE(overdue);
    REQUIRE(desk.stage.click(Role::radio, std::string(overdue->name)));
    desk.frame(2);
    CHECK(rows() < all);
    CHECK(desk.stage.find_value(Role::gridcell, "逾期"));
}

TEST_CASE("quality screen: an acceptance is signed and its record printed") {
    Desk desk;
    enter(desk, "quality", "P-2608");
    auto const* part = in_project(desk, "P-2608", "deliverable", "DL-02");
    auto const* acceptance = in_project(desk, "P-2608", "acceptance", "AC-02");
    REQUIRE(part);
    REQUIRE(acceptance);
    auto const part_id = part->id(), id = acceptance->id();
    desk.session.select(part_id);
    REQUIRE(choose(desk, "验收"));
    CHECK_FALSE(desk.stage.find(Role::button, "签署"));
    REQUIRE(choose(desk, "通过"));
    REQUIRE(desk.stage.find(Role::button, "签署"));
    REQUIRE(desk.stage.click(Role::button, "签署"));
    desk.frame(3);
    CHECK(desk.store().live(id)->get(acc::decision) == "accepted");
    CHECK(desk.store().live(part_id)->get(registers::deliverable::status) == "accepted");
    CHECK(desk.store().live(desk.store().live(id)->get(acc::payment))->text(slot_of(*find_register("payment"), "status")) == "due");
    REQUIRE(desk.stage.click(Role::button, "验收单"));
    desk.frame(2);
    CHECK(desk.saved_name == "P-2608-AC-02.html");
    CHECK(desk.saved_bytes.find("等级测评报告") != std::string::npos);
    desk.undo();
    CHECK(desk.store().live(id)->get(acc::decision) == "pending");
}

TEST_CASE("quality screen: a deliverable is registered where it will be accepted") {
    Desk desk;
    enter(desk, "quality", "P-2608");
    auto const project = desk.session.location.project;
    REQUIRE(choose(desk, "验收"));
    REQUIRE(desk.stage.click(Role::button, "新建交付物"));
    desk.frame(3);
    auto const* made = desk.store().live(desk.session.selected());
    REQUIRE(made);
    CHECK(&made->type() == &registers::deliverable::kType);
    CHECK(made->get(registers::deliverable::project) == project);
    auto const id = made->id();
    desk.undo();
    CHECK_FALSE(desk.store().live(id));
}

TEST_CASE("quality screen: keys reach the parts, Esc lets go of the selection") {
    Desk desk;
    enter(desk, "quality", "P-2601");
    desk.session.select(in_project(desk, "P-2601", "finding", "F-01")->id());
    desk.frame();
    desk.stage.key(ImGuiKey_Escape);
    desk.frame(2);
    CHECK_FALSE(desk.session.selected());
}

TEST_CASE("the record of an acceptance escapes every text and follows the language") {
    Desk desk;
    auto const id = in_project(desk, "P-2608", "acceptance", "AC-01")->id();
    Edit edit("set");
    edit.set(id, acc::title, "<script>alert('x')</script>");
    edit.set(id, slot_of(acc::kType, "wording"), Value(std::string("a & b \"c\"\n第二行\x01")));
    desk.edit(std::move(edit));
    auto const html = acceptance_html(desk.store(), *desk.store().live(id), "2026-09-18");
    CHECK(html.find("<script") == std::string::npos);
    CHECK(html.find("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;") != std::string::npos);
    CHECK(html.find("a &amp; b &quot;c&quot;<br>第二行</td>") != std::string::npos);
    CHECK(html.find("lang=\"zh-CN\"") != std::string::npos);
    set_language(Language::en);
    auto const english = acceptance_html(desk.store(), *desk.store().live(id), "2026-09-18");
    CHECK(english.find("lang=\"en\"") != std::string::npos);
    CHECK(english.find("Record of acceptance") != std::string::npos);
    set_language(Language::zh);
}

TEST_CASE("quality screen: an empty workspace says how to begin") {
    Desk desk;
    empty_everything(desk);
    desk.show("quality");
    for (auto const* part : {"计划", "检查与发现", "验收", "满意度", "登记册"}) {
        REQUIRE(choose(desk, part));
        check_names(desk);
    }
    REQUIRE(choose(desk, "检查与发现"));
    CHECK(desk.stage.find(Role::group, "还没有质量发现"));
}

}  // namespace
