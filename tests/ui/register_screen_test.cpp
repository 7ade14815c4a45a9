// The generic register screen, used as a person would: by role and name, by keys, and with a hundred thousand rows.

#include <chrono>
#include <doctest/doctest.h>

#include "core/registers/risk.h"
#include "tests/ui/register_fixture.h"
#include "ui/views/register_view.h"

namespace pmo::ui {
std::unique_ptr<View> make_project_registers_view();
}

namespace pmo::test {

using namespace pmo::ui;
using ui::sem::Role;
namespace risk = registers::risk;

namespace {

void open_risks(Office& office) { office.show(make_register_view(), {.view = "register", .project = kNoId, .detail = "risk"}); }

}  // namespace


TEST_CASE("the button makes a record, selects it and asks for its name") {
    Office office;
    open_risks(office);
    auto const before = office.store().table(risk::kType).live();
    REQUIRE_MESSAGE(office.stage.click(Role::button, "新建风险"), office.stage.dump());
    office.frame(3);
    CHECK(office.store().table(risk::kType).live() == before + 1);
    auto const made = office.session.selected();
    REQUIRE(office.store().live(made));
    office.stage.type("供应商停产");
    office.stage.key(ImGuiKey_Enter);
    office.frame(3);
    CHECK(title_of(*office.store().live(made)) == "供应商停产");
}

TEST_CASE("keys: everything, delete, undo") {
    Office office;
    open_risks(office);
    auto const before = office.store().table(risk::kType).live();
    office.stage.key(ImGuiKey_A, true);
    office.frame(2);
    CHECK(office.session.selection.size() == 12);                    // the closed one is not shown
    office.stage.key(ImGuiKey_Escape);
    office.frame(2);
    CHECK(office.session.selection.empty());
    office.stage.key(ImGuiKey_J);
    office.frame(2);
    REQUIRE(office.session.selection.size() == 1);
    CHECK(code_of(*office.store().live(office.session.selected())) == "R-07");
    office.stage.key(ImGuiKey_J);
    office.frame(2);
    CHECK(code_of(*office.store().live(office.session.selected())) == "R-11");
    office.stage.key(ImGuiKey_Delete);
    office.frame(2);
    CHECK(office.store().table(risk::kType).live() == before - 1);
    office.undo();
    CHECK(office.store().table(risk::kType).live() == before);
}

TEST_CASE("typing narrows the list and an empty one says how to go on") {
    Office office;
    open_risks(office);
    auto const* field = office.stage.find(Role::searchbox, "筛选文字");
    REQUIRE(field);
    office.stage.act(field->id, sem::ActionKind::set_value, "没有这样的风险");
    office.frame(3);
    REQUIRE_MESSAGE(office.stage.click(Role::button, "清除筛选"), office.stage.dump());
    office.frame(3);
    CHECK(office.stage.find(Role::grid, "风险") != nullptr);
}

TEST_CASE("several records are set at once in one edit") {
    Office office;
    open_risks(office);
    office.session.selection = {office.by_code("risk", "R-05")->id(), office.by_code("risk", "R-09")->id()};
    office.frame(3);
    CHECK(office.stage.find(Role::toolbar, "批量编辑"));
    int const before = office.edits;
    REQUIRE_MESSAGE(office.stage.click(Role::button, "删除"), office.stage.dump());
    office.frame(3);
    CHECK(office.edits == before + 1);
    CHECK(office.by_code("risk", "R-05") == nullptr);
    CHECK(office.by_code("risk", "R-09") == nullptr);
}

TEST_CASE("a table from a spreadsheet becomes records of an empty register") {
    Office office;
    office.show(make_register_view(), {.view = "register", .project = kNoId, .detail = "supplier"});
    ImGui::SetClipboardText("SUP-01\t产线云科技\nSUP-02\t锐通科技\n");
    office.stage.key(ImGuiKey_V, true);
    office.frame(3);
    CHECK(office.store().table(*find_register("supplier")).live() == 2);
    CHECK(office.session.selection.size() == 2);
    REQUIRE(office.by_code("supplier", "SUP-02"));
    CHECK(title_of(*office.by_code("supplier", "SUP-02")) == "锐通科技");
}

TEST_CASE("the tab of a project shows its records only and makes new ones in it") {
    Office office;
    office.show(make_project_registers_view(), {.view = "project_registers", .project = office.by_code("project", "P-2602")->id(), .detail = "risk"});
    REQUIRE_MESSAGE(office.stage.click(Role::button, "新建风险"), office.stage.dump());
    office.frame(3);
    auto const* made = office.store().live(office.session.selected());
    REQUIRE(made);
    CHECK(made->get(risk::project) == office.by_code("project", "P-2602")->id());
    CHECK(code_of(*made) == "R-01");
}

TEST_CASE("a hundred thousand rows: a scrolling frame stays within its time") {
    Office office(1440, 900, Content::none);
    for (int block = 0; block < 100; ++block) {
        Edit edit("create");
        for (int i = 0; i < 1000; ++i) {
            auto const id = office.ids.next();
            edit.add(risk::kType, id);
            edit.set(id, risk::code, "R-" + std::to_string(block * 1000 + i));
            edit.set(id, risk::title, "风险 " + std::to_string(i));
            edit.set(id, risk::status, "responding");
            edit.set(id, risk::probability, std::int64_t{1 + i % 5});
            edit.set(id, risk::impact, std::int64_t{1 + i % 4});
        }
        auto diff = office.workspace->commit(edit, office.now_ms += 10);
        REQUIRE(diff.ok());
    }
    open_risks(office);
    double worst = 0;
    office.stage.pointer(600, 500);
    for (int i = 0; i < 30; ++i) {
        office.stage.wheel(-5);
        office.frame();
        worst = std::max(worst, office.frame_ms);
    }
    MESSAGE("slowest scrolling frame: " << worst << " ms");
#ifdef NDEBUG
    CHECK(worst < 8);
#else
    CHECK(worst < 200);                                            // with the sanitizers' help
#endif
}

}  // namespace pmo::test
