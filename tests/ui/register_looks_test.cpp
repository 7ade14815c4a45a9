// Pictures of the register screens, for people: written where PMO_PICTURES says, else nothing is drawn to a file.

#include <cstdlib>
#include <doctest/doctest.h>

#include "tests/ui/register_fixture.h"

namespace pmo::ui {
std::unique_ptr<View> make_register_view();
std::unique_ptr<View> make_catalogue_view();
std::unique_ptr<View> make_problems_view();
std::unique_ptr<View> make_project_registers_view();
}  // namespace pmo::ui

namespace pmo::test {

namespace {

void picture(Office& office, std::string const& name) {
    office.frame(2);
    if (char const* folder = std::getenv("PMO_PICTURES")) office.stage.png(std::string(folder) + "/" + name + ".png");
    auto const unnamed = office.stage.unnamed_items();
    CHECK_MESSAGE(unnamed.empty(), name << ": " << (unnamed.empty() ? std::string{} : unnamed[0]));
}

}  // namespace

TEST_CASE("register screens: every interactive item has a name, in both languages and themes") {
    for (bool const dark : {false, true})
        for (auto const tongue : {ui::Language::zh, ui::Language::en}) {
            Office office(1232, 832, Content::sample);
            ui::set_language(tongue);
            office.stage.theme(dark);
            std::string const tail = std::string(tongue == ui::Language::zh ? "_zh" : "_en") + (dark ? "_dark" : "");
            office.show(ui::make_register_view(), {.view = "register", .project = kNoId, .detail = "risk"});
            picture(office, "risk" + tail);
            office.session.select(office.by_code("risk", "R-07")->id());
            picture(office, "risk_inspector" + tail);
            office.session.selection = {office.by_code("risk", "R-05")->id(), office.by_code("risk", "R-09")->id(), office.by_code("risk", "R-07")->id()};
            picture(office, "risk_bulk" + tail);
            office.show(ui::make_register_view(), {.view = "register", .project = kNoId, .detail = "change_request"});
            office.session.select(office.by_code("change_request", "CR-012")->id());
            picture(office, "change" + tail);
            office.show(ui::make_register_view(), {.view = "register", .project = kNoId, .detail = "department"});
            picture(office, "tree" + tail);
            office.show(ui::make_register_view(), {.view = "register", .project = kNoId, .detail = "project"});
            picture(office, "project" + tail);
            office.show(ui::make_catalogue_view(), {.view = "catalogue", .project = kNoId, .detail = {}});
            picture(office, "catalogue" + tail);
            office.show(ui::make_problems_view(), {.view = "problems", .project = kNoId, .detail = {}});
            picture(office, "problems" + tail);
            office.show(ui::make_project_registers_view(), {.view = "project_registers", .project = office.project, .detail = "overview"});
            picture(office, "overview" + tail);
            office.show(ui::make_project_registers_view(), {.view = "project_registers", .project = office.project, .detail = "risk"});
            office.session.select(office.by_code("risk", "R-07")->id());
            picture(office, "tab_risk" + tail);
            office.show(ui::make_project_registers_view(), {.view = "project_registers", .project = office.project, .detail = "board"});
            picture(office, "tab_board" + tail);
        }
    ui::set_language(ui::Language::zh);
    Office small;
    small.show(ui::make_register_view(), {.view = "register", .project = kNoId, .detail = "supplier"});
    picture(small, "empty");
    small.show(ui::make_register_view(), {.view = "register", .project = kNoId, .detail = "risk"});
    small.session.select(small.by_code("risk", "R-07")->id());
    small.frame(2);
    for (auto const* tab : {"关联", "历史"}) {
        REQUIRE(small.stage.click(ui::sem::Role::tab, tab));
        picture(small, std::string("inspector_") + (tab == std::string_view("关联") ? "relations" : "history"));
    }
    REQUIRE(small.stage.click(ui::sem::Role::button, "筛选"));
    picture(small, "filter_menu");
    small.stage.key(ImGuiKey_Escape);
    small.frame(2);
    REQUIRE(small.stage.click(ui::sem::Role::button, "负责人"));
    picture(small, "filter_panel");
    small.stage.key(ImGuiKey_Escape);
    small.frame(2);
    REQUIRE(small.stage.click(ui::sem::Role::tab, "属性"));
    small.frame(2);
    REQUIRE(small.stage.click(ui::sem::Role::combobox, "负责人"));
    picture(small, "link_list");
}

}  // namespace pmo::test
