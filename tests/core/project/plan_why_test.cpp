// Why dates are what they are, on small plans and on the plan of the MES project.

#include "core/project/plan_why.h"

#include <algorithm>

#include "core/registers/dependency.h"
#include "core/registers/task.h"
#include "tests/core/rules/office.h"
#include "tests/ui/plan_fixture.h"

using namespace pmo;
using namespace pmo::tests;
namespace dep = registers::dependency;

namespace {

struct Chain : Office {
    Chain() {
        task("a", {{"duration", "2400"}, {"constraint", "snet"}, {"constraint_on", "2026-09-21T08:00"}});
        task("b", {{"duration", "960"}});
        task("c", {{"duration", "480"}});
        task("end", {{"duration", "0"}, {"milestone", "true"}});
        link("ab", "a", "b");
        link("be", "b", "end");
        link("ac", "a", "c");
        link("ce", "c", "end");
    }
    void link(std::string_view key, std::string_view from, std::string_view to) { add(dep::kType, key, {{"project", "p"}, {"predecessor", from}, {"successor", to}}); }
    Plan const& plan() {
        derived = std::make_unique<Derived>(store);
        return derived->plan(project);
    }
    std::int32_t row(std::string_view key) { return plan().row_of(id_from_key(key)); }
    std::unique_ptr<Derived> derived;
};

}  // namespace

TEST_CASE("a start has its binding cause: constraint, link with the free days it crosses, actual date") {
    Chain chain;
    auto const& plan = chain.plan();
    auto const of = [&](std::string_view key) { return plan.row_of(id_from_key(key)); };
    CHECK(why_start(chain.store, plan, of("a")).kind == Why::Kind::constraint);
    auto const b = why_start(chain.store, plan, of("b"));
    CHECK(b.kind == Why::Kind::link);
    CHECK(b.row == of("a"));
    CHECK(plan.links[static_cast<std::size_t>(b.link)].dependency == id_from_key("ab"));
    CHECK(b.free_days == 2);                                          // Friday to Monday
    CHECK(why_finish(chain.store, plan, of("b")).kind == Why::Kind::work);
    CHECK(why_start(chain.store, plan, of("end")).row == of("b"));
    chain.task("begun", {{"duration", "480"}, {"actual_start", "2026-09-02T08:00"}});
    CHECK(why_start(chain.store, chain.plan(), chain.row("begun")).kind == Why::Kind::actual);
    CHECK(why_finish(chain.store, chain.plan(), chain.row("begun")).kind == Why::Kind::remaining);
    CHECK(why_start(chain.store, chain.plan(), -1).kind == Why::Kind::project_start);
    CHECK(why_finish(chain.store, chain.plan(), 99).row == -1);
}

TEST_CASE("the chain of causes goes back to what nothing holds and on to all that wait") {
    Chain chain;
    auto const& plan = chain.plan();
    auto const of = [&](std::string_view key) { return plan.row_of(id_from_key(key)); };
    auto const trace = trace_of(plan, of("b"));
    CHECK(trace.before == std::vector<std::int32_t>{of("a")});
    CHECK(trace.after == std::vector<std::int32_t>{of("end")});
    CHECK(trace.links.size() == 2);
    auto const first = trace_of(plan, of("a"));
    CHECK(first.before.empty());
    CHECK(first.after.size() == 3);
    CHECK(trace_of(plan, -1).empty());
}

TEST_CASE("paths are listed by their float, each task in one of them") {
    Chain chain;
    auto const& plan = chain.plan();
    auto const of = [&](std::string_view key) { return plan.row_of(id_from_key(key)); };
    auto const paths = float_paths(chain.store, plan, -1);
    REQUIRE(paths.size() == 2);
    CHECK(paths[0].slack == 0);
    CHECK(paths[0].rows == std::vector<std::int32_t>{of("a"), of("b"), of("end")});
    CHECK(paths[1].slack == 480);
    CHECK(paths[1].rows == std::vector<std::int32_t>{of("c")});
    CHECK(float_paths(chain.store, plan, -1, 1).size() == 1);
    Office none;
    Derived const derived(none.store);
    CHECK(float_paths(none.store, derived.plan(none.project), -1).empty());
}

TEST_CASE("without its cause a date would be another: every driving link of a plan that nothing else equals") {
    pmo::test::MesPlan mes;
    auto const before = mes.plan();
    int tried = 0;
    for (std::size_t i = 0; i < before.rows.size(); ++i) {
        auto const why = why_start(mes.store(), before, static_cast<std::int32_t>(i));
        if (why.kind != Why::Kind::link || before.rows[i].summary || before.schedule.placed[i].cause.index != why.link) continue;
        auto const rivals = std::ranges::count_if(before.links, [&](PlanLink const& link) {
            return link.to == static_cast<std::int32_t>(i) && link_slack(mes.store(), before, static_cast<std::int32_t>(&link - before.links.data())) == 0;
        });
        if (rivals != 1) continue;
        Edit edit("unlink");
        edit.remove(before.links[static_cast<std::size_t>(why.link)].dependency);
        mes.commit(edit);
        CHECK(mes.plan().schedule.placed[i].start < before.schedule.placed[i].start);
        mes.undo();
        ++tried;
    }
    CHECK(tried > 5);
}
