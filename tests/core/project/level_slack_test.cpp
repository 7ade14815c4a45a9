// One task that gives way within its slack: when there is one, when there is none, and what the edit does.

#include <doctest/doctest.h>

#include "core/actions/apply_levelling.h"
#include "tests/core/project/level_office.h"

using namespace pmo;
using namespace pmo::tests;

namespace {

LevelWork work_of(Plans const& office, std::vector<Id> pinned = {}) { return level_work(office.store(), office.derived, {.projects = {id("q")}, .pinned = std::move(pinned)}); }

std::optional<SlackMove> first_move(LevelWork const& work) {
    auto const conflicts = conflicts_today(work);
    REQUIRE_FALSE(conflicts.empty());
    return move_within_slack(work, conflicts.front());
}

std::string when(Minute instant) { return to_text(Moment{instant}).substr(5); }

// "long" decides the end; "a" and "b" want the same person in the first days.
void two_at_once(Plans& office) {
    office.task("long", 10, "other");
    office.task("a", 3, "me");
    office.task("b", 2, "me");
    office.open();
}

}  // namespace

TEST_CASE("a way out of a conflict: the shortest move within the slack, that ends no project later") {
    Plans office;
    two_at_once(office);
    auto const move = first_move(work_of(office));
    REQUIRE(move);
    CHECK(move->task == id("a"));                            // behind the two days of "b"; the other way round it were three
    CHECK(move->later == 2 * 480);
    CHECK(move->slack == 7 * 480);
    CHECK(when(move->start_after) == "03-04T08:00");
    CHECK(move->pushed == 0);
    auto const finish = office.derived.plan(id("q")).finish;
    office.commit(delay_within_slack(office.store(), *move));
    CHECK(office.start("a") == when(move->start_after));
    CHECK(office.derived.plan(id("q")).finish == finish);
    CHECK(conflicts_today(work_of(office)).empty());
    office.undo();
    CHECK(office.start("a") == "03-02T08:00");
    CHECK(conflicts_today(work_of(office)).size() == 1);
}

TEST_CASE("a way out of a conflict: successors may follow within their slack") {
    Plans office;
    office.task("long", 10, "other");
    office.task("a", 3, "me");
    office.task("b", 3, "me", {{"mode", "manual"}, {"start_on", "2026-03-02T08:00"}});
    office.task("after", 2, "third");
    office.link("a", "after");
    office.open();
    auto const move = first_move(work_of(office));
    REQUIRE(move);
    CHECK(move->task == id("a"));                            // "b" is placed by hand
    CHECK(move->pushed == 1);
}

TEST_CASE("a way out of a conflict: none where every move costs the finish, worsens another conflict, or is not allowed") {
    SUBCASE("both decide the end") {
        Plans office;
        office.task("a", 5, "me");
        office.task("b", 5, "me");
        office.open();
        CHECK_FALSE(first_move(work_of(office)));
    }
    SUBCASE("all that could move are pinned") {
        Plans office;
        two_at_once(office);
        CHECK_FALSE(first_move(work_of(office, {id("a"), id("b")})));
    }
    SUBCASE("whoever comes after is busy then") {
        Plans office;
        office.task("long", 6, "other");
        office.task("a", 2, "me");
        office.task("b", 2, "me");
        office.task("gate", 2, "");
        office.task("c", 4, "me");
        office.link("gate", "c");
        office.open();
        CHECK_FALSE(first_move(work_of(office)));
    }
}

TEST_CASE("a way out of a conflict: a levelling delay of today counts as part of the plan") {
    Plans office;
    office.task("long", 10, "other");
    office.task("a", 3, "me", {{"level_delay", std::to_string(2 * 1440)}});      // from Wednesday on
    office.task("b", 4, "me");
    office.open();
    auto const work = work_of(office);
    CHECK(when(work.tasks[1].start_before) == "03-04T08:00");
    CHECK(work.tasks[1].delay_before == 2 * 1440);
    auto const move = first_move(work);
    REQUIRE(move);
    CHECK(move->task == id("a"));
    CHECK(move->later == 2 * 480);
    office.commit(delay_within_slack(office.store(), *move));
    CHECK(office.start("a") == "03-06T08:00");
}

TEST_CASE("a way out of a conflict: no edit for a task that is gone or has begun") {
    Plans office;
    two_at_once(office);
    auto move = first_move(work_of(office));
    REQUIRE(move);
    move->task = id("nobody");
    CHECK_FALSE(delay_within_slack(office.store(), *move));
    move->task = id("me");
    CHECK_FALSE(delay_within_slack(office.store(), *move));
    move->task = id("b");
    move->delay = 0;
    CHECK_FALSE(delay_within_slack(office.store(), *move));
}
