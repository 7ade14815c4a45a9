// Bookings and capacity by week: what spreads where, what counts once, who is there.

#include "core/project/resource_load.h"

#include "core/project/role_capacity.h"
#include "core/project/suggest_person.h"
#include "core/registers/assignment.h"
#include "core/registers/availability.h"
#include "core/registers/leave.h"
#include "core/registers/person.h"
#include "core/registers/project.h"
#include "core/registers/proposal.h"
#include "core/registers/rate.h"
#include "core/registers/resource.h"
#include "core/registers/resource_request.h"
#include "core/registers/role.h"
#include "core/registers/skill.h"
#include "core/registers/skill_level.h"
#include "core/registers/task.h"
#include "tests/core/rules/office.h"

using namespace pmo;
using pmo::tests::Given;
namespace reg = pmo::registers;

namespace {

struct Desk : pmo::tests::Office {
    Derived derived{store};
    Id person(std::string_view key, std::vector<Given> cells = {}) {
        cells.push_back({"name", key});
        return add(reg::person::kType, key, cells);
    }
    void work(std::string_view key, std::string_view start, std::string_view minutes, std::vector<Given> more = {}) {
        std::vector<Given> cells{{"mode", "manual"}, {"start_on", start}, {"duration", minutes}};
        cells.insert(cells.end(), more.begin(), more.end());
        task(key, cells);
    }
    void book(std::string_view key, std::string_view task, std::vector<Given> cells) {
        cells.insert(cells.end(), {{"project", "p"}, {"task", task}});
        add(reg::assignment::kType, key, cells);
    }
    ResourceLoad load(int weeks = 4) const { return resource_load(store, derived, load_weeks(today, weeks)); }
    static LoadCell const& at(ResourceLoad const& load, std::string_view who, int week) {
        auto const worker = load.worker_of(id_from_key(who));
        REQUIRE(worker >= 0);
        return load.at(worker, week);
    }
};

TEST_CASE("weeks begin on Monday, months on their first") {
    auto const weeks = load_weeks(*parse_date("2026-09-18"), 2);
    CHECK(weeks[0].from == *parse_date("2026-09-14"));
    CHECK(weeks[1] == LoadPeriod{*parse_date("2026-09-21"), *parse_date("2026-09-28")});
    auto const months = load_months(*parse_date("2026-11-30"), 3);
    CHECK(months[0].from == *parse_date("2026-11-01"));
    CHECK(months[2] == LoadPeriod{*parse_date("2027-01-01"), *parse_date("2027-02-01")});
    CHECK(load_weeks({}, 0).empty());
}

TEST_CASE("work spreads evenly over the working time of the task") {
    Desk desk;
    desk.person("li");
    desk.work("a", "2026-09-17T08:00", "1920");                       // Thursday to Tuesday
    desk.book("x", "a", {{"person", "li"}, {"effort", "960"}});
    desk.book("y", "a", {{"person", "wang"}, {"units", "50"}});
    auto const load = desk.load();
    CHECK(Desk::at(load, "li", 0).committed == 480);
    CHECK(Desk::at(load, "li", 1).committed == 480);
    CHECK(Desk::at(load, "li", 2).committed == 0);
    CHECK(Desk::at(load, "wang", 0).committed == 480);
    CHECK(Desk::at(load, "li", 0).capacity == 2400);
    CHECK(load_permille(Desk::at(load, "li", 0).firm(), 2400) == 200);
    auto const lines = load.lines_of(load.worker_of(id_from_key("li")));
    REQUIRE(lines.size() == 1);
    CHECK(load.minutes_of(lines[0], 1) == 480);
    CHECK(load.minutes_of(lines[0], 3) == 0);
}

TEST_CASE("what is done lies before the status date, what is left behind it") {
    Desk desk;
    desk.person("li");
    desk.work("a", "2026-09-14T08:00", "4800", {{"actual_start", "2026-09-14T08:00"}, {"percent_complete", "20"}});
    desk.book("x", "a", {{"person", "li"}, {"effort", "4800"}});
    auto const load = desk.load();
    CHECK(Desk::at(load, "li", 0).committed == 960);                  // a fifth is done in the first week
    CHECK(Desk::at(load, "li", 1).committed == 3840);                 // all the rest is left for the second
}

TEST_CASE("a reservation counts as far as the plan does not spell it out") {
    Desk desk;
    desk.person("li");
    desk.work("a", "2026-09-21T08:00", "960");
    desk.book("x", "a", {{"person", "li"}});
    desk.add(reg::resource_request::kType, "r", {{"project", "p"}, {"title", "r"}, {"from", "2026-09-21"}, {"to", "2026-10-04"}, {"units", "50"}, {"status", "fulfilled"}, {"assigned", "li"}});
    auto const load = desk.load();
    CHECK(Desk::at(load, "li", 1).committed == 960);
    CHECK(Desk::at(load, "li", 1).reserved == 240);                   // half of 2400, of which 960 are planned
    CHECK(Desk::at(load, "li", 2).reserved == 1200);
    CHECK(Desk::at(load, "li", 3).firm() == 0);
}

TEST_CASE("proposed bookings and open requests stand apart, and what nobody is named for is demand") {
    Desk desk;
    desk.person("li");
    desk.work("a", "2026-09-21T08:00", "960");
    desk.book("x", "a", {{"person", "li"}, {"booking", "proposed"}});
    desk.book("y", "a", {{"role", "dev"}});
    desk.add(reg::resource_request::kType, "r", {{"project", "p"}, {"title", "r"}, {"role", "dev"}, {"headcount", "3"}, {"from", "2026-09-21"}, {"to", "2026-09-25"}, {"status", "proposed"}, {"assigned", "li"}});
    desk.add(reg::resource_request::kType, "d", {{"project", "p"}, {"title", "d"}, {"role", "dev"}, {"from", "2026-09-21"}, {"to", "2026-09-25"}, {"status", "draft"}});
    auto const load = desk.load();
    CHECK(Desk::at(load, "li", 1).firm() == 0);
    CHECK(Desk::at(load, "li", 1).proposed == 960);
    CHECK(Desk::at(load, "li", 1).asked == 2400);
    std::int64_t open = 0;
    for (auto const& line : load.lines_of(-1)) open += load.minutes_of(line, 1);
    CHECK(open == 960 + 2 * 2400);
}

TEST_CASE("people are there from their first to their last day, less leave, as much as they are available") {
    Desk desk;
    desk.person("new", {{"joined", "2026-09-16"}}), desk.person("old", {{"left", "2026-09-15"}}), desk.person("gone", {{"left", "2026-09-01"}}), desk.person("half", {{"max_units", "50"}});
    desk.person("leave"), desk.person("part"), desk.person("ghost", {{"generic", "true"}});
    desk.add(reg::leave::kType, "l1", {{"person", "leave"}, {"from", "1900-01-01"}, {"to", "2026-09-16"}, {"status", "approved"}});
    desk.add(reg::leave::kType, "l2", {{"person", "leave"}, {"from", "2026-09-17"}, {"to", "2026-09-17"}, {"portion", "50"}, {"status", "approved"}});
    desk.add(reg::leave::kType, "l3", {{"person", "leave"}, {"from", "2026-09-18"}, {"to", "2026-09-18"}, {"status", "requested"}});
    desk.add(reg::availability::kType, "a", {{"person", "part"}, {"from", "2026-09-17"}, {"units", "25"}});
    auto const load = desk.load(1);
    CHECK(Desk::at(load, "new", 0).capacity == 1440);
    CHECK(Desk::at(load, "old", 0).capacity == 960);
    CHECK(load.worker_of(id_from_key("gone")) == -1);
    CHECK(load.worker_of(id_from_key("ghost")) == -1);
    CHECK(Desk::at(load, "half", 0).capacity == 1200);
    CHECK(Desk::at(load, "leave", 0).capacity == 720);
    CHECK(Desk::at(load, "leave", 0).leave == 1680);
    CHECK(Desk::at(load, "part", 0).capacity == 1440 + 240);
}

TEST_CASE("projects that do not run and tasks that are inactive take nobody's time") {
    Desk desk;
    desk.person("li");
    desk.add(reg::project::kType, "q", {{"code", "Q"}, {"name", "Q"}, {"status", "closed"}, {"start", "2026-09-14T08:00"}});
    desk.add(reg::task::kType, "t", {{"project", "q"}, {"name", "t"}, {"place", "t"}, {"duration", "480"}});
    desk.add(reg::assignment::kType, "x", {{"project", "q"}, {"task", "t"}, {"person", "li"}});
    desk.work("off", "2026-09-14T08:00", "480", {{"inactive", "true"}});
    desk.book("y", "off", {{"person", "li"}});
    desk.book("z", "nowhere", {{"person", "li"}});
    auto const load = desk.load();
    CHECK(load.lines.empty());
    CHECK_FALSE(load.workers[static_cast<std::size_t>(load.worker_of(id_from_key("li")))].booked);
}

TEST_CASE("figures beyond all measure stay within their numbers") {
    Desk desk;
    desk.person("li", {{"max_units", "9000000000000000000"}});
    desk.work("a", "2026-09-14T08:00", "2400");
    desk.book("x", "a", {{"person", "li"}, {"effort", "9000000000000000000"}, {"units", "9000000000000000000"}});
    auto const load = desk.load();
    CHECK(Desk::at(load, "li", 0).committed == 100'000'000);
    CHECK(load_permille(1'000'000'000, 1) == 99'990);
    CHECK(load_permille(5, 0) == std::nullopt);
    CHECK(resource_load(desk.store, desk.derived, {}).workers.empty());
}

TEST_CASE("who fits: skill, free time and cost make the score") {
    Desk desk;
    desk.add(reg::skill::kType, "java", {{"name", "java"}});
    desk.person("able", {{"cost_rate", "400 CNY"}}), desk.person("cheap", {{"cost_rate", "200 CNY"}}), desk.person("busy", {{"cost_rate", "200 CNY"}}), desk.person("unskilled"), desk.person("left", {{"left", "2026-09-30"}});
    for (auto const& [who, level] : {std::pair{"able", "4"}, {"cheap", "4"}, {"busy", "5"}, {"left", "5"}})
        desk.add(reg::skill_level::kType, std::string(who) + "j", {{"person", who}, {"skill", "java"}, {"level", level}});
    desk.work("a", "2026-09-21T08:00", "9600");
    desk.book("x", "a", {{"person", "busy"}});
    WantedPerson const wanted{.skill = id_from_key("java"), .role = {}, .instead = {}, .level = 4, .from = *parse_date("2026-09-21"), .to = *parse_date("2026-10-02"), .units = 100, .effort = 0};
    auto const fits = suggest_people(desk.store, desk.derived, desk.load(), wanted);
    REQUIRE(fits.size() == 3);                                        // nobody without the skill, nobody who will have left
    CHECK(fits[0].person == id_from_key("cheap"));
    CHECK(fits[0].score == 100);
    CHECK(fits[1].person == id_from_key("able"));
    CHECK(fits[1].score == 90);                                       // costs twice as much
    CHECK(fits[2].person == id_from_key("busy"));
    CHECK(fits[2].free == 0);
    CHECK(fits[2].busiest_after == 2000);
    CHECK(suggest_people(desk.store, desk.derived, desk.load(), {}).empty());
}

TEST_CASE("instead of somebody: people with the same skills, never the one to be relieved; rates by day") {
    Desk desk;
    desk.add(reg::skill::kType, "java", {{"name", "java"}}), desk.add(reg::skill::kType, "sql", {{"name", "sql"}});
    auto const mate = desk.person("mate");
    for (auto const& [who, skill, level] : {std::tuple{"wang", "java", "4"}, {"wang", "sql", "4"}, {"mate", "java", "5"}, {"lin", "sql", "1"}})
        desk.add(reg::skill_level::kType, std::string(who) + skill, {{"person", who}, {"skill", skill}, {"level", level}});
    auto const fits = suggest_people(desk.store, desk.derived, desk.load(), {.skill = {}, .role = {}, .instead = id_from_key("wang"), .level = 0, .from = desk.today, .to = desk.today, .units = 100, .effort = 0});
    REQUIRE(fits.size() == 2);
    CHECK(fits[0].person == mate);
    CHECK(fits[0].skill == 50);
    desk.add(reg::rate::kType, "r1", {{"person", "mate"}, {"from", "2026-01-01"}, {"cost_rate", "300 CNY"}});
    desk.add(reg::rate::kType, "r2", {{"person", "mate"}, {"from", "2026-10-01"}, {"cost_rate", "350 CNY"}});
    desk.add(reg::rate::kType, "r3", {{"person", "mate"}, {"table", "b"}, {"from", "2026-02-01"}, {"cost_rate", "900 CNY"}});
    CHECK(rate_on(desk.store, *desk.store.find(mate), desk.today).minor == 30000);
}

TEST_CASE("an overload is relieved by whoever fits and has time, and not by what a reservation takes up again") {
    Desk desk;
    desk.add(reg::skill::kType, "java", {{"name", "java"}});
    desk.person("li"), desk.person("mate"), desk.person("busy");
    for (auto const who : {"li", "mate", "busy"}) desk.add(reg::skill_level::kType, std::string(who) + "j", {{"person", who}, {"skill", "java"}, {"level", "4"}});
    desk.work("a", "2026-09-21T08:00", "2400"), desk.work("b", "2026-09-21T08:00", "960");
    desk.book("x", "a", {{"person", "li"}}), desk.book("y", "b", {{"person", "li"}}), desk.book("z", "a", {{"person", "busy"}});
    auto const load = desk.load();
    auto const li = load.worker_of(id_from_key("li"));
    auto const found = suggest_reliefs(desk.store, desk.derived, load, li, 1, desk.today);
    REQUIRE(found.size() == 2);
    CHECK(found[0].person == id_from_key("mate"));
    CHECK(found[0].from_before == 1400);
    CHECK(*found[0].from_after <= 1000);
    CHECK(suggest_reliefs(desk.store, desk.derived, load, li, 2, desk.today).empty());
    CHECK(suggest_reliefs(desk.store, desk.derived, load, load.worker_of(id_from_key("busy")), 1, desk.today).empty());
    // Most of the week is granted to the project anyway: without the small task li still holds it.
    desk.add(reg::resource_request::kType, "r", {{"project", "p"}, {"title", "r"}, {"from", "2026-09-21"}, {"to", "2026-09-27"}, {"units", "130"}, {"status", "fulfilled"}, {"assigned", "li"}});
    auto const held = desk.load();
    auto const lines = held.lines_of(held.worker_of(id_from_key("li")));
    for (auto const& line : lines)
        if (line.record == id_from_key("y")) CHECK(held.relief_of(line, 1) == 3360 - 3120);
}

TEST_CASE("capacity against demand by role: people, requests, and the pipeline by its chance") {
    Desk desk;
    desk.add(reg::role::kType, "dev", {{"name", "dev"}});
    desk.person("li", {{"role", "dev"}});
    desk.work("a", "2026-10-05T08:00", "2400");
    desk.book("x", "a", {{"person", "li"}});
    desk.add(reg::resource_request::kType, "r", {{"project", "p"}, {"title", "r"}, {"role", "dev"}, {"from", "2026-10-05"}, {"to", "2026-10-09"}, {"status", "submitted"}});
    desk.add(reg::proposal::kType, "likely", {{"title", "likely"}, {"stage", "decision"}, {"effort", "10000"}, {"target_start", "2026-10-01"}, {"target_finish", "2026-10-31"}});
    desk.add(reg::proposal::kType, "vague", {{"title", "vague"}, {"stage", "demand"}});
    desk.add(reg::proposal::kType, "parked", {{"title", "parked"}, {"stage", "parked"}, {"effort", "10000"}, {"target_start", "2026-10-01"}, {"target_finish", "2026-10-31"}});
    auto const items = pipeline_items(desk.store);
    REQUIRE(items.size() == 2);
    CHECK(items[0].chance == 80);
    CHECK_FALSE(items[1].counts());
    auto const months = resource_load(desk.store, desk.derived, load_months(*parse_date("2026-10-01"), 2));
    auto const of_dev = [&](PipelineView view, std::vector<Id> without = {}) {
        auto const all = role_capacity(desk.store, desk.derived, months, view, without);
        REQUIRE(all.roles.front().role == id_from_key("dev"));
        CHECK(all.roles.back().role == kNoId);                        // wang and lin have none
        return all.roles.front().months[0];
    };
    auto const plain = of_dev(PipelineView::none);
    CHECK(plain.capacity == 22 * 480);
    CHECK(plain.booked == 2400);
    CHECK(plain.asked == 2400);
    CHECK(plain.pipeline == 0);
    CHECK(of_dev(PipelineView::expected).pipeline == 8000);
    CHECK(of_dev(PipelineView::full).pipeline == 10000);
    CHECK(of_dev(PipelineView::full, {id_from_key("likely")}).pipeline == 0);
}

}  // namespace
