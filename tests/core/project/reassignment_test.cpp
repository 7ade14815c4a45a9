// What handing over does to both loads: the preview says what the load itself says afterwards.

#include "core/project/reassignment.h"

#include "core/actions/resource_edits.h"
#include "core/registers/assignment.h"
#include "core/registers/resource_request.h"
#include "core/registers/task.h"
#include "tests/core/actions/bench.h"

using namespace pmo;
using pmo::tests::Bench;
using pmo::tests::id;
namespace reg = pmo::registers;

namespace {

struct Team : Bench {
    Team() {
        for (auto const who : {"li", "wang"}) book.add(reg::person::kType, who, {{"name", who}});
        for (auto const task : {"t", "u"}) book.add(reg::task::kType, task, {{"project", "p"}, {"name", task}, {"place", task}, {"mode", "manual"}, {"start_on", "2026-09-21T08:00"}, {"duration", "4800"}});
        book.add(reg::assignment::kType, "full", {{"project", "p"}, {"task", "t"}, {"person", "li"}, {"units", "100"}});
        book.add(reg::assignment::kType, "half", {{"project", "p"}, {"task", "u"}, {"person", "li"}, {"units", "50"}});
    }
    ResourceLoad load() const { return resource_load(store(), derived, load_weeks(today, 5)); }
    static LoadLine const* line(ResourceLoad const& load, std::string_view record) {
        for (auto const& one : load.lines)
            if (one.record == id(record)) return &one;
        return nullptr;
    }
    void check_preview(std::string_view record) {
        auto const before = load();
        auto const* moved = line(before, record);
        REQUIRE(moved);
        auto const li = before.worker_of(id("li")), wang = before.worker_of(id("wang"));
        auto const preview = preview_reassignment(before, {&moved, 1}, li, wang);
        commit(reassign(context(), id(record), id("wang")));
        auto const after = load();
        for (int week = 0; week < 5; ++week) {
            CAPTURE(week);
            auto const actual = [&](int worker) { return load_permille(after.at(worker, week).firm(), after.at(worker, week).capacity); };
            CHECK(preview.giver.after[static_cast<std::size_t>(week)] == actual(li));
            CHECK(preview.taker.after[static_cast<std::size_t>(week)] == actual(wang));
        }
    }
};

}  // namespace

TEST_CASE("the preview of a hand-over is what the loads are after it") {
    Team team;
    team.open();
    auto const load = team.load();
    auto const* half = Team::line(load, "half");
    REQUIRE(half);
    auto const preview = preview_reassignment(load, {&half, 1}, load.worker_of(id("li")), load.worker_of(id("wang")), 1);
    CHECK(preview.giver.before[1] == 1500);
    CHECK(preview.giver.after[1] == 1000);
    CHECK(preview.taker.before[1] == 0);
    CHECK(preview.taker.after[1] == 500);
    CHECK(preview.giver.over_before == 2);                            // the task lasts two weeks
    CHECK(preview.giver.over_after == 0);
    CHECK(preview_reassignment(load, {}, load.worker_of(id("li")), load.worker_of(id("wang"))).giver.after[1] == 1500);
    team.check_preview("half");
    team.undo();
    team.check_preview("full");
}

TEST_CASE("what a reservation holds anyway is no relief, and fills with the work that comes") {
    Team team;
    for (auto const who : {"li", "wang"})
        team.book.add(reg::resource_request::kType, std::string("r-") + who, {{"project", "p"}, {"title", "hold"}, {"status", "fulfilled"}, {"assigned", who}, {"units", "80"}, {"from", "2026-09-21"}, {"to", "2026-10-02"}});
    team.open();
    team.check_preview("full");
    team.undo();
    team.check_preview("half");
}
