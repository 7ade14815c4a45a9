// Filters of plans under a name: kept once, replaced, removed, and whose are seen.

#include "core/actions/save_plan_filter.h"

#include "core/registers/saved_view.h"
#include "tests/core/actions/bench.h"

using namespace pmo;
using pmo::tests::Bench;
using pmo::tests::id;
namespace view = registers::saved_view;

TEST_CASE("a filter is saved under its name, replaced by the same name, and removed, each in one step") {
    Bench bench;
    bench.open();
    CHECK_FALSE(save_plan_filter(bench.context(), "  ", {.late = true}));
    CHECK_FALSE(save_plan_filter(bench.context(), "nothing", {}));
    bench.commit(save_plan_filter(bench.context(), " 周会 ", {.late = true, .due_weeks = 2}));
    auto named = named_plan_filters(bench.store(), id("p"), id("me"));
    REQUIRE(named.size() == 1);
    CHECK(named[0].name == "周会");
    CHECK(named[0].filter == PlanFilter{.late = true, .due_weeks = 2});
    bench.commit(save_plan_filter(bench.context(), "周会", {.critical = true}));
    named = named_plan_filters(bench.store(), id("p"), id("me"));
    REQUIRE(named.size() == 1);
    CHECK(named[0].filter.critical);
    bench.undo();
    CHECK(named_plan_filters(bench.store(), id("p"), id("me"))[0].filter.late);
    bench.commit(remove_plan_filter(bench.context(), named[0].view));
    CHECK(named_plan_filters(bench.store(), id("p"), id("me")).empty());
    bench.undo();
    CHECK(named_plan_filters(bench.store(), id("p"), id("me")).size() == 1);
    CHECK_FALSE(remove_plan_filter(bench.context(), id("p")));
    CHECK_FALSE(remove_plan_filter(bench.context(), kNoId));
}

TEST_CASE("named filters: one's own, nobody's and shared ones, of this project or of all") {
    Bench bench;
    auto const add = [&](std::string_view key, std::vector<pmo::tests::Given> cells) {
        cells.insert(cells.begin(), {{"name", key}, {"register", "task"}, {"kind", "table"}});
        bench.book.add(view::kType, key, cells);
    };
    add("mine", {{"owner", "me"}, {"project", "p"}, {"query", "late"}});
    add("everywhere", {{"query", "critical"}});
    add("theirs", {{"owner", "other"}, {"query", "late"}});
    add("shared", {{"owner", "other"}, {"shared", "true"}, {"query", "late"}});
    add("elsewhere", {{"owner", "me"}, {"project", "q"}, {"query", "late"}});
    add("newer", {{"owner", "me"}, {"query", "of a later version"}});
    add("empty", {{"owner", "me"}});
    bench.book.add(view::kType, "risks", {{"name", "risks"}, {"register", "risk"}, {"query", "late"}});
    bench.open();
    std::vector<std::string_view> names;
    for (auto const& named : named_plan_filters(bench.store(), id("p"), id("me"))) names.push_back(named.name);
    CHECK(names == std::vector<std::string_view>{"everywhere", "mine", "shared"});
    CHECK_FALSE(remove_plan_filter(bench.context(), id("risks")));
}
