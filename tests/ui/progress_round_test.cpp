// The weekly round: the week's lines, typing a report, accepting it into the plan and back, the register behind it.

#include <doctest/doctest.h>

#include <algorithm>

#include "core/project/progress_round.h"
#include "core/registers/progress_report.h"
#include "core/registers/task.h"
#include "tests/ui/data_fixture.h"
#include "ui/i18n/tr.h"

using namespace pmo;
using namespace pmo::test;
using namespace pmo::ui;
namespace rep = registers::progress_report;
namespace tsk = registers::task;

namespace {

Id open_round(Desk& desk, std::string_view code = "P-2601") {
    auto const* project = desk.by_code("project", code);
    REQUIRE(project);
    desk.go({.view = "progress_round", .project = project->id(), .detail = {}}, kNoId);
    desk.frame(3);
    return project->id();
}

Round round_of(Desk& desk, Id project) { return progress_round(desk.store(), *desk.derived, project, *parse_date("2026-09-14"), *parse_date("2026-09-18")); }

}  // namespace

TEST_CASE("the round shows who reports this week, in both languages, and other weeks") {
    for (bool const chinese : {true, false}) {
        Desk desk;
        desk.set_language(chinese);
        open_round(desk);
        check_names(desk);
        if (chinese) pictures(desk, "progress_round");
        CHECK(desk.stage.find(sem::Role::columnheader, tr("round.deviation")));
        REQUIRE(desk.stage.click(sem::Role::button, tr("round.next")));
        desk.frame(2);
        CHECK(desk.stage.find(sem::Role::button, tr("round.this_week")));
        REQUIRE(desk.stage.click(sem::Role::button, tr("round.this_week")));
        desk.frame(2);
        CHECK_FALSE(desk.stage.find(sem::Role::button, tr("round.this_week")));
        REQUIRE(desk.stage.click(sem::Role::radio, tr("round.records")));
        desk.frame(3);
        check_names(desk);
        CHECK_FALSE(desk.stage.find(sem::Role::button, tr("round.accept")));
    }
    set_language(Language::zh);
}

TEST_CASE("reports are asked for, one is typed in, accepted and taken back in one step") {
    Desk desk;
    auto const project = open_round(desk);
    auto const before = round_of(desk, project);
    auto const unasked = std::ranges::count(before.lines, RoundState::expected, &RoundLine::state);
    REQUIRE(unasked > 0);
    REQUIRE(desk.stage.click(sem::Role::button, tr("round.ask")));
    desk.frame(2);
    CHECK(std::ranges::count(round_of(desk, project).lines, RoundState::expected, &RoundLine::state) == 0);

    auto const asked = round_of(desk, project);
    auto const line = *std::ranges::find(asked.lines, RoundState::due, &RoundLine::state);
    Edit report("set");
    report.set(line.report, rep::percent_complete, std::int64_t{95});
    report.set(line.report, rep::status, "collected");
    desk.edit(std::move(report));
    desk.frame(2);
    auto const known = desk.store().find(line.task)->get(tsk::percent_complete);
    REQUIRE(desk.stage.click(sem::Role::button, tr("round.accept")));
    desk.frame(2);
    CHECK(desk.store().find(line.task)->get(tsk::percent_complete) == 95);
    CHECK(desk.store().find(line.report)->get(rep::applied));
    desk.undo();
    desk.frame(2);
    CHECK(desk.store().find(line.task)->get(tsk::percent_complete) == known);
}

TEST_CASE("a percent is typed on a line that has no report yet, by the keyboard") {
    Desk desk(1600, 832);
    auto const project = open_round(desk);
    auto const round = round_of(desk, project);
    auto const line = *std::ranges::find(round.lines, RoundState::expected, &RoundLine::state);
    auto const& plan = desk.derived->plan(project);
    auto const name = plan.rows[static_cast<std::size_t>(plan.row_of(line.task))].wbs + ' ' + std::string(desk.store().find(line.task)->get(tsk::name));
    REQUIRE(desk.stage.click(sem::Role::row, name));
    desk.frame(2);
    for (int i = 0; i < 16; ++i) desk.stage.key(ImGuiKey_LeftArrow);
    for (int i = 0; i < 6; ++i) desk.stage.key(ImGuiKey_RightArrow);
    desk.stage.type("55");
    desk.stage.key(ImGuiKey_Enter);
    desk.frame(3);
    auto const reports = desk.store().referrers(rep::kType, rep::task, line.task);
    auto const made = std::ranges::find_if(reports, [](Record const* one) { return one->get(rep::week) == *parse_date("2026-09-14"); });
    REQUIRE(made != reports.end());
    CHECK((*made)->get(rep::percent_complete) == 55);
    CHECK((*made)->get(rep::status) == "collected");
}

TEST_CASE("the round of all projects, and of an empty workspace") {
    {
        Desk desk;
        desk.go({.view = "progress_round", .project = kNoId, .detail = {}}, kNoId);
        desk.frame(3);
        check_names(desk);
        pictures(desk, "progress_round_portfolio");
        CHECK(desk.stage.find(sem::Role::columnheader, tr("round.reporter")));
    }
    Desk empty{Document{}};
    empty.go({.view = "progress_round", .project = kNoId, .detail = {}}, kNoId);
    empty.frame(3);
    CHECK(empty.stage.find(sem::Role::group, tr("round.none")));
    check_names(empty);
}
