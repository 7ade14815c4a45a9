// The plan check, each point with a plan in which it finds something and one in which it does not.

#include "core/rules/plan_check.h"

#include "core/registers/assignment.h"
#include "core/registers/dependency.h"
#include "tests/core/rules/expect.h"
#include "tests/core/rules/office.h"

using namespace pmo;
using namespace pmo::tests;
using pmo::test::fires;
using pmo::test::silent;
using rules::PlanVerdict;

namespace {

struct Network : Office {
    using Office::Office;
    Id link(std::string_view key, std::string_view from, std::string_view to, std::vector<Given> more = {}) {
        std::vector<Given> cells{{"project", "p"}, {"predecessor", from}, {"successor", to}};
        cells.insert(cells.end(), more.begin(), more.end());
        return add(registers::dependency::kType, key, cells);
    }
    rules::PlanCheck check() const {
        Derived const derived(store);
        return rules::check_plan({store, derived, today}, project);
    }
    std::vector<rules::Hit> hits() const { return rules::hits_of(check()); }
};

// Work after the data date with somebody who does it.
std::vector<Given> work(std::string_view days, std::vector<Given> more = {}) {
    std::vector<Given> cells{{"duration", days}, {"owner", "wang"}, {"constraint", "snet"}, {"constraint_on", "2026-09-21T08:00"}};
    for (auto const& cell : more) {
        std::erase_if(cells, [&](Given const& old) { return old.field == cell.field; });
        cells.push_back(cell);
    }
    return cells;
}

}  // namespace

TEST_CASE("a sound chain passes every point that can be judged") {
    Network plan;
    plan.task("a", work("2400"));
    plan.task("b", work("2400", {{"constraint", "asap"}, {"constraint_on", ""}}));
    plan.task("end", {{"duration", "0"}, {"milestone", "true"}});
    plan.link("ab", "a", "b");
    plan.link("be", "b", "end");
    auto const check = plan.check();
    CHECK(check.points.size() == rules::kPlanPoints);
    CHECK(check.bad == 0);
    CHECK(check.score == 100);
    CHECK(rules::hits_of(check).empty());
    CHECK(check.point("plan_check.bei")->verdict == PlanVerdict::nothing);
    CHECK(check.point("plan_check.open_end")->population == 3);
    CHECK(std::ranges::count_if(check.points, &rules::PlanPoint::customary) == 14);
}

TEST_CASE("an empty plan and a project that does not exist have nothing to judge") {
    Network plan;
    CHECK(plan.check().good + plan.check().bad == 0);
    Derived const derived(plan.store);
    CHECK(rules::check_plan({plan.store, derived, plan.today}, id_from_key("nobody")).score == 0);
}

TEST_CASE("open ends: which side is missing, and none at the first and the last") {
    Network plan;
    plan.task("a", work("2400"));
    plan.task("b", work("4800"));
    plan.task("c", work("2400"));
    plan.task("lone", work("480", {{"constraint_on", "2026-09-23T08:00"}}));
    plan.task("end", work("480"));
    plan.link("ab", "a", "b");
    plan.link("be", "b", "end");
    plan.link("ac", "a", "c");
    auto const hits = plan.hits();
    fires(hits, "plan_check.no_successor", id_from_key("c"));
    fires(hits, "plan_check.open_end", id_from_key("lone"));
    silent(hits, "plan_check.no_successor", id_from_key("end"));
    silent(hits, "plan_check.no_predecessor", id_from_key("a"));
    silent(hits, "plan_check.open_end", id_from_key("b"));
    plan.task("late", work("480", {{"constraint_on", "2026-09-23T08:00"}}));
    plan.link("le", "late", "end");
    fires(plan.hits(), "plan_check.no_predecessor", id_from_key("late"));
}

TEST_CASE("leads, lags, kinds of links, duplicates and summaries") {
    Network plan;
    plan.task("a", work("4800"));
    plan.task("b", work("2400"));
    plan.task("c", work("2400"));
    plan.task("sum", {});
    plan.task("inner", work("480", {{"place", "inner"}}));
    auto const lead = plan.link("lead", "a", "b", {{"lag", "-960"}});
    auto const lag = plan.link("lag", "a", "c", {{"lag", "960"}});
    auto const hits = plan.hits();
    fires(hits, "plan_check.lead", lead);
    silent(hits, "plan_check.lead", lag);
    fires(hits, "plan_check.lag", lag);
    silent(hits, "plan_check.lag", lead);
    silent(hits, "plan_check.long_lag", lag);
    silent(hits, "plan_check.link_type", lag);
    silent(hits, "plan_check.duplicate_link", lag);
    silent(hits, "plan_check.summary_link");
    auto const again = plan.link("again", "a", "c", {{"kind", "ss"}, {"lag", "5280"}});
    auto const more = plan.hits();
    fires(more, "plan_check.link_type", again);
    fires(more, "plan_check.long_lag", again);
    fires(more, "plan_check.duplicate_link", again);
}

TEST_CASE("a link on a summary is found at either end, and work outside the structure") {
    Network plan;
    plan.task("sum", {});
    Record inner(registers::task::kType, id_from_key("inner"));
    inner.set(registers::task::project.slot, {Value(plan.project), Stamp{1, 1}});
    inner.set(registers::task::place.slot, {Value(Place(id_from_key("sum"), "a")), Stamp{1, 1}});
    inner.set(registers::task::duration.slot, {Value(std::int64_t{480}), Stamp{1, 1}});
    plan.store.add(std::move(inner));
    auto const outside = plan.task("outside", work("480"));
    auto const link = plan.link("l", "sum", "outside");
    auto const hits = plan.hits();
    fires(hits, "plan_check.summary_link", link);
    fires(hits, "plan_check.outside_wbs", outside);
    silent(hits, "plan_check.outside_wbs", id_from_key("inner"));
    fires(hits, "plan_check.no_resource", id_from_key("inner"));
    silent(hits, "plan_check.no_resource", outside);
}

TEST_CASE("constraints: hard ones, and those that contradict a link") {
    Network plan;
    auto const hard = plan.task("hard", work("2400", {{"constraint", "mso"}}));
    auto const soft = plan.task("soft", work("2400"));
    auto const hits = plan.hits();
    fires(hits, "plan_check.hard_constraint", hard);
    silent(hits, "plan_check.hard_constraint", soft);
    silent(hits, "plan_check.broken_constraint");
    auto const torn = plan.task("torn", work("480", {{"constraint", "mso"}}));
    plan.link("st", "soft", "torn");
    fires(plan.hits(), "plan_check.broken_constraint", torn);
}

TEST_CASE("float, durations, milestones, estimates, manual tasks") {
    Network plan;
    plan.task("long", work("26400"));
    auto const loose = plan.task("loose", work("480"));
    auto const late = plan.task("late", work("2400", {{"deadline", "2026-09-22T17:00"}}));
    auto const point = plan.task("point", work("480", {{"milestone", "true"}}));
    auto const blank = plan.task("blank", {{"owner", "wang"}});
    auto const hand = plan.task("hand", work("480", {{"mode", "manual"}, {"start_on", "2026-09-22T08:00"}, {"finish_on", "2026-09-22T17:00"}}));
    auto const hits = plan.hits();
    fires(hits, "plan_check.high_float", loose);
    silent(hits, "plan_check.high_float", late);
    fires(hits, "plan_check.negative_float", late);
    silent(hits, "plan_check.negative_float", loose);
    fires(hits, "plan_check.high_duration", id_from_key("long"));
    silent(hits, "plan_check.high_duration", loose);
    fires(hits, "plan_check.milestone_duration", point);
    silent(hits, "plan_check.milestone_duration", loose);
    fires(hits, "plan_check.no_duration", blank);
    silent(hits, "plan_check.no_duration", loose);
    fires(hits, "plan_check.manual", hand);
    silent(hits, "plan_check.manual", loose);
}

TEST_CASE("dates against the data date and the baseline") {
    Network plan;
    auto const future = plan.task("future", {{"duration", "480"}, {"owner", "wang"}, {"actual_start", "2026-09-22T08:00"}, {"percent_complete", "50"}});
    auto const idle = plan.task("idle", {{"duration", "480"}, {"owner", "wang"}}, "2026-09-01T17:00");
    auto const done = plan.task("done", {{"duration", "480"}, {"owner", "wang"}, {"actual_start", "2026-09-03T08:00"}, {"actual_finish", "2026-09-03T17:00"}, {"percent_complete", "100"}}, "2026-09-01T17:00");
    auto const right = plan.task("right", {{"duration", "480"}, {"owner", "wang"}, {"actual_start", "2026-09-01T08:00"}, {"actual_finish", "2026-09-01T17:00"}, {"percent_complete", "100"}}, "2026-09-01T17:00");
    auto const next = plan.task("next", work("480"));
    auto const hits = plan.hits();
    fires(hits, "plan_check.invalid_date", future);
    silent(hits, "plan_check.invalid_date", next);
    fires(hits, "plan_check.forecast_past", idle);
    silent(hits, "plan_check.forecast_past", next);
    fires(hits, "plan_check.missed", idle);
    silent(hits, "plan_check.missed", right);
    fires(hits, "plan_check.finished_late", done);
    silent(hits, "plan_check.finished_late", right);
    fires(hits, "plan_check.bei", plan.project);                      // two of three
    auto const check = plan.check();
    auto const* bei = check.point("plan_check.bei");
    CHECK(bei->value == 66);
}

TEST_CASE("the indices are satisfied by a plan on its baseline") {
    Network late, fine;
    for (auto* plan : {&late, &fine}) plan->task("done", {{"duration", "480"}, {"actual_start", "2026-09-01T08:00"}, {"actual_finish", "2026-09-01T17:00"}, {"percent_complete", "100"}}, "2026-09-01T17:00");
    late.task("a", work("4800"), "2026-09-25T17:00");
    fine.task("a", work("4800"), "2026-10-02T17:00");
    fires(late.hits(), "plan_check.cpli", late.project);
    silent(fine.hits(), "plan_check.cpli");
    silent(fine.hits(), "plan_check.bei");
}

TEST_CASE("the critical path is tried: a finish that is held does not move") {
    Network cut, whole;
    whole.task("a", work("2400"));
    whole.task("b", work("2400", {{"constraint", "asap"}, {"constraint_on", ""}}));
    whole.link("ab", "a", "b");
    silent(whole.hits(), "plan_check.critical_test");
    // The last task must start on its day whatever its predecessor does.
    cut.task("a", work("2400"));
    cut.task("b", work("96000", {{"constraint", "mso"}, {"constraint_on", "2026-09-28T08:00"}}));
    cut.link("ab", "a", "b");
    fires(cut.hits(), "plan_check.critical_test", id_from_key("a"));
}

TEST_CASE("circles, progress out of sequence, ends that hang loose") {
    Network plan;
    auto const a = plan.task("a", work("480")), b = plan.task("b", work("480")), c = plan.task("c", work("480"));
    plan.link("ab", "a", "b", {{"kind", "ff"}});
    plan.link("bc", "b", "c", {{"kind", "ss"}});
    auto const hits = plan.hits();
    fires(hits, "plan_check.half_open", b);
    silent(hits, "plan_check.half_open", c);
    silent(hits, "plan_check.circle");
    Network other;
    other.task("a", work("480"));
    other.task("b", work("480"));
    other.link("ab", "a", "b", {{"kind", "ss"}});
    fires(other.hits(), "plan_check.half_open_finish", a);
    silent(other.hits(), "plan_check.half_open_finish", b);
    other.link("ba", "b", "a");
    fires(other.hits(), "plan_check.circle");
    Network begun;
    begun.task("a", work("480"));
    begun.task("b", {{"duration", "4800"}, {"owner", "wang"}, {"actual_start", "2026-09-14T08:00"}, {"percent_complete", "20"}});
    begun.link("ab", "a", "b");
    fires(begun.hits(), "plan_check.out_of_sequence", b);
    silent(plan.hits(), "plan_check.out_of_sequence");
}

TEST_CASE("shares are compared with their limits and deleted tasks do not count") {
    Network plan;
    for (int i = 0; i < 30; ++i) {
        auto const key = "t" + std::to_string(10 + i), before = "t" + std::to_string(9 + i);
        plan.task(key, work("480", i == 0 ? std::vector<Given>{} : std::vector<Given>{{"constraint", "asap"}, {"constraint_on", ""}}));
        if (i > 0) plan.link("l" + key, before, key, i == 5 ? std::vector<Given>{{"lag", "480"}} : std::vector<Given>{});
    }
    auto const check = plan.check();
    auto const* lag = check.point("plan_check.lag");
    CHECK(lag->found == 1);
    CHECK(lag->verdict == PlanVerdict::good);                             // 1 of 29 is below 5 %
    CHECK(check.point("plan_check.lead")->verdict == PlanVerdict::good);
    CHECK(rules::task_of(lag->hits.front(), Derived(plan.store).plan(plan.project)) == id_from_key("t15"));
}
