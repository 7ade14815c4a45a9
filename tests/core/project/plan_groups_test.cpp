// Tasks of a plan in groups: each in one, sums that add up, the order of the groups.

#include "core/project/plan_groups.h"

#include <algorithm>
#include <numeric>

#include "core/registers/assignment.h"
#include "core/registers/deliverable.h"
#include "tests/core/rules/office.h"
#include "tests/ui/plan_fixture.h"

using namespace pmo;
using namespace pmo::tests;
namespace reg = pmo::registers;

namespace {

constexpr PlanGroupBy kAll[] = {PlanGroupBy::owner, PlanGroupBy::department, PlanGroupBy::part, PlanGroupBy::state, PlanGroupBy::resource, PlanGroupBy::phase, PlanGroupBy::deliverable, PlanGroupBy::critical};

Office office_with_work() {
    Office office;
    office.add(reg::deliverable::kType, "d", {{"project", "p"}, {"title", "Manual"}});
    office.task("write", {{"duration", "2400"}, {"owner", "wang"}, {"effort", "4800"}, {"deliverable", "d"}});
    office.task("read", {{"duration", "960"}, {"owner", "lin"}, {"constraint", "snet"}, {"constraint_on", "2026-10-12T08:00"}});
    office.task("off", {{"duration", "960"}, {"owner", "lin"}, {"inactive", "true"}});
    office.task("print", {{"duration", "960"}, {"owner", "not there"}});
    office.add(reg::assignment::kType, "a", {{"project", "p"}, {"task", "read"}, {"person", "wang"}, {"units", "25"}});
    office.add(reg::assignment::kType, "b", {{"project", "p"}, {"task", "read"}, {"person", "lin"}, {"units", "75"}});
    office.add(reg::assignment::kType, "c", {{"project", "p"}, {"task", "print"}, {"person", "wang"}, {"effort", "120"}});
    return office;
}

}  // namespace

TEST_CASE("each task stands in one group, and the sums are those of the plan whatever it is grouped by") {
    pmo::test::MesPlan mes;
    auto const& plan = mes.plan();
    std::int64_t work = 0;
    std::size_t tasks = 0;
    for (std::int32_t row = 0; row < static_cast<std::int32_t>(plan.rows.size()); ++row) {
        if (plan.rows[static_cast<std::size_t>(row)].summary || plan.rows[static_cast<std::size_t>(row)].inactive) continue;
        work += planned_work(mes.store(), plan, row);
        ++tasks;
    }
    for (auto const by : kAll) {
        CAPTURE(group_id(by));
        auto const groups = plan_groups(mes.store(), plan, by);
        CHECK(std::accumulate(groups.begin(), groups.end(), std::size_t{0}, [](std::size_t sum, PlanGroup const& group) { return sum + group.rows.size(); }) == tasks);
        CHECK(std::accumulate(groups.begin(), groups.end(), std::int64_t{0}, [](std::int64_t sum, PlanGroup const& group) { return sum + group.work; }) == work);
        for (auto const& group : groups) {
            CHECK(std::ranges::is_sorted(group.rows));
            for (auto const row : group.rows) {
                CHECK(group.start <= plan.schedule.placed[static_cast<std::size_t>(row)].start);
                CHECK(group.finish >= plan.schedule.placed[static_cast<std::size_t>(row)].finish);
            }
        }
    }
}

TEST_CASE("work is the task's own, else its assignments'; a resource has the tasks that it does most of") {
    auto const office = office_with_work();
    Derived const derived(office.store);
    auto const& plan = derived.plan(office.project);
    auto const row = [&](std::string_view key) { return plan.row_of(id_from_key(key)); };
    CHECK(planned_work(office.store, plan, row("write")) == 4800);
    CHECK(planned_work(office.store, plan, row("read")) == 960);      // a quarter and three quarters
    CHECK(planned_work(office.store, plan, row("print")) == 120);

    auto const owners = plan_groups(office.store, plan, PlanGroupBy::owner);
    REQUIRE(owners.size() == 3);                                      // nobody comes last; what is inactive is left out
    CHECK(owners[0].key == id_from_key("lin"));
    CHECK(owners[0].rows == std::vector{row("read")});
    CHECK_FALSE(owners[2].key);
    auto const people = plan_groups(office.store, plan, PlanGroupBy::resource);
    auto const lin = std::ranges::find(people, id_from_key("lin"), &PlanGroup::key);
    REQUIRE(lin != people.end());
    CHECK(lin->rows == std::vector{row("read")});
    auto const made = plan_groups(office.store, plan, PlanGroupBy::deliverable);
    REQUIRE(made.size() == 2);
    CHECK(made[0].key == id_from_key("d"));
}

TEST_CASE("late groups first, critical ones first, and only what is kept") {
    auto const office = office_with_work();
    Derived const derived(office.store);
    auto const& plan = derived.plan(office.project);
    auto const states = plan_groups(office.store, plan, PlanGroupBy::state);
    REQUIRE(states.size() == 2);
    CHECK(states[0].state == PlanState::late);
    CHECK(states[1].state == PlanState::planned);
    auto const critical = plan_groups(office.store, plan, PlanGroupBy::critical);
    REQUIRE(critical.size() == 2);
    CHECK(critical[0].critical);
    std::vector<bool> keep(plan.rows.size(), false);
    keep[static_cast<std::size_t>(plan.row_of(id_from_key("read")))] = true;
    CHECK(plan_groups(office.store, plan, PlanGroupBy::owner, keep).size() == 1);
    CHECK(plan_groups(office.store, Plan{}, PlanGroupBy::owner).empty());
}
