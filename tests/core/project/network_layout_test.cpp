// The places of a network diagram: links lead to the right, no two boxes share a place, circles do no harm.

#include "core/project/network_layout.h"

#include <set>

#include "core/registers/dependency.h"
#include "tests/core/rules/office.h"
#include "tests/ui/plan_fixture.h"

using namespace pmo;
using namespace pmo::tests;

TEST_CASE("every link leads to a later layer and no two boxes share a place") {
    pmo::test::MesPlan mes;
    auto const& plan = mes.plan();
    auto const layout = lay_out_network(plan);
    CHECK(layout.boxes.size() > 20);
    std::set<std::pair<std::int32_t, std::int32_t>> places;
    for (auto const& box : layout.boxes) {
        CHECK(places.emplace(box.layer, box.slot).second);
        CHECK(box.layer < layout.layers);
        CHECK(box.slot < layout.slots);
        CHECK(layout.boxes[static_cast<std::size_t>(layout.box_of[static_cast<std::size_t>(box.row)])].row == box.row);
    }
    CHECK(layout.links.size() > 10);
    for (auto const index : layout.links) {
        auto const& link = plan.links[static_cast<std::size_t>(index)];
        auto const layer = [&](std::int32_t row) { return layout.boxes[static_cast<std::size_t>(layout.box_of[static_cast<std::size_t>(row)])].layer; };
        CHECK(layer(link.from) < layer(link.to));
    }
}

TEST_CASE("a circle, a task alone, an empty plan and a filter") {
    Office office;
    for (auto const* name : {"a", "b", "c", "lone"}) office.task(name, {{"duration", "480"}});
    auto const link = [&](std::string_view key, std::string_view from, std::string_view to) { office.add(registers::dependency::kType, key, {{"project", "p"}, {"predecessor", from}, {"successor", to}}); };
    link("ab", "a", "b");
    link("bc", "b", "c");
    link("cb", "c", "b");
    Derived const derived(office.store);
    auto const& plan = derived.plan(office.project);
    auto const layout = lay_out_network(plan);
    CHECK(layout.boxes.size() == 4);
    CHECK(layout.links.size() == 3);
    auto const only = lay_out_network(plan, {true, true, false, false});
    CHECK(only.boxes.size() == 2);
    CHECK(only.links.size() == 1);
    CHECK(only.box_of[2] == -1);
    CHECK(lay_out_network(Plan{}).boxes.empty());
}
