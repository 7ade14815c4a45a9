// Rules of bookings: one case where each fires, one where it keeps silent, and people, tasks and dates that are not there.

#include "core/rules/resources.h"

#include "core/registers/assignment.h"
#include "core/registers/leave.h"
#include "core/registers/resource.h"
#include "core/registers/resource_request.h"
#include "core/registers/supply_risk.h"
#include "core/registers/time_sheet.h"
#include "tests/core/rules/expect.h"
#include "tests/core/rules/office.h"

using namespace pmo;
using namespace pmo::test;
using pmo::tests::Given;
namespace reg = pmo::registers;

namespace {

// Weeks of five days of eight hours; the data date is a Friday, 2026-09-18.
struct Pool : pmo::tests::Office {
    Derived derived{store};
    Id person(std::string_view key, std::vector<Given> cells = {}) {
        cells.push_back({"name", key});
        return add(reg::person::kType, key, cells);
    }
    // Days of eight hours from a date on.
    Id work(std::string_view key, std::string_view start, std::string_view minutes, std::vector<Given> more = {}) {
        std::vector<Given> cells{{"mode", "manual"}, {"start_on", start}, {"duration", minutes}};
        cells.insert(cells.end(), more.begin(), more.end());
        return task(key, cells);
    }
    Id book(std::string_view task, std::vector<Given> cells) {
        cells.insert(cells.end(), {{"project", "p"}, {"task", task}});
        return add(reg::assignment::kType, std::string(task) + "/" + std::string(cells.front().text), cells);
    }
    Id request(std::string_view key, std::vector<Given> cells) {
        cells.insert(cells.end(), {{"project", "p"}, {"title", key}});
        return add(reg::resource_request::kType, key, cells);
    }
    std::vector<rules::Hit> hits() const { return rules::resource_hits({store, derived, today}); }
};

TEST_CASE("more work than time in a week, and much more") {
    Pool pool;
    auto const full = pool.person("full"), more = pool.person("more"), far = pool.person("far"), half = pool.person("half", {{"max_units", "50"}});
    pool.work("a", "2026-09-21T08:00", "2400"), pool.work("b", "2026-09-21T08:00", "240"), pool.work("c", "2026-09-21T08:00", "480");
    pool.book("a", {{"person", "full"}}), pool.book("a", {{"person", "more"}}), pool.book("a", {{"person", "far"}}), pool.book("a", {{"person", "half"}, {"units", "50"}});
    pool.book("b", {{"person", "more"}}), pool.book("c", {{"person", "far"}});
    auto const hits = pool.hits();
    silent(hits, "resource.over_full", full);
    silent(hits, "resource.overloaded", full);
    fires(hits, "resource.over_full", more);
    silent(hits, "resource.overloaded", more);
    fires(hits, "resource.overloaded", far);
    silent(hits, "resource.over_full", far);
    silent(hits, "resource.over_full", half);
    for (auto const& hit : hits)
        if (hit.rule == "resource.overloaded") {
            CHECK(hit.args == std::vector<std::string>{"120", "2026-09-21", "1"});
            CHECK(hit.evidence.front() == id_from_key("a/far"));
        }
}

TEST_CASE("leave makes a usual week too full, and work during leave is told") {
    Pool pool;
    auto const away = pool.person("away"), there = pool.person("there");
    pool.add(reg::leave::kType, "l", {{"person", "away"}, {"from", "2026-09-21"}, {"to", "2026-09-22"}, {"status", "approved"}});
    pool.add(reg::leave::kType, "r", {{"person", "there"}, {"from", "2026-09-21"}, {"to", "2026-09-22"}, {"status", "rejected"}});
    pool.add(reg::leave::kType, "w", {{"person", "there"}, {"from", "2026-09-26"}, {"to", "2026-09-27"}, {"status", "approved"}});
    pool.work("a", "2026-09-21T08:00", "2400");
    auto const mine = pool.book("a", {{"person", "away"}}), theirs = pool.book("a", {{"person", "there"}});
    auto const hits = pool.hits();
    fires(hits, "resource.overloaded", away);
    silent(hits, "resource.overloaded", there);
    fires(hits, "resource.on_leave", mine);
    silent(hits, "resource.on_leave", theirs);
}

TEST_CASE("equipment is promised once") {
    Pool pool;
    auto const bench = pool.add(reg::resource::kType, "bench", {{"name", "bench"}, {"kind", "equipment"}, {"capacity", "100"}});
    auto const two = pool.add(reg::resource::kType, "two", {{"name", "two"}, {"kind", "facility"}, {"capacity", "200"}});
    auto const steel = pool.add(reg::resource::kType, "steel", {{"name", "steel"}, {"kind", "material"}, {"capacity", "100"}});
    pool.work("a", "2026-09-21T08:00", "960"), pool.work("b", "2026-09-22T08:00", "960");
    for (auto const what : {"bench", "two", "steel"}) pool.book("a", {{"resource", what}}), pool.book("b", {{"resource", what}});
    auto const hits = pool.hits();
    fires(hits, "resource.double_booked", bench);
    silent(hits, "resource.double_booked", two);
    silent(hits, "resource.double_booked", steel);
}

TEST_CASE("one after the other is no double booking, nor is what lies in the past") {
    Pool pool;
    auto const bench = pool.add(reg::resource::kType, "bench", {{"name", "bench"}, {"kind", "equipment"}, {"capacity", "100"}});
    pool.work("a", "2026-09-21T08:00", "480"), pool.work("b", "2026-09-22T08:00", "480"), pool.work("c", "2026-09-14T08:00", "480"), pool.work("d", "2026-09-14T08:00", "480");
    for (auto const task : {"a", "b", "c", "d"}) pool.book(task, {{"resource", "bench"}});
    silent(pool.hits(), "resource.double_booked", bench);
}

TEST_CASE("work of people who are not there any more") {
    Pool pool;
    pool.person("gone", {{"left", "2026-09-22"}}), pool.person("off", {{"inactive", "true"}}), pool.person("late", {{"left", "2026-12-31"}});
    pool.work("a", "2026-09-21T08:00", "2400"), pool.work("done", "2026-09-07T08:00", "480", {{"actual_start", "2026-09-07T08:00"}, {"actual_finish", "2026-09-07T17:00"}, {"percent_complete", "100"}});
    auto const gone = pool.book("a", {{"person", "gone"}}), off = pool.book("a", {{"person", "off"}}), late = pool.book("a", {{"person", "late"}}), done = pool.book("done", {{"person", "off"}});
    pool.book("nowhere", {{"person", "off"}});
    auto const hits = pool.hits();
    fires(hits, "resource.person_left", gone);
    fires(hits, "resource.person_left", off);
    silent(hits, "resource.person_left", late);
    silent(hits, "resource.person_left", done);
}

TEST_CASE("bookings are confirmed and demand is filled before the work begins") {
    Pool pool;
    pool.person("li");
    pool.work("soon", "2026-09-28T08:00", "480"), pool.work("far", "2026-11-02T08:00", "480"), pool.work("past", "2026-09-07T08:00", "480");
    auto const soon = pool.book("soon", {{"person", "li"}, {"booking", "proposed"}}), far = pool.book("far", {{"person", "li"}, {"booking", "proposed"}});
    auto const past = pool.book("past", {{"person", "li"}, {"booking", "proposed"}});
    auto const open = pool.book("soon", {{"role", "developer"}}), open_far = pool.book("far", {{"role", "developer"}});
    auto const hits = pool.hits();
    fires(hits, "resource.not_confirmed", soon);
    silent(hits, "resource.not_confirmed", far);
    silent(hits, "resource.not_confirmed", past);
    fires(hits, "resource.demand_open", open);
    silent(hits, "resource.demand_open", open_far);
}

TEST_CASE("requests are answered in time") {
    Pool pool;
    auto const late = pool.request("late", {{"due", "2026-09-17"}, {"from", "2026-10-01"}, {"status", "submitted"}});
    auto const blank = pool.request("blank", {{"due", "2026-09-25"}, {"from", "2026-10-01"}, {"status", "submitted"}});
    auto const named = pool.request("named", {{"due", "2026-09-18"}, {"from", "2026-10-01"}, {"status", "proposed"}, {"assigned", "wang"}});
    auto const draft = pool.request("draft", {{"due", "2026-09-01"}, {"status", "draft"}}), over = pool.request("over", {{"due", "2026-09-01"}, {"status", "rejected"}});
    auto const far = pool.request("far", {{"from", "2026-12-01"}, {"status", "submitted"}});
    auto const hits = pool.hits();
    fires(hits, "resource.request_overdue", late);
    fires(hits, "resource.request_unanswered", blank);
    for (auto const quiet : {named, draft, over, far}) {
        silent(hits, "resource.request_overdue", quiet);
        silent(hits, "resource.request_unanswered", quiet);
    }
}

TEST_CASE("the last full week is reported and approved") {
    Pool pool;
    auto const none = pool.person("none"), some = pool.person("some"), little = pool.person("little"), fresh = pool.person("fresh");
    pool.work("a", "2026-09-07T08:00", "2400"), pool.work("b", "2026-09-07T08:00", "240");
    pool.book("a", {{"person", "none"}}), pool.book("a", {{"person", "some"}}), pool.book("b", {{"person", "little"}});
    pool.add(reg::time_sheet::kType, "t1", {{"person", "some"}, {"date", "2026-09-09"}, {"minutes", "480"}, {"status", "submitted"}});
    pool.add(reg::time_sheet::kType, "t2", {{"person", "fresh"}, {"date", "2026-09-17"}, {"minutes", "480"}, {"status", "submitted"}});
    auto const hits = pool.hits();
    fires(hits, "resource.sheet_missing", none);
    silent(hits, "resource.sheet_missing", some);
    silent(hits, "resource.sheet_missing", little);
    fires(hits, "resource.sheet_waits", some);
    silent(hits, "resource.sheet_waits", fresh);
}

TEST_CASE("people on projects have work, and plans for missing supply are kept up") {
    Pool pool;
    auto const idle = pool.person("idle"), busy = pool.person("busy"), office = pool.person("office");
    pool.work("a", "2026-09-14T08:00", "960"), pool.work("b", "2026-09-14T08:00", "9600");
    pool.book("a", {{"person", "idle"}}), pool.book("b", {{"person", "busy"}});
    auto const due = pool.add(reg::supply_risk::kType, "due", {{"title", "due"}, {"due", "2026-09-17"}, {"status", "open"}});
    auto const closed = pool.add(reg::supply_risk::kType, "closed", {{"title", "closed"}, {"due", "2026-09-17"}, {"status", "closed"}});
    auto const hits = pool.hits();
    fires(hits, "resource.idle", idle);
    silent(hits, "resource.idle", busy);
    silent(hits, "resource.idle", office);
    fires(hits, "resource.supply_overdue", due);
    silent(hits, "resource.supply_overdue", closed);
}

TEST_CASE("an empty workspace has no findings") {
    Store store;
    Derived derived(store);
    CHECK(rules::resource_hits({store, derived, Date{20714}}).empty());
}

}  // namespace
