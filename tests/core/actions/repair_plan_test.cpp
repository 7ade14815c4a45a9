// Repairs of a plan: what each changes, what it keeps, that it is one step, and that it leaves alone what it does not understand.

#include "core/actions/repair_plan.h"

#include <array>

#include "core/registers/dependency.h"
#include "core/registers/task.h"
#include "tests/core/actions/knowledge_acts.h"
#include "tests/core/rules/office.h"

using namespace pmo;
using namespace pmo::tests;
namespace tsk = registers::task;
namespace dep = registers::dependency;

namespace {

Id key(std::string_view name) { return id_from_key(name); }

Office sample() {
    Office office;
    office.task("a", {{"duration", "4800"}, {"constraint", "snet"}, {"constraint_on", "2026-09-21T08:00"}});
    office.task("b", {{"duration", "2400"}});
    office.task("end", {{"duration", "0"}, {"milestone", "true"}});
    office.add(dep::kType, "ab", {{"project", "p"}, {"predecessor", "a"}, {"successor", "b"}, {"lag", "-960"}});
    return office;
}

struct Bench : Acts {
    explicit Bench(Office office) : Acts(std::move(office)) {}
    std::optional<Edit> repair(PlanRepair what, std::vector<Id> subjects) {
        Derived const derived(store());
        return repair_plan(context(key("p")), derived.plan(key("p")), what, subjects);
    }
    Minute start(Id task) const {
        Derived const derived(store());
        auto const& plan = derived.plan(key("p"));
        return plan.schedule.placed[static_cast<std::size_t>(plan.row_of(task))].start;
    }
};

}  // namespace

TEST_CASE("a lead becomes an overlap with the same dates, or is dropped") {
    Bench bench(sample());
    auto const before = bench.start(key("b"));
    auto const edit = bench.repair(PlanRepair::lead_to_overlap, {key("ab")});
    REQUIRE(edit);
    CHECK(edit->label() == Label{"plan_repair.lead_to_overlap", {"1"}});
    REQUIRE(bench.carry_out(*edit));
    CHECK(bench.the(key("ab")).get(dep::kind) == "ss");
    CHECK(bench.the(key("ab")).get(dep::lag) == 3840);
    CHECK(bench.start(key("b")) == before);
    bench.take_back();
    CHECK(bench.the(key("ab")).get(dep::lag) == -960);
    REQUIRE(bench.carry_out(*bench.repair(PlanRepair::drop_lag, {key("ab")})));
    CHECK(bench.start(key("b")) > before);
    CHECK_FALSE(bench.repair(PlanRepair::drop_lag, {key("ab")}));
    CHECK_FALSE(bench.repair(PlanRepair::lead_to_overlap, {key("ab"), key("a"), key("nobody")}));
}

TEST_CASE("an open end is linked to the last milestone, never into a circle") {
    Bench bench(sample());
    auto const edit = bench.repair(PlanRepair::link_to_finish, {key("b"), key("end"), key("a")});
    REQUIRE(edit);
    CHECK(edit->label().args == std::vector<std::string>{"1"});
    REQUIRE(bench.carry_out(*edit));
    CHECK(bench.count(dep::kType) == 2);
    auto const links = bench.store().referrers(dep::kType, dep::successor, key("end"));
    REQUIRE(links.size() == 1);
    CHECK(links.front()->get(dep::predecessor) == key("b"));
    bench.take_back();
    CHECK(bench.count(dep::kType) == 1);
    auto office = sample();
    office.add(dep::kType, "ea", {{"project", "p"}, {"predecessor", "end"}, {"successor", "a"}});
    Bench circle(std::move(office));
    CHECK_FALSE(circle.repair(PlanRepair::link_to_finish, {key("b")}));
}

TEST_CASE("hard constraints become soft ones or deadlines") {
    auto office = sample();
    office.task("must", {{"duration", "480"}, {"constraint", "mso"}, {"constraint_on", "2026-09-28T08:00"}});
    office.task("late", {{"duration", "480"}, {"constraint", "fnlt"}, {"constraint_on", "2026-09-28T17:00"}, {"deadline", "2026-10-30T17:00"}});
    Bench bench(std::move(office));
    REQUIRE(bench.carry_out(*bench.repair(PlanRepair::soften_constraint, {key("must"), key("late"), key("a")})));
    CHECK(bench.the(key("must")).get(tsk::constraint) == "snet");
    CHECK(bench.the(key("must")).has(tsk::constraint_on));
    CHECK(bench.the(key("late")).get(tsk::constraint) == "asap");
    CHECK(bench.the(key("late")).get(tsk::deadline) == *parse_moment("2026-09-28T17:00"));
    CHECK(bench.the(key("a")).get(tsk::constraint) == "snet");
    bench.take_back();
    REQUIRE(bench.carry_out(*bench.repair(PlanRepair::to_deadline, {key("must")})));
    CHECK(bench.the(key("must")).get(tsk::deadline) == *parse_moment("2026-09-28T17:00"));
    CHECK_FALSE(bench.the(key("must")).has(tsk::constraint_on));
}

TEST_CASE("work in the past moves behind the data date: the start of what is idle, the rest of what runs") {
    auto office = sample();
    office.task("idle", {{"duration", "480"}});
    office.task("over", {{"duration", "4800"}, {"actual_start", "2026-09-01T08:00"}, {"percent_complete", "50"}});
    office.task("done", {{"duration", "480"}, {"actual_start", "2026-09-01T08:00"}, {"actual_finish", "2026-09-01T17:00"}, {"percent_complete", "100"}});
    Bench bench(std::move(office));
    REQUIRE(bench.carry_out(*bench.repair(PlanRepair::after_status, {key("idle"), key("over"), key("done")})));
    CHECK(bench.the(key("idle")).get(tsk::constraint_on) == *parse_moment("2026-09-21T08:00"));
    CHECK(bench.the(key("over")).get(tsk::remaining_duration) == 2400);
    CHECK(bench.the(key("over")).get(tsk::resume) == *parse_moment("2026-09-21T08:00"));
    CHECK_FALSE(bench.the(key("done")).has(tsk::resume));
    CHECK_FALSE(bench.repair(PlanRepair::after_status, {key("idle"), key("over")}));
}

TEST_CASE("links, milestones, manual tasks, and nothing for what is not there") {
    auto office = sample();
    office.task("point", {{"duration", "480"}, {"milestone", "true"}});
    office.task("hand", {{"duration", "480"}, {"mode", "manual"}, {"start_on", "2026-09-22T08:00"}});
    Bench bench(std::move(office));
    REQUIRE(bench.carry_out(*bench.repair(PlanRepair::no_milestone, {key("point")})));
    CHECK_FALSE(bench.the(key("point")).get(tsk::milestone));
    REQUIRE(bench.carry_out(*bench.repair(PlanRepair::automatic, {key("hand")})));
    CHECK(bench.the(key("hand")).get(tsk::mode).empty());
    REQUIRE(bench.carry_out(*bench.repair(PlanRepair::remove_link, {key("ab")})));
    CHECK(bench.count(dep::kType) == 0);
    CHECK_FALSE(bench.repair(PlanRepair::remove_link, {key("ab")}));
    CHECK_FALSE(bench.repair(PlanRepair::no_milestone, {}));
    CHECK(repairs_of("plan_check.cpli").empty());
    CHECK(repairs_of("plan_check.lead").size() == 2);
}

TEST_CASE("a link on a summary goes to the tasks at the ends inside") {
    Office office;
    office.task("sum", {});
    for (auto const* name : {"x", "y"}) {
        Record task(tsk::kType, key(name));
        task.set(tsk::project.slot, {Value(office.project), Stamp{1, 1}});
        task.set(tsk::place.slot, {Value(Place(key("sum"), name)), Stamp{1, 1}});
        task.set(tsk::duration.slot, {Value(std::int64_t{480}), Stamp{1, 1}});
        office.store.add(std::move(task));
    }
    office.task("z", {{"duration", "480"}});
    office.add(dep::kType, "xy", {{"project", "p"}, {"predecessor", "x"}, {"successor", "y"}});
    office.add(dep::kType, "sz", {{"project", "p"}, {"predecessor", "sum"}, {"successor", "z"}, {"lag", "480"}});
    Bench bench(std::move(office));
    REQUIRE(bench.carry_out(*bench.repair(PlanRepair::into_summary, {key("sz"), key("xy")})));
    auto const links = bench.store().referrers(dep::kType, dep::successor, key("z"));
    REQUIRE(links.size() == 1);
    CHECK(links.front()->get(dep::predecessor) == key("y"));
    CHECK(links.front()->get(dep::lag) == 480);
    bench.take_back();
    CHECK(bench.store().live(key("sz")));
}
