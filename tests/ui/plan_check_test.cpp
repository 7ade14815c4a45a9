// The plan check: points of one project and their findings, repairs with their effect, the line of each project.

#include <doctest/doctest.h>

#include <algorithm>

#include "core/registers/dependency.h"
#include "core/registers/task.h"
#include "core/rules/plan_check.h"
#include "tests/ui/data_fixture.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"

using namespace pmo;
using namespace pmo::test;
using namespace pmo::ui;
namespace tsk = registers::task;

namespace {

Id open_check(Desk& desk, std::string_view code = "P-2601") {
    auto const* project = desk.by_code("project", code);
    REQUIRE(project);
    desk.go({.view = "plan_check", .project = project->id(), .detail = {}}, kNoId);
    desk.frame(3);
    return project->id();
}

rules::PlanCheck check(Desk& desk, Id project) { return rules::check_plan({desk.store(), *desk.derived, *parse_date("2026-09-18")}, project); }

}  // namespace

TEST_CASE("the points of a plan are listed with their verdicts, in both languages") {
    for (bool const chinese : {true, false}) {
        Desk desk;
        desk.set_language(chinese);
        open_check(desk);
        check_names(desk);
        CHECK(desk.stage.find(sem::Role::row, tr("plan_check.point.open_end")));
        CHECK(desk.stage.find(sem::Role::row, tr("plan_check.point.bei")));
        if (chinese) pictures(desk, "plan_check");
        REQUIRE(desk.stage.click(sem::Role::button, tr("plan_check.back")));
        desk.frame();
        CHECK(desk.session.location.view == "plan");
    }
    set_language(Language::zh);
}

TEST_CASE("a hard constraint is found, repaired with one click and gone after it; one undo brings it back") {
    Desk desk;
    auto const project = open_check(desk);
    auto const tasks = leaves(desk);
    auto const* task = *std::ranges::find_if(tasks, [](Record const* one) { return !one->has(tsk::actual_start) && one->get(tsk::duration) > 0; });
    auto const id = task->id();
    Edit edit("set");
    edit.set(id, tsk::constraint, "mso");
    auto const& plan = desk.derived->plan(project);
    edit.set(id, tsk::constraint_on, Moment{plan.schedule.placed[static_cast<std::size_t>(plan.row_of(id))].start});
    desk.edit(std::move(edit));
    desk.frame(2);
    CHECK(check(desk, project).point("plan_check.hard_constraint")->found == 1);
    REQUIRE(desk.stage.click(sem::Role::row, tr("plan_check.point.hard_constraint")));
    desk.frame(3);
    auto const all = std::string(tr("plan_check.repair.soften_constraint")) + " · " + std::string(tr("plan_check.repair_all"));
    REQUIRE(desk.stage.click(sem::Role::button, all));
    desk.frame(2);
    CHECK(desk.store().find(id)->get(tsk::constraint) == "snet");
    CHECK(check(desk, project).point("plan_check.hard_constraint")->found == 0);
    desk.undo();
    desk.frame(2);
    CHECK(desk.store().find(id)->get(tsk::constraint) == "mso");
}

TEST_CASE("a finding is chosen by the keyboard and repaired alone") {
    Desk desk;
    auto const project = open_check(desk);
    auto const tasks = leaves(desk);
    std::vector<Id> two;
    Edit edit("set");
    auto const& plan = desk.derived->plan(project);
    for (auto const* task : tasks)
        if (two.size() < 2 && !task->has(tsk::actual_start) && task->get(tsk::duration) > 0) {
            two.push_back(task->id());
            edit.set(task->id(), tsk::constraint, "mso");
            edit.set(task->id(), tsk::constraint_on, Moment{plan.schedule.placed[static_cast<std::size_t>(plan.row_of(task->id()))].start});
        }
    REQUIRE(two.size() == 2);
    desk.edit(std::move(edit));
    desk.frame(2);
    REQUIRE(desk.stage.click(sem::Role::row, tr("plan_check.point.lag")));
    desk.stage.key(ImGuiKey_DownArrow);
    desk.stage.key(ImGuiKey_DownArrow);
    desk.frame(2);
    desk.session.select(two[1]);
    desk.frame(3);
    auto const one = std::string(tr("plan_check.repair.soften_constraint")) + " · " + std::string(tr("plan_check.repair_one"));
    REQUIRE(desk.stage.click(sem::Role::button, one));
    desk.frame(2);
    CHECK(desk.store().find(two[0])->get(tsk::constraint) == "mso");
    CHECK(desk.store().find(two[1])->get(tsk::constraint) == "snet");
}

TEST_CASE("without a project each running project has a line that leads to its check") {
    Desk desk;
    desk.go({.view = "plan_check", .project = kNoId, .detail = {}}, kNoId);
    desk.frame(3);
    check_names(desk);
    pictures(desk, "plan_check_portfolio");
    CHECK(desk.stage.find(sem::Role::columnheader, tr("plan_check.point.open_end")));
    CHECK(desk.stage.find(sem::Role::row, shown_title(*desk.by_code("project", "P-2601"))));
}

TEST_CASE("an empty workspace says what to do") {
    Desk desk{Document{}};
    desk.go({.view = "plan_check", .project = kNoId, .detail = {}}, kNoId);
    desk.frame(3);
    CHECK(desk.stage.find(sem::Role::group, tr("plan_check.empty")));
    check_names(desk);
}
