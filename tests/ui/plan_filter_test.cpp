// Filter and groups of the plan screen: conditions that are combined, named and taken away again, diagram and lanes that follow, groups that fold by keyboard and
// are remembered.

#include <doctest/doctest.h>

#include <algorithm>

#include "core/actions/save_plan_filter.h"
#include "core/project/plan_groups.h"
#include "core/registers/task.h"
#include "tests/ui/data_fixture.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"

using namespace pmo;
using namespace pmo::test;
using namespace pmo::ui;

namespace {

struct Screen {
    Screen() {
        project = desk.by_code("project", "P-2601")->id();
        desk.go({.view = "plan", .project = project, .detail = {}}, kNoId);
        desk.frame(3);
    }
    Plan const& plan() const { return desk.derived->plan(project); }
    PlanMatch match(PlanFilter const& filter) const { return match_plan(desk.store(), plan(), filter, desk.session.person); }
    void open_filter() {
        REQUIRE(desk.stage.click(sem::Role::button, tr("plan.filter")));
        desk.frame(3);
    }
    void check(std::string_view flag) {
        REQUIRE(desk.stage.click(sem::Role::checkbox, tr_key("plan_filter." + std::string(flag))));
        desk.frame(3);
    }
    void close() {
        desk.stage.key(ImGuiKey_Escape);
        desk.frame(3);
    }
    bool says(PlanMatch const& match) const { return desk.stage.find(sem::Role::status, tr("plan_filter.shown", {std::to_string(match.shown), std::to_string(match.tasks)})); }
    void group_by(std::string_view by) {
        REQUIRE(desk.stage.click(sem::Role::button, tr("plan_group.title")));
        desk.frame(3);
        REQUIRE(desk.stage.click(sem::Role::menuitemcheckbox, tr_key("plan_group.by." + std::string(by))));
        desk.frame(3);
    }
    sem::Node const* row(std::string_view name) const {
        for (auto const* node : desk.stage.all(sem::Role::row))
            if (node->name.starts_with(name)) return node;
        return nullptr;
    }
    Desk desk;
    Id project;
};

}  // namespace

TEST_CASE("plan filter: conditions are combined, said in the strip, and taken away one by one") {
    Screen screen;
    CHECK_FALSE(screen.desk.stage.find(sem::Role::region, tr("plan_filter.strip")));
    screen.open_filter();
    check_names(screen.desk);
    pictures(screen.desk, "plan-filter-panel");
    screen.check("critical");
    screen.check("unfinished");
    screen.close();
    auto const both = screen.match({.critical = true, .unfinished = true});
    CHECK(both.shown < both.tasks);
    CHECK(screen.says(both));
    pictures(screen.desk, "plan-filtered");
    auto const without = tr("plan_filter.without", {std::string(tr("plan_filter.critical"))});
    REQUIRE(screen.desk.stage.click(sem::Role::button, without));
    screen.desk.frame(3);
    CHECK(screen.says(screen.match({.unfinished = true})));
    REQUIRE(screen.desk.stage.click(sem::Role::button, tr("plan_filter.clear")));
    screen.desk.frame(3);
    CHECK_FALSE(screen.desk.stage.find(sem::Role::region, tr("plan_filter.strip")));
}

TEST_CASE("plan filter: network diagram and swim lanes show what the filter leaves") {
    Screen screen;
    screen.open_filter();
    screen.check("unfinished");
    screen.check("slipping");
    screen.close();
    auto const match = screen.match({.slipping = true, .unfinished = true});
    REQUIRE(match.shown > 0);
    for (auto const look : {"plan_network.title", "plan_swim.title"}) {
        CAPTURE(look);
        REQUIRE(screen.desk.stage.click(sem::Role::radio, tr_key(look)));
        screen.desk.frame(3);
        pictures(screen.desk, std::string("filtered-") + look);
        CHECK(screen.says(match));
        for (std::size_t row = 0; row < screen.plan().rows.size(); ++row) {
            auto const& line = screen.plan().rows[row];
            auto const name = line.wbs + ' ' + std::string(screen.desk.store().find(line.task)->get(registers::task::name));
            if (!match.matches[row]) CHECK_FALSE(screen.desk.stage.find(sem::Role::button, name));
        }
    }
    screen.open_filter();
    screen.check("milestones");
    screen.check("unowned");
    screen.close();
    REQUIRE(screen.match({.slipping = true, .milestones = true, .unowned = true, .unfinished = true}).shown == 0);
    CHECK(screen.desk.stage.find(sem::Role::group, tr("plan.no_match")));
}

TEST_CASE("plan filter: one is given a name, found again in another visit, and removed") {
    Screen screen;
    screen.open_filter();
    screen.check("late");
    REQUIRE(screen.desk.stage.click(sem::Role::textbox, tr("plan_filter.name")));
    screen.desk.stage.type("周会");
    screen.desk.stage.key(ImGuiKey_Enter);
    screen.desk.frame(2);
    REQUIRE(screen.desk.stage.click(sem::Role::button, tr("plan_filter.save")));
    screen.desk.frame(3);
    auto const named = [&] { return named_plan_filters(screen.desk.store(), screen.project, screen.desk.session.person); };
    auto const kept = named();
    auto const mine = std::ranges::find(kept, std::string_view("周会"), &NamedPlanFilter::name);
    REQUIRE(mine != kept.end());
    CHECK(mine->filter == PlanFilter{.late = true});
    CHECK(kept.size() > 1);                                           // those that the sample shares
    screen.close();
    REQUIRE(screen.desk.stage.click(sem::Role::button, tr("plan_filter.clear")));
    screen.desk.frame(3);
    screen.open_filter();
    REQUIRE(screen.desk.stage.click(sem::Role::button, "周会"));
    screen.desk.frame(3);
    CHECK(screen.says(screen.match({.late = true})));
    REQUIRE(screen.desk.stage.click(sem::Role::button, tr("plan_filter.drop", {"周会"})));
    screen.desk.frame(3);
    CHECK(named().size() + 1 == kept.size());
}

TEST_CASE("plan groups: headings with sums, folded by the keyboard, remembered in the browser") {
    Screen screen;
    screen.group_by("owner");
    CHECK(screen.desk.session.choices.at("plan.group") == "owner");
    CHECK(std::ranges::find(screen.desk.done, "session") != screen.desk.done.end());
    check_names(screen.desk);
    pictures(screen.desk, "plan-grouped");
    auto const groups = plan_groups(screen.desk.store(), screen.plan(), PlanGroupBy::owner);
    auto const name = std::string(shown_title(*screen.desk.store().find(groups.front().key)));
    auto const first_task = screen.plan().rows[static_cast<std::size_t>(groups.front().rows.front())].task;
    auto const task_name = std::string(screen.desk.store().find(first_task)->get(registers::task::name));
    auto const shows_task = [&] { return std::ranges::any_of(screen.desk.stage.all(sem::Role::row), [&](sem::Node const* node) { return node->name.find(task_name) != std::string::npos; }); };
    auto const* heading = screen.row(name);
    REQUIRE(heading);
    CHECK((heading->state & sem::expanded) != 0);
    CHECK(shows_task());
    REQUIRE(screen.desk.stage.click(sem::Role::row, heading->name));
    screen.desk.frame(3);
    CHECK(screen.desk.session.selection.empty());                          // a heading is no record
    screen.desk.stage.key(ImGuiKey_Enter);
    screen.desk.frame(3);
    heading = screen.row(name);
    REQUIRE(heading);
    CHECK((heading->state & sem::expanded) == 0);
    CHECK_FALSE(shows_task());
    screen.desk.stage.key(ImGuiKey_Enter);
    screen.desk.frame(3);
    CHECK(shows_task());
    // Over headings to tasks.
    screen.desk.stage.key(ImGuiKey_J);
    screen.desk.frame(3);
    REQUIRE(screen.desk.session.selected());
    CHECK(screen.plan().row_of(screen.desk.session.selected()) >= 0);
    // What cannot be seen is not changed.
    auto const revision = screen.desk.store().revision();
    screen.desk.stage.key(ImGuiKey_RightArrow, false, false, true);
    screen.desk.stage.key(ImGuiKey_DownArrow, false, false, true);
    screen.desk.frame(3);
    CHECK(screen.desk.store().revision() == revision);
    for (auto const by : {"resource", "department", "part", "phase", "deliverable", "state", "critical"}) {
        CAPTURE(by);
        screen.group_by(by);
        CHECK(screen.desk.stage.find(sem::Role::treegrid, tr("plan.table")));
        check_names(screen.desk);
    }
    pictures(screen.desk, "plan-grouped-critical");
    REQUIRE(screen.desk.stage.click(sem::Role::button, tr("plan_group.title")));
    screen.desk.frame(3);
    REQUIRE(screen.desk.stage.click(sem::Role::menuitemcheckbox, tr("plan_group.none")));
    screen.desk.frame(3);
    CHECK(screen.desk.session.choices.at("plan.group") == "none");
}

TEST_CASE("plan groups: a browser that remembers opens the plan in groups; one that remembers nonsense does not") {
    for (auto const& [remembered, grouped] : {std::pair{"critical", true}, std::pair{"of a later version", false}}) {
        Desk desk;
        desk.session.choices["plan.group"] = remembered;
        desk.go({.view = "plan", .project = desk.by_code("project", "P-2602")->id(), .detail = {}}, kNoId);
        desk.frame(3);
        bool const strip = desk.stage.find(sem::Role::region, tr("plan_filter.strip"));
        CHECK(strip == grouped);
    }
}

TEST_CASE("plan groups: an empty plan and the way to levelling") {
    {
        Screen screen;
        REQUIRE(screen.desk.stage.click(sem::Role::button, tr("plan_more.level")));
        screen.desk.frame(2);
        CHECK(screen.desk.session.location.view == "levelling");
        CHECK(screen.desk.session.location.project == screen.project);
    }
    Desk empty{Document{}};
    empty.session.choices["plan.group"] = "owner";
    empty.go({.view = "plan", .project = kNoId, .detail = {}}, kNoId);
    empty.frame(3);
    check_names(empty);
}
