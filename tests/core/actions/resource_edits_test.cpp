// What happens to bookings and working time: what each edit creates, that one undo takes it back, that nothing happens where it does not fit.

#include "core/actions/resource_edits.h"

#include "core/actions/time_edits.h"
#include "core/registers/assignment.h"
#include "core/registers/resource.h"
#include "core/registers/resource_request.h"
#include "core/registers/task.h"
#include "core/registers/time_sheet.h"
#include "tests/core/actions/bench.h"

using namespace pmo;
using pmo::tests::Bench;
using pmo::tests::id;
namespace reg = pmo::registers;
namespace asg = reg::assignment;
namespace ask = reg::resource_request;
namespace tim = reg::time_sheet;

namespace {

struct Pool : Bench {
    Pool() {
        for (auto const who : {"li", "wang"}) book.add(reg::person::kType, who, {{"name", who}});
        book.add(reg::task::kType, "t", {{"project", "p"}, {"name", "Build"}, {"place", "t"}, {"mode", "manual"}, {"start_on", "2026-09-14T08:00"}, {"duration", "2400"}});
        book.add(ask::kType, "r", {{"project", "p"}, {"title", "Developer"}, {"from", "2026-09-21"}, {"to", "2026-10-02"}, {"units", "60"}, {"status", "submitted"}, {"task", "t"}});
    }
    std::vector<Record const*> on_task() const { return store().referrers(asg::kType, asg::task, id("t")); }
    TimeWeek week(std::string_view who = "li") const {
        Date const monday = *parse_date("2026-09-14");
        return time_week(store(), derived, resource_load(store(), derived, {{monday, Date{monday.day + 7}}}), id(who), monday);
    }
};

TEST_CASE("a request goes from proposed to confirmed, and its task gets the assignment") {
    Pool pool;
    pool.open();
    CHECK(confirm_request(pool.context(), id("r")).empty());          // nobody is named yet
    pool.commit(propose_person(pool.context(), id("r"), id("li")));
    CHECK(pool.at("r").get(ask::status) == "proposed");
    pool.commit(confirm_request(pool.context(), id("r")));
    CHECK(pool.at("r").get(ask::status) == "fulfilled");
    CHECK(pool.at("r").get(ask::decided_by) == id("me"));
    CHECK(pool.at("r").get(ask::decided_on) == pool.today);
    REQUIRE(pool.on_task().size() == 1);
    CHECK(pool.on_task()[0]->get(asg::person) == id("li"));
    CHECK(pool.on_task()[0]->get(asg::units) == 60);
    CHECK(pool.on_task()[0]->get(asg::project) == id("p"));
    CHECK(confirm_request(pool.context(), id("r")).empty());
    CHECK(propose_person(pool.context(), id("r"), id("wang")).empty());
    pool.undo();
    CHECK(pool.on_task().empty());
    CHECK(pool.at("r").get(ask::status) == "proposed");
}

TEST_CASE("assigning fills the demand for the role, and makes a proposed booking firm") {
    Pool pool;
    pool.book.add(asg::kType, "open", {{"project", "p"}, {"task", "t"}, {"role", "dev"}});
    pool.open();
    pool.commit(assign_person(pool.context(), id("r"), id("li")));
    REQUIRE(pool.on_task().size() == 1);
    CHECK(pool.at("open").get(asg::person) == id("li"));
    CHECK(pool.at("open").get(asg::booking) == "committed");
    pool.undo();
    CHECK_FALSE(pool.at("open").has(asg::person));
    CHECK_FALSE(pool.at("r").has(ask::assigned));

    Pool other;
    other.book.add(asg::kType, "line", {{"project", "p"}, {"task", "t"}, {"person", "li"}, {"booking", "proposed"}});
    other.open();
    other.commit(assign_person(other.context(), id("r"), id("li")));
    CHECK(other.on_task().size() == 1);
    CHECK(other.at("line").get(asg::booking) == "committed");
}

TEST_CASE("requests are refused with a reason, and confirmed ones released") {
    Pool pool;
    pool.book.add(ask::kType, "now", {{"project", "p"}, {"title", "now"}, {"from", "2026-09-01"}, {"to", "2026-12-31"}, {"status", "fulfilled"}, {"assigned", "li"}});
    pool.book.add(ask::kType, "later", {{"project", "p"}, {"title", "later"}, {"from", "2026-10-01"}, {"status", "approved"}, {"assigned", "li"}});
    pool.book.add(ask::kType, "over", {{"project", "p"}, {"title", "over"}, {"from", "2026-08-01"}, {"to", "2026-09-18"}, {"status", "fulfilled"}, {"assigned", "li"}});
    pool.open();
    pool.commit(refuse_request(pool.context(), id("r"), "No budget"));
    CHECK(pool.at("r").get(ask::status) == "rejected");
    CHECK(pool.at("r").get(ask::comment) == "No budget");
    CHECK(refuse_request(pool.context(), id("r"), {}).empty());
    CHECK(release_request(pool.context(), id("r")).empty());
    pool.commit(release_request(pool.context(), id("now")));
    CHECK(pool.at("now").get(ask::to) == pool.today);
    CHECK(release_request(pool.context(), id("now")).empty());
    pool.commit(release_request(pool.context(), id("later")));
    CHECK(pool.at("later").get(ask::status) == "cancelled");
    CHECK(release_request(pool.context(), id("over")).empty());
    pool.undo();
    CHECK(pool.at("later").get(ask::status) == "approved");
}

TEST_CASE("handing over: the whole line, the rest of one in work, or a confirmed request") {
    Pool pool;
    pool.book.add(asg::kType, "line", {{"project", "p"}, {"task", "t"}, {"person", "li"}, {"units", "50"}, {"effort", "1200"}});
    pool.open();
    CHECK(reassign(pool.context(), id("line"), id("li")).empty());
    CHECK(reassign(pool.context(), id("line"), id("nobody")).empty());
    CHECK(reassign(pool.context(), id("r"), id("wang")).empty());     // not confirmed
    pool.commit(reassign(pool.context(), id("line"), id("wang")));
    CHECK(pool.at("line").get(asg::person) == id("wang"));
    pool.undo();
    Edit worked("set");
    worked.set(id("line"), asg::actual_effort, std::int64_t{400});
    pool.commit(worked);
    pool.commit(reassign(pool.context(), id("line"), id("wang")));
    CHECK(pool.at("line").get(asg::person) == id("li"));
    CHECK(pool.at("line").get(asg::effort) == 400);
    CHECK(pool.at("line").get(asg::remaining_effort) == 0);
    REQUIRE(pool.on_task().size() == 2);
    CHECK(pool.on_task()[1]->get(asg::person) == id("wang"));
    CHECK(pool.on_task()[1]->get(asg::effort) == 800);
    CHECK(pool.on_task()[1]->get(asg::units) == 50);
    CHECK(reassign(pool.context(), id("line"), id("wang")).empty());  // wang is on the task already
    pool.undo();
    CHECK(pool.on_task().size() == 1);
    pool.commit(assign_person(pool.context(), id("r"), id("li")));
    pool.commit(reassign(pool.context(), id("r"), id("wang")));
    CHECK(pool.at("r").get(ask::assigned) == id("wang"));
}

TEST_CASE("several bookings go over in one step; those that cannot are left out") {
    Pool pool;
    pool.book.add(reg::task::kType, "u", {{"project", "p"}, {"name", "Test"}, {"place", "u"}, {"mode", "manual"}, {"start_on", "2026-09-14T08:00"}, {"duration", "2400"}});
    pool.book.add(asg::kType, "one", {{"project", "p"}, {"task", "t"}, {"person", "li"}, {"units", "50"}});
    pool.book.add(asg::kType, "two", {{"project", "p"}, {"task", "u"}, {"person", "li"}, {"units", "50"}});
    pool.book.add(asg::kType, "again", {{"project", "p"}, {"task", "u"}, {"person", "li"}, {"units", "10"}});
    pool.open();
    std::vector const wanted{id("one"), id("two"), id("again"), id("gone")};
    CHECK(reassign_all(pool.context(), wanted, id("nobody")).empty());
    CHECK(reassign_all(pool.context(), {}, id("wang")).empty());
    auto const edit = reassign_all(pool.context(), wanted, id("wang"));
    CHECK(edit.label() == Label{"assignment.reassign_many", {"2", "wang"}});
    pool.commit(edit);
    CHECK(pool.at("one").get(asg::person) == id("wang"));
    CHECK(pool.at("two").get(asg::person) == id("wang"));
    CHECK(pool.at("again").get(asg::person) == id("li"));             // wang would be on the task twice
    pool.undo();
    CHECK(pool.at("one").get(asg::person) == id("li"));
    CHECK(pool.at("two").get(asg::person) == id("li"));
    CHECK(reassign_all(pool.context(), std::vector{id("one")}, id("wang")).label().code == "assignment.reassign");
}

TEST_CASE("a proposed booking is confirmed once") {
    Pool pool;
    pool.book.add(asg::kType, "line", {{"project", "p"}, {"task", "t"}, {"person", "li"}, {"booking", "proposed"}});
    pool.open();
    pool.commit(confirm_assignment(pool.context(), id("line")));
    CHECK(pool.at("line").get(asg::booking) == "committed");
    CHECK(confirm_assignment(pool.context(), id("line")).empty());
    CHECK(confirm_assignment(pool.context(), id("p")).empty());
}

TEST_CASE("hours are typed, handed in and approved, and become actual work") {
    Pool pool;
    pool.book.add(asg::kType, "line", {{"project", "p"}, {"task", "t"}, {"person", "li"}, {"effort", "2400"}});
    pool.book.add(tim::kType, "old", {{"person", "li"}, {"date", "2026-09-10"}, {"project", "p"}, {"task", "t"}, {"kind", "project_work"}, {"minutes", "120"}, {"status", "approved"}});
    pool.open();
    REQUIRE(pool.week().rows.size() == 1);
    CHECK(pool.week().planned == 2400);
    CHECK(pool.week().capacity == 2400);
    CHECK(set_hours(pool.context(), pool.week(), 0, 0, 1441).empty());
    CHECK(set_hours(pool.context(), pool.week(), 7, 0, 60).empty());
    CHECK(set_hours(pool.context(), pool.week(), 0, 0, 0).empty());
    pool.commit(set_hours(pool.context(), pool.week(), 0, 0, 480));
    pool.commit(set_hours(pool.context(), pool.week(), 0, 1, 300));
    pool.commit(set_hours(pool.context(), pool.week(), 0, 1, 240));
    CHECK(pool.week().booked == 720);
    CHECK(pool.week().state == SheetState::draft);
    CHECK(approve_week(pool.context(), pool.week()).empty());         // not handed in
    pool.commit(submit_week(pool.context(), pool.week()));
    CHECK(pool.week().state == SheetState::submitted);
    auto own = pool.context();
    own.person = id("li");
    CHECK(approve_week(own, pool.week()).empty());
    pool.commit(approve_week(pool.context(), pool.week()));
    CHECK(pool.week().state == SheetState::approved);
    CHECK(pool.at("line").get(asg::actual_effort) == 120 + 720);
    CHECK(pool.at("line").get(asg::remaining_effort) == 2400 - 120 - 720);
    CHECK(set_hours(pool.context(), pool.week(), 0, 0, 60).empty());
    pool.undo();
    CHECK(pool.week().state == SheetState::submitted);
    CHECK_FALSE(pool.at("line").has(asg::actual_effort));
    pool.commit(send_back_week(pool.context(), pool.week()));
    CHECK(pool.week().state == SheetState::rejected);
    pool.commit(set_hours(pool.context(), pool.week(), 0, 0, 0));
    CHECK(pool.week().booked == 240);
}

TEST_CASE("a week is filled in from the plan, where nothing was booked") {
    Pool pool;
    pool.book.add(asg::kType, "line", {{"project", "p"}, {"task", "t"}, {"person", "li"}, {"units", "50"}});
    pool.book.add(tim::kType, "there", {{"person", "li"}, {"date", "2026-09-15"}, {"kind", "meeting"}, {"minutes", "60"}, {"overtime_minutes", "30"}, {"status", "draft"}});
    pool.open();
    pool.commit(propose_week(pool.context(), pool.week(), *parse_date("2026-09-17")));
    auto const week = pool.week();
    REQUIRE(week.rows.size() == 2);
    CHECK(week.rows[0].minutes == std::array<std::int64_t, 7>{240, 0, 240, 240, 0, 0, 0});
    CHECK(week.rows[1].minutes[1] == 90);
    pool.commit(set_hours(pool.context(), week, 1, 1, 0));            // the overtime stays
    CHECK(pool.week().rows[1].minutes[1] == 30);
    CHECK(propose_week(pool.context(), pool.week("wang"), pool.today).empty());
    CHECK(time_week(pool.store(), pool.derived, {}, id("gone"), pool.today).rows.empty());
}

}  // namespace
