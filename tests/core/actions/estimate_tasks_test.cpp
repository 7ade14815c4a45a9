// Three-point estimates entered one by one and for many tasks at once.

#include <doctest/doctest.h>

#include "core/actions/estimate_tasks.h"
#include "core/registers/task.h"
#include "tests/core/actions/bench.h"

using namespace pmo;
using namespace pmo::tests;

namespace {

namespace tsk = registers::task;

struct Plans : Bench {
    Plans() {
        add("phase", "", "a", {});
        add("design", "phase", "a", {{"duration", "4800"}});
        add("build", "phase", "b", {{"duration", "9600"}, {"estimate_low", "8000"}, {"estimate_high", "15000"}});
        add("done", "", "b", {{"duration", "480"}, {"percent_complete", "100"}, {"actual_start", "2026-09-01T08:00"}, {"actual_finish", "2026-09-01T17:00"}});
        add("manual", "", "c", {{"duration", "480"}, {"mode", "manual"}, {"start_on", "2026-09-01T08:00"}});
        add("shelved", "", "d", {{"duration", "480"}, {"inactive", "true"}});
        add("gate", "", "e", {{"milestone", "true"}, {"duration", "0"}});
        add("guess", "", "f", {{"duration", "960"}, {"estimate_likely", "1000"}});
        open();
    }
    void add(std::string_view key, std::string_view above, std::string_view order, std::vector<Given> cells) {
        cells.insert(cells.end(), {{"project", "p"}, {"name", key}});
        Record task(tsk::kType, id(key));
        for (auto const& [field, text] : cells) {
            auto const slot = slot_of(tsk::kType, field);
            task.set(slot, {value_from_text(tsk::kType.fields[slot], text), Stamp{1, 1}});
        }
        task.set(tsk::place.slot, {Place(above.empty() ? kNoId : id(above), order), Stamp{1, 1}});
        book.store.add(std::move(task));
    }
    std::vector<TaskEstimate> estimates() { return open_estimates(store(), derived, std::vector{id("p")}); }
};

}  // namespace

TEST_CASE("open tasks are those that a simulation could vary") {
    Plans plans;
    auto const all = plans.estimates();
    REQUIRE(all.size() == 3);
    CHECK(all[0].task == id("design"));
    CHECK_FALSE(all[0].estimated());
    CHECK(all[0].duration == 4800);
    CHECK(expected_duration(all[0]) == 4800);
    CHECK(all[1].task == id("build"));
    CHECK(all[1].estimated());
    CHECK(expected_duration(all[1]) == (8000 + 4 * 9600 + 15000 + 3) / 6);
    CHECK(all[2].likely == 1000);
    CHECK_FALSE(all[2].estimated());
    CHECK(expected_duration(all[2]) == (960 + 4000 + 1000 + 3) / 6);
    CHECK(open_estimates(plans.store(), plans.derived, std::vector{id("nothing")}).empty());
}

TEST_CASE("one point is set, changed and taken away, each in one step") {
    Plans plans;
    plans.commit(set_estimate(plans.store(), id("design"), EstimatePoint::optimistic, 4000));
    CHECK(plans.at("design").get(tsk::estimate_low) == 4000);
    CHECK_FALSE(set_estimate(plans.store(), id("design"), EstimatePoint::optimistic, 4000).has_value());
    plans.commit(set_estimate(plans.store(), id("design"), EstimatePoint::optimistic, std::nullopt));
    CHECK_FALSE(plans.at("design").has(tsk::estimate_low));
    CHECK_FALSE(set_estimate(plans.store(), id("design"), EstimatePoint::optimistic, std::nullopt).has_value());
    plans.undo();
    CHECK(plans.at("design").get(tsk::estimate_low) == 4000);
}

TEST_CASE("points keep their order, and only tasks have them") {
    Plans plans;
    CHECK(estimate_fault(plans.store(), id("build"), EstimatePoint::likely, 9000).empty());
    CHECK(estimate_fault(plans.store(), id("build"), EstimatePoint::likely, 7999) == "estimate.order");
    CHECK(estimate_fault(plans.store(), id("build"), EstimatePoint::likely, 15001) == "estimate.order");
    CHECK(estimate_fault(plans.store(), id("build"), EstimatePoint::pessimistic, 7999) == "estimate.order");
    CHECK(estimate_fault(plans.store(), id("build"), EstimatePoint::optimistic, 15001) == "estimate.order");
    CHECK(estimate_fault(plans.store(), id("build"), EstimatePoint::optimistic, -1) == "estimate.negative");
    CHECK(estimate_fault(plans.store(), id("design"), EstimatePoint::pessimistic, 1).empty());       // nothing to compare with yet
    CHECK_FALSE(set_estimate(plans.store(), id("build"), EstimatePoint::likely, 7999).has_value());
    CHECK_FALSE(set_estimate(plans.store(), id("p"), EstimatePoint::likely, 10).has_value());
    CHECK_FALSE(set_estimate(plans.store(), id("nothing"), EstimatePoint::likely, 10).has_value());
}

TEST_CASE("tasks without an estimate get a first guess in one step, the others keep theirs") {
    Plans plans;
    plans.commit(fill_estimates(plans.estimates(), 10, 25));
    CHECK(plans.at("design").get(tsk::estimate_low) == 4320);
    CHECK(plans.at("design").get(tsk::estimate_likely) == 4800);
    CHECK(plans.at("design").get(tsk::estimate_high) == 6000);
    CHECK(plans.at("build").get(tsk::estimate_low) == 8000);
    CHECK_FALSE(plans.at("build").has(tsk::estimate_likely));
    CHECK(plans.at("guess").get(tsk::estimate_low) == 900);
    CHECK(plans.at("guess").get(tsk::estimate_high) == 1250);
    CHECK_FALSE(fill_estimates(plans.estimates(), 10, 25).has_value());                                 // all have one now
    plans.undo();
    CHECK_FALSE(plans.at("design").has(tsk::estimate_low));
    CHECK_FALSE(plans.at("guess").has(tsk::estimate_low));
    CHECK_FALSE(fill_estimates(plans.estimates(), 0, 0).has_value());
    CHECK_FALSE(fill_estimates(plans.estimates(), 101, 25).has_value());
    CHECK_FALSE(fill_estimates(plans.estimates(), 10, -1).has_value());
    CHECK_FALSE(fill_estimates({}, 10, 25).has_value());
}
