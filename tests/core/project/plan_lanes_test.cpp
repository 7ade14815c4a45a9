// Swim lanes: which lane, which track, and that bars of a track do not overlap.

#include "core/project/plan_lanes.h"

#include <algorithm>

#include "tests/core/rules/office.h"
#include "tests/ui/plan_fixture.h"

using namespace pmo;
using namespace pmo::tests;

TEST_CASE("each task stands in one lane, and no two bars of a track overlap") {
    pmo::test::MesPlan mes;
    auto const& plan = mes.plan();
    auto const tasks = std::ranges::count_if(plan.rows, [](PlanRow const& row) { return !row.summary && !row.inactive; });
    for (auto const by : {PlanGroupBy::owner, PlanGroupBy::department, PlanGroupBy::part, PlanGroupBy::state}) {
        auto const lanes = plan_lanes(mes.store(), plan, by, 1440);
        std::ptrdiff_t bars = 0;
        for (auto const& lane : lanes) {
            bars += static_cast<std::ptrdiff_t>(lane.bars.size());
            for (std::size_t a = 0; a < lane.bars.size(); ++a)
                for (std::size_t b = a + 1; b < lane.bars.size(); ++b) {
                    auto const& first = plan.schedule.placed[static_cast<std::size_t>(lane.bars[a].row)];
                    auto const& second = plan.schedule.placed[static_cast<std::size_t>(lane.bars[b].row)];
                    if (lane.bars[a].track == lane.bars[b].track) CHECK(first.finish + 1440 <= second.start);
                    CHECK(lane.bars[a].track < lane.tracks);
                }
        }
        CHECK(bars == tasks);
    }
    CHECK(plan_lanes(mes.store(), plan, PlanGroupBy::part, 0).size() == 6);
}

TEST_CASE("lanes by owner put nobody's tasks last; by state the late ones first") {
    Office office;
    office.task("nobody", {{"duration", "480"}, {"constraint", "snet"}, {"constraint_on", "2026-10-12T08:00"}});
    office.task("mine", {{"duration", "480"}, {"owner", "wang"}});
    office.task("gone", {{"duration", "480"}, {"owner", "not there"}, {"constraint", "snet"}, {"constraint_on", "2026-10-12T08:00"}});
    Derived const derived(office.store);
    auto const& plan = derived.plan(office.project);
    auto const lanes = plan_lanes(office.store, plan, PlanGroupBy::owner, 0);
    REQUIRE(lanes.size() == 2);
    CHECK(lanes[0].key == id_from_key("wang"));
    CHECK(lanes[1].bars.size() == 2);
    CHECK(lanes[1].tracks == 2);
    auto const states = plan_lanes(office.store, plan, PlanGroupBy::state, 0);
    REQUIRE(states.size() == 2);
    CHECK(states[0].state == PlanState::late);
    CHECK(plan_lanes(office.store, plan, PlanGroupBy::owner, 0, {false, true, false}).size() == 1);
    CHECK(plan_lanes(office.store, Plan{}, PlanGroupBy::owner, 0).empty());
}
