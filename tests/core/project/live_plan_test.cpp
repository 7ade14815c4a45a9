// A plan that follows edits is the plan that is made anew.
#include "core/project/live_plan.h"

#include <doctest/doctest.h>

#include "core/model/workspace.h"
#include "core/registers/project.h"
#include "core/registers/task.h"
#include "tests/support/random.h"
#include "tests/support/workspaces.h"

using namespace pmo;

namespace {

namespace tsk = registers::task;

// Every figure of the plan, where it differs named by its row.
void check_same(Plan const& a, Plan const& b) {
    REQUIRE(a.rows.size() == b.rows.size());
    for (std::size_t i = 0; i < a.rows.size(); ++i) {
        CAPTURE(i);
        auto const& x = a.rows[i];
        auto const& y = b.rows[i];
        REQUIRE(x.task == y.task);
        REQUIRE(x.wbs == y.wbs);
        REQUIRE(x.duration == y.duration);
        REQUIRE(x.percent == y.percent);
        REQUIRE(x.milestone == y.milestone);
        REQUIRE(x.inactive == y.inactive);
        REQUIRE(x.calendar == y.calendar);
        REQUIRE(x.owner == y.owner);
        REQUIRE(x.value == y.value);
        REQUIRE(x.baseline_finish == y.baseline_finish);
    }
    REQUIRE(a.schedule.placed == b.schedule.placed);
    REQUIRE(a.schedule.problems == b.schedule.problems);
    REQUIRE(a.links.size() == b.links.size());
    for (std::size_t i = 0; i < a.links.size(); ++i) REQUIRE(a.links[i].critical == b.links[i].critical);
    REQUIRE(a.problems.size() == b.problems.size());
    REQUIRE(a.start == b.start);
    REQUIRE(a.finish == b.finish);
    REQUIRE(a.status == b.status);
    REQUIRE(a.critical_count == b.critical_count);
    REQUIRE(a.permille == b.permille);
    REQUIRE(a.value == b.value);
}

// What people type into a plan, and now and then something that a plan cannot follow.
void edit_task(test::Random& random, Edit& edit, Id task) {
    Moment const some{29'600'000 + 60 * random.between(0, 2000)};
    switch (random.below(12)) {
        case 0: case 1: case 2: edit.set(task, tsk::duration, random.between(0, 20) * 240); break;
        case 3: edit.set(task, tsk::percent_complete, random.between(0, 100)); break;
        case 4: edit.set(task, tsk::constraint, std::string("snet")); edit.set(task, tsk::constraint_on, some); break;
        case 5: edit.set(task, tsk::constraint, std::string("asap")); break;
        case 6: edit.set(task, tsk::actual_start, some); break;
        case 7: edit.set(task, tsk::deadline, some); break;
        case 8: edit.set(task, tsk::name, std::string("another name")); break;
        case 9: edit.set(task, tsk::remaining_duration, random.between(0, 10) * 240); break;
        case 10: edit.set(task, tsk::inactive, random.chance(50)); break;
        case 11: edit.set(task, tsk::budget, Money{random.between(0, 1000) * 100, {}}); break;
    }
}

TEST_CASE("after any row of edits the plan that followed them equals one made from the records") {
    auto document = test::big_workspace({.projects = 2, .tasks = 160, .links = 240}, 3);
    Workspace workspace(document.identity, std::move(document.store), document.seen, 5);
    Derived derived(workspace.store());
    test::Random random(9);
    auto const& tasks = workspace.store().table(tsk::kType).rows();
    for (int step = 0; step < 150; ++step) {
        CAPTURE(step);
        Edit edit("test");
        for (auto count = 1 + random.below(3); count-- > 0;) edit_task(random, edit, tasks[random.below(tasks.size())].id());
        auto const diff = workspace.commit(edit, test::kNow + step);
        if (!diff.ok()) continue;
        derived.apply(*diff);
        Derived fresh(workspace.store());
        for (auto const project : derived.projects()) {
            if (step % 3 == 0 && project == derived.projects().front()) continue;   // some edits wait for others
            check_same(derived.plan(project), fresh.plan(project));
            CHECK(derived.summary(project).value == fresh.summary(project).value);
        }
    }
}

TEST_CASE("what a plan can follow is what a task's own record says of its dates") {
    CHECK(can_follow(tsk::duration.slot));
    CHECK(can_follow(tsk::percent_complete.slot));
    CHECK_FALSE(can_follow(tsk::place.slot));
    CHECK_FALSE(can_follow(tsk::project.slot));
    CHECK_FALSE(can_follow(tsk::calendar.slot));
    CHECK_FALSE(can_follow(kDeletedSlot));
}

TEST_CASE("a plan is followed in place") {
    auto document = test::big_workspace({.projects = 1, .tasks = 60, .links = 80}, 3);
    Workspace workspace(document.identity, std::move(document.store), document.seen, 5);
    Derived derived(workspace.store());
    auto const project = derived.projects().front();
    Id leaf;
    for (auto const& row : derived.plan(project).rows)
        if (!row.summary && row.duration > 0) leaf = row.task;
    Plan const* followed = nullptr;
    for (std::int64_t days = 1; days <= 3; ++days) {
        Edit edit("test");
        edit.set(leaf, tsk::duration, days * 480);
        auto const diff = workspace.commit(edit, test::kNow + days);
        REQUIRE(diff.ok());
        derived.apply(*diff);
        auto const& plan = derived.plan(project);
        CHECK(plan.rows[static_cast<std::size_t>(plan.row_of(leaf))].duration == days * 480);
        if (days > 1) CHECK(&plan == followed);
        followed = &plan;
    }
}

}  // namespace
