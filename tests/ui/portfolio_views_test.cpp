// Charter, traceability, strategy and roadmap: that each opens in both languages, that its main interactions arrive in the records, that nothing is
// nothing.

#include <doctest/doctest.h>

#include <algorithm>

#include "core/registers/approval.h"
#include "core/registers/charter.h"
#include "core/registers/contribution.h"
#include "core/registers/goal.h"
#include "core/registers/objective.h"
#include "core/registers/programme.h"
#include "core/registers/project.h"
#include "core/registers/requirement.h"
#include "core/registers/roadmap_item.h"
#include "core/registers/trace.h"
#include "tests/ui/data_fixture.h"
#include "ui/i18n/tr.h"

using namespace pmo;
using namespace pmo::test;
using namespace pmo::ui;

namespace {

void show(Desk& desk, std::string_view view, std::string_view project = {}, std::string_view detail = {}) {
    desk.show(view);
    desk.session.inspector_open = false;
    desk.session.location = {.view = std::string(view), .project = project.empty() ? kNoId : desk.by_code("project", project)->id(), .detail = std::string(detail)};
    desk.frame(4);
}

void empty(Desk& desk, TypeDef const& type) {
    Edit edit("empty");
    for (auto const& record : desk.store().table(type).rows())
        if (!record.deleted()) edit.remove(record.id());
    desk.edit(edit);
}

sem::Node const* cell(Desk& desk, std::string_view row, std::string_view value) {
    for (auto const* node : desk.stage.all(sem::Role::gridcell))
        if (node->value.find(value) != std::string::npos && (row.empty() || node->name.find(row) != std::string::npos)) return node;
    return nullptr;
}

}  // namespace

TEST_CASE("the charter is a document with marks, milestones, money and signatures") {
    Desk desk(1232, 832);
    show(desk, "charter", "P-2601");
    CHECK(desk.stage.find(sem::Role::heading, "项目目标"));
    CHECK(desk.stage.find(sem::Role::img, "S 明确"));
    CHECK(desk.stage.find(sem::Role::progressbar, "章程完整度"));
    check_names(desk);
    pictures(desk, "charter");
    auto const* text = desk.stage.find(sem::Role::textarea, "背景");
    REQUIRE(text);
    desk.stage.act(text->id, sem::ActionKind::set_value, "新的背景");
    desk.frame(4);
    auto const* charter = desk.store().referrers(registers::charter::kType, registers::charter::project, desk.by_code("project", "P-2601")->id())[0];
    CHECK(charter->get(registers::charter::background) == "新的背景");
    auto const goals = desk.store().table(registers::goal::kType).live();
    REQUIRE(desk.stage.click(sem::Role::button, "加目标"));
    desk.frame(3);
    CHECK(desk.store().table(registers::goal::kType).live() == goals + 1);
}

TEST_CASE("the printed charter holds the document and no markup of a record") {
    Desk desk(1232, 832);
    auto const project = desk.by_code("project", "P-2601")->id();
    auto const charter = desk.store().referrers(registers::charter::kType, registers::charter::project, project)[0]->id();
    desk.edit(setting(charter, registers::charter::purpose, std::string("<img src=x onerror=alert(1)>")));
    show(desk, "charter", "P-2601");
    REQUIRE(desk.stage.click(sem::Role::button, "打印版"));
    desk.frame(2);
    CHECK(desk.saved_name.ends_with(".html"));
    CHECK(desk.saved_bytes.find("项目目标") != std::string::npos);
    CHECK(desk.saved_bytes.find("<img") == std::string::npos);
    CHECK(desk.saved_bytes.find("&lt;img src=x") != std::string::npos);
}

TEST_CASE("an approver signs on the charter, and a project without one starts it there") {
    Desk desk(1232, 1900);
    show(desk, "charter", "P-2612");
    picture(desk, "charter-signing");
    auto const pending = [&] {
        return std::ranges::count_if(desk.store().table(registers::approval::kType).rows(), [](Record const& row) { return !row.deleted() && row.get(registers::approval::kind) == "charter" && row.get(registers::approval::decision) == "pending"; });
    };
    auto const before = pending();
    REQUIRE(before > 0);
    REQUIRE(desk.stage.click(sem::Role::button, "同意"));
    desk.frame(3);
    CHECK(pending() == before - 1);
    empty(desk, registers::charter::kType);
    desk.frame(3);
    picture(desk, "charter-none");
    REQUIRE(desk.stage.click(sem::Role::button, "起草章程"));
    desk.frame(3);
    CHECK(desk.store().table(registers::charter::kType).live() == 1);
    check_names(desk);
}

TEST_CASE("the registers of the charter are one choice away") {
    Desk desk(1232, 832);
    show(desk, "charter", "P-2601");
    REQUIRE(desk.stage.click(sem::Role::radio, "登记册"));
    desk.frame(4);
    CHECK(desk.session.location.detail == "goal");
    CHECK(desk.stage.all(sem::Role::grid).size() + desk.stage.all(sem::Role::treegrid).size() == 1);
    picture(desk, "charter-registers");
    show(desk, "charter");
    CHECK(desk.stage.find(sem::Role::button, "项目列表") != nullptr);
}

TEST_CASE("a letter in the matrix traces a requirement") {
    Desk desk(1232, 832);
    show(desk, "traceability", "P-2601");
    check_names(desk);
    pictures(desk, "traceability");
    auto const traces = desk.store().table(registers::trace::kType).live();
    auto const* linked = cell(desk, {}, "满足");
    if (!linked) linked = cell(desk, {}, "由");
    REQUIRE(linked);
    desk.stage.act(linked->id, sem::ActionKind::click);
    desk.frame(3);
    auto const now = desk.store().table(registers::trace::kType).live();
    CHECK(now != traces);
    desk.undo();
    desk.frame(2);
    CHECK(desk.store().table(registers::trace::kType).live() == traces);
    REQUIRE(desk.stage.all(sem::Role::radio).size() >= 6);
    empty(desk, registers::requirement::kType);
    desk.frame(3);
    check_names(desk);
    CHECK(desk.stage.find(sem::Role::button, "登记需求"));
    show(desk, "traceability");
    check_names(desk);
}

TEST_CASE("a digit in the matrix sets a contribution") {
    Desk desk(1232, 832);
    show(desk, "strategy");
    check_names(desk);
    pictures(desk, "strategy");
    auto const before = desk.store().table(registers::contribution::kType).live();
    sem::Node const* strong = nullptr;
    for (auto const* node : desk.stage.all(sem::Role::gridcell))
        if (!strong && node->value == "3" && node->column > 6) strong = node;
    REQUIRE(strong);
    desk.stage.act(strong->id, sem::ActionKind::click);                 // 3 steps on to nothing
    desk.frame(3);
    CHECK(desk.store().table(registers::contribution::kType).live() + 1 == before);
    REQUIRE(desk.stage.click(sem::Role::button, "含提案"));
    desk.frame(2);
    check_names(desk);
    empty(desk, registers::objective::kType);
    desk.frame(3);
    check_names(desk);
    REQUIRE(desk.stage.click(sem::Role::button, "新目标"));
    desk.frame(3);
    CHECK(desk.store().table(registers::objective::kType).live() == 1);
}

TEST_CASE("the roadmap shows lanes, bars and broken dependencies") {
    Desk desk(1232, 832);
    show(desk, "roadmap");
    check_names(desk);
    pictures(desk, "roadmap");
    set_language(Language::en);
    desk.frame(2);
    CHECK(desk.stage.find(sem::Role::listitem, "P-2601 Smart factory MES, phase 1"));
    set_language(Language::zh);
    desk.frame(2);
    auto const* row = desk.stage.find(sem::Role::listitem, "P-2601 智能工厂 MES 一期");
    REQUIRE(row);
    desk.stage.act(row->id, sem::ActionKind::click);
    desk.frame(2);
    CHECK(desk.session.selected() == desk.by_code("project", "P-2601")->id());
    desk.session.inspector_open = false;
    REQUIRE(desk.stage.click(sem::Role::radio, "近一年"));
    desk.frame(2);
    picture(desk, "roadmap-year");
    show(desk, "roadmap", {}, "project_dependency");
    CHECK_FALSE(desk.stage.all(sem::Role::grid).empty());
    for (auto const* type : {&registers::programme::kType, &registers::project::kType, &registers::roadmap_item::kType}) empty(desk, *type);
    show(desk, "roadmap");
    check_names(desk);
    CHECK(desk.stage.find(sem::Role::button, "新项目集"));
}
