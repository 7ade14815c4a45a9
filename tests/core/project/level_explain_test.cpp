// What a levelling says: why a task starts later, how much somebody has to do, why tasks stay, what others hold.

#include <doctest/doctest.h>

#include <algorithm>

#include "core/project/level_explain.h"
#include "tests/core/project/level_office.h"

using namespace pmo;
using namespace pmo::tests;

namespace {

std::size_t place_of(LevelResult const& result, std::string_view key) {
    auto const at = std::ranges::find(result.tasks, id(key), &LevelShift::task);
    REQUIRE(at != result.tasks.end());
    return static_cast<std::size_t>(at - result.tasks.begin());
}

}  // namespace

TEST_CASE("levelling explained: a task waits for somebody, and for whom that one works until then") {
    Plans office;
    office.task("a", 2, "me", {{"priority", "900"}});
    office.task("b", 3, "me");
    office.task("after b", 1, "");
    office.task("alone", 1, "");
    office.link("b", "after b");
    office.open();
    auto const result = office.level();
    auto const cause = level_cause(office.work, result, place_of(result, "b"));
    CHECK(cause.kind == LevelCause::Kind::resource);
    CHECK(cause.resource == id("me"));
    CHECK(cause.tasks == std::vector{id("a")});
    CHECK(cause.until == parse_moment("2026-03-03T17:00")->minute);
    auto const next = level_cause(office.work, result, place_of(result, "after b"));
    CHECK(next.kind == LevelCause::Kind::link);
    CHECK(next.tasks == std::vector{id("b")});
    CHECK(level_cause(office.work, result, place_of(result, "a")).kind == LevelCause::Kind::nothing);
    CHECK(level_cause(office.work, result, place_of(result, "alone")).kind == LevelCause::Kind::nothing);
    CHECK(level_moved(office.work, result, place_of(result, "b")) == 2 * 480);
    CHECK(level_moved(office.work, result, place_of(result, "a")) == 0);
}

TEST_CASE("levelling explained: no project ends before its links and its people let it") {
    Plans office;
    office.task("a", 2, "me");
    office.task("b", 3, "me");
    office.open();
    auto const result = office.level();
    levelling::Levelling run(office.work.problem);
    run.step(100);
    REQUIRE(run.optimal());
    CHECK(level_bound(office.work, result, run.bounds().best()) == result.finish_after);
    CHECK(level_bound(office.work, result, 0) == parse_moment("2026-03-04T17:00")->minute);
    CHECK(level_bound(level_work(office.store(), office.derived, {}), LevelResult{}, 5) == kNoTime);
}

TEST_CASE("levelling explained: a link into a summary makes its tasks wait") {
    Plans office;
    office.task("a", 2, "me", {{"priority", "900"}});
    office.task("b", 2, "me");
    office.task("group", 0, "");
    office.task("inside", 1, "");
    office.link("b", "group");
    office.open();
    Edit edit("set");
    edit.set(id("inside"), tsk::place, Place(id("group"), "a"));
    office.commit(edit);
    auto const result = office.level();
    auto const cause = level_cause(office.work, result, place_of(result, "inside"));
    CHECK(cause.kind == LevelCause::Kind::link);
    CHECK(cause.tasks == std::vector{id("b")});
}

TEST_CASE("levelling explained: the load of somebody before and after") {
    Plans office;
    office.task("a", 2, "me");
    office.task("b", 2, "me");
    office.person("idle");
    office.open();
    auto const result = office.level();
    auto const loads = level_loads(office.work, result, id("me"));
    CHECK(loads.there == 100);
    REQUIRE(loads.before.size() == 2);
    CHECK(loads.before[0].asked == 200);
    CHECK(loads.before[1].asked == 0);
    CHECK(std::ranges::max(loads.after, {}, &LevelLoad::asked).asked == 100);
    CHECK(loads.after.back().asked == 0);
    CHECK(level_loads(office.work, id("me")).before.size() == 2);
    CHECK(level_loads(office.work, id("me")).after.empty());
    CHECK(level_loads(office.work, result, id("idle")).before.empty());
    CHECK(level_loads(office.work, result, kNoId).before.empty());
    CHECK(level_loads(office.work, LevelResult{}, id("me")).before.empty());
}

TEST_CASE("levelling plans: each task that stays says why") {
    Plans office;
    office.project("back", {{"schedule_from", "finish"}, {"finish", "2026-06-01T17:00"}});
    office.task("done", 1, "me", {{"actual_start", "2026-03-02T08:00"}, {"actual_finish", "2026-03-02T17:00"}});
    office.task("running", 5, "me", {{"actual_start", "2026-03-02T08:00"}});
    office.task("manual", 1, "me", {{"mode", "manual"}, {"start_on", "2026-03-02T08:00"}});
    office.task("first of all", 1, "me", {{"priority", "1000"}});
    office.task("dated", 1, "me", {{"constraint", "mso"}, {"constraint_on", "2026-03-04T08:00"}});
    office.task("late", 1, "me", {{"constraint", "alap"}});
    office.task("pinned", 1, "me");
    office.task("before pinned", 1, "me");
    office.task("free", 1, "me");
    office.link("before pinned", "pinned");
    office.open();
    auto const work = level_work(office.store(), office.derived, {.projects = {id("q")}, .pinned = {id("pinned"), id("done")}});
    auto const stay = [&](std::string_view key) { return std::ranges::find(work.tasks, id(key), &LevelTask::task)->stay; };
    CHECK(stay("done") == LevelStay::finished);
    CHECK(stay("running") == LevelStay::started);
    CHECK(stay("manual") == LevelStay::manual);
    CHECK(stay("first of all") == LevelStay::important);
    CHECK(stay("dated") == LevelStay::dated);
    CHECK(stay("late") == LevelStay::as_late_as_possible);
    CHECK(stay("pinned") == LevelStay::pinned);
    CHECK(stay("before pinned") == LevelStay::awaited);
    CHECK(stay("free") == LevelStay::moves);
}

TEST_CASE("levelling plans: other projects hold their people and do not move; their own quarrels are not ours") {
    Plans office;
    office.project("other", {});
    office.task("ours", 2, "me");
    office.task("theirs", 3, "me", {}, "other");
    office.person("far");
    office.project("apart", {});
    office.task("z", 1, "far", {}, "apart");
    office.task("x", 1, "far", {}, "other");
    office.task("y", 1, "far", {}, "other");
    office.open();
    auto const alone = office.level();
    CHECK(alone.before.empty());
    CHECK(alone.moved == 0);
    CHECK(alone.shortest());
    auto const result = office.level({.projects = {id("q")}, .others = {id("other"), id("q")}});
    CHECK(result.before.size() == 1);
    CHECK(conflicts_today(office.work).size() == 1);
    CHECK(result.after.empty());
    CHECK(result.moved == 1);
    REQUIRE(result.projects.size() == 1);
    CHECK(result.projects[0].project == id("q"));
    CHECK(result.projects[0].moved == 1);
    CHECK(result.projects[0].tasks == 1);
    CHECK(result.projects[0].finish_before == parse_moment("2026-03-03T17:00")->minute);
    CHECK(result.projects[0].earliest == result.projects[0].finish_before);
    CHECK(result.projects[0].finish_after == parse_moment("2026-03-06T17:00")->minute);
    CHECK_FALSE(result.shortest());
    CHECK(std::ranges::none_of(office.work.tasks, [](LevelTask const& task) { return task.task == id("x"); }));   // shares nobody with us
    CHECK(office.work.inputs.size() == 2);
    CHECK(level_work(office.store(), office.derived, {.projects = {id("q")}, .others = {id("apart")}}).inputs.size() == 1);
    auto const& theirs = result.tasks[place_of(result, "theirs")];
    CHECK(theirs.stays);
    CHECK(theirs.start_after == theirs.start_before);
    CHECK(std::ranges::find(office.work.tasks, id("theirs"), &LevelTask::task)->stay == LevelStay::elsewhere);
}
