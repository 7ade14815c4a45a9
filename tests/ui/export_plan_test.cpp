// The export of a plan to Microsoft Project: chosen on the exchange screen or opened from the plan, looked through, saved.

#include <doctest/doctest.h>

#include <algorithm>

#include "core/io/mspdi_reader.h"
#include "core/registers/task.h"
#include "tests/core/io/mspdi_structure.h"
#include "tests/ui/data_fixture.h"

using namespace pmo;
using namespace pmo::test;
using namespace pmo::ui;

namespace {

void open_report(Desk& desk, std::string_view code = "P-2601") {
    auto const* project = desk.by_code("project", code);
    REQUIRE(project);
    desk.go({.view = "export_plan", .project = project->id(), .detail = {}}, kNoId);
    desk.frame(3);
}

}  // namespace

TEST_CASE("what a Microsoft Project file cannot hold is shown before it is saved, in both languages") {
    for (bool const chinese : {true, false}) {
        Desk desk;
        desk.set_language(chinese);
        open_report(desk);
        check_names(desk);
        // Registers of the flagship that have no place in the format are named with their numbers.
        auto const words = tr("export_plan.left_out");
        CHECK(desk.stage.find(sem::Role::heading, words));
        if (chinese) pictures(desk, "export_plan");
        REQUIRE(desk.stage.click(sem::Role::button, tr("export_plan.save")));
        desk.frame(2);
        CHECK(desk.saved_name.starts_with("P-2601 "));
        CHECK(desk.saved_name.ends_with(".xml"));
        CHECK(structure_faults(desk.saved_bytes).empty());
        auto const file = mspdi::read(desk.saved_bytes);
        REQUIRE(file.ok());
        CHECK(file->warnings.empty());
        CHECK(file->tasks.size() > 20);
    }
    set_language(Language::zh);
}

TEST_CASE("saving numbers the tasks once, and the second file is the same") {
    Desk desk;
    open_report(desk);
    REQUIRE(desk.stage.click(sem::Role::button, tr("export_plan.save")));
    desk.frame(3);
    auto const first = desk.saved_bytes;
    auto const& tasks = desk.store().table(registers::task::kType).rows();
    CHECK(std::ranges::any_of(tasks, [](Record const& row) { return row.has(registers::task::uid); }));
    REQUIRE(desk.stage.click(sem::Role::button, tr("export_plan.save")));
    desk.frame(3);
    CHECK(desk.saved_bytes == first);
}

TEST_CASE("who may not write exports without numbering") {
    Desk desk;
    desk.writable = false;
    open_report(desk);
    auto const revision = desk.store().revision();
    REQUIRE(desk.stage.click(sem::Role::button, tr("export_plan.save")));
    desk.frame(3);
    CHECK(desk.store().revision() == revision);
    CHECK_FALSE(desk.saved_bytes.empty());
}

TEST_CASE("the plan and the exchange screen lead to the export") {
    Desk desk;
    auto const* project = desk.by_code("project", "P-2602");
    REQUIRE(project);
    desk.go({.view = "plan", .project = project->id(), .detail = {}}, kNoId);
    desk.frame(3);
    REQUIRE(desk.stage.click(sem::Role::button, tr("export_plan.title")));
    desk.frame(2);
    CHECK(desk.session.location.view == "export_plan");
    CHECK(desk.session.location.project == project->id());
    REQUIRE(desk.stage.click(sem::Role::button, tr("export_plan.close")));
    desk.frame(2);
    CHECK(desk.session.location.view == "plan");
    desk.show("exchange");
    check_names(desk);
    pictures(desk, "exchange-plan");
}

TEST_CASE("a project that is gone is said in words") {
    Desk desk;
    desk.go({.view = "export_plan", .project = id_from_key("nobody"), .detail = {}}, kNoId);
    desk.frame(3);
    check_names(desk);
    REQUIRE(desk.stage.click(sem::Role::button, tr("export_plan.close")));
    desk.frame(2);
    CHECK(desk.session.location.view == "exchange");
}
