// Skill balances, training effects and personal key figures on small records.

#include "core/project/personal_kpis.h"

#include "core/project/skill_supply.h"
#include "core/project/training_effect.h"
#include "core/registers/action_item.h"
#include "core/registers/baseline.h"
#include "core/registers/baseline_task.h"
#include "core/registers/department.h"
#include "core/registers/finding.h"
#include "core/registers/issue.h"
#include "core/registers/person.h"
#include "core/registers/project.h"
#include "core/registers/resource_request.h"
#include "core/registers/skill.h"
#include "core/registers/skill_level.h"
#include "core/registers/skill_need.h"
#include "core/registers/task.h"
#include "core/registers/time_sheet.h"
#include "core/registers/training.h"
#include "core/registers/training_enrolment.h"
#include "core/registers/training_session.h"
#include "tests/core/registers/book.h"

using namespace pmo;
using namespace pmo::tests;
namespace reg = pmo::registers;

namespace {

Date day(std::string_view text) { return *parse_date(text); }
Date const kDay = day("2026-09-18");
Period const kQuarter{day("2026-07-01"), day("2026-09-30")};

TEST_CASE("periods are today and the quarters from today on") {
    auto const periods = supply_periods(kDay, 3);
    REQUIRE(periods.size() == 4);
    CHECK(periods[0].from == kDay);
    CHECK(periods[1].from == kDay);
    CHECK(periods[1].to == day("2026-09-30"));
    CHECK(periods[2].from == day("2026-10-01"));
    CHECK(periods[3].to == day("2027-03-31"));
}

struct Skills : Book {
    Skills() {
        for (auto const* name : {"a", "b", "c"}) add(reg::person::kType, name, {{"name", name}});
        add(reg::person::kType, "robot", {{"name", "robot"}, {"generic", "true"}});
        add(reg::skill::kType, "s", {{"name", "s"}, {"category", "technical"}});
        add(reg::skill::kType, "old", {{"name", "old"}, {"inactive", "true"}});
        level("a", "5"), level("b", "2", "3"), level("c", "1"), level("robot", "5");
    }
    void level(std::string_view who, std::string_view level, std::string_view wanted = {}) { add(reg::skill_level::kType, std::string("l") + std::string(who), {{"person", who}, {"skill", "s"}, {"level", level}, {"wanted", wanted}}); }
    void need(std::string_view key, std::string_view level, std::string_view heads, std::string_view from, std::string_view to) {
        add(reg::skill_need::kType, key, {{"skill", "s"}, {"level", level}, {"headcount", heads}, {"starts", from}, {"ends", to}, {"status", "open"}});
    }
    SkillBalance balance() const { return skill_balances(store, SkillMatrix(store, kDay), kDay)[0]; }
};

TEST_CASE("the gap is the greatest shortage over levels and days") {
    Skills book;
    SkillMatrix const matrix(book.store, kDay);
    CHECK(matrix.people().size() == 3);
    CHECK(matrix.skills().size() == 1);
    CHECK(matrix.holders(id_from_key("s"), 2) == 2);
    CHECK(book.balance().worst_gap == 0);
    CHECK(book.balance().single_holder);
    CHECK(book.balance().holder == id_from_key("a"));
    book.need("n1", "1", "3", "2026-10-01", "2026-10-31");                            // three heads at any level: they are there
    CHECK(book.balance().worst_gap == 0);
    book.need("n2", "4", "1", "2026-10-15", "2026-11-30");                            // one expert: there; with the others four heads for a month
    CHECK(book.balance().worst_gap == 1);
    CHECK(book.balance().worst_level == 1);
    book.need("n3", "4", "2", "2026-12-01", "2026-12-31");                            // after the other one: two experts, one there
    auto const balance = book.balance();
    CHECK(balance.periods[2].gap == 1);
    CHECK(balance.periods[2].needs.size() == 3);
    CHECK(balance.periods[0].needed == 0);
    book.need("past", "5", "99", "2026-01-01", "2026-09-17");
    CHECK(book.balance().periods[1].needed == 0);
    book.add(reg::resource_request::kType, "rq", {{"skill", "s"}, {"headcount", "4"}, {"from", "2027-01-01"}, {"status", "submitted"}});
    CHECK(book.balance().worst_gap == 3);
    CHECK(book.balance().worst_level == kIndependent);
    book.add(reg::skill_need::kType, "plan", {{"skill", "s"}, {"subject", "x"}, {"level", "4"}, {"headcount", "1"}, {"starts", "2028-01-01"}, {"ends", "2028-02-01"}, {"status", "planned"}});
    auto const before = skill_demands(book.store, kDay).size();
    book.add(reg::resource_request::kType, "rq2", {{"skill", "s"}, {"project", "x"}, {"skill_level", "4"}, {"from", "2028-01-10"}, {"to", "2028-01-20"}, {"status", "submitted"}});
    CHECK(skill_demands(book.store, kDay).size() == before);                          // asks for what is planned already
    book.add(reg::resource_request::kType, "rq3", {{"skill", "s"}, {"project", "x"}, {"skill_level", "5"}, {"from", "2028-01-10"}, {"status", "submitted"}});
    CHECK(skill_demands(book.store, kDay).size() == before + 1);
    REQUIRE(book.balance().candidates.size() == 2);
    CHECK(book.balance().candidates[0].person == id_from_key("b"));                   // wants level 3 and is nearest
}

TEST_CASE("what a training brought, and which certificates run out") {
    Skills book;
    auto const t = book.add(reg::training::kType, "t", {{"title", "t"}, {"skill", "s"}, {"target_level", "3"}, {"actual_cost", "300 CNY"}, {"status", "done"}, {"capacity", "9"}});
    auto const session = book.add(reg::training_session::kType, "x", {{"training", "t"}, {"title", "x"}, {"starts", "2026-08-01T09:00"}, {"capacity", "4"}, {"status", "held"}});
    auto const enrol = [&](std::string_view who, std::string_view status, std::string_view before, std::string_view after, std::string_view rating) {
        book.add(reg::training_enrolment::kType, std::string("e") + std::string(who), {{"training", "t"}, {"session", "x"}, {"person", who}, {"status", status}, {"level_before", before}, {"level_after", after}, {"rating", rating},
                                                                                      {"certificate", "C"}, {"certificate_until", "2026-10-01"}});
    };
    enrol("a", "passed", "4", "5", "5"), enrol("b", "failed", "1", "2", "2"), enrol("c", "attended", "", "3", ""), enrol("robot", "absent", "1", "5", "1");
    auto const effect = training_effect(*book.store.live(t), book.store);
    CHECK(effect.came == 3);
    CHECK(effect.absent == 1);
    CHECK(effect.measured == 2);
    CHECK(effect.gain == 2);
    CHECK(effect.with_target == 3);
    CHECK(effect.on_target == 2);
    CHECK(effect.lasting == 2);
    CHECK(effect.rating == std::optional(350));
    CHECK(effect.per_level == std::optional(Money{15000, {}}));
    CHECK(effect.seats == 4);
    CHECK(seats_taken(*book.store.live(session), book.store) == 3);
    auto const found = certificates(book.store, kDay);
    REQUIRE(found.size() == 2);                                                       // not who failed, not who was absent
    CHECK(found[0].days_left == 13);
    CHECK(found[0].skill == id_from_key("s"));
}

struct Work : Book {
    Derived derived{store};
    Work() {
        add(reg::department::kType, "it", {{"name", "IT"}});
        add(reg::person::kType, "li", {{"name", "li"}, {"department", "it"}});
        add(reg::project::kType, "p", {{"code", "P"}, {"name", "P"}, {"status", "active"}, {"start", "2026-08-03T08:00"}});
        add(reg::task::kType, "done", {{"project", "p"}, {"place", "a"}, {"name", "done"}, {"owner", "li"}, {"duration", "480"}, {"percent_complete", "100"}, {"actual_start", "2026-08-03T08:00"}, {"actual_finish", "2026-08-03T17:00"}});
        add(reg::task::kType, "late", {{"project", "p"}, {"place", "b"}, {"name", "late"}, {"owner", "li"}, {"duration", "480"}});
        action("a1", "2026-08-10", "done", "2026-08-10"), action("a2", "2026-08-10", "done", "2026-08-11"), action("a3", "2026-08-10", "open", ""), action("a4", "2026-08-10", "cancelled", ""), action("a5", "2026-09-25", "open", "");
        add(reg::finding::kType, "f", {{"project", "p"}, {"title", "f"}, {"owner", "li"}, {"due", "2026-08-10"}, {"fixed_on", "2026-08-09"}, {"status", "verified"}});
        add(reg::issue::kType, "i", {{"project", "p"}, {"title", "i"}, {"owner", "li"}, {"due", "2026-08-10"}, {"status", "open"}});
        for (auto const* d : {"2026-09-14", "2026-09-15", "2026-09-16"}) add(reg::time_sheet::kType, d, {{"person", "li"}, {"project", "p"}, {"date", d}, {"minutes", "480"}, {"status", "approved"}});
        add(reg::time_sheet::kType, "draft", {{"person", "li"}, {"project", "p"}, {"date", "2026-09-17"}, {"minutes", "480"}, {"status", "draft"}});
    }
    void action(std::string_view key, std::string_view due, std::string_view status, std::string_view done) {
        add(reg::action_item::kType, key, {{"title", key}, {"project", "p"}, {"owner", "li"}, {"due", due}, {"status", status}, {"done_on", done}});
    }
};

TEST_CASE("a person's figures count what was due in the period and done by its day") {
    Work book;
    auto const figures = personal_kpis(book.store, book.derived, id_from_key("li"), kQuarter, kDay);
    CHECK(figures.kpi[0].all == 2);
    CHECK(figures.kpi[0].good == 1);
    CHECK(figures.kpi[0].misses == std::vector{id_from_key("late")});
    CHECK(figures.kpi[1].all == 3);
    CHECK(figures.kpi[1].good == 1);
    CHECK(figures.kpi[1].misses == std::vector{id_from_key("a2"), id_from_key("a3")});
    CHECK(figures.kpi[2].percent() == std::optional(100));
    CHECK(figures.kpi[3].percent() == std::optional(0));
    CHECK(figures.kpi[4].all == 5);
    CHECK(figures.kpi[4].good == 3);
    CHECK(figures.score() == std::optional((50 * 40 + 33 * 20 + 100 * 15 + 0 + 60 * 10 + 50) / 100));
    CHECK_FALSE(personal_kpis(book.store, book.derived, id_from_key("li"), {day("2025-01-01"), day("2025-03-31")}, kDay).score());
    CHECK_FALSE(personal_kpis(book.store, book.derived, id_from_key("p"), kQuarter, kDay).score());
    auto const project = team_kpis(book.store, book.derived, id_from_key("p"), kQuarter, kDay), department = team_kpis(book.store, book.derived, id_from_key("it"), kQuarter, kDay);
    CHECK(project.score() == figures.score());
    CHECK(department.score() == figures.score());
    CHECK_FALSE(team_kpis(book.store, book.derived, id_from_key("gone"), kQuarter, kDay).score());
}

TEST_CASE("a task that others delayed is measured by its own duration") {
    Book book;
    Derived const derived(book.store);
    book.add(reg::person::kType, "li", {{"name", "li"}});
    book.add(reg::project::kType, "p", {{"code", "P"}, {"name", "P"}, {"status", "active"}, {"start", "2026-08-03T08:00"}, {"baseline", "base"}});
    book.add(reg::baseline::kType, "base", {{"project", "p"}, {"name", "B1"}});
    auto const task = [&](std::string_view key, std::string_view start, std::string_view finish) {
        book.add(reg::task::kType, key, {{"project", "p"}, {"place", key}, {"name", key}, {"owner", "li"}, {"duration", "960"}, {"percent_complete", "100"}, {"actual_start", start}, {"actual_finish", finish}});
        book.add(reg::baseline_task::kType, std::string("of ") + std::string(key), {{"baseline", "base"}, {"task", key}, {"start", "2026-08-03T08:00"}, {"finish", "2026-08-04T17:00"}, {"duration", "960"}});
    };
    task("a", "2026-08-03T08:00", "2026-08-04T17:00");                                // as planned
    task("b", "2026-08-10T08:00", "2026-08-11T17:00");                                // a week later, in its two days
    task("c", "2026-08-10T08:00", "2026-08-12T17:00");                                // a week later and a day longer
    auto const figures = personal_kpis(book.store, derived, id_from_key("li"), kQuarter, kDay);
    CHECK(figures.kpi[0].all == 3);
    CHECK(figures.kpi[0].misses == std::vector{id_from_key("c")});
    CHECK(figures.counted() == 3);
}

TEST_CASE("grades follow scores") {
    CHECK(grade_of_score(90) == "excellent");
    CHECK(grade_of_score(89) == "good");
    CHECK(grade_of_score(79) == "qualified");
    CHECK(grade_of_score(60) == "improve");
    CHECK(grade_of_score(59) == "unqualified");
}

}  // namespace
