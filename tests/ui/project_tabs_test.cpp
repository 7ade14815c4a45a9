// A project's frame leads to everything of the project: by its tabs, those that do not fit by the menu at their end.

#include <doctest/doctest.h>

#include "tests/ui/data_fixture.h"
#include "ui/i18n/tr.h"
#include "ui/views/project_frame.h"

using namespace pmo;
using namespace pmo::test;
using namespace pmo::ui;

namespace {

Id project(Desk const& desk) { return desk.by_code("project", "P-2601")->id(); }

}  // namespace

TEST_CASE("charter, gates, matrix, tolerances, decisions and closing are reached from a project's frame") {
    for (auto const tab : {"charter", "gate", "raci", "tolerance", "decision", "closing"}) {
        CAPTURE(tab);
        Desk desk(732, 832);                         // the main area of a window of 1280 px with navigation and inspector
        desk.show("charter");
        desk.session.location.project = project(desk);
        desk.frame(3);
        auto const words = tr_key("project.tab." + std::string(tab));
        if (!desk.stage.find(sem::Role::tab, words)) {
            REQUIRE(desk.stage.click(sem::Role::button, tr("widget.more")));
            desk.frame(2);
            REQUIRE(desk.stage.click(sem::Role::menuitem, words));
            desk.frame(3);
        } else {
            desk.stage.click(sem::Role::tab, words);
            desk.frame(3);
        }
        CHECK(desk.session.location.view == tab);
        CHECK(desk.session.location.project == project(desk));
        auto const* active = desk.stage.find(sem::Role::tab, words);
        REQUIRE(active);
        CHECK((active->state & sem::selected) != 0);
        check_names(desk);
    }
}

TEST_CASE("screens behind a tab keep it lit, and records of a gate lead to the project's gates") {
    Desk desk;
    for (auto const& [view, tab] : {std::pair("traceability", "charter"), std::pair("method", "gate"), std::pair("boundary", "raci"), std::pair("warning", "risk")}) {
        CAPTURE(view);
        desk.show(view);
        desk.session.location.project = project(desk);
        desk.frame(3);
        auto const* lit = desk.stage.find(sem::Role::tab, tr_key("project.tab." + std::string(tab)));
        REQUIRE(lit);
        CHECK((lit->state & sem::selected) != 0);
    }
    CHECK(project_tab(project(desk), "gate").view == "gate");
}
