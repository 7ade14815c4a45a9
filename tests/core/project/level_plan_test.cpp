// Levelling of plans: what becomes a problem, what stays, and that the schedule engine agrees with the result; the edit and its undo.

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "core/actions/apply_levelling.h"
#include "core/io/seed.h"
#include "core/jobs/level_job.h"
#include "core/levelling/levelling.h"
#include "core/project/level_explain.h"
#include "core/registers/assignment.h"
#include "core/registers/calendar.h"
#include "core/registers/dependency.h"
#include "core/registers/resource.h"
#include "core/registers/task.h"
#include "tests/core/project/level_office.h"
#include "tests/support/random.h"
#include "tests/support/source_folder.h"
#include "tests/support/sample.h"

using namespace pmo;
using namespace pmo::tests;

namespace {

LevelShift const& of(LevelResult const& result, std::string_view key) {
    auto const at = std::ranges::find(result.tasks, id(key), &LevelShift::task);
    REQUIRE(at != result.tasks.end());
    return *at;
}

// Every conflict that is left is one among tasks that stay.
bool only_staying(LevelResult const& result) {
    return std::ranges::all_of(result.after, [&](LevelConflict const& conflict) {
        return std::ranges::all_of(conflict.tasks, [&](Id task) { return std::ranges::find(result.tasks, task, &LevelShift::task)->stays; });
    });
}

}  // namespace

TEST_CASE("levelling plans: two tasks of one person follow each other, and the plan says so after the edit and not after its undo") {
    Plans office;
    office.task("a", 2, "me");
    office.task("b", 3, "me");
    office.open();
    auto const result = office.level();
    CHECK(result.before.size() == 1);
    CHECK(result.before[0].asked == 200);
    CHECK(result.before[0].there == 100);
    CHECK(result.after.empty());
    CHECK(result.moved == 1);
    office.commit(apply_levelling(office.store(), result));
    for (auto const& shift : result.tasks) {
        auto const& plan = office.derived.plan(id("q"));
        auto const& placed = plan.schedule.placed[static_cast<std::size_t>(plan.row_of(shift.task))];
        CHECK(placed.start == shift.start_after);
        CHECK(placed.finish == shift.finish_after);
    }
    CHECK((office.start("a") == "03-04T08:00" || office.start("a") == "03-02T08:00" || office.start("a") == "03-05T08:00"));
    CHECK(office.start("a") != office.start("b"));
    CHECK(office.derived.plan(id("q")).finish == parse_moment("2026-03-06T17:00")->minute);
    CHECK_FALSE(apply_levelling(office.store(), office.level()).has_value());   // a second time changes nothing
    office.undo();
    CHECK(office.start("a") == "03-02T08:00");
    CHECK(office.start("b") == "03-02T08:00");
}

TEST_CASE("levelling plans: clearing takes all delays away, in one step") {
    Plans office;
    office.task("a", 2, "me");
    office.task("b", 3, "me", {{"level_delay", "4320"}});
    office.task("c", 1, "", {{"level_delay", "1440"}, {"actual_start", "2026-03-02T08:00"}});
    office.open();
    std::vector<Id> const projects{id("q")};
    office.commit(clear_levelling(office.store(), projects));
    CHECK_FALSE(office.at("b").has(tsk::level_delay));
    CHECK(office.at("c").has(tsk::level_delay));
    CHECK_FALSE(clear_levelling(office.store(), projects).has_value());
    office.undo();
    CHECK(office.at("b").get(tsk::level_delay) == 4320);
}

TEST_CASE("levelling plans: half of somebody leaves room for another half, material is not limited, machines are by their number") {
    Plans office;
    office.book.add(registers::resource::kType, "steel", {{"name", "steel"}, {"kind", "material"}, {"capacity", "100"}});
    office.book.add(registers::resource::kType, "crane", {{"name", "crane"}, {"kind", "equipment"}, {"capacity", "200"}});
    for (std::string_view const key : {"a", "b", "c"}) {
        office.task(key, 1, "");
        office.assign("me", key, "50");
        office.assign("steel", key, "900", "resource");
    }
    for (std::string_view const key : {"x", "y", "z"}) {
        office.task(key, 1, "");
        office.assign("crane", key, "100", "resource");
    }
    office.open();
    auto const result = office.level();
    CHECK(result.after.empty());
    CHECK(result.moved == 2);                              // one of each three
    CHECK(to_text(Moment{result.finish_after}) == "2026-03-03T17:00");
}

TEST_CASE("levelling plans: who is asked for more than there is gets it alone, and it is said") {
    Plans office;
    office.person("half", {{"max_units", "50"}});
    office.task("a", 1, "half");
    office.task("b", 1, "half");
    office.open();
    auto const result = office.level();
    REQUIRE(office.work.excess.size() == 2);
    CHECK(office.work.excess[0].asked == 100);
    CHECK(office.work.excess[0].there == 50);
    CHECK(result.moved == 1);
    CHECK(result.after.empty());
}

TEST_CASE("levelling plans: what is pinned, started, manual, dated or most important stays, with what it waits for") {
    Plans office;
    office.task("free", 2, "me", {{"priority", "900"}});
    office.task("top", 2, "me", {{"priority", "1000"}});
    office.task("before", 1, "me");
    office.task("dated", 1, "", {{"constraint", "mso"}, {"constraint_on", "2026-03-10T08:00"}});
    office.task("begun", 2, "me", {{"actual_start", "2026-03-02T08:00"}});
    office.task("manual", 2, "me", {{"mode", "manual"}, {"start_on", "2026-03-03T08:00"}, {"finish_on", "2026-03-04T17:00"}});
    office.task("wish", 1, "me");
    office.link("before", "dated");
    office.open();
    auto const result = office.level({.projects = {id("q")}, .pinned = {id("wish")}});
    for (std::string_view const key : {"top", "before", "dated", "begun", "manual", "wish"}) {
        CAPTURE(key);
        CHECK(of(result, key).stays);
        CHECK(of(result, key).start_after == of(result, key).start_before);
        CHECK(of(result, key).delay == 0);
    }
    CHECK_FALSE(of(result, "free").stays);
    CHECK(to_text(Moment{of(result, "free").start_after}) == "2026-03-05T08:00");
    CHECK(only_staying(result));
    CHECK_FALSE(result.after.empty());
}

TEST_CASE("levelling plans: the more important task and the more important project go first") {
    Plans office;
    office.project("r", {{"priority", "1000"}});
    office.task("a", 3, "me");
    office.task("b", 3, "me", {}, "r");
    office.person("other");
    office.task("c", 2, "other", {{"priority", "400"}});
    office.task("d", 4, "other", {{"priority", "600"}});
    office.open();
    auto const result = office.level({.projects = {id("q"), id("r"), id("nowhere")}});
    CHECK(of(result, "b").delay == 0);
    CHECK(to_text(Moment{of(result, "a").start_after}) == "2026-03-05T08:00");
    CHECK(of(result, "d").delay == 0);
    CHECK(to_text(Moment{of(result, "c").start_after}) == "2026-03-06T08:00");
}

TEST_CASE("levelling plans: links, lags, summaries, other hours and elapsed tasks keep to the engine") {
    Plans office;
    office.book.add(registers::calendar::kType, "late", {{"name", "late"}, {"monday", "14:00-22:00"}, {"tuesday", "14:00-22:00"}, {"wednesday", "14:00-22:00"}, {"thursday", "14:00-22:00"}, {"friday", "14:00-22:00"}, {"saturday", "none"}, {"sunday", "none"}});
    office.person("owl", {{"calendar", "late"}});
    office.task("a", 2, "me");
    office.task("b", 2, "me");
    office.task("c", 2, "owl");
    office.task("d", 1, "owl", {{"duration_elapsed", "true"}});
    office.task("e", 1, "me");
    office.assign("owl", "e");
    office.link("a", "e", {{"lag", "240"}});
    office.link("b", "c", {{"kind", "ss"}, {"lag", "480"}});
    office.link("c", "e", {{"kind", "ff"}});
    office.link("a", "d", {{"lag", "600"}, {"lag_kind", "elapsed"}});
    office.open();
    auto const result = office.level();
    CHECK(result.after.empty());
    auto const edit = apply_levelling(office.store(), result);
    office.commit(edit);
    for (auto const& shift : result.tasks) {
        auto const& plan = office.derived.plan(id("q"));
        CHECK(plan.schedule.placed[static_cast<std::size_t>(plan.row_of(shift.task))].start == shift.start_after);
    }
}

TEST_CASE("levelling plans: nothing, circles and what has been deleted do no harm") {
    Plans office;
    office.open();
    CHECK(office.level().tasks.empty());
    CHECK(office.level({.projects = {}}).tasks.empty());
    Plans circle;
    circle.task("a", 1, "me");
    circle.task("b", 1, "me");
    circle.link("a", "b");
    circle.link("b", "a");
    circle.link("a", "gone");
    circle.assign("nobody", "a");
    circle.open();
    CHECK(circle.level().after.empty());
}

TEST_CASE("levelling plans: in a gap of a task its people are free for others") {
    Plans office;
    office.task("long", 4, "me", {{"priority", "900"}});
    office.rest("long", 2, 2);                               // Monday, Tuesday, then Friday and Monday
    office.task("short", 2, "me");
    office.task("three", 3, "me");
    office.open();
    auto const result = office.level();
    CHECK(result.after.empty());
    CHECK_FALSE(result.before.empty());
    office.commit(*apply_levelling(office.store(), result));
    CHECK(office.start("long") == "03-02T08:00");
    CHECK(office.start("short") == "03-04T08:00");
    CHECK(office.start("three") == "03-10T08:00");
    auto const cause = level_cause(office.work, result, 2);
    CHECK(cause.kind == LevelCause::Kind::resource);
    CHECK(cause.until == parse_moment("2026-03-09T17:00")->minute);
}

TEST_CASE("levelling plans: a task that stays leaves its gap free too, and a later piece that does not fit is why a task waits") {
    Plans office;
    office.task("begun", 4, "me", {{"actual_start", "2026-03-02T08:00"}});
    office.rest("begun", 2, 1);                              // Wednesday
    office.task("day", 1, "me");
    office.task("split", 2, "me");
    office.rest("split", 1, 1);
    office.open();
    auto const result = office.level();
    CHECK(result.after.empty());
    office.commit(*apply_levelling(office.store(), result));
    CHECK(office.start("begun") == "03-02T08:00");
    CHECK((office.start("day") == "03-04T08:00" || office.start("split") == "03-04T08:00" || office.start("day") == "03-10T08:00"));
    for (std::size_t i = 0; i < result.tasks.size(); ++i)
        if (result.tasks[i].start_after > result.tasks[i].start_before) CHECK(level_cause(office.work, result, i).kind != LevelCause::Kind::nothing);
}

TEST_CASE("levelling plans: a tie between two levelled projects is a link, and both move together") {
    Plans office;
    office.project("r", {{"priority", "500"}});
    office.person("you");
    office.task("first", 3, "me", {{"priority", "900"}});
    office.task("part", 2, "me");
    office.task("use", 1, "you", {}, "r");
    office.task("after", 2, "you", {}, "r");
    office.link("use", "after", {{"project", "r"}});
    office.link("part", "use", {{"drives", "true"}, {"kind", "fs"}, {"lag", "480"}});
    office.open();
    CHECK(office.start("use", "r") == "03-05T08:00");
    auto const result = office.level({.projects = {id("q"), id("r")}});
    CHECK(result.after.empty());
    CHECK(of(result, "part").start_after == parse_moment("2026-03-05T08:00")->minute);
    CHECK(of(result, "use").start_after == parse_moment("2026-03-10T08:00")->minute);
    CHECK(of(result, "after").start_after == parse_moment("2026-03-11T08:00")->minute);
    CHECK(of(result, "use").delay == 0);                       // the tie moves it, nobody has to hold it
    std::size_t use = 0;
    while (result.tasks[use].task != id("use")) ++use;
    auto const cause = level_cause(office.work, result, use);
    CHECK(cause.kind == LevelCause::Kind::link);
    CHECK(cause.tasks == std::vector{id("part")});
    office.commit(*apply_levelling(office.store(), result));
    CHECK(office.start("part") == "03-05T08:00");
    CHECK(office.start("use", "r") == "03-10T08:00");
    CHECK_FALSE(apply_levelling(office.store(), office.level({.projects = {id("q"), id("r")}})).has_value());
    // Alone, each keeps to the other's plan.
    auto const alone = office.level({.projects = {id("r")}});
    CHECK(of(alone, "use").start_after == parse_moment("2026-03-10T08:00")->minute);
    CHECK(office.work.ties.size() == 1);
    CHECK(office.work.ties[0].from_plan == -1);
}

TEST_CASE("levelling plans: what a task that stays waits for in another project stays too") {
    Plans office;
    office.project("r", {{"priority", "500"}});
    office.person("you");
    office.task("first", 3, "me", {{"priority", "900"}});
    office.task("earlier", 1, "me");
    office.task("part", 2, "me");
    office.link("earlier", "part");
    office.task("use", 1, "you", {}, "r");
    office.link("part", "use", {{"drives", "true"}});
    office.open();
    auto const result = office.level({.projects = {id("q"), id("r")}, .pinned = {id("use")}});
    CHECK(of(result, "use").start_after == of(result, "use").start_before);
    CHECK(of(result, "part").stays);
    CHECK(of(result, "earlier").stays);
    CHECK_FALSE(of(result, "first").stays);
    CHECK(result.after.empty());
}

TEST_CASE("levelling plans: without today's delays a tied project may begin sooner") {
    Plans office;
    office.project("r", {{"priority", "500"}});
    office.person("you");
    office.task("part", 2, "me", {{"level_delay", "14400"}});
    office.task("use", 1, "you", {}, "r");
    office.link("part", "use", {{"drives", "true"}});
    office.open();
    CHECK(office.start("use", "r") == "03-16T08:00");
    auto const result = office.level({.projects = {id("q"), id("r")}});
    CHECK(of(result, "part").start_after == parse_moment("2026-03-02T08:00")->minute);
    CHECK(of(result, "use").start_after == parse_moment("2026-03-04T08:00")->minute);
    CHECK(result.shortest());
    office.commit(*apply_levelling(office.store(), result));
    CHECK(office.start("use", "r") == "03-04T08:00");
}

TEST_CASE("levelling plans law: after levelling, nobody has too much but in what stays; dates are those of the plan") {
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        pmo::test::Random random(seed);
        Plans office;
        office.project("r", {{"priority", "700"}});
        for (std::string_view const key : {"u", "v", "w"}) office.person(key, {{"max_units", random.chance(30) ? "200" : "100"}});
        auto const days = [&] { return static_cast<int>(random.between(1, 6)); };
        std::vector<std::string> names;
        for (int i = 0; i < 24; ++i) {
            auto const key = "t" + std::to_string(i);
            std::vector<Given> more;
            if (random.chance(10)) more.push_back({"constraint", "snet"}), more.push_back({"constraint_on", "2026-03-12T08:00"});
            if (random.chance(8)) more.push_back({"actual_start", "2026-03-03T08:00"});
            if (random.chance(8)) more.push_back({"priority", "1000"});
            constexpr std::string_view kPeople[] = {"u", "v", "w"};
            office.task(key, random.chance(10) ? 0 : days(), random.pick(kPeople), more, i % 2 ? "q" : "r");
            if (random.chance(30)) office.assign("me", key, "50");
            if (random.chance(25)) office.rest(key, 1, days());
            if (i >= 2 && random.chance(60)) office.link("t" + std::to_string(i - 2), key, random.chance(30) ? std::vector<Given>{{"kind", "ss"}, {"lag", "480"}} : std::vector<Given>{});
        }
        for (int i = 0; i + 3 < 24; ++i)                    // from each project to the other, in the order of the work: no circles
            if (random.chance(15)) office.link("t" + std::to_string(i), "t" + std::to_string(i + 3), {{"drives", "true"}, {"kind", random.chance(30) ? "ff" : "fs"}, {"lag", random.chance(30) ? "480" : "0"}});
        office.open();
        CAPTURE(seed);
        auto const result = office.level({.projects = {id("q"), id("r")}}, 200);
        CHECK(only_staying(result));
        if (auto const edit = apply_levelling(office.store(), result)) office.commit(edit);
        for (auto const& shift : result.tasks) {
            auto const& plan = office.derived.plan(shift.project);
            CHECK(plan.schedule.placed[static_cast<std::size_t>(plan.row_of(shift.task))].start == shift.start_after);
            if (shift.stays) CHECK(shift.start_after == shift.start_before);
        }
    }
}

TEST_CASE("levelling plans: the sample portfolio") {
    auto const document = pmo::test::chinese_sample();
    REQUIRE(document.ok());
    Derived const derived(document->store);
    auto const work = level_work(document->store, derived, {.projects = derived.active_projects()});
    REQUIRE(levelling::faults_of(work.problem).empty());
    levelling::Levelling run(work.problem, {.seed = 1, .expected = 60});
    run.step(60 - run.schedules());
    auto const result = level_result(work, run.starts());
    CHECK(only_staying(result));
    CHECK(result.moved > 0);
    CHECK(result.after.size() < result.before.size());
}

TEST_CASE("levelling plans: prepared in portions it is the same, and each portion is a small one") {
    auto const document = pmo::test::chinese_sample();
    REQUIRE(document.ok());
    Derived const derived(document->store);
    auto const all = derived.active_projects();
    LevelScope const scope{.projects = {all.begin(), all.begin() + 4}, .others = {all.begin() + 4, all.end()}};
    auto const whole = level_work(document->store, derived, scope);
    LevelPreparation preparation(document->store, derived, scope);
    int steps = 1, told = 0;
    for (; !preparation.step(40); ++steps) {
        CHECK(preparation.permille() >= told);
        told = preparation.permille();
    }
    CHECK(steps > 5);
    CHECK(preparation.permille() == 1000);
    auto const parts = preparation.take();
    CHECK(to_bytes(LevelJob{.problem = parts.problem}) == to_bytes(LevelJob{.problem = whole.problem}));
    CHECK(parts.tasks.size() == whole.tasks.size());
    CHECK(parts.resources == whole.resources);
    CHECK(parts.earliest == whole.earliest);
}
